/* The graph of a function that may have gaps, poles and jumps.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef PLOT_GRAPH_H
#define PLOT_GRAPH_H

#include "plot/chart.h"

/* A function from FROM to TO; F gives NaN where it has no value. */
struct graph {
    double (*f)(const void *self, double x);
    const void *self;
    double from, to;
};

/* Lines that can be told apart without colour. */
enum stroke {
    STROKE_SOLID,
    STROKE_SECOND, /* another function: short dashes; in the coarse tiers colons */
    STROKE_DASHED, /* long dashes */
    STROKE_DOTTED,
};

/* Two places, one on either side of a break, as close as numbers allow. */
struct broken {
    double left, right;
};

/* The graph can be followed from A to B without a change by more than STEP at one
 * place. False: it has a gap, a pole or a jump there, at OUT. */
bool graph_joined(const struct graph *g, double a, double b, double step,
                  struct broken *out);

/* Draws what C shows of it. No line runs over a break: each part goes to its end. */
void graph_draw(const struct chart *c, const struct graph *g, enum stroke stroke,
                enum style style);
/* The straight line through (X, Y) with SLOPE, over the whole plot. */
void graph_straight(const struct chart *c, double x, double y, double slope,
                    enum stroke stroke, enum style style);

#endif
