/* A grid of cells as a picture for browsers and papers: SVG that needs nothing else.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef PLOT_SVG_H
#define PLOT_SVG_H

#include "plot/grid.h"

enum {
    SVG_CELL_WIDTH = 8, /* units of the picture's own coordinates */
    SVG_CELL_HEIGHT = 16,
    SVG_MARGIN = 8
};

/* How every such file begins: what begins otherwise was not written here. */
extern const char svg_marker[];

/* Appends G as a whole SVG file. Letters stand where their cells are, whatever font
 * there is; strokes, blocks and marks are drawn as shapes, the dots of braille as
 * smooth lines through them where they make a line, else as dots. Styles are CSS
 * classes with colours for light and for dark. TITLE and DESC are what is read aloud;
 * any text may be given. */
void svg_write(const struct grid *g, const char *title, const char *desc,
               struct str *out);

#endif
