/* The test card: the same picture in braille, blocks and ASCII.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef REPL_GLYPH_CARD_H
#define REPL_GLYPH_CARD_H

#include "plot/paper.h"
#include "repl/shell.h"

/* Fills all of G with the picture in GLYPHS: a curve with points on both sides of a
 * dotted contour, and in the last row a run of heights. */
void glyph_card_draw(struct grid *g, enum glyphs glyphs);

/* The card and what it asks, at most 17 rows of the shell's width. */
void glyph_card_show(struct shell *sh);

#endif
