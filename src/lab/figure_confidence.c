/* How sure the model is: every point at its score z, on the curve of p.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "lab/dataset.h"
#include "lab/figure_decision.h"
#include "learn/logistic.h"
#include "plot/text.h"

static const char *lacks(struct bench *b)
{
    const char *why = judged_lacks(b);

    if (why)
        return why;
    if (figure_linear(b))
        return "The linear model has no σ that turns a score into p. Type: model "
               "logistic";
    return NULL;
}

/* ---- facts ---- */

struct facts {
    size_t sure, sure_wrong; /* p < 0.1 or > 0.9, whatever tau is */
    size_t unsure;           /* 0.4 <= p <= 0.6 */
    size_t wrong;
    bool any;     /* a wrong one with a p that is a number; */
    size_t worst; /* the one with the most z on the wrong side of ½ */
    double far;
    double lo, hi; /* of the finite scores */
};

static bool wrong(const struct judged *j, size_t i)
{
    return !bench_fitness(j->b)->half &&
           data_positive(&j->d, i) != (j->p[i] >= j->b->s.tau);
}

static void note(struct facts *f, const struct judged *j, size_t i)
{
    bool sure = j->p[i] < 0.1 || j->p[i] > 0.9, bad = wrong(j, i);
    double far = data_positive(&j->d, i) ? -j->z[i] : j->z[i];

    f->sure += sure;
    f->sure_wrong += sure && (j->p[i] > 0.5) != data_positive(&j->d, i);
    f->unsure += j->p[i] >= 0.4 && j->p[i] <= 0.6;
    f->wrong += bad;
    if (bad && !isnan(far) && (!f->any || far > f->far)) {
        f->any = true;
        f->worst = i;
        f->far = far;
    }
    if (isfinite(j->z[i])) {
        f->lo = fmin(f->lo, j->z[i]);
        f->hi = fmax(f->hi, j->z[i]);
    }
}

static struct facts facts_of(const struct judged *j)
{
    struct facts f = {.lo = INFINITY, .hi = -INFINITY};

    for (size_t i = 0; i < j->d.n; i++)
        note(&f, j, i);
    return f;
}

/* ---- drawing ---- */

static double p_of(const void *self, double z)
{
    (void)self;
    return sigmoid(z);
}

/* Wide enough for all scores and for the bend of the curve. */
static struct frame frame_of(const struct judged *j, const struct facts *f,
                             const struct look *look, const char *caption)
{
    struct frame frame = judged_frame(look, "p", caption);
    double level = logit(j->b->s.tau), lo = fmin(f->lo, -2), hi = fmax(f->hi, 2);

    if (isfinite(level)) {
        lo = fmin(lo, level);
        hi = fmax(hi, level);
    }
    axis_fit(&frame.x, lo, hi);
    frame.halves = true;
    return frame;
}

static void write_caption(const struct judged *j, const struct facts *f,
                          struct str *out)
{
    judged_noun(j, out);
    if (bench_fitness(j->b)->half)
        str_add(out, ": every p is ½");
    else if (!(f->lo <= f->hi))
        str_add(out, ": no z is a number");
    else
        str_addf(out, ": %zu%s wrong", f->wrong, j->d.n > CROWD_DENSE ? "" : " x");
}

/* Class 1 is called what stands right of the line. */
static void draw_cut(const struct chart *c, double tau)
{
    struct canvas ink;
    double z = logit(tau);

    chart_canvas(c, &ink);
    if (isfinite(z))
        chart_line(c, &ink, (const double[3]){-z, 1, 0}, 2);
    chart_line(c, &ink, (const double[3]){-tau, 0, 1}, 4);
    chart_ink(c, &ink, STYLE_DIM, true);
    canvas_done(&ink);
}

static void count_points(const struct chart *c, const struct judged *j,
                         struct crowd *points)
{
    int row, col;

    crowd_init(points, c);
    for (size_t i = 0; i < j->d.n; i++)
        if (chart_cell(c, j->z[i], j->p[i], &row, &col))
            crowd_add(points, row, col, data_positive(&j->d, i), wrong(j, i));
}

static void draw_tau(const struct chart *c, double tau)
{
    struct str text;
    int row, col;

    if (!isfinite(logit(tau)) || !chart_cell(c, logit(tau), 0, &row, &col))
        return;
    str_init(&text);
    str_add(&text, "τ ");
    text_short(&text, tau);
    judged_label(c, c->rows > 6 ? 2 : 0, col, text.s);
    str_done(&text);
}

static void draw(struct bench *b, const struct look *look, struct grid *g)
{
    struct canvas ink;
    struct str caption;
    struct judged j;
    struct facts facts;
    struct crowd points;
    struct frame f;
    struct chart c;

    judged_open(&j, b);
    facts = facts_of(&j);
    str_init(&caption);
    write_caption(&j, &facts, &caption);
    f = frame_of(&j, &facts, look, NULL);
    chart_again(&c, g, &f);
    count_points(&c, &j, &points);
    figure_density(&points, figure_room(&c, f.yname), &caption);
    f.caption = caption.s;
    chart_open(&c, g, &f);
    str_done(&caption);
    chart_canvas(&c, &ink);
    chart_curve(&c, &ink, p_of, NULL);
    draw_cut(&c, b->s.tau);
    chart_ink(&c, &ink, STYLE_BOUNDARY, false);
    canvas_done(&ink);
    crowd_put(&points, &c, false);
    crowd_exact(&points, &c, j.d.n, j.z, j.p);
    crowd_done(&points);
    draw_tau(&c, b->s.tau);
    judged_xname(&c, "score z");
    judged_close(&j);
}

/* ---- in words ---- */

static void write_range(const struct judged *j, const struct facts *f, struct str *out)
{
    if (!(f->lo <= f->hi)) {
        str_add(out, "The run has gone off: no score is a number. ");
        return;
    }
    str_add(out, f->lo < f->hi ? "Scores z from " : "Every score z is ");
    text_short(out, f->lo);
    if (f->lo < f->hi) {
        str_add(out, " to ");
        text_short(out, f->hi);
    }
    str_add(out, f->lo < f->hi ? ", p from " : ", p ");
    figure_decimals(out, sigmoid(f->lo), 2);
    if (f->lo < f->hi) {
        str_add(out, " to ");
        figure_decimals(out, sigmoid(f->hi), 2);
    }
    str_add(out, ". ");
    if (bench_fitness(j->b)->half)
        str_add(out, "Every p is ½: the model knows nothing yet. ");
}

static void write_wrong(const struct judged *j, const struct facts *f, struct str *out)
{
    str_add(out, "Predicted 1 is who has p of at least ");
    text_number(out, j->b->s.tau);
    str_addf(out, "; %zu %s on the wrong side", f->wrong, f->wrong == 1 ? "is" : "are");
    if (f->any) {
        str_add(out, f->wrong == 1 ? ": p " : ", the worst with p ");
        figure_decimals(out, j->p[f->worst], 2);
        str_add(out, " (");
        figure_kind(j->b->s.data, data_positive(&j->d, f->worst), out);
        str_addc(out, ')');
    }
    str_addc(out, '.');
}

static void describe(struct bench *b, struct str *out)
{
    struct judged j;
    struct facts f;

    judged_open(&j, b);
    f = facts_of(&j);
    judged_words(&j, out);
    write_range(&j, &f, out);
    str_addf(out, "Sure (p below 0.1 or above 0.9) of %zu", f.sure);
    if (f.sure)
        str_addf(out, ", %zu of them wrongly", f.sure_wrong);
    str_addf(out, "; undecided (p from 0.4 to 0.6) about %zu. ", f.unsure);
    write_wrong(&j, &f, out);
    judged_close(&j);
}

const struct figure figure_confidence = {
    .name = "confidence",
    .help = "How sure: each point at its score z on the curve of p, x if it is wrong.",
    .lacks = lacks,
    .draw = draw,
    .describe = describe,
};
