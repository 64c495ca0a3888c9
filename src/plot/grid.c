/* A rectangle of cells.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "plot/grid.h"

#include <math.h>
#include <stdarg.h>
#include <stdlib.h>

#include "base/mem.h"
#include "base/utf8.h"
#include "plot/text.h"

static const char letters[STYLES + 1] = " bdgtca01xlpme";

static const struct cell blank = {.glyph = ' '};

void grid_init(struct grid *g, int rows, int cols, bool ascii)
{
    g->rows = rows > 0 ? rows : 0;
    g->cols = cols > 0 ? cols : 0;
    g->ascii = ascii;
    g->cell = mem_array((size_t)g->rows * (size_t)g->cols, sizeof *g->cell);
    grid_clear(g);
}

void grid_done(struct grid *g)
{
    free(g->cell);
    *g = (struct grid){0};
}

void grid_clear(struct grid *g)
{
    size_t n = (size_t)g->rows * (size_t)g->cols;

    for (size_t i = 0; i < n; i++)
        g->cell[i] = blank;
}

struct cell *grid_at(const struct grid *g, int row, int col)
{
    if (row < 0 || col < 0 || row >= g->rows || col >= g->cols)
        return NULL;
    return &g->cell[(size_t)row * (size_t)g->cols + (size_t)col];
}

/* What is left of a wide glyph when one of its halves is overwritten is a blank. */
static void part(const struct grid *g, int row, int col)
{
    struct cell *here = grid_at(g, row, col), *left = grid_at(g, row, col - 1);
    struct cell *right = grid_at(g, row, col + 1);

    if (here->glyph == 0 && left)
        left->glyph = ' ';
    if (here->glyph != 0 && right && right->glyph == 0)
        right->glyph = ' ';
}

void grid_put(struct grid *g, int row, int col, enum style style, uint32_t glyph)
{
    struct cell *c = grid_at(g, row, col);
    int width;

    if (!c)
        return;
    if (g->ascii && glyph >= 0x80)
        glyph = (uint32_t)(unsigned char)utf8_twin(glyph)[0];
    width = utf8_width(glyph);
    if (width < 1)
        glyph = width < 0 ? ' ' : UTF8_BAD;
    if (width == 2 && !grid_at(g, row, col + 1)) {
        glyph = ' ';
        width = 1;
    }
    part(g, row, col);
    if (width == 2) {
        part(g, row, col + 1);
        c[1].glyph = 0;
        c[1].style = (uint8_t)style;
    }
    c->glyph = glyph;
    c->style = (uint8_t)style;
    c->dx = c->dy = 0;
}

static int8_t sixteenths(double cells)
{
    double v = nearbyint(16 * cells);

    return (int8_t)(v > 8 ? 8 : v > -8 ? v : -8);
}

void grid_shift(struct grid *g, int row, int col, int n, double right, double down)
{
    for (int k = col; k < col + n; k++) {
        struct cell *c = grid_at(g, row, k);

        if (c) {
            c->dx = sixteenths(right);
            c->dy = sixteenths(down);
        }
    }
}

int grid_text(struct grid *g, int row, int col, int width, enum style style,
              const char *text)
{
    struct text_walk w = text_walk(text, style, g->ascii);
    int end = width >= 0 && width < g->cols - col ? col + width : g->cols;
    enum style now;
    uint32_t glyph;

    while (text_next(&w, &glyph, &now)) {
        int cells = utf8_width(glyph) == 2 ? 2 : 1;

        if (col + cells > end)
            break;
        grid_put(g, row, col, now, glyph == 0xA0 ? ' ' : glyph);
        col += cells;
    }
    return col;
}

int grid_textf(struct grid *g, int row, int col, int width, enum style style,
               const char *fmt, ...)
{
    struct str t;
    va_list args;

    str_init(&t);
    va_start(args, fmt);
    str_addv(&t, fmt, args);
    va_end(args);
    col = grid_text(g, row, col, width, style, t.s);
    str_done(&t);
    return col;
}

void grid_blit(struct grid *to, int row, int col, const struct grid *src)
{
    for (int r = 0; r < src->rows; r++)
        for (int c = 0; c < src->cols; c++) {
            struct cell *cell = grid_at(to, row + r, col + c);

            if (!cell)
                continue;
            part(to, row + r, col + c);
            *cell = *grid_at(src, r, c);
        }
}

void grid_dump(const struct grid *g, struct str *out)
{
    for (int r = 0; r < g->rows; r++) {
        size_t end = out->len;

        for (int c = 0; c < g->cols; c++) {
            uint32_t glyph = grid_at(g, r, c)->glyph;

            if (glyph)
                utf8_add(out, glyph);
            if (glyph && glyph != ' ')
                end = out->len;
        }
        str_cut(out, end);
        str_addc(out, '\n');
    }
}

void grid_dump_styles(const struct grid *g, struct str *out)
{
    for (int r = 0; r < g->rows; r++) {
        size_t end = out->len;

        for (int c = 0; c < g->cols; c++) {
            char letter = style_letter(grid_at(g, r, c)->style);

            str_addc(out, letter);
            if (letter != ' ')
                end = out->len;
        }
        str_cut(out, end);
        str_addc(out, '\n');
    }
}

char style_letter(enum style style)
{
    return (unsigned)style < STYLES ? letters[style] : '?';
}
