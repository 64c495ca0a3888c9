/* A picture with axes: its layout in a grid, and drawing in data coordinates.
 *
 * What a grid of R rows has, from the top: a row with the y axis' name (R >= 14) and
 * the caption (R >= 15); the plot; the x axis (R >= 8); its labels (R >= 8, but not at
 * 14: there the names come first). From the left: the labels of the y axis
 * right-aligned in at least 3 columns, the axis, the plot, two free columns (one when
 * bare). Below 20 columns the margins shrink to what the labels need, below 10 they go.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef PLOT_CHART_H
#define PLOT_CHART_H

#include "plot/axis.h"
#include "plot/canvas.h"
#include "plot/grid.h"

/* What is wanted; the texts may be NULL. */
struct frame {
    struct axis x, y; /* ranges; the cells are found by chart_open */
    const char *yname, *caption;
    const char *note; /* stands where the caption does, but stays as long as yname */
    bool halves;      /* the ticks of y are 0, ½ and 1 */
    bool whole;       /* x counts: no ticks between whole numbers */
    bool equal;       /* a unit of x is as long as a unit of y */
    bool bare;        /* no row of names */
    enum glyphs glyphs;
};

struct chart {
    struct grid *grid; /* borrowed */
    struct axis x, y;
    int top, left, rows, cols; /* the plot in the grid */
    enum glyphs glyphs;
};

/* Clears G and draws the frame. The plot has at least one cell unless G has none. */
void chart_open(struct chart *c, struct grid *g, const struct frame *f);

/* The cell of a point, counted from the plot's top left; false outside the plot. */
bool chart_cell(const struct chart *c, double x, double y, int *row, int *col);
/* The data coordinates of a cell's middle. */
void chart_middle(const struct chart *c, int row, int col, double *x, double *y);

void chart_put(const struct chart *c, int row, int col, enum style style,
               uint32_t glyph);

/* A canvas of the plot's size. */
void chart_canvas(const struct chart *c, struct canvas *ink);
/* The straight line Z[0] + Z[1] x + Z[2] y = 0 into INK: one dot in each dot column, or
 * in each dot row when it is steep, and of those every EVERYth. */
void chart_line(const struct chart *c, struct canvas *ink, const double z[3],
                int every);
/* Where F is LEVEL, whatever its shape: a dot wherever F crosses it on the way to the
 * next dot; of those every EVERYth. F is asked once for each dot. */
void chart_level(const struct chart *c, struct canvas *ink,
                 double (*f)(const void *self, double x, double y), const void *self,
                 double level, int every);
/* The graph of F over the plot, without gaps. */
void chart_curve(const struct chart *c, struct canvas *ink,
                 double (*f)(const void *self, double x), const void *self);
/* The dot row of Y; far outside it is clipped. */
int chart_dot_row(const struct chart *c, double y);
/* Puts what INK has into the grid. */
void chart_ink(const struct chart *c, const struct canvas *ink, enum style style,
               bool faint);
/* The marked place: ◆, in ASCII @. */
void chart_mark(const struct chart *c, double x, double y);
/* What a stroke from a point to the curve is drawn with when the point is right. */
uint32_t chart_stroke(const struct chart *c);

#endif
