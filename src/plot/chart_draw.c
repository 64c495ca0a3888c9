/* Points and lines in a picture with axes, in data coordinates.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "base/mem.h"
#include "plot/chart.h"
#include "plot/text.h"

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
static double column_place(double i)
{
    return (i + 0.5) / 2 - 0.5;
}

static double row_place(const struct chart *c, double j)
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

/* A function of the place whose level is looked for, and its values at the dots. */
struct search {
    const struct chart *c;
    double (*f)(const void *self, double x, double y);
    const void *self;
    const double *v;
    double level;
};

/* At a place counted in dots. */
static double ask(const struct search *s, double i, double j)
{
    return s->f(s->self, axis_value(&s->c->x, column_place(i)),
                axis_value(&s->c->y, row_place(s->c, j)));
}

double *chart_ask(const struct chart *c,
                  double (*f)(const void *self, double x, double y), const void *self)
{
    const struct search s = {.c = c, .f = f, .self = self};
    int n = 2 * c->cols, rows = 4 * c->rows;
    double *v = mem_array((size_t)n * (size_t)rows, sizeof *v);

    for (int j = 0; j < rows; j++)
        for (int i = 0; i < n; i++)
            v[(size_t)j * (size_t)n + (size_t)i] = ask(&s, i, j);
    return v;
}

/* The side of the level that a value is on: 0 if it is none. */
static int side(const struct search *s, double v)
{
    return (v - s->level >= 0) - (v - s->level < 0);
}

static int side_at(const struct search *s, int i, int j)
{
    return side(s, s->v[(size_t)j * (size_t)(2 * s->c->cols) + (size_t)i]);
}

/* A dot if the level lies between the dot I, J and the one DI or DJ before it. If these
 * are in two cells the border decides which of them it crosses. */
static void cross(const struct search *s, struct canvas *ink, int i, int j, int di,
                  int dj)
{
    int here = side_at(s, i, j);
    bool border = di ? i % 2 == 0 : j % 4 == 0, before;

    if (here * side_at(s, i - di, j - dj) >= 0)
        return;
    before = border && side(s, ask(s, i - 0.5 * di, j - 0.5 * dj)) == here;
    canvas_dot(ink, before ? i - di : i, before ? j - dj : j);
}

/* A flat part is crossed once in each column, a steep one once in each row. */
void chart_level(const struct chart *c, struct canvas *ink,
                 double (*f)(const void *self, double x, double y), const void *self,
                 const double *v, double level, int every)
{
    const struct search s = {c, f, self, v, level};

    for (int j = 0; j < 4 * c->rows; j++)
        for (int i = 0; i < 2 * c->cols; i++) {
            if (i && j % every == 0)
                cross(&s, ink, i, j, 1, 0);
            if (j && i % every == 0)
                cross(&s, ink, i, j, 0, 1);
        }
}

void chart_curve(const struct chart *c, struct canvas *ink,
                 double (*f)(const void *self, double x), const void *self)
{
    bool drawn = false; /* the column before */
    int last = 0;

    for (int i = 0; i < 2 * c->cols; i++) {
        double y = f(self, axis_value(&c->x, column_place(i)));
        int j = chart_dot_row(c, isnan(y) ? 0 : y);

        if (!isnan(y))
            canvas_run(ink, i, drawn ? last : j, j);
        drawn = !isnan(y);
        last = j;
    }
}

void chart_dotted(const struct chart *c, struct canvas *ink,
                  double (*f)(const void *self, double x), const void *self, int every)
{
    int bottom = 4 * c->rows, last = 0, count = 0;
    bool drawn = false; /* the column before */

    for (int i = 0; i < 2 * c->cols; i++) {
        double y = f(self, axis_value(&c->x, column_place(i)));
        int j = chart_dot_row(c, isnan(y) ? 0 : y), towards;

        if (isnan(y)) {
            drawn = false;
            continue;
        }
        j = j < -1 ? -1 : j > bottom ? bottom : j;
        towards = !drawn || last == j ? 0 : last < j ? 1 : -1;
        drawn = true;
        for (int k = towards ? last + towards : j;; k += towards) {
            if (count++ % every == 0)
                canvas_dot(ink, i, k);
            if (k == j)
                break;
        }
        last = j;
    }
}

void chart_ink(const struct chart *c, const struct canvas *ink, enum style style,
               bool faint)
{
    canvas_put(ink, c->grid, c->top, c->left, c->glyphs, style, faint);
}

static bool is_free(const struct chart *c, int row, int col, bool over)
{
    const struct cell *cell = grid_at(c->grid, c->top + row, c->left + col);

    return cell && (cell->glyph == ' ' || (over && cell->style == STYLE_DIM));
}

bool chart_text(const struct chart *c, int row, int col, enum style style,
                const char *text, bool over)
{
    int width = (int)text_columns(text, c->grid->ascii);

    if (row < 0 || row >= c->rows || col < 0 || col + width > c->cols)
        return false;
    for (int k = col - 1; k <= col + width; k++)
        if (k >= 0 && k < c->cols &&
            !is_free(c, row, k, over || k < col || k == col + width))
            return false;
    grid_text(c->grid, c->top + row, c->left + col, width, style, text);
    return true;
}

void chart_ghost(const struct chart *c, const struct canvas *ink, bool over)
{
    for (int r = 0; r < c->rows; r++)
        for (int k = 0; k < c->cols; k++)
            if (canvas_lit(ink, r, k) && is_free(c, r, k, over))
                chart_put(c, r, k, STYLE_GHOST,
                          canvas_glyph(ink, r, k, c->glyphs, true));
}

void chart_exact(const struct chart *c, double x, double y)
{
    int row, col;

    if (chart_cell(c, x, y, &row, &col))
        grid_shift(c->grid, c->top + row, c->left + col, 1, axis_place(&c->x, x) - col,
                   c->rows - 1 - axis_place(&c->y, y) - row);
}

void chart_mark(const struct chart *c, double x, double y)
{
    bool plain = c->grid->ascii || c->glyphs == GLYPHS_ASCII;
    int row, col;

    if (chart_cell(c, x, y, &row, &col))
        chart_put(c, row, col, STYLE_MARK, plain ? '@' : 0x25C6);
    chart_exact(c, x, y);
}

uint32_t chart_stroke(const struct chart *c)
{
    return c->glyphs == GLYPHS_BRAILLE && !c->grid->ascii ? 0x254E : ':';
}
