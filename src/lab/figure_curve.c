/* One feature: points at 0 and 1, and the model's curve.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "lab/crowds.h"
#include "lab/curve.h"
#include "lab/dataset.h"
#include "lab/figure_parts.h"
#include "plot/text.h"

static const char *lacks(struct bench *b)
{
    if (bench_inputs(b) != 1)
        return "A curve needs one feature, this data has more. Type: plot scatter";
    if (b->s.data && b->s.data->kind == LABEL_VALUE)
        return "The labels are numbers, not classes. Type: plot fit";
    return NULL;
}

/* ---- drawing ---- */

/* The straight line leaves 0 … 1: the range follows it, but not so far that the points
 * could no longer be told apart. */
static void widen(struct axis *y, double p)
{
    p = p < -2 ? -2 : p > 3 ? 3 : p;
    y->lo = p < y->lo ? p : y->lo;
    y->hi = p > y->hi ? p : y->hi;
}

static struct frame frame_of(const struct curve *m, const struct look *look)
{
    const struct data *d = m->bench->s.data;
    struct frame f = {
        .x = {.lo = -6, .hi = 6}, .y = {.lo = 0, .hi = 1}, .halves = true};

    f.bare = look->bare;
    f.glyphs = look->glyphs;
    f.yname = "p";
    if (d)
        figure_across(m->bench, &f.x);
    if (figure_linear(m->bench)) {
        f.yname = "ŷ";
        widen(&f.y, curve_p(m, f.x.lo));
        widen(&f.y, curve_p(m, f.x.hi));
    }
    return f;
}

static void write_caption(const struct bench *b, const struct chart *c,
                          const struct crowd *points, struct str *out)
{
    const struct data *d = b->s.data;

    if (!d) {
        str_add(out, figure_linear(b) ? "ŷ = wx + b" : "p = σ(wx + b)");
        return;
    }
    figure_noun(d, d->n, out);
    if (points->n > CROWD_DENSE)
        figure_density(points, figure_room(c, "p"), out);
    else
        str_addf(out, ": + %s, o %s", figure_class(d, 1), figure_class(d, 0));
    figure_held_caption(b, figure_room(c, "p"), out);
}

/* The cells between a point and the curve that show neither. */
static void draw_stroke(const struct chart *c, const struct canvas *ink,
                        const struct crowd *points, const int cell[2], int curve,
                        bool wrong)
{
    int row = cell[0], towards = curve > row ? 1 : -1;

    for (row += towards; (curve - row) * towards > 0; row += towards)
        if (!canvas_lit(ink, row, cell[1]) && !crowd_at(points, row, cell[1]))
            chart_put(c, row, cell[1], wrong ? STYLE_WRONG : STYLE_DIM,
                      wrong ? '!' : chart_stroke(c));
}

/* Strokes |y - p| long; the wrong ones last, so that none of them is hidden. */
static void draw_segments(const struct chart *c, const struct curve *m,
                          const struct canvas *ink, const struct crowd *points,
                          const struct fitness *f)
{
    const struct bench *b = m->bench;
    const struct data *d = b->s.data;
    int cell[2];

    for (size_t pass = 0; pass < 2; pass++)
        for (size_t i = 0; i < d->n; i++) {
            bool wrong = figure_wrong(b, f, i);
            int curve = chart_dot_row(c, curve_p(m, d->x[0][i]));

            curve = curve < 0 ? -1 : curve >= 4 * c->rows ? c->rows : curve / 4;
            if (wrong == (pass == 1) &&
                chart_cell(c, d->x[0][i], d->y[i], &cell[0], &cell[1]))
                draw_stroke(c, ink, points, cell, curve, wrong);
        }
}

static const struct crowd *points_of(struct bench *b, const struct chart *c)
{
    const struct data *d = b->s.data;

    return crowds_of(b, c, &(struct crowd_source){d->x[0], d->y, d->y, false});
}

static void draw_data(const struct chart *c, const struct curve *m, struct bench *b,
                      const struct canvas *ink, const struct crowd *points)
{
    bool segments = b->s.segments && b->s.data->n <= CROWD_DENSE;

    if (segments)
        draw_segments(c, m, ink, points, bench_fitness(b));
    if (b->s.held)
        figure_held_draw(b, c, b->s.held->x[0], b->s.held->y);
    crowd_put(points, c, segments);
    crowd_exact(points, c, b->s.data->n, b->s.data->x[0], b->s.data->y);
}

/* A dotted upright line where the prediction changes sides. */
static void draw_cut(const struct chart *c, const struct curve *m)
{
    struct canvas ink;
    double x;

    if (!curve_where(m, m->bench->s.tau, &x))
        return;
    chart_canvas(c, &ink);
    chart_line(c, &ink, (const double[3]){-x, 1, 0}, 2);
    chart_ink(c, &ink, STYLE_DIM, true);
    canvas_done(&ink);
}

/* "τ 0.8" beside its line, where there is room. */
static void draw_tau(const struct chart *c, const struct curve *m)
{
    double tau = m->bench->s.tau, x;
    struct str name;
    int col = 0, width;
    bool done;

    if (tau == 0.5 || !curve_where(m, tau, &x))
        return;
    str_init(&name);
    str_add(&name, "τ ");
    text_short(&name, tau);
    width = (int)text_columns(name.s, c->grid->ascii);
    col = axis_cell(&c->x, x);
    done = col < 0;
    for (int r = 1; r + 1 < c->rows && !done; r++)
        done = chart_text(c, r, col + 2, STYLE_AXIS, name.s, false) ||
               chart_text(c, r, col - 1 - width, STYLE_AXIS, name.s, false);
    str_done(&name);
}

static void draw_mark(const struct chart *c, const struct curve *m)
{
    const struct state *s = &m->bench->s;
    double x;

    if (s->placed)
        chart_mark(c, s->place[0], curve_p(m, s->place[0]));
    else if (!s->data && curve_where(m, 0.5, &x))
        chart_mark(c, x, 0.5);
}

static void draw(struct bench *b, const struct look *look, struct grid *g)
{
    struct curve m = curve_of(b);
    struct frame f = frame_of(&m, look);
    struct chart c;
    const struct crowd *points;
    struct canvas ink;
    struct str caption;

    str_init(&caption);
    chart_again(&c, g, &f);
    points = b->s.data ? points_of(b, &c) : NULL;
    write_caption(b, &c, points, &caption);
    f.caption = caption.s;
    chart_open(&c, g, &f);
    str_done(&caption);
    chart_canvas(&c, &ink);
    chart_curve(&c, &ink, curve_p, &m);
    if (figure_linear(b) || b->s.tau != 0.5)
        draw_cut(&c, &m);
    chart_ink(&c, &ink, STYLE_BOUNDARY, false);
    if (b->s.data)
        draw_data(&c, &m, b, &ink, points);
    draw_mark(&c, &m);
    if (c.rows >= NAMED_ROWS)
        draw_tau(&c, &m);
    canvas_done(&ink);
}

static void ghost(struct bench *b, struct bench *other, const struct look *look,
                  struct grid *g)
{
    struct curve m = curve_of(b), dotted = curve_of(other);
    struct frame f = frame_of(&m, look);
    struct canvas ink;
    struct chart c;

    chart_again(&c, g, &f);
    chart_canvas(&c, &ink);
    chart_dotted(&c, &ink, curve_p, &dotted, 3);
    chart_ghost(&c, &ink, false);
    canvas_done(&ink);
}

static bool chart(struct bench *b, const struct look *look, struct grid *g,
                  struct chart *c)
{
    struct curve m = curve_of(b);
    struct frame f = frame_of(&m, look);

    chart_again(c, g, &f);
    return true;
}

/* ---- in words ---- */

static void write_wrong(struct bench *b, struct str *out)
{
    enum { SHOWN = 5 };
    const struct fitness *f = bench_fitness(b);
    const struct data *d = b->s.data;
    int decimals = figure_shared_decimals(d->x[0], d->n);
    size_t shown = 0;

    str_addf(out, "%zu on the wrong side", f->errors);
    for (size_t i = 0; i < d->n && f->errors; i++) {
        if (!figure_wrong(b, f, i))
            continue;
        if (shown == SHOWN) {
            str_addf(out, " and %zu more", f->errors - SHOWN);
            break;
        }
        str_add(out, shown++ ? ", " : ": ");
        figure_decimals(out, d->x[0][i], decimals);
        str_addf(out, "%s (%s, %s ", curve_unit(d),
                 figure_class(d, data_positive(d, i)), figure_linear(b) ? "ŷ" : "p");
        figure_decimals(out, f->p[i], 2);
        str_addc(out, ')');
    }
    str_add(out, ". ");
}

static void describe(struct bench *b, struct str *out)
{
    struct curve m = curve_of(b);
    struct frame f = frame_of(&m, &(struct look){0});

    curve_words(&m, out);
    if (!b->s.data) {
        str_add(out, "There are no points; w is ");
        text_number(out, m.w);
        str_add(out, ", b is ");
        text_number(out, m.b);
        str_addc(out, '.');
        return;
    }
    figure_counts(b->s.data, out);
    if (!bench_fitness(b)->half)
        write_wrong(b, out);
    str_add(out, figure_linear(b) ? "mse " : "Loss ");
    text_short(out, bench_fitness(b)->loss);
    str_addc(out, '.');
    figure_held_words(b, out);
    if (b->s.placed)
        figure_mark_words(b, &f.x, f.yname, curve_p(&m, b->s.place[0]), out);
}

static void across(struct bench *b, struct str *out)
{
    if (b->s.data)
        str_add(out, dataset_axis(b->s.data, 0));
}

const struct figure figure_curve = {
    .name = "curve",
    .help = "One feature: points at 0 and 1, the curve of p, strokes with segments on.",
    .example = "data archery; plot curve",
    .lacks = lacks,
    .draw = draw,
    .ghost = ghost,
    .places = PLACES_COLUMN,
    .chart = chart,
    .describe = describe,
    .across = across,
    .numbers = figure_csv_curve,
};
