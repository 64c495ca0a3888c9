/* What was meant by a line that was refused: the files meant_*.c among themselves.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef REPL_MEANT_H
#define REPL_MEANT_H

#include "repl/private.h"

/* LINE would be run: it is tried on a copy of the bench, and what it says is thrown
 * away. Files, lessons and preferences are left alone: of commands about them only the
 * arguments are read. False: FAULT. */
bool meant_tried(struct shell *sh, const char *line, struct err *fault);
/* While a line is tried: C with TEXT behind its name does more than change the bench.
 */
bool meant_outside(const struct shell *sh, const struct command *c, const char *text);
/* LINE if it would be run, else what its refusal offers if that would be, and so on.
 * False: none would. An example does not count: it is not what was meant. */
bool meant_settled(struct shell *sh, const char *line, struct str *out);
/* TEXT is refused with an example of its own command or setting, which has nothing of
 * what was typed: it is not known what was meant. A line of another command, a name
 * spelled right and a number written as it is here are remedies. */
bool meant_vague(struct shell *sh, const char *text, const struct err *err);
/* The command that LINE begins with; NULL: it begins with none. */
const struct command *meant_command(const struct shell *sh, const char *line);
/* TEXT is a saying that has words of its own here. */
bool meant_is_phrase(struct shell *sh, const char *text);

/* ---- meant_example.c: how it is written at all ---- */

/* A question waits: what is unknown was meant as its answer. */
bool meant_waits(const struct shell *sh);
/* An example of C may stand in for TEXT: it says more of what was typed, or it takes
 * nothing away. What is not asked for is never changed. */
bool meant_serves(const struct command *c, const char *text);
/* TEXT gives a setting or a weight what it cannot have, or a command what it does not
 * take: ERR offers what shows what is known about it. */
void meant_example(struct shell *sh, const char *text, struct err *err);

/* TEXT may be what somebody looks for: ERR offers help, which finds where it is told.
 */
void meant_help(const struct shell *sh, const char *text, struct err *err);

/* TEXT was refused for ERR: without what surrounds it, with the word that is used here,
 * or in the order that is, it is a line that would be run. ERR offers that. False: none
 * was found, ERR is as it was. */
bool meant_otherwise(struct shell *sh, const char *text, struct err *err);

/* One way to write TEXT otherwise, appended to OUT; false: it changes nothing. */
typedef bool meant_way(struct shell *sh, const char *text, struct str *out);

/* ---- meant_bare.c: what stands around the words ---- */
meant_way bare_outside;  /* "> step 5", "'step 5'", "step 5." */
meant_way bare_politely; /* "please step 5", "can you step 5" */
meant_way bare_quotes;   /* optimizer = 'adam' */
meant_way bare_signs;    /* "plot x**3", "ABS(-2)" */
meant_way bare_objects;  /* "np.exp(1)", "self.w1 = 2" */
meant_way bare_brackets; /* "predict [2,3]", "w = c(1, 2)" */
meant_way bare_joined;   /* "step5" */

/* ---- meant_word.c: other words ---- */
meant_way word_first;   /* "delete 3", "schritt 10" */
meant_way word_fillers; /* "step by 10", "line 3 to 0", "step five" */
meant_way word_columns; /* "mean(foot)" */
/* The first word of TEXT is a column of the data. */
bool word_is_column(const struct shell *sh, const char *text);

/* ---- meant_order.c: another order, or too much ---- */
meant_way order_named;     /* "line slope -0.4 height 3" */
meant_way order_thousands; /* "step 1,000" */
meant_way order_minus;     /* "line 3 - 0.4" */
meant_way order_school;    /* "lift = 3 - 0.4 foot", "line -0.4x + 3" */
meant_way order_by;        /* "derive(x^2, x)", "derive x^2 wrt x" */
meant_way order_left;      /* "split 0.8 0.2": the most of it that would run */

/* ---- meant_several.c ---- */
meant_way order_chain;      /* "w1 = w2 = 0", "w1, w2 = 1, 2" */
meant_way order_statements; /* "step 10 and plot loss" */
meant_way order_each;       /* "remove 3 4", "undo 2" */
meant_way order_weights;    /* "w = 2*w" of several weights */

/* ---- meant_until.c ---- */
meant_way until_condition; /* "run until loss is below 0.3", "run until loss = 0.1" */

#endif
