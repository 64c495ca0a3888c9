/* Benches beside the present one: copies on which a setting is tried, forks and earlier
 * runs that are called by name, and their long work.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef REPL_TRIAL_H
#define REPL_TRIAL_H

#include "lab/race.h"
#include "lab/sweep.h"
#include "repl/private.h"

/* A race or a sweep under way. */
struct trial {
    struct race *race;
    struct sweep *sweep;   /* that is made of it; NULL: a race */
    char note[256];        /* who began elsewhere; "" nobody */
    char line[256];        /* that does what may have been meant; "" none */
    unsigned long version; /* of the bench when it began */
    bool shown;            /* the bench has its runs for now; it had: */
    struct {
        struct runs runs;
        struct loss_view view;
        char plot[16];
    } was;
};

/* A bench that was called by its name. */
struct called {
    struct bench *bench; /* heap */
    char name[RUN_NAME]; /* as it is listed */
    size_t steps;        /* of its whole run */
};

/* Sets NAME = VALUE on B as the line would, without a word. False sets ERR. */
bool trial_set(struct shell *sh, struct bench *b, const char *name, const char *value,
               struct err *err);
/* A fork, the letter of an earlier run, or `now`. False: NAME is none of them. */
bool trial_called(struct shell *sh, const char *name, struct called *out);
/* Appends the names that there are: "forks hill, valley; runs A, B". */
void trial_names(const struct shell *sh, struct str *out);
/* A copy of the present bench (heap). */
struct bench *trial_copy(const struct shell *sh);

/* What is typed behind a race or a sweep: "updates 60", "60 updates", "passes 5"; where
 * FIT is allowed "fit", else also "60". Takes it off the N words. False sets ERR. */
bool trial_length(struct shell *sh, char **word, size_t *n, bool fit, struct race *r,
                  struct err *err);
/* The words of TEXT (heap), N of them, without blanks around a `=`. */
char **trial_words(const char *text, size_t *n);
void trial_words_free(char **word, size_t n);

/* Fills T from the N words of a command; words may be taken off. False sets ERR. */
typedef bool trial_reader(struct shell *sh, struct trial *t, char **word, size_t *n,
                          struct err *err);
/* A command: a new trial is read from its words and its work begins. */
bool trial_run(struct shell *sh, const struct args *args, trial_reader *read,
               struct err *err);
/* On a screen whose reply has one row, what was said opens as a page with this TITLE.
 */
void trial_apart(struct shell *sh, const char *title);
/* Shows picture NAME from now on. */
void trial_show(struct shell *sh, const char *name);

/* ---- for the work ---- */
bool trial_on(struct shell *sh); /* one update; false: it is over */
void trial_end(struct shell *sh, const struct work *was);
void trial_free(struct trial *t); /* NULL allowed */
/* Between two slices the pictures show how far a race is; before the next one, and a
 * line typed meanwhile, the bench is as it was. */
void trial_show_way(struct shell *sh);
void trial_hide_way(struct shell *sh);
/* The picture of a race: the map with its paths if that is on show, else the curves. */
const char *trial_picture(struct shell *sh);
/* What the end of each says. */
void race_say(struct shell *sh, const struct trial *t);
void sweep_say(struct shell *sh, const struct trial *t);

#endif
