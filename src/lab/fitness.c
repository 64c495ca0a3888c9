/* What follows from the state of a bench: scores, loss, errors, gradient.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "base/mem.h"
#include "lab/bench.h"
#include "learn/design.h"
#include "learn/logistic.h"
#include "learn/separable.h"

/* z of every point into Z. */
static void scores(const struct state *s, double *z)
{
    const struct data *d = s->fitted;

    for (struct stretch k = design_first(d); k.count; k = design_next(d, k))
        design_z(d, k, s->theta, z + k.from);
}

static void sum_points(const struct state *s, struct fitness *f)
{
    const struct data *d = s->fitted;
    bool linear = s->model == &linear_ops;
    double loss = 0, square = 0, absolute = 0;

    f->half = !linear;
    for (size_t i = 0; i < d->n; i++) {
        double p = f->p[i] = linear ? f->z[i] : sigmoid(f->z[i]);
        double r = p - d->y[i];
        double cost = linear ? r * r : log_loss(f->z[i], d->y[i]);

        loss += cost;
        square += r * r;
        absolute += fabs(r);
        f->maxloss = cost > f->maxloss ? cost : f->maxloss;
        f->half = f->half && fabs(f->z[i]) < 1e-9;
    }
    f->loss = loss / (double)d->n;
    f->mse = square / (double)d->n;
    f->abserr = absolute;
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
    f->z = mem_array(s->data->n, sizeof *f->z);
    f->p = mem_array(s->data->n, sizeof *f->p);
    f->grad = mem_array(s->dim + 1, sizeof *f->grad);
    scores(s, f->z);
    sum_points(s, f);
    f->count = metric_confusion(s->data, f->p, s->tau);
    f->errors = s->data->kind == LABEL_VALUE ? 0 : f->count.fp + f->count.fn;
    bench_objective(b, &o);
    f->objective = o.ops->gradient(&o, s->theta, f->grad);
    f->gradnorm = vec_norm(f->grad, s->dim + 1);
    b->cached = true;
    return f;
}

bool bench_separable(struct bench *b)
{
    if (!b->s.data || b->s.data->kind == LABEL_VALUE)
        return false;
    if (b->separable < 0)
        b->separable = separable(b->s.data, NULL);
    return b->separable;
}

double bench_z(const struct bench *b, const double *x)
{
    const struct state *s = &b->s;
    double z = 0;

    for (size_t j = 0; j < s->dim; j++) {
        double v =
            s->scale && s->data ? (x[j] - s->scaling.mean[j]) / s->scaling.sd[j] : x[j];

        z += s->theta[j + 1] * v;
    }
    return z + s->theta[0]; /* last, as for the points of the data */
}

double bench_p(const struct bench *b, const double *x)
{
    double z = bench_z(b, x);

    return b->s.model == &linear_ops ? z : sigmoid(z);
}
