/* What follows from the state of a bench: scores, loss, errors, gradient.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stdlib.h>

#include "base/mem.h"
#include "lab/bench_private.h"
#include "learn/logistic.h"
#include "learn/separable.h"

/* p of N scores: sigmoid(z), or z itself. */
static void predict(const struct objective_ops *model, const double *z, double *p,
                    size_t n)
{
    for (size_t i = 0; i < n; i++)
        p[i] = model->sigma ? sigmoid(z[i]) : z[i];
}

static bool is_half(double z)
{
    return fabs(z) < 1e-9;
}

static void sum_points(const struct state *s, struct fitness *f)
{
    const struct data *d = s->fitted;
    double square = 0, absolute = 0, cost;

    f->half = s->model->sigma;
    for (size_t i = 0; i < d->n; i++) {
        double r = f->p[i] - d->y[i];

        s->model->cost->value(&f->z[i], &d->y[i], 1, &cost, NULL);
        square += r * r;
        absolute += fabs(r);
        f->maxloss = cost > f->maxloss ? cost : f->maxloss;
        f->half = f->half && is_half(f->z[i]);
    }
    f->mse = square / (double)d->n;
    f->abserr = absolute;
}

static size_t errors_of(const struct data *d, const struct confusion *c)
{
    return d->kind == LABEL_VALUE ? 0 : c->fp + c->fn;
}

const struct fitness *bench_fitness(struct bench *b)
{
    struct state *s = &b->s;
    struct fitness *f = &b->cache;
    struct objective o;

    if (!s->data)
        return NULL;
    if (b->cached)
        return f;
    bench_data_objective(b, &o);
    f->z = mem_array(s->data->n, sizeof *f->z);
    f->p = mem_array(s->data->n, sizeof *f->p);
    f->grad = mem_array(s->params, sizeof *f->grad);
    o.ops->scores(&o, s->theta, f->z);
    predict(s->model, f->z, f->p, s->data->n);
    sum_points(s, f);
    f->count = metric_confusion(s->data, f->p, s->tau);
    f->errors = errors_of(s->data, &f->count);
    f->objective = o.ops->gradient(&o, s->theta, f->grad);
    f->loss = o.lambda > 0 ? objective_loss(&o, s->theta) : f->objective;
    f->gradnorm = vec_norm(f->grad, s->params);
    b->cached = true;
    return f;
}

bool bench_half(const struct bench *b)
{
    const struct state *s = &b->s;
    const struct data *d = s->fitted;
    double *x;
    struct objective o;
    bool half = d && s->model->sigma;

    if (b->cached || !d)
        return half && b->cache.half;
    bench_data_objective(b, &o);
    x = mem_array(s->dim, sizeof *x);
    for (size_t i = 0; half && i < d->n; i++) {
        for (size_t j = 0; j < s->dim; j++)
            x[j] = d->x[j][i];
        half = is_half(s->model->score(&o, s->theta, x));
    }
    free(x);
    return half;
}

static void judge_held(const struct bench *b, struct held *out)
{
    const struct state *s = &b->s;
    struct data *d = s->held_fitted;
    struct confusion count;
    struct objective o;
    double *z, *p;

    bench_data_objective(b, &o);
    o.data = d;
    out->n = d->n;
    z = mem_array(d->n, sizeof *z);
    p = mem_array(d->n, sizeof *p);
    o.ops->scores(&o, s->theta, z);
    predict(s->model, z, p, d->n);
    for (size_t i = 0; i < d->n; i++)
        out->mse += (p[i] - d->y[i]) * (p[i] - d->y[i]) / (double)d->n;
    out->loss = objective_loss(&o, s->theta);
    count = metric_confusion(d, p, s->tau);
    out->errors = errors_of(d, &count);
    free(z);
    free(p);
}

void bench_held(struct bench *b, struct held *out)
{
    if (!b->held_known) {
        b->held = (struct held){0};
        if (b->s.held_fitted)
            judge_held(b, &b->held);
        b->held_known = true;
    }
    *out = b->held;
}

bool bench_separable(struct bench *b)
{
    if (!b->s.data || b->s.data->kind == LABEL_VALUE)
        return false;
    if (b->separable < 0)
        b->separable = separable(b->s.fitted, NULL);
    return b->separable;
}
