/* Gradient descent: theta <- theta - eta g.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LEARN_OPT_GD_H
#define LEARN_OPT_GD_H

#include "learn/opt.h"

extern const struct method opt_gd;

#endif
