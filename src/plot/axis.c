/* From data to cells; ranges and ticks.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "plot/axis.h"

#include <float.h>
#include <math.h>
#include <stdbool.h>

#include "plot/text.h"

/* The smallest of 1, 2, 5 times a power of ten that is not below V > 0. */
static double nice(double v)
{
    double power = pow(10, floor(log10(v)));
    static const double lead[] = {1, 2, 5, 10};

    for (size_t i = 0; i < 4; i++)
        if (lead[i] * power >= v * (1 - 1e-9))
            return lead[i] * power;
    return v;
}

/* Half of the range: never overflows, whatever the ends are. */
static double half(double lo, double hi)
{
    return hi / 2 - lo / 2;
}

static double clamped(double v)
{
    return v > DBL_MAX / 2 ? DBL_MAX / 2 : v < -DBL_MAX / 2 ? -DBL_MAX / 2 : v;
}

/* Ends so close that the numbers between them cannot be told apart. */
static bool closed(double lo, double hi)
{
    double size = fmax(fabs(lo), fabs(hi));

    return !(half(lo, hi) > 1e-12 * size) || half(lo, hi) < 1e-290;
}

static double quarter_step(double lo, double hi)
{
    return nice(half(lo, hi) * 2 / 5) / 4;
}

static double outward(double v, double q, double direction)
{
    double n = v / q;

    n = direction < 0 ? floor(n + 1e-9) : ceil(n - 1e-9);
    return clamped(n * q);
}

void axis_fit(struct axis *a, double lo, double hi)
{
    double pad, q;

    lo = clamped(isfinite(lo) ? lo : 0);
    hi = clamped(isfinite(hi) ? hi : 0);
    if (closed(lo, hi)) {
        pad = fmax(0.5, fabs(lo) / 10);
        a->lo = clamped(lo - pad);
        a->hi = clamped(lo + pad);
        return;
    }
    pad = half(lo, hi) / 10;
    lo = clamped(lo - pad);
    hi = clamped(hi + pad);
    q = quarter_step(lo, hi);
    a->lo = outward(lo, q, -1);
    a->hi = outward(hi, q, 1);
}

void axis_fit_zero(struct axis *a, double hi)
{
    hi = clamped(isfinite(hi) && hi > 1e-290 ? hi * 1.05 : 1);
    a->lo = 0;
    a->hi = outward(hi, quarter_step(0, hi), 1);
}

/* The range spans this many cells. */
static double span(const struct axis *a)
{
    return a->cells > 1 ? a->cells - 1 : 1;
}

static double offset(const struct axis *a)
{
    return a->cells > 1 ? 0 : -0.5;
}

double axis_place(const struct axis *a, double v)
{
    return half(a->lo, v) / half(a->lo, a->hi) * span(a) + offset(a);
}

double axis_value(const struct axis *a, double place)
{
    double t = (place - offset(a)) / span(a);

    return a->lo * (1 - t) + a->hi * t;
}

int axis_cell(const struct axis *a, double v)
{
    double place = nearbyint(axis_place(a, v));

    return place >= 0 && place < a->cells ? (int)place : -1;
}

double axis_unit(const struct axis *a)
{
    return half(a->lo, a->hi) / span(a) * 2;
}

/* ---- ticks ---- */

/* Multiples of STEP within the range, a hair of rounding at its ends included. */
static struct ticks multiples(const struct axis *a, double step)
{
    double from = ceil(a->lo / step - 1e-6), to = floor(a->hi / step + 1e-6);
    struct ticks t = {from * step, step, 0};

    if (!isfinite(step))
        return (struct ticks){0, 1, 0};
    if (to >= from && to - from < 1000)
        t.n = (int)(to - from) + 1;
    return t;
}

struct ticks axis_ticks(const struct axis *a, int gap)
{
    return multiples(a, nice(axis_unit(a) * gap));
}

struct ticks axis_ticks_beside(const struct axis *a, int gap, int room, double step)
{
    struct ticks t = axis_ticks(a, gap);

    if (t.step < step)
        t = multiples(a, step);
    for (int tries = 0; tries < 20 && t.n > 1; tries++) {
        int need = (int)ticks_widest(&t) + room;

        if (t.step >= axis_unit(a) * need * (1 - 1e-9))
            break;
        t = multiples(a, nice(t.step * 1.01));
    }
    return t;
}

double ticks_value(const struct ticks *t, int i)
{
    double v = (nearbyint(t->first / t->step) + i) * t->step;

    return fabs(v) < t->step / 2 ? 0 : v;
}

void ticks_label(const struct ticks *t, int i, struct str *out)
{
    double v = ticks_value(t, i);
    int decimals = (int)-floor(log10(t->step) + 1e-9);

    if (decimals > 4 || fabs(v) >= 1e6)
        text_short(out, v);
    else
        text_fixed(out, v, decimals > 0 ? decimals : 0);
}

size_t ticks_widest(const struct ticks *t)
{
    size_t widest = 0;
    struct str s;

    str_init(&s);
    for (int i = 0; i < t->n; i++) {
        str_clear(&s);
        ticks_label(t, i, &s);
        if (s.len > widest)
            widest = s.len;
    }
    str_done(&s);
    return widest;
}
