/* What the pictures of decisions share: the points that are judged, and drawing where
 * both axes go from 0 to 1. SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LAB_FIGURE_DECISION_H
#define LAB_FIGURE_DECISION_H

#include "lab/figure_parts.h"

/* Up to twice as many points are all judged; of more, so many. */
enum { JUDGED_MOST = 10000 };

/* The points on show: all that train, or of very many some, spread evenly. */
struct judged {
    struct bench *b;
    struct data d; /* only n, y and kind are set */
    const double *p, *z;
    size_t ones;    /* of class 1 */
    double *own[3]; /* what y, p and z point to when they are a part; else NULL */
};

/* B has data of two classes; what is lent lives as long as its fitness. */
void judged_open(struct judged *j, struct bench *b);
void judged_close(struct judged *j);
struct confusion judged_count(const struct judged *j); /* at tau */

/* Why no decision can be judged; NULL if it can. */
const char *judged_lacks(struct bench *b);
/* What to say when only one class is among those judged (of very many, with a rare
 * class); NULL if both are, or if all points are judged. */
const char *judged_missing(const struct judged *j);
/* "60 points", "10000 of 1000000 points" */
void judged_noun(const struct judged *j, struct str *out);
/* "60 points, 30 of class 1. ", and which of them are judged. */
void judged_words(const struct judged *j, struct str *out);
/* "21 of 30" */
void judged_part(struct str *out, size_t part, size_t whole);

/* ---- drawing ---- */

/* Axes from 0 to 1. */
struct frame judged_frame(const struct look *look, const char *yname,
                          const char *caption);
/* A straight stroke from one point to another; both are moved into the plot first. Its
 * ends are in the cells that chart_cell() gives. */
void judged_stroke(const struct chart *c, struct canvas *ink, const double from[2],
                   const double to[2]);
/* Dots along y = X0 + SLOPE x. */
void judged_guide(const struct chart *c, double y0, double slope);
/* TEXT beside the cell, where nothing is drawn yet; nothing if there is no such place.
 */
void judged_label(const struct chart *c, int row, int col, const char *text);
/* "τ 0.5" beside the marked point. */
void judged_tau(const struct chart *c, double tau, double x, double y);
/* What x counts, at the right end inside the plot, if the axes have names at all: these
 * pictures have a name for x, whatever the data are called. */
void judged_xname(const struct chart *c, const char *name);

#endif
