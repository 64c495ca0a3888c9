/* What the files of the bench share and nobody else calls.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LAB_BENCH_PRIVATE_H
#define LAB_BENCH_PRIVATE_H

#include "lab/bench.h"

/* The weights are now somebody's own, by a change of kind BEGAN to WITH: counts of the
 * run start again, and what it was so far is a stretch of the chain. */
void bench_new_run(struct bench *b, enum change began, const char *with);
/* What was so far is over; KEEP: it becomes one of the earlier runs. */
void bench_new_chain(struct bench *b, bool keep);
/* R, taken over, becomes the newest earlier run; no fork has its letter. */
void bench_add_run(struct bench *b, struct run *r);
/* L of a step is worth computing: it is a bound, or not much work. */
bool bench_curved(const struct bench *b);
/* Examples of an update; 0 = all. */
size_t bench_batch(const struct bench *b);
/* The next update is made with what is set now: marks in the trace what is other than
 * for the last one. OWN: the learner's own loop makes it. */
void bench_make(struct bench *b, bool own);
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
