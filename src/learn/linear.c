/* Linear regression: the model yhat = b + w·x and its mean squared residual.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "learn/regression.h"

/* cost = (yhat - y)^2,   d cost/dyhat = 2 (yhat - y) */
static void value(const double *z, const double *y, size_t n, double *cost,
                  double *slope)
{
    for (size_t i = 0; i < n; i++) {
        double r = z[i] - y[i];

        if (cost)
            cost[i] = r * r;
        if (slope)
            slope[i] = 2 * r;
    }
}

/* d2 cost/dyhat2 = 2: the same everywhere, so J is a parabola. */
static void bend(const double *z, const double *y, size_t n, double *out)
{
    (void)z;
    (void)y;
    for (size_t i = 0; i < n; i++)
        out[i] = 2;
}

const struct cost cost_residual = {.value = value, .bend = bend, .most = 2};

/* J = mean (yhat - y)^2 + lambda |w|^2; dJ/dw_j = 2 mean (yhat - y) x_j + 2 lambda w_j;
 * d2J/dw_j dw_k = 2 mean x_j x_k + 2 lambda [j = k]: regression.c */
const struct objective_ops linear_ops = {
    .name = "linear",
    .loss = "mse",
    .help = "yhat = b + w·x; makes the mean squared residual (yhat - y)^2 small",
    .smooth = true,
    .convex = true,
    .bounded = true,
    .cost = &cost_residual,
    REGRESSION,
};
