/* The points of a bench in the cells of a picture; many are counted once only.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LAB_CROWDS_H
#define LAB_CROWDS_H

#include "lab/bench.h"
#include "plot/crowd.h"

struct crowds;

/* What a crowd is made of: one place and one label for each row of the bench's data. */
struct crowd_source {
    const double *x, *y;
    const double *label; /* NULL: points of one kind, none of them wrong */
    bool moves;          /* x and y follow the model; else they are columns */
};

/* The points in the cells of C, wrong ones marked at tau; more than CROWD_DENSE are
 * only counted, and counted anew only if their places or the cells are others than
 * lately: a redraw costs no look at the points. Borrowed until the next call. */
const struct crowd *crowds_of(struct bench *b, const struct chart *c,
                              const struct crowd_source *from);

/* The row nearest to the predicted place, which there is, in units of the (one or two)
 * columns; looked for once. FAR becomes the distance. */
size_t crowds_nearest(struct bench *b, double *far);

void crowds_free(struct crowds *c); /* NULL allowed */

#endif
