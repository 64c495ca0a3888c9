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

/* A number is ±mantissa * 10^exponent where the mantissa has at most twelve digits, and
 * as in IEEE 754 otherwise:
 *   00 DD                digits of the mantissa: 1 … 4
 *   1  DDD               5 … 12
 *   01                   none: a binary fraction
 * then the sign, the exponent and the mantissa. The exponent is that of the first
 * digit, so that 0.1 … 9.999 take the least; it and the binary one are signed: 0, -1,
 * 1, -2 … */
enum {
    FEW = 4,
    DIGITS = 12,
    ORDER_TENS = 1,
    ORDER_TWOS = 2,
    FRACTION_BITS = 52,
    EXPONENT_BITS = 11,
    BIAS = 1022,
};

/* Bits of the mantissas of so many digits. */
static const int digit_bits[DIGITS + 1] = {0,  4,  7,  10, 14, 17, 20,
                                           24, 27, 30, 34, 37, 40};

static void put_signed(struct bits *b, int v, int order)
{
    bits_put_count(b, (uint64_t)(v < 0 ? -2 * v - 1 : 2 * v), order);
}

static int take_signed(struct bits *b, int order)
{
    uint64_t v = bits_take_count(b, order);

    b->bad = b->bad || v > 4000;
    return b->bad ? 0 : v % 2 ? -(int)((v + 1) / 2) : (int)(v / 2);
}

/* The fewest digits that give |V| back, how many, and the exponent of the first. */
static int shortest(double v, uint64_t *mantissa, int *exponent)
{
    char text[40], *e;
    int digits = 0;

    do
        snprintf(text, sizeof text, "%.*e", digits, fabs(v));
    while (++digits < 17 && strtod(text, NULL) != fabs(v));
    e = strchr(text, 'e');
    *exponent = v == 0 ? 0 : atoi(e + 1);
    *mantissa = 0;
    for (char *s = text; s < e; s++)
        if (*s != '.')
            *mantissa = *mantissa * 10 + (uint64_t)(*s - '0');
    return digits;
}

static void put_decimal(struct bits *b, double v, int digits, uint64_t mantissa,
                        int exponent)
{
    if (digits <= FEW) {
        bits_put(b, 0, 2);
        bits_put(b, (uint64_t)digits - 1, 2);
    } else {
        bits_put(b, 1, 1);
        bits_put(b, (uint64_t)(digits - FEW - 1), 3);
    }
    bits_put(b, signbit(v) != 0, 1);
    put_signed(b, exponent, ORDER_TENS);
    bits_put(b, mantissa, digit_bits[digits]);
}

static void put_binary(struct bits *b, double v)
{
    uint64_t raw;

    memcpy(&raw, &v, sizeof raw);
    bits_put(b, 1, 2);
    bits_put(b, raw >> 63, 1);
    put_signed(b, (int)(raw << 1 >> (FRACTION_BITS + 1)) - BIAS, ORDER_TWOS);
    bits_put(b, raw, FRACTION_BITS);
}

void bits_put_number(struct bits *b, double v)
{
    uint64_t mantissa;
    int exponent, digits = shortest(v, &mantissa, &exponent);

    if (digits <= DIGITS)
        put_decimal(b, v, digits, mantissa, exponent);
    else
        put_binary(b, v);
}

static double take_decimal(struct bits *b, int digits)
{
    bool minus = bits_take(b, 1);
    int exponent = take_signed(b, ORDER_TENS);
    uint64_t mantissa = bits_take(b, digit_bits[digits]);
    char text[64];

    snprintf(text, sizeof text, "%s%llue%d", minus ? "-" : "",
             (unsigned long long)mantissa, exponent - digits + 1);
    return strtod(text, NULL);
}

static double take_binary(struct bits *b)
{
    uint64_t minus = bits_take(b, 1), raw;
    int exponent = take_signed(b, ORDER_TWOS) + BIAS;
    double v;

    b->bad = b->bad || exponent < 0 || exponent >> EXPONENT_BITS;
    raw = bits_take(b, FRACTION_BITS);
    raw |= b->bad ? 0 : minus << 63 | (uint64_t)exponent << FRACTION_BITS;
    memcpy(&v, &raw, sizeof v);
    return v;
}

double bits_take_number(struct bits *b)
{
    double v;

    if (bits_take(b, 1))
        v = take_decimal(b, FEW + 1 + (int)bits_take(b, 3));
    else if (bits_take(b, 1))
        v = take_binary(b);
    else
        v = take_decimal(b, 1 + (int)bits_take(b, 2));
    b->bad = b->bad || !isfinite(v);
    return b->bad ? 0 : v;
}
