/* The loss over the steps of the present run, large and in one row.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "lab/figure_parts.h"

#include <math.h>
#include <string.h>

#include "base/utf8.h"
#include "plot/text.h"

/* The rows of the trace up to the present step; before the first one, the loss now. */
struct run {
    const size_t *step;
    const double *loss;
    size_t n;
    size_t at; /* what step and loss point to when nothing is noted yet */
    double now;
};

/* The loss, or the function's value, at the present weights. */
static bool now_of(struct bench *b, double *now)
{
    const struct explorer *e = &b->s.explorer;

    if (e->minimizing)
        return function_value(e->function, e->at, now);
    if (bench_fitness(b))
        *now = bench_fitness(b)->loss;
    return b->s.data != NULL;
}

static void run_of(struct bench *b, struct run *r)
{
    const struct state *s = &b->s;

    *r = (struct run){.at = s->steps};
    if (s->trace)
        r->n = trace_upto(s->trace, s->steps);
    if (r->n) {
        r->step = s->trace->step;
        r->loss = s->trace->loss;
    } else if (now_of(b, &r->now)) {
        r->step = &r->at;
        r->loss = &r->now;
        r->n = 1;
    }
}

/* What the weights are moved for: the loss, by its name, or a function. */
static const char *loss_name(const struct bench *b)
{
    if (b->s.explorer.minimizing)
        return "f";
    return strcmp(b->s.model->loss, "log") == 0 ? "loss" : b->s.model->loss;
}

static const char *lacks(struct bench *b)
{
    return b->s.data || b->s.explorer.minimizing
               ? NULL
               : "There is no data yet. Type: data hobbits";
}

/* ---- drawing ---- */

/* Finite values only; a diverged run may end in others. A loss begins at 0, a function
 * may go below. */
static void range(const struct run *r, struct axis *y)
{
    double low = 0, top = 0;

    for (size_t i = 0; i < r->n; i++) {
        if (isfinite(r->loss[i]) && r->loss[i] > top)
            top = r->loss[i];
        if (isfinite(r->loss[i]) && r->loss[i] < low)
            low = r->loss[i];
    }
    if (low < 0)
        axis_fit(y, low, top);
    else
        axis_fit_zero(y, top);
}

/* The loss at X steps, straight between the rows; ROW moves on to the one before X. */
static double between(const struct run *r, double x, size_t *row)
{
    double t;

    while (*row + 1 < r->n && (double)r->step[*row + 1] <= x)
        ++*row;
    if (*row + 1 >= r->n || x <= (double)r->step[*row])
        return r->loss[*row];
    t = (x - (double)r->step[*row]) / (double)(r->step[*row + 1] - r->step[*row]);
    return r->loss[*row] * (1 - t) + r->loss[*row + 1] * t;
}

/* Step 0 is the left dot of cell 0, the last step the left dot of the last cell. Every
 * value that falls between two dot columns counts, so that no spike is lost. */
static void draw_run(const struct chart *c, const struct run *r, struct canvas *ink)
{
    bool dense = r->n > 4 * (size_t)c->cols;
    size_t row = 0, seen = 0;
    int last = 0;

    for (int i = 0; i < 2 * c->cols; i++) {
        double x = axis_value(&c->x, i / 2.0);
        int j = chart_dot_row(c, between(r, x, &row));

        canvas_run(ink, i, i ? last : j, j);
        for (; dense && seen <= row; seen++)
            canvas_run(ink, i, j, chart_dot_row(c, r->loss[seen]));
        last = j;
    }
}

/* "20 steps", "fit", "fit, 3 steps": a fit counts as one, but was no update. */
static void write_steps(const struct state *s, struct str *out)
{
    size_t steps = s->steps;

    if (s->iterations && steps--)
        str_add(out, steps ? "fit, " : "fit");
    if (steps || !s->iterations)
        str_addf(out, "%zu step%s", steps, steps == 1 ? "" : "s");
}

static void draw(struct bench *b, const struct look *look, struct grid *g)
{
    struct frame f = {.bare = look->bare, .glyphs = look->glyphs, .whole = true};
    struct canvas ink;
    struct chart c;
    struct run r;
    struct str note;

    run_of(b, &r);
    str_init(&note);
    write_steps(&b->s, &note);
    f.x.hi = b->s.steps ? (double)b->s.steps : 1;
    range(&r, &f.y);
    f.yname = loss_name(b);
    f.note = note.s;
    chart_open(&c, g, &f);
    str_done(&note);
    chart_canvas(&c, &ink);
    if (r.n > 1)
        draw_run(&c, &r, &ink);
    chart_ink(&c, &ink, STYLE_PATH, false);
    canvas_done(&ink);
    if (r.n == 1)
        chart_mark(&c, (double)r.step[0], r.loss[0]);
}

/* ---- in words ---- */

static void describe(struct bench *b, struct str *out)
{
    const char *name = strcmp(loss_name(b), "loss") == 0 ? "Loss" : loss_name(b);
    struct run r;
    size_t low = 0;

    run_of(b, &r);
    if (r.n < 2) {
        str_addf(out, "No step yet. %s ", name);
        text_short(out, r.n ? r.loss[0] : 0);
        str_addc(out, '.');
        return;
    }
    for (size_t i = 1; i < r.n; i++)
        if (r.loss[i] < r.loss[low])
            low = i;
    str_addf(out, "%s over %s", name, b->s.iterations ? "the " : "");
    write_steps(&b->s, out);
    str_add(out, ": first ");
    text_short(out, r.loss[0]);
    str_add(out, ", last ");
    text_short(out, r.loss[r.n - 1]);
    str_add(out, ", lowest ");
    text_short(out, r.loss[low]);
    str_addf(out, " at step %zu. ", r.step[low]);
    if (b->s.rises)
        str_addf(out, "It rose %zu time%s.", b->s.rises, b->s.rises == 1 ? "" : "s");
    else
        str_add(out, "It never rose.");
}

static void across(struct bench *b, struct str *out)
{
    (void)b;
    str_add(out, "steps");
}

/* ---- as CSV ---- */

static void write_head(const struct bench *b, size_t weights, struct str *csv)
{
    char name[16];

    figure_csv_text(csv, "step");
    figure_csv_text(csv, loss_name(b));
    figure_csv_text(csv, "objective");
    for (size_t j = 0; j < weights; j++) {
        bench_weight_name(b, j, name);
        figure_csv_text(csv, name);
    }
    figure_csv_end(csv);
}

static void write_row(size_t step, double loss, double objective, const double *theta,
                      size_t weights, struct str *csv)
{
    figure_csv_number(csv, (double)step);
    figure_csv_number(csv, loss);
    figure_csv_number(csv, objective);
    for (size_t j = 0; j < weights; j++)
        figure_csv_number(csv, theta[j]);
    figure_csv_end(csv);
}

/* What the trace has kept, with the weights of each step; before the first, now. */
static void numbers(struct bench *b, struct str *csv)
{
    const struct trace *t = b->s.trace;
    size_t rows = t ? trace_upto(t, b->s.steps) : 0, weights;
    const double *theta = bench_weights(b, &weights);
    double now = 0;

    write_head(b, weights, csv);
    for (size_t i = 0; i < rows; i++)
        write_row(t->step[i], t->loss[i], t->objective[i], t->theta + i * t->dim,
                  weights, csv);
    if (!rows && now_of(b, &now))
        write_row(b->s.steps, now,
                  b->s.explorer.minimizing ? now : bench_fitness(b)->objective, theta,
                  weights, csv);
}

const struct figure figure_loss = {
    .name = "loss",
    .help = "The loss over the steps since the weights were last set.",
    .lacks = lacks,
    .draw = draw,
    .describe = describe,
    .across = across,
    .numbers = numbers,
};

/* ---- one row ---- */

static double bounded(double v)
{
    return isfinite(v) ? v : 1.7e308;
}

/* Row of the trace for column I of WIDTH; the last column is the newest. */
static double sample(const struct run *r, size_t i, size_t width)
{
    return bounded(r->loss[width > 1 ? i * (r->n - 1) / (width - 1) : r->n - 1]);
}

/* A change of less than a thousandth is a level row: full height would say that much
 * happened. */
static double height(double v, double lo, double hi)
{
    if (!(hi / 2 - lo / 2 > 0.5e-3 * fmax(fabs(lo), fabs(hi))))
        return 0.4;
    return (v / 2 - lo / 2) / (hi / 2 - lo / 2);
}

void figure_sparkline(struct bench *b, size_t width, bool ascii, struct str *out)
{
    static const char ladder[] = "_.-=oxX#";
    double lo, hi;
    struct run r;

    run_of(b, &r);
    if (r.n < 2 || !width)
        return;
    width = width < r.n ? width : r.n;
    lo = hi = sample(&r, 0, width);
    for (size_t i = 1; i < width; i++) {
        lo = fmin(lo, sample(&r, i, width));
        hi = fmax(hi, sample(&r, i, width));
    }
    for (size_t i = 0; i < width; i++) {
        int level = (int)(height(sample(&r, i, width), lo, hi) * 7 + 0.5);

        if (ascii)
            str_addc(out, ladder[level]);
        else
            utf8_add(out, 0x2581u + (uint32_t)level);
    }
}
