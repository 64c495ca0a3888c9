/* Undo and redo: the states before and after each statement that changed the bench.
 * There is no number of them that would be too many; what they hold of their own
 * (tables, weights, traces, ways of runs) is counted, and where that is very much the
 * oldest go. SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LAB_HISTORY_H
#define LAB_HISTORY_H

#include "lab/bench.h"

struct history {
    struct moment {
        struct state *state;
        char *line;     /* the statement that led away from it */
        size_t numbers; /* that it does not share with the moment before it */
    } * past, *future;
    size_t npast, nfuture;
    size_t numbers; /* of the past */
    size_t most;    /* that the past keeps: a quarter of a gigabyte */
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
