/* The model over two columns of the data: what a map of it needs.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LAB_FIGURE_PLANE_H
#define LAB_FIGURE_PLANE_H

#include "lab/bench.h"
#include "plot/chart.h"

/* The chosen columns (bench_axes), the others at their mean. */
struct plane {
    const struct bench *b;
    size_t col[2]; /* the columns, from 0 */
    bool straight; /* z = k0 + k1 x + k2 y; else z has to be asked for at each place */
    double k[3];
    double *place; /* all columns of a place; the caller frees it */
    bool flat;     /* no boundary: every p is the same */
    double step;   /* of z from shade to shade; 0: the shades are those of p */
};

struct plane plane_of(struct bench *b);

/* The score and the probability at a place; SELF is a struct plane. */
double plane_z(const void *self, double x, double y);
double plane_p(const void *self, double x, double y);
/* What field_tints() needs to give z the tint of its size: less than one step from the
 * boundary, less than two, more. */
double plane_shade(const void *self, double x, double y);

/* The smallest and the largest z at places all over the frame. */
void plane_range(const struct plane *s, const struct frame *f, double *lo, double *hi);
/* With `field score`: a round step that the larger side has two to five of. */
void plane_step(struct plane *s, const struct frame *f);

#endif
