/* A network with one hidden layer of H neurons, each a logistic regression of its own:
 * a_h = sigmoid(c_h + u_h·x),  z = b + sum_h v_h a_h,  p = sigmoid(z).
 * theta has the order b, v_1 … v_H, then for each h: c_h, u_h1 … u_hD: H (D+2) + 1.
 * lambda prices the v and u; biases are b and c_h.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LEARN_MLP_H
#define LEARN_MLP_H

#include <stddef.h>

enum { MLP_MOST = 8 }; /* hidden neurons */

size_t mlp_params(size_t features, size_t hidden);
/* Places in theta; H and J from 0. */
size_t mlp_output(size_t h);                                           /* v_h */
size_t mlp_bias(size_t features, size_t hidden, size_t h);             /* c_h */
size_t mlp_weight(size_t features, size_t hidden, size_t h, size_t j); /* u_hj */

#endif
