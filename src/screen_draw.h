/* A grid of meanings as curses cells: colours, attributes, what this terminal can show.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SCREEN_DRAW_H
#define SCREEN_DRAW_H

#include <stdbool.h>

#include "plot/grid.h"

struct painter {
    bool utf8;
    int colours; /* 0 = attributes only */
    bool dim;    /* the terminal has faint text */
    bool underline;
    struct grid shown; /* what curses has been told; rows that are equal are skipped */
    void *row;         /* room for one row of curses cells */
};

/* After terminal_start(). COLOURS: how many to use, 0 = none. LIGHT: dark text on a
 * light background, as far as that is known; it only decides the field's tints. */
void painter_start(struct painter *p, bool utf8, int colours, bool light);
void painter_stop(struct painter *p);

/* Nothing that was told counts any more: the size changed, or the screen was lost. */
void painter_forget(struct painter *p);

/* Tells curses G and where the cursor is; the frame is then doupdate()'s. */
void painter_draw(struct painter *p, const struct grid *g, int cursor_row,
                  int cursor_col);

#endif
