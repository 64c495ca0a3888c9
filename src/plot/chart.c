/* A picture with axes: its frame.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "plot/chart.h"

#include <math.h>
#include <stdlib.h>

#include "base/mem.h"
#include "plot/text.h"

enum { TITLED_FROM_ROWS = 4 }; /* the name, the plot, the axis of a low picture */

/* ---- frame ---- */

/* The rows and columns around the plot. */
struct margins {
    int names, caption; /* the row of names is there; so is the caption in it */
    int below, left, right;
};

static struct margins margins_of(const struct grid *g, const struct frame *f,
                                 int widest)
{
    struct margins m = {0};
    int r = g->rows, gutter = widest > 3 ? widest : 3;

    m.names = (r >= 14 || (f->titled && r >= TITLED_FROM_ROWS)) && !f->bare;
    m.caption = m.names && r != 14;
    m.below = r < 8 ? 0 : m.names && !m.caption ? 1 : 2;
    if (f->part) {
        m.names = m.caption = !f->bare;
        m.below = f->part == PART_LOWER ? 2 : 0;
    }
    if (g->cols < 10)
        return m;
    if (g->cols < 20)
        gutter = widest;
    gutter = gutter > f->gutter ? gutter : f->gutter;
    m.left = gutter + 1;
    m.right = g->cols < 20 ? 0 : f->bare ? 1 : 2;
    return m;
}

/* The ticks of the y axis: two rows each at least, or the halves. */
static struct ticks y_ticks(const struct axis *y, bool halves)
{
    if (halves)
        return (struct ticks){.step = 0.5, .n = 3};
    return axis_ticks(y, 2);
}

static size_t y_widest(const struct grid *g, const struct frame *f,
                       const struct ticks *t)
{
    if (f->halves)
        return text_columns("½", g->ascii);
    return ticks_widest(t);
}

static const char *half_label(double v)
{
    return v == 0 ? "0" : v == 1 ? "1" : "½";
}

static void y_label(const struct chart *c, const struct frame *f, const struct ticks *t,
                    int i)
{
    int cell = axis_cell(&c->y, ticks_value(t, i)), row, width;
    double down = cell - axis_place(&c->y, ticks_value(t, i));
    struct str s;

    if (cell < 0)
        return;
    row = c->top + c->rows - 1 - cell;
    str_init(&s);
    if (f->halves)
        str_add(&s, half_label(ticks_value(t, i)));
    else
        ticks_label(t, i, &s);
    width = (int)text_columns(s.s, c->grid->ascii);
    if (width <= c->left - 1)
        grid_text(c->grid, row, c->left - 1 - width, width, STYLE_AXIS, s.s);
    grid_put(c->grid, row, c->left - 1, STYLE_AXIS, 0x2524);
    grid_shift(c->grid, row, 0, c->left, 0, down);
    str_done(&s);
}

static void y_axis(const struct chart *c, const struct frame *f, const struct ticks *t)
{
    for (int r = 0; r < c->rows; r++)
        grid_put(c->grid, c->top + r, c->left - 1, STYLE_AXIS, 0x2502);
    for (int i = 0; i < t->n; i++)
        y_label(c, f, t, i);
}

/* Labels stand below their ticks; one that would touch the last is left out. */
static int x_label(const struct chart *c, const struct ticks *t, int i, int cell,
                   int free)
{
    int row = c->top + c->rows + 1, width, col;
    struct str s;

    str_init(&s);
    ticks_label(t, i, &s);
    width = (int)text_columns(s.s, c->grid->ascii);
    col = c->left + cell - width / 2;
    if (col >= free && col + width <= c->grid->cols) {
        grid_text(c->grid, row, col, width, STYLE_AXIS, s.s);
        grid_shift(c->grid, row, col, width,
                   axis_place(&c->x, ticks_value(t, i)) - cell + (width % 2 ? 0 : 0.5),
                   0);
        free = col + width + 1;
    }
    str_done(&s);
    return free;
}

static struct ticks x_ticks(const struct chart *c, bool whole)
{
    if (c->x.log)
        return axis_ticks(&c->x, 8);
    return axis_ticks_beside(&c->x, 5, 3, whole ? 1 : 0);
}

static void x_axis(const struct chart *c, bool whole, bool labels)
{
    struct ticks t = x_ticks(c, whole);
    int row = c->top + c->rows, free = 0;

    if (c->left)
        grid_put(c->grid, row, c->left - 1, STYLE_AXIS, 0x2514);
    for (int k = 0; k < c->cols; k++)
        grid_put(c->grid, row, c->left + k, STYLE_AXIS, 0x2500);
    for (int i = 0; i < t.n; i++) {
        int cell = axis_cell(&c->x, ticks_value(&t, i));

        if (cell < 0)
            continue;
        grid_put(c->grid, row, c->left + cell, STYLE_AXIS, 0x252C);
        grid_shift(c->grid, row, c->left + cell, 1,
                   axis_place(&c->x, ticks_value(&t, i)) - cell, 0);
        if (labels)
            free = x_label(c, &t, i, cell, free);
    }
}

/* The names' row: the y axis' at its labels (at the edge, where only names have room),
 * the caption at the right if there is room. */
static void names(const struct chart *c, const struct frame *f, const struct margins *m,
                  int widest)
{
    const char *right = f->note ? f->note : m->caption ? f->caption : NULL;
    int row = c->top - 1, col = m->caption ? c->left - 1 - widest : 0;
    int end = c->grid->cols - (f->note != NULL), width;

    col = col < 0 ? 0 : col;
    if (f->yname)
        col = grid_text(c->grid, row, col, c->grid->cols / 2, STYLE_AXIS, f->yname) + 2;
    if (!right)
        return;
    width = (int)text_columns(right, c->grid->ascii);
    if (end - width < col && f->note && f->brief) {
        right = f->brief;
        width = (int)text_columns(right, c->grid->ascii);
    }
    if (end - width >= col)
        grid_text(c->grid, row, end - width, width, STYLE_DIM, right);
}

/* Widens one range until a unit is equally long on both axes; a cell is about twice as
 * high as wide. */
static void equalise(struct chart *c)
{
    double x = axis_unit(&c->x), y = axis_unit(&c->y) / 2, more;
    struct axis *a = x < y ? &c->x : &c->y;

    more = x < y ? y / x : x / y;
    more = (a->hi / 2 - a->lo / 2) * (more - 1);
    if (isfinite(a->lo - more) && isfinite(a->hi + more)) {
        a->lo -= more;
        a->hi += more;
    }
}

/* Where everything stands: the chart, its margins, the ticks of y and their widest. */
static int lay_out(struct chart *c, struct grid *g, const struct frame *f,
                   struct margins *around, struct ticks *y)
{
    struct margins m = margins_of(g, f, 1);
    struct ticks t;
    int widest;

    *c = (struct chart){.grid = g, .x = f->x, .y = f->y, .glyphs = f->glyphs};
    c->top = m.names;
    c->rows = g->rows - m.names - m.below;
    c->x.cells = c->y.cells = c->rows > 0 ? c->rows : 1;
    t = y_ticks(&c->y, f->halves);
    if (f->even) {
        axis_even(&c->y, t.step);
        t = y_ticks(&c->y, f->halves);
    }
    widest = (int)y_widest(g, f, &t);
    if (widest > g->cols / 3)
        widest = 1;
    m = margins_of(g, f, widest);
    c->left = m.left;
    c->cols = g->cols - m.left - m.right;
    c->x.cells = c->cols > 0 ? c->cols : 1;
    if (f->even)
        axis_even(&c->x, x_ticks(c, f->whole).step);
    if (f->equal) {
        equalise(c);
        t = y_ticks(&c->y, f->halves);
    }
    *around = m;
    *y = t;
    return widest;
}

void chart_again(struct chart *c, struct grid *g, const struct frame *f)
{
    struct margins m;
    struct ticks t;

    lay_out(c, g, f, &m, &t);
}

void chart_open(struct chart *c, struct grid *g, const struct frame *f)
{
    struct margins m;
    struct ticks t;
    int widest = lay_out(c, g, f, &m, &t);

    grid_clear(g);
    if (m.left)
        y_axis(c, f, &t);
    if (m.below)
        x_axis(c, f->whole, m.below > 1);
    if (m.names)
        names(c, f, &m, widest);
}
