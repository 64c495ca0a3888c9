/* The functions of one point.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>
#include <string.h>

#include "learn/logistic.h"
#include "produce.h"

/* dloss/dz from the gradient of a data set with this one point at x = 0. */
static double residual(double z, double y)
{
    double theta[2] = {z, 0}, g[2], zero = 0, *column = &zero;
    struct data d = {.n = 1, .dim = 1, .x = &column, .y = &y};
    struct objective o = {&logistic_ops, 2, &d, 0};

    logistic_ops.gradient(&o, theta, g);
    return g[0];
}

/* p(1-p) from the Hessian of the same set. */
static double slope(double z)
{
    double theta[2] = {z, 0}, zero = 0, *column = &zero, h[4];
    struct data d = {.n = 1, .dim = 1, .x = &column, .y = &zero};
    struct objective o = {&logistic_ops, 2, &d, 0};
    struct mat m = {2, 2, h};

    logistic_ops.hessian(&o, theta, &m);
    return h[0];
}

enum answer produce_point(const struct rows *rows, const char *key, double *v)
{
    char index[16], what[32], rest[32] = "";
    double z, y;

    if (sscanf(key, "/pointwise/%15[0-9]/%31[^/]/%31s", index, what, rest) < 2 ||
        !rows_number(rows_text(rows, "/pointwise/%s/z", index), &z))
        return NOT_PRODUCED;
    if (strcmp(what, "exact") == 0)
        memcpy(what, rest, sizeof what);
    y = what[strlen(what) - 1] == '1';
    if (strcmp(what, "z") == 0)
        return GIVEN;
    if (strcmp(what, "sigma") == 0)
        *v = sigmoid(z);
    else if (strcmp(what, "one_minus_sigma") == 0)
        *v = sigmoid(-z);
    else if (strcmp(what, "dsigma") == 0)
        *v = slope(z);
    else if (strncmp(what, "loss_y", 6) == 0)
        *v = log_loss(z, y);
    else if (strncmp(what, "dloss_dz_y", 10) == 0)
        *v = residual(z, y);
    else if (strncmp(what, "mse_y", 5) == 0)
        *v = residual(z, y) * residual(z, y);
    else if (strncmp(what, "dmse_dz_y", 9) == 0)
        *v = 2 * residual(z, y) * slope(z);
    else
        return NOT_PRODUCED;
    return PRODUCED;
}
