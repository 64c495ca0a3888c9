/* What one field of CSV text is: a number, a word, nothing.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LEARN_CSV_VALUE_H
#define LEARN_CSV_VALUE_H

#include "learn/csv_scan.h"

enum csv_value {
    CSV_NUMBER,
    CSV_WORD,
    CSV_MISSING,   /* empty, NA, N/A, nan, null, ?, - */
    CSV_NO_NUMBER, /* meant as one, but inf, beyond 1e308, or 1,5 beside commas */
};

/* *V is set for CSV_NUMBER. */
enum csv_value csv_value(const struct csv_scan *c, const struct csv_field *f,
                         double *v);

/* ERR says why F is no number, and where. Always false. */
bool csv_value_fault(const struct csv_scan *c, const struct csv_field *f,
                     struct err *err);
/* "'red' WHAT. REMEDY", at F. Always false. */
bool csv_field_fault(const struct csv_scan *c, const struct csv_field *f,
                     struct err *err, const char *what, const char *remedy);

#endif
