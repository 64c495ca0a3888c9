/* Named pictures of the bench, each with the same facts in words.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LAB_FIGURE_H
#define LAB_FIGURE_H

#include "lab/bench.h"
#include "plot/grid.h"
#include "plot/paper.h"

/* How to draw. */
struct look {
    enum glyphs glyphs;
    bool tints; /* field tints can be shown as background; else contours of dots */
    bool bare;  /* small screen: no caption, fewer ticks */
};

/* What may follow a figure's name after `plot`. */
enum figure_arguments {
    FIGURE_PLAIN,    /* nothing */
    FIGURE_WEIGHTS,  /* weights: slice w1, contour w1 b */
    FIGURE_COLUMNS,  /* columns: scatter x1 x3 */
    FIGURE_FUNCTION, /* f EXPR [a b] */
};

struct figure {
    const char *name;
    const char *help; /* one sentence */
    enum figure_arguments takes;
    /* NULL = can be drawn; else a sentence why not and what to type. */
    const char *(*lacks)(struct bench *b);
    /* Fills all of G. Any size from 1x1 draws or says what it needs. */
    void (*draw)(struct bench *b, const struct look *look, struct grid *g);
    /* Two to eight sentences with numbers. */
    void (*describe)(struct bench *b, struct str *out);
    /* What its x axis counts: "foot size". NULL: there is none to name. */
    void (*across)(struct bench *b, struct str *out);
    /* The numbers behind it as CSV, with a header. NULL: the points. */
    void (*numbers)(struct bench *b, struct str *csv);
};

extern const struct figure *const figures[]; /* closed by NULL */

const struct figure *figure_named(const char *name);
/* The one to show now: s.plot if it can be drawn, else scatter, curve, fit or table by
 * the data. Without data: curve if s.plot names it, else NULL. */
const struct figure *figure_now(struct bench *b);
/* Draws F, or says what is missing, into all of G. */
void figure_draw(const struct figure *f, struct bench *b, const struct look *look,
                 struct grid *g);
/* Appends the numbers behind F as CSV: names quoted where they need it, numbers with
 * all their digits, empty where there is none. False: there are no numbers yet. */
bool figure_numbers(const struct figure *f, struct bench *b, struct str *csv);
/* The loss over the last steps in one row, newest right: ▁▂▃▄▅▆▇█ or ASCII. */
void figure_sparkline(struct bench *b, size_t width, bool ascii, struct str *out);

#endif
