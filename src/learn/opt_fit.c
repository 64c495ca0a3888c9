/* Straight to the optimum: Newton with halved steps on standardised features, or why
 * there is none.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "learn/design.h"
#include "learn/opt.h"
#include "learn/prepare.h"

enum { LIMIT = 500 };

/* A place on the surface and what is known there. */
struct place {
    double *theta, *g;
    double value, slope; /* slope is the gradient's norm */
};

struct fit {
    const struct objective *given;
    struct objective inner; /* the same model, standardised columns, no penalty */
    struct data *scaled;
    struct scaling scaling;
    double *price; /* lambda / sd_j^2: what a weight of the scaled column costs */
    struct place here, next;
    struct mat h;
    double *move; /* the Newton step from here */
    double zero;  /* the objective at zero weights: the size of things */
    bool breaks;  /* the loss has no minimum where a line separates */
    size_t steps;
};

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

/* J and its gradient at P->theta. */
static void look(const struct fit *f, struct place *p)
{
    p->value = f->inner.ops->gradient(&f->inner, p->theta, p->g);
    for (size_t j = 1; j < f->inner.dim; j++) {
        p->value += f->price[j] * p->theta[j] * p->theta[j];
        p->g[j] += 2 * f->price[j] * p->theta[j];
    }
    p->slope = vec_norm(p->g, f->inner.dim);
}

static bool known(const struct place *p)
{
    return isfinite(p->value) && isfinite(p->slope);
}

static bool one_class(const struct data *d)
{
    size_t ones = data_positives(d);

    return d->kind == LABEL_CLASS && (ones == 0 || ones == d->n);
}

/* The better of the given weights and zero. */
static void choose_start(struct fit *f, const double *theta)
{
    struct place swap;

    look(f, &f->here);
    f->zero = f->here.value;
    scaling_from_raw(&f->scaling, theta, f->next.theta);
    look(f, &f->next);
    if (known(&f->next) && f->next.value < f->here.value) {
        swap = f->here;
        f->here = f->next;
        f->next = swap;
    }
}

static void begin(struct fit *f, const struct objective *o, const double *theta)
{
    *f = (struct fit){.given = o};
    scaling_of(&f->scaling, o->data);
    f->scaled = scaling_apply(&f->scaling, o->data);
    f->inner = (struct objective){o->ops, o->dim, f->scaled, 0};
    f->price = mem_array(o->dim, sizeof *f->price);
    for (size_t j = 1; j < o->dim; j++)
        f->price[j] = o->lambda / f->scaling.sd[j - 1] / f->scaling.sd[j - 1];
    f->breaks = o->ops == &logistic_ops && o->data->kind == LABEL_CLASS &&
                (o->lambda == 0 || one_class(o->data));
    place_init(&f->here, o->dim);
    place_init(&f->next, o->dim);
    f->move = mem_array(o->dim, sizeof *f->move);
    mat_init(&f->h, o->dim, o->dim);
    choose_start(f, theta);
}

static void end(struct fit *f)
{
    place_done(&f->here);
    place_done(&f->next);
    mat_done(&f->h);
    scaling_done(&f->scaling);
    data_free(f->scaled);
    free(f->move);
    free(f->price);
}

/* Every point of D strictly on its side of THETA. */
static bool separates(const struct data *d, const double *theta)
{
    double z[DESIGN_BLOCK];

    for (struct stretch k = design_first(d); k.count; k = design_next(d, k)) {
        design_z(d, k, theta, z);
        for (size_t i = 0; i < k.count; i++)
            if (!(d->y[k.from + i] == 1 ? z[i] > 0 : z[i] < 0))
                return false;
    }
    return true;
}

/* The proof is made on the data as given, with the weights that go back. */
static bool proven(struct fit *f)
{
    scaling_to_raw(&f->scaling, f->here.theta, f->next.theta);
    return separates(f->given->data, f->next.theta);
}

/* move = -H^-1 g. Where H is singular a trace of the identity is added: the step then
 * has no part in the directions that change nothing. */
static bool direction(struct fit *f)
{
    size_t dim = f->inner.dim;
    double most = 0, ridge;

    f->inner.ops->hessian(&f->inner, f->here.theta, &f->h);
    for (size_t j = 0; j < dim; j++) {
        MAT(&f->h, j, j) += 2 * f->price[j];
        most = fmax(most, MAT(&f->h, j, j));
    }
    ridge = 1e-11 * most;
    while (!mat_solve(&f->h, f->here.g, f->move)) {
        if (!(ridge > 0) || ridge > 1e3 * most)
            return false;
        for (size_t j = 0; j < dim; j++)
            MAT(&f->h, j, j) += ridge;
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
    return f->breaks && f->here.slope <= 1e-12 * f->here.value &&
           vec_norm(f->move, f->inner.dim) > 0.1;
}

/* Goes along the step, halved while it does not help. Close to the bottom the values no
 * longer differ in any digit, but the slopes do: then they decide. */
static bool advance(struct fit *f)
{
    bool close = promise(f) <= 1e-10 * f->zero;

    for (double t = 1; t > 1e-18; t /= 2) {
        struct place old = f->here;

        for (size_t j = 0; j < f->inner.dim; j++)
            f->next.theta[j] = f->here.theta[j] + t * f->move[j];
        look(f, &f->next);
        if (known(&f->next) && (close ? f->next.slope < f->here.slope / 2
                                      : f->next.value < f->here.value)) {
            f->here = f->next;
            f->next = old;
            f->steps++;
            return true;
        }
        if (close)
            break;
    }
    return false;
}

/* Some column is a combination of the others (with the column of ones): the Hessian of
 * the linear model, X'X, is singular. */
static bool dependent(struct fit *f)
{
    linear_ops.hessian(&f->inner, f->here.theta, &f->h);
    return !mat_positive(&f->h, 1e-11);
}

/* The next step would be short beside the way already gone. */
static bool at_rest(const struct fit *f)
{
    return vec_norm(f->move, f->inner.dim) <=
           1e-3 * (1 + vec_norm(f->here.theta, f->inner.dim));
}

static enum fit_status arrive(struct fit *f, bool rests)
{
    if (!known(&f->here) || !(f->here.slope <= 1e-8 * sqrt(f->zero)))
        return FIT_FAILED;
    if (!rests)
        return f->breaks ? FIT_NO_OPTIMUM : FIT_FAILED;
    return f->given->lambda == 0 && dependent(f) ? FIT_FLAT : FIT_OPTIMUM;
}

static enum fit_status walk(struct fit *f)
{
    while (known(&f->here) && f->steps < LIMIT) {
        if (f->breaks && proven(f))
            return FIT_SEPARABLE;
        if (!direction(f))
            break;
        if (endless(f))
            return FIT_NO_OPTIMUM;
        if (!advance(f))
            return arrive(f, at_rest(f));
    }
    return arrive(f, false);
}

struct fit_result opt_fit(const struct objective *o, double *theta)
{
    struct fit_result result = {.status = FIT_FAILED};
    struct fit f;
    double *g;

    if (!o->data->n)
        return result;
    begin(&f, o, theta);
    result.status = walk(&f);
    result.iterations = f.steps;
    if (known(&f.here))
        scaling_to_raw(&f.scaling, f.here.theta, theta);
    end(&f);
    g = mem_array(o->dim, sizeof *g);
    o->ops->gradient(o, theta, g);
    result.gradnorm = vec_norm(g, o->dim);
    free(g);
    return result;
}
