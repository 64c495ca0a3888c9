/* Undo and redo: the states before and after each statement that changed the bench.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LAB_HISTORY_H
#define LAB_HISTORY_H

#include "lab/bench.h"

struct history {
    struct moment {
        struct state *state;
        char *line; /* the statement that led away from it */
    } * past, *future;
    size_t npast, nfuture;
    size_t
        most; /* numbers in all tables that the past keeps: a quarter of a gigabyte */
};

void history_init(struct history *h);
void history_clear(struct history *h);

/* Notes BEFORE (taken over), the state that LINE has just changed. The future is
 * dropped. */
void history_note(struct history *h, struct state *before, const char *line);

/* Takes back the newest note: its state belongs to the caller. There must be one. */
struct state *history_retract(struct history *h);

/* Puts the bench back (or forward again). Returns the statement that was taken back or
 * done again (borrowed until the next call); NULL if there is none. */
const char *history_undo(struct history *h, struct bench *b);
const char *history_redo(struct history *h, struct bench *b);

#endif
