/* What the files of the bench share and nobody else calls.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LAB_BENCH_PRIVATE_H
#define LAB_BENCH_PRIVATE_H

#include "lab/bench.h"

/* The weights are now somebody's own: counts of the run start again. */
void bench_new_run(struct bench *b);
/* What followed from the state has to be computed anew. */
void bench_forget(struct bench *b);

/* The objective of the data, whatever `step` works on at the moment. */
void bench_data_objective(const struct bench *b, struct objective *o);

#endif
