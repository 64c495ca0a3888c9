/* What the files of the guide share.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LESSON_GUIDE_INSIDE_H
#define LESSON_GUIDE_INSIDE_H

#include "lesson/guide.h"

enum { GUIDE_SENTENCE = 160 }; /* bytes of guide.forbidden */

struct extreme {
    char *name;
    double min, max;
    bool seen;
};

/* One offered line and all that is needed to judge it. */
struct offer {
    struct guide *g;
    const struct task *t;
    const char *line;
    bool forced;
    const struct scope *scope;
    struct str *reply;
};

/* Appends to the reply; returns V. */
enum verdict guide_verdict_says(const struct offer *o, enum verdict v, const char *fmt,
                                ...) LIKE_PRINTF(3, 4);
/* `when` holds, and the answer may count; else the reply says what comes first. */
bool guide_may_count(const struct offer *o);
/* The task is passed: says FIRST (NULL: nothing), then its own reply, or "Right." */
enum verdict guide_right(const struct offer *o, const char *first);
/* The line is a command, or assigns or compares something. */
bool guide_is_statement(const struct offer *o);
/* The answer of "y = …", "dL/dw = …", "= …": what stands behind the =. The whole line
 * if there is none; NULL: it is an assignment, or a comparison. */
const char *guide_right_side(const struct offer *o);
/* The line is the value, or the formula, of just one option: "x = 3" of "3". Of what is
 * computed only the right one counts: the others are a look. */
bool guide_option_by_value(const struct offer *o, size_t *index);
/* TEXT is a formula of names that have no value here. */
bool guide_is_general(const char *text, const struct scope *scope);
/* While a number, a formula is asked. */
enum verdict guide_offer_number(const struct offer *o);
enum verdict guide_offer_formula(const struct offer *o);
/* F has the very name in it that the task asks for, "p = …", and so tells nothing about
 * it; the reply says what it is to be written from. */
bool guide_says_itself(const struct offer *o, const struct formula *f);
/* LINE was typed: is it the solution of T? */
void guide_note_line(struct guide *g, const struct task *t, const char *line);
/* A statement has run: was a definition the formula that T asks for? */
bool guide_defined(struct guide *g, const struct task *t, const struct scope *scope,
                   struct str *reply);

/* Appends TEXT with its {EXPR} filled in, a blank before it if REPLY has a text
 * already. NULL and "" append nothing. */
void guide_say(const char *text, const struct scope *scope, struct str *reply);
void guide_sayf(struct str *reply, const char *fmt, ...) LIKE_PRINTF(2, 3);

/* Appends lines of commands as one line of code: "b = -4.7; w1 = 1". */
void guide_commands(const char *commands, struct str *out);

/* The first `if` that holds; for a number task a literal that is near to the answer. */
const struct answer_case *guide_case(const struct guide *g, const struct task *t,
                                     const struct scope *scope);

/* Is WORD one of the comma separated words of LIST? */
bool guide_lists(const char *list, const char *word);

/* What the quest T, which is passed just now, counts (guide_score); nothing if T is
 * none. */
void guide_count(struct guide *g, const struct task *t, const struct scope *scope);
/* The quest was passed before: is it passed now with less than it took last? */
void guide_count_again(struct guide *g, const struct scope *scope);

/* T is over: REPLY is kept as its outcome and the next open task begins. */
void guide_finish(struct guide *g, const struct task *t, enum task_state state,
                  const char *reply);

/* The option marked [x], from 0. */
size_t guide_right_option(const struct task *t);

/* What was said at the end of T; NULL if that was in another session. */
const char *guide_outcome(const struct guide *g, const struct task *t);
struct ending *guide_ending(const struct guide *g, const struct task *t);
void guide_forget_ending(const struct page *page, struct ending *e);
/* The choice counts: its words, and those of the right one, keep the numbers with which
 * they were asked. */
void guide_lock(struct guide *g, const struct task *t, const struct scope *scope);

/* `prev` becomes what was before the command that has just run. */
void guide_shift_past(struct guide *g);

/* ---- min.X and max.X ---- */
/* Finds the names in the page's conditions and starts them at the present values. */
void extremes_begin(struct guide *g);
void extremes_note(struct guide *g); /* after each command */
void extremes_done(struct guide *g);

/* "you said   A  it falls" and what it did, in up to three rows each; false: there is
 * nothing to say. */
bool guide_write_verdict(const struct guide *g, const struct task *t, int width,
                         struct paper *out);

void guide_forget_above(struct guide *g, size_t page);

/* Drops the benches made for start.X and prev.X. */
void guide_forget_past(struct guide *g);

#endif
