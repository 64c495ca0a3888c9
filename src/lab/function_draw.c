/* Draws what the picture f shows into its frames: curves, X, tangent and secant, the
 * triangle between X and X + dX, the places of a run.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "lab/function_view.h"
#include "lab/landscape.h"

static bool plain(const struct chart *c)
{
    return c->grid->ascii || c->glyphs == GLYPHS_ASCII;
}

/* ---- the way from X to X + dX ---- */

/* A place's cell, also outside the plot. */
static int place(const struct axis *a, double v)
{
    double at = nearbyint(axis_place(a, v));

    return at > 1e6 ? 1000000 : at > -1e6 ? (int)at : -1000000;
}

/* The cells of the triangle: from X across to X + dX, then up or down to the curve. */
struct legs {
    int from, to, low, high; /* columns; rows from the top: of X, of the second point */
    bool there;
};

static struct legs legs_of(const struct chart *c, const struct function_view *v)
{
    double x = v->x + v->dX, y = function_at(&v->graph[0], v->x);
    double end = function_at(&v->graph[0], x);
    struct legs l = {.there = v->dX != 0 && v->n == 1 && isfinite(end - y)};

    if (!l.there)
        return l;
    l.from = place(&c->x, v->x);
    l.to = place(&c->x, x);
    l.low = c->rows - 1 - place(&c->y, y);
    l.high = c->rows - 1 - place(&c->y, end);
    return l;
}

/* Where the two legs meet, by the side it is on and whether the second goes up. */
static uint32_t corner(const struct chart *c, const struct legs *l)
{
    if (plain(c))
        return '+';
    if (l->to > l->from)
        return l->high < l->low ? 0x2518 : 0x2510;
    return l->high < l->low ? 0x2514 : 0x250C;
}

static int within(int v, int size)
{
    return v < 0 ? 0 : v >= size ? size - 1 : v;
}

static void draw_legs(const struct chart *c, const struct legs *l)
{
    int across = l->to > l->from ? 1 : -1, down = l->high > l->low ? 1 : -1;
    int end = within(l->to, c->cols), last = within(l->high, c->rows);

    if (!l->there)
        return;
    for (int k = within(l->from, c->cols); k != end + across; k += across)
        chart_put(c, l->low, k, STYLE_PLAIN, plain(c) ? '-' : 0x2500);
    if (l->low == l->high)
        return;
    for (int r = within(l->low, c->rows); r != last + down; r += down)
        chart_put(c, r, l->to, STYLE_PLAIN, plain(c) ? '|' : 0x2502);
    if (l->to != l->from)
        chart_put(c, l->low, l->to, STYLE_PLAIN, corner(c, l));
}

/* TEXT, two columns, if the plot is blank there. */
static bool label(const struct chart *c, int row, int col, const char *text)
{
    if (row < 0 || row >= c->rows || col < 0 || col + 2 > c->cols)
        return false;
    for (int k = 0; k < 2; k++)
        if (grid_at(c->grid, c->top + row, c->left + col + k)->glyph != ' ')
            return false;
    grid_text(c->grid, c->top + row, c->left + col, 2, STYLE_PLAIN, text);
    return true;
}

/* Below or above the leg, as near to its middle as is free; outside the triangle first.
 */
static void name_across(const struct chart *c, const struct legs *l)
{
    int from = within(l->from, c->cols), to = within(l->to, c->cols);
    int half = (to > from ? to - from : from - to) / 2, middle = from / 2 + to / 2;
    int out = l->high < l->low ? 1 : -1;
    const char *text = plain(c) ? "dX" : "ΔX";

    for (int side = out; half >= 2 && (side == out || side == -out); side -= 2 * out)
        for (int k = 0; k < half; k++)
            if (label(c, l->low + side, middle + k, text) ||
                label(c, l->low + side, middle - k, text))
                return;
}

static void name_up(const struct chart *c, const struct legs *l)
{
    int low = within(l->low, c->rows), high = within(l->high, c->rows);
    int half = (low > high ? low - high : high - low) / 2, middle = (low + high) / 2;
    int col = l->to > l->from ? l->to + 2 : l->to - 3;
    const char *text = plain(c) ? "dY" : "ΔY";

    for (int k = 0; half >= 1 && k <= half; k++)
        if (label(c, middle + k, col, text) || label(c, middle - k, col, text))
            return;
}

/* ---- places ---- */

/* X where the graph has a value; out of the frame a sign at the edge tells where. */
static void mark(const struct chart *c, const struct function_view *v,
                 const struct graph *g)
{
    double y = function_at(g, v->x);
    int row, col = place(&c->x, v->x);
    bool run = v->e->minimizing;

    if (v->away) {
        chart_put(c, c->rows - 1, v->x < g->from ? 0 : c->cols - 1, STYLE_MARK,
                  v->x < g->from ? '<' : '>');
        return;
    }
    if (isnan(y))
        return;
    row = c->rows - 1 - place(&c->y, y);
    if (row < 0 || row >= c->rows)
        chart_put(c, row < 0 ? 0 : c->rows - 1, col, STYLE_MARK, row < 0 ? '^' : 'v');
    else
        chart_put(c, row, col, STYLE_MARK, run || plain(c) ? '@' : 0x25C6);
}

static void mark_second(const struct chart *c, const struct function_view *v)
{
    double y = function_at(&v->graph[0], v->x + v->dX);
    int row, col;

    if (v->dX != 0 && v->n == 1 && !isnan(y) &&
        chart_cell(c, v->x + v->dX, y, &row, &col))
        chart_put(c, row, col, STYLE_MARK, 'o');
}

/* The newest places of the run, 0 … 9, each in another cell than the next. */
static void draw_path(const struct chart *c, const struct function_view *v)
{
    const struct trace *t = v->b->s.trace;
    int at[LANDSCAPE_STEPS][2], row, col, last_row = -1, last_col = -1;
    size_t n = 0, rows = v->e->minimizing ? trace_upto(t, v->b->s.steps) : 0;

    chart_cell(c, v->x, function_at(&v->graph[0], v->x), &last_row, &last_col);
    while (rows-- > 0 && n < LANDSCAPE_STEPS) {
        if (!isfinite(t->loss[rows]) ||
            !chart_cell(c, t->theta[rows], t->loss[rows], &row, &col) ||
            (row == last_row && col == last_col))
            continue;
        at[n][0] = last_row = row;
        at[n++][1] = last_col = col;
    }
    for (size_t i = n; i-- > 0;)
        chart_put(c, at[i][0], at[i][1], STYLE_PATH, '0' + (uint32_t)(n - 1 - i));
}

/* ---- the two pictures ---- */

void function_draw(const struct chart *c, const struct function_view *v)
{
    double y = function_at(&v->graph[0], v->x);
    struct legs legs = legs_of(c, v);

    if (v->n == 1)
        graph_straight(c, v->x, y, function_at(&v->slope[0], v->x), STROKE_DOTTED,
                       STYLE_DIM);
    draw_legs(c, &legs);
    if (legs.there)
        graph_straight(c, v->x, y, function_secant(v), STROKE_DASHED, STYLE_PATH);
    if (v->n == 2)
        graph_draw(c, &v->graph[1], STROKE_SECOND, STYLE_PATH);
    graph_draw(c, &v->graph[0], STROKE_SOLID, STYLE_BOUNDARY);
    draw_path(c, v);
    mark_second(c, v);
    for (size_t i = v->n; i-- > 0;)
        mark(c, v, &v->graph[i]);
    if (legs.there) {
        name_across(c, &legs);
        name_up(c, &legs);
    }
}

/* From the zero line to the derivative at X: as long as the slope. */
static void draw_slope(const struct chart *c, const struct function_view *v)
{
    double y = function_at(&v->slope[0], v->x);
    int zero, row, col;

    if (v->away || isnan(y) || !chart_cell(c, v->x, 0, &zero, &col))
        return;
    row = within(c->rows - 1 - place(&c->y, y), c->rows);
    for (int r = row < zero ? row : zero; r <= (row < zero ? zero : row); r++)
        chart_put(c, r, col, STYLE_PLAIN, chart_stroke(c));
}

void function_draw_below(const struct chart *c, const struct function_view *v)
{
    graph_straight(c, 0, 0, 0, STROKE_DOTTED, STYLE_DIM);
    draw_slope(c, v);
    if (v->n == 2)
        graph_draw(c, &v->slope[1], STROKE_SECOND, STYLE_PATH);
    graph_draw(c, &v->slope[0], STROKE_SOLID, STYLE_BOUNDARY);
    for (size_t i = v->n; i-- > 0;)
        mark(c, v, &v->slope[i]);
}
