/* Is there a line (plane) with every point strictly on its side?
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LEARN_SEPARABLE_H
#define LEARN_SEPARABLE_H

#include "learn/data.h"

/* True with a certificate: weights (b, w1 …; dim + 1 values, may be NULL) for which
 * every class-1 point has z > 0 and every class-0 point z < 0. One class only counts as
 * separable. Soft labels strictly between 0 and 1 make the answer false. */
bool separable(const struct data *d, double *theta);

#endif
