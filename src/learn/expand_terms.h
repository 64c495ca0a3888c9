/* Products of powers of the columns, each an earlier one times a column.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LEARN_EXPAND_TERMS_H
#define LEARN_EXPAND_TERMS_H

#include <stddef.h>
#include <stdint.h>

#include "learn/expand.h"

/* Feature j is x[input] * feature[from], or x[input] alone when FROM is TERM_ALONE. One
 * rounding a factor in a fixed order: the same digits on every machine. */
struct term {
    uint16_t input, from;
};

enum { TERM_ALONE = UINT16_MAX };

/* How many there are; more than DATA_MAX_DIM is told as DATA_MAX_DIM + 1. Not for
 * RECIPE_FORMULA. */
size_t terms_count(enum recipe_kind kind, int degree, size_t inputs);
/* Fills T; their count must be at most DATA_MAX_DIM. */
void terms_list(enum recipe_kind kind, int degree, size_t inputs, struct term *t);
/* "foot^2*lift" as a heap string. */
char *term_name(const struct term *t, size_t j, char *const *names);

#endif
