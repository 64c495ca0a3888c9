/* Racers: the same start, the same number of updates, and what each had to compute.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "lab/race.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "lab/bench_private.h"
#include "lab/fog.h"
#include "lab/fork.h"
#include "lab/loss_shown.h"
#include "lab/sweep.h"
#include "lab/timeline.h"

/* So many times the loss at the start is no fall that bounced. */
static const double far_above = 10;

struct race *race_new(void)
{
    return mem_alloc(sizeof(struct race));
}

void race_free(struct race *r)
{
    for (size_t i = 0; r && i < r->n; i++)
        bench_free(r->racer[i].bench);
    free(r);
}

/* ---- the start ---- */

static bool same_text(const char *a, const char *b)
{
    return strcmp(a ? a : "", b ? b : "") == 0;
}

/* The weights of both stand before the same features. */
static bool same_weights(const struct state *a, const struct state *b)
{
    bool recipes = a->recipe && b->recipe
                       ? strcmp(recipe_text(a->recipe), recipe_text(b->recipe)) == 0
                       : a->recipe == b->recipe;

    return recipes && a->params == b->params && a->hidden == b->hidden &&
           a->dim == b->dim;
}

/* The weights of FROM, which mean the same with the scale and the bias of B. */
static void take_weights(struct bench *b, const struct bench *from)
{
    double *raw;

    if (b->s.scale == from->s.scale) {
        memcpy(b->s.theta, from->s.theta, b->s.params * sizeof *b->s.theta);
    } else {
        raw = mem_array(from->s.params, sizeof *raw);
        bench_raw(from, raw);
        bench_take_raw(&b->s, raw);
        free(raw);
    }
    if (b->s.bias == BIAS_OFF)
        bench_set_bias(b, BIAS_OFF);
}

/* What a racer has no use for. */
static void strip(struct state *s)
{
    runs_done(&s->runs);
    forks_free(s->forks);
    s->forks = NULL;
    sweep_free(s->sweep);
    s->sweep = NULL;
    fog_free(s->fog);
    s->fog = NULL;
}

static double loss_of(struct bench *b)
{
    double v;

    return loss_now(b, &v) ? v : NAN;
}

bool race_add(struct race *r, const char *name, struct bench *b,
              const struct bench *from)
{
    struct racer *one = &r->racer[r->n++];
    bool same = true;

    strip(&b->s);
    if (b->s.explorer.minimizing) {
        memcpy(b->s.explorer.at, from->s.explorer.at, sizeof b->s.explorer.at);
    } else {
        same = same_weights(&b->s, &from->s);
        if (same)
            take_weights(b, from);
        else
            bench_fresh_weights(&b->s);
    }
    bench_changed(b);
    bench_new_chain(b, false);
    *one = (struct racer){.bench = b};
    snprintf(one->name, sizeof one->name, "%s", name);
    one->got.start = loss_of(b);
    return same;
}

bool race_alike(const struct state *a, const struct state *b)
{
    struct rules x, y;

    rules_of(a, &x);
    rules_of(b, &y);
    y.seed = x.seed; /* a race has one */
    return rules_same(&x, &y) && a->scale == b->scale && a->bias == b->bias &&
           same_weights(a, b);
}

static bool same_data(const struct state *a, const struct state *b)
{
    if (a->all == b->all)
        return true;
    return a->all && b->all && a->all->n == b->all->n && a->all->dim == b->all->dim &&
           same_text(a->all->source, b->all->source) &&
           same_text(a->all->columns, b->all->columns) && same_text(a->edits, b->edits);
}

const char *race_refuses(const struct bench *b, const struct bench *from)
{
    const struct state *x = &b->s, *y = &from->s;

    if (x->explorer.minimizing != y->explorer.minimizing ||
        (x->explorer.minimizing && x->explorer.function != y->explorer.function))
        return "makes something else small";
    if (x->explorer.minimizing)
        return NULL;
    if (!same_data(x, y))
        return "has other data";
    if (x->split != y->split)
        return "trains on other rows: its split is another";
    if (strcmp(x->model->loss, y->model->loss) != 0)
        return "has another loss";
    return x->balanced != y->balanced ? "weighs the classes otherwise" : NULL;
}

/* ---- moving ---- */

/* Examples that the next update sees; 0: there are none, a function is minimized. */
static size_t next_examples(const struct bench *b)
{
    size_t size = bench_batch(b), left;

    if (b->s.explorer.minimizing)
        return 0;
    left = b->s.fitted->n - (size ? b->s.at : 0);
    return size && size < left ? size : left;
}

/* A method that fills the matrix of second derivatives: it has no rate and keeps
 * nothing. */
static bool fills_matrix(const struct method *m)
{
    return !m->uses_eta && !m->slots;
}

static void over(struct racer *one, enum finish finish)
{
    one->over = true;
    one->got.finish = finish;
}

static void step(struct racer *one)
{
    struct effort *e = &one->got.effort;
    size_t examples = next_examples(one->bench), looks;
    enum opt_status status = bench_step(one->bench);

    looks = one->bench->opt.looks;
    e->gradients += looks;
    e->points += (double)looks * (double)examples;
    e->matrices += fills_matrix(one->bench->s.optimizer);
    e->updates += status == OPT_MOVED;
    if (status == OPT_DIVERGED)
        one->got.at = e->updates + 1;
    if (status != OPT_MOVED)
        over(one, status == OPT_DIVERGED    ? FINISH_AWAY
                  : status == OPT_CONVERGED ? FINISH_SETTLED
                                            : FINISH_STUCK);
}

static void fit(struct racer *one)
{
    struct fit_result r = bench_fit(one->bench);

    one->got.effort.updates = r.iterations;
    over(one, r.status == FIT_RANGE                                     ? FINISH_AWAY
              : r.status == FIT_SEPARABLE || r.status == FIT_NO_OPTIMUM ? FINISH_ENDLESS
                                                                        : FINISH_DONE);
}

static void move(const struct race *r, struct racer *one)
{
    struct state *s = &one->bench->s;

    if (r->length == RACE_FIT) {
        fit(one);
        return;
    }
    step(one);
    if (one->over)
        return;
    if (r->length == RACE_UPDATES ? one->got.effort.updates >= r->goal
                                  : s->at == 0 && s->pass >= r->goal)
        over(one, FINISH_DONE);
}

/* A function has no passes: each update counts as one. */
static void count_passes(struct race *r)
{
    if (r->length == RACE_PASSES && r->n && r->racer[0].bench->s.explorer.minimizing)
        r->length = RACE_UPDATES;
}

bool race_go(struct race *r, size_t updates)
{
    count_passes(r);
    for (size_t looked = 0; updates && r->goal;) {
        struct racer *one = &r->racer[r->turn];

        if (!one->over) {
            move(r, one);
            updates--;
            looked = 0;
        } else if (++looked > r->n) {
            return false;
        }
        r->turn = (r->turn + 1) % r->n;
    }
    return r->goal > 0;
}

/* ---- the end ---- */

/* The first step that the trace has far above the start; 0: none. */
static size_t seen_away(const struct state *s, double limit)
{
    size_t rows = s->trace ? trace_upto(s->trace, s->steps) : 0;

    for (size_t i = 0; i < rows; i++)
        if (!(s->trace->loss[i] <= limit))
            return s->trace->step[i];
    return s->steps;
}

/* Far above where it began, after it had risen. */
static void look_away(struct racer *one)
{
    struct outcome *got = &one->got;
    const struct state *s = &one->bench->s;
    bool function = s->explorer.minimizing;
    double limit = function ? got->start + far_above * (1 + fabs(got->start))
                            : far_above * got->start;

    if (got->finish == FINISH_AWAY || !s->rises || got->loss <= limit)
        return;
    got->finish = FINISH_AWAY;
    got->at = seen_away(s, limit);
}

static void measure(struct racer *one)
{
    struct outcome *got = &one->got;
    const struct state *s = &one->bench->s;
    const struct fitness *f = s->explorer.minimizing ? NULL : bench_fitness(one->bench);
    struct held held = {0};

    got->loss = loss_of(one->bench);
    got->rises = s->rises;
    got->passes = s->passes;
    got->held = got->errors = got->accuracy = NAN;
    if (!f)
        return;
    if (s->data->kind != LABEL_VALUE) {
        got->errors = (double)f->errors;
        got->accuracy = 1 - (double)f->errors / (double)s->data->n;
    }
    bench_held(one->bench, &held);
    if (held.n)
        got->held = s->model == &linear_ops ? held.mse : held.loss;
}

void race_end(struct race *r, bool stopped)
{
    for (size_t i = 0; i < r->n; i++) {
        if (!r->racer[i].over)
            over(&r->racer[i], stopped ? FINISH_STOPPED : FINISH_DONE);
        measure(&r->racer[i]);
        look_away(&r->racer[i]);
    }
}

size_t race_winner(const struct race *r)
{
    size_t best = r->n;

    for (size_t i = 0; i < r->n; i++) {
        const struct outcome *got = &r->racer[i].got;

        if (got->finish != FINISH_AWAY && isfinite(got->loss) &&
            (best == r->n || got->loss < r->racer[best].got.loss))
            best = i;
    }
    return best;
}

/* The run of OWN ends, and B has it as NAME's. */
static void keep_run(struct bench *own, const char *name, struct bench *b)
{
    struct run *run;

    bench_new_chain(own, true);
    if (!own->s.runs.n)
        return; /* it never moved */
    run = run_ref(own->s.runs.run[0]);
    snprintf(run->name, sizeof run->name, "%s", name);
    run->race = b->s.runs.races;
    run->beside = b->s.number;
    run->from = chain_steps(&b->s.before) + b->s.steps;
    run->from_passes = chain_passes(&b->s.before) + b->s.passes;
    bench_add_run(b, run);
}

static void look_at_race(const struct race *r, struct bench *b)
{
    b->s.loss_view.runs = b->s.loss_view.race = true;
    b->s.loss_view.passes = r->length == RACE_PASSES;
    bench_noted(b);
}

void race_keep(const struct race *r, struct bench *b)
{
    b->s.runs.races++;
    for (size_t i = 0; i < r->n; i++)
        keep_run(r->racer[i].bench, r->racer[i].name, b);
    look_at_race(r, b);
}

void race_glimpse(const struct race *r, struct bench *b)
{
    b->s.runs.races++;
    for (size_t i = 0; i < r->n; i++) {
        struct bench *own = bench_new();

        bench_restore(own, &r->racer[i].bench->s);
        keep_run(own, r->racer[i].name, b);
        bench_free(own);
    }
    look_at_race(r, b);
}
