/* What tests of fits share.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TESTS_FIT_KIT_H
#define TESTS_FIT_KIT_H

#include "learn/objective.h"

/* A data set of tests/reference. */
struct data *reference_set(const char *name);
/* The length of the gradient. */
double norm_at(const struct objective *o, const double *theta);

#endif
