/* The share of errors: what one would like to make small, and has no slope.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "learn/logistic.h"
#include "learn/regression.h"

/* cost = 1 if p >= 1/2 and y < 1/2, or p < 1/2 and y >= 1/2; else 0. It is flat between
 * its jumps: d cost/dz = 0. */
static void value(const double *z, const double *y, size_t n, double *cost,
                  double *slope)
{
    for (size_t i = 0; cost && i < n; i++)
        cost[i] = isnan(z[i]) ? z[i] : (sigmoid(z[i]) >= 0.5) != (y[i] >= 0.5);
    if (slope)
        memset(slope, 0, n * sizeof *slope);
}

static void bend(const double *z, const double *y, size_t n, double *out)
{
    (void)z;
    (void)y;
    memset(out, 0, n * sizeof *out);
}

const struct cost cost_errors = {.value = value, .bend = bend};

const struct objective_ops errors_ops = {
    .name = "logistic",
    .loss = "errors",
    .help =
        "p = sigmoid(b + w·x); counts the points on the wrong side of p = 1/2: flat "
        "between its jumps, so no slope tells the way",
    .sigma = true,
    .bounded = true,
    .cost = &cost_errors,
    REGRESSION,
};
