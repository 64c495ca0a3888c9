/* Dots finer than cells, shown as finely as the terminal can.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef PLOT_CANVAS_H
#define PLOT_CANVAS_H

#include "plot/grid.h"

/* Every cell has 2 x 4 dots in all tiers: dot column 0 is the left one of the left
 * cell, dot row 0 the upper one of the top cell. */
struct canvas {
    int rows, cols; /* cells */
    uint8_t *dots;  /* a cell's dots as the low byte of its braille character */
};

void canvas_init(struct canvas *c, int rows, int cols); /* blank */
void canvas_done(struct canvas *c);

/* Outside the canvas nothing happens. */
void canvas_dot(struct canvas *c, int i, int j);
/* Dot column I from row J to row K, in either order. */
void canvas_run(struct canvas *c, int i, int j, int k);

bool canvas_lit(const struct canvas *c, int row, int col); /* any dot in the cell */

/* How a cell looks. Braille: its dots. Blocks: the half where most of them are, a
 * stroke where they cross the cell. ASCII: - | / \ by their slope, # where they have
 * none. FAINT (auxiliary lines) is a dot in the two coarse tiers. */
uint32_t canvas_glyph(const struct canvas *c, int row, int col, enum glyphs glyphs,
                      bool faint);

/* Puts the cells with dots into G, the top left one at ROW, COL. */
void canvas_put(const struct canvas *c, struct grid *g, int row, int col,
                enum glyphs glyphs, enum style style, bool faint);

/* A bar as high as LEVEL, 0 … 7, in one cell: ▁▂▃▄▅▆▇█ or ASCII. */
uint32_t canvas_bar(int level, bool ascii);

#endif
