/* Standardising features: (x - mean) / population sd.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LEARN_PREPARE_H
#define LEARN_PREPARE_H

#include "learn/data.h"

struct scaling {
    size_t dim;
    double *mean, *sd; /* dim values each; sd is 1 for a constant column */
};

void scaling_of(struct scaling *s, const struct data *d);
void scaling_done(struct scaling *s);

/* A copy of D with scaled features. */
struct data *scaling_apply(const struct scaling *s, const struct data *d);

/* Weights (b, w1 …) of the scaled features to those of the original ones, and back:
 * every z stays. The two may be the same array. */
void scaling_to_raw(const struct scaling *s, const double *theta, double *raw);
void scaling_from_raw(const struct scaling *s, const double *raw, double *theta);

#endif
