/* The knobs of the bench and the preferences: one table of settings.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef REPL_SETTING_H
#define REPL_SETTING_H

#include "base/err.h"
#include "lab/bench.h"
#include "repl/preferences.h"

struct shell;

enum setting_subject {
    SETTING_MODEL,
    SETTING_LOSS,
    SETTING_OPTIMIZE,
    SETTING_MATHS,
    SETTING_LOOK,
    SETTING_PREFERENCES,
    SETTING_SUBJECTS
};

/* How the arrow keys turn it, when its name alone was typed. */
enum turn_rule {
    TURN_WORDS,   /* through its words; what has none, and preferences, not at all */
    TURN_EVEN,    /* through the numbers of a struct ladder: */
    TURN_GROWING, /* … */
    TURN_SHARE,
    TURN_ROWS,  /* whole numbers as far as there are rows */
    TURN_PLACE, /* even; a step is a hundredth of what `plot f` shows */
};

struct turn {
    enum turn_rule rule;
    double step, least, most; /* MOST 0: no end */
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
    const char *brief; /* what the number is: "the size of a jump"; NULL: RANGE says */
    const char *example; /* a line that sets it */
    bool reads;          /* a reading has its name: alone it prints that */
    const char *weight;  /* a number given to it is meant for this weight; NULL none */
    size_t place;        /* 1 X, 2 Y: a weight while a function is minimized; else 0 */
    struct turn turn;

    /* Where its value stands, if nothing else has to be done: a row then needs no
     * functions to show and set it. 0: it brings them. */
    size_t number; /* FIELD_NUMBER(h) */
    size_t flag;   /* FIELD_FLAG(nudge), of preferences PREFERS(mouse): the first of its
                      two words makes it true */
    bool (*fits)(double v); /* a number that it can be; NULL any */
    const char *misfit;     /* what is said to another: a sentence */
    /* What the learner should know about a value that was set. NULL: nothing. */
    void (*remark)(const struct setting *s, const struct bench *b, struct str *note);

    void (*show)(struct bench *b, struct str *out);
    /* NOTE gets what the learner should know about an unusual but legal value. */
    bool (*set_number)(struct bench *b, double v, struct str *note, struct err *err);
    /* WORD is one of its words; COUNT is the number behind it, 0 = none. */
    bool (*set_word)(struct bench *b, const char *word, double count, struct str *note,
                     struct err *err);

    /* The row is of the preferences instead of the bench: these stand for the three
     * above. A row with a flag has none. WORD is one of its words. */
    enum preference preference;
    void (*tell)(const struct preferences *p, struct str *out);
    void (*prefer)(struct preferences *p, const char *word);
    void (*alone)(struct shell *sh); /* what its name alone shows; NULL: its value */
};

extern const struct setting *const settings[]; /* closed by NULL */

/* The title of a subject: "optimize". */
const char *setting_subject(enum setting_subject subject);

/* By name (its case counts) or other name; NULL if there is none. */
const struct setting *setting_named(const char *name);
/* WORD is one of its words. */
bool setting_has(const struct setting *s, const char *word);

bool setting_is_preference(const struct setting *s);
/* It can be a number. */
bool setting_takes_numbers(const struct setting *s);

/* Appends the value now. */
void setting_show(const struct setting *s, const struct shell *sh, struct str *out);

/* Sets from a word, with the COUNT behind it (0 = none). False: it is none of the
 * words, ERR lists them; or it cannot be that now. A preference is kept, if a person
 * types. */
bool setting_word(const struct setting *s, struct shell *sh, const char *word,
                  double count, struct str *note, struct err *err);
bool setting_number(const struct setting *s, struct shell *sh, double v,
                    struct str *note, struct err *err);

/* Preferences only: WORD is one of the words, else ERR lists them; takes it over. */
bool setting_prefers(const struct setting *s, const char *word, struct err *err);
void setting_prefer(const struct setting *s, struct preferences *p, const char *word);

#endif
