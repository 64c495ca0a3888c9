/* The numbers at which a knob stops.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "repl/ladder.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

enum {
    FINE = 10, /* rungs of each size that the one before it has already covered */
    SHARE_POWER = -9, /* no share comes nearer to 1 than this power of ten */
    POWER_MOST = 300,
};

static const long rungs_most = 1L << 53;

/* MANY times 10 to the POWER, the nearest double: no sum of steps, which would end in
 * 0.30000000000000004. */
static double decimal(long many, int power)
{
    char text[48];

    snprintf(text, sizeof text, "%lde%d", many, power);
    return strtod(text, NULL);
}

/* 1 → 2 → 5 → 10. */
static void next_digit(int *digit, int *power)
{
    *power += *digit == 5;
    *digit = *digit == 1 ? 2 : *digit == 2 ? 5 : 1;
}

/* From 0 on, up to where the next larger step takes over. */
static long rungs_to(int digit)
{
    return digit == 2 ? 25 : 20;
}

/* Rung I >= 0 of numbers that grow: how many times 10 to the POWER. */
static long growing(const struct ladder *l, long i, int *power)
{
    int digit = l->digit;

    *power = l->power;
    while (i >= rungs_to(digit) && *power < POWER_MOST) {
        i += FINE - rungs_to(digit);
        next_digit(&digit, power);
    }
    return i * digit;
}

static double share(const struct ladder *l, long i)
{
    long whole = 1, many;
    int power;

    if (i >= 0)
        return 1;
    many = growing(l, -i, &power);
    if (power >= 0)
        return -HUGE_VAL;
    for (int k = power; k < 0; k++)
        whole *= 10;
    return decimal(whole - many, power);
}

/* The I-th round number; 0 is the 0th, of shares 1. */
static double rung(const struct ladder *l, long i)
{
    long many;
    int power;

    if (l->kind == LADDER_EVEN)
        return decimal(i * l->digit, l->power);
    if (l->kind == LADDER_SHARE)
        return share(l, i);
    many = growing(l, labs(i), &power);
    return decimal(i < 0 ? -many : many, power);
}

/* The greatest I whose number is not above V. */
static long rung_below(const struct ladder *l, double v)
{
    long lo = -1, hi = 1;

    while (rung(l, lo) > v && lo > -rungs_most)
        lo *= 2;
    while (rung(l, hi) <= v && hi < rungs_most)
        hi *= 2;
    while (hi - lo > 1) {
        long mid = lo + (hi - lo) / 2;

        if (rung(l, mid) <= v)
            lo = mid;
        else
            hi = mid;
    }
    return lo;
}

static void round_step(struct ladder *l, double step)
{
    double digit;

    l->power = (int)floor(log10(step));
    digit = step / pow(10, l->power) + 1e-9;
    l->digit = digit >= 5 ? 5 : digit >= 2 ? 2 : 1;
}

/* START is as good as the I-th number. */
static bool at_rung(const struct ladder *l, long i)
{
    double v = rung(l, i), gap = fmin(v - rung(l, i - 1), rung(l, i + 1) - v);

    return fabs(l->start - v) <= 1e-9 * gap;
}

void ladder_make(struct ladder *l, enum ladder_kind kind, double step, double start)
{
    *l = (struct ladder){
        .kind = kind, .least = -HUGE_VAL, .most = HUGE_VAL, .start = start};
    if (kind == LADDER_SHARE)
        step = pow(10, SHARE_POWER);
    round_step(l, fmax(step, fabs(start) / (double)(rungs_most / 2)));
    l->first = rung_below(l, start);
    l->first += at_rung(l, l->first + 1);
    l->exact = at_rung(l, l->first);
}

double ladder_value(const struct ladder *l, long at)
{
    if (at == 0)
        return l->start;
    return rung(l, l->first + at + (at < 0 && !l->exact));
}

long ladder_climb(const struct ladder *l, long at, int n)
{
    int way = n < 0 ? -1 : 1;

    for (; n; n -= way) {
        double v = ladder_value(l, at + way);

        if (!(v >= l->least && v <= l->most) || !isfinite(v))
            break;
        at += way;
    }
    return at;
}
