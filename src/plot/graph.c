/* The graph of a function with gaps, poles and jumps.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "plot/graph.h"

#include <math.h>

enum { HALVINGS = 60, LOOKS = 4 /* in each column of dots */ };

/* ---- where it breaks ---- */

/* Of two halves that one is looked into in which the break must be: without a value at
 * one end only, or with the larger change. */
static bool in_left(double ya, double ym, double yb)
{
    if (isnan(ym))
        return !isnan(ya);
    if (isnan(ya) || isnan(yb))
        return isnan(ya);
    return fabs(ym - ya) > fabs(yb - ym);
}

bool graph_joined(const struct graph *g, double a, double b, double step,
                  struct broken *out)
{
    double ya = g->f(g->self, a), yb = g->f(g->self, b);

    for (int i = 0; i < HALVINGS; i++) {
        double m = a / 2 + b / 2, ym;

        if (isnan(ya) && isnan(yb))
            break;
        if (fabs(yb - ya) <= step)
            return true;
        if (!(m > a && m < b))
            break;
        ym = g->f(g->self, m);
        if (in_left(ya, ym, yb)) {
            b = m;
            yb = ym;
        } else {
            a = m;
            ya = ym;
        }
    }
    *out = (struct broken){a, b};
    return false;
}

/* ---- a pen that lifts off ---- */

/* Dots on and off along the line, as it is drawn. */
static const struct {
    int on, off;
} rhythm[] = {
    [STROKE_SOLID] = {1, 0},
    [STROKE_SECOND] = {3, 2},
    [STROKE_DASHED] = {8, 5},
    [STROKE_DOTTED] = {1, 3},
};

struct pen {
    const struct chart *c;
    struct canvas ink;
    enum stroke stroke;
    int col, row, drawn; /* the last dot, and how many there were */
};

static bool fine(const struct chart *c)
{
    return c->glyphs == GLYPHS_BRAILLE && !c->grid->ascii;
}

static void dot(struct pen *p, int col, int row)
{
    int on = rhythm[p->stroke].on, all = on + rhythm[p->stroke].off;

    if (p->drawn && col == p->col && row == p->row)
        return;
    if (!fine(p->c) || p->drawn % all < on)
        canvas_dot(&p->ink, col, row);
    p->col = col;
    p->row = row;
    p->drawn++;
}

/* Dot column COL from row J to row K, whatever is within the plot. */
static void run(struct pen *p, int col, int j, int k)
{
    int last = 4 * p->c->rows - 1, by = j < k ? 1 : -1;

    if ((j < 0 && k < 0) || (j > last && k > last))
        return;
    j = j < 0 ? 0 : j > last ? last : j;
    k = k < 0 ? 0 : k > last ? last : k;
    for (int row = j; row != k + by; row += by)
        dot(p, col, row);
}

/* The n-th cell of a line in the coarse tiers: shown, and how. */
static uint32_t coarse(const struct pen *p, int row, int col, int n)
{
    bool faint = p->stroke == STROKE_DOTTED;

    if (p->stroke == STROKE_SECOND)
        return ':';
    if ((faint && n % 2) || (p->stroke == STROKE_DASHED && n % 3 == 2))
        return ' ';
    return canvas_glyph(&p->ink, row, col, p->c->glyphs, faint);
}

static void put(struct pen *p, enum style style)
{
    int n = 0;

    for (int col = 0; col < p->ink.cols; col++)
        for (int row = 0; row < p->ink.rows; row++) {
            uint32_t glyph;

            if (!canvas_lit(&p->ink, row, col))
                continue;
            glyph = fine(p->c) ? canvas_glyph(&p->ink, row, col, GLYPHS_BRAILLE, false)
                               : coarse(p, row, col, n++);
            if (glyph != ' ')
                chart_put(p->c, row, col, style, glyph);
        }
}

/* ---- the graph ---- */

static double height(const struct graph *g, double x)
{
    return g->f(g->self, x);
}

static int dot_row(const struct pen *p, const struct graph *g, double x)
{
    return chart_dot_row(p->c, height(g, x));
}

/* In dot column COL from A to B, where it breaks: each part to its own end. */
static void parts(struct pen *p, const struct graph *g, int col, double a, double b,
                  double step)
{
    bool left = !isnan(height(g, a)), right = !isnan(height(g, b));
    struct broken at;

    if (graph_joined(g, a, b, step, &at))
        return;
    if (left && !isnan(height(g, at.left)))
        run(p, col, dot_row(p, g, a), dot_row(p, g, at.left));
    if (right && isnan(height(g, at.right)))
        graph_joined(g, at.right, b, step, &at);
    if (right && !isnan(height(g, at.right)))
        run(p, col, dot_row(p, g, at.right), dot_row(p, g, b));
}

/* In dot column COL from A to B, both within it. */
static void piece(struct pen *p, const struct graph *g, int col, double a, double b)
{
    double ya = height(g, a), yb = height(g, b), step = axis_unit(&p->c->y) / 2;
    struct broken at;

    if (isnan(ya) && isnan(yb))
        return;
    if (isnan(ya) || isnan(yb) || !graph_joined(g, a, b, step, &at))
        parts(p, g, col, a, b, step);
    else
        run(p, col, chart_dot_row(p->c, ya), chart_dot_row(p->c, yb));
}

void graph_draw(const struct chart *c, const struct graph *g, enum stroke stroke,
                enum style style)
{
    struct pen p = {.c = c, .stroke = stroke};

    chart_canvas(c, &p.ink);
    for (int i = 0; i < 2 * c->cols * LOOKS; i++) {
        double a = axis_value(&c->x, i / (2.0 * LOOKS) - 0.5);
        double b = axis_value(&c->x, (i + 1) / (2.0 * LOOKS) - 0.5);

        a = fmax(a, g->from);
        b = fmin(b, g->to);
        if (a < b)
            piece(&p, g, i / LOOKS, a, b);
    }
    put(&p, style);
    canvas_done(&p.ink);
}

struct straight {
    double x, y, slope;
};

static double straight_height(const void *self, double x)
{
    const struct straight *l = self;

    return l->y + l->slope * (x - l->x);
}

void graph_straight(const struct chart *c, double x, double y, double slope,
                    enum stroke stroke, enum style style)
{
    const struct straight line = {x, y, slope};
    const struct graph g = {straight_height, &line, -HUGE_VAL, HUGE_VAL};

    if (isfinite(y) && isfinite(slope))
        graph_draw(c, &g, stroke, style);
}
