/* Lines of equal height over a rectangle of cells.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef PLOT_CONTOUR_H
#define PLOT_CONTOUR_H

#include "plot/canvas.h"

/* Heights at the corners of all cells: (rows + 1) x (cols + 1) values, the top row
 * first; NaN where there is none. */
struct contour {
    int rows, cols; /* cells */
    double *v;
};

enum { CONTOUR_LEVELS = 24 };

void contour_init(struct contour *c, int rows, int cols); /* all 0 */
void contour_done(struct contour *c);
double *contour_corner(const struct contour *c, int row, int col);
/* The corners of every second row and column are known, and those at the right and the
 * lower edge: gives the others heights between. */
void contour_fill(struct contour *c);

/* Heights worth a line, rising, at most CONTOUR_LEVELS: 2, 4 and 8 times powers of ten
 * where the heights are positive and differ much, else evenly spaced; none so close to
 * the one below that the two could not be told apart. Returns how many. */
int contour_levels(const struct contour *c, double level[CONTOUR_LEVELS]);

/* Corners of the cell lie on both sides of LEVEL (on it counts as above). */
bool contour_crosses(const struct contour *c, int row, int col, double level);

/* The line at LEVEL into INK, cell by cell (marching squares); DOTTED: every second
 * dot. */
void contour_line(const struct contour *c, double level, struct canvas *ink,
                  bool dotted);

/* A number that is to stand on a line. */
struct contour_number {
    double level;
    int width;             /* cells */
    const uint32_t *taken; /* rows x cols: what is in each cell, one bit a thing */
    uint32_t spare;        /* bits of what it must not cover */
};

/* Where the number's cells are free and the line is long. False: nowhere. COL is that
 * of the first cell. */
bool contour_label(const struct contour *c, const struct contour_number *n, int *row,
                   int *col);
/* The same in one ROW: as far right as there is room, from the line on if that goes. */
bool contour_label_in(const struct contour *c, const struct contour_number *n, int row,
                      int *col);

#endif
