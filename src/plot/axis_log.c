/* A logarithmic axis: its range, places and ticks.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <float.h>
#include <math.h>

#include "plot/axis.h"

enum { RUNGS = 3 }; /* 1, 2 and 5 times each power of ten */

/* Rung K of the ladder 1, 2, 5, 10, 20 …; rung 0 is 1. */
static double rung(double k)
{
    static const double lead[RUNGS] = {1, 2, 5};
    double power = floor(k / RUNGS);

    return lead[(int)(k - RUNGS * power)] * pow(10, power);
}

/* The highest rung that is not above V > 0. */
static double rung_below(double v)
{
    double k = RUNGS * floor(log10(v)) - 1;

    while (rung(k + 1) <= v * (1 + 1e-9))
        k++;
    return k;
}

void axis_fit_log(struct axis *a, double lo, double hi)
{
    double from, to;

    hi = hi > 0 ? fmin(fmax(hi, 1e-290), 1e290) : 1;
    lo = lo > 0 ? fmin(fmax(lo, 1e-290), hi) : hi;
    from = rung_below(lo);
    to = rung_below(hi);
    to += rung(to) < hi * (1 - 1e-9);
    a->log = true;
    a->lo = rung(from);
    a->hi = rung(to > from ? to : from + 1);
}

double axis_log_place(const struct axis *a, double v)
{
    double from = log10(a->lo), place = v > 0 ? log10(v) : v <= 0 ? -DBL_MAX / 2 : v;

    if (place < -400)
        return -1e6;
    return (place - from) / (log10(a->hi) - from);
}

double axis_log_value(const struct axis *a, double t)
{
    return pow(10, log10(a->lo) * (1 - t) + log10(a->hi) * t);
}

/* Those of T's ladder that are in the range. */
static void within(const struct axis *a, struct ticks *t)
{
    double most = a->hi * (1 + 1e-9);

    t->first = t->per == RUNGS ? rung_below(a->lo) : floor(log10(a->lo) / t->step);
    while (ticks_log_value(t, 0) < a->lo * (1 - 1e-9))
        t->first++;
    for (t->n = 0; ticks_log_value(t, t->n) <= most;)
        t->n++;
}

struct ticks axis_log_ticks(const struct axis *a, int gap)
{
    static const double powers[] = {1, 2, 5, 10, 20, 50, 100, 200, 500};
    double cells = a->cells > 1 ? a->cells - 1 : 1;
    double decade = cells / (log10(a->hi) - log10(a->lo)) * (1 + 1e-9);
    struct ticks t = {.step = 1, .per = RUNGS};

    if (decade * log10(2) < gap) {
        t.per = 1;
        for (size_t i = 0; i < sizeof powers / sizeof *powers; i++) {
            t.step = powers[i];
            if (decade * t.step >= gap)
                break;
        }
    }
    within(a, &t);
    if (t.n == 0) { /* too low for two of them: its low end */
        t.per = RUNGS;
        t.first = rung_below(a->lo);
        t.n = 1;
    }
    return t;
}

double ticks_log_value(const struct ticks *t, int i)
{
    double k = t->first + i;

    return t->per == RUNGS ? rung(k) : pow(10, k * t->step);
}
