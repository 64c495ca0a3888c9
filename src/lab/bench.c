/* The experiment on the table: its weights and its model, and how they are changed.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "lab/bench.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "lab/bench_private.h"
#include "lab/crowds.h"
#include "lab/definition.h"
#include "lab/fog.h"
#include "lab/loss_held.h"
#include "lab/projection.h"
#include "learn/mlp.h"
#include "learn/rng.h"

/* What the seed's numbers are for besides the order of the passes, which have the
 * streams from 0 on. */
static const uint64_t stream_weights = UINT64_C(1) << 62;

void bench_forget(struct bench *b)
{
    free(b->cache.grad);
    free(b->cache.z);
    free(b->cache.p);
    b->cache = (struct fitness){0};
    b->cached = b->held_known = false;
    if (b->s.explorer.minimizing || !b->s.model->bounded)
        b->curvature = -1;
    b->version++;
}

void bench_changed(struct bench *b)
{
    bench_forget(b);
    b->curvature = -1;
}

void bench_noted(struct bench *b)
{
    b->stepped += b->stepped == b->version; /* the last update can still be read */
    b->version++;
}

void bench_data_changed(struct bench *b)
{
    bench_changed(b);
    b->separable = -1;
}

struct bench *bench_new(void)
{
    struct bench *b = mem_alloc(sizeof *b);
    struct state *s = &b->s;

    s->model = &logistic_ops;
    s->optimizer = methods[0];
    s->knobs = knobs_usual;
    s->eta_auto = s->shuffled = true;
    s->seed = 1;
    s->split = 1;
    s->dim = 1;
    s->params = 2;
    s->theta = mem_array(2, sizeof *s->theta);
    s->tau = 0.5;
    s->h = 1e-5;
    s->gradcheck = -1;
    s->explorer.from = -6;
    s->explorer.to = 6;
    s->explorer.derivative = true;
    bench_data_changed(b);
    bench_new_chain(b, false);
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
        bench_data_changed(b);
}

void bench_free(struct bench *b)
{
    if (!b)
        return;
    bench_forget(b);
    state_done(&b->s);
    if (b->opt.method)
        opt_done(&b->opt);
    batch_done(&b->rows);
    free(b->order);
    crowds_free(b->crowds);
    projection_free(b->projected);
    held_losses_free(b->held_losses);
    free(b);
}

/* ---- weights ---- */

size_t bench_inputs(const struct bench *b)
{
    return b->s.data ? b->s.data->dim : 1;
}

bool bench_straight(const struct bench *b)
{
    return !b->s.recipe && !b->s.hidden;
}

const double *bench_weights(const struct bench *b, size_t *n)
{
    const struct explorer *e = &b->s.explorer;

    *n = e->minimizing ? e->function->dim : b->s.params;
    return e->minimizing ? e->at : b->s.theta;
}

/* The blocks of (bias, weights of the features) in theta: the regression's one, or one
 * for each hidden neuron. Calls CONVERT on each. */
static void convert(const struct state *s, double *theta,
                    void (*how)(const struct scaling *, const double *, double *))
{
    if (!s->scale || !s->data)
        return;
    if (!s->hidden)
        how(&s->scaling, theta, theta);
    for (size_t h = 0; h < s->hidden; h++) {
        double *block = theta + mlp_bias(s->dim, s->hidden, h);

        how(&s->scaling, block, block);
    }
}

void bench_raw(const struct bench *b, double *raw)
{
    memcpy(raw, b->s.theta, b->s.params * sizeof *raw);
    convert(&b->s, raw, scaling_to_raw);
}

/* With bias off every bias is 0, whatever else was done to the weights. */
static void hold_bias(struct state *s)
{
    if (s->bias != BIAS_OFF)
        return;
    s->theta[0] = 0;
    for (size_t h = 0; h < s->hidden; h++)
        s->theta[mlp_bias(s->dim, s->hidden, h)] = 0;
}

void bench_take_raw(struct state *s, const double *raw)
{
    memcpy(s->theta, raw, s->params * sizeof *raw);
    convert(s, s->theta, scaling_from_raw);
    hold_bias(s);
}

/* Weights of a network are never all zero: its neurons would stay equal for ever. */
static void start_weights(struct state *s)
{
    struct rng r;

    if (!s->hidden) {
        memset(s->theta, 0, s->params * sizeof *s->theta);
        return;
    }
    rng_init(&r, s->seed, stream_weights);
    for (size_t j = 0; j < s->params; j++)
        s->theta[j] = floor(1000 * rng_normal(&r) + 0.5) / 1000;
    hold_bias(s);
}

void bench_fresh_weights(struct state *s)
{
    s->params = s->model->params(s->dim, s->hidden);
    free(s->theta);
    s->theta = mem_array(s->params, sizeof *s->theta);
    start_weights(s);
    s->drawn = s->slope_form = false;
}

/* Weights of one model are none of another. */
static bool other_shape(const struct state *s)
{
    return s->params != s->model->params(s->dim, s->hidden);
}

/* `step` moves the weights again, and their picture is back. False: it did already. */
static bool end_minimizing(struct state *s)
{
    bool was = s->explorer.minimizing;

    if (was && strcmp(s->plot, "f") == 0)
        s->plot[0] = '\0';
    s->explorer.minimizing = false;
    return was;
}

/* The weights were set, by a change of this KIND. */
static void new_start(struct bench *b, enum change kind)
{
    if (end_minimizing(&b->s))
        bench_new_chain(b, false);
    else
        bench_new_run(b, kind, "");
    fog_moved(b, FOG_JUMP, NAN);
}

void bench_set_theta(struct bench *b, const double *theta)
{
    struct state *s = &b->s;

    memmove(s->theta, theta, s->params * sizeof *theta);
    s->drawn = true;
    s->slope_form = false;
    new_start(b, CHANGE_HAND);
}

void bench_reset(struct bench *b)
{
    struct state *s = &b->s;

    bench_new_chain(b, true);
    if (s->explorer.minimizing)
        memcpy(s->explorer.at, s->explorer.start, sizeof s->explorer.at);
    else
        start_weights(s);
    s->drawn = s->slope_form = false;
    bench_forget(b);
    fog_moved(b, FOG_JUMP, NAN);
}

void bench_random(struct bench *b, uint64_t seed)
{
    struct state *s = &b->s;
    struct rng r;

    rng_init(&r, seed, stream_weights);
    for (size_t j = 0; j < s->params; j++)
        s->theta[j] = floor(1000 * rng_normal(&r) + 0.5) / 1000;
    hold_bias(s);
    s->drawn = s->slope_form = false;
    new_start(b, CHANGE_RANDOM);
}

/* ---- model ---- */

void bench_set_model(struct bench *b, const struct objective_ops *model, size_t hidden)
{
    struct state *s = &b->s;
    bool fresh = end_minimizing(s);

    s->model = model;
    s->hidden = hidden;
    if (other_shape(s)) {
        bench_fresh_weights(s);
        fresh = true;
    }
    bench_changed(b);
    if (fresh)
        bench_new_chain(b, false);
    else
        bench_new_run(b, CHANGE_LOSS, model->loss);
}

void bench_set_bias(struct bench *b, enum bias_kind bias)
{
    struct state *s = &b->s;

    s->bias = bias;
    hold_bias(s);
    bench_changed(b);
    bench_new_run(b, CHANGE_BIAS,
                  bias == BIAS_FREE  ? "on"
                  : bias == BIAS_OFF ? "off"
                                     : "penalised");
}

void bench_set_optimizer(struct bench *b, const struct method *m)
{
    struct state *s = &b->s;

    if (s->optimizer != m) {
        opt_memory_free(s->memory);
        s->memory = NULL;
    }
    s->optimizer = m;
    bench_changed(b);
}

void bench_set_function(struct bench *b, struct function *f, bool minimizing,
                        const double *at)
{
    struct explorer *e = &b->s.explorer;
    bool other = minimizing || e->minimizing;

    end_minimizing(&b->s);
    function_free(e->function);
    function_free(e->other);
    e->other = NULL;
    e->function = f;
    e->minimizing = minimizing && f;
    if (e->minimizing)
        snprintf(b->s.plot, sizeof b->s.plot, "f");
    for (size_t j = 0; f && at && j < f->dim; j++)
        e->at[j] = e->start[j] = at[j];
    bench_changed(b);
    if (other) {
        bench_new_chain(b, false);
        fog_moved(b, FOG_JUMP, NAN);
    }
}

void bench_set_other(struct bench *b, struct function *f)
{
    function_free(b->s.explorer.other);
    b->s.explorer.other = f;
    bench_changed(b);
}

void bench_set_definitions(struct bench *b, struct definitions *d)
{
    definitions_free(b->s.definitions);
    b->s.definitions = d;
    bench_changed(b);
}
