/* Regression: the score z = b + w·x with any cost of a point. Rows of the table of
 * objectives are made of these; objective.h says what each does.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LEARN_REGRESSION_H
#define LEARN_REGRESSION_H

#include "learn/objective.h"

size_t regression_params(size_t features, size_t hidden);
double regression_score(const struct objective *o, const double *theta,
                        const double *x);
void regression_scores(const struct objective *o, const double *theta, double *z);
double regression_value(const struct objective *o, const double *theta);
double regression_gradient(const struct objective *o, const double *theta, double *g);
void regression_hessian(const struct objective *o, const double *theta, struct mat *h);
double regression_curvature(const struct objective *o, const double *theta);

/* All of them, for a row of the table. */
#define REGRESSION                                                  \
    .params = regression_params, .score = regression_score,         \
    .scores = regression_scores, .value = regression_value,         \
    .gradient = regression_gradient, .hessian = regression_hessian, \
    .curvature = regression_curvature

#endif
