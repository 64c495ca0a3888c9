/* Explanations of an update: the last one, or what the next one would do.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <assert.h>
#include <math.h>
#include <stdlib.h>

#include "base/mem.h"
#include "lab/explain_number.h"
#include "lab/explain_terms.h"
#include "lab/explain_update.h"
#include "learn/opt_momentum.h"

enum {
    LINES = 40,    /* with `all`, at most */
    ROWS_NAMED = 8 /* of a batch */
};

static const struct method_words *words(const struct update *u)
{
    const struct method_words *w = method_words_of(u->opt->method);

    assert(w); /* a test walks all methods */
    return w;
}

void update_name(const struct update *u, size_t j, char *name)
{
    bench_weight_name(u->on, j, name);
}

void update_say(struct update *u, const char *what, const struct term *t, size_t n,
                double move)
{
    struct str text;
    int least = num_places(move, 3, 3);

    str_init(&text);
    terms_write(&text, t, n, least > 7 ? 7 : least);
    explain_say(u->e, "%s = %s", what, text.s);
    str_done(&text);
}

/* ---- which update ---- */

/* Done on a copy; the learner's bench stays as it is. */
static void try_next(struct update *u)
{
    u->next = true;
    u->on = bench_new();
    bench_restore(u->on, &u->e->b->s);
    u->status = bench_step(u->on);
    u->kept = u->e->s->memory;
    if (u->kept && (!u->on->opt.memory || u->kept->dim != u->on->opt.dim ||
                    u->kept->t + 1 != u->on->opt.memory->t))
        u->kept = NULL;
}

/* The last update is still there: the weights are where it left them, and no try after
 * it was refused. */
static bool there(const struct bench *b)
{
    return b->stepped == b->version && b->opt.method && b->opt.length > 0;
}

static void take(struct update *u, struct explaining *e)
{
    const double *now;
    size_t n;

    *u = (struct update){.e = e, .on = e->b, .status = OPT_MOVED};
    if (!there(e->b))
        try_next(u);
    u->opt = &u->on->opt;
    now = bench_weights(u->on, &n);
    u->now = mem_array(n, sizeof *u->now);
    u->old = mem_array(n, sizeof *u->old);
    for (size_t j = 0; j < n; j++) {
        u->now[j] = now[j];
        u->old[j] = now[j] - u->opt->move[j];
    }
}

static void release(struct update *u)
{
    free(u->now);
    free(u->old);
    if (u->next)
        bench_free(u->on);
}

/* ---- before the weights ---- */

static void say_heading(struct update *u)
{
    const struct opt *o = u->opt;
    bool automatic = u->on->s.eta_auto;
    struct str eta;

    str_init(&eta);
    if (o->method->uses_eta)
        str_addf(&eta, " with eta = %s%s", automatic ? "auto = " : "",
                 num_long(o->knobs.eta).s);
    if (u->next)
        explain_say(u->e, "The next update, %s%s, would do this (nothing moves now):",
                    o->method->name, eta.s);
    else
        explain_say(u->e, "Update %zu, the last one, was by %s%s:", u->on->s.steps,
                    o->method->name, eta.s);
    str_done(&eta);
}

/* The rows of a batch: the update's own part of the pass. */
static void say_rows(struct update *u)
{
    const struct state *s = &u->on->s;
    size_t n = s->fitted ? s->fitted->n : 0, count = u->on->rows.rows.n, from;
    size_t *order;
    struct str rows;

    if (!u->opt->partial || count > n)
        return;
    from = s->at >= count ? s->at - count : n - count;
    order = mem_array(n, sizeof *order);
    batch_order(order, n, s->shuffled, s->seed, s->at >= count ? s->pass : s->pass - 1);
    str_init(&rows);
    for (size_t k = 0; k < count && k < ROWS_NAMED; k++)
        str_addf(&rows, "%s%zu", k ? ", " : "", order[from + k] + 1);
    if (count > ROWS_NAMED)
        str_addf(&rows, " and %zu more", count - ROWS_NAMED);
    explain_say(u->e, "grad is the mean over row%s %s only (batch = %zu of %zu).",
                count == 1 ? "" : "s", rows.s, s->batch, n);
    str_done(&rows);
    free(order);
}

/* ---- the weights ---- */

static bool said(const size_t *which, size_t n, size_t j)
{
    for (size_t k = 0; k < n; k++)
        if (which[k] == j)
            return true;
    return false;
}

/* The COUNT weights that move most, in their order in theta. */
static void say_moves(struct update *u, size_t count)
{
    const double *move = u->opt->move;
    size_t dim = u->opt->dim;
    size_t *which = mem_array(count, sizeof *which);

    for (size_t k = 0; k < count; k++) {
        size_t best = dim;

        for (size_t j = 0; j < dim; j++)
            if (!said(which, k, j) && (best == dim || fabs(move[j]) > fabs(move[best])))
                best = j;
        which[k] = best;
    }
    for (size_t j = 0; j < dim; j++)
        if (said(which, count, j))
            words(u)->of_weight(u, j);
    if (count + 1 == dim)
        explain_say(u->e, "and so the other one: explain step all");
    else if (count < dim)
        explain_say(u->e, "and so the other %zu: explain step all", dim - count);
    free(which);
}

static void say_weights(struct update *u)
{
    size_t dim = u->opt->dim, most = u->e->all ? LINES : words(u)->named;

    if (words(u)->before)
        words(u)->before(u);
    say_moves(u, dim < most ? dim : most);
}

/* ---- what came of it ---- */

/* L with scaled features; 0 if that changes nothing. */
static double scaled_curvature(const struct update *u)
{
    struct bench *b;
    double l;

    if (!u->on->s.data || u->on->s.scale || u->on->s.explorer.minimizing)
        return 0;
    b = bench_new();
    bench_restore(b, &u->on->s);
    bench_set_scale(b, true);
    l = bench_curvature(b);
    bench_free(b);
    return l;
}

/* Are the units to blame for a jump of more than a safe length? */
static void say_units(struct update *u)
{
    double scaled = scaled_curvature(u);

    if (!(scaled > 0))
        return;
    if (bench_scale_helps(u->on))
        explain_say(u->e,
                    "The units are %sto blame: with scale on L would be %s and 2/L "
                    "= %s.",
                    u->opt->knobs.eta * scaled <= 2 ? "" : "in part ",
                    num_short(scaled).s, num_short(2 / scaled).s);
    else
        explain_say(u->e, "The units are not to blame: with scale on 2/L would be %s.",
                    num_short(2 / scaled).s);
}

/* With a velocity the limit is another: where the curvature is L everywhere the places
 * follow r^2 = (1 + beta - eta L) r - beta (nesterov: r^2 = (1 - eta L)((1 + beta) r -
 * beta)), and |r| < 1 up to it. */
static void say_limit(struct update *u, double l)
{
    double beta = u->opt->knobs.beta;
    bool ahead = u->opt->method == &opt_nesterov;
    double limit = 2 * (1 + beta) / (ahead ? 1 + 2 * beta : 1) / l;

    explain_say(u->e,
                "With its velocity %s swings, but comes to rest up to eta = "
                "2·(1 + beta)/%s, here %s: this one is %s.",
                u->opt->method->name, ahead ? "((1 + 2·beta)·L)" : "L",
                num_short(limit).s,
                u->opt->knobs.eta > limit ? "above it" : "below it");
}

/* eta·L/2: how many safe lengths. */
static void say_lengths(struct update *u)
{
    double eta = u->opt->knobs.eta, jump = u->on->s.jump;
    double l = jump > 0 && eta > 0 ? 2 * jump / eta : 0;
    double args[2] = {eta, l / 2};
    int decimals = num_places(jump, 3, 2), digits;

    if (!(l > 0) || !isfinite(l))
        return;
    if (!words(u)->plain) {
        explain_say(
            u->e, "No 2/L limits %s; a smaller eta makes its jumps shorter: it is %s.",
            u->opt->method->name, num_long(eta).s);
        return;
    }
    digits = num_enough(num_product, args, 2, jump, decimals);
    explain_say(u->e,
                "How long is that? eta·L/2 = %s·%s/2 = %s safe lengths; 2/L = %s.",
                num_digits(eta, digits).s, num_digits(l, digits).s,
                num_fixed(jump, decimals).s, num_short(2 / l).s);
    if (u->opt->method->slots)
        say_limit(u, l);
    if (jump > 1)
        say_units(u);
    else if (!u->opt->method->slots)
        explain_say(u->e,
                    "L is of where it began; on the way the slope changed faster.");
    else
        explain_say(u->e,
                    "The slope alone would not go too far; the velocity did, for "
                    "it keeps beta = %s of itself.",
                    num_long(u->opt->knobs.beta).s);
}

static void say_outcome(struct update *u)
{
    double a = u->opt->before, b = u->opt->after;
    int digits = num_telling(a, b);
    bool rose = b > a;

    if (u->opt->partial) {
        update_say_noise(u);
        return;
    }
    if (!isfinite(a) || !isfinite(b)) {
        explain_beyond(u->e, "the objective");
        return;
    }
    if (a == b)
        explain_say(u->e, "objective %s stays as it is.", num_digits(a, digits).s);
    else
        explain_say(u->e, "objective %s → %s: it %s.", num_digits(a, digits).s,
                    num_digits(b, digits).s,
                    u->next ? (rose ? "would rise" : "would fall")
                            : (rose ? "rose" : "fell"));
    update_say_parabola(u);
    if (rose)
        say_lengths(u);
}

/* ---- the explanations ---- */

static bool can_step(struct explaining *e)
{
    if (e->d || e->s->explorer.minimizing)
        return true;
    explain_say(e, "There is nothing to step on yet. Type: data hobbits; step");
    return false;
}

void explain_step(struct explaining *e)
{
    struct update u;

    if (!can_step(e))
        return;
    take(&u, e);
    if (u.status != OPT_MOVED) {
        update_say_still(&u);
    } else {
        say_heading(&u);
        say_rows(&u);
        say_weights(&u);
        say_outcome(&u);
    }
    release(&u);
}

/* The part of an update that is about one weight. */
static void say_one(struct explaining *e)
{
    struct update u;

    if (!can_step(e))
        return;
    take(&u, e);
    if (u.status != OPT_MOVED) {
        update_say_still(&u);
    } else if (e->weight < u.opt->dim) {
        say_heading(&u);
        say_rows(&u);
        if (words(&u)->before)
            words(&u)->before(&u);
        words(&u)->of_weight(&u, e->weight);
    }
    release(&u);
}

void explain_move(struct explaining *e)
{
    explain_say(e, "%s = %s: what the last update added to the weight.", e->name,
                num_long(e->value).s);
    say_one(e);
}

void explain_velocity(struct explaining *e)
{
    explain_say(e, "%s = %s: what the run keeps of the slopes so far.", e->name,
                num_long(e->value).s);
    say_one(e);
}

void explain_squares(struct explaining *e)
{
    explain_say(e, "%s = %s: what the run keeps of the squares of the slopes so far.",
                e->name, num_long(e->value).s);
    say_one(e);
}

void explain_search(struct explaining *e)
{
    explain_say(e,
                "search = %s: how far along its direction the line search of bfgs "
                "went, 1 = as far as its guess of the curvature says.",
                num_long(e->value).s);
    explain_step(e);
}
