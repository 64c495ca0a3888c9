/* Down to a place without slope where the objective is not convex: Newton in a region
 * of trust, which is where the parabola told the truth (Levenberg, Marquardt).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

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

/* One update; false when none helps. A promise kept makes bolder, a broken one more
 * careful. Where values no longer differ in any digit, slopes decide. */
static bool advance(struct descent *d)
{
    struct fit *f = d->f;

    while (solve(d)) {
        double promised = promise(d), kept;
        bool close = promised <= 1e-13 * fmax(1e-3, fabs(f->here.value));

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
            return true;
        }
        if (close)
            break;
        d->mu *= 4;
    }
    return false;
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

static enum fit_status walk(struct descent *d)
{
    struct fit *f = d->f;

    if (f->here.slope == 0)
        return FIT_LOCAL;
    while (f->steps < LIMIT) {
        if (!advance(d))
            break;
        if (f->here.slope == 0)
            return FIT_LOCAL;
        bend(d);
        if (endless(d))
            return FIT_NO_OPTIMUM;
        if (f->here.slope <= 1e-15 * size(f))
            return FIT_LOCAL;
    }
    return fit_arrive(f);
}

static enum fit_status descend_narrow(struct fit *f)
{
    struct descent d = {.f = f, .reach = INFINITY};
    enum fit_status status;

    if (!f->scaled)
        d.reach = 1 + vec_norm(f->here.theta, f->inner.dim);
    mat_init(&d.h, f->inner.dim, f->inner.dim);
    mat_init(&d.shifted, f->inner.dim, f->inner.dim);
    bend(&d);
    if (f->scaled)
        d.mu = fmax(d.mu, d.most);
    status = walk(&d);
    mat_done(&d.shifted);
    mat_done(&d.h);
    return status;
}

enum fit_status fit_descend(struct fit *f)
{
    double dim = (double)f->inner.dim, n = f->scaled ? (double)f->scaled->n : 1;

    if (dim * dim * (n + dim / 3) / 2 <= update_limit)
        return descend_narrow(f);
    fit_descend_wide(f);
    return fit_arrive(f);
}
