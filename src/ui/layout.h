/* Panes for a given size: what shrinks first, as a pure function.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef UI_LAYOUT_H
#define UI_LAYOUT_H

#include <stdbool.h>

enum {
    LAYOUT_MIN_COLS = 30, /* less: only the prompt, and what size is needed */
    LAYOUT_MIN_ROWS = 8,
    LAYOUT_TAB_COLS = 60, /* less than either: one tab at a time in the body */
    LAYOUT_TAB_ROWS = 16,
    LAYOUT_MAX_COLS = 158, /* more becomes margins */
    LAYOUT_MAX_ROWS = 60,
};

enum layout_mode {
    LAYOUT_TINY,
    LAYOUT_TABS,
    LAYOUT_COLUMNS,
};

/* Cells of the screen; nothing of it is shown if rows or cols is 0. */
struct pane {
    int row, col, rows, cols;
};

struct layout {
    enum layout_mode mode;
    struct pane title, body, strip, reply, prompt, footer;
    struct pane text;    /* LAYOUT_COLUMNS of a lesson: prose and task, in the body */
    struct pane picture; /* the first picture; in LAYOUT_TABS the whole body */
    struct pane second;  /* the second picture: beside it in the lab, else below */
    bool wide;           /* the picture is the larger part, left of the text */
    int gap;             /* blank rows above the text, if there is room */
    int inset;           /* columns by which prose keeps away from the picture */
};

/* What is to be placed. */
struct wants {
    bool lab;    /* no prose; replies are a transcript */
    bool second; /* there is a second picture to show (a run's loss curve) */
    int wide;    /* a landscape: columns of 80 that it takes; 0: the picture is none */
};

/* Every pane lies inside ROWS x COLS (each at least 1); panes never overlap, but for
 * those within the body. */
void layout_make(struct layout *l, int rows, int cols, const struct wants *wants);

#endif
