/* Precision against recall, over all thresholds.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>

#include "base/mem.h"
#include "lab/figure_decision.h"
#include "plot/text.h"

struct curve {
    struct judged j;
    struct metric_point *at;
    size_t n;
    double ones, base; /* base rate: the share of class 1 */
    struct confusion now;
};

static void curve_open(struct curve *k, struct bench *b)
{
    judged_open(&k->j, b);
    k->at = mem_array(k->j.d.n + 1, sizeof *k->at);
    k->n = metric_curve(&k->j.d, k->j.z, k->at);
    bench_thresholds(b, k->at, k->n);
    k->ones = (double)k->j.ones;
    k->base = k->ones / (double)k->j.d.n;
    k->now = judged_count(&k->j);
}

static void curve_close(struct curve *k)
{
    free(k->at);
    judged_close(&k->j);
}

/* (recall, precision) of so many hits and false alarms, not both 0. */
static void place_of(const struct curve *k, double tp, double fp, double at[2])
{
    at[0] = k->ones > 0 ? tp / k->ones : 0;
    at[1] = tp / (tp + fp);
}

static const char *lacks(struct bench *b)
{
    const char *why = judged_lacks(b);
    const struct confusion *c;

    if (why)
        return why;
    c = &bench_fitness(b)->count;
    if (c->tp + c->fn == 0)
        return "Recall needs a point of class 1, and there is none. Type: plot "
               "confusion";
    return NULL;
}

/* ---- drawing ---- */

static void write_caption(const struct curve *k, struct str *out)
{
    str_add(out, "base rate ");
    text_short(out, k->base);
    if (k->j.own[0]) {
        str_add(out, ": ");
        judged_noun(&k->j, out);
    }
}

/* From point I-1 to I: of points with the same p some come in as if at random, which is
 * no straight line here. */
static void draw_part(const struct chart *c, const struct curve *k, size_t i,
                      struct canvas *ink)
{
    const struct metric_point *a = &k->at[i - 1], *b = &k->at[i];
    double tp = (double)(b->tp - a->tp), fp = (double)(b->fp - a->fp), from[2], to[2];
    int parts = tp + fp > 1 ? 2 * c->cols : 1;

    /* Of nothing there is no precision: the first group is one point, or a level. */
    place_of(k, a->tp + a->fp ? (double)a->tp : tp / parts,
             a->tp + a->fp ? (double)a->fp : fp / parts, from);
    for (int part = 1; part <= parts; part++) {
        double t = part / (double)parts;

        place_of(k, (double)a->tp + t * tp, (double)a->fp + t * fp, to);
        judged_stroke(c, ink, from, to);
        from[0] = to[0];
        from[1] = to[1];
    }
}

static void draw_curve(const struct chart *c, const struct curve *k)
{
    struct canvas ink;

    chart_canvas(c, &ink);
    for (size_t i = 1; i < k->n; i++)
        draw_part(c, k, i, &ink);
    chart_ink(c, &ink, STYLE_BOUNDARY, false);
    canvas_done(&ink);
}

/* Where the bar is too high for everybody there is no point to mark, only to say so. */
static void draw_nothing(const struct chart *c, double tau)
{
    struct str s;

    str_init(&s);
    str_add(&s, "τ ");
    text_short(&s, tau);
    str_add(&s, ": no point is predicted 1");
    judged_label(c, c->rows / 2, 0, s.s);
    str_done(&s);
}

static void draw_now(const struct chart *c, const struct curve *k)
{
    double at[2];

    if (k->now.tp + k->now.fp == 0) {
        draw_nothing(c, k->j.b->s.tau);
        return;
    }
    place_of(k, (double)k->now.tp, (double)k->now.fp, at);
    judged_tau(c, k->j.b->s.tau, at[0], at[1]);
}

static void draw_chart(const struct curve *k, const struct look *look, struct grid *g)
{
    struct str caption;
    struct frame f;
    struct chart c;

    str_init(&caption);
    write_caption(k, &caption);
    f = judged_frame(look, "precision", caption.s);
    chart_open(&c, g, &f);
    str_done(&caption);
    judged_guide(&c, k->base, 0);
    draw_curve(&c, k);
    draw_now(&c, k);
    judged_xname(&c, "recall");
}

static void draw(struct bench *b, const struct look *look, struct grid *g)
{
    struct curve k;

    curve_open(&k, b);
    if (judged_missing(&k.j))
        figure_says(g, judged_missing(&k.j));
    else
        draw_chart(&k, look, g);
    curve_close(&k);
}

/* ---- in words ---- */

static void write_now(const struct curve *k, struct str *out)
{
    const struct confusion *c = &k->now;
    double at[2];

    str_add(out, "Now, at tau ");
    text_number(out, k->j.b->s.tau);
    if (c->tp + c->fp == 0) {
        str_add(out, ", no point is predicted 1: recall is 0, and precision is "
                     "undefined. ");
        return;
    }
    place_of(k, (double)c->tp, (double)c->fp, at);
    str_add(out, ": precision ");
    text_short(out, at[1]);
    str_add(out, " (");
    judged_part(out, c->tp, c->tp + c->fp);
    str_add(out, " predicted 1 are) and recall ");
    text_short(out, at[0]);
    str_add(out, " (");
    judged_part(out, c->tp, c->tp + c->fn);
    str_add(out, " found). ");
}

/* How far the curve can be followed at no loss, and what all of class 1 costs. */
static void write_ends(const struct curve *k, struct str *out)
{
    size_t pure = 0, all = 1;
    double at[2];

    while (pure + 1 < k->n && k->at[pure + 1].fp == 0)
        pure++;
    while (all + 1 < k->n && k->at[all].tp < k->j.ones)
        all++;
    if (pure) {
        place_of(k, (double)k->at[pure].tp, 0, at);
        str_add(out, "Without a false alarm recall gets to ");
        text_short(out, at[0]);
    } else {
        str_add(out, "There is no tau with a hit and without a false alarm");
    }
    place_of(k, (double)k->at[all].tp, (double)k->at[all].fp, at);
    if (at[1] >= 1) {
        str_add(out, ": all of class 1 is found, and nothing else.");
        return;
    }
    str_add(out, "; to find all of class 1, precision has to fall to ");
    text_short(out, at[1]);
    str_addc(out, '.');
}

static void write_all(const struct curve *k, struct str *out)
{
    write_now(k, out);
    str_add(out, "The dotted line is the base rate ");
    text_short(out, k->base);
    str_add(out, ", the precision of calling every point 1. ");
    if (k->n == 2)
        str_add(out, "Every p is the same, so there is nothing to choose.");
    else
        write_ends(k, out);
}

static void describe(struct bench *b, struct str *out)
{
    struct curve k;

    curve_open(&k, b);
    judged_words(&k.j, out);
    if (judged_missing(&k.j))
        str_add(out, judged_missing(&k.j));
    else
        write_all(&k, out);
    curve_close(&k);
}

const struct figure figure_pr = {
    .name = "pr",
    .help = "Precision against recall for every tau, with the base rate; ◆ at tau.",
    .lacks = lacks,
    .draw = draw,
    .describe = describe,
    .numbers = figure_csv_thresholds,
};
