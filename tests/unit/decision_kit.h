/* What tests of the decision pictures share.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TESTS_DECISION_KIT_H
#define TESTS_DECISION_KIT_H

#include "figure_kit.h"

extern const char *const judging[5]; /* the five pictures */
extern const char *const judged[5];  /* sets of data: any_bench(k) has judged[k % 5] */

/* Any weights, now and then rounded scores (ties), and any tau. */
struct bench *any_bench(unsigned k, unsigned *state);

/* The picture in 16 x 40 cells; the caller calls grid_done(). */
void draw_into(struct grid *g, struct bench *b, const char *name);

#endif
