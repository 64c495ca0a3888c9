/* The units a fit works in: features in units of their own spread, so that far-off or
 * badly scaled ones do no harm; and looking at places there.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "learn/mlp.h"
#include "learn/opt_fit.h"
#include "learn/ridge.h"

static void place_init(struct place *p, size_t dim)
{
    p->theta = mem_array(dim, sizeof *p->theta);
    p->g = mem_array(dim, sizeof *p->g);
}

static void place_done(struct place *p)
{
    free(p->theta);
    free(p->g);
}

/* sqrt(mean x^2), or 1 for zeros */
static double root_mean_square(const double *x, size_t n)
{
    double most = 0, sum = 0;

    for (size_t i = 0; i < n; i++)
        most = fmax(most, fabs(x[i]));
    if (most == 0)
        return 1;
    for (size_t i = 0; i < n; i++)
        sum += x[i] / most * (x[i] / most);
    return most * sqrt(sum / (double)n);
}

/* A bias without a price takes up any shift of the columns; another one does not, so
 * these stay where they are. Then the unit of a column is such that neither its
 * curvature nor its price is large. */
static void choose_units(struct scaling *s, const struct objective *o)
{
    const struct data *d = o->data;
    bool shift = o->bias == BIAS_FREE || (o->bias == BIAS_PRICED && o->lambda == 0);

    scaling_of(s, d);
    for (size_t j = 0; j < s->dim; j++) {
        if (!shift) {
            s->mean[j] = 0;
            s->sd[j] = root_mean_square(d->x[j], d->n);
        }
        s->sd[j] = fmax(s->sd[j], sqrt(o->lambda));
    }
}

/* Places in theta where an affine function of the features begins, its bias first: a
 * regression is one, a network has one for each hidden neuron. */
static size_t affine(const struct objective *o, size_t i)
{
    return o->hidden ? mlp_bias(o->data->dim, o->hidden, i) : 0;
}

static size_t affines(const struct objective *o)
{
    if (!o->data)
        return 0;
    return o->hidden ? o->hidden : 1;
}

void fit_to_raw(const struct fit *f, const double *theta, double *raw)
{
    memcpy(raw, theta, f->inner.dim * sizeof *raw);
    for (size_t i = 0; i < affines(f->given); i++) {
        size_t at = affine(f->given, i);

        scaling_to_raw(&f->scaling, theta + at, raw + at);
    }
}

void fit_from_raw(const struct fit *f, const double *raw, double *theta)
{
    memcpy(theta, raw, f->inner.dim * sizeof *theta);
    for (size_t i = 0; i < affines(f->given); i++) {
        size_t at = affine(f->given, i);

        scaling_from_raw(&f->scaling, raw + at, theta + at);
    }
}

/* lambda w^2 = lambda (w' / sd)^2 */
static void find_prices(struct fit *f)
{
    ridge_prices(f->given, f->price);
    for (size_t i = 0; i < affines(f->given); i++) {
        double *w = f->price + affine(f->given, i) + 1;

        for (size_t j = 0; j < f->scaling.dim; j++)
            w[j] = w[j] / f->scaling.sd[j] / f->scaling.sd[j];
    }
}

void fit_init(struct fit *f, const struct objective *o)
{
    *f = (struct fit){.given = o, .inner = *o};
    f->price = mem_array(o->dim, sizeof *f->price);
    f->move = mem_array(o->dim, sizeof *f->move);
    place_init(&f->here, o->dim);
    place_init(&f->next, o->dim);
    if (o->data) {
        choose_units(&f->scaling, o);
        f->scaled = scaling_apply(&f->scaling, o->data);
        f->inner.data = f->scaled;
        f->inner.lambda = 0;
        find_prices(f);
    }
    fit_look(f, &f->here);
}

void fit_done(struct fit *f)
{
    place_done(&f->here);
    place_done(&f->next);
    scaling_done(&f->scaling);
    data_free(f->scaled);
    free(f->move);
    free(f->price);
}

void fit_look(const struct fit *f, struct place *p)
{
    p->value = f->inner.ops->gradient(&f->inner, p->theta, p->g);
    for (size_t j = 0; j < f->inner.dim; j++) {
        p->value += f->price[j] * p->theta[j] * p->theta[j];
        p->g[j] += 2 * f->price[j] * p->theta[j];
    }
    p->slope = vec_norm(p->g, f->inner.dim);
}

bool fit_known(const struct place *p)
{
    return isfinite(p->value) && isfinite(p->slope);
}

bool fit_finite(const double *v, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (!isfinite(v[i]))
            return false;
    return true;
}

bool fit_hessian(const struct fit *f, struct mat *h)
{
    f->inner.ops->hessian(&f->inner, f->here.theta, h);
    for (size_t j = 0; j < f->inner.dim; j++)
        MAT(h, j, j) += 2 * f->price[j];
    for (size_t i = 0; i < h->rows * h->cols; i++)
        if (!isfinite(h->a[i]))
            return false;
    return true;
}

void fit_try(struct fit *f, double t)
{
    for (size_t j = 0; j < f->inner.dim; j++)
        f->next.theta[j] = f->here.theta[j] + t * f->move[j];
    fit_look(f, &f->next);
}

void fit_go(struct fit *f)
{
    struct place old = f->here;

    f->here = f->next;
    f->next = old;
    f->steps++;
}

bool fit_at_rest(const struct fit *f)
{
    return vec_norm(f->move, f->inner.dim) <=
           1e-3 * (1 + vec_norm(f->here.theta, f->inner.dim));
}
