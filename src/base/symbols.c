/* Symbols and their checksum.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The checksum is the rest of a division of polynomials with coefficients in GF(29), of
 * a BCH code: x^6 + 28 x^5 + 7 x^4 + 18 x^3 + 7 x^2 + 9 x + 6 has the roots a, a^2 and
 * a^3 in GF(29^2), where a = 1 + 4 sqrt(2) has all 840 powers. So among up to 840
 * symbols it finds any three wrong ones; among up to 80 any four, which was counted. A
 * swap of neighbours is two. What remains gets through once in 29^6, 595 million. */
#include "base/symbols.h"

#include <ctype.h>
#include <stdint.h>
#include <string.h>

static const char letters[] = "0123456789ACDEFGHJKMNPQRTUWXY";

char symbols_letter(unsigned char value)
{
    return letters[value % SYMBOLS];
}

int symbols_value(char letter)
{
    const char *at = letter ? strchr(letters, toupper((unsigned char)letter)) : NULL;

    return at ? (int)(at - letters) : -1;
}

int symbols_alike(char letter)
{
    static const char looks[] = "OILZSBV", like[] = "011258U";
    const char *at = letter ? strchr(looks, toupper((unsigned char)letter)) : NULL;

    return at ? symbols_value(like[at - looks]) : -1;
}

/* ---- bits ---- */

/* 2^34 is just below 29^7. */
enum { CHUNK = 7 };

static const int chunk_bits[CHUNK + 1] = {0, 4, 9, 14, 19, 24, 29, 34};

size_t symbols_hold(size_t n)
{
    return n / CHUNK * (size_t)chunk_bits[CHUNK] + (size_t)chunk_bits[n % CHUNK];
}

size_t symbols_pack(struct bits *b, unsigned char *v)
{
    size_t n = 0;

    while (symbols_hold(n) < bits_left(b))
        n++;
    bits_put(b, 0, (int)(symbols_hold(n) - bits_left(b)));
    for (size_t at = 0; at < n; at += CHUNK) {
        size_t digits = n - at < CHUNK ? n - at : CHUNK;
        uint64_t chunk = bits_take(b, chunk_bits[digits]);

        for (size_t i = digits; i--; chunk /= SYMBOLS)
            v[at + i] = chunk % SYMBOLS;
    }
    return n;
}

bool symbols_unpack(const unsigned char *v, size_t n, struct bits *b)
{
    for (size_t at = 0; at < n; at += CHUNK) {
        size_t digits = n - at < CHUNK ? n - at : CHUNK;
        uint64_t chunk = 0;

        for (size_t i = 0; i < digits; i++)
            chunk = chunk * SYMBOLS + v[at + i];
        if (chunk >> chunk_bits[digits])
            return false;
        bits_put(b, chunk, chunk_bits[digits]);
    }
    return true;
}

/* ---- the checksum ---- */

/* What is left of a division so far: r[5] x^5 + … + r[0]. */
struct rest {
    unsigned char r[SYMBOLS_SEAL];
};

static const unsigned char divisor[SYMBOLS_SEAL] = {6, 9, 7, 18, 7, 28}; /* + x^6 */

/* 1 / (-6) in GF(29): 23 * 24 = 552 = 19 * 29 + 1. */
enum { INVERSE = 24 };

/* Not 0, so that symbols put in front are noticed; nor 1 at the end, for those behind.
 */
static const struct rest first = {{1}}, last = {{3, 14, 15, 9, 26, 5}};

static bool equal(const struct rest *a, const struct rest *b)
{
    return memcmp(a->r, b->r, sizeof a->r) == 0;
}

/* One symbol more: REST becomes (REST * x + VALUE) mod the divisor. */
static struct rest divide(struct rest rest, unsigned char value)
{
    unsigned top = rest.r[SYMBOLS_SEAL - 1];
    struct rest next;

    for (int i = 0; i < SYMBOLS_SEAL; i++)
        next.r[i] =
            ((i ? rest.r[i - 1] : value) + (SYMBOLS - divisor[i]) * top) % SYMBOLS;
    return next;
}

/* What becomes REST by VALUE. */
static struct rest undivide(struct rest rest, unsigned char value)
{
    unsigned top = (rest.r[0] + SYMBOLS - value) * INVERSE % SYMBOLS;
    struct rest was;

    for (int i = 1; i < SYMBOLS_SEAL; i++)
        was.r[i - 1] = (rest.r[i] + divisor[i] * top) % SYMBOLS;
    was.r[SYMBOLS_SEAL - 1] = (unsigned char)top;
    return was;
}

static struct rest divide_all(const unsigned char *v, size_t n)
{
    struct rest rest = first;

    for (size_t i = 0; i < n; i++)
        rest = divide(rest, v[i]);
    return rest;
}

void symbols_seal(const unsigned char *v, size_t n, unsigned char *seal)
{
    struct rest rest = divide_all(v, n);

    for (int i = 0; i < SYMBOLS_SEAL; i++)
        rest = divide(rest, 0);
    for (int i = 0; i < SYMBOLS_SEAL; i++)
        seal[SYMBOLS_SEAL - 1 - i] = (last.r[i] + SYMBOLS - rest.r[i]) % SYMBOLS;
}

bool symbols_sound(const unsigned char *v, size_t n)
{
    struct rest rest = divide_all(v, n);

    return n >= SYMBOLS_SEAL && equal(&rest, &last);
}

/* ---- one slip ---- */

/* The rests from both ends: AFTER the first I symbols; what NEEDS to be there so that
 * the symbols from I on come out right. */
struct rests {
    struct rest after[SYMBOLS_MOST + 1], needs[SYMBOLS_MOST + 1];
};

static void find_rests(const unsigned char *v, size_t n, struct rests *r)
{
    r->after[0] = first;
    for (size_t i = 0; i < n; i++)
        r->after[i + 1] = divide(r->after[i], v[i]);
    r->needs[n] = last;
    for (size_t i = n; i--;)
        r->needs[i] = undivide(r->needs[i + 1], v[i]);
}

/* One symbol leads from what is there AFTER so many to what is needed; *VALUE is it. */
static bool leads(struct rest after, struct rest needs, unsigned char *value)
{
    struct rest without = divide(after, 0);

    *value = (needs.r[0] + SYMBOLS - without.r[0]) % SYMBOLS;
    return memcmp(without.r + 1, needs.r + 1, SYMBOLS_SEAL - 1) == 0;
}

/* A slip of KIND at place I explains V; where a symbol has to be there, *VALUE is it.
 */
static bool explains(const struct rests *r, const unsigned char *v, size_t n,
                     enum slip kind, size_t i, unsigned char *value)
{
    struct rest swapped;

    switch (kind) {
    case SLIP_CHANGED:
        return i < n && leads(r->after[i], r->needs[i + 1], value);
    case SLIP_SWAPPED:
        if (i + 1 >= n)
            return false;
        swapped = divide(divide(r->after[i], v[i + 1]), v[i]);
        return equal(&swapped, &r->needs[i + 2]);
    case SLIP_MISSING:
        return leads(r->after[i], r->needs[i], value);
    default:
        return i < n && equal(&r->after[i], &r->needs[i + 1]);
    }
}

/* V without the slip: what it TOOK the place of, and what is PUT there. */
static size_t repair(const unsigned char *v, size_t n, enum slip kind, size_t at,
                     unsigned char value, unsigned char *out)
{
    bool swapped = kind == SLIP_SWAPPED;
    size_t took = swapped ? 2 : kind != SLIP_MISSING;
    size_t puts = swapped ? 2 : kind != SLIP_EXTRA;
    unsigned char put[2] = {swapped ? v[at + 1] : value, swapped ? v[at] : 0};

    memcpy(out, v, at);
    memcpy(out + at, put, puts);
    memcpy(out + at + puts, v + at + took, n - at - took);
    return n - took + puts;
}

enum slip symbols_slip(const unsigned char *v, size_t n, size_t *at,
                       unsigned char *fixed, size_t *nfixed)
{
    struct rests r;
    unsigned char value = 0;

    find_rests(v, n, &r);
    for (enum slip kind = SLIP_CHANGED; kind <= SLIP_EXTRA; kind++)
        for (*at = 0; *at <= n; ++*at)
            if (explains(&r, v, n, kind, *at, &value)) {
                *nfixed = repair(v, n, kind, *at, value, fixed);
                return kind;
            }
    return SLIP_NONE;
}
