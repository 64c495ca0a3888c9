/* Logistic regression: the model p = sigmoid(b + w·x) and its mean log loss.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "learn/logistic.h"

#include <math.h>
#include <string.h>

#include "learn/design.h"
#include "learn/objective.h"
#include "learn/ridge.h"

/* sigmoid(z) = 1/(1+e^-z) = e^z/(1+e^z); the form whose e^… cannot overflow. */
double sigmoid(double z)
{
    double e = exp(-fabs(z));

    return z >= 0 ? 1 / (1 + e) : e / (1 + e);
}

/* logit(p) = log(p/(1-p)), the inverse of sigmoid. Near 1/2 the quotient is near 1 and
 * its logarithm loses digits; p/(1-p) = 1 + (2p-1)/(1-p), where 2p-1 is exact, does
 * not. */
double logit(double p)
{
    if (p > 0.25 && p < 0.75)
        return log1p((2 * p - 1) / (1 - p));
    return log(p / (1 - p));
}

/* softplus(z) = log(1+e^z) = max(z,0) + log(1+e^-|z|) */
double softplus(double z)
{
    return fmax(z, 0) + log1p(exp(-fabs(z)));
}

/* loss(z,y) = -y log p - (1-y) log(1-p)           with p = sigmoid(z)
 *           = log(1+e^z) - y z
 *           = log(1+e^-|z|) + (1-y) |z|   if z > 0, and + y |z| otherwise:
 * all terms are positive, so a loss of 1e-300 has all its digits. */
static double loss_of(double z, double y, double e)
{
    double wrong = z > 0 ? 1 - y : y;

    return log1p(e) + (wrong == 0 ? 0 : wrong * fabs(z));
}

/* d loss/dz = p - y = (1-y) p - y (1-p): again without cancellation. */
static double slope_of(double z, double y, double e)
{
    double likely = 1 / (1 + e), unlikely = e / (1 + e);
    double p = z >= 0 ? likely : unlikely, q = z >= 0 ? unlikely : likely;

    return (1 - y) * p - y * q;
}

double log_loss(double z, double y)
{
    return loss_of(z, y, exp(-fabs(z)));
}

/* J = (1/N) sum_i loss(z_i, y_i) + lambda sum_j w_j^2,   z_i = b + w·x_i */
static double value(const struct objective *o, const double *theta)
{
    const struct data *d = o->data;
    double z[DESIGN_BLOCK], total = 0;

    for (struct stretch k = design_first(d); k.count; k = design_next(d, k)) {
        double part = 0;

        design_z(d, k, theta, z);
        for (size_t i = 0; i < k.count; i++)
            part += log_loss(z[i], d->y[k.from + i]);
        total += part;
    }
    return design_mean(total, d) + ridge_value(o, theta);
}

/* dJ/db   = (1/N) sum_i (p_i - y_i)
 * dJ/dw_j = (1/N) sum_i (p_i - y_i) x_ij + 2 lambda w_j */
static double gradient(const struct objective *o, const double *theta, double *g)
{
    const struct data *d = o->data;
    double z[DESIGN_BLOCK], r[DESIGN_BLOCK], total = 0;

    memset(g, 0, o->dim * sizeof *g);
    for (struct stretch k = design_first(d); k.count; k = design_next(d, k)) {
        double part = 0;

        design_z(d, k, theta, z);
        for (size_t i = 0; i < k.count; i++) {
            double y = d->y[k.from + i], e = exp(-fabs(z[i]));

            part += loss_of(z[i], y, e);
            r[i] = slope_of(z[i], y, e);
        }
        total += part;
        design_add_gradient(d, k, r, g);
    }
    for (size_t j = 0; j < o->dim; j++)
        g[j] = design_mean(g[j], d);
    ridge_add_gradient(o, theta, g);
    return design_mean(total, d) + ridge_value(o, theta);
}

static void finish(const struct objective *o, struct mat *h)
{
    for (size_t i = 0; i < o->dim * o->dim; i++)
        h->a[i] = design_mean(h->a[i], o->data);
    ridge_add_hessian(o, h);
    design_mirror(h);
}

/* d2J/dtheta_j dtheta_k = (1/N) sum_i p_i (1-p_i) x_ij x_ik + 2 lambda [j = k > 0],
 * x_i0 = 1;  p (1-p) = e/(1+e)^2 with e = e^-|z| */
static void hessian(const struct objective *o, const double *theta, struct mat *h)
{
    const struct data *d = o->data;
    double z[DESIGN_BLOCK], r[DESIGN_BLOCK];

    memset(h->a, 0, o->dim * o->dim * sizeof *h->a);
    for (struct stretch k = design_first(d); k.count; k = design_next(d, k)) {
        design_z(d, k, theta, z);
        for (size_t i = 0; i < k.count; i++) {
            double e = exp(-fabs(z[i]));

            r[i] = e / ((1 + e) * (1 + e));
        }
        design_add_hessian(d, k, r, h);
    }
    finish(o, h);
}

/* p (1-p) is nowhere above 1/4, its value at theta = 0: so is the curvature. */
static double curvature(const struct objective *o)
{
    struct mat h, zero;
    double bound;

    mat_init(&zero, 1, o->dim);
    mat_init(&h, o->dim, o->dim);
    hessian(o, zero.a, &h);
    bound = mat_largest_eigenvalue(&h);
    mat_done(&h);
    mat_done(&zero);
    return bound;
}

const struct objective_ops logistic_ops = {
    .name = "logistic",
    .help = "p = sigmoid(b + w·x); makes the mean log loss small: -log p where y is 1, "
            "-log(1-p) where it is 0",
    .value = value,
    .gradient = gradient,
    .hessian = hessian,
    .curvature = curvature,
};
