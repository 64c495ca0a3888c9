/* Decimal text to double, exactly.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "learn/number.h"

#include <math.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

/* What was seen of a number: its digits as an integer, and the power of ten. */
struct decimal {
    bool negative;
    size_t digits;      /* all of them */
    size_t significant; /* without leading zeros */
    uint64_t integer;   /* right while significant <= 18 */
    long power;
    const char *comma; /* where a decimal comma stands */
};

static bool digit(char c)
{
    return c >= '0' && c <= '9';
}

static const char *scan_digits(const char *s, const char *end, struct decimal *d)
{
    for (; s < end && digit(*s); s++) {
        d->digits++;
        if (d->significant || *s != '0')
            d->significant++;
        if (d->significant <= 18)
            d->integer = d->integer * 10 + (uint64_t)(*s - '0');
    }
    return s;
}

/* After the e; NULL if no digit follows. Absurd exponents stop growing. */
static const char *scan_exponent(const char *s, const char *end, struct decimal *d)
{
    bool negative = s < end && *s == '-';
    long power = 0;

    s += s < end && (*s == '-' || *s == '+');
    if (s == end || !digit(*s))
        return NULL;
    for (; s < end && digit(*s); s++)
        if (power < 100000)
            power = power * 10 + (*s - '0');
    d->power += negative ? -power : power;
    return s;
}

static bool scan(const char *s, const char *end, char point, struct decimal *d)
{
    if (s < end && (*s == '-' || *s == '+'))
        d->negative = *s++ == '-';
    s = scan_digits(s, end, d);
    if (s < end && (*s == '.' || *s == point)) {
        const char *from = ++s;

        d->comma = s[-1] == '.' ? NULL : s - 1;
        s = scan_digits(s, end, d);
        d->power = -(long)(s - from);
    }
    if (!d->digits)
        return false;
    if (s < end && (*s == 'e' || *s == 'E'))
        s = scan_exponent(s + 1, end, d);
    return s == end;
}

/* Both factors are exact doubles, so the one rounding is the right one. */
static double exact(const struct decimal *d)
{
    static const double ten[] = {1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,
                                 1e8,  1e9,  1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
                                 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};
    double v = (double)d->integer;

    v = d->power < 0 ? v / ten[-d->power] : v * ten[d->power];
    return d->negative ? -v : v;
}

static double by_library(const char *s, size_t len, const struct decimal *d)
{
    char small[64], *text = len < sizeof small ? small : mem_alloc(len + 1);
    double v;

    memcpy(text, s, len);
    text[len] = '\0';
    if (d->comma)
        text[d->comma - s] = '.';
    v = strtod(text, NULL);
    if (text != small)
        free(text);
    return v;
}

enum number_status number_read(const char *s, size_t len, char point, double *v)
{
    struct decimal d = {0};

    if (!scan(s, s + len, point, &d))
        return NUMBER_NOT;
    if (d.significant <= 15 && d.power >= -22 && d.power <= 22)
        *v = exact(&d);
    else
        *v = by_library(s, len, &d);
    return isfinite(*v) ? NUMBER_READ : NUMBER_TOO_LARGE;
}
