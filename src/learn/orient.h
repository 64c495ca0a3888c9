/* On which side of a line a point lies, without rounding.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LEARN_ORIENT_H
#define LEARN_ORIENT_H

/* The sign of (q - p) x (r - p) = (q1-p1)(r2-p2) - (q2-p2)(r1-p1): 1 when r lies left
 * of the way from p to q, -1 right, 0 on it. Exact as long as no product of two
 * differences leaves the range of doubles or falls below 1e-290.
 * Source: J. R. Shewchuk, Adaptive precision floating-point arithmetic, 1997. */
int orient(const double p[2], const double q[2], const double r[2]);

#endif
