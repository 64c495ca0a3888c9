/* CSV text to records of fields, with their places; what they mean is csv.c's business.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LEARN_CSV_SCAN_H
#define LEARN_CSV_SCAN_H

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"
#include "base/str.h"

/* The bytes between the delimiters, without blanks around them or without the quotes;
 * borrowed from the text. */
struct csv_field {
    const char *s;
    size_t len;
    int line, column; /* of its first byte, from 1 */
    bool doubled;     /* holds doubled quotes */
};

/* Where the next record begins. */
struct csv_place {
    const char *at, *line_start;
    int line;
};

struct csv_scan {
    const char *file; /* for the faults; borrowed */
    const char *end;
    struct csv_place next;
    char delimiter;
    struct csv_field *field; /* the present record */
    size_t fields, room;
    int end_line, end_column; /* just behind its last byte */
};

enum csv_got {
    CSV_RECORD,
    CSV_END,
    CSV_FAULT, /* ERR is set */
};

/* TEXT stays the caller's. The delimiter is found: the first of tab ; | , that cuts the
 * first records into equally many fields. */
void csv_scan_init(struct csv_scan *c, const char *file, const char *text, size_t len);
void csv_scan_done(struct csv_scan *c);

/* The next record that is neither blank nor a # comment. ERR may be NULL. */
enum csv_got csv_scan_next(struct csv_scan *c, struct err *err);

/* Appends a field's text: doubled quotes are one. */
void csv_field_text(const struct csv_field *f, struct str *out);
/* The same safe to print, at most BYTES of it, as a heap string of the caller's. */
char *csv_field_clean(const struct csv_field *f, size_t bytes);

#endif
