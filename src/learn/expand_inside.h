/* A recipe seen from the files that read and use it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LEARN_EXPAND_INSIDE_H
#define LEARN_EXPAND_INSIDE_H

#include "learn/expand.h"
#include "learn/expand_terms.h"
#include "learn/formula.h"

struct recipe {
    enum recipe_kind kind;
    int degree; /* of POLY */
    char *text;
    struct formula **formula; /* of FORMULA: count of them, */
    char **source;            /* and as they were typed */
    size_t count;
    size_t inputs; /* columns that they use: the largest number of an x; of the other
                      kinds those that `term` is for */
    struct term *term; /* of the other kinds: how each feature is made */
    int refs;
};

struct recipe *recipe_new(enum recipe_kind kind, int degree, const char *text);

/* 1 for x and x1, 2 for x2 …; 0 if the LEN bytes of NAME are no column. */
size_t recipe_input(const char *name, size_t len);

/* The values x, x1, x2 … of one row; lent to the scope. */
struct recipe_place {
    size_t inputs;
    const double *x;
};
struct scope recipe_scope(struct recipe_place *place);

#endif
