/* The weights as an arrow at a right angle to the boundary.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LAB_FIGURE_ARROW_H
#define LAB_FIGURE_ARROW_H

#include "lab/figure_plane.h"

/* From the middle of the boundary towards class 1, as long as (w1, w2) in units of the
 * data, but never so short or long that it could not be seen; beside the middle if
 * points are in the way there, nowhere if they are everywhere. Only where a unit is
 * equally long on both axes, and for a straight boundary in sight. */
void arrow_draw(const struct chart *c, const struct plane *s);

#endif
