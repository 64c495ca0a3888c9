/* A rate for each weight of its own, from the sizes of its slopes so far.
 * AdaGrad: Duchi, Hazan, Singer (2011). RMSProp: Tieleman, Hinton (2012). Adam: Kingma,
 * Ba (2015).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LEARN_OPT_ADAPTIVE_H
#define LEARN_OPT_ADAPTIVE_H

#include "learn/opt.h"

extern const struct method opt_adagrad, opt_rmsprop, opt_adam;

#endif
