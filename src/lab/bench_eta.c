/* How long an update may be: the curvature, and what `auto` makes of it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "lab/bench_private.h"
#include "lab/view.h"

/* A curvature that has to be computed anew at each place is worth it up to so many
 * weights. */
enum { CURVED = 200 };

/* Where a function is straight, its second derivative is rounding: 1/L would be a leap
 * out of every measure. */
static bool straight(const struct explorer *e, double l)
{
    double g[2];

    return e->minimizing && function_slope(e->function, e->at, g) &&
           l * (1 + vec_norm(e->at, e->function->dim)) <
               1e-9 * vec_norm(g, e->function->dim);
}

double bench_curvature(struct bench *b)
{
    struct objective o;
    double l;
    size_t n;

    if (!b->s.data && !b->s.explorer.minimizing)
        return 0;
    if (b->curvature < 0) {
        bench_objective(b, &o);
        l = o.ops->curvature(&o, bench_weights(b, &n));
        b->curvature = isfinite(l) && l > 0 && !straight(&b->s.explorer, l) ? l : 0;
    }
    return b->curvature;
}

double bench_safe_eta(struct bench *b)
{
    double curvature = bench_curvature(b), safe = curvature > 0 ? 2 / curvature : 0;

    return isfinite(safe) ? safe : 0;
}

/* 2/L of the table D. A network's L changes from place to place: the regression's on
 * the same features stands for it. */
static double safe_on(const struct bench *b, const struct data *d)
{
    struct objective o;
    double l;

    bench_data_objective(b, &o);
    if (!o.ops->bounded) {
        o.ops = &logistic_ops;
        o.hidden = 0;
    }
    o.data = d;
    o.dim = d->dim + 1;
    l = o.ops->curvature(&o, NULL);
    return l > 0 ? 2 / l : 0;
}

double bench_scaled_eta(const struct bench *b)
{
    const struct state *s = &b->s;
    struct err unwanted = {0};
    struct view v;
    double safe;

    if (!s->all || s->scale || s->explorer.minimizing ||
        !view_make(&v, s->all, s->split, s->recipe, true, &unwanted))
        return 0;
    safe = safe_on(b, v.fitted);
    view_done(&v);
    return safe;
}

bool bench_scale_helps(const struct bench *b)
{
    double scaled = bench_scaled_eta(b);

    return scaled > 0 && scaled > 2 * safe_on(b, b->s.fitted);
}

bool bench_curved(const struct bench *b)
{
    size_t n;

    bench_weights(b, &n);
    return n <= CURVED || (b->s.model->bounded && !b->s.explorer.minimizing);
}

/* auto: 1/L. Where L holds at this place only, it is the largest that the run has met,
 * so that a flat stretch is no leap; a network's rate is at most 1 besides. A method
 * with jumps of its own length takes the usual eta. */
double bench_eta(struct bench *b)
{
    const struct state *s = &b->s;
    double l;

    if (!s->eta_auto)
        return s->knobs.eta;
    if (method_rescales(s->optimizer) || !bench_curved(b))
        return knobs_usual.eta;
    l = fmax(bench_curvature(b), s->steepest);
    if (!s->model->bounded && !s->explorer.minimizing)
        l = fmax(l, 1);
    return l > 0 && isfinite(1 / l) ? 1 / l : knobs_usual.eta;
}
