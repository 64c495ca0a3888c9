/* A function to make small: its value, gradient and Hessian at any weights.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LEARN_OBJECTIVE_H
#define LEARN_OBJECTIVE_H

#include "learn/data.h"
#include "learn/mat.h"

struct function;

/* What becomes of the bias b (of an mlp: of every bias). */
enum bias_kind {
    BIAS_FREE,   /* learned, and not priced: the rule */
    BIAS_OFF,    /* held at 0: its gradient is 0, its row of the Hessian that of I */
    BIAS_PRICED, /* learned, and priced by lambda like a weight */
};

/* Weights theta have the order b, w1, w2 …: dim entries (an mlp's: mlp.h; a function's:
 * X, Y). Objectives know nothing of methods. All functions are pure. */
struct objective {
    const struct objective_ops *ops;
    size_t dim;              /* entries of theta */
    const struct data *data; /* borrowed; features already scaled if they are to be */
    double lambda;           /* price of the weights */
    enum bias_kind bias;
    /* What the cost of a point is multiplied by, by its class (y >= 1/2: [1]);
     * 0 and 0 stand for 1 and 1. `balanced` is N/(2 N_class). */
    double class_weight[2];
    size_t hidden;                   /* neurons of an mlp, else 0 */
    const struct function *function; /* of function_ops, else NULL; borrowed */
};

/* What a point costs by its score z and label y, a block of N points at a time. */
struct cost {
    /* COST (may be NULL) and its derivative d cost/dz, SLOPE (may be NULL) */
    void (*value)(const double *z, const double *y, size_t n, double *cost,
                  double *slope);
    /* d2 cost/dz2 */
    void (*bend)(const double *z, const double *y, size_t n, double *bend);
    double most; /* no |bend| is above it; 0 if all are 0 */
};

extern const struct cost cost_log;      /* softplus(z) - y z; 1/4 */
extern const struct cost cost_squared;  /* (sigmoid(z) - y)^2 */
extern const struct cost cost_errors;   /* 1 on the wrong side of 1/2: slope 0 */
extern const struct cost cost_residual; /* (z - y)^2; 2 */

struct objective_ops {
    const char *name; /* the model: "logistic", "linear", "mlp"; "function" */
    const char *loss; /* "log", "mse", "errors" */
    const char *help; /* one sentence with the formula */
    bool sigma;       /* the prediction is p = sigmoid(z); else z itself */
    bool smooth;      /* there is a slope that tells the way; false for `errors` */
    bool convex;
    bool bounded; /* curvature() is a bound everywhere and does not read theta */
    const struct cost *cost; /* NULL for a function */
    /* Entries of theta for so many features. */
    size_t (*params)(size_t features, size_t hidden);
    /* The score of one point with the features X. */
    double (*score)(const struct objective *o, const double *theta, const double *x);
    /* The scores of all points of o->data into Z. */
    void (*scores)(const struct objective *o, const double *theta, double *z);
    /* J(theta) = mean cost + lambda * sum w_j^2; NaN where a function has no value */
    double (*value)(const struct objective *o, const double *theta);
    /* J, and its gradient into G (dim values). */
    double (*gradient)(const struct objective *o, const double *theta, double *g);
    /* The Hessian into H (dim x dim). */
    void (*hessian)(const struct objective *o, const double *theta, struct mat *h);
    /* L: an upper bound of the curvature everywhere if `bounded`, the largest
     * eigenvalue of (most * X'WX/N) + the price; else the largest |eigenvalue| of the
     * Hessian at THETA. 1/L is eta auto, 2/L the safe rate. */
    double (*curvature)(const struct objective *o, const double *theta);
};

extern const struct objective_ops logistic_ops; /* logistic, log: the textbook's */
extern const struct objective_ops squared_ops;  /* logistic, mse on sigma */
extern const struct objective_ops errors_ops;   /* logistic, errors */
extern const struct objective_ops linear_ops;   /* linear, mse */
extern const struct objective_ops mlp_log_ops, mlp_squared_ops, mlp_errors_ops;

/* The table of models with their losses, closed by NULL (functions are not in it). */
extern const struct objective_ops *const objectives[];

/* The row of a model and a loss; LOSS NULL: the model's first. NULL if there is none.
 */
const struct objective_ops *objective_named(const char *model, const char *loss);

/* The mean cost without the price of the weights. */
double objective_loss(const struct objective *o, const double *theta);

#endif
