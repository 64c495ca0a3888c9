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

/* The tables are others: separability, too, has to be found anew. */
void bench_data_changed(struct bench *b);
/* Gives the weights RAW (of unscaled features) to the model as it now sees the data. */
void bench_take_raw(struct state *s, const double *raw);
/* Theta for the present model and features, as at the start. */
void bench_fresh_weights(struct state *s);

#endif
