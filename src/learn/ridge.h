/* The price of large weights: lambda * (w1^2 + w2^2 + …); b is free.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LEARN_RIDGE_H
#define LEARN_RIDGE_H

#include "learn/objective.h"

/* The penalty at THETA; what it adds to a gradient, and to a Hessian's diagonal. */
double ridge_value(const struct objective *o, const double *theta);
void ridge_add_gradient(const struct objective *o, const double *theta, double *g);
void ridge_add_hessian(const struct objective *o, struct mat *h);

#endif
