/* Glyphs as shapes.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "plot/svg_shape.h"

#include <stddef.h>

/* Lines and marks, in a cell of 8 x 16. */
static const struct {
    uint32_t glyph;
    enum shape kind;
    const char *path;
} drawn[] = {
    {0x2500, SHAPE_STROKES, "m0 8h8"},
    {0x2502, SHAPE_STROKES, "m4 0v16"},
    {0x250C, SHAPE_STROKES, "m4 16v-8h4"},
    {0x2510, SHAPE_STROKES, "m0 8h4v8"},
    {0x2514, SHAPE_STROKES, "m4 0v8h4"},
    {0x2518, SHAPE_STROKES, "m0 8h4v-8"},
    {0x251C, SHAPE_STROKES, "m4 0v16m0 -8h4"},
    {0x2524, SHAPE_STROKES, "m4 0v16m-4 -8h4"},
    {0x252C, SHAPE_STROKES, "m0 8h8m-4 0v8"},
    {0x2534, SHAPE_STROKES, "m0 8h8m-4 0v-8"},
    {0x253C, SHAPE_STROKES, "m0 8h8m-4 -8v16"},
    {0x254C, SHAPE_STROKES, "m1 8h2m2 0h2"},
    {0x254E, SHAPE_STROKES, "m4 2v4m0 4v4"},
    {0x256D, SHAPE_STROKES, "m4 16v-4q0 -4 4 -4"},
    {0x256E, SHAPE_STROKES, "m0 8q4 0 4 4v4"},
    {0x256F, SHAPE_STROKES, "m0 8q4 0 4 -4v-4"},
    {0x2570, SHAPE_STROKES, "m4 0v4q0 4 4 4"},
    {0x2571, SHAPE_STROKES, "m0 16l8 -16"},
    {0x2572, SHAPE_STROKES, "l8 16"},
    {0x2573, SHAPE_STROKES, "l8 16m-8 0l8 -16"},
    {0x2574, SHAPE_STROKES, "m0 8h4"},
    {0x2575, SHAPE_STROKES, "m4 0v8"},
    {0x2576, SHAPE_STROKES, "m4 8h4"},
    {0x2577, SHAPE_STROKES, "m4 8v8"},
    {0x25A1, SHAPE_STROKES, "m1 5h6v6h-6z"},
    {0x25CB, SHAPE_STROKES, "m7 8a3 3 0 1 1 -6 0a3 3 0 1 1 6 0z"},
    {0x25CE, SHAPE_STROKES,
     "m7 8a3 3 0 1 1 -6 0a3 3 0 1 1 6 0zm-2 0a1 1 0 1 1 -2 0a1 1 0 1 1 2 0z"},
    {0x2580, SHAPE_BLOCKS, "h8v8h-8z"},
    {0x2590, SHAPE_BLOCKS, "m4 0h4v16h-4z"},
    {0x25A0, SHAPE_BLOCKS, "m1 5h6v6h-6z"},
    {0x25C6, SHAPE_BLOCKS, "m4 2l4 6l-4 6l-4 -6z"},
    {0x25CF, SHAPE_BLOCKS, "m7 8a3 3 0 1 1 -6 0a3 3 0 1 1 6 0z"},
    {0x2022, SHAPE_BLOCKS, "m6 8a2 2 0 1 1 -4 0a2 2 0 1 1 4 0z"},
    {0x00B7, SHAPE_DOTS, "m4 8h.01"},
    {0x2591, SHAPE_LIGHT, "h8v16h-8z"},
    {0x2592, SHAPE_MEDIUM, "h8v16h-8z"},
    {0x2593, SHAPE_DARK, "h8v16h-8z"},
};

static enum shape found(uint32_t glyph, struct str *path)
{
    for (size_t i = 0; i < sizeof drawn / sizeof *drawn; i++)
        if (drawn[i].glyph == glyph) {
            if (path)
                str_add(path, drawn[i].path);
            return drawn[i].kind;
        }
    return SHAPE_NONE;
}

/* Unicode numbers the dots of a braille cell down the left column, then the right one,
 * and gives the lowest row its bits last. A stroke of next to no length is its round
 * ends: a dot. */
static enum shape braille(unsigned dots, struct str *path)
{
    static const struct {
        unsigned bit;
        int x, y;
    } dot[] = {
        {0x01, 2, 2}, {0x02, 2, 6}, {0x04, 2, 10}, {0x40, 2, 14},
        {0x08, 6, 2}, {0x10, 6, 6}, {0x20, 6, 10}, {0x80, 6, 14},
    };
    int x = 0, y = 0;

    for (size_t i = 0; path && i < sizeof dot / sizeof *dot; i++)
        if (dots & dot[i].bit) {
            str_addf(path, "m%d %dh.01", dot[i].x - x, dot[i].y - y);
            x = dot[i].x;
            y = dot[i].y;
        }
    return SHAPE_DOTS;
}

/* Eighths of a cell, from below or from the left. */
static enum shape eighths(int height, int width, struct str *path)
{
    if (path)
        str_addf(path, "m0 %dh%dv%dh-%dz", 16 - height, width, height, width);
    return SHAPE_BLOCKS;
}

enum shape svg_shape(uint32_t glyph, struct str *path)
{
    if (glyph < 0x80)
        return SHAPE_NONE;
    if (glyph > 0x2800 && glyph <= 0x28FF)
        return braille(glyph & 0xFF, path);
    if (glyph >= 0x2581 && glyph <= 0x2588)
        return eighths(2 * (int)(glyph - 0x2580), 8, path);
    if (glyph >= 0x2589 && glyph <= 0x258F)
        return eighths(16, (int)(0x2590 - glyph), path);
    return found(glyph, path);
}

bool svg_letter(uint32_t glyph)
{
    return glyph && glyph != ' ' && glyph != 0x2800 &&
           svg_shape(glyph, NULL) == SHAPE_NONE;
}

bool svg_point(uint32_t glyph, struct str *path)
{
    static const struct {
        uint32_t glyph;
        const char *path;
    } marks[] = {
        {'o', "m6.8 8a2.8 2.8 0 1 1 -5.6 0a2.8 2.8 0 1 1 5.6 0z"},
        {'+', "m0.8 8h6.4m-3.2 -3.2v6.4"},
        {'x', "m1.4 5.4l5.2 5.2m-5.2 0l5.2 -5.2"},
        {'!', "m4 0.5v9m0 3.5v.01"},
    };

    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (marks[i].glyph == glyph) {
            if (path)
                str_add(path, marks[i].path);
            return true;
        }
    return false;
}

const char *svg_shape_class(enum shape kind)
{
    static const char *const classes[SHAPES] = {
        [SHAPE_LIGHT] = "light",   [SHAPE_MEDIUM] = "medium",   [SHAPE_DARK] = "dark",
        [SHAPE_BLOCKS] = "blocks", [SHAPE_STROKES] = "strokes", [SHAPE_DOTS] = "dots",
    };

    return classes[kind] ? classes[kind] : "";
}
