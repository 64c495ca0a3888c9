/* Logistic regression: the model p = sigmoid(b + w·x) and its mean log loss.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "learn/logistic.h"

#include <math.h>

#include "learn/regression.h"

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
 * all terms are positive, so a loss of 1e-300 has all its digits.  E is e^-|z|. */
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

static void value(const double *z, const double *y, size_t n, double *cost,
                  double *slope)
{
    for (size_t i = 0; i < n; i++) {
        double e = exp(-fabs(z[i]));

        if (cost)
            cost[i] = loss_of(z[i], y[i], e);
        if (slope)
            slope[i] = slope_of(z[i], y[i], e);
    }
}

/* d2 loss/dz2 = p (1-p) = e/(1+e)^2 with e = e^-|z|, whatever y is; at most 1/4, at
 * z = 0. */
static void bend(const double *z, const double *y, size_t n, double *out)
{
    (void)y;
    for (size_t i = 0; i < n; i++) {
        double e = exp(-fabs(z[i]));

        out[i] = e / ((1 + e) * (1 + e));
    }
}

const struct cost cost_log = {.value = value, .bend = bend, .most = 0.25};

/* J = mean loss + lambda |w|^2; dJ/dw_j = mean (p - y) x_j + 2 lambda w_j;
 * d2J/dw_j dw_k = mean p (1-p) x_j x_k + 2 lambda [j = k]: regression.c */
const struct objective_ops logistic_ops = {
    .name = "logistic",
    .loss = "log",
    .help = "p = sigmoid(b + w·x); makes the mean log loss small: -log p where y is 1, "
            "-log(1-p) where it is 0",
    .sigma = true,
    .smooth = true,
    .convex = true,
    .bounded = true,
    .cost = &cost_log,
    REGRESSION,
};
