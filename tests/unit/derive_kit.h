/* What tests of derivatives and simplified formulas share.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TESTS_DERIVE_KIT_H
#define TESTS_DERIVE_KIT_H

#include "learn/formula.h"

/* The value at a place; false: there is none. */
bool formula_at(const struct formula *f, double x, double y, double *v);
/* TEXT as a tree, which must be one; a tree as text (heap). */
struct formula *formula_of(const char *text);
char *formula_text(const struct formula *f);

extern unsigned formula_seed; /* of the formulas that grow */
/* A formula of x and y, DEPTH operations deep; smooth ones only if that is wanted. */
void grow_formula(struct str *out, int depth, bool smooth);

#endif
