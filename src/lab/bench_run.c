/* The run under way: updates on all points or a part of them, and straight to the end.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "lab/bench_private.h"
#include "lab/fog.h"
#include "lab/timeline.h"
#include "learn/opt_fit_job.h"

enum {
    /* With more points than this an update that sees a part of them is not followed by
     * a look at all of them; the end of a pass is. */
    MEASURED = 4096,
};

/* ---- the objective ---- */

/* N/(2 N_class): both classes weigh the same. */
static void balance(const struct state *s, double weight[2])
{
    size_t one = data_positives(s->fitted), n = s->fitted->n;

    if (one == 0 || one == n)
        return;
    weight[0] = (double)n / (2 * (double)(n - one));
    weight[1] = (double)n / (2 * (double)one);
}

void bench_data_objective(const struct bench *b, struct objective *o)
{
    const struct state *s = &b->s;

    *o = (struct objective){.ops = s->model,
                            .dim = s->params,
                            .data = s->fitted,
                            .lambda = s->lambda,
                            .bias = s->bias,
                            .hidden = s->hidden};
    if (s->balanced && s->fitted && s->fitted->kind != LABEL_VALUE)
        balance(s, o->class_weight);
}

void bench_objective(const struct bench *b, struct objective *o)
{
    const struct explorer *e = &b->s.explorer;

    if (e->minimizing)
        *o = (struct objective){
            .ops = &function_ops, .dim = e->function->dim, .function = e->function};
    else
        bench_data_objective(b, o);
}

static bool runs(const struct bench *b)
{
    return b->s.data || b->s.explorer.minimizing;
}

/* The weights that are moved. */
static double *moved(struct bench *b)
{
    return b->s.explorer.minimizing ? b->s.explorer.at : b->s.theta;
}

/* ---- which examples an update sees ---- */

size_t bench_batch(const struct bench *b)
{
    const struct state *s = &b->s;
    bool all = s->explorer.minimizing || !s->fitted || s->optimizer->no_batch ||
               s->batch == 0 || s->batch >= s->fitted->n;

    return all ? 0 : s->batch;
}

size_t bench_pass(const struct bench *b)
{
    size_t size = bench_batch(b);

    return size ? (b->s.fitted->n - b->s.at + size - 1) / size : 1;
}

/* The order of the present pass, kept while it lasts. */
static const size_t *order(struct bench *b)
{
    const struct state *s = &b->s;
    size_t n = s->fitted->n;
    bool same = b->orders == n && b->ordered == s->pass && b->ordered_seed == s->seed &&
                b->ordered_shuffled == s->shuffled;

    if (same)
        return b->order;
    if (b->orders != n) {
        free(b->order);
        b->order = mem_array(n, sizeof *b->order);
    }
    b->orders = n;
    b->ordered = s->pass;
    b->ordered_seed = s->seed;
    b->ordered_shuffled = s->shuffled;
    batch_order(b->order, n, s->shuffled, s->seed, s->pass);
    return b->order;
}

/* O sees the next SIZE examples of the pass, or what is left of it; how many. */
static size_t take_batch(struct bench *b, size_t size, struct objective *o)
{
    const struct state *s = &b->s;
    size_t left = s->fitted->n - s->at, count = size < left ? size : left;

    if (b->rows.most < size || b->rows.rows.dim != s->fitted->dim) {
        batch_done(&b->rows);
        batch_init(&b->rows, s->fitted->dim, size);
    }
    batch_take(&b->rows, s->fitted, order(b) + s->at, count);
    b->rows.rows.kind = s->fitted->kind;
    o->data = &b->rows.rows;
    return count;
}

static void used(struct state *s, size_t examples)
{
    s->at += examples;
    if (!examples || s->at >= s->fitted->n) {
        s->at = 0;
        s->pass++;
    }
    s->passes = (double)s->pass + (double)s->at / (double)s->fitted->n;
    s->passes += s->iterations > 0; /* the run began with a fit */
}

/* ---- counts and the trace ---- */

static void note(struct bench *b, const double *theta, double objective)
{
    struct state *s = &b->s;
    struct objective o;
    double loss = objective;

    bench_objective(b, &o);
    if (o.lambda > 0)
        loss = objective_loss(&o, theta);
    trace_add(s->trace, s->steps, s->passes, loss, objective, theta);
}

/* An update from the weights BEFORE to the present ones by EXAMPLES (0: all) into the
 * counts and, where the objective is known (IS is no NaN), the trace. OWN: the
 * learner's. */
static void count_update(struct bench *b, const double *before, double was, double is,
                         size_t examples, bool own)
{
    struct state *s = &b->s;

    s->trace = trace_from(s->trace, s->steps);
    if (s->steps == 0)
        note(b, before, was);
    timeline_update(b, before, own);
    bench_make(b, own);
    if (s->data && !s->explorer.minimizing)
        used(s, examples);
    s->steps++;
    s->updates++;
    s->rises += is > was + fabs(was) * 1e-15 + 1e-16;
    s->falls += is < was;
    bench_forget(b);
    if (!isnan(is))
        note(b, moved(b), is);
    b->stepped = b->version;
    fog_moved(b, FOG_STEP, is);
}

/* ---- one update ---- */

static void ready(struct bench *b, const struct objective *o)
{
    struct state *s = &b->s;
    struct knobs knobs = s->knobs;

    knobs.eta = bench_eta(b);
    if (b->opt.method)
        opt_done(&b->opt);
    opt_init(&b->opt, s->optimizer, o->dim, &knobs, s->memory);
    opt_memory_free(s->memory); /* the opt holds it now */
    s->memory = NULL;
}

/* An update on the next examples. The objective of all is looked at before and after,
 * or, where that would be most of the work, over a whole pass. */
static enum opt_status step_batch(struct bench *b, size_t size, double *theta,
                                  const double *before)
{
    struct state *s = &b->s;
    struct objective all, o;
    bool each = s->fitted->n <= MEASURED;
    double was = NAN, is = NAN;
    enum opt_status status;
    size_t examples;

    bench_objective(b, &all);
    o = all;
    examples = take_batch(b, size, &o);
    if (each || s->steps == 0)
        was = all.ops->value(&all, theta);
    b->opt.partial = true;
    status = opt_step(&b->opt, &o, theta);
    if (status != OPT_MOVED)
        return status;
    s->jump = 0;
    if (each || s->at + examples >= s->fitted->n)
        is = all.ops->value(&all, theta);
    count_update(b, before, was, is, examples, false);
    return status;
}

static enum opt_status step_all(struct bench *b, double *theta, const double *before)
{
    struct state *s = &b->s;
    struct objective o;
    enum opt_status status;
    double l = b->curvature;

    bench_objective(b, &o);
    status = opt_step(&b->opt, &o, theta);
    if (status != OPT_MOVED)
        return status;
    /* how long the jump was needs the curvature of where it began */
    s->jump = s->optimizer->uses_eta && l > 0 ? b->opt.knobs.eta * l / 2 : 0;
    count_update(b, before, b->opt.before, b->opt.after, 0, false);
    return status;
}

enum opt_status bench_step(struct bench *b)
{
    size_t size = bench_batch(b), n;
    double *theta = moved(b), *before, steepest = b->s.steepest;
    struct objective o;
    enum opt_status status;

    bench_weights(b, &n);
    bench_objective(b, &o);
    before = mem_array(n, sizeof *before);
    memcpy(before, theta, n * sizeof *before);
    if (bench_curved(b) && !o.ops->bounded)
        b->s.steepest = fmax(b->s.steepest, bench_curvature(b));
    else if (bench_curved(b))
        bench_curvature(b);
    ready(b, &o);
    status = size ? step_batch(b, size, theta, before) : step_all(b, theta, before);
    b->s.memory = opt_memory_ref(b->opt.memory);
    if (status == OPT_MOVED) {
        timeline_counted(b);
    } else { /* what was refused was no update */
        b->s.steepest = steepest;
        b->stepped = 0;
    }
    free(before);
    return status;
}

void bench_round(struct bench *b, const double *theta)
{
    double *now = moved(b), *before, was;
    struct objective o;
    size_t n;

    bench_weights(b, &n);
    before = mem_array(n, sizeof *before);
    memcpy(before, now, n * sizeof *before);
    memmove(now, theta, n * sizeof *theta);
    if (runs(b)) {
        bench_objective(b, &o);
        was = o.ops->value(&o, before);
        count_update(b, before, was, o.ops->value(&o, now), 0, true);
        timeline_counted(b);
        b->stepped = 0; /* not an optimizer's: it has no inner quantities */
    } else {
        bench_forget(b);
    }
    free(before);
}

/* ---- straight to the end ---- */

struct fit_job *bench_fit_begin(const struct bench *b)
{
    struct objective o;
    size_t n;

    bench_objective(b, &o);
    return fit_begin(&o, bench_weights(b, &n));
}

/* The fit R went from the weights THETA to the weights FOUND. */
static void jump(struct bench *b, const struct fit_result *r, double *theta,
                 const double *found)
{
    struct state *s = &b->s;
    struct objective o;
    double *before;
    size_t n;

    bench_objective(b, &o);
    bench_new_run(b, CHANGE_FIT, "");
    note(b, theta, o.ops->value(&o, theta));
    bench_weights(b, &n);
    before = mem_array(n, sizeof *before);
    memcpy(before, theta, n * sizeof *before);
    memcpy(theta, found, n * sizeof *theta);
    s->iterations = r->iterations;
    s->steps = r->iterations ? 1 : 0; /* one jump: what lay between is not kept */
    s->updates += r->iterations ? r->iterations : 1;
    s->passes = s->steps && !s->explorer.minimizing;
    if (r->iterations) {
        note(b, theta, o.ops->value(&o, theta));
        timeline_fit(b, before);
    }
    free(before);
    bench_forget(b);
    fog_moved(b, FOG_STEP, s->fog ? o.ops->value(&o, theta) : NAN);
}

struct fit_result bench_fit_end(struct bench *b, struct fit_job *job)
{
    double *theta = moved(b), *found;
    struct fit_result r;
    size_t n;

    bench_weights(b, &n);
    found = mem_array(n, sizeof *found);
    memcpy(found, theta, n * sizeof *found);
    r = fit_end(job, found);
    if (r.status != FIT_STOPPED || r.iterations)
        jump(b, &r, theta, found);
    free(found);
    return r;
}

struct fit_result bench_fit(struct bench *b)
{
    struct fit_job *job = bench_fit_begin(b);

    while (fit_on(job))
        ;
    return bench_fit_end(b, job);
}
