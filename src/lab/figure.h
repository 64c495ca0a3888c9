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
    bool tints;    /* field tints can be shown as background; else contours of dots */
    bool bare;     /* small screen: no caption, fewer ticks */
    bool named;    /* the strip names the weights: no caption that says only that */
    bool titled;   /* beside another picture: it has its name however low it is */
    bool discreet; /* a question is open: as figure_describe() */
    int bloom; /* 1 … BLOOM_FRAMES: the field has spread so far from the boundary; 0:
                  it is shown where `field` is on, all of it */
};

enum { BLOOM_FRAMES = 5 };

/* What a place in a picture is. */
enum figure_places {
    PLACES_NONE,    /* nothing that could be typed */
    PLACES_COLUMN,  /* across a value of the only column; up what the model makes of it
                     */
    PLACES_COLUMNS, /* of the two that bench_axes() tells */
    PLACES_LABEL,   /* of the only column, and a label */
    PLACES_WEIGHTS, /* of the two that it moves */
};

struct chart;

/* What may follow a figure's name after `plot`. */
enum figure_arguments {
    FIGURE_PLAIN,    /* nothing */
    FIGURE_WEIGHTS,  /* weights: slice w1, contour w1 b */
    FIGURE_COLUMNS,  /* columns: scatter x1 x3 */
    FIGURE_FUNCTION, /* f EXPR [a b] */
    FIGURE_WORDS,    /* words of its own: loss log passes */
};

struct figure {
    const char *name;
    const char *help;    /* one sentence */
    const char *example; /* a line that shows it; NULL: `plot NAME` does, with any data
                            of two features */
    enum figure_arguments takes;
    /* NULL = can be drawn; else a sentence why not and what to type. */
    const char *(*lacks)(struct bench *b);
    /* `plot` puts it on show: what it keeps in the bench begins here. NULL: nothing. */
    void (*begin)(struct bench *b);
    /* Fills all of G. Any size from 1x1 draws or says what it needs. */
    void (*draw)(struct bench *b, const struct look *look, struct grid *g);
    /* Of FIGURE_WORDS: takes over what TEXT (not empty) says of how to draw; false sets
     * ERR, nothing changes. NULL: the others. */
    bool (*choose)(struct bench *b, const char *text, struct err *err);
    /* Of FIGURE_WORDS: the I-th of them; NULL past the last. */
    const char *(*word)(size_t i);
    /* Its name alone was given: takes back what is not to last. NULL: nothing. */
    void (*plain)(struct bench *b);
    /* Draws into G, which draw() has filled for B with the same LOOK, where the model
     * of GHOST would be: dotted, STYLE_GHOST, only over blank cells and fields. GHOST
     * has the data of B and other weights. NULL: there is nothing to draw ahead. */
    void (*ghost)(struct bench *b, struct bench *ghost, const struct look *look,
                  struct grid *g);
    enum figure_places places;
    /* C becomes the chart that draw() has made of G for B and LOOK. False: a place in
     * it is nothing that could be typed now. NULL without places. */
    bool (*chart)(struct bench *b, const struct look *look, struct grid *g,
                  struct chart *c);
    bool blooms; /* it draws look->bloom */
    int wide; /* > 0: a landscape, which stands left of the text on a lesson's page and
                 takes so many of 80 columns, and all rows of the body */
    /* Two to eight sentences with numbers. */
    void (*describe)(struct bench *b, struct str *out);
    /* What its x axis counts: "foot size". NULL: there is none to name. */
    void (*across)(struct bench *b, struct str *out);
    /* For the strip's corner in its place: "jump 6"; appends nothing if there is
     * nothing to say. NULL: the x axis. */
    void (*corner)(struct bench *b, struct str *out);
    /* What it shows of a value of SETTING that may be typed next: "Half would land on
     * the dot ( · )"; appends nothing if that is nothing. NULL: never. */
    void (*aside)(struct bench *b, const char *setting, struct str *out);
    /* The numbers behind it as CSV, with a header. NULL: the points. */
    void (*numbers)(struct bench *b, struct str *csv);
};

extern const struct figure *const figures[]; /* closed by NULL */

const struct figure *figure_named(const char *name);
/* The one to show now: s.plot if it can be drawn, else scatter, curve, fit or table by
 * the data. Without data: curve if s.plot names it, else f if there is a function, else
 * NULL. */
const struct figure *figure_now(struct bench *b);
/* Draws F, or says what is missing, into all of G. */
void figure_draw(const struct figure *f, struct bench *b, const struct look *look,
                 struct grid *g);
/* F->describe(). DISCREET: without what a picture is looked at for, as exact lowest
 * places, slopes and costs: while a question about them is open. */
void figure_describe(const struct figure *f, struct bench *b, bool discreet,
                     struct str *out);
/* figure_draw(), but the last row of G names the x axis where it has a name and there
 * are rows enough: for a picture by itself, without the strip that names it. */
void figure_draw_named(const struct figure *f, struct bench *b, const struct look *look,
                       struct grid *g);
/* Appends the numbers behind F as CSV: names quoted where they need it, numbers with
 * all their digits, empty where there is none. False: there are no numbers yet. */
bool figure_numbers(const struct figure *f, struct bench *b, struct str *csv);
/* The loss over the last steps in one row, newest right: ▁▂▃▄▅▆▇█ or ASCII. */
void figure_sparkline(struct bench *b, size_t width, bool ascii, struct str *out);

#endif
