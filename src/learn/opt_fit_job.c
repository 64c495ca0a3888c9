/* A fit from its start to its end, a look at a time: which way down, and what is handed
 * back.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "learn/opt_fit_job.h"

#include <float.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "learn/opt_fit.h"

struct fit_job {
    struct objective given;
    struct fit f;
    const struct fit_way *way; /* NULL: there was nothing to begin */
    void *walk;                /* what the way keeps; NULL: it is not begun */
    bool over;
    enum fit_status status; /* when it is over */
};

/* ---- the start ---- */

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

static void over(struct fit_job *j, enum fit_status status)
{
    j->over = true;
    j->status = status;
}

static void start(struct fit_job *j, const double *theta)
{
    struct fit *f = &j->f;

    fit_init(f, &j->given);
    if (j->given.ops->convex && j->given.data) {
        choose_start(f, theta);
        j->way = &fit_convex;
    } else {
        fit_from_raw(f, theta, f->here.theta);
        fit_look(f, &f->here);
        j->way = fit_descent(f);
        if (!fit_known(&f->here))
            over(j, FIT_FAILED);
    }
    if (!j->over)
        j->walk = j->way->begin(f);
}

struct fit_job *fit_begin(const struct objective *o, const double *theta)
{
    struct fit_job *j = mem_alloc(sizeof *j);

    j->given = *o;
    if (o->data && !o->data->n)
        over(j, FIT_FAILED);
    else if (!o->ops->smooth)
        over(j, FIT_NO_SLOPE);
    else
        start(j, theta);
    return j;
}

bool fit_on(struct fit_job *j)
{
    enum fit_status status;

    if (!j->over && !j->way->on(j->walk, &status))
        over(j, status);
    return !j->over;
}

/* ---- the end ---- */

/* The weights found, unless they are no numbers in the given units. */
static bool hand_back(const struct fit *f, double *theta)
{
    fit_to_raw(f, f->here.theta, f->next.theta);
    if (!fit_known(&f->here) || !fit_finite(f->next.theta, f->inner.dim))
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

static struct fit_result arrived(const struct fit_job *j, double *theta)
{
    struct fit_result r = {.status = j->status, .iterations = j->f.steps};

    if (!hand_back(&j->f, theta) || (r.status == FIT_FAILED && tiny(&j->f)))
        r.status = j->given.data ? FIT_RANGE : FIT_FAILED;
    return r;
}

static struct fit_result stopped(const struct fit_job *j, double *theta)
{
    struct fit_result r = {.status = FIT_STOPPED};

    if (j->f.steps && hand_back(&j->f, theta))
        r.iterations = j->f.steps;
    return r;
}

struct fit_result fit_end(struct fit_job *j, double *theta)
{
    struct fit_result r = {.status = j->status};

    if (j->way) {
        r = j->over ? arrived(j, theta) : stopped(j, theta);
        r.gradnorm = gradient_norm(&j->given, theta);
    }
    fit_free(j);
    return r;
}

void fit_free(struct fit_job *j)
{
    if (!j)
        return;
    if (j->walk)
        j->way->done(j->walk);
    if (j->way)
        fit_done(&j->f);
    free(j);
}

/* ---- at once ---- */

struct fit_result opt_fit(const struct objective *o, double *theta)
{
    struct fit_job *j = fit_begin(o, theta);

    while (fit_on(j))
        ;
    return fit_end(j, theta);
}
