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

    a->log = false;
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
    a->log = false;
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
    double t = a->log ? axis_log_place(a, v) : half(a->lo, v) / half(a->lo, a->hi);

    return t * span(a) + offset(a);
}

double axis_value(const struct axis *a, double place)
{
    double t = (place - offset(a)) / span(a);

    return a->log ? axis_log_value(a, t) : a->lo * (1 - t) + a->hi * t;
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
    struct ticks t = {.first = from * step, .step = step};

    if (!isfinite(step))
        return (struct ticks){.step = 1};
    if (to >= from && to - from < 1000)
        t.n = (int)(to - from) + 1;
    return t;
}

struct ticks axis_ticks(const struct axis *a, int gap)
{
    return a->log ? axis_log_ticks(a, gap) : multiples(a, nice(axis_unit(a) * gap));
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

void axis_even(struct axis *a, double step)
{
    double all = a->cells - 1, k = floor(step / axis_unit(a) + 1e-9), unit = step / k;
    double slack, first;

    if (a->cells < 2 || !(k >= 1) || !isfinite(k) || !isfinite(unit * all))
        return;
    slack = unit * all / 2 - half(a->lo, a->hi);
    first = nearbyint((a->lo - slack) / unit);
    if (fabs(first) > 1e9) /* too far from 0 to be counted in cells */
        return;
    a->lo = first * unit;
    a->hi = (first + all) * unit;
}

double ticks_value(const struct ticks *t, int i)
{
    double v;

    if (t->per)
        return ticks_log_value(t, i);
    v = (nearbyint(t->first / t->step) + i) * t->step;
    return fabs(v) < t->step / 2 ? 0 : v;
}

/* A number far from the usual ones; its digits tell it from the next tick's. */
static void label_short(struct str *out, double v, double step)
{
    double digits = v != 0 && step > 0 ? ceil(log10(fabs(v) / step) - 1e-9) + 1 : 0;

    if (digits > 3 && digits < 17)
        str_addf(out, "%.*g", (int)digits, v);
    else
        text_short(out, v);
}

void ticks_label(const struct ticks *t, int i, struct str *out)
{
    double v = ticks_value(t, i);
    double power = t->per && v > 0 ? floor(log10(v) + 1e-9) : 0;
    int decimals = (int)-floor(log10(t->per ? v : t->step) + 1e-9);

    if (v < 0)
        str_add(out, "−");
    v = fabs(v);
    if (power > 5 || power < -4)
        str_addf(out, "%.0fe%.0f", v / pow(10, power), power);
    else if (decimals > 4 || v >= 1e6)
        label_short(out, v, t->step);
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
        if (text_columns(s.s, false) > widest)
            widest = text_columns(s.s, false);
    }
    str_done(&s);
    return widest;
}
