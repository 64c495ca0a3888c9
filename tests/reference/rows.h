/* The reference file: lines of KEY<TAB>VALUE.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef REFERENCE_ROWS_H
#define REFERENCE_ROWS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"

struct row {
    const char *key, *value;
};

struct rows {
    struct row *row;    /* in the order of the file */
    struct row *sorted; /* by key */
    size_t n;
    size_t malformed; /* lines without a tab */
    char *text;
};

bool rows_load(struct rows *r, const char *file, struct err *err);
void rows_done(struct rows *r);

/* The value of a key; NULL if there is none. */
const char *rows_text(const struct rows *r, const char *key);

/* A value as a number: true is 1, false 0, null NaN; false for other text. */
bool rows_number(const char *value, double *v);

#endif
