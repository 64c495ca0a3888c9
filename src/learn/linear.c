/* Linear regression: the model yhat = b + w·x and its mean squared residual.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "learn/design.h"
#include "learn/objective.h"
#include "learn/ridge.h"

/* J = (1/N) sum_i (yhat_i - y_i)^2 + lambda sum_j w_j^2,   yhat_i = b + w·x_i */
static double value(const struct objective *o, const double *theta)
{
    const struct data *d = o->data;
    double r[DESIGN_BLOCK], total = 0;

    for (struct stretch k = design_first(d); k.count; k = design_next(d, k)) {
        design_z(d, k, theta, r);
        for (size_t i = 0; i < k.count; i++)
            r[i] -= d->y[k.from + i];
        total += vec_dot(r, r, k.count);
    }
    return design_mean(total, d) + ridge_value(o, theta);
}

/* dJ/db   = (2/N) sum_i (yhat_i - y_i)
 * dJ/dw_j = (2/N) sum_i (yhat_i - y_i) x_ij + 2 lambda w_j */
static double gradient(const struct objective *o, const double *theta, double *g)
{
    const struct data *d = o->data;
    double r[DESIGN_BLOCK], total = 0;

    memset(g, 0, o->dim * sizeof *g);
    for (struct stretch k = design_first(d); k.count; k = design_next(d, k)) {
        design_z(d, k, theta, r);
        for (size_t i = 0; i < k.count; i++)
            r[i] -= d->y[k.from + i];
        total += vec_dot(r, r, k.count);
        design_add_gradient(d, k, r, g);
    }
    for (size_t j = 0; j < o->dim; j++)
        g[j] = 2 * design_mean(g[j], d);
    ridge_add_gradient(o, theta, g);
    return design_mean(total, d) + ridge_value(o, theta);
}

/* d2J/dtheta_j dtheta_k = (2/N) sum_i x_ij x_ik + 2 lambda [j = k > 0],   x_i0 = 1:
 * the same everywhere, so THETA is not read. */
static void hessian(const struct objective *o, const double *theta, struct mat *h)
{
    const struct data *d = o->data;
    double one[DESIGN_BLOCK];

    (void)theta;
    for (size_t i = 0; i < DESIGN_BLOCK; i++)
        one[i] = 1;
    memset(h->a, 0, o->dim * o->dim * sizeof *h->a);
    for (struct stretch k = design_first(d); k.count; k = design_next(d, k))
        design_add_hessian(d, k, one, h);
    for (size_t i = 0; i < o->dim * o->dim; i++)
        h->a[i] = 2 * design_mean(h->a[i], d);
    ridge_add_hessian(o, h);
    design_mirror(h);
}

static double curvature(const struct objective *o)
{
    struct mat h;
    double bound;

    mat_init(&h, o->dim, o->dim);
    hessian(o, NULL, &h);
    bound = mat_largest_eigenvalue(&h);
    mat_done(&h);
    return bound;
}

const struct objective_ops linear_ops = {
    .name = "linear",
    .help = "yhat = b + w·x; makes the mean squared residual (yhat - y)^2 small",
    .value = value,
    .gradient = gradient,
    .hessian = hessian,
    .curvature = curvature,
};
