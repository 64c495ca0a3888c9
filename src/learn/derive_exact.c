/* Exact arithmetic of constants, or none.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "learn/derive_exact.h"

#include <math.h>

enum { DECIMALS = 6 };
static const double whole_most = 9007199254740992.0; /* 2^53 */

static bool is_whole(double v)
{
    return v == nearbyint(v) && fabs(v) < whole_most;
}

/* V = *WHOLE / 10^K with the smallest K up to DECIMALS. */
static bool decimal(double v, double *whole, int *k)
{
    double power = 1;

    for (*k = 0; *k <= DECIMALS; ++*k, power *= 10) {
        *whole = nearbyint(v * power);
        if (fabs(*whole) >= whole_most)
            return false;
        if (*whole / power == v)
            return true;
    }
    return false;
}

static double power_of_ten(int k)
{
    double power = 1;

    while (k-- > 0)
        power *= 10;
    return power;
}

static bool multiply(double *a, double b)
{
    double x, y, r = *a * b;
    int i, j;

    if (decimal(*a, &x, &i) && decimal(b, &y, &j) && fabs(x * y) < whole_most)
        r = x * y / power_of_ten(i + j);
    else if (!isfinite(r) || fma(*a, b, -r) != 0 || (r == 0 && *a != 0 && b != 0))
        return false;
    *a = r;
    return true;
}

static bool add(double *a, double b)
{
    double x, y, r = *a + b;
    int i, j;

    if (decimal(*a, &x, &i) && decimal(b, &y, &j)) {
        int k = i > j ? i : j;

        x = x * power_of_ten(k - i) + y * power_of_ten(k - j);
        if (fabs(x) < whole_most / 2) {
            *a = x / power_of_ten(k);
            return true;
        }
    }
    if (!isfinite(r) || r - *a != b || r - b != *a)
        return false;
    *a = r;
    return true;
}

static double divisor(double a, double b)
{
    while (b != 0) {
        double rest = fmod(a, b);

        a = b;
        b = rest;
    }
    return fabs(a);
}

/* Lowest terms, under > 0. */
static void reduce(struct ratio *r)
{
    double q = r->over / r->under, common;

    if (r->under < 0) {
        r->over = -r->over;
        r->under = -r->under;
    }
    if (r->over == 0) {
        *r = (struct ratio){0, 1};
    } else if (is_whole(r->over) && is_whole(r->under)) {
        common = divisor(r->over, r->under);
        r->over /= common;
        r->under /= common;
    } else if (isfinite(q) && q != 0 && fma(q, r->under, -r->over) == 0) {
        *r = (struct ratio){q, 1};
    }
}

/* B.under may be negative. */
static bool times(struct ratio *r, struct ratio b)
{
    struct ratio out = *r;

    if (!multiply(&out.over, b.over) || !multiply(&out.under, b.under) ||
        out.under == 0)
        return false;
    reduce(&out);
    *r = out;
    return true;
}

bool ratio_add(struct ratio *r, struct ratio b)
{
    struct ratio out = *r;
    double more = b.over;

    if (!multiply(&out.over, b.under) || !multiply(&more, r->under) ||
        !add(&out.over, more) || !multiply(&out.under, b.under))
        return false;
    reduce(&out);
    *r = out;
    return true;
}

bool ratio_scale(struct ratio *r, double v, double k)
{
    struct ratio out = *r;

    if (k != nearbyint(k) || fabs(k) > 64 || (v == 0 && k < 0))
        return false;
    for (double i = 0; i < fabs(k); i++)
        if (!times(&out, k > 0 ? (struct ratio){v, 1} : (struct ratio){1, v}))
            return false;
    *r = out;
    return true;
}

bool ratio_number(struct ratio r, double *v)
{
    *v = r.over / r.under;
    return r.under == 1 || (isfinite(*v) && fma(*v, r.under, -r.over) == 0);
}
