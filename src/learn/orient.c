/* The orientation of three points by transformations that lose no bit.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "learn/orient.h"

#include <math.h>
#include <stddef.h>

/* An exact value: high + low, low at most half a last digit of high. */
struct pair {
    double high, low;
};

static struct pair sum(double a, double b)
{
    double s = a + b, from_b = s - a, from_a = s - from_b;

    return (struct pair){s, (a - from_a) + (b - from_b)};
}

static struct pair product(double a, double b)
{
    double s = a * b;

    return (struct pair){s, fma(a, b, -s)};
}

/* A sum of doubles that do not overlap, the smallest first; its sign is the last
 * one's that is not zero. */
struct expansion {
    double part[16];
    size_t n;
};

static void add(struct expansion *e, double v)
{
    for (size_t i = 0; i < e->n; i++) {
        struct pair s = sum(v, e->part[i]);

        e->part[i] = s.low;
        v = s.high;
    }
    e->part[e->n++] = v;
}

/* Adds SIGN a b: four products of two doubles each. */
static void add_product(struct expansion *e, double sign, struct pair a, struct pair b)
{
    const struct pair parts[] = {product(a.low, b.low), product(a.low, b.high),
                                 product(a.high, b.low), product(a.high, b.high)};

    for (size_t i = 0; i < 4; i++) {
        add(e, sign * parts[i].low);
        add(e, sign * parts[i].high);
    }
}

static int sign_of(double v)
{
    return (v > 0) - (v < 0);
}

/* Four differences with what their rounding left. */
struct sides {
    struct pair q0, q1, r0, r1;
};

static int by_expansion(const struct sides *d)
{
    struct expansion e = {.n = 0};

    add_product(&e, 1, d->q0, d->r1);
    add_product(&e, -1, d->q1, d->r0);
    for (size_t i = e.n; i > 0; i--)
        if (e.part[i - 1] != 0)
            return sign_of(e.part[i - 1]);
    return 0;
}

/* Twice the precision of doubles decides all but what is 0 or next to it. Differences
 * that are exact decide at once: high is the nearest double to each product. */
static int exact(const double p[2], const double q[2], const double r[2])
{
    struct sides d = {sum(q[0], -p[0]), sum(q[1], -p[1]), sum(r[0], -p[0]),
                      sum(r[1], -p[1])};
    struct pair left = product(d.q0.high, d.r1.high);
    struct pair right = product(d.q1.high, d.r0.high);
    double high = left.high - right.high, low = left.low - right.low;
    double a = d.q0.high * d.r1.low, b = d.q0.low * d.r1.high;
    double c = d.q1.high * d.r0.low, e = d.q1.low * d.r0.high;
    double det = (high + low) + ((a + b) - (c + e));
    double parts = fabs(high) + fabs(low) + fabs(a) + fabs(b) + fabs(c) + fabs(e);

    if (a == 0 && b == 0 && c == 0 && e == 0)
        return high != 0 ? sign_of(high) : sign_of(low);
    if (fabs(det) > 1e-15 * parts + 3e-31 * (fabs(left.high) + fabs(right.high)))
        return sign_of(det);
    return by_expansion(&d);
}

int orient(const double p[2], const double q[2], const double r[2])
{
    double left = (q[0] - p[0]) * (r[1] - p[1]), right = (q[1] - p[1]) * (r[0] - p[0]);
    double det = left - right;

    /* The bound of the rounding errors is (3 + 16 eps) eps, eps = 2^-53. */
    if (fabs(det) > 3.4e-16 * (fabs(left) + fabs(right)))
        return sign_of(det);
    return exact(p, q, r);
}
