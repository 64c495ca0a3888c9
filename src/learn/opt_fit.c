/* Straight to the optimum of a convex objective: Newton with halved steps on
 * standardised features, or why there is none.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "learn/opt_fit.h"

#include <float.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "learn/design.h"

enum { LIMIT = 1000 };

static bool one_class(const struct data *d)
{
    size_t ones = data_positives(d);

    return d->kind == LABEL_CLASS && (ones == 0 || ones == d->n);
}

/* Log loss has no minimum where a line separates: unless the weights have a price, and
 * the line needs them. */
static bool breaks(const struct objective *o)
{
    return o->ops->cost == &cost_log && o->data->kind != LABEL_VALUE &&
           (o->lambda == 0 || (o->bias == BIAS_FREE && one_class(o->data)));
}

/* The sizes of all terms of z = b + sum w_j x_j, added up: what its rounding errors are
 * measured by. */
static void sizes(const struct data *d, struct stretch k, const double *theta,
                  double *size)
{
    for (size_t i = 0; i < k.count; i++)
        size[i] = fabs(theta[0]);
    for (size_t j = 0; j < d->dim; j++)
        for (size_t i = 0; i < k.count; i++)
            size[i] += fabs(theta[j + 1] * d->x[j][k.from + i]);
}

/* Every point of D strictly on its side of THETA, whatever rounding did to its z. */
static bool separates(const struct data *d, const double *theta)
{
    double z[DESIGN_BLOCK], size[DESIGN_BLOCK],
        error = DBL_EPSILON * (double)(d->dim + 2);

    for (struct stretch k = design_first(d); k.count; k = design_next(d, k)) {
        design_z(d, k, theta, z);
        sizes(d, k, theta, size);
        for (size_t i = 0; i < k.count; i++) {
            double y = d->y[k.from + i], side = y == 1 ? z[i] : -z[i];

            if (!(side > error * size[i]) || (y != 0 && y != 1))
                return false;
        }
    }
    return true;
}

static void shorten(double *theta, size_t n)
{
    for (size_t j = 0; j < n; j++)
        theta[j] /= 1024;
}

/* The proof is made on the data as given, with the weights that go back; if these are
 * no numbers, with shorter ones of the same direction. */
static bool proven(struct fit *f)
{
    double *theta = f->next.g, *raw = f->next.theta;
    size_t dim = f->inner.dim;

    memcpy(theta, f->here.theta, dim * sizeof *theta);
    fit_to_raw(f, theta, raw);
    while (!fit_finite(raw, dim) && vec_norm(theta, dim) > 1e-30) {
        shorten(theta, dim);
        fit_to_raw(f, theta, raw);
    }
    if (!separates(f->given->data, raw))
        return false;
    memcpy(f->here.theta, theta, dim * sizeof *theta);
    return true;
}

/* move = -H^-1 g. Where H is singular a trace of the identity is added: the step then
 * has no part in the directions that change nothing. */
static bool direction(struct fit *f, struct mat *h)
{
    size_t dim = f->inner.dim;
    double most = 0, ridge;

    fit_hessian(f, h);
    for (size_t j = 0; j < dim; j++)
        most = fmax(most, MAT(h, j, j));
    ridge = 1e-11 * most;
    while (!mat_solve(h, f->here.g, f->move)) {
        if (!(ridge > 0) || ridge > 1e3 * most)
            return false;
        for (size_t j = 0; j < dim; j++)
            MAT(h, j, j) += ridge;
        ridge *= 10;
    }
    for (size_t j = 0; j < dim; j++)
        f->move[j] = -f->move[j];
    return true;
}

/* By how much the parabola here would fall, twice. */
static double promise(const struct fit *f)
{
    return -vec_dot(f->here.g, f->move, f->inner.dim);
}

/* The slope is gone but the next step is as long as ever: there is a direction that
 * goes down for ever, an exponential tail, with loss left over from points on the line.
 * By Gordan's theorem a zero gradient, which is sum (p_i - y_i) x_i with no p_i - y_i
 * zero, excludes strict separation. */
static bool endless(const struct fit *f)
{
    return f->here.slope <= 1e-12 * f->here.value &&
           vec_norm(f->move, f->inner.dim) > 0.1;
}

/* Some column is a combination of the others (with the column of ones): the Hessian of
 * the linear model, X'X, is singular. */
static bool dependent(const struct fit *f, struct mat *h)
{
    struct objective plain = f->inner;

    plain.ops = &linear_ops;
    plain.class_weight[0] = plain.class_weight[1] = 0;
    linear_ops.hessian(&plain, f->here.theta, h);
    return !mat_positive(h, 1e-11);
}

/* What is left of the slope is rounding. */
static bool vanished(const struct fit *f)
{
    return f->here.slope <= 1e-14 * sqrt(f->size);
}

static enum fit_status arrive(const struct fit *f, bool rests, struct mat *h)
{
    if (!fit_known(&f->here) || !(f->here.slope <= 1e-8 * sqrt(f->size)))
        return FIT_FAILED;
    if (!rests)
        return breaks(f->given) ? FIT_NO_OPTIMUM : FIT_FAILED;
    return f->given->lambda == 0 && dependent(f, h) ? FIT_FLAT : FIT_OPTIMUM;
}

struct convex {
    struct fit *f;
    struct mat h;
    bool may_break; /* the loss can be without a minimum */
    bool close;     /* slopes decide, not values */
    double t;       /* how much of the step is tried next; 0: there is no step yet */
};

static void *begin(struct fit *f)
{
    struct convex *c = mem_alloc(sizeof *c);

    *c = (struct convex){.f = f, .may_break = breaks(f->given)};
    mat_init(&c->h, f->inner.dim, f->inner.dim);
    return c;
}

static void done(void *way)
{
    struct convex *c = way;

    mat_done(&c->h);
    free(c);
}

/* The step from here; false: there is none, and STATUS says why. Close to the bottom
 * the values no longer differ in any digit, but the slopes do: then they decide. */
static bool aim(struct convex *c, enum fit_status *status)
{
    struct fit *f = c->f;
    bool goes = fit_known(&f->here) && f->steps < LIMIT;

    if (goes && c->may_break && proven(f)) {
        *status = FIT_SEPARABLE;
        return false;
    }
    if (!goes || !direction(f, &c->h)) {
        *status = arrive(f, false, &c->h);
        return false;
    }
    if (c->may_break && endless(f)) {
        *status = FIT_NO_OPTIMUM;
        return false;
    }
    c->close = promise(f) <= 1e-10 * f->size;
    c->t = 1;
    return true;
}

/* Goes along the step, halved while it does not help. */
static bool on(void *way, enum fit_status *status)
{
    struct convex *c = way;
    struct fit *f = c->f;

    if (c->t == 0 && !aim(c, status))
        return false;
    fit_try(f, c->t);
    if (fit_known(&f->next) && (c->close ? f->next.slope < f->here.slope / 2
                                         : f->next.value < f->here.value)) {
        fit_go(f);
        c->t = 0;
        return true;
    }
    c->t /= 2;
    if (!c->close && c->t > 1e-18)
        return true;
    *status = arrive(f, fit_at_rest(f) || (!c->may_break && vanished(f)), &c->h);
    return false;
}

const struct fit_way fit_convex = {begin, on, done};
