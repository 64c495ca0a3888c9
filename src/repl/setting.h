/* The knobs of the bench: one table of settings.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef REPL_SETTING_H
#define REPL_SETTING_H

#include "base/err.h"
#include "lab/bench.h"

struct setting {
    const char *name;
    const char *also;              /* other names, blank separated; NULL none */
    const char *help;              /* one sentence */
    const char *(*word)(size_t i); /* the i-th word it can have, NULL past the last;
                                    * NULL = it has only numbers */
    const char *range;   /* the numbers it can have: "a number above 0"; NULL none */
    const char *example; /* a line that sets it */
    void (*show)(struct bench *b, struct str *out);
    /* Why it cannot be WORD now, as a sentence; NULL = it can. May be NULL itself. */
    const char *(*refuses)(struct bench *b, const char *word);
    /* NOTE gets what the learner should know about an unusual but legal value. */
    bool (*set_number)(struct bench *b, double v, struct str *note, struct err *err);
    void (*set_word)(struct bench *b, const char *word); /* one of its words */
};

extern const struct setting *const settings[]; /* closed by NULL */

/* By name or other name; NULL if there is none. */
const struct setting *setting_named(const char *name);

/* Sets from a word. False: it is none of the words; ERR lists them. */
bool setting_word(const struct setting *s, struct bench *b, const char *word,
                  struct err *err);
bool setting_number(const struct setting *s, struct bench *b, double v,
                    struct str *note, struct err *err);

#endif
