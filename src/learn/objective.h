/* A function to make small: its value, gradient and Hessian at any weights.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LEARN_OBJECTIVE_H
#define LEARN_OBJECTIVE_H

#include "learn/data.h"
#include "learn/mat.h"

/* Weights theta have the order b, w1, w2 …: dim entries. Objectives know nothing of
 * methods. All functions are pure. */
struct objective {
    const struct objective_ops *ops;
    size_t dim;              /* features + 1 */
    const struct data *data; /* borrowed; features already scaled if they are to be */
    double lambda;           /* price of w; b is free */
};

struct objective_ops {
    const char *name; /* "logistic", "linear" */
    const char *help; /* one sentence with the formula */
    /* J(theta) = mean loss + lambda * sum w_j^2 */
    double (*value)(const struct objective *o, const double *theta);
    /* J, and its gradient into G (dim values). */
    double (*gradient)(const struct objective *o, const double *theta, double *g);
    /* The Hessian into H (dim x dim). */
    void (*hessian)(const struct objective *o, const double *theta, struct mat *h);
    /* An upper bound of the curvature everywhere: L = largest eigenvalue of
     * X'X/(4m) + 2 lambda (logistic) or 2 X'X/m + 2 lambda (linear). 1/L is eta auto,
     * 2/L the safe rate. O(n dim^2), independent of theta. */
    double (*curvature)(const struct objective *o);
};

/* mean log loss (natural log, stable form log(1+e^z) - y z); soft labels allowed. */
extern const struct objective_ops logistic_ops;
/* mean squared residual, gradient 2 mean((yhat - y) x). */
extern const struct objective_ops linear_ops;

/* The table of models, closed by NULL. */
extern const struct objective_ops *const objectives[];

#endif
