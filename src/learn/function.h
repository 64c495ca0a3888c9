/* A function of X, or of X and Y, that is looked at or made small.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LEARN_FUNCTION_H
#define LEARN_FUNCTION_H

#include "learn/formula.h"
#include "learn/objective.h"

/* Never changed once made; shared by reference count. */
struct function {
    char *text;                  /* as it was typed */
    size_t dim;                  /* 1 or 2 */
    char name[2][16];            /* its variables, as typed: "x", "z", "X" and "Y" */
    bool constant;               /* it has none; dim is 1 all the same */
    struct formula *value;       /* all other names are replaced by numbers */
    struct formula *gradient[2]; /* symbolic */
    struct formula *hessian[3];  /* xx, xy, yy; NULL where there is none */
    char *slope_text; /* the derivative as text (dim 1), NULL if there is none */
    int refs;
};

/* TEXT as a function: its variables are X and Y (any case), else the one point's name
 * (x, x1, z, p, s, y) or the one letter that SCOPE does not know; all other names get
 * the value they have now. TWO: two variables are allowed. NULL sets ERR. */
struct function *function_new(const char *text, const struct scope *scope, bool two,
                              struct err *err);
struct function *function_ref(struct function *f); /* NULL gives NULL */
void function_free(struct function *f);

/* Both are functions of one and the same variable (a constant is one of any). */
bool function_share(const struct function *f, const struct function *g);

/* False where it has no value (no derivative); AT has dim values. */
bool function_value(const struct function *f, const double *at, double *v);
bool function_slope(const struct function *f, const double *at, double *g);
/* Its value at AT, or why it has none there. */
void function_look(const struct function *f, const double *at, struct value *out);

/* The objective of o->function: value, exact gradient and Hessian (NaN where there is
 * none); curvature is that at THETA. No data, no price. */
extern const struct objective_ops function_ops;

#endif
