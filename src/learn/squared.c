/* The squared error of probabilities: (p - y)^2 with p = sigmoid(b + w·x).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "learn/regression.h"

/* p = sigmoid(z) and q = 1-p, both with all their digits. */
struct chance {
    double p, q;
};

static struct chance chance_of(double z)
{
    double e = exp(-fabs(z)), likely = 1 / (1 + e), unlikely = e / (1 + e);

    return z >= 0 ? (struct chance){likely, unlikely}
                  : (struct chance){unlikely, likely};
}

/* cost        = (p - y)^2,   p - y = (1-y) p - y q: no digits cancel
 * d cost/dz   = 2 (p - y) p q,   for dp/dz = p q: it dies where p is sure, right or
 *               wrong */
static void value(const double *z, const double *y, size_t n, double *cost,
                  double *slope)
{
    for (size_t i = 0; i < n; i++) {
        struct chance c = chance_of(z[i]);
        double r = (1 - y[i]) * c.p - y[i] * c.q;

        if (cost)
            cost[i] = r * r;
        if (slope)
            slope[i] = 2 * r * c.p * c.q;
    }
}

/* d2 cost/dz2 = 2 p^2 q^2 + 2 (p - y) p q (q - p)
 *             = (1-y) 2 p^2 q (2q - p) + y 2 p q^2 (2p - q)
 * Below 0 where p is more than 2/3 wrong: the loss is not convex. */
static void bend(const double *z, const double *y, size_t n, double *out)
{
    for (size_t i = 0; i < n; i++) {
        struct chance c = chance_of(z[i]);

        out[i] = 2 * c.p * c.q *
                 ((1 - y[i]) * c.p * (2 * c.q - c.p) + y[i] * c.q * (2 * c.p - c.q));
    }
}

/* The bend is a mixture of those for y = 0 and y = 1, and these are mirror images; so
 * the largest is that of f(p) = 2 p^2 (1-p) (2-3p) on 0 … 1. f' = 2p (12 p^2 - 15 p +
 * 4) is 0 at p = (15 - sqrt 33)/24 = 0.386, where f = (39 + 55 sqrt 33)/2304 = 0.154,
 * and at p = (15 + sqrt 33)/24, where f = -0.120. */
const struct cost cost_squared = {
    .value = value,
    .bend = bend,
    .most = (39 + 55 * 5.74456264653802866) / 2304,
};

const struct objective_ops squared_ops = {
    .name = "logistic",
    .loss = "mse",
    .help = "p = sigmoid(b + w·x); makes the mean of (p - y)^2 small: flat where p is "
            "sure, right or wrong",
    .sigma = true,
    .smooth = true,
    .bounded = true,
    .cost = &cost_squared,
    REGRESSION,
};
