/* What the files of laws share: one const record per law, rows by class, rounding.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LEARN_GENERATE_LAWS_H
#define LEARN_GENERATE_LAWS_H

#include "learn/generate.h"
#include "learn/rng.h"

extern const struct law law_blobs, law_overlap, law_fuzzy, law_imbalanced, law_xor;
extern const struct law law_separable, law_circles, law_moons;
extern const struct law law_line, law_curve, law_calib;
extern const struct law law_sim_rounded, law_sim_drawn, law_sim_soft;

/* The generator of the data of SEED: no other use of the seed has this stream. */
struct rng law_rng(uint64_t seed);

/* V to 3 decimals, the nearest double to that decimal; never -0. */
double law_rounded(double v);

/* A row with two features, rounded. */
void law_put(struct data *d, size_t row, double x1, double x2, double y);

/* X number I of N, evenly spaced from FROM to TO; FROM if N is 1. */
double law_even(size_t i, size_t n, double from, double to);

#endif
