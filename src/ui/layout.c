/* Panes for a given size: what shrinks first, as a pure function.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/layout.h"

#include <string.h>

enum {
    PICTURE_MAX_ROWS = 40,
    PICTURE_MAX_COLS = 110,
    SECOND_ROWS = 8,       /* a loss curve below the picture */
    SECOND_FROM_ROWS = 27, /* body rows that have room for both */
    GAP_FROM_ROWS = 17,    /* body rows that allow a blank one under the title */
    SIDE_BY_SIDE_COLS = 70,
    TEXT_LEAST = 18,     /* columns of text beside a landscape */
    NEAR_FROM_COLS = 54, /* a landscape that takes more has no margin of its own */
    REPLY_LAB_FIXED = 4, /* title, strip, prompt, footer */
};

static int least(int a, int b)
{
    return a < b ? a : b;
}

static int most(int a, int b)
{
    return a > b ? a : b;
}

/* The reply is the first to give rows away, and gets more only on a tall screen. */
static int reply_rows(int rows, bool lab)
{
    if (rows < LAYOUT_TAB_ROWS)
        return 1;
    if (lab && rows - REPLY_LAB_FIXED - 8 > PICTURE_MAX_ROWS)
        return rows - REPLY_LAB_FIXED - PICTURE_MAX_ROWS;
    if (lab)
        return rows >= 36 ? 8 : rows >= 24 ? 5 : rows >= 20 ? 4 : rows >= 18 ? 3 : 2;
    return rows >= 36 ? 5 : rows >= 30 ? 4 : rows >= 24 ? 3 : rows >= 18 ? 2 : 1;
}

static struct pane band(const struct pane *frame, int row, int rows)
{
    return (struct pane){frame->row + row, frame->col, rows, frame->cols};
}

/* 28 columns of prose at 60, 35 at 80, 44 (a good measure, never more) from 116 on. */
static int text_cols(int cols)
{
    return cols < 80 ? 28 + (cols - 60) * 7 / 20 : least(44, 35 + (cols - 80) / 4);
}

/* What a landscape of WIDE of 80 columns leaves: a fifth less at 60, the measure when
 * there is room for it. */
static int text_beside(int cols, int wide)
{
    int text = 80 - 3 - wide;

    if (cols < 80)
        return most(text - (80 - cols) / 5, least(text, TEXT_LEAST));
    return least(44, text + (cols - 80) / 2);
}

/* Under a high picture there is room for the second one. */
static void place_below(struct layout *l, struct pane p, const struct wants *wants)
{
    const struct pane *b = &l->body;

    if (b->rows >= SECOND_FROM_ROWS) {
        p.rows = least(b->rows - SECOND_ROWS, PICTURE_MAX_ROWS);
        if (wants->second)
            l->second = (struct pane){p.row + p.rows, p.col,
                                      least(b->rows - p.rows, SECOND_ROWS + 4), p.cols};
    }
    l->picture = p;
}

/* A landscape is looked at first: it stands left. */
static void place_wide(struct layout *l, const struct wants *wants)
{
    const struct pane *b = &l->body;
    int text = text_beside(b->cols, wants->wide);
    int picture = least(b->cols - text - 3, PICTURE_MAX_COLS);

    l->wide = true;
    l->inset = wants->wide > NEAR_FROM_COLS;
    l->text = (struct pane){b->row, b->col + picture + 2, b->rows, text};
    place_below(l, (struct pane){b->row, b->col + 1, b->rows, picture}, wants);
}

static void place_lesson(struct layout *l, const struct wants *wants)
{
    const struct pane *b = &l->body;
    int text = text_cols(b->cols);
    int left = 1 + text +
               (b->cols < 80    ? (b->cols - 60) * 3 / 20
                : b->cols < 116 ? 3
                                : 2);

    l->gap = b->rows >= GAP_FROM_ROWS && b->rows < SECOND_FROM_ROWS;
    if (wants->wide > 0) {
        place_wide(l, wants);
        return;
    }
    l->text = (struct pane){b->row, b->col + 1, b->rows, text};
    place_below(l,
                (struct pane){b->row + l->gap, b->col + left, b->rows - l->gap,
                              least(b->cols - left - 1, PICTURE_MAX_COLS)},
                wants);
}

/* Two pictures side by side; at 80 columns the second begins in column 46. */
static void place_lab(struct layout *l, const struct wants *wants)
{
    const struct pane *b = &l->body;
    struct pane p = {b->row, b->col + 1, least(b->rows, PICTURE_MAX_ROWS), b->cols - 2};

    if (wants->second && b->cols >= SIDE_BY_SIDE_COLS) {
        int at = b->cols * 46 / 80;

        l->second = (struct pane){p.row, b->col + at, p.rows, b->cols - at - 1};
        p.cols = at - 4;
    }
    l->picture = p;
}

static void place_tiny(struct layout *l, int rows, int cols)
{
    l->prompt = (struct pane){rows - 1, 0, 1, cols};
    if (rows > 1)
        l->title = (struct pane){rows - 2, 0, 1, cols};
    if (rows > 2)
        l->reply = (struct pane){0, 0, rows - 2, cols};
}

void layout_make(struct layout *l, int rows, int cols, const struct wants *wants)
{
    struct pane frame = {0, 0, least(rows, LAYOUT_MAX_ROWS),
                         least(cols, LAYOUT_MAX_COLS)};
    int reply = reply_rows(frame.rows, wants->lab);

    memset(l, 0, sizeof *l);
    if (rows < LAYOUT_MIN_ROWS || cols < LAYOUT_MIN_COLS) {
        place_tiny(l, most(rows, 1), most(cols, 1));
        return;
    }
    frame.row = (rows - frame.rows) / 2;
    frame.col = (cols - frame.cols) / 2;
    l->title = band(&frame, 0, 1);
    l->body = band(&frame, 1, frame.rows - reply - 4);
    l->strip = band(&frame, frame.rows - reply - 3, 1);
    l->reply = band(&frame, frame.rows - reply - 2, reply);
    l->reply.col++;
    l->reply.cols -= 2;
    l->prompt = band(&frame, frame.rows - 2, 1);
    l->footer = band(&frame, frame.rows - 1, 1);
    if (cols < LAYOUT_TAB_COLS || rows < LAYOUT_TAB_ROWS) {
        l->mode = LAYOUT_TABS;
        l->picture = l->text = l->body;
        l->text.col++;
        l->text.cols = least(l->text.cols - 2, 70);
        return;
    }
    l->mode = LAYOUT_COLUMNS;
    if (wants->lab)
        place_lab(l, wants);
    else
        place_lesson(l, wants);
}
