/* Random numbers: xoshiro256** seeded by splitmix64, both by their published code.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "learn/rng.h"

#include <assert.h>
#include <math.h>

#include "learn/elementary.h"

/* The finalizer of splitmix64; it maps 0 to 0. */
static uint64_t mixed(uint64_t z)
{
    z = (z ^ (z >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
    z = (z ^ (z >> 27)) * UINT64_C(0x94d049bb133111eb);
    return z ^ (z >> 31);
}

/* Stream 0 is the seeding that the authors of xoshiro recommend; the others start
 * elsewhere, far apart even for seeds and streams that are neighbours. */
void rng_init(struct rng *r, uint64_t seed, uint64_t stream)
{
    uint64_t x = seed ^ mixed(stream);

    for (int i = 0; i < 4; i++)
        r->s[i] = mixed(x += UINT64_C(0x9e3779b97f4a7c15));
}

static uint64_t rotated(uint64_t x, int k)
{
    return (x << k) | (x >> (64 - k));
}

uint64_t rng_next(struct rng *r)
{
    uint64_t *s = r->s, result = rotated(s[1] * 5, 7) * 9, t = s[1] << 17;

    s[2] ^= s[0];
    s[3] ^= s[1];
    s[1] ^= s[2];
    s[0] ^= s[3];
    s[2] ^= t;
    s[3] = rotated(s[3], 45);
    return result;
}

double rng_uniform(struct rng *r)
{
    return (double)(rng_next(r) >> 11) * 0x1p-53;
}

/* Marsaglia's polar method: (u, v) uniform in the unit disc, q = u^2 + v^2, then
 * u sqrt(-2 ln q / q) is normal. Its twin, made of v, is left: nothing to remember. */
double rng_normal(struct rng *r)
{
    double u, v, q;

    do {
        u = 2 * rng_uniform(r) - 1;
        v = 2 * rng_uniform(r) - 1;
        q = u * u + v * v;
    } while (q >= 1 || q == 0);
    return u * sqrt(-2 * elementary_log(q) / q);
}

size_t rng_below(struct rng *r, size_t n)
{
    /* What is left of the 2^64 numbers after as many whole rounds of n as fit. */
    uint64_t x, rest = n ? (0 - (uint64_t)n) % n : 0;

    assert(n > 0);
    do
        x = rng_next(r);
    while (x < rest);
    return (size_t)(x % n);
}

void rng_shuffle(struct rng *r, size_t *order, size_t n)
{
    for (size_t i = 0; i < n; i++)
        order[i] = i;
    for (size_t i = n; i > 1; i--) {
        size_t j = rng_below(r, i), last = order[i - 1];

        order[i - 1] = order[j];
        order[j] = last;
    }
}
