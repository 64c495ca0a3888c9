/* The levels of the field: which lines there are, where, and what they are called.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LAB_FIGURE_LEVELS_H
#define LAB_FIGURE_LEVELS_H

#include "lab/figure.h"
#include "lab/figure_plane.h"

/* Where z is Z into INK, every EVERYth dot. */
void level_ink(const struct chart *c, const struct plane *s, double z,
               struct canvas *ink, int every);

/* The field's contours as dots: eighths of p, or steps of z. */
void levels_draw(const struct chart *c, const struct plane *s);
/* Names what can be told apart, where nothing else stands: the contours or, of TINTS
 * in a wide picture, where one changes to the next; tau and ½ if these are two lines.
 */
void levels_label(const struct chart *c, const struct plane *s, bool tints, bool field);

#endif
