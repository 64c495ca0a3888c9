/* exp and log as series, after the argument has been made small.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "learn/elementary.h"

#include <assert.h>
#include <math.h>

/* ln 2 in two parts; a whole number below 1000 times the first has no rounding. */
static const double ln2_high = 0x1.62e42feep-1, ln2_low = 0x1.a39ef35793c76p-33;

/* x = m 2^k with m near 1;  ln x = k ln 2 + 2 atanh(s), s = (m-1)/(m+1),
 * atanh(s) = s + s^3/3 + s^5/5 + …, where abs(s) < 0.172. */
double elementary_log(double x)
{
    int k;
    double m = frexp(x, &k), s, sum = 0;

    assert(x > 0);
    if (m < 0.70710678118654752) {
        m *= 2;
        k--;
    }
    s = (m - 1) / (m + 1);
    for (int i = 23; i > 1; i -= 2)
        sum = sum * (s * s) + 1.0 / i;
    sum = s + s * (s * s) * sum;
    return k * ln2_high + (2 * sum + k * ln2_low);
}

/* x = k ln 2 + r;  exp x = 2^k (1 + r + r^2/2! + …), where abs(r) < 0.35. */
double elementary_exp(double x)
{
    double k = floor(x / (ln2_high + ln2_low) + 0.5);
    double r = (x - k * ln2_high) - k * ln2_low, sum = 1;

    assert(fabs(x) <= 700);
    for (int i = 15; i > 0; i--)
        sum = 1 + sum * r / i;
    return ldexp(sum, (int)k);
}
