/* The design matrix X: a column of ones, then the features. Its products, in blocks of
 * points that stay in the cache: one pass over the columns, nothing on the heap.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LEARN_DESIGN_H
#define LEARN_DESIGN_H

#include "learn/data.h"
#include "learn/mat.h"

enum { DESIGN_BLOCK = 256 };

/* COUNT (at most DESIGN_BLOCK) points from FROM on. */
struct stretch {
    size_t from, count;
};

/* for (struct stretch k = design_first(d); k.count; k = design_next(d, k)) */
struct stretch design_first(const struct data *d);
struct stretch design_next(const struct data *d, struct stretch k);

/* z = X theta of the block's points: w1 x1 + w2 x2 … + b, in this order. */
void design_z(const struct data *d, struct stretch k, const double *theta, double *z);

/* g += X' r, R one value per point of the block. */
void design_add_gradient(const struct data *d, struct stretch k, const double *r,
                         double *g);

/* The lower half of H += X' diag(R) X; design_mirror then fills the upper one. */
void design_add_hessian(const struct data *d, struct stretch k, const double *r,
                        struct mat *h);
/* The same into the square whose corner is H's entry (ROW, COL). */
void design_add_gram(const struct data *d, struct stretch k, const double *r,
                     struct mat *h, size_t row, size_t col);
void design_mirror(struct mat *h);

/* V / N, and 0 for no points at all. */
double design_mean(double v, const struct data *d);

#endif
