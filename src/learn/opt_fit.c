/* Straight to the optimum: Newton with halved steps on standardised features, or why
 * there is none.
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

/* The better of the given weights and zero. */
static void choose_start(struct fit *f, const double *theta)
{
    f->size = f->here.value;
    fit_from_raw(f, theta, f->next.theta);
    if (f->given->bias == BIAS_OFF)
        f->next.theta[0] = 0;
    fit_look(f, &f->next);
    if (fit_known(&f->next) && f->next.value < f->here.value) {
        fit_go(f);
        f->steps = 0;
    }
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

static bool all_finite(const double *v, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (!isfinite(v[i]))
            return false;
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
    while (!all_finite(raw, dim) && vec_norm(theta, dim) > 1e-30) {
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

/* Goes along the step, halved while it does not help. Close to the bottom the values no
 * longer differ in any digit, but the slopes do: then they decide. */
static bool advance(struct fit *f)
{
    bool close = promise(f) <= 1e-10 * f->size;

    for (double t = 1; t > 1e-18; t /= 2) {
        fit_try(f, t);
        if (fit_known(&f->next) && (close ? f->next.slope < f->here.slope / 2
                                          : f->next.value < f->here.value)) {
            fit_go(f);
            return true;
        }
        if (close)
            break;
    }
    return false;
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

static enum fit_status walk(struct fit *f, struct mat *h)
{
    bool may_break = breaks(f->given);

    while (fit_known(&f->here) && f->steps < LIMIT) {
        if (may_break && proven(f))
            return FIT_SEPARABLE;
        if (!direction(f, h))
            break;
        if (may_break && endless(f))
            return FIT_NO_OPTIMUM;
        if (!advance(f))
            return arrive(f, fit_at_rest(f) || (!may_break && vanished(f)), h);
    }
    return arrive(f, false, h);
}

static enum fit_status fit_convex(struct fit *f, const double *theta)
{
    enum fit_status status;
    struct mat h;

    choose_start(f, theta);
    mat_init(&h, f->inner.dim, f->inner.dim);
    status = walk(f, &h);
    mat_done(&h);
    return status;
}

static enum fit_status fit_local(struct fit *f, const double *theta)
{
    fit_from_raw(f, theta, f->here.theta);
    fit_look(f, &f->here);
    return fit_known(&f->here) ? fit_descend(f) : FIT_FAILED;
}

/* The weights found, unless they are no numbers in the given units. */
static bool hand_back(const struct fit *f, double *theta)
{
    fit_to_raw(f, f->here.theta, f->next.theta);
    if (!fit_known(&f->here) || !all_finite(f->next.theta, f->inner.dim))
        return false;
    memcpy(theta, f->next.theta, f->inner.dim * sizeof *theta);
    return true;
}

/* Features below the smallest normal number have lost their digits. */
static bool tiny(const struct fit *f)
{
    for (size_t j = 0; f->scaled && j < f->scaling.dim; j++)
        if (f->scaling.sd[j] < DBL_MIN)
            return true;
    return false;
}

static double gradient_norm(const struct objective *o, const double *theta)
{
    double *g = mem_array(o->dim, sizeof *g), norm;

    o->ops->gradient(o, theta, g);
    norm = vec_norm(g, o->dim);
    free(g);
    return norm;
}

struct fit_result opt_fit(const struct objective *o, double *theta)
{
    struct fit_result result = {.status = FIT_FAILED};
    struct fit f;

    if (o->data && !o->data->n)
        return result;
    if (!o->ops->smooth) {
        result.status = FIT_NO_SLOPE;
        return result;
    }
    fit_init(&f, o);
    result.status =
        o->ops->convex && o->data ? fit_convex(&f, theta) : fit_local(&f, theta);
    result.iterations = f.steps;
    if (!hand_back(&f, theta) || (result.status == FIT_FAILED && tiny(&f)))
        result.status = o->data ? FIT_RANGE : FIT_FAILED;
    fit_done(&f);
    result.gradnorm = gradient_norm(o, theta);
    return result;
}
