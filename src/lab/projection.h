/* The points seen along the boundary: the model's features projected on two directions.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LAB_PROJECTION_H
#define LAB_PROJECTION_H

#include "lab/bench.h"

/* Across is the signed distance to where p is ½: z / |w|. Up is what lies, from the
 * mean on, along the direction at a right angle to w in which the points vary most: the
 * first principal component of what w leaves. All of it in the features that the model
 * sees: made, and scaled if scale is on. Without weights across is the first principal
 * component itself, from the mean on. */
struct projection {
    size_t n;
    double *x, *y; /* n places */
    struct range across, up;
    double norm;      /* |w|, z = norm * x (linear model: + ½); 0: no weights */
    double *dir[2];   /* the two unit vectors, dim values */
    double offset[2]; /* a place is dir · features + offset */
};

/* The bench's model can be seen so: a sum of at least two features. */
bool projection_fits(const struct bench *b);
/* Of its present weights. Made anew after a change only; borrowed until then. */
const struct projection *projection_of(struct bench *b);
/* The place of X in original units (bench_inputs values). */
void projection_place(struct bench *b, const double *x, double place[2]);
/* z = K[0] + K[1] x + K[2] y in B's projection, for the model of OTHER, which has the
 * same features, where all directions but the two are at their mean. */
void projection_line(struct bench *b, const struct bench *other, double k[3]);

void projection_free(struct projected *p); /* NULL allowed */

#endif
