/* The line with the fewest errors, exactly.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LEARN_BEST_LINE_H
#define LEARN_BEST_LINE_H

#include <stdbool.h>

#include "learn/data.h"

enum { BEST_LINE_ROWS = 2000 };

/* The smallest number of errors over all lines (dim 2) or cuts (dim 1), both sides and
 * no line at all included, where p >= 1/2 is class 1 and soft labels count from 1/2; a
 * line that attains it into THETA (b, w1[, w2]; may be NULL), with as much room to the
 * points beside it as this division allows. O(n^2 log n). False: dim is above 2, n
 * above BEST_LINE_ROWS, or labels are no classes. */
bool best_line(const struct data *d, size_t *errors, double *theta);

#endif
