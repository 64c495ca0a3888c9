/* Symbols and their checksum.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The checksum is that of Bech32m (BIP 173 and 350, P. Wuille and G. Maxwell): the rest
 * of a division of polynomials with coefficients in GF(32), of a BCH code. Among up to
 * 83 symbols it finds any four wrong ones, among up to 1023 any three; a swap of
 * neighbours is two. What remains gets through once in 2^30. */
#include "base/symbols.h"

#include <ctype.h>
#include <stdint.h>
#include <string.h>

static const char letters[] = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

char symbols_letter(unsigned char value)
{
    return letters[value & 31];
}

int symbols_value(char letter)
{
    const char *at = letter ? strchr(letters, toupper((unsigned char)letter)) : NULL;

    return at ? (int)(at - letters) : -1;
}

/* What the symbol at the top of the rest adds to the others when it leaves. The numbers
 * are g's coefficients times 1, 2, 4, 8 and 16 in GF(32). */
static uint32_t leave(uint32_t top)
{
    static const uint32_t g[] = {0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd,
                                 0x2a1462b3};
    uint32_t sum = 0;

    for (int i = 0; i < 5; i++)
        if (top >> i & 1)
            sum ^= g[i];
    return sum;
}

/* One symbol more: REST becomes (REST * x + VALUE) mod g(x). */
static uint32_t divide(uint32_t rest, unsigned char value)
{
    return ((rest & 0x1ffffff) << 5 ^ value) ^ leave(rest >> 25);
}

/* What becomes REST by VALUE. */
static uint32_t undivide(uint32_t rest, unsigned char value)
{
    uint32_t top = 0;

    rest ^= value;
    while ((leave(top) ^ rest) & 31) /* these five bits tell each top from the others */
        top++;
    return (rest ^ leave(top)) >> 5 | top << 25;
}

/* Not 0, so that symbols put in front are noticed; nor 1 at the end, for those behind.
 */
static const uint32_t first = 1, last = 0x2bc830a3;

void symbols_seal(const unsigned char *v, size_t n, unsigned char *seal)
{
    uint32_t rest = first;

    for (size_t i = 0; i < n; i++)
        rest = divide(rest, v[i]);
    for (int i = 0; i < SYMBOLS_SEAL; i++)
        rest = divide(rest, 0);
    rest ^= last;
    for (int i = 0; i < SYMBOLS_SEAL; i++)
        seal[i] = rest >> 5 * (SYMBOLS_SEAL - 1 - i) & 31;
}

bool symbols_sound(const unsigned char *v, size_t n)
{
    uint32_t rest = first;

    for (size_t i = 0; i < n; i++)
        rest = divide(rest, v[i]);
    return n >= SYMBOLS_SEAL && rest == last;
}

/* ---- one slip ---- */

/* The rests from both ends: AFTER the first I symbols; what NEEDS to be there so that
 * the symbols from I on come out right. */
struct rests {
    uint32_t after[SYMBOLS_MOST + 1], needs[SYMBOLS_MOST + 1];
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
static bool leads(uint32_t after, uint32_t needs, unsigned char *value)
{
    uint32_t difference = divide(after, 0) ^ needs;

    *value = difference & 31;
    return difference < 32;
}

/* A slip of KIND at place I explains V; where a symbol has to be there, *VALUE is it.
 */
static bool explains(const struct rests *r, const unsigned char *v, size_t n,
                     enum slip kind, size_t i, unsigned char *value)
{
    switch (kind) {
    case SLIP_CHANGED:
        return i < n && leads(r->after[i], r->needs[i + 1], value);
    case SLIP_SWAPPED:
        return i + 1 < n &&
               divide(divide(r->after[i], v[i + 1]), v[i]) == r->needs[i + 2];
    case SLIP_MISSING:
        return leads(r->after[i], r->needs[i], value);
    default:
        return i < n && r->after[i] == r->needs[i + 1];
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
