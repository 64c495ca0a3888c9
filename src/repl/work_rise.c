/* Why the objective rose, and what to type.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "learn/opt_momentum.h"
#include "plot/text.h"
#include "repl/advice.h"
#include "repl/private.h"

/* ---- a jump that was not too long, or has a length of its own ---- */

/* The velocity went on where the slope turned round. */
static void say_swing(struct shell *sh)
{
    const struct bench *b = sh->bench;
    double eta = b->opt.knobs.eta, jump = b->s.jump;
    struct str t, curvature;

    str_init(&t);
    str_init(&curvature);
    str_add(&t, "It rose: the velocity keeps ");
    text_number(&t, b->s.knobs.beta);
    str_add(&t, " of itself and swings past the bottom.");
    if (jump > 0 && b->s.knobs.beta > 0) {
        text_short(&curvature, 2 * jump / eta);
        str_add(&t, " eta is below the limit, ");
        work_limit_text(b, curvature.s, eta / jump * work_limit(b), &t);
        str_add(&t, ": the swings die down. step goes on");
    }
    reply_text(sh, t.s);
    str_done(&curvature);
    str_done(&t);
}

/* The longest move of a weight in the last update, and whose it was. */
static double longest(const struct bench *b, char *name)
{
    size_t best = 0;

    for (size_t j = 1; j < b->opt.dim; j++)
        if (fabs(b->opt.move[j]) > fabs(b->opt.move[best]))
            best = j;
    bench_weight_name(b, best, name);
    return fabs(b->opt.move[best]);
}

/* A rate with which the last update would have gone down: along its direction d per eta
 * the objective falls while eta < -2 g'd/(L d'd). Half of that; where it led uphill
 * from the start, a tenth of eta. */
static double tamer(struct bench *b)
{
    const struct opt *o = &b->opt;
    double eta = o->knobs.eta, l = bench_curvature(b), along = 0, rate;

    for (size_t j = 0; j < o->dim; j++)
        along += o->g[j] * o->move[j] / eta;
    rate = -along / l / (o->length / eta * o->length / eta);
    return rate > 0 && isfinite(rate) && rate < eta / 2 ? rate : eta / 10;
}

/* A method whose jumps have a length of their own. */
static void say_stride(struct shell *sh)
{
    const struct bench *b = sh->bench;
    const char *method = b->s.optimizer->name;
    double eta = b->opt.knobs.eta;
    char name[16];
    struct str t, length, rate;

    str_init(&t);
    str_init(&length);
    str_init(&rate);
    text_short(&length, longest(b, name));
    text_short(&rate, eta);
    str_addf(&t,
             "It rose: %s divides by the size of the slopes, so how far it jumps comes "
             "from eta and hardly from the slope; the last moved %s by %s, with eta = "
             "%s. No 2/curvature limits that. ",
             method, name, length.s, rate.s);
    work_slower(sh, true, tamer(sh->bench), &t);
    reply_text(sh, t.s);
    str_done(&rate);
    str_done(&length);
    str_done(&t);
}

/* ---- a part of the points ---- */

/* What the points of the last update lost or won by it; false: not known. */
static bool own_change(const struct bench *b, double *was, double *is)
{
    struct objective o;
    size_t n;
    const double *at = bench_weights(b, &n);

    if (b->stepped != b->version || !b->opt.partial || b->rows.rows.dim != b->s.dim)
        return false;
    bench_objective(b, &o);
    o.data = &b->rows.rows;
    *was = b->opt.before;
    *is = o.ops->value(&o, at);
    return isfinite(*was) && isfinite(*is);
}

/* With gradient descent on all points the rate would be too long besides. */
static bool long_besides(struct bench *b, double *safe)
{
    *safe = bench_safe_eta(b);
    return *safe > 0 && b->opt.knobs.eta > *safe && !method_rescales(b->opt.method);
}

static void add_besides(struct shell *sh, double safe, struct str *t)
{
    str_add(t, "eta is above 2/curvature = ");
    work_rate(safe, t);
    str_add(t, " besides. ");
    work_slower(sh, true, safe / 2, t);
}

/* One update, so that it can be looked at. */
static void add_one(struct shell *sh, double was, double is, struct str *t)
{
    struct bench *b = sh->bench;
    const struct state *s = &b->s;
    size_t seen = b->rows.rows.n;
    double safe;

    str_addf(t, "It rose: this step saw %zu of %zu points. For %s it %s ", seen,
             s->data->n, seen == 1 ? "that one" : "them",
             is < was ? "fell," : "rose too,");
    text_number(t, was);
    str_add(t, " → ");
    text_number(t, is);
    if (!(is < was)) {
        str_add(t, ": the jump was too long even so. ");
        work_slower(sh, true, b->opt.knobs.eta / 2, t);
    } else if (long_besides(b, &safe)) {
        str_add(t, "; for all it rose. That is noise. ");
        add_besides(sh, safe, t);
    } else {
        str_add(t, "; for all it rose. That is noise");
        if (safe > 0 && s->model->bounded && !method_rescales(b->opt.method))
            str_addf(t, ": all %zu together go down with this eta", s->data->n);
        str_add(t, ". step goes on");
    }
}

static void add_several(struct shell *sh, struct str *t)
{
    double safe;

    str_add(t, "It rose: each step saw a part of the points only, and what is downhill "
               "for them can be uphill for the others. ");
    if (long_besides(sh->bench, &safe)) {
        add_besides(sh, safe, t);
        return;
    }
    str_add(t, "A larger batch or a smaller eta is calmer");
    advise(sh, ": ", (const char *[]){"batch = all", NULL}, t);
}

static void say_noise(struct shell *sh, const struct work *w)
{
    double was, is;
    struct str t;

    str_init(&t);
    if (w->updates == 1 && own_change(sh->bench, &was, &is))
        add_one(sh, was, is, &t);
    else
        add_several(sh, &t);
    reply_text(sh, t.s);
    str_done(&t);
}

/* ---- a curvature that differs from place to place ---- */

/* Where it began the jump looked safe. */
static void say_steeper(struct shell *sh)
{
    struct bench *b = sh->bench;
    double eta = b->opt.knobs.eta, began = eta > 0 ? 2 * b->s.jump / eta : 0;
    double here = bench_curvature(b);
    struct str t;

    str_init(&t);
    if (began > 0) {
        str_add(&t, "It rose, although the curvature where it began, ");
        text_short(&t, began);
        str_add(&t, ", allows rates up to ");
        work_rate(2 / began, &t);
        str_add(&t, ": on the way the slope changes faster");
        if (here > began) {
            str_add(&t, ", here it is ");
            text_short(&t, here);
        }
        str_add(&t, ". ");
    } else {
        str_add(&t, "It rose: the jump was longer than this landscape is smooth. ");
    }
    work_slower(sh, true, here > began && began > 0 ? fmin(2 / here, eta / 2) : eta / 2,
                &t);
    reply_text(sh, t.s);
    str_done(&t);
}

/* ---- all of it ---- */

/* An update looks at a part of the points only. */
static bool partial(const struct bench *b)
{
    return b->opt.partial && !b->s.explorer.minimizing;
}

static bool swings(const struct method *m)
{
    return m == &opt_momentum || m == &opt_nesterov;
}

static void say_rise(struct shell *sh, const struct work *w, bool worse)
{
    const struct bench *b = sh->bench;
    struct objective o;

    bench_objective(b, &o);
    if (partial(b)) {
        if (worse)
            say_noise(sh, w);
    } else if (method_rescales(b->s.optimizer)) {
        if (worse)
            say_stride(sh);
    } else if (b->s.jump > work_limit(b) * (1 + 1e-9)) {
        work_say_jump(sh, worse);
    } else if (!worse) {
        return;
    } else if (swings(b->s.optimizer)) {
        say_swing(sh);
    } else if (!o.ops->bounded) {
        say_steeper(sh);
    }
}

void work_say_rise(struct shell *sh, const struct work *w, const struct pace *did)
{
    const struct bench *b = sh->bench;

    if (!b->s.optimizer->uses_eta || !b->opt.method)
        return;
    if (did->rises)
        say_rise(sh, w, work_worse(sh, w));
    else if (did->steps && !did->falls && !swings(b->s.optimizer) &&
             !method_rescales(b->s.optimizer) && fabs(b->s.jump - 1) < 1e-9)
        work_say_walls(sh);
}
