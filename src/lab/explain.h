/* Any number down to its arithmetic, ending in a sum that can be added again by hand.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LAB_EXPLAIN_H
#define LAB_EXPLAIN_H

#include "lab/bench.h"
#include "plot/paper.h"

/* Explains a reading (loss, mse, errors, accuracy, precision …, w1, eta, grad.w1, p of
 * a point as `point I`, counted from 1). ALL: every line instead of the largest three.
 * What has no explanation of its own gets its help, value and source. False sets ERR.
 */
bool explain_write(struct bench *b, const char *what, bool all, int width,
                   struct paper *out, struct err *err);

#endif
