/* Gradient descent with a velocity: the heavy ball, and Nesterov's look ahead.
 * Polyak, Some methods of speeding up the convergence of iteration methods (1964);
 * Nesterov (1983) in the form of Sutskever et al. (2013).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LEARN_OPT_MOMENTUM_H
#define LEARN_OPT_MOMENTUM_H

#include "learn/opt.h"

extern const struct method opt_momentum, opt_nesterov;

#endif
