/* A rectangle of cells: a glyph and what it means, never a colour.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef PLOT_GRID_H
#define PLOT_GRID_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/str.h"

/* What a cell means; the terminal decides how it looks. The letter is the one that
 * grid_dump_styles() prints and that "\001X" selects inside text (plot/text.h). */
enum style {
    STYLE_PLAIN,    /* ' ' prose, numbers */
    STYLE_BOLD,     /* 'b' changed, or: do this */
    STYLE_DIM,      /* 'd' axes, footer, notes */
    STYLE_GHOST,    /* 'g' text that is offered, preview */
    STYLE_TITLE,    /* 't' the title row, a page's heading */
    STYLE_CODE,     /* 'c' something to type */
    STYLE_AXIS,     /* 'a' */
    STYLE_CLASS_0,  /* '0' */
    STYLE_CLASS_1,  /* '1' */
    STYLE_WRONG,    /* 'x' a point on the wrong side, and what belongs to it */
    STYLE_BOUNDARY, /* 'l' the model's line or curve */
    STYLE_PATH,     /* 'p' where a run has been */
    STYLE_MARK,     /* 'm' the point of predict, the optimum */
    STYLE_ERROR,    /* 'e' a fault's text */
    STYLES
};

/* How finely a terminal can draw. */
enum glyphs {
    GLYPHS_ASCII,
    GLYPHS_BLOCKS,
    GLYPHS_BRAILLE,
};

/* One terminal cell. The right half of a wide glyph holds glyph 0. */
struct cell {
    uint32_t glyph; /* a code point; ' ' when blank */
    uint8_t style;  /* enum style */
    int8_t tint;    /* the field behind it: -3 … 3, class 0 negative; 0 none */
    int8_t dx,
        dy; /* what it stands for is so far right of and below the middle, in 1/16
               of the cell; no terminal can show that, a picture file does */
};

struct grid {
    int rows, cols;
    struct cell *cell; /* row by row */
    bool ascii;        /* every text that is put is turned into its ASCII twin */
};

void grid_init(struct grid *g, int rows, int cols, bool ascii); /* blank */
void grid_done(struct grid *g);
void grid_clear(struct grid *g);

/* Outside the grid: NULL. */
struct cell *grid_at(const struct grid *g, int row, int col);

/* Puts one glyph, in the middle; outside the grid nothing happens. Tint is kept. */
void grid_put(struct grid *g, int row, int col, enum style style, uint32_t glyph);

/* What N cells from ROW, COL on show is so many cells right of and below their middle,
 * at most a half each. */
void grid_shift(struct grid *g, int row, int col, int n, double right, double down);

/* Puts UTF-8 text with style marks (plot/text.h) from COL on, cut at the grid's edge
 * and at WIDTH columns (< 0: no limit); returns the column after it. */
int grid_text(struct grid *g, int row, int col, int width, enum style style,
              const char *text);
int grid_textf(struct grid *g, int row, int col, int width, enum style style,
               const char *fmt, ...) LIKE_PRINTF(6, 7);

/* Copies SRC's cells so that its top left comes to ROW, COL. */
void grid_blit(struct grid *to, int row, int col, const struct grid *src);

/* Appends the glyphs as UTF-8 lines, trailing blanks removed; the styles alike. */
void grid_dump(const struct grid *g, struct str *out);
void grid_dump_styles(const struct grid *g, struct str *out);
char style_letter(enum style style);

#endif
