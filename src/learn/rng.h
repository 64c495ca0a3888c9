/* The seeded generator: the same numbers from the same seed on every machine.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LEARN_RNG_H
#define LEARN_RNG_H

#include <stddef.h>
#include <stdint.h>

struct rng {
    uint64_t s[4]; /* xoshiro256** (Blackman, Vigna) */
};

/* SEED and STREAM together decide everything that follows; streams of one seed have
 * nothing to do with each other (the order of pass 3, random weights …). */
void rng_init(struct rng *r, uint64_t seed, uint64_t stream);
uint64_t rng_next(struct rng *r);
double rng_uniform(struct rng *r); /* in [0, 1), 53 bits */
double rng_normal(struct rng *r);  /* mean 0, deviation 1; only + - * / and sqrt, whose
                                      results are fixed by IEEE 754 */
size_t rng_below(struct rng *r, size_t n); /* 0 … n-1, unbiased; n > 0 */
/* 0 … n-1 in random order (Fisher-Yates). */
void rng_shuffle(struct rng *r, size_t *order, size_t n);

#endif
