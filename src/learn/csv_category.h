/* A column of words as columns of 0 and 1.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LEARN_CSV_CATEGORY_H
#define LEARN_CSV_CATEGORY_H

#include "learn/csv_set.h"
#include "learn/data.h"

enum { CSV_CATEGORIES = 20 }; /* a column of more different words makes no features */

/* Columns that so many words make: one of two, none of one. */
size_t csv_category_columns(size_t words);

/* X holds the places in WORDS of D's rows. Fills D's columns FIRST … and their names:
 * NAME=word for each word but the first, of two NAME=second. Says in NOTES what was
 * done. Takes over X. */
void csv_category_spread(const struct csv_set *words, double *x, const char *name,
                         struct data *d, size_t first, struct str *notes);

#endif
