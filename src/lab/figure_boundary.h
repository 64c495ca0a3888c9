/* The model's boundary in a map of two columns, and the field behind it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LAB_FIGURE_BOUNDARY_H
#define LAB_FIGURE_BOUNDARY_H

#include "lab/figure.h"
#include "lab/figure_plane.h"

bool boundary_has_field(const struct plane *s, const struct look *look);
/* The tints of the field, or its contours, if `field` is on or it blooms. While it
 * blooms a cell shows it whose distance to the boundary is at most bloom / BLOOM_FRAMES
 * of the largest in the picture; where the boundary is a curve, |z| counts as distance.
 * The plot holds nothing else yet. */
void boundary_field(const struct chart *c, const struct plane *s,
                    const struct look *look);
/* With tau off ½ a dotted line where p is ½. */
void boundary_half(const struct chart *c, const struct plane *s);
/* Where class 1 begins. */
void boundary_draw(const struct chart *c, const struct plane *s);
/* Where the plane GHOST has its boundary, dotted, where C's grid is free. */
void boundary_ghost(const struct chart *c, const struct plane *ghost, bool over_field);

#endif
