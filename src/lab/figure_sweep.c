/* What one setting after another came to: the loss over its values.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stdlib.h>

#include "lab/figure_parts.h"
#include "lab/sweep.h"
#include "plot/chart.h"
#include "plot/text.h"

static const char *lacks(struct bench *b)
{
    return b->s.sweep ? NULL
                      : "There is no sweep yet. Type: sweep eta 0.01 0.1 1 steps 50";
}

/* ---- what is shown ---- */

/* At the top edge: there is no loss to show. */
static bool away(const struct sweep_row *r)
{
    return !sweep_counts(r);
}

/* The values in order. */
struct sorted {
    const struct sweep_row *row[SWEEP_MOST];
    size_t n;
};

static int ascending(const void *a, const void *b)
{
    double x = (*(const struct sweep_row *const *)a)->value;
    double y = (*(const struct sweep_row *const *)b)->value;

    return (x > y) - (x < y);
}

static struct sorted sort(const struct sweep *s)
{
    struct sorted v = {.n = s->n};

    for (size_t i = 0; i < s->n; i++)
        v.row[i] = &s->row[i];
    qsort(v.row, v.n, sizeof *v.row, ascending);
    return v;
}

/* Values above 0 that span a factor of ten are told apart by their powers. */
static void range_x(const struct sorted *v, struct axis *x)
{
    double lo = v->row[0]->value, hi = v->row[v->n - 1]->value;

    if (lo > 0 && hi / lo >= 10)
        axis_fit_log(x, lo, hi);
    else
        axis_fit(x, lo, hi);
}

static void range_y(const struct sweep *s, struct axis *y)
{
    double lo = INFINITY, hi = -INFINITY;

    for (size_t i = 0; i < s->n; i++) {
        const struct outcome *got = &s->row[i].got;

        if (away(&s->row[i]))
            continue;
        lo = fmin(lo, got->loss);
        hi = fmax(hi, got->loss);
        if (isfinite(got->held)) {
            lo = fmin(lo, got->held);
            hi = fmax(hi, got->held);
        }
    }
    if (lo > hi)
        axis_fit_zero(y, 1);
    else if (lo >= 0)
        axis_fit_zero(y, hi);
    else
        axis_fit(y, lo, hi);
}

static void write_name(const struct sweep *s, struct str *out)
{
    str_addf(out, "%s%s", s->measure, s->held ? ", of the rows held back ○" : "");
}

/* ---- drawing ---- */

static void join(const struct chart *c, const struct sweep_row *a,
                 const struct sweep_row *b, struct canvas *ink)
{
    double from = axis_place(&c->x, a->value), to = axis_place(&c->x, b->value);
    int first = (int)ceil(2 * from), last = (int)floor(2 * to);
    int was = chart_dot_row(c, a->got.loss);

    for (int i = first; i <= last; i++) {
        double t = to > from ? (i / 2.0 - from) / (to - from) : 0;
        int j = (int)lround((1 - t) * chart_dot_row(c, a->got.loss) +
                            t * chart_dot_row(c, b->got.loss));

        canvas_run(ink, i, was, j);
        was = j;
    }
}

static void draw_line(const struct chart *c, const struct sorted *v)
{
    const struct sweep_row *last = NULL;
    struct canvas ink;

    chart_canvas(c, &ink);
    for (size_t i = 0; i < v->n; i++) {
        bool here = !away(v->row[i]);

        if (here && last)
            join(c, last, v->row[i], &ink);
        last = here ? v->row[i] : NULL;
    }
    chart_ink(c, &ink, STYLE_DIM, true);
    canvas_done(&ink);
}

static void put(const struct chart *c, double x, double y, enum style style,
                uint32_t glyph)
{
    int row, col;

    if (isfinite(y) && chart_cell(c, x, y, &row, &col))
        chart_put(c, row, col, style, glyph);
}

static void draw_marks(const struct chart *c, const struct sweep *s)
{
    bool plain = c->grid->ascii || c->glyphs == GLYPHS_ASCII;
    size_t best = sweep_best(s, false);

    for (size_t i = 0; i < s->n; i++) {
        const struct sweep_row *r = &s->row[i];
        int col = axis_cell(&c->x, r->value);

        if (away(r)) {
            if (col >= 0)
                chart_put(c, 0, col, STYLE_WRONG, plain ? '^' : 0x25B2);
            continue;
        }
        put(c, r->value, r->got.held, STYLE_GHOST, plain ? 'o' : 0x25CB);
        put(c, r->value, r->got.loss, STYLE_PATH, plain ? '*' : 0x25CF);
    }
    if (best < s->n)
        chart_mark(c, s->row[best].value, s->row[best].got.loss);
}

static void draw(struct bench *b, const struct look *look, struct grid *g)
{
    const struct sweep *s = b->s.sweep;
    struct frame f = {.bare = look->bare, .glyphs = look->glyphs};
    struct sorted v = sort(s);
    struct str name;
    struct chart c;

    str_init(&name);
    write_name(s, &name);
    range_x(&v, &f.x);
    range_y(s, &f.y);
    f.yname = name.s;
    f.note = *s->how ? s->how : NULL;
    chart_open(&c, g, &f);
    draw_line(&c, &v);
    draw_marks(&c, s);
    str_done(&name);
}

/* ---- in words and numbers ---- */

static void describe(struct bench *b, struct str *out)
{
    const struct sweep *s = b->s.sweep;
    struct sorted v = sort(s);

    str_addf(out, "The %s%s%s for %zu value%s of %s, ", s->measure, *s->how ? " " : "",
             s->how, s->n, s->n == 1 ? "" : "s", s->name);
    text_asked(out, v.row[0]->value);
    str_add(out, " to ");
    text_asked(out, v.row[v.n - 1]->value);
    str_add(out, ", each from the same start. ");
    sweep_words(s, out);
    for (size_t i = 0; i < v.n; i++)
        if (away(v.row[i])) {
            str_add(out, " ▲ marks what has no loss to compare.");
            break;
        }
}

static void across(struct bench *b, struct str *out)
{
    str_add(out, b->s.sweep->name);
}

static void numbers(struct bench *b, struct str *csv)
{
    static const char *const head[] = {"updates", "errors", "accuracy", "rises",
                                       "ran_away_at"};
    const struct sweep *s = b->s.sweep;
    struct str held;

    str_init(&held);
    str_addf(&held, "valid.%s", s->measure);
    figure_csv_text(csv, s->name);
    figure_csv_text(csv, s->measure);
    figure_csv_text(csv, held.s);
    str_done(&held);
    for (size_t i = 0; i < sizeof head / sizeof *head; i++)
        figure_csv_text(csv, head[i]);
    figure_csv_end(csv);
    for (size_t i = 0; i < s->n; i++) {
        const struct outcome *got = &s->row[i].got;
        double v[] = {
            s->row[i].value,    got->loss,
            got->held,          (double)got->effort.updates,
            got->errors,        got->accuracy,
            (double)got->rises, got->finish == FINISH_AWAY ? (double)got->at : NAN};

        for (size_t k = 0; k < sizeof v / sizeof *v; k++)
            figure_csv_number(csv, v[k]);
        figure_csv_end(csv);
    }
}

const struct figure figure_sweep = {
    .name = "sweep",
    .help = "What the last sweep came to: the loss over the values of the setting, the "
            "lowest marked, at the top edge what ran away.",
    .example = "sweep eta 0.01 0.1 1; plot sweep",
    .lacks = lacks,
    .draw = draw,
    .describe = describe,
    .across = across,
    .numbers = numbers,
};
