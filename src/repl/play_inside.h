/* What the files that play a lesson share.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef REPL_PLAY_INSIDE_H
#define REPL_PLAY_INSIDE_H

#include "repl/private.h"

struct play {
    struct shell *sh; /* of the present play: a new one each time */
    const struct lesson *l;
    const struct shell_host *host;
    const struct command *const *commands;
    struct faults *faults;
    size_t page;
    bool stopped; /* a set-up is at fault, and with it whatever comes after */
};

/* A fault on LINE; TASK NULL: it is the page's. */
void play_fault(struct play *p, int line, const struct task *task, const char *fmt, ...)
    LIKE_PRINTF(4, 5);
/* The last fault is about WHAT, which stands on its line or one that follows. */
void play_part(struct play *p, const char *what);
/* A fresh shell on the page, with its set-up run; the tasks before task number SKIP
 * count as done. False: the set-up is at fault, which was noted. */
bool play_enter(struct play *p, size_t skip);
/* Every name in F (NULL: none) has a meaning here; where not, the linter has told. */
bool play_knows(struct play *p, const struct formula *f);
/* Types LINE and lets its work end. */
enum shell_state play_type(struct play *p, const char *line);
/* Types each line of TEXT, the value of KEY; a fault is noted for the task, there. */
bool play_all(struct play *p, const struct task *t, const char *key, const char *text);
/* What to write instead of LINE, which came to ERR: "lyne 3: write line 3". */
void play_why(const char *line, const struct err *err, struct str *out);
bool play_passed(struct play *p, size_t task);

/* ---- play_reach.c ---- */
/* Each `if` of task number I can be the first that holds while the task is open: what
 * people do wrong is tried, and its `by:` line. */
void play_reach(struct play *p, const struct task *t, size_t i);

/* ---- play_text.c ---- */
/* The next number of TEXT from S on, with its sign if it is one, and its END; NULL. */
const char *play_next_number(const char *text, const char *s, const char **end);
/* What a condition compares a formula with is given: same(it, HERE) is an answer,
 * same(dw, HERE) a definition of dw. Appends the line to LINES. */
void play_formulas(const char *source, struct str *lines);

/* ---- play_words.c ---- */
/* The commands in L's texts: they exist and can be read, and this page or an earlier
 * one of L or of a lesson before it in SHELF has introduced them. SH is a shell in L.
 */
void play_words(struct shell *sh, const struct lesson *l, const struct shelf *shelf,
                struct faults *faults);

/* ---- play_check.c ---- */
/* The page's check blocks, each on a bench of its own. */
void play_checks(struct play *p);
/* A quest: `solution` reaches par, `way` reaches the best known. */
void play_quest(struct play *p, const struct task *t, size_t i);

#endif
