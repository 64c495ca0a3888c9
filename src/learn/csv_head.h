/* The columns of CSV text: how many, and what a first row of names calls them.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LEARN_CSV_HEAD_H
#define LEARN_CSV_HEAD_H

#include "learn/csv_scan.h"

struct csv_head {
    bool header; /* the first row holds names */
    size_t n;
    char **name;             /* safe to print; NULL where there is none */
    struct csv_field *field; /* of the first row: where a column begins */
};

/* C is at its first record and is left at the first row of values. False sets ERR: no
 * rows, one column only. */
bool csv_head_read(struct csv_scan *c, struct csv_head *h, struct err *err);
void csv_head_done(struct csv_head *h);

/* A column's name, or "column 3". Appended. */
void csv_head_name(const struct csv_head *h, size_t j, struct str *out);

/* The present record of C has as many fields as the first; false sets ERR. */
bool csv_head_fits(const struct csv_head *h, const struct csv_scan *c, struct err *err);

#endif
