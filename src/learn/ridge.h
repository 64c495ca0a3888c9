/* The price of large weights, lambda * sum w_j^2, and what becomes of the biases: free,
 * priced too, or held where they are. A regression has one bias, a network one for each
 * neuron.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LEARN_RIDGE_H
#define LEARN_RIDGE_H

#include "learn/objective.h"

/* The price at THETA. */
double ridge_value(const struct objective *o, const double *theta);
/* Adds its gradient; a bias that is off gets 0. */
void ridge_finish_gradient(const struct objective *o, const double *theta, double *g);
/* Adds its Hessian; a bias that is off gets a row and column of zeros with HELD on the
 * diagonal: 1 where an inverse is wanted, 0 where it must not count. */
void ridge_finish_hessian(const struct objective *o, double held, struct mat *h);
/* PRICE (dim values): by what theta_j^2 is multiplied, a lambda or 0. */
void ridge_prices(const struct objective *o, double *price);

#endif
