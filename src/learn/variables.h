/* Which names of a formula vary, and the tree in which all others are numbers.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LEARN_VARIABLES_H
#define LEARN_VARIABLES_H

#include "learn/formula_tree.h"

/* The names that vary, as they are first met; X before Y. */
struct variables {
    char name[3][16]; /* more than two are too many */
    size_t n;
};

/* X, x and x1 are one variable, Y and y another. */
bool variables_same(const char *a, const char *b);

/* Those of N: X and Y (any case), else the one point's names, else the one letter that
 * SCOPE does not know. TWO: X and Y together are allowed. False sets ERR. */
bool variables_find(struct variables *v, const struct scope *scope,
                    const struct node *n, bool two, struct err *err);

/* A copy of N in which all names but V have become the numbers that they are now. NULL
 * sets the evaluation's error: one has no value, or stands where it cannot vary. */
struct node *variables_freeze(const struct variables *v, const struct evaluation *ev,
                              const struct node *n);

#endif
