/* Regression: one score z = b + w·x for each point, and the mean of what it costs.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "learn/regression.h"

#include <string.h>

#include "learn/cost.h"
#include "learn/design.h"
#include "learn/ridge.h"

size_t regression_params(size_t features, size_t hidden)
{
    (void)hidden;
    return features + 1;
}

/* Added in the order of design_z: the same number to the last digit. */
double regression_score(const struct objective *o, const double *theta, const double *x)
{
    double z = 0;

    for (size_t j = 1; j < o->dim; j++)
        z += theta[j] * x[j - 1];
    return z + theta[0];
}

void regression_scores(const struct objective *o, const double *theta, double *z)
{
    const struct data *d = o->data;

    for (struct stretch k = design_first(d); k.count; k = design_next(d, k))
        design_z(d, k, theta, z + k.from);
}

/* J = (1/N) sum_i cost(z_i, y_i) + lambda sum_j w_j^2,   z_i = b + w·x_i */
double regression_value(const struct objective *o, const double *theta)
{
    const struct data *d = o->data;
    double z[DESIGN_BLOCK], total = 0;

    for (struct stretch k = design_first(d); k.count; k = design_next(d, k)) {
        design_z(d, k, theta, z);
        total += cost_block(o, k, z, NULL);
    }
    return design_mean(total, d) + ridge_value(o, theta);
}

/* dJ/db   = (1/N) sum_i slope_i,                      slope_i = d cost/dz at (z_i, y_i)
 * dJ/dw_j = (1/N) sum_i slope_i x_ij + 2 lambda w_j */
double regression_gradient(const struct objective *o, const double *theta, double *g)
{
    const struct data *d = o->data;
    double z[DESIGN_BLOCK], slope[DESIGN_BLOCK], total = 0;

    memset(g, 0, o->dim * sizeof *g);
    for (struct stretch k = design_first(d); k.count; k = design_next(d, k)) {
        design_z(d, k, theta, z);
        total += cost_block(o, k, z, slope);
        design_add_gradient(d, k, slope, g);
    }
    for (size_t j = 0; j < o->dim; j++)
        g[j] = design_mean(g[j], d);
    ridge_finish_gradient(o, theta, g);
    return design_mean(total, d) + ridge_value(o, theta);
}

/* From sums over points to the Hessian of J. */
static void finish(const struct objective *o, double held, struct mat *h)
{
    for (size_t i = 0; i < o->dim * o->dim; i++)
        h->a[i] = design_mean(h->a[i], o->data);
    design_mirror(h);
    ridge_finish_hessian(o, held, h);
}

/* d2J/dtheta_j dtheta_k = (1/N) sum_i bend_i x_ij x_ik + 2 lambda [j = k > 0],
 * x_i0 = 1,   bend_i = d2 cost/dz2 at (z_i, y_i) */
void regression_hessian(const struct objective *o, const double *theta, struct mat *h)
{
    const struct data *d = o->data;
    double z[DESIGN_BLOCK], bend[DESIGN_BLOCK];

    memset(h->a, 0, o->dim * o->dim * sizeof *h->a);
    for (struct stretch k = design_first(d); k.count; k = design_next(d, k)) {
        design_z(d, k, theta, z);
        cost_bends(o, k, z, bend);
        design_add_hessian(d, k, bend, h);
    }
    finish(o, 1, h);
}

/* |bend_i| is nowhere above its maximum: so is the curvature of J in no direction above
 * that of the sum in which every bend has its largest size. */
double regression_curvature(const struct objective *o, const double *theta)
{
    const struct data *d = o->data;
    double bend[DESIGN_BLOCK], bound;
    struct mat h;

    (void)theta;
    mat_init(&h, o->dim, o->dim);
    for (struct stretch k = design_first(d); k.count; k = design_next(d, k)) {
        cost_most(o, k, bend);
        design_add_hessian(d, k, bend, &h);
    }
    finish(o, 0, &h);
    bound = mat_largest_eigenvalue(&h);
    mat_done(&h);
    return bound;
}
