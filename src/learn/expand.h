/* What the model gets from the columns: as they are, products, powers, own formulas.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LEARN_EXPAND_H
#define LEARN_EXPAND_H

#include <stdbool.h>

#include "learn/data.h"

enum recipe_kind {
    RECIPE_LINEAR,  /* x1 … xD */
    RECIPE_PRODUCT, /* and every product of two different ones: x1*x2 */
    RECIPE_SQUARE,  /* x1 … xD and their squares: x1^2 */
    RECIPE_POLY,    /* every product of powers up to degree K: x1 x2 x1^2 x1*x2 x2^2 */
    RECIPE_FORMULA, /* exactly the given formulas of x, x1, x2 … */
};

struct recipe; /* never changed once made; shared by reference count; NULL is linear */

/* TEXT is what follows `features`: "linear", "product", "square", "poly 3", or formulas
 * separated by blanks or commas (`x1 x2 x1*x2`) for INPUTS columns. "linear" gives NULL
 * with err->message empty. NULL with a message: a mistake (column counted in TEXT), or
 * more than DATA_MAX_DIM features. */
struct recipe *recipe_parse(const char *text, size_t inputs, struct err *err);
struct recipe *recipe_ref(struct recipe *r);
void recipe_free(struct recipe *r);

enum recipe_kind recipe_kind(const struct recipe *r);
const char *
recipe_word(const struct recipe *r);       /* linear product square poly formula */
int recipe_degree(const struct recipe *r); /* of poly; product, square 2; else 1 */
const char *recipe_text(const struct recipe *r); /* what recipe_parse understands */
/* It can be used with so many columns. */
bool recipe_fits(const struct recipe *r, size_t inputs);
size_t recipe_features(const struct recipe *r, size_t inputs);

/* D's rows with the features of R, names like "x1*x2" made from D's ("foot*lift");
 * labels, kind and source are D's. Linear: D itself, one reference more. NULL sets ERR:
 * which feature is no finite number at which row. */
struct data *recipe_apply(const struct recipe *r, const struct data *d,
                          struct err *err);
/* The features of one place; false where one has no finite value (then 0 is put). */
bool recipe_place(const struct recipe *r, size_t inputs, const double *x, double *out);

#endif
