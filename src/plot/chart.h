/* A picture with axes: its layout in a grid, and drawing in data coordinates.
 *
 * What a grid of R rows has, from the top: a row with the y axis' name (R >= 14) and
 * the caption (R >= 15), unless the frame says otherwise; the plot; the x axis (R >=
 * 8); its labels (R >= 8, but not at 14: there the names come first). From the left:
 * the labels of the y axis right-aligned in at least 3 columns, the axis, the plot, two
 * free columns (one when bare). Below 20 columns the margins shrink to what the labels
 * need, below 10 they go.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef PLOT_CHART_H
#define PLOT_CHART_H

#include "plot/axis.h"
#include "plot/canvas.h"
#include "plot/grid.h"

/* Two charts that share an x axis are drawn into grids of their own, one below the
 * other: both have a row of names (not when bare), only the lower has the axis of x. */
enum part { PART_WHOLE, PART_UPPER, PART_LOWER };

/* What is wanted; the texts may be NULL. */
struct frame {
    struct axis x, y; /* ranges; the cells are found by chart_open */
    const char *yname, *caption;
    const char *note;  /* stands where the caption does, but stays as long as yname */
    const char *brief; /* the note where that has no room; NULL: none */
    bool halves;       /* the ticks of y are 0, ½ and 1 */
    bool whole;        /* x counts: no ticks between whole numbers */
    bool equal;        /* a unit of x is as long as a unit of y */
    bool even;         /* ticks are whole cells apart; the ranges widen for that */
    bool bare;         /* no row of names */
    bool titled;       /* a row of names from 4 rows on */
    enum part part;    /* of two charts over one x axis */
    int gutter;        /* the labels of y have at least so many columns */
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

/* The chart that chart_open() drew into G for F, to draw more into it. */
void chart_again(struct chart *c, struct grid *g, const struct frame *f);

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
/* F at every dot of the plot (heap), row by row from the top: asked once for all the
 * levels of a picture. */
double *chart_ask(const struct chart *c,
                  double (*f)(const void *self, double x, double y), const void *self);
/* Where F, which has the values V at the dots, is LEVEL, whatever its shape: a dot
 * wherever F crosses it on the way to the next dot; of those about every EVERYth. */
void chart_level(const struct chart *c, struct canvas *ink,
                 double (*f)(const void *self, double x, double y), const void *self,
                 const double *v, double level, int every);
/* The graph of F over the plot, without gaps. */
void chart_curve(const struct chart *c, struct canvas *ink,
                 double (*f)(const void *self, double x), const void *self);
/* The same as dots on the way along the graph, every EVERYth. */
void chart_dotted(const struct chart *c, struct canvas *ink,
                  double (*f)(const void *self, double x), const void *self, int every);
/* The dot row of Y; far outside it is clipped. */
int chart_dot_row(const struct chart *c, double y);
/* Puts what INK has into the grid. */
void chart_ink(const struct chart *c, const struct canvas *ink, enum style style,
               bool faint);
/* Puts what INK has, dotted and as a ghost, only where the grid is blank; also over
 * STYLE_DIM if OVER: where that is a field. */
void chart_ghost(const struct chart *c, const struct canvas *ink, bool over);
/* TEXT from a cell on, if its cells are in the plot and blank (or, if OVER, STYLE_DIM),
 * and those on its left and right blank or STYLE_DIM; else nothing, and false. */
bool chart_text(const struct chart *c, int row, int col, enum style style,
                const char *text, bool over);
/* What is shown in the cell of a point stands exactly there. */
void chart_exact(const struct chart *c, double x, double y);
/* The marked place: ◆, in ASCII @. */
void chart_mark(const struct chart *c, double x, double y);
/* What a stroke from a point to the curve is drawn with when the point is right. */
uint32_t chart_stroke(const struct chart *c);

#endif
