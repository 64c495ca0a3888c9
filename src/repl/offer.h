/* What can stand at the end of a line that is being typed.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef REPL_OFFER_H
#define REPL_OFFER_H

#include "repl/setting.h"
#include "repl/shell.h"

/* Words for the place where a line ends, each once. */
struct offers {
    char **list; /* heap, closed by NULL; NULL if there are none */
    char **help; /* of each: a phrase; "" */
    size_t n;
    const char *begin; /* the word so far */
    size_t len;
    bool fold; /* it may be written in any case */
};

/* WORD can stand there, if it begins as what was typed. HELP may be NULL. */
void offer(struct offers *to, const char *word, const char *help);

/* A name with a blank in it, or what ends a statement, is written in quotes; so is
 * every name once a quote has been typed. */
void offer_quoted(struct offers *to, const char *name, const char *help);

/* ---- what a command's row can name as its offer ----
 * TYPED is what stands behind the command's name, without the word that is being typed.
 */

/* Readings, functions with their bracket, the learner's formulas; inside mean( and sum(
 * what every point has, too. */
void offer_expression(struct shell *sh, const char *typed, struct offers *to);
/* Weights and settings, and behind one of them what it can be: `set`, `sweep`. */
void offer_targets(struct shell *sh, const char *typed, struct offers *to);
/* Pictures that can be drawn now, and what each takes. */
void offer_plot(struct shell *sh, const char *typed, struct offers *to);
void offer_figures(struct shell *sh, const char *typed, struct offers *to);
void offer_data(struct shell *sh, const char *typed, struct offers *to);
void offer_columns(struct shell *sh, const char *typed, struct offers *to);
void offer_features(struct shell *sh, const char *typed, struct offers *to);
void offer_add(struct shell *sh, const char *typed, struct offers *to);
void offer_explain(struct shell *sh, const char *typed, struct offers *to);
void offer_derive(struct shell *sh, const char *typed, struct offers *to);
void offer_formula(struct shell *sh, const char *typed, struct offers *to);
void offer_minimize(struct shell *sh, const char *typed, struct offers *to);
void offer_until(struct shell *sh, const char *typed, struct offers *to);
void offer_lessons(struct shell *sh, const char *typed, struct offers *to);
void offer_reset(struct shell *sh, const char *typed, struct offers *to);
void offer_saved(struct shell *sh, const char *typed, struct offers *to);
void offer_export(struct shell *sh, const char *typed, struct offers *to);
void offer_help(struct shell *sh, const char *typed, struct offers *to);
void offer_back(struct shell *sh, const char *typed, struct offers *to);
void offer_fork(struct shell *sh, const char *typed, struct offers *to);
void offer_diff(struct shell *sh, const char *typed, struct offers *to);
void offer_race(struct shell *sh, const char *typed, struct offers *to);

/* ---- for these ---- */
/* How many words stand in TYPED. */
size_t offer_place(const char *typed);
/* What begins a statement; before a letter is typed only the core. */
void offer_statement(struct shell *sh, struct offers *to);
/* What S can be now: those of its words that would not be refused. */
void offer_values(struct shell *sh, const struct setting *s, struct offers *to);
/* Numbers by their names: the bench's, the learner's formulas, in a lesson the task's.
 */
void offer_readings(struct shell *sh, struct offers *to);

#endif
