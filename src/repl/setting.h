/* The knobs of the bench: one table of settings.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef REPL_SETTING_H
#define REPL_SETTING_H

#include "base/err.h"
#include "lab/bench.h"

enum setting_subject {
    SETTING_MODEL,
    SETTING_LOSS,
    SETTING_OPTIMIZE,
    SETTING_MATHS,
    SETTING_LOOK,
    SETTING_SUBJECTS
};

struct setting {
    const char *name;
    const char *also; /* other names, blank separated; NULL none */
    enum setting_subject subject;
    const char *help;              /* one sentence */
    const char *(*word)(size_t i); /* the i-th word it can have, NULL past the last;
                                    * NULL = it has only numbers */
    const char *counted; /* the one of its words that a number may follow: "mlp" */
    const char *range;   /* the numbers it can have: "a number above 0"; NULL none */
    const char *example; /* a line that sets it */
    bool reads;          /* a reading has its name: alone it prints that */
    const char *weight;  /* a number given to it is meant for this weight; NULL none */
    size_t place;        /* 1 X, 2 Y: a weight while a function is minimized; else 0 */
    void (*show)(struct bench *b, struct str *out);
    /* NOTE gets what the learner should know about an unusual but legal value. */
    bool (*set_number)(struct bench *b, double v, struct str *note, struct err *err);
    /* WORD is one of its words; COUNT is the number behind it, 0 = none. */
    bool (*set_word)(struct bench *b, const char *word, double count, struct str *note,
                     struct err *err);
};

extern const struct setting *const settings[]; /* closed by NULL */

/* The title of a subject: "optimize". */
const char *setting_subject(enum setting_subject subject);

/* By name (its case counts) or other name; NULL if there is none. */
const struct setting *setting_named(const char *name);
/* WORD is one of its words. */
bool setting_has(const struct setting *s, const char *word);

/* Sets from a word, with the COUNT behind it (0 = none). False: it is none of the
 * words, ERR lists them; or it cannot be that now. */
bool setting_word(const struct setting *s, struct bench *b, const char *word,
                  double count, struct str *note, struct err *err);
bool setting_number(const struct setting *s, struct bench *b, double v,
                    struct str *note, struct err *err);

#endif
