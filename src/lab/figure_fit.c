/* One feature, a number to predict: points, line and residuals.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "lab/figure_parts.h"

#include <math.h>
#include <stdlib.h>

#include "lab/crowds.h"
#include "lab/dataset.h"
#include "plot/text.h"

struct line {
    const struct bench *bench;
    double b, w;
};

static struct line line_of(const struct bench *b)
{
    double *raw = figure_raw(b);
    struct line l = {b, raw[0], raw[1]};

    free(raw);
    return l;
}

static double height(const void *self, double x)
{
    const struct line *l = self;

    return bench_straight(l->bench)
               ? figure_p(l->bench, l->w != 0 ? l->b + l->w * x : l->b)
               : bench_p(l->bench, &x);
}

static const char *lacks(struct bench *b)
{
    if (!b->s.data)
        return "There is no data yet. Type: data line";
    if (b->s.data->kind != LABEL_VALUE)
        return bench_inputs(b) == 1
                   ? "The labels are classes, not numbers. Type: plot curve"
                   : "The labels are classes, not numbers. Type: plot scatter";
    if (bench_inputs(b) != 1)
        return "This picture has room for one feature, the data has more. Type: plot "
               "table";
    return NULL;
}

/* 0 is kept in sight when it is near the data: that is where untrained weights are. */
static struct frame frame_of(const struct line *l, const struct look *look)
{
    const struct state *s = &l->bench->s;
    const struct data *d = s->all;
    struct frame f = {.bare = look->bare, .glyphs = look->glyphs, .yname = d->label};
    const struct range *y = data_range(d, d->dim);
    double lo = y->lo, hi = y->hi;

    figure_across(l->bench, &f.x);
    if (lo > 0 && lo / 2 <= hi / 2 - lo / 2)
        lo = 0;
    if (hi < 0 && -hi / 2 <= hi / 2 - lo / 2)
        hi = 0;
    figure_reach(&f.y, lo, hi, s->placed ? height(l, s->place[0]) : lo);
    return f;
}

static void draw_residual(const struct chart *c, const struct canvas *ink, int row,
                          int col, int line)
{
    int towards = line > row ? 1 : -1;

    for (row += towards; (line - row) * towards > 0; row += towards)
        if (!canvas_lit(ink, row, col))
            chart_put(c, row, col, STYLE_DIM, chart_stroke(c));
}

static void draw_residuals(const struct chart *c, const struct canvas *ink,
                           const struct line *l)
{
    const struct data *d = l->bench->s.data;
    int row, col, line;

    for (size_t i = 0; i < d->n; i++) {
        line = chart_dot_row(c, height(l, d->x[0][i]));
        line = line < 0 ? -1 : line >= 4 * c->rows ? c->rows : line / 4;
        if (chart_cell(c, d->x[0][i], d->y[i], &row, &col))
            draw_residual(c, ink, row, col, line);
    }
}

static const struct crowd *points_of(struct bench *b, const struct chart *c)
{
    const struct data *d = b->s.data;

    return crowds_of(b, c, &(struct crowd_source){d->x[0], d->y, NULL, false});
}

/* Every EVERYth dot of it. */
static void line_ink(const struct chart *c, const struct line *l, struct canvas *ink,
                     int every)
{
    chart_canvas(c, ink);
    if (figure_linear(l->bench) && bench_straight(l->bench))
        chart_line(c, ink, (const double[3]){l->b, l->w, -1}, every);
    else
        chart_dotted(c, ink, height, l, every);
}

static void draw_line(const struct chart *c, const struct line *l, struct canvas *ink)
{
    line_ink(c, l, ink, 1);
    chart_ink(c, ink, STYLE_BOUNDARY, false);
}

static void draw(struct bench *b, const struct look *look, struct grid *g)
{
    struct line l = line_of(b);
    struct frame f = frame_of(&l, look);
    const struct crowd *points;
    struct canvas ink;
    struct chart c;
    struct str caption;

    str_init(&caption);
    chart_again(&c, g, &f);
    points = points_of(b, &c);
    figure_noun(b->s.data, b->s.data->n, &caption);
    figure_density(points, figure_room(&c, f.yname), &caption);
    figure_held_caption(b, figure_room(&c, f.yname), &caption);
    f.caption = caption.s;
    chart_open(&c, g, &f);
    str_done(&caption);
    draw_line(&c, &l, &ink);
    if (b->s.data->n <= CROWD_DENSE)
        draw_residuals(&c, &ink, &l);
    if (b->s.held)
        figure_held_draw(b, &c, b->s.held->x[0], b->s.held->y);
    crowd_put(points, &c, false);
    crowd_exact(points, &c, b->s.data->n, b->s.data->x[0], b->s.data->y);
    if (b->s.placed)
        chart_mark(&c, b->s.place[0], height(&l, b->s.place[0]));
    canvas_done(&ink);
}

static void ghost(struct bench *b, struct bench *other, const struct look *look,
                  struct grid *g)
{
    struct line l = line_of(b), dotted = line_of(other);
    struct frame f = frame_of(&l, look);
    struct canvas ink;
    struct chart c;

    chart_again(&c, g, &f);
    line_ink(&c, &dotted, &ink, 3);
    chart_ghost(&c, &ink, false);
    canvas_done(&ink);
}

/* y − ŷ, where it is farthest from 0. */
static void write_largest(struct bench *b, struct str *out)
{
    const struct fitness *f = bench_fitness(b);
    const struct data *d = b->s.data;
    size_t most = 0, from;

    for (size_t i = 1; i < d->n; i++)
        if (fabs(f->p[i] - d->y[i]) > fabs(f->p[most] - d->y[most]))
            most = i;
    str_add(out, "Largest residual: ");
    from = out->len;
    text_short(out, d->y[most] - f->p[most]);
    text_minus(out, from);
    str_add(out, " at ");
    figure_place(out, d->x[0][most], d->y[most]);
    str_addc(out, '.');
}

static void describe(struct bench *b, struct str *out)
{
    struct line l = line_of(b);
    struct frame f = frame_of(&l, &(struct look){0});
    const struct data *d = b->s.data;
    double lo = data_range(d, 0)->lo, hi = data_range(d, 0)->hi;

    figure_noun(d, d->n, out);
    str_addf(out, ", %s from ", dataset_axis(d, 0));
    text_number(out, lo);
    str_add(out, " to ");
    text_number(out, hi);
    str_addf(out, ". %s from ",
             figure_linear(b) && bench_straight(b) ? "Line" : "Curve");
    figure_place(out, lo, height(&l, lo));
    str_add(out, " to ");
    figure_place(out, hi, height(&l, hi));
    if (bench_straight(b)) {
        str_add(out, ", slope ");
        text_number(out, l.w);
    }
    str_add(out, ". mse ");
    text_short(out, bench_fitness(b)->mse);
    str_add(out, ". ");
    write_largest(b, out);
    figure_held_words(b, out);
    if (b->s.placed)
        figure_mark_words(b, &f.x, "ŷ", height(&l, b->s.place[0]), out);
}

static bool chart(struct bench *b, const struct look *look, struct grid *g,
                  struct chart *c)
{
    struct line l = line_of(b);
    struct frame f = frame_of(&l, look);

    chart_again(c, g, &f);
    return true;
}

static void across(struct bench *b, struct str *out)
{
    str_add(out, dataset_axis(b->s.data, 0));
}

const struct figure figure_fit = {
    .name = "fit",
    .help = "A number to predict from one feature: points, line and residuals.",
    .example = "data line; plot fit",
    .lacks = lacks,
    .draw = draw,
    .ghost = ghost,
    .places = PLACES_LABEL,
    .chart = chart,
    .describe = describe,
    .across = across,
};
