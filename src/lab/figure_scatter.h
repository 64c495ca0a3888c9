/* What the map of two features and its words share.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LAB_FIGURE_SCATTER_H
#define LAB_FIGURE_SCATTER_H

#include "lab/figure.h"
#include "lab/figure_plane.h"

/* Ranges and the name of y; no caption yet. */
struct frame scatter_frame(const struct plane *s, const struct look *look);
/* The distance of the predicted place to the data; false if there is none to tell. */
bool scatter_remote(const struct plane *s, double *far, size_t *row);
void scatter_describe(struct bench *b, struct str *out);

#endif
