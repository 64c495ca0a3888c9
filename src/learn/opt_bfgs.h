/* BFGS: Newton with a Hessian learned from the slopes, and a line search.
 * Nocedal, Wright, Numerical Optimization (2006), algorithms 3.5, 3.6 and 6.1.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LEARN_OPT_BFGS_H
#define LEARN_OPT_BFGS_H

#include "learn/opt.h"

extern const struct method opt_bfgs;

#endif
