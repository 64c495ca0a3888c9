/* The laws behind the shipped sets: how such data are drawn.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LEARN_GENERATE_H
#define LEARN_GENERATE_H

#include <stdint.h>

#include "learn/data.h"

struct law {
    const char *name; /* of the data set: "xor" */
    const char *help; /* the law in one sentence, with its numbers and what noise is */
    size_t n;         /* rows if nothing else is said */
    double noise;     /* what noise= is if nothing else is said; < 0: it has none */
    const char *noise_help; /* "deviation of each cloud"; NULL: it has none */
    /* Fills the N rows of D (made with the law's columns). */
    void (*draw)(struct data *d, double noise, uint64_t seed);
    size_t dim;
};

extern const struct law *const laws[]; /* closed by NULL */
const struct law *law_named(const char *name);

/* N rows; N 2 … 1000000. Values rounded to 3 decimals. The same on every machine. The
 * source becomes "NAME n=… seed=… noise=…" (noise left out where there is none). NULL
 * sets ERR: N or NOISE (0 … 100) out of range, or the law has no noise. NOISE < 0: the
 * usual. */
struct data *law_draw(const struct law *law, size_t n, uint64_t seed, double noise,
                      struct err *err);

#endif
