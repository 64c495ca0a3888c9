/* What tests of maps of the objective share.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TESTS_LANDSCAPE_KIT_H
#define TESTS_LANDSCAPE_KIT_H

#include "lab/bench.h"

/* N steps of ETA. */
void steps_of(struct bench *b, double eta, int n);
/* A bench that minimizes TEXT from (X, Y), seen from -2 to 2. */
struct bench *minimizing(const char *text, double x, double y);

#endif
