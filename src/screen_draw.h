/* A grid of meanings as curses cells: colours, attributes, what this terminal can show.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SCREEN_DRAW_H
#define SCREEN_DRAW_H

#include <stdbool.h>

#include "plot/grid.h"
#include "ui/theme.h"

struct painter {
    bool utf8;
    struct display display;
    bool started; /* curses' colours are */
    struct {
        unsigned long attributes;
        short pair; /* 0 = the terminal's own colours */
    } look[STYLES][2 * TINTS_EACH + 1];
    struct grid shown; /* what curses has been told; rows that are equal are skipped */
    void *row;         /* room for one row of curses cells */
};

/* After terminal_start(). DISPLAY: how many colours to use, and the theme; what else
 * the terminal can do is found out. */
void painter_start(struct painter *p, bool utf8, const struct display *display);
void painter_stop(struct painter *p);
/* From now on in THEME: everything is painted again. */
void painter_theme(struct painter *p, enum theme theme);

/* Nothing that was told counts any more: the size changed, or the screen was lost. */
void painter_forget(struct painter *p);

/* Tells curses G and where the cursor is; the frame is then doupdate()'s. */
void painter_draw(struct painter *p, const struct grid *g, int cursor_row,
                  int cursor_col);

#endif
