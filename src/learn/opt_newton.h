/* Newton's method, undamped: theta <- theta - H^-1 g.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LEARN_OPT_NEWTON_H
#define LEARN_OPT_NEWTON_H

#include "learn/opt.h"

extern const struct method opt_newton;

#endif
