/* The ROC curve: what each threshold finds, against its false alarms.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stdlib.h>

#include "base/mem.h"
#include "lab/figure_decision.h"
#include "plot/text.h"

/* The curve of the points on show. */
struct roc {
    struct judged j;
    struct metric_point *at; /* n of them, from "none is 1" to "all are 1" */
    size_t n;
    double ones, zeros, auc;
    struct confusion now; /* at tau */
};

static void roc_open(struct roc *r, struct bench *b)
{
    judged_open(&r->j, b);
    r->at = mem_array(r->j.d.n + 1, sizeof *r->at);
    r->n = metric_curve(&r->j.d, r->j.z, r->at);
    bench_thresholds(b, r->at, r->n);
    r->ones = (double)r->j.ones;
    r->zeros = (double)(r->j.d.n - r->j.ones);
    r->now = judged_count(&r->j);
    r->auc = 0.5; /* of one class there is none */
    metric_auc(&r->j.d, r->j.z, &r->auc);
}

static void roc_close(struct roc *r)
{
    free(r->at);
    judged_close(&r->j);
}

/* The place of a threshold with so many hits and false alarms. */
static void place_of(const struct roc *r, size_t tp, size_t fp, double at[2])
{
    at[0] = r->zeros > 0 ? (double)fp / r->zeros : 0;
    at[1] = r->ones > 0 ? (double)tp / r->ones : 0;
}

static const char *lacks(struct bench *b)
{
    const char *why = judged_lacks(b);
    const struct confusion *c;

    if (why)
        return why;
    c = &bench_fitness(b)->count;
    if (c->tp + c->fn == 0 || c->fp + c->tn == 0)
        return "A ROC curve needs points of both classes; here all have the same. "
               "Type: plot confusion";
    return NULL;
}

/* ---- drawing ---- */

static void write_caption(const struct roc *r, struct str *out)
{
    str_add(out, "AUC ");
    text_short(out, r->auc);
    if (r->j.own[0]) {
        str_add(out, ": ");
        judged_noun(&r->j, out);
    }
}

/* Points with the same p come in together: a slope instead of a corner. */
static void draw_curve(const struct chart *c, const struct roc *r)
{
    struct canvas ink;
    double from[2], to[2];

    chart_canvas(c, &ink);
    for (size_t i = 1; i < r->n; i++) {
        place_of(r, r->at[i - 1].tp, r->at[i - 1].fp, from);
        place_of(r, r->at[i].tp, r->at[i].fp, to);
        judged_stroke(c, &ink, from, to);
    }
    chart_ink(c, &ink, STYLE_BOUNDARY, false);
    canvas_done(&ink);
}

static void draw_chart(const struct roc *r, const struct look *look, struct grid *g)
{
    struct str caption;
    struct frame f;
    struct chart c;
    double now[2];

    str_init(&caption);
    write_caption(r, &caption);
    f = judged_frame(look, "recall", caption.s);
    chart_open(&c, g, &f);
    str_done(&caption);
    judged_guide(&c, 0, 1);
    draw_curve(&c, r);
    place_of(r, r->now.tp, r->now.fp, now);
    judged_tau(&c, r->j.b->s.tau, now[0], now[1]);
    judged_xname(&c, "false-positive rate");
}

static void draw(struct bench *b, const struct look *look, struct grid *g)
{
    struct roc r;

    roc_open(&r, b);
    if (judged_missing(&r.j))
        figure_says(g, judged_missing(&r.j));
    else
        draw_chart(&r, look, g);
    roc_close(&r);
}

/* ---- in words ---- */

/* A short number that is a threshold for point I of the curve; false if there is none
 * of at most 6 decimals. */
static bool threshold(const struct roc *r, size_t i, double *tau)
{
    for (double scale = 10; scale <= 1e6; scale *= 10) {
        *tau = floor(r->at[i].tau * scale) / scale;
        if (i + 1 == r->n || *tau > r->at[i + 1].tau)
            return *tau >= 0 && *tau <= 1;
    }
    return false;
}

/* The point farthest above the diagonal. */
static size_t farthest(const struct roc *r)
{
    size_t best = 0;
    double most = 0, at[2];

    for (size_t i = 0; i < r->n; i++) {
        place_of(r, r->at[i].tp, r->at[i].fp, at);
        if (at[1] - at[0] > most + 1e-12) {
            most = at[1] - at[0];
            best = i;
        }
    }
    return best;
}

static void write_best(const struct roc *r, struct str *out)
{
    size_t i = farthest(r);
    double tau, at[2];

    if (i == 0 || !threshold(r, i, &tau))
        return;
    place_of(r, r->at[i].tp, r->at[i].fp, at);
    str_add(out, " Farthest above the diagonal: tau ");
    text_number(out, tau);
    str_add(out, " with recall ");
    text_short(out, at[1]);
    str_add(out, " and false-positive rate ");
    text_short(out, at[0]);
    str_addc(out, '.');
}

static void write_area(const struct roc *r, struct str *out)
{
    str_add(out, "AUC ");
    text_short(out, r->auc);
    str_add(out, ": the chance that a point of class 1, picked blindly, has a larger p "
                 "than one of class 0");
    if (r->n == 2)
        str_add(out, "; every p is the same, so the curve is the diagonal. ");
    else if (r->auc < 0.5)
        str_add(out, "; below ½ is worse than guessing. ");
    else
        str_add(out, "; the diagonal, guessing, has 0.5. ");
}

static void write_now(const struct roc *r, struct str *out)
{
    double now[2];

    place_of(r, r->now.tp, r->now.fp, now);
    str_add(out, "Now, at tau ");
    text_number(out, r->j.b->s.tau);
    str_add(out, ": recall ");
    text_short(out, now[1]);
    str_add(out, " (");
    judged_part(out, r->now.tp, r->now.tp + r->now.fn);
    str_add(out, " found) and false-positive rate ");
    text_short(out, now[0]);
    str_add(out, " (");
    judged_part(out, r->now.fp, r->now.fp + r->now.tn);
    str_add(out, " false alarms).");
}

static void describe(struct bench *b, struct str *out)
{
    struct roc r;

    roc_open(&r, b);
    judged_words(&r.j, out);
    if (judged_missing(&r.j)) {
        str_add(out, judged_missing(&r.j));
    } else {
        write_area(&r, out);
        write_now(&r, out);
        write_best(&r, out);
    }
    roc_close(&r);
}

const struct figure figure_roc = {
    .name = "roc",
    .help = "What every tau finds against its false alarms: the ROC curve, ◆ at tau.",
    .lacks = lacks,
    .draw = draw,
    .describe = describe,
    .numbers = figure_csv_thresholds,
};
