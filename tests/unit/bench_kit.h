/* A bench for each test, and small data to put on it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TESTS_BENCH_KIT_H
#define TESTS_BENCH_KIT_H

#include "lab/bench.h"

extern struct bench *b; /* of the test that runs; at first there is nothing on it */
void b_open(void);
void b_close(void);
void b_again(void); /* a new, empty one */

/* The other weights are 0. */
void weights(double bias, double w1, double w2);
/* TEXT becomes the function of the explorer, which stands at (X, Y); of one variable, Y
 * is not used. */
void look_at(const char *text, bool minimizing, double x, double y);

extern const char passed[]; /* of the 18 archers: 0.5 … 9 hours */
struct data *archers(void);
/* Four points in two dimensions, (0, 0) (4, 0) (0, 2) (4, 2); Y of each. */
struct data *square(double y0, double y1, double y2, double y3);
/* N points of DIM features that nobody chose by hand. */
struct data *scattered(size_t n, size_t dim);
/* Two classes that overlap more or less. */
struct data *mixed(uint64_t seed, size_t n, size_t dim);

#endif
