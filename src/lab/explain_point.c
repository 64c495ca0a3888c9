/* Explanations of one point: its score term by term, p, its cost, its pull.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "lab/dataset.h"
#include "lab/explain_cost.h"
#include "lab/explain_number.h"
#include "lab/view.h"
#include "learn/logistic.h"

enum { WRITTEN = 4 }; /* columns of a place that are named */

static const char *result(const struct explaining *e)
{
    return explain_linear(e) ? "ŷ" : "z";
}

/* ---- from z to p to the cost ---- */

/* 1/(1+a), with digits of a that give p. */
static void say_probability(struct explaining *e, const struct spot *k, int decimals)
{
    double far = exp(-num_rounded(k->z, decimals));
    struct num p = num_short(k->p > 0.9995 ? sigmoid(-k->z) : k->p);
    int digits = far >= 1e3 && far < 1e6 ? 6 : 3;

    if (fabs(k->z) > 700) {
        explain_say(e,
                    "p = σ(z) = 1/(1 + e^(−z)): e^(−z) is too %s for a computer, p is "
                    "%s as far as it can say.",
                    k->z > 0 ? "small" : "large", k->z > 0 ? "1" : "0");
        return;
    }
    while (digits < 12 &&
           strcmp(num_short(1 / (1 + num_cut(far, digits))).s, num_short(k->p).s) != 0)
        digits++;
    explain_say(e, "p = σ(z) = 1/(1 + e^(−z)) = 1/(1 + %s) = %s%s",
                num_digits(far, isfinite(far) ? digits : 3).s,
                k->p > 0.9995 ? "1 − " : "", p.s);
}

static double cost_of(const struct explaining *e, const struct spot *k)
{
    double cost;

    e->s->model->cost->value(&k->z, &k->y, 1, &cost, NULL);
    return cost;
}

static void say_cost(struct explaining *e, const struct spot *k)
{
    explain_cost(e)->point(e, k, cost_of(e, k));
    if (explain_counts_as(e, k->i) != 1)
        explain_say(e, "classweight balanced: it counts %s times.",
                    num_long(explain_counts_as(e, k->i)).s);
}

/* "p ≥ 0.5 (tau), so it is called passed: wrong." */
static void say_class(struct explaining *e, const struct spot *k)
{
    bool one = k->p >= e->s->tau;
    const char *verdict = "";

    if (e->d->kind == LABEL_VALUE || isnan(k->p))
        return;
    if (k->row)
        verdict = one == data_positive(e->d, k->i) ? ": right" : ": wrong";
    explain_say(e, "%s %s %s (tau), so it is called %s%s.", explain_prediction(e),
                one ? "≥" : "<", num_short(e->s->tau).s, explain_called(e, one),
                verdict);
}

/* What it adds to grad.b and grad.w1: its part of the mean. */
static void say_share(struct explaining *e, const struct spot *k)
{
    double n = (double)e->d->n, slope, share, args[2];
    int decimals, digits;

    if (!k->row || e->first || !e->s->model->smooth)
        return;
    e->s->model->cost->value(&k->z, &k->y, 1, &(double){0}, &slope);
    slope *= explain_counts_as(e, k->i);
    if (!isfinite(slope)) {
        explain_beyond(e, "the slope of the cost");
        return;
    }
    args[0] = slope;
    args[1] = n;
    share = slope / n;
    decimals = num_places(share, 3, 3);
    digits = num_enough(num_quotient, args, 2, share, decimals);
    explain_say(
        e, "Its cost changes by %s per unit of %s: it adds %s/%zu = %s to grad.b%s",
        num_digits(slope, digits).s, result(e), num_digits(slope, digits).s, e->d->n,
        num_fixed(share, decimals).s,
        e->s->hidden ? "." : ", and that times x1 to grad.w1.");
}

/* ---- what the model sees ---- */

static double standardised(const double *args, size_t n)
{
    (void)n;
    return (args[0] - args[1]) / args[2];
}

/* "(3 − 2.78333)/1.5013 = 0.1443" */
static void add_scaled(struct str *out, const struct scaling *k, size_t j, double v)
{
    double args[3] = {v * k->sd[j] + k->mean[j], k->mean[j], k->sd[j]};
    int decimals = num_places(v, 4, 3);
    int digits = num_enough(standardised, args, 3, v, decimals);

    str_addf(out, "(%s − %s)/%s = %s", num_digits(args[0], digits).s,
             num_bracketed(num_digits(args[1], digits)).s,
             num_digits(args[2], digits).s, num_fixed(v, decimals).s);
}

/* "x3 = foot·lift = 12", "x1 = (6 − 3.2)/1.25 = 2.24": if they are not the columns;
 * those that the score names. */
static void say_features(struct explaining *e, const struct spot *k)
{
    const struct state *s = e->s;
    bool *named, all = true, first = true;
    struct str text;

    if (!s->recipe && !s->scale)
        return;
    named = mem_array(s->dim, sizeof *named);
    spot_named(e, k, named);
    str_init(&text);
    for (size_t j = 0; j < s->dim; j++) {
        all = all && named[j];
        if (!named[j])
            continue;
        str_addf(&text, "%sx%zu = ", first ? "" : ", ", j + 1);
        if (s->scale)
            add_scaled(&text, &s->scaling, j, k->x[j]);
        else
            str_addf(&text, "%s = %s", s->fitted->names[j], num_long(k->x[j]).s);
        first = false;
    }
    explain_say(e, "%s: %s%s", s->scale ? "scaled features, (x − mean)/sd" : "features",
                text.s, all ? "" : ", …");
    str_done(&text);
    free(named);
}

static void say_spot(struct explaining *e, const struct spot *k)
{
    int decimals;

    say_features(e, k);
    decimals = spot_say_score(e, k);
    if (!explain_linear(e))
        say_probability(e, k, decimals);
    if (k->row)
        say_cost(e, k);
    say_class(e, k);
    say_share(e, k);
}

void explain_point(struct explaining *e, size_t i)
{
    struct spot k = {.z = e->z[i], .p = e->p[i], .y = e->d->y[i], .row = true, .i = i};
    const char *called = explain_called(e, data_positive(e->d, i));
    struct str label;

    k.x = mem_array(e->s->dim, sizeof *k.x);
    for (size_t j = 0; j < e->s->dim; j++)
        k.x[j] = explain_x(e, j + 1, i);
    str_init(&label);
    explain_place(e, i, &label);
    if (e->d->kind != LABEL_VALUE && strncmp(called, "class ", 6) != 0)
        str_addf(&label, ", %s (y = %s)", called, num_short(k.y).s);
    else
        str_addf(&label, ", y = %s", num_short(k.y).s);
    explain_say(e, "Point %zu: %s%s", e->first + i + 1, label.s,
                e->first ? ", held back by split" : "");
    str_done(&label);
    say_spot(e, &k);
    free(k.x);
}

void explain_at(struct explaining *e, const double *x)
{
    size_t inputs = bench_inputs(e->b);
    struct spot k = {.z = bench_z(e->b, x), .p = bench_p(e->b, x)};
    struct str place;

    if (isnan(k.z)) {
        explain_say(e, "A feature (%.60s) has no value at that place.",
                    recipe_text(e->s->recipe));
        return;
    }
    str_init(&place);
    for (size_t j = 0; j < inputs && j < WRITTEN; j++)
        str_addf(&place, "%s%s %s", j ? ", " : "", e->d->names[j], num_long(x[j]).s);
    explain_say(e, "The model at %s%s:", place.s, inputs > WRITTEN ? ", …" : "");
    str_done(&place);
    k.x = mem_array(e->s->dim, sizeof *k.x);
    view_place(e->s, x, k.x);
    say_spot(e, &k);
    free(k.x);
}
