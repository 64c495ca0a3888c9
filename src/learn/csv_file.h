/* A file of CSV text in memory, if it is text at all.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LEARN_CSV_FILE_H
#define LEARN_CSV_FILE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"

struct csv_text {
    const char *file; /* borrowed */
    char *text;
    size_t len;
};

/* False sets ERR; csv_text_done() is right in both cases. */
bool csv_text_load(struct csv_text *t, const char *file, struct err *err);
void csv_text_done(struct csv_text *t);

/* Holds no bytes that no text has; UTF-16 is full of them. */
bool csv_text_plain(const char *file, const char *text, size_t len, struct err *err);

#endif
