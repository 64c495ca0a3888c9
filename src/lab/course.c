/* What the graph of a function does from end to end.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "lab/course.h"

#include <math.h>
#include <stdlib.h>

#include "base/mem.h"

/* ---- looks ---- */

struct looks {
    const struct graph *g;
    double x[COURSE_LOOKS + 1], y[COURSE_LOOKS + 1]; /* NaN: no value */
};

static double at(const struct graph *g, double x)
{
    return g->f(g->self, x);
}

static void look(const struct graph *g, struct looks *l)
{
    l->g = g;
    for (int i = 0; i <= COURSE_LOOKS; i++) {
        double t = i / (double)COURSE_LOOKS;

        l->x[i] = g->from * (1 - t) + g->to * t;
        l->y[i] = at(g, l->x[i]);
    }
}

/* X without the last digits that a search leaves wrong, for a search over G. */
static double snap(const struct graph *g, double x)
{
    double half = g->to / 2 - g->from / 2;
    double unit = pow(10, 7 - floor(log10(half))), near = nearbyint(x * unit) / unit;

    return isfinite(near) && near >= g->from && near <= g->to ? near : x;
}

/* Between A and B: where SIGN times the graph is smallest. */
static double lowest(const struct graph *g, double a, double b, double sign)
{
    for (int i = 0; i < 90; i++) {
        double l = a + (b - a) / 3, r = b - (b - a) / 3;

        if (sign * at(g, l) <= sign * at(g, r))
            b = r;
        else
            a = l;
    }
    return a / 2 + b / 2;
}

static double size(const void *graph, double x)
{
    return fabs(at(graph, x));
}

/* ---- the lowest and the highest place ---- */

static void extreme(const struct looks *l, double sign, double *x, double *y)
{
    int best = -1, left, right;
    double place;

    for (int i = 0; i <= COURSE_LOOKS; i++)
        if (!isnan(l->y[i]) && (best < 0 || sign * l->y[i] < sign * l->y[best]))
            best = i;
    *x = l->x[best];
    *y = l->y[best];
    left = best > 0 ? best - 1 : best;
    right = best < COURSE_LOOKS ? best + 1 : best;
    place = snap(l->g, lowest(l->g, l->x[left], l->x[right], sign));
    if (sign * at(l->g, place) < sign * *y - 1e-12 * fabs(*y)) {
        *x = place;
        *y = at(l->g, place);
    }
}

static int ascending(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;

    return (x > y) - (x < y);
}

/* Next to a pole the picture shows what most of the graph needs, else everything. */
static void fit(const struct looks *l, struct course *c)
{
    double *sorted = mem_array(COURSE_LOOKS + 1, sizeof *sorted), lo, hi, room;
    size_t n = 0;

    for (int i = 0; i <= COURSE_LOOKS; i++)
        if (!isnan(l->y[i]))
            sorted[n++] = l->y[i];
    qsort(sorted, n, sizeof *sorted, ascending);
    lo = sorted[n / 20];
    hi = sorted[n - 1 - n / 20];
    free(sorted);
    room = hi / 2 - lo / 2;
    c->from = c->low;
    c->to = c->high;
    if (!c->poles || !(room > 0))
        return;
    c->from = fmax(c->low, lo - room);
    c->to = fmin(c->high, hi + room);
}

/* ---- where it breaks ---- */

/* Does it grow without limit towards X, from the side DIRECTION? At places each 16
 * times nearer than the last, the steps from one to the next get no smaller. */
static int limitless(const struct graph *g, double x, double direction, double near)
{
    double v[8], size = fabs(x) * 1e-11;
    int n = 0;

    for (; n < 8 && near > size; n++, near /= 16) {
        v[n] = at(g, x + direction * near);
        if (isnan(v[n]))
            break;
        if (fabs(v[n]) > 1e30)
            return v[n] > 0 ? 1 : -1;
    }
    if (n < 5)
        return 0;
    for (int i = n - 3; i < n; i++)
        if (!(fabs(v[i]) > fabs(v[i - 1])) || v[i] * v[i - 1] <= 0 ||
            fabs(v[i] - v[i - 1]) < 0.9 * fabs(v[i - 1] - v[i - 2]))
            return 0;
    return v[n - 1] > 0 ? 1 : -1;
}

/* What it is on one side of X: the limit, not what it may be at X itself. */
static struct side side_of(const struct looks *l, double x, double direction)
{
    double near = (l->x[1] - l->x[0]) / 4;
    struct side s = {.y = at(l->g, x + direction * near * 1e-6)};

    s.there = !isnan(s.y);
    s.way = s.there ? limitless(l->g, x, direction, near) : 0;
    return s;
}

static void note(const struct looks *l, struct course *c, double x)
{
    struct gap gap = {.x = snap(l->g, x)};
    bool noted = c->gaps && c->gaps <= COURSE_GAPS; /* the one before it */

    if (noted && c->gap[c->gaps - 1].x == gap.x)
        return;
    gap.side[0] = side_of(l, x, -1);
    gap.side[1] = side_of(l, x, 1);
    c->poles += gap.side[0].way || gap.side[1].way;
    if (c->gaps < COURSE_GAPS)
        c->gap[c->gaps] = gap;
    c->gaps++;
}

/* A pole between three places that is no break: 1/x^2 is as high on both sides of 0. */
static void look_for_peak(const struct looks *l, struct course *c, int i)
{
    const struct graph sizes = {size, l->g, l->g->from, l->g->to};
    double x, near = (l->x[1] - l->x[0]) / 4;

    if (i < 1 || i + 1 > COURSE_LOOKS || !(fabs(l->y[i]) >= fabs(l->y[i - 1])) ||
        !(fabs(l->y[i]) >= fabs(l->y[i + 1])) || l->y[i] == l->y[i - 1])
        return;
    x = lowest(&sizes, l->x[i - 1], l->x[i + 1], -1);
    if (limitless(l->g, x, -1, near) && limitless(l->g, x, 1, near))
        note(l, c, x);
}

static void look_for_breaks(const struct looks *l, struct course *c)
{
    double step = (c->high / 2 - c->low / 2) / 50;
    struct broken broken;

    for (int i = 1; i <= COURSE_LOOKS; i++) {
        double a = l->y[i - 1], b = l->y[i];

        if (!(isnan(a) && isnan(b)) && !(fabs(b - a) <= step) &&
            !graph_joined(l->g, l->x[i - 1], l->x[i], step, &broken))
            note(l, c, broken.left / 2 + broken.right / 2);
        else
            look_for_peak(l, c, i);
    }
}

void course_of(const struct graph *g, struct course *c)
{
    struct looks *l = mem_alloc(sizeof *l);

    *c = (struct course){0};
    look(g, l);
    for (int i = 0; i <= COURSE_LOOKS; i++)
        c->any = c->any || !isnan(l->y[i]);
    if (c->any) {
        extreme(l, 1, &c->low_at, &c->low);
        extreme(l, -1, &c->high_at, &c->high);
        look_for_breaks(l, c);
        fit(l, c);
    }
    free(l);
}

/* ---- where it is zero ---- */

static double crossing(const struct graph *g, double a, double b)
{
    bool up = at(g, a) < 0;

    for (int i = 0; i < 90; i++) {
        double m = a / 2 + b / 2, v = at(g, m);

        if (v == 0)
            return m;
        if ((v < 0) == up)
            a = m;
        else
            b = m;
    }
    return a / 2 + b / 2;
}

/* It comes down to zero between three places and goes back: as good as zero there. */
static bool touches(const struct looks *l, int i, double *x)
{
    const struct graph sizes = {size, l->g, l->g->from, l->g->to};
    double here, around;

    if (i < 1 || i + 1 > COURSE_LOOKS || !(l->y[i] * l->y[i - 1] > 0) ||
        !(l->y[i] * l->y[i + 1] > 0) || !(fabs(l->y[i]) <= fabs(l->y[i - 1])) ||
        !(fabs(l->y[i]) < fabs(l->y[i + 1])))
        return false;
    *x = lowest(&sizes, l->x[i - 1], l->x[i + 1], 1);
    here = fabs(at(l->g, *x));
    around = fmin(fabs(l->y[i - 1]), fabs(l->y[i + 1]));
    return here <= 1e-10 * around;
}

/* Is it zero at the i-th place, or between that and the one before? Of places in a row
 * where it is zero the first counts. */
static bool zero_by(const struct looks *l, int i, double *x)
{
    struct broken at;

    *x = l->x[i];
    if (l->y[i] == 0)
        return i == 0 || l->y[i - 1] != 0;
    if (touches(l, i, x))
        return true;
    if (i == 0 || !(l->y[i] * l->y[i - 1] < 0) ||
        !graph_joined(l->g, l->x[i - 1], l->x[i],
                      fmax(fabs(l->y[i]), fabs(l->y[i - 1])) / 8, &at))
        return false;
    *x = crossing(l->g, l->x[i - 1], l->x[i]);
    return true;
}

size_t course_roots(const struct graph *g, double root[COURSE_ROOTS])
{
    struct looks *l = mem_alloc(sizeof *l);
    size_t n = 0;
    double x;

    look(g, l);
    for (int i = 0; i <= COURSE_LOOKS; i++) {
        if (!zero_by(l, i, &x))
            continue;
        if (n < COURSE_ROOTS)
            root[n] = snap(g, x);
        n++;
    }
    free(l);
    return n;
}
