/* The line being typed with its ghost, as cells: a pure function.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef UI_PROMPT_H
#define UI_PROMPT_H

#include "plot/grid.h"

struct prompt {
    const char *prompt; /* may hold \001 … \002 around what takes no columns */
    const char *line;   /* any bytes but 0 */
    size_t point;      /* the cursor, in bytes of LINE; inside a character: before it */
    const char *ghost; /* offered in grey behind the line; "" none */
    int scroll;        /* columns scrolled away; kept from call to call */
};

/* Draws into COLS >= 1 columns of row ROW of G from COL on; returns the cursor's column
 * in G.
 *
 * A line that is too long scrolls by a third of the width, and only when the cursor
 * would leave; `<` and `>` mark what is hidden. A control character is ^X, a byte that
 * is no UTF-8 \xx, both dim. A character of two columns is shown whole or not at all.
 * One without a column of its own (combining) is left out. The ghost never makes the
 * line scroll. */
int prompt_draw(struct prompt *p, struct grid *g, int row, int col, int cols);

#endif
