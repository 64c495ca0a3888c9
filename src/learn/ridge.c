/* The L2 penalty that both models share.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "learn/ridge.h"

/* lambda * sum_j w_j^2 */
double ridge_value(const struct objective *o, const double *theta)
{
    return o->lambda == 0 ? 0 : o->lambda * vec_dot(theta + 1, theta + 1, o->dim - 1);
}

/* g_j += 2 lambda w_j */
void ridge_add_gradient(const struct objective *o, const double *theta, double *g)
{
    for (size_t j = 1; o->lambda != 0 && j < o->dim; j++)
        g[j] += 2 * o->lambda * theta[j];
}

/* H_jj += 2 lambda */
void ridge_add_hessian(const struct objective *o, struct mat *h)
{
    for (size_t j = 1; j < o->dim; j++)
        MAT(h, j, j) += 2 * o->lambda;
}
