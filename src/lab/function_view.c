/* What the picture f shows: values, and the part of the plane where they are.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "lab/function_view.h"

#include <math.h>

/* A slope so much flatter than the picture is what rounding leaves of level. */
#define LEVEL 1e-12

enum { FOLLOWED = 20 }; /* so many times as wide may a run make the frame */

/* ---- values ---- */

static double height(const void *self, double x)
{
    double v, at[2] = {x, 0};

    return function_value(self, at, &v) && isfinite(v) ? v : NAN;
}

static double slope(const void *self, double x)
{
    double g[2], at[2] = {x, 0};

    return function_slope(self, at, g) && isfinite(g[0]) ? g[0] : NAN;
}

double function_at(const struct graph *g, double x)
{
    return g->f(g->self, x);
}

double function_secant(const struct function_view *v)
{
    double rise =
        function_at(&v->graph[0], v->x + v->dX) - function_at(&v->graph[0], v->x);

    return v->dX != 0 && isfinite(rise / v->dX) ? rise / v->dX : NAN;
}

double function_levelled(const struct function_view *v, double g)
{
    double steep = (v->range.hi - v->range.lo) / (v->graph[0].to - v->graph[0].from);

    return fabs(g) < LEVEL * steep ? 0 : g;
}

/* The difference of two functions. */
struct apart {
    const struct graph *two;
    double
        size; /* of the larger one: what only rounding leaves of it is no difference */
};

static double apart(const void *self, double x)
{
    const struct apart *a = self;
    double d = function_at(&a->two[0], x) - function_at(&a->two[1], x);

    return fabs(d) <= 1e-14 * a->size ? 0 : d;
}

static double size(const struct course *c)
{
    return c->any ? fmax(fabs(c->from), fabs(c->to)) : 0;
}

size_t function_meetings(const struct function_view *v, double root[COURSE_ROOTS],
                         bool *same)
{
    const struct apart a = {v->graph, fmax(size(&v->course[0]), size(&v->course[1]))};
    const struct graph d = {apart, &a, v->graph[0].from, v->graph[0].to};
    struct course c;

    course_of(&d, &c);
    *same = c.any && c.low == 0 && c.high == 0;
    return course_roots(&d, root);
}

size_t function_levels(const struct function_view *v, double root[COURSE_ROOTS])
{
    return course_roots(&v->slope[0], root);
}

/* ---- the frame ---- */

void function_frame(double x, double *from, double *to)
{
    *from = fmin(x, 0) - 2;
    *to = fmax(x, 0) + 2;
}

/* A run that walks out of the range takes it along, but not for ever: of a run that
 * explodes the curve is what is worth looking at. */
static void follow(const struct explorer *e, double *from, double *to)
{
    double lo = fmin(e->from, e->at[0]), hi = fmax(e->to, e->at[0]);

    *from = e->from;
    *to = e->to;
    if (e->minimizing && hi / 2 - lo / 2 <= (e->to / 2 - e->from / 2) * FOLLOWED) {
        *from = lo;
        *to = hi;
    }
}

/* Widens LO … HI to V, unless that is far beyond a frame that is cut at a pole. */
static void include(double v, bool cut, double *lo, double *hi)
{
    double room = *hi - *lo;

    if (!isfinite(v) || (cut && (v < *lo - room || v > *hi + room)))
        return;
    *lo = fmin(*lo, v);
    *hi = fmax(*hi, v);
}

/* A run is looked at where it walks: up to twice as high above the lowest place as it
 * is now, or was in the beginning; steeper walls leave the picture. */
static void look_closer(const struct function_view *v, const struct graph *g,
                        bool slopes, double *lo, double *hi)
{
    double a = function_at(g, v->e->start[0]), b = function_at(g, v->x);
    double top = slopes ? 2 * fmax(fabs(a), fabs(b)) : *lo + 2 * (fmax(a, b) - *lo);

    if (!v->e->minimizing || !(top > *lo) || (slopes && !(-top < *hi)))
        return;
    *hi = fmin(*hi, top);
    if (slopes)
        *lo = fmax(*lo, -top);
}

/* All that both courses need, and the marked places. */
static void fit(const struct function_view *v, const struct course *c,
                const struct graph *g, bool slopes, struct axis *y)
{
    double lo = INFINITY, hi = -INFINITY, at[2] = {v->x, v->x + v->dX};
    bool cut = c[0].poles || c[1].poles;

    for (size_t i = 0; i < v->n; i++)
        if (c[i].any) {
            lo = fmin(lo, c[i].from);
            hi = fmax(hi, c[i].to);
        }
    if (!(lo <= hi)) {
        axis_fit(y, -1, 1);
        return;
    }
    look_closer(v, g, slopes, &lo, &hi);
    if (slopes && (lo > 0 ? lo < 2 * (hi - lo) : hi > 2 * (lo - hi)))
        include(0, false, &lo, &hi);
    for (int i = 0; i < (slopes ? 1 : 2); i++)
        if (at[i] >= g->from && at[i] <= g->to)
            include(function_at(g, at[i]), cut, &lo, &hi);
    axis_fit(y, lo, hi);
}

void function_view_of(struct function_view *v, const struct bench *b)
{
    const struct explorer *e = &b->s.explorer;
    const struct function *two[2] = {e->function, e->other};
    double from, to;

    follow(e, &from, &to);
    *v = (struct function_view){
        .b = b, .e = e, .x = e->at[0], .dX = e->dX, .n = e->other ? 2 : 1};
    v->name = two[e->function->constant && e->other]->name[0];
    v->away = !(v->x >= from && v->x <= to);
    for (size_t i = 0; i < v->n; i++) {
        v->graph[i] = (struct graph){height, two[i], from, to};
        v->slope[i] = (struct graph){slope, two[i], from, to};
        course_of(&v->graph[i], &v->course[i]);
        if (e->derivative && two[i]->gradient[0])
            course_of(&v->slope[i], &v->slopes[i]);
    }
    v->sloped = v->slopes[0].any;
    fit(v, v->course, &v->graph[0], false, &v->range);
    fit(v, v->slopes, &v->slope[0], true, &v->below);
}
