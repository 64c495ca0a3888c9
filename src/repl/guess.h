/* Guess first: before a step its questions, after it what was said and what it did.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef REPL_GUESS_H
#define REPL_GUESS_H

#include "lesson/wager.h"
#include "repl/shell.h"

enum guess_stage {
    GUESS_NONE,
    GUESS_ASKED,  /* `line` waits for answers */
    GUESS_LOCKED, /* all are given: the step may begin */
    GUESS_RUNS,
};

struct guessing {
    enum guess_stage stage;
    struct wager wager;
    char *line;                /* the step, and what stood behind it on its line */
    const struct bench *bench; /* of which it was asked, and its data */
    const struct data *data;
    size_t right, of; /* so far */
    bool told;        /* a script knows that it is not asked */
};

/* The question that waits; NULL: none does. */
const struct wager *guess_open(const struct shell *sh);
/* STATEMENT has begun work: unless its guesses are made it is kept until they are. */
void guess_before(struct shell *sh, const char *statement);
/* LINE answers; empty: the question is skipped. False: it is no answer. */
bool guess_line(struct shell *sh, const char *line, enum shell_state *state);
/* The work has ended. */
void guess_after(struct shell *sh);
/* The work is one that was guessed about, and what the loss did will be told. */
bool guess_tells_loss(const struct shell *sh);
void guess_drop(struct shell *sh); /* what waits is forgotten */
void guess_show(struct shell *sh); /* on or off, and the score */

#endif
