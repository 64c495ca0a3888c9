/* A picture with axes.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "plot/chart.h"

#include <math.h>
#include <stdlib.h>

#include "base/mem.h"
#include "plot/text.h"

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

    m.names = r >= 14 && !f->bare;
    m.caption = r >= 15 && !f->bare;
    m.below = r < 8 ? 0 : m.names && !m.caption ? 1 : 2;
    if (g->cols < 10)
        return m;
    if (g->cols < 20)
        gutter = widest;
    m.left = gutter + 1;
    m.right = g->cols < 20 ? 0 : f->bare ? 1 : 2;
    return m;
}

/* The ticks of the y axis: two rows each at least, or the halves. */
static struct ticks y_ticks(const struct axis *y, bool halves)
{
    if (halves)
        return (struct ticks){0, 0.5, 3};
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
    width = (int)s.len;
    col = c->left + cell - width / 2;
    if (col >= free && col + width <= c->grid->cols) {
        grid_text(c->grid, row, col, width, STYLE_AXIS, s.s);
        free = col + width + 1;
    }
    str_done(&s);
    return free;
}

static void x_axis(const struct chart *c, bool whole, bool labels)
{
    struct ticks t = axis_ticks_beside(&c->x, 5, 3, whole ? 1 : 0);
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

void chart_open(struct chart *c, struct grid *g, const struct frame *f)
{
    struct margins m = margins_of(g, f, 1);
    struct ticks t;
    int widest;

    *c = (struct chart){.grid = g, .x = f->x, .y = f->y, .glyphs = f->glyphs};
    grid_clear(g);
    c->top = m.names;
    c->rows = g->rows - m.names - m.below;
    c->x.cells = c->y.cells = c->rows > 0 ? c->rows : 1;
    t = y_ticks(&c->y, f->halves);
    widest = (int)y_widest(g, f, &t);
    if (widest > g->cols / 3)
        widest = 1;
    m = margins_of(g, f, widest);
    c->left = m.left;
    c->cols = g->cols - m.left - m.right;
    c->x.cells = c->cols > 0 ? c->cols : 1;
    if (f->equal) {
        equalise(c);
        t = y_ticks(&c->y, f->halves);
    }
    if (m.left)
        y_axis(c, f, &t);
    if (m.below)
        x_axis(c, f->whole, m.below > 1);
    if (m.names)
        names(c, f, &m, widest);
}

/* ---- drawing ---- */

bool chart_cell(const struct chart *c, double x, double y, int *row, int *col)
{
    int r = axis_cell(&c->y, y), k = axis_cell(&c->x, x);

    if (r < 0 || k < 0)
        return false;
    *row = c->rows - 1 - r;
    *col = k;
    return true;
}

void chart_middle(const struct chart *c, int row, int col, double *x, double *y)
{
    *x = axis_value(&c->x, col);
    *y = axis_value(&c->y, c->rows - 1 - row);
}

void chart_put(const struct chart *c, int row, int col, enum style style,
               uint32_t glyph)
{
    if (row >= 0 && col >= 0 && row < c->rows && col < c->cols)
        grid_put(c->grid, c->top + row, c->left + col, style, glyph);
}

void chart_canvas(const struct chart *c, struct canvas *ink)
{
    canvas_init(ink, c->rows, c->cols);
}

/* A dot's number as an int, whatever the place is. */
static int clipped(double dot)
{
    return dot > 1e6 ? 1000000 : dot > -1e6 ? (int)floor(dot) : -1000000;
}

/* Places of dot columns and rows: 2 and 4 to a cell, counted from the plot's edges. */
static double column_place(int i)
{
    return (i + 0.5) / 2 - 0.5;
}

static double row_place(const struct chart *c, int j)
{
    return c->rows - 1 - ((j + 0.5) / 4 - 0.5);
}

static int dot_column(double place)
{
    return clipped((place + 0.5) * 2);
}

/* From the top, so that a value just below a line between dots falls under it; one on
 * the line between two cells stands above it, in the row of its tick (axis_cell). */
static int dot_row(const struct chart *c, double place)
{
    double cells = c->rows - 1 - place + 0.5;
    bool between = fabs(cells - nearbyint(cells)) < 1e-9;

    return clipped(cells * 4 - (between ? 0.5 : 0));
}

int chart_dot_row(const struct chart *c, double y)
{
    return dot_row(c, axis_place(&c->y, y));
}

/* The line in places: a + bx u + by v = 0, with numbers of a moderate size. */
static bool in_places(const struct chart *c, const double z[3], double out[3])
{
    double size = fmax(fabs(z[0]), fmax(fabs(z[1]), fabs(z[2])));
    double u = axis_unit(&c->x), v = axis_unit(&c->y), s[3], most;

    if (!(size > 0) || !isfinite(size))
        return false;
    for (int i = 0; i < 3; i++)
        s[i] = z[i] / size;
    most = fmax(1, fmax(u, v));
    most = fmax(most, fmax(fabs(c->x.lo), fabs(c->y.lo)));
    out[1] = s[1] * (u / most);
    out[2] = s[2] * (v / most);
    out[0] = s[0] / most + s[1] * (axis_value(&c->x, 0) / most) +
             s[2] * (axis_value(&c->y, 0) / most);
    return out[1] != 0 || out[2] != 0;
}

void chart_line(const struct chart *c, struct canvas *ink, const double z[3], int every)
{
    double p[3];

    if (!in_places(c, z, p))
        return;
    if (fabs(p[1]) / 2 <= fabs(p[2]) / 4)
        for (int i = 0; i < 2 * c->cols; i += every)
            canvas_dot(ink, i, dot_row(c, -(p[0] + p[1] * column_place(i)) / p[2]));
    else
        for (int j = 0; j < 4 * c->rows; j += every)
            canvas_dot(ink, dot_column(-(p[0] + p[2] * row_place(c, j)) / p[1]), j);
}

/* The signs of F - LEVEL along a row of dots. */
static void sides(const struct chart *c,
                  double (*f)(const void *self, double x, double y), const void *self,
                  double level, int j, signed char *side)
{
    double y = axis_value(&c->y, row_place(c, j));

    for (int i = 0; i < 2 * c->cols; i++) {
        double v = f(self, axis_value(&c->x, column_place(i)), y) - level;

        side[i] = (signed char)((v >= 0) - (v < 0));
    }
}

void chart_level(const struct chart *c, struct canvas *ink,
                 double (*f)(const void *self, double x, double y), const void *self,
                 double level, int every)
{
    int n = 2 * c->cols;
    signed char *here = mem_array((size_t)n, 1), *above = mem_array((size_t)n, 1);

    for (int j = 0; j < 4 * c->rows; j++) {
        signed char *last = above;

        above = here;
        here = last;
        sides(c, f, self, level, j, here);
        for (int i = 0; i < n; i++)
            if (((i && here[i] * here[i - 1] < 0) || (j && here[i] * above[i] < 0)) &&
                (i + j) % every == 0)
                canvas_dot(ink, i, j);
    }
    free(here);
    free(above);
}

void chart_curve(const struct chart *c, struct canvas *ink,
                 double (*f)(const void *self, double x), const void *self)
{
    int last = 0;

    for (int i = 0; i < 2 * c->cols; i++) {
        double y = f(self, axis_value(&c->x, column_place(i)));
        int j = chart_dot_row(c, isnan(y) ? 0 : y);

        canvas_run(ink, i, i ? last : j, j);
        last = j;
    }
}

void chart_ink(const struct chart *c, const struct canvas *ink, enum style style,
               bool faint)
{
    canvas_put(ink, c->grid, c->top, c->left, c->glyphs, style, faint);
}

void chart_mark(const struct chart *c, double x, double y)
{
    bool plain = c->grid->ascii || c->glyphs == GLYPHS_ASCII;
    int row, col;

    if (chart_cell(c, x, y, &row, &col))
        chart_put(c, row, col, STYLE_MARK, plain ? '@' : 0x25C6);
}

uint32_t chart_stroke(const struct chart *c)
{
    return c->glyphs == GLYPHS_BRAILLE && !c->grid->ascii ? 0x254E : ':';
}
