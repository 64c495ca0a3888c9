/* Rows of a paper for a pane: those that are too wide are folded at a blank.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef UI_FOLD_H
#define UI_FOLD_H

#include "plot/paper.h"

/* Appends N rows of P from FROM on to OUT, none wider than WIDTH >= 1 columns; styles
 * and the first row's indentation are kept. */
void fold_rows(const struct paper *p, size_t from, size_t n, int width,
               struct paper *out);

#endif
