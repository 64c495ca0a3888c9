/* Constants folded only where nothing is lost; private to simplifying.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LEARN_DERIVE_EXACT_H
#define LEARN_DERIVE_EXACT_H

#include <stdbool.h>

/* over/under; under > 0 and both finite. */
struct ratio {
    double over, under;
};

/* False, and *R as it was, where the result would not be exact: binary, or of the
 * decimals as they are written (0.1 + 0.2 is 0.3). */
bool ratio_add(struct ratio *r, struct ratio b);
/* R times V^K for a whole K. */
bool ratio_scale(struct ratio *r, double v, double k);
/* The one number that it is, if that is exact. */
bool ratio_number(struct ratio r, double *v);

#endif
