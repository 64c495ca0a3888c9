/* Down where the objective is not convex and has so many weights that a Hessian costs
 * too much: BFGS that keeps its last few updates instead of a matrix (L-BFGS).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stdlib.h>

#include "base/mem.h"
#include "learn/opt_fit.h"

enum { KEPT = 20, LIMIT = 3000 };

/* The last updates: steps s, changes of the gradient y; the newest is at (count-1) %
 * KEPT. */
struct past {
    struct fit *f;
    size_t dim, count;
    double *s, *y; /* KEPT rows of dim values */
    double sy[KEPT];
    double slope; /* along the direction */
    double t;     /* how much of it is tried next; 0: there is no direction yet */
};

/* Keeps the way from here to next. Where the slope along it did not grow, the objective
 * bends down, and there is nothing a positive definite matrix could learn. */
static void remember(struct past *p)
{
    const struct fit *f = p->f;
    size_t at = p->count % KEPT;
    double *s = p->s + at * p->dim, *y = p->y + at * p->dim;

    for (size_t j = 0; j < p->dim; j++) {
        s[j] = f->next.theta[j] - f->here.theta[j];
        y[j] = f->next.g[j] - f->here.g[j];
    }
    p->sy[at] = vec_dot(s, y, p->dim);
    if (p->sy[at] > 1e-12 * vec_dot(y, y, p->dim))
        p->count++;
}

static void add(double *v, double factor, const double *w, size_t n)
{
    for (size_t j = 0; j < n; j++)
        v[j] += factor * w[j];
}

/* move = -H g, H the inverse Hessian that fits the kept updates: the two loops of
 * Nocedal (1980). */
static void direction(const struct past *p)
{
    struct fit *f = p->f;
    size_t oldest = p->count > KEPT ? p->count - KEPT : 0;
    double a[KEPT], *m = f->move, scale = 1 / fmax(1, f->here.slope);

    for (size_t j = 0; j < p->dim; j++)
        m[j] = -f->here.g[j];
    for (size_t k = p->count; k-- > oldest;) {
        size_t at = k % KEPT;

        a[at] = vec_dot(p->s + at * p->dim, m, p->dim) / p->sy[at];
        add(m, -a[at], p->y + at * p->dim, p->dim);
    }
    if (p->count) {
        size_t last = (p->count - 1) % KEPT;
        const double *y = p->y + last * p->dim;

        scale = p->sy[last] / vec_dot(y, y, p->dim);
    }
    for (size_t j = 0; j < p->dim; j++)
        m[j] *= scale;
    for (size_t k = oldest; k < p->count; k++) {
        size_t at = k % KEPT;
        double b = vec_dot(p->y + at * p->dim, m, p->dim) / p->sy[at];

        add(m, a[at] - b, p->s + at * p->dim, p->dim);
    }
}

static void *begin(struct fit *f)
{
    struct past *p = mem_alloc(sizeof *p);

    *p = (struct past){.f = f, .dim = f->inner.dim};
    p->s = mem_array(KEPT * p->dim, sizeof *p->s);
    p->y = mem_array(KEPT * p->dim, sizeof *p->y);
    return p;
}

static void done(void *way)
{
    struct past *p = way;

    free(p->s);
    free(p->y);
    free(p);
}

/* At T along the direction a part of its promise is kept (Armijo): there it goes. */
static bool advance(struct past *p)
{
    struct fit *f = p->f;

    fit_try(f, p->t);
    if (!fit_known(&f->next) ||
        f->next.value > f->here.value + 1e-4 * p->t * p->slope ||
        f->next.value >= f->here.value)
        return false;
    remember(p);
    fit_go(f);
    return true;
}

static bool low_enough(const struct fit *f)
{
    return f->steps >= LIMIT || !(f->here.slope > 1e-10 * fmax(1, fabs(f->here.value)));
}

/* Along the direction, halved until something is gained. */
static bool on(void *way, enum fit_status *status)
{
    struct past *p = way;

    if (p->t == 0 && low_enough(p->f)) {
        *status = fit_arrive(p->f);
        return false;
    }
    if (p->t == 0) {
        direction(p);
        p->slope = vec_dot(p->f->here.g, p->f->move, p->dim);
        p->t = 1;
    }
    if (p->slope < 0 && p->t > 1e-12) {
        p->t = advance(p) ? 0 : p->t / 2;
        return true;
    }
    if (!p->count) {
        *status = fit_arrive(p->f);
        return false;
    }
    p->t = 0;
    p->count = 0; /* what was learned misleads: from the slope alone again */
    return true;
}

const struct fit_way fit_wide = {begin, on, done};
