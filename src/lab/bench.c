/* The experiment on the table: data, model, weights and the run under way.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "lab/bench.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "learn/logistic.h"

static size_t params(const struct state *s)
{
    return s->dim + 1;
}

static void forget(struct bench *b)
{
    free(b->cache.grad);
    free(b->cache.z);
    free(b->cache.p);
    b->cache = (struct fitness){0};
    b->cached = false;
    b->version++;
}

void bench_changed(struct bench *b)
{
    forget(b);
    b->curvature = -1;
}

static void data_changed(struct bench *b)
{
    bench_changed(b);
    b->separable = -1;
}

/* The weights are now somebody's own: counts of the run start again. */
static void new_run(struct bench *b)
{
    struct state *s = &b->s;

    trace_free(s->trace);
    s->trace = trace_new(params(s));
    s->steps = s->rises = s->iterations = 0;
    s->jump = 0;
    forget(b);
}

struct bench *bench_new(void)
{
    struct bench *b = mem_alloc(sizeof *b);

    b->s.model = &logistic_ops;
    b->s.optimizer = methods[0];
    b->s.dim = 1;
    b->s.theta = mem_array(2, sizeof *b->s.theta);
    b->s.eta_auto = true;
    b->s.eta = 0.1;
    b->s.tau = 0.5;
    data_changed(b);
    new_run(b);
    return b;
}

void bench_restore(struct bench *b, const struct state *s)
{
    bool same_data = s->data == b->s.data;
    struct state *now = state_copy(s);

    state_done(&b->s);
    b->s = *now;
    free(now);
    if (same_data)
        bench_changed(b);
    else
        data_changed(b);
}

void bench_free(struct bench *b)
{
    if (!b)
        return;
    forget(b);
    state_done(&b->s);
    if (b->opt.method)
        opt_done(&b->opt);
    free(b);
}

/* ---- changes ---- */

/* Weights of the original features; scaled ones are converted with the present scaling.
 */
void bench_raw(const struct bench *b, double *raw)
{
    const struct state *s = &b->s;

    if (s->scale && s->data)
        scaling_to_raw(&s->scaling, s->theta, raw);
    else
        memcpy(raw, s->theta, params(s) * sizeof *raw);
}

/* Makes `fitted` from `data` and the scale setting; the weights are the caller's
 * matter. */
static void refit_scaling(struct state *s)
{
    data_free(s->fitted);
    scaling_done(&s->scaling);
    s->scaling = (struct scaling){0};
    if (s->scale && s->data) {
        scaling_of(&s->scaling, s->data);
        s->fitted = scaling_apply(&s->scaling, s->data);
    } else {
        s->fitted = data_ref(s->data);
    }
}

/* Gives the weights RAW (of original features) to the model as it now sees the data. */
static void take_raw(struct state *s, const double *raw)
{
    if (s->scale && s->data)
        scaling_from_raw(&s->scaling, raw, s->theta);
    else
        memcpy(s->theta, raw, params(s) * sizeof *raw);
}

void bench_set_data(struct bench *b, struct data *d)
{
    struct state *s = &b->s;

    data_free(s->data);
    free(s->edits);
    s->edits = NULL;
    s->data = d;
    s->dim = d->dim;
    s->plot[0] = '\0';
    s->placed = s->slope_form = s->drawn = false;
    s->model = d->kind == LABEL_VALUE ? &linear_ops : &logistic_ops;
    free(s->theta);
    s->theta = mem_array(params(s), sizeof *s->theta);
    refit_scaling(s);
    data_changed(b);
    new_run(b);
}

void bench_edit_data(struct bench *b, struct data *d, const char *edit)
{
    struct state *s = &b->s;
    double *raw = mem_array(params(s), sizeof *raw);
    struct str edits;

    bench_raw(b, raw);
    str_init(&edits);
    if (s->edits)
        str_add(&edits, s->edits);
    str_addf(&edits, "%s\n", edit);
    free(s->edits);
    s->edits = str_take(&edits);
    str_done(&edits);
    data_free(s->data);
    s->data = d;
    refit_scaling(s);
    take_raw(s, raw);
    free(raw);
    data_changed(b);
    new_run(b);
}

void bench_set_theta(struct bench *b, const double *theta)
{
    struct state *s = &b->s;

    memmove(s->theta, theta, params(s) * sizeof *theta);
    s->drawn = true;
    s->slope_form = false;
    new_run(b);
}

void bench_reset(struct bench *b)
{
    struct state *s = &b->s;

    memset(s->theta, 0, params(s) * sizeof *s->theta);
    s->drawn = s->slope_form = false;
    new_run(b);
}

void bench_set_scale(struct bench *b, bool on)
{
    struct state *s = &b->s;
    double *raw = mem_array(params(s), sizeof *raw);

    bench_raw(b, raw);
    s->scale = on;
    refit_scaling(s);
    take_raw(s, raw);
    free(raw);
    bench_changed(b);
    new_run(b);
}

void bench_set_model(struct bench *b, const struct objective_ops *model)
{
    b->s.model = model;
    bench_changed(b);
    new_run(b);
}

/* ---- running ---- */

void bench_objective(const struct bench *b, struct objective *o)
{
    *o = (struct objective){.ops = b->s.model,
                            .dim = params(&b->s),
                            .data = b->s.fitted,
                            .lambda = b->s.lambda};
}

double bench_curvature(struct bench *b)
{
    struct objective o;

    if (!b->s.data)
        return 0;
    if (b->curvature < 0) {
        bench_objective(b, &o);
        b->curvature = o.ops->curvature(&o);
    }
    return b->curvature;
}

double bench_safe_eta(struct bench *b)
{
    double curvature = bench_curvature(b);

    return curvature > 0 ? 2 / curvature : 0;
}

double bench_eta(struct bench *b)
{
    double safe = bench_safe_eta(b);

    return b->s.eta_auto && safe > 0 ? safe / 2 : b->s.eta;
}

static void ready_opt(struct bench *b)
{
    const struct state *s = &b->s;

    if (b->opt.method != s->optimizer || b->opt.dim != params(s)) {
        if (b->opt.method)
            opt_done(&b->opt);
        opt_init(&b->opt, s->optimizer, params(s), bench_eta(b));
    }
    b->opt.eta = bench_eta(b);
}

/* mean loss = objective less the price of the weights. */
static double without_penalty(const struct state *s, double objective)
{
    double norm2 = vec_dot(s->theta + 1, s->theta + 1, s->dim);

    return s->lambda > 0 ? objective - s->lambda * norm2 : objective;
}

static void note(struct state *s, double objective)
{
    trace_add(s->trace, s->steps, without_penalty(s, objective), objective, s->theta);
}

/* An update from the weights BEFORE to the present ones, into the counts and the trace.
 */
static void count_update(struct bench *b, double *before, double was, double is)
{
    struct state *s = &b->s;

    if (s->steps == 0) {
        double *now = s->theta;

        s->theta = before;
        note(s, was);
        s->theta = now;
    }
    s->steps++;
    s->updates++;
    s->rises += is > was * (1 + 1e-15) + 1e-16;
    note(s, is);
    forget(b);
}

enum opt_status bench_step(struct bench *b)
{
    struct state *s = &b->s;
    struct objective o;
    enum opt_status status;
    double *before = mem_array(params(s), sizeof *before);

    bench_objective(b, &o);
    ready_opt(b);
    memcpy(before, s->theta, params(s) * sizeof *before);
    status = opt_step(&b->opt, &o, s->theta);
    if (status == OPT_MOVED) {
        s->jump = s->optimizer->uses_eta ? b->opt.eta * bench_curvature(b) / 2 : 0;
        count_update(b, before, b->opt.before, b->opt.after);
    }
    free(before);
    return status;
}

void bench_round(struct bench *b, const double *theta)
{
    struct state *s = &b->s;
    double *before = mem_array(params(s), sizeof *before);
    struct objective o;
    double was;

    memcpy(before, s->theta, params(s) * sizeof *before);
    memmove(s->theta, theta, params(s) * sizeof *theta);
    if (s->data) {
        bench_objective(b, &o);
        was = o.ops->value(&o, before);
        count_update(b, before, was, o.ops->value(&o, s->theta));
    } else {
        forget(b);
    }
    free(before);
}

struct fit_result bench_fit(struct bench *b)
{
    struct state *s = &b->s;
    struct objective o;
    struct fit_result r;

    bench_objective(b, &o);
    new_run(b);
    note(s, o.ops->value(&o, s->theta));
    r = opt_fit(&o, s->theta);
    s->iterations = r.iterations;
    s->steps = r.iterations ? 1 : 0; /* one jump: what lay between is not kept */
    s->updates += r.iterations ? r.iterations : 1;
    if (r.iterations)
        note(s, o.ops->value(&o, s->theta));
    forget(b);
    return r;
}

/* ---- what was done since the mark ---- */

void bench_mark(struct bench *b)
{
    b->s.updates = 0;
    memset(b->s.did, 0, sizeof b->s.did);
}

void bench_did(struct bench *b, const char *command)
{
    for (size_t i = 0; i < BENCH_TALLIES; i++) {
        struct tally *t = &b->s.did[i];

        if (!t->command)
            t->command = command;
        if (strcmp(t->command, command) == 0) {
            t->count++;
            return;
        }
    }
}

int bench_count(const struct bench *b, const char *command)
{
    for (size_t i = 0; i < BENCH_TALLIES && b->s.did[i].command; i++)
        if (strcmp(b->s.did[i].command, command) == 0)
            return b->s.did[i].count;
    return 0;
}
