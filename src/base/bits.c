/* Bits, and numbers in them.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/bits.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

enum { COUNT_BITS = 60 };

void bits_done(struct bits *b)
{
    free(b->bit);
    *b = (struct bits){0};
}

void bits_cut(struct bits *b, size_t n)
{
    b->n = n;
}

size_t bits_left(const struct bits *b)
{
    return b->n - b->at;
}

void bits_put(struct bits *b, uint64_t v, int count)
{
    if (b->n + (size_t)count > b->room) {
        b->room = 2 * (b->n + (size_t)count);
        b->bit = mem_grow(b->bit, b->room, 1);
    }
    while (count--)
        b->bit[b->n++] = v >> count & 1;
}

uint64_t bits_take(struct bits *b, int count)
{
    uint64_t v = 0;

    if (bits_left(b) < (size_t)count) {
        b->bad = true;
        b->at = b->n;
        return 0;
    }
    while (count--)
        v = v << 1 | b->bit[b->at++];
    return v;
}

/* ---- whole numbers ---- */

static int length(uint64_t v)
{
    int n = 0;

    for (; v; v >>= 1)
        n++;
    return n;
}

/* V + 2^K behind as many zeros as it has bits more than K + 1. */
void bits_put_count(struct bits *b, uint64_t v, int k)
{
    int n = length(v + (UINT64_C(1) << k));

    bits_put(b, 0, n - k - 1);
    bits_put(b, v + (UINT64_C(1) << k), n);
}

uint64_t bits_take_count(struct bits *b, int k)
{
    int zeros = 0;

    while (bits_left(b) && !b->bit[b->at] && zeros + k < COUNT_BITS) {
        b->at++;
        zeros++;
    }
    if (zeros + k >= COUNT_BITS)
        b->bad = true;
    return b->bad ? 0 : bits_take(b, zeros + k + 1) - (UINT64_C(1) << k);
}

/* ---- numbers ---- */

/* 0, sign, exponent (0, -1, 1, -2, 2 …), length of the mantissa and the mantissa:
 * ±mantissa * 10^exponent. Or 1 and the 64 bits of IEEE 754. */
enum { EXACT_BITS = 65, ORDER_EXPONENT = 1, ORDER_LENGTH = 2 };

/* The fewest digits that give |V| back. */
static void shortest(double v, uint64_t *mantissa, int *exponent)
{
    char text[40], *e;
    int digits = 1;

    do
        snprintf(text, sizeof text, "%.*e", digits - 1, fabs(v));
    while (digits++ < 17 && strtod(text, NULL) != fabs(v));
    e = strchr(text, 'e');
    *exponent = v == 0 ? 0 : atoi(e + 1);
    *e = '\0';
    *mantissa = (uint64_t)(text[0] - '0');
    for (char *s = text[1] ? text + 2 : text + 1; *s; s++) {
        *mantissa = *mantissa * 10 + (uint64_t)(*s - '0');
        --*exponent;
    }
}

/* The first one of the mantissa is known to be 1. */
static void put_decimal(struct bits *b, double v)
{
    uint64_t mantissa;
    int exponent, n;

    shortest(v, &mantissa, &exponent);
    n = length(mantissa);
    bits_put(b, 0, 1);
    bits_put(b, signbit(v) != 0, 1);
    bits_put_count(b, (uint64_t)(exponent < 0 ? -2 * exponent - 1 : 2 * exponent),
                   ORDER_EXPONENT);
    bits_put_count(b, (uint64_t)n, ORDER_LENGTH);
    if (n > 1)
        bits_put(b, mantissa, n - 1);
}

void bits_put_number(struct bits *b, double v)
{
    size_t from = b->n;
    uint64_t exact;

    put_decimal(b, v);
    if (b->n - from < EXACT_BITS)
        return;
    bits_cut(b, from);
    memcpy(&exact, &v, sizeof exact);
    bits_put(b, 1, 1);
    bits_put(b, exact, 64);
}

static double take_decimal(struct bits *b)
{
    bool minus = bits_take(b, 1);
    uint64_t e = bits_take_count(b, ORDER_EXPONENT), mantissa;
    uint64_t n = bits_take_count(b, ORDER_LENGTH);
    char text[64];

    if (e > 1000 || n > 63)
        b->bad = true;
    if (b->bad)
        return 0;
    mantissa = n > 1 ? UINT64_C(1) << (n - 1) | bits_take(b, (int)n - 1) : n;
    snprintf(text, sizeof text, "%s%llue%s%llu", minus ? "-" : "",
             (unsigned long long)mantissa, e % 2 ? "-" : "",
             (unsigned long long)(e + 1) / 2);
    return strtod(text, NULL);
}

double bits_take_number(struct bits *b)
{
    double v;

    if (bits_take(b, 1)) {
        uint64_t exact = bits_take(b, 64);

        memcpy(&v, &exact, sizeof v);
    } else {
        v = take_decimal(b);
    }
    if (!isfinite(v))
        b->bad = true;
    return b->bad ? 0 : v;
}
