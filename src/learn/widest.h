/* The line between two groups of points with the most room on both sides.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LEARN_WIDEST_H
#define LEARN_WIDEST_H

#include <stdbool.h>
#include <stddef.h>

/* A place in the plane: POINT as numbers of any unit, exact; X for measuring. */
struct place {
    double point[2], x[2];
};

/* N places in the order of point[0], then point[1], all different; those with ABOVE
 * true and the others can be separated by a line and neither group is empty. W becomes
 * the direction of length 1 from the others to those above, at right angles to the
 * line; B makes w.x + b = 0 run half-way. Lengths are those of X. */
void widest_line(const struct place *places, const bool *above, size_t n, double w[2],
                 double *b);

#endif
