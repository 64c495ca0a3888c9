/* Down to a place without slope where the objective is not convex: Newton in a region
 * of trust, which is where the parabola told the truth (Levenberg, Marquardt).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "learn/opt_fit.h"

enum { LIMIT = 1000 };

/* Products of two numbers that an update may cost; beyond that there is no Hessian. */
static const double update_limit = 2e8;

struct descent {
    struct fit *f;
    struct mat h, shifted;
    double most; /* the largest entry of the Hessian's diagonal, over its unit */
    double mu;   /* distrust: what is added to the Hessian's diagonal, in these units */
    double reach; /* no move is longer: a function is to be left in the valley where it
                     is; weights have no valley to keep, there it is infinite */
};

/* What mu is multiplied by for entry J: entries with a large price are stiff. */
static double unit(const struct fit *f, size_t j)
{
    return 1 + f->price[j];
}

/* Where there is no Hessian, zeros: then a step is one along the slope. */
static void bend(struct descent *d)
{
    if (!fit_hessian(d->f, &d->h))
        memset(d->h.a, 0, d->h.rows * d->h.cols * sizeof *d->h.a);
    d->most = 0;
    for (size_t j = 0; j < d->h.rows; j++)
        d->most = fmax(d->most, fabs(MAT(&d->h, j, j)) / unit(d->f, j));
    d->mu = fmax(d->mu, 1e-14 * d->most);
    if (d->mu == 0)
        d->mu = d->f->here.slope;
}

/* (H + mu D) move = -g, with mu large enough for a positive definite matrix and a move
 * within reach. */
static bool solve(struct descent *d)
{
    struct fit *f = d->f;

    for (int tries = 0; tries < 200; tries++, d->mu *= 4) {
        memcpy(d->shifted.a, d->h.a, d->h.rows * d->h.cols * sizeof *d->h.a);
        for (size_t j = 0; j < d->h.rows; j++)
            MAT(&d->shifted, j, j) += d->mu * unit(f, j);
        if (!mat_solve(&d->shifted, f->here.g, f->move) ||
            vec_norm(f->move, f->inner.dim) > d->reach)
            continue;
        for (size_t j = 0; j < d->h.rows; j++)
            f->move[j] = -f->move[j];
        return true;
    }
    return false;
}

/* By how much the parabola falls along the move: -g·m - m'Hm/2 = (-g·m + mu m'Dm)/2 */
static double promise(const struct descent *d)
{
    const struct fit *f = d->f;
    double sum = -vec_dot(f->here.g, f->move, f->inner.dim);

    for (size_t j = 0; j < f->inner.dim; j++)
        sum += d->mu * unit(f, j) * f->move[j] * f->move[j];
    return sum / 2;
}

enum tried { TRIED_AGAIN, TRIED_WENT, TRIED_ENOUGH };

/* One try for an update; after the last one none helps. A promise kept makes bolder, a
 * broken one more careful. Where values no longer differ in any digit, slopes decide.
 */
static enum tried attempt(struct descent *d)
{
    struct fit *f = d->f;
    double promised, kept;
    bool close;

    if (!solve(d))
        return TRIED_ENOUGH;
    promised = promise(d);
    close = promised <= 1e-13 * fmax(1e-3, fabs(f->here.value));
    fit_try(f, 1);
    kept = f->here.value - f->next.value;
    if (fit_known(&f->next) &&
        (close ? f->next.slope < f->here.slope : kept > 1e-4 * promised)) {
        if (close || kept > 0.75 * promised) {
            d->mu /= 5;
            d->reach *= 2;
        } else if (kept < 0.25 * promised) {
            d->mu *= 4;
        }
        fit_go(f);
        return TRIED_WENT;
    }
    if (close)
        return TRIED_ENOUGH;
    d->mu *= 4;
    return TRIED_AGAIN;
}

/* What a slope is measured by. */
static double size(const struct fit *f)
{
    return fmax(1, fabs(f->here.value));
}

/* The slope is gone, but neither the last step nor the next one is short: down for
 * ever. So it is where the weights have left every measure; standardised features know
 * a smaller one. */
static bool endless(struct descent *d)
{
    const struct fit *f = d->f;

    if (vec_norm(f->here.theta, f->inner.dim) > (f->scaled ? 1e6 : 1e12))
        return true;
    return f->here.slope <= 1e-11 * size(f) && !fit_at_rest(f) && solve(d) &&
           !fit_at_rest(f);
}

enum fit_status fit_arrive(const struct fit *f)
{
    double norm = vec_norm(f->here.theta, f->inner.dim);

    /* With such weights on standardised features a sigmoid is a step. */
    if (f->scaled && norm > 1e3 && f->here.slope <= 1e-5 * size(f))
        return FIT_NO_OPTIMUM;
    if (!(f->here.slope <= 1e-8 * size(f)))
        return FIT_FAILED;
    return f->steps == 0 || fit_at_rest(f) ? FIT_LOCAL : FIT_NO_OPTIMUM;
}

static void *begin(struct fit *f)
{
    struct descent *d = mem_alloc(sizeof *d);

    *d = (struct descent){.f = f, .reach = INFINITY};
    if (!f->scaled)
        d->reach = 1 + vec_norm(f->here.theta, f->inner.dim);
    mat_init(&d->h, f->inner.dim, f->inner.dim);
    mat_init(&d->shifted, f->inner.dim, f->inner.dim);
    bend(d);
    if (f->scaled)
        d->mu = fmax(d->mu, d->most);
    return d;
}

static bool on(void *way, enum fit_status *status)
{
    struct descent *d = way;
    struct fit *f = d->f;
    enum tried tried;

    *status = FIT_LOCAL;
    if (f->here.slope == 0)
        return false;
    tried = f->steps < LIMIT ? attempt(d) : TRIED_ENOUGH;
    if (tried == TRIED_AGAIN)
        return true;
    if (tried == TRIED_ENOUGH) {
        *status = fit_arrive(f);
        return false;
    }
    if (f->here.slope == 0)
        return false;
    bend(d);
    if (endless(d)) {
        *status = FIT_NO_OPTIMUM;
        return false;
    }
    return f->here.slope > 1e-15 * size(f);
}

static void done(void *way)
{
    struct descent *d = way;

    mat_done(&d->shifted);
    mat_done(&d->h);
    free(d);
}

const struct fit_way fit_narrow = {begin, on, done};

const struct fit_way *fit_descent(const struct fit *f)
{
    double dim = (double)f->inner.dim, n = f->scaled ? (double)f->scaled->n : 1;

    return dim * dim * (n + dim / 3) / 2 <= update_limit ? &fit_narrow : &fit_wide;
}
