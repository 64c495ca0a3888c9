/* The dots of one style, 2 x 4 in a cell, as a map in which lines can be followed;
 * private to svg.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef PLOT_SVG_DOTS_H
#define PLOT_SVG_DOTS_H

#include <stdbool.h>

#include "plot/grid.h"

struct dots {
    const struct grid *g; /* borrowed */
    int w, h;             /* dots across and down */
    unsigned char *lit;   /* what lines are made of: 0 or 1, row by row */
    unsigned char *alone; /* what is too small for a line */
};

/* The braille of STYLE in G, all of it alone unless LINES. Where a line goes on behind
 * a mark that covers it, its dots are added; where it is two dots thick, it is made
 * thin.
 */
void dots_init(struct dots *d, const struct grid *g, int style, bool lines);
void dots_done(struct dots *d);

/* The dots that follow on dot AT (its index), at most 8; returns how many. */
int dots_next(const struct dots *d, int at, int next[8]);
/* The dots of cell ROW, COL that are alone, numbered as braille has them. */
unsigned dots_alone(const struct dots *d, int row, int col);

#endif
