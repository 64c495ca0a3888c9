/* Glyphs that are drawn as shapes, so that no font has to have them; private to svg.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef PLOT_SVG_SHAPE_H
#define PLOT_SVG_SHAPE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"

enum shape {
    SHAPE_NONE,    /* a letter */
    SHAPE_LIGHT,   /* a cell that is shaded by a quarter */
    SHAPE_MEDIUM,  /* by a half */
    SHAPE_DARK,    /* by three quarters */
    SHAPE_BLOCKS,  /* filled */
    SHAPE_STROKES, /* thin lines */
    SHAPE_DOTS,    /* round dots */
    SHAPES
};

/* What GLYPH is. PATH, unless NULL, gets it as path commands relative to the top left
 * of its cell, 8 x 16 units; nothing for a letter. */
enum shape svg_shape(uint32_t glyph, struct str *path);

/* A letter or a sign that a font has to have: no blank, no right half, no shape. */
bool svg_letter(uint32_t glyph);

/* GLYPH can mark a point of the data: its path is as above. */
bool svg_point(uint32_t glyph, struct str *path);

/* The class of a kind of shapes. */
const char *svg_shape_class(enum shape kind);

#endif
