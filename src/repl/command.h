/* A command: name, arguments, help, an example that runs.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef REPL_COMMAND_H
#define REPL_COMMAND_H

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"

struct shell;
struct offers;

enum arg_kind {
    ARG_END,
    ARG_WORD,   /* one word or "quoted text" */
    ARG_VALUE,  /* one value, by rule 3 of the language */
    ARG_VALUES, /* as many values as there are */
    ARG_EXPR,   /* one expression to the end of the statement */
    ARG_REST,   /* the rest of the statement as text */
    ARG_PAIR,   /* NAME=VALUE, any number of them */
};

struct arg_spec {
    enum arg_kind kind;
    const char *name; /* as the argument line shows it: HEIGHT */
    const char *help; /* "slope: rise per unit of foot" */
    bool optional;
    const char *const *words; /* ARG_WORD: the words that may stand here; NULL = any */
};

enum { ARGS_MAX = 8 };

/* What a statement's arguments came to. */
struct args {
    size_t n; /* in order, values and words together */
    struct arg {
        enum arg_kind kind;
        double number; /* VALUE, VALUES, EXPR */
        char *text;    /* the source text; WORD and REST: the text itself */
        char *name;    /* PAIR */
    } * arg;
};

enum command_group {
    ABOUT_CORE,
    ABOUT_DATA,
    ABOUT_MODEL,
    ABOUT_TRAIN,
    ABOUT_TIME,
    ABOUT_LOOK,
    ABOUT_MATHS,
    ABOUT_LESSON,
    ABOUT_SESSION,
    COMMAND_GROUPS
};

struct command {
    const char *name;
    const char *also; /* other names, blank separated; NULL none */
    enum command_group group;
    struct arg_spec arg[ARGS_MAX];
    const char *help;    /* one sentence */
    const char *example; /* a line that runs after `data hobbits` */
    const char *before;  /* what help puts before it, so that it has something to do;
                            NULL: nothing is needed */
    bool changes;        /* it can change the bench: one undo entry */
    bool weights;        /* all it does is set the weights: seen before Enter */
    bool alone;          /* it cannot stand inside repeat */
    bool lesson;         /* it means something in a lesson only */
    bool (*run)(struct shell *sh, const struct args *args, struct err *err);
    /* What can stand behind it (offer.h). NULL: what its arguments say, words or
     * values.
     */
    void (*offer)(struct shell *sh, const char *typed, struct offers *to);
    /* Its name alone shows what it has set; false: there is nothing yet. NULL: it needs
     * its arguments. */
    bool (*bare)(struct shell *sh);
};

#endif
