/* The model over two columns of the data: what a map of it needs.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LAB_FIGURE_PLANE_H
#define LAB_FIGURE_PLANE_H

#include "lab/projection.h"
#include "plot/chart.h"

/* The chosen columns (bench_axes), the others at their mean; or a projection. */
struct plane {
    struct bench *b;
    const struct projection *along; /* NULL: columns */
    size_t col[2];                  /* the columns, from 0 */
    const double *at[2];            /* where the points are, across and up */
    const struct range *range[2];   /* and from where to where */
    bool straight; /* z = k0 + k1 x + k2 y; else z has to be asked for at each place */
    double k[3];
    double *place; /* all columns of a place */
    double **z;    /* not straight: where plane_dots() keeps the scores */
    bool flat;     /* no boundary: every p is the same */
    double step;   /* of z from shade to shade; 0: the shades are those of p */
};

struct plane plane_of(struct bench *b);
void plane_done(struct plane *s);
/* The model of OTHER, which has S's data and other weights, over S's plane. */
struct plane plane_under(const struct plane *s, struct bench *other);
/* Where the predicted place is in it; false if there is none, or it is not known. */
bool plane_mark(const struct plane *s, double place[2]);

/* The score and the probability at a place; SELF is a struct plane. */
double plane_z(const void *self, double x, double y);
double plane_p(const void *self, double x, double y);
/* The score at every dot of C, asked once; borrowed until plane_done(). It is always
 * the same chart. */
const double *plane_dots(const struct plane *s, const struct chart *c);
/* What field_tints() needs to give z the tint of its size: less than one step from the
 * boundary, less than two, more. */
double plane_shade(const void *self, double x, double y);

/* Where the line Z leaves the frame, from left to right; false if it is not in it. */
bool plane_ends(const struct axis *x, const struct axis *y, const double z[3],
                double end[2][2]);

/* The smallest and the largest z at places all over the frame. */
void plane_range(const struct plane *s, const struct frame *f, double *lo, double *hi);
/* With `field score`: a round step that the larger side has two to five of. */
void plane_step(struct plane *s, const struct frame *f);

#endif
