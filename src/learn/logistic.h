/* The logistic function and the log loss of one point.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LEARN_LOGISTIC_H
#define LEARN_LOGISTIC_H

/* 1/(1+e^-z), without overflow on either side. */
double sigmoid(double z);
/* log(p/(1-p)); ±infinity at 0 and 1. */
double logit(double p);
/* log(1+e^z), stable. */
double softplus(double z);
/* -[y log p + (1-y) log(1-p)] at p = sigmoid(z): softplus(z) - y z; y in [0,1]. */
double log_loss(double z, double y);

#endif
