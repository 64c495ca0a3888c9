/* A function of X: its curve, the point X, the secant to X + dX, the tangent.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "lab/figure_parts.h"
#include "lab/landscape.h"
#include "plot/text.h"

enum { SAMPLES = 400, ENOUGH = 20 };

static const char *lacks(struct bench *b)
{
    return b->s.explorer.function ? NULL
                                  : "There is no function yet. Type: plot f x^2-2*x";
}

/* ---- values ---- */

/* f at X; NaN where it has no value. */
static double height(const void *self, double x)
{
    const struct explorer *e = self;
    double v, at[2] = {x, e->at[1]};

    return function_value(e->function, at, &v) && isfinite(v) ? v : NAN;
}

static bool slope(const struct explorer *e, double *g)
{
    double both[2];

    if (e->function->dim != 1 || !function_slope(e->function, e->at, both))
        return false;
    *g = both[0];
    return isfinite(*g);
}

static bool secant(const struct explorer *e, double *g)
{
    *g = (height(e, e->at[0] + e->dX) - height(e, e->at[0])) / e->dX;
    return e->dX != 0 && isfinite(*g);
}

/* Heights between from and to, where there are any. */
struct samples {
    double x[SAMPLES + 1], y[SAMPLES + 1];
    size_t n, low, high; /* places of the lowest and the highest */
};

static void sample(const struct explorer *e, struct samples *s)
{
    s->n = s->low = s->high = 0;
    for (int i = 0; i <= SAMPLES; i++) {
        double t = i / (double)SAMPLES, x = e->from * (1 - t) + e->to * t;
        double y = height(e, x);

        if (isnan(y))
            continue;
        s->x[s->n] = x;
        s->y[s->n] = y;
        s->low = y < s->y[s->low] ? s->n : s->low;
        s->high = y > s->y[s->high] ? s->n : s->high;
        s->n++;
    }
}

static int ascending(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;

    return (x > y) - (x < y);
}

/* What is shown of y: all, but next to a pole (1/x) only what most of the curve needs.
 */
static void range(const struct samples *s, struct axis *y)
{
    double sorted[SAMPLES + 1], lo, hi, inner_lo, inner_hi, room;

    if (!s->n) {
        axis_fit(y, -1, 1);
        return;
    }
    memcpy(sorted, s->y, s->n * sizeof *sorted);
    qsort(sorted, s->n, sizeof *sorted, ascending);
    lo = sorted[0];
    hi = sorted[s->n - 1];
    inner_lo = sorted[s->n / 20];
    inner_hi = sorted[s->n - 1 - s->n / 20];
    room = inner_hi / 2 - inner_lo / 2;
    if (s->n >= ENOUGH && room > 0 && hi / 2 - lo / 2 > 8 * room) {
        lo = fmax(lo, inner_lo - room);
        hi = fmin(hi, inner_hi + room);
    }
    axis_fit(y, lo, hi);
}

/* ---- drawing ---- */

/* The graph, with a gap where there is no value and at a pole. */
static void draw_curve(const struct chart *c, struct canvas *ink,
                       const struct explorer *e)
{
    int last = 0, rows = 4 * c->rows;
    bool there = false;

    for (int i = 0; i < 2 * c->cols; i++) {
        double y = height(e, axis_value(&c->x, (i + 0.5) / 2 - 0.5));
        int j = isnan(y) ? 0 : chart_dot_row(c, y);
        bool jump = there && ((j < 0 && last >= rows) || (last < 0 && j >= rows));

        if (!isnan(y))
            canvas_run(ink, i, there && !jump ? last : j, j);
        there = !isnan(y);
        last = j;
    }
}

/* The straight line through (X, f(X)) with the slope G. */
static void draw_straight(const struct chart *c, const struct explorer *e, double g,
                          enum style style, int every)
{
    double x = e->at[0], z[3] = {g * x - height(e, x), -g, 1};
    struct canvas ink;

    if (!isfinite(z[0]))
        return;
    chart_canvas(c, &ink);
    chart_line(c, &ink, z, every);
    chart_ink(c, &ink, style, true);
    canvas_done(&ink);
}

static void draw_points(const struct chart *c, const struct explorer *e)
{
    double x = e->at[0] + e->dX;

    if (e->dX != 0 && !isnan(height(e, x))) {
        int row, col;

        if (chart_cell(c, x, height(e, x), &row, &col))
            chart_put(c, row, col, STYLE_MARK, 'o');
    }
    if (!isnan(height(e, e->at[0])))
        chart_mark(c, e->at[0], height(e, e->at[0]));
}

static struct frame frame_of(const struct explorer *e, const struct look *look,
                             const char *caption)
{
    struct frame f = {.x = {.lo = e->from, .hi = e->to}};
    struct samples *s = mem_alloc(sizeof *s);

    if (!(e->from < e->to))
        axis_fit(&f.x, e->from, e->to);
    sample(e, s);
    range(s, &f.y);
    free(s);
    f.bare = look->bare;
    f.glyphs = look->glyphs;
    f.yname = "f";
    f.caption = caption;
    return f;
}

/* Where a run has been: a dot at each step that the trace has kept. */
static void draw_path(const struct chart *c, const struct bench *b)
{
    const struct trace *t = b->s.trace;
    bool plain = c->grid->ascii || c->glyphs == GLYPHS_ASCII;
    size_t rows = trace_upto(t, b->s.steps);
    int row, col;

    for (size_t i = 0; i < rows && b->s.explorer.minimizing; i++)
        if (isfinite(t->loss[i]) && chart_cell(c, t->theta[i], t->loss[i], &row, &col))
            chart_put(c, row, col, STYLE_PATH, plain ? '*' : 0x2022);
}

static void draw_one(const struct bench *b, const struct explorer *e,
                     const struct look *look, struct grid *g)
{
    struct frame f = frame_of(e, look, e->function->text);
    struct chart c;
    struct canvas ink;
    double rate;

    chart_open(&c, g, &f);
    if (slope(e, &rate))
        draw_straight(&c, e, rate, STYLE_DIM, 2);
    if (secant(e, &rate))
        draw_straight(&c, e, rate, STYLE_PATH, 1);
    chart_canvas(&c, &ink);
    draw_curve(&c, &ink, e);
    chart_ink(&c, &ink, STYLE_BOUNDARY, false);
    canvas_done(&ink);
    draw_path(&c, b);
    draw_points(&c, e);
}

/* ---- in words ---- */

static void write_at(const char *name, double v, struct str *out)
{
    str_addf(out, "%s = ", name);
    text_number(out, v);
}

/* A function of two variables is a landscape. */
static void draw_two(struct bench *b, const struct look *look, struct grid *g)
{
    struct landscape l;

    landscape_open_function(&l, b);
    landscape_map(&l, look, g);
    landscape_done(&l);
}

static void describe_two(struct bench *b, struct str *out)
{
    struct landscape l;

    landscape_open_function(&l, b);
    landscape_map_words(&l, out);
    landscape_done(&l);
}

/* What is on show: a run that walks out of the range takes the range along. */
static struct explorer shown(const struct bench *b)
{
    struct explorer e = b->s.explorer;

    if (e.minimizing && isfinite(e.at[0])) {
        e.from = fmin(e.from, e.at[0]);
        e.to = fmax(e.to, e.at[0]);
    }
    return e;
}

static void draw(struct bench *b, const struct look *look, struct grid *g)
{
    struct explorer e = shown(b);

    if (e.function->dim == 2)
        draw_two(b, look, g);
    else
        draw_one(b, &e, look, g);
}

static void write_course(const struct explorer *e, struct str *out)
{
    struct samples *s = mem_alloc(sizeof *s);

    str_addf(out, "f = %s from ", e->function->text);
    text_number(out, e->from);
    str_add(out, " to ");
    text_number(out, e->to);
    sample(e, s);
    if (!s->n) {
        str_add(out, ": no value there. ");
    } else if (s->y[s->low] == s->y[s->high]) {
        str_add(out, " is flat: ");
        text_number(out, s->y[0]);
        str_add(out, " everywhere. ");
    } else {
        str_add(out, ": lowest ");
        text_number(out, s->y[s->low]);
        str_add(out, " at ");
        text_number(out, s->x[s->low]);
        str_add(out, ", highest ");
        text_number(out, s->y[s->high]);
        str_add(out, " at ");
        text_number(out, s->x[s->high]);
        str_add(out, ". ");
    }
    free(s);
}

static void write_slope(const struct explorer *e, struct str *out)
{
    double g;

    if (!slope(e, &g)) {
        str_add(out, "There is no slope there. ");
        return;
    }
    str_add(out, g == 0  ? "The tangent there is level, slope "
                 : g > 0 ? "The tangent there rises, slope "
                         : "The tangent there falls, slope ");
    text_number(out, g);
    str_add(out, ". ");
}

static void write_secant(const struct explorer *e, struct str *out)
{
    double g, x = e->at[0] + e->dX;

    if (e->dX == 0)
        return;
    write_at("At X + dX", x, out);
    if (!secant(e, &g)) {
        str_add(out, " there is no value, so there is no secant. ");
        return;
    }
    str_add(out, " f is ");
    text_number(out, height(e, x));
    str_add(out, "; the secant has slope ");
    text_number(out, g);
    str_add(out, ". ");
}

static void describe(struct bench *b, struct str *out)
{
    const struct explorer seen = shown(b), *e = &seen;
    double v;

    if (e->function->dim == 2) {
        describe_two(b, out);
        return;
    }
    write_course(e, out);
    v = height(e, e->at[0]);
    write_at("At X", e->at[0], out);
    if (isnan(v)) {
        str_add(out, " f has no value.");
        return;
    }
    str_add(out, " f is ");
    text_number(out, v);
    str_add(out, ". ");
    write_slope(e, out);
    write_secant(e, out);
    while (out->len && out->s[out->len - 1] == ' ')
        str_cut(out, out->len - 1);
}

static void across(struct bench *b, struct str *out)
{
    if (b->s.explorer.function->dim == 1)
        str_add(out, b->s.explorer.function->name[0]);
}

/* The curve from end to end; of two variables the place where one stands. */
static void numbers(struct bench *b, struct str *csv)
{
    const struct explorer seen = shown(b), *e = &seen;
    bool two = e->function->dim == 2;
    struct samples *s = mem_alloc(sizeof *s);

    figure_csv_text(csv, "X");
    if (two)
        figure_csv_text(csv, "Y");
    figure_csv_text(csv, two ? "f(X,Y)" : "f(X)");
    figure_csv_end(csv);
    if (two) {
        figure_csv_number(csv, e->at[0]);
        figure_csv_number(csv, e->at[1]);
        figure_csv_number(csv, height(e, e->at[0]));
        figure_csv_end(csv);
    } else {
        sample(e, s);
    }
    for (size_t i = 0; i < s->n; i++) {
        figure_csv_number(csv, s->x[i]);
        figure_csv_number(csv, s->y[i]);
        figure_csv_end(csv);
    }
    free(s);
}

const struct figure figure_function = {
    .name = "f",
    .help =
        "A function of X: the point X, the tangent, and the secant to X + dX; of X and "
        "Y: its map.",
    .takes = FIGURE_FUNCTION,
    .lacks = lacks,
    .draw = draw,
    .describe = describe,
    .across = across,
    .numbers = numbers,
};
