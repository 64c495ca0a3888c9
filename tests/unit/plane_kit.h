/* What tests of maps share: random models and their scores.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TESTS_PLANE_KIT_H
#define TESTS_PLANE_KIT_H

#include "figure_kit.h"

enum { MODELS = 90, ROWS = 16, COLS = 40, KINDS = 3 };

/* Straight; a conic; three neurons. */
struct bench *plane_bench(int kind);
/* A boundary that mostly passes near the middle of the data. */
void plane_weights(struct bench *b, int kind, unsigned *state);
/* The score, told apart from the library's where that is easy. */
double plane_score(const struct bench *b, int kind, double x, double y);
/* In ROWS x COLS cells; the caller calls grid_done(). */
void plane_draw(struct bench *b, const struct look *look, struct grid *g);

#endif
