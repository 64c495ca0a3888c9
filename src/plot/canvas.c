/* Dots finer than cells: braille, half blocks or ASCII strokes.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "plot/canvas.h"

#include <stdlib.h>

#include "base/mem.h"

/* Unicode numbers the dots of a braille cell in the order of their invention. */
static const uint8_t bit[4][2] = {
    {0x01, 0x08}, {0x02, 0x10}, {0x04, 0x20}, {0x40, 0x80}};

void canvas_init(struct canvas *c, int rows, int cols)
{
    c->rows = rows > 0 ? rows : 0;
    c->cols = cols > 0 ? cols : 0;
    c->dots = mem_array((size_t)c->rows * (size_t)c->cols, 1);
}

void canvas_done(struct canvas *c)
{
    free(c->dots);
    *c = (struct canvas){0};
}

static uint8_t *at(const struct canvas *c, int row, int col)
{
    return &c->dots[(size_t)row * (size_t)c->cols + (size_t)col];
}

void canvas_dot(struct canvas *c, int i, int j)
{
    if (i >= 0 && j >= 0 && i / 2 < c->cols && j / 4 < c->rows)
        *at(c, j / 4, i / 2) |= bit[j % 4][i % 2];
}

void canvas_run(struct canvas *c, int i, int j, int k)
{
    int from = j < k ? j : k, to = j < k ? k : j, last = 4 * c->rows - 1;

    if (from < 0)
        from = 0;
    if (to > last)
        to = last;
    for (int row = from; row <= to; row++)
        canvas_dot(c, i, row);
}

bool canvas_lit(const struct canvas *c, int row, int col)
{
    return row >= 0 && col >= 0 && row < c->rows && col < c->cols && *at(c, row, col);
}

/* ---- coarser tiers ---- */

/* The shape of the dots in one cell. */
struct shape {
    int n[2];        /* dots in the left and right column */
    int sum[2];      /* of their rows, 0 … 3 from the top */
    int top, bottom; /* first and last row with a dot */
};

static struct shape shape_of(uint8_t dots)
{
    struct shape s = {.top = 4, .bottom = -1};

    for (int r = 0; r < 4; r++)
        for (int c = 0; c < 2; c++)
            if (dots & bit[r][c]) {
                s.n[c]++;
                s.sum[c] += r;
                s.top = r < s.top ? r : s.top;
                s.bottom = r;
            }
    return s;
}

/* -1: falls to the right, 1: rises, 0: neither. */
static int slope(const struct shape *s)
{
    int left, right;

    if (!s->n[0] || !s->n[1])
        return 0;
    left = s->sum[0] * s->n[1];
    right = s->sum[1] * s->n[0];
    return (left > right) - (left < right);
}

static uint32_t ascii_stroke(const struct shape *s)
{
    int up = slope(s);

    if (s->bottom - s->top < 2)
        return '-';
    if (!s->n[0] || !s->n[1])
        return '|';
    if (s->n[0] + s->n[1] == 8)
        return '#';
    return up > 0 ? '/' : up < 0 ? '\\' : '|';
}

static uint32_t block(const struct shape *s)
{
    int n = s->n[0] + s->n[1], sum = s->sum[0] + s->sum[1];

    if (s->bottom - s->top < 2)
        return 2 * sum <= 3 * n ? 0x2580 : 0x2584;
    if (!s->n[1])
        return 0x258C;
    if (!s->n[0])
        return 0x2590;
    return n == 8 ? 0x2588 : ascii_stroke(s);
}

uint32_t canvas_glyph(const struct canvas *c, int row, int col, enum glyphs glyphs,
                      bool faint)
{
    struct shape s;

    if (!canvas_lit(c, row, col))
        return ' ';
    if (glyphs == GLYPHS_BRAILLE)
        return 0x2800u + *at(c, row, col);
    if (faint)
        return glyphs == GLYPHS_BLOCKS ? 0xB7 : '.';
    s = shape_of(*at(c, row, col));
    return glyphs == GLYPHS_BLOCKS ? block(&s) : ascii_stroke(&s);
}

void canvas_put(const struct canvas *c, struct grid *g, int row, int col,
                enum glyphs glyphs, enum style style, bool faint)
{
    for (int r = 0; r < c->rows; r++)
        for (int k = 0; k < c->cols; k++)
            if (canvas_lit(c, r, k))
                grid_put(g, row + r, col + k, style,
                         canvas_glyph(c, r, k, glyphs, faint));
}

uint32_t canvas_bar(int level, bool ascii)
{
    static const char ladder[] = "_.-=oxX#";

    return ascii ? (unsigned char)ladder[level] : 0x2581u + (uint32_t)level;
}
