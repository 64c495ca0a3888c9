/* What tests of the model's parts share.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TESTS_STRUCTURE_KIT_H
#define TESTS_STRUCTURE_KIT_H

#include "figure_kit.h"

extern const struct look plain; /* ASCII */

void draw_in(struct bench *b, const char *name, const struct look *look, struct grid *g);
/* The checkout's data NAME with a recipe of FEATURES. */
struct bench *with_features(const char *name, const char *features);
/* Weights of either sign and of very different sizes. */
void scatter_weights(struct bench *b, unsigned *state);

#endif
