/* p over one feature: where it is what, and its course in words.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LAB_CURVE_H
#define LAB_CURVE_H

#include "lab/bench.h"

/* p at x: score b + w x, or another shape that has to be asked for. */
struct curve {
    const struct bench *bench;
    bool straight;
    double b, w;
};

struct curve curve_of(const struct bench *b);
/* SELF is the curve. Of a linear model what it says, which may lie outside of 0 … 1. */
double curve_p(const void *self, double x);
/* Where p is P; false if it never is, or always, or the curve is not straight. */
bool curve_where(const struct curve *m, double p, double *x);

/* From where to where it rises or falls, and where it is one half and tau. */
void curve_words(const struct curve *m, struct str *out);
/* What follows a value of the feature: " h" for hours. */
const char *curve_unit(const struct data *d);

#endif
