/* What tests of figures share: benches with data, and pictures as text.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TESTS_FIGURE_KIT_H
#define TESTS_FIGURE_KIT_H

#include "chance_kit.h"
#include "lab/figure.h"

extern const struct look fine; /* braille, no tints */

/* The checkout's own data (LOGITTY_DATA), as `data NAME` loads it. */
struct bench *bench_with(const char *name);
/* A bench with N points of its own, column by column. */
struct bench *bench_of(size_t n, size_t dim, const double *x, const double *y);

/* The figure's picture, one line a row; its description (heap). */
char *drawn(struct bench *b, const char *name, const struct look *look, int rows,
            int cols);
char *said(struct bench *b, const char *name);
/* Fails the test unless PART is in the description. */
void says(struct bench *b, const char *name, const char *part);

/* How often PART stands in the text. */
int times(const char *text, const char *part);

#endif
