/* How far to go along a direction: the strong Wolfe conditions.
 * Nocedal, Wright, Numerical Optimization (2006), algorithms 3.5 and 3.6; close to the
 * bottom, where values are equal in all digits, the approximate form of Hager, Zhang,
 * A new conjugate gradient method with guaranteed descent (2005).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LEARN_LINE_SEARCH_H
#define LEARN_LINE_SEARCH_H

#include "learn/objective.h"

/* A length t along the direction, the objective there and its slope along it. */
struct probe {
    double t, value, slope;
};

struct line_search {
    const struct objective *o;
    const double *from, *direction; /* dim values; borrowed */
    struct probe start;             /* t 0; its slope is negative */
    double *theta, *g; /* dim values; where it looked last, and the gradient there */
    double at;         /* its length */
    size_t trials;     /* places that were looked at */
};

/* Looks for a length t at which the objective has fallen enough,
 *     value(t) <= value(0) + 1e-4 t slope(0),
 * and the slope is flat enough, |slope(t)| <= 0.1 |slope(0)|; beginning at t = FIRST. A
 * value that is not finite is too far. If none is found, the best that has fallen
 * enough; t 0 if there is not even that. theta and g then belong to t. */
struct probe line_search(struct line_search *s, double first);

#endif
