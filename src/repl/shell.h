/* A line in, paper out: the one shell behind -e, scripts, plain mode and the screen.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef REPL_SHELL_H
#define REPL_SHELL_H

#include "base/path.h"
#include "lab/bench.h"
#include "lab/figure.h"
#include "lesson/guide.h"
#include "lesson/progress.h"
#include "plot/paper.h"
#include "repl/command.h"
#include "repl/preferences.h"

/* What the front end decides. */
struct shell_host {
    struct places places; /* borrowed for the shell's life */
    const char *const *lesson_dirs;
    size_t nlesson_dirs;
    const char *language;      /* of the lessons: "de"; NULL: English */
    struct circumstances here; /* of the preferences */
    struct look look; /* as the preferences have it; at first: if nobody says */
    int width;        /* columns of inline output; 80 when not known */
    int reply_rows;   /* that a reply has on a screen; 0: as many as it needs */
    int picture_rows, picture_cols; /* size of pictures inline */
    /* The I-th key of the front end and what it does; NULL past the last. NULL: it has
     * none of its own. */
    const char *(*key)(size_t i, const char **help);
    bool replies;         /* print what a command did (not in -e, -f, a pipe) */
    bool pictures_inline; /* `plot` prints the picture (not on the full screen) */
    bool keep_progress;   /* read and write the progress file */
    bool filmed;          /* the front end can record a terminal: sh->film */
    bool seeded;   /* the lab's chance begins at SEED; lessons have their own, so */
    uint64_t seed; /* that everybody sees the same numbers there */
};

enum shell_state {
    SHELL_READY, /* everything given has been done */
    SHELL_BUSY,  /* long work is under way: call shell_work() */
    SHELL_FAULT, /* the last statement was at fault: sh->fault; the rest of its line is
                    dropped */
    SHELL_QUIT,
};

struct shell {
    struct shell_host host;
    const struct command *const *commands; /* the table, received: closed by NULL */
    struct bench *bench; /* the present one: the lesson's or the lab's */
    struct bench *lab;   /* the learner's own */
    struct guide *guide; /* NULL in the lab */
    struct progress progress;
    struct preferences preferences; /* of the person; whatever the bench */
    struct paper out;  /* what the last line said; the front end reads and clears it */
    struct str remark; /* what a script should know besides: "" if nothing; no fault */
    struct err fault;  /* of the last line; fault.meant goes into the prompt as ghost */
    bool faulted;
    bool quit;
    bool pointing; /* a crosshair is asked for; the screen takes that over */
    char *heading; /* the reply's first row when `out` is long (explain, help) */
    struct {
        char *file;            /* where the terminal is to be recorded; NULL: nowhere */
        unsigned long version; /* grows when that changes */
    } film;
    struct shell_private *in; /* history, work under way, queue of statements */
};

/* COMMANDS is the table of repl/commands.h. Loads the progress. */
struct shell *shell_new(const struct shell_host *host,
                        const struct command *const *commands);
void shell_free(struct shell *sh); /* saves the progress first */
/* The lessons of the host's folders, without those with faults; read at the first call,
 * owned by the shell. */
struct shelf *shell_shelf(const struct shell *sh);

/* Opens what the command line asked for; any of them reports in `out` or `fault`. */
enum shell_state shell_open_file(struct shell *sh,
                                 const char *file); /* the lab, with data */
enum shell_state shell_open_lesson(struct shell *sh, const char *word);
enum shell_state shell_open_code(struct shell *sh, const char *code); /* the lab */
/* Where the learner was; lesson 0 on the first run; the lab if there are no lessons. */
enum shell_state shell_resume(struct shell *sh);

/* Starts LINE (UTF-8, as typed). Clears `fault`; appends to `out`. An empty line does
 * the next sensible thing (shell_next_line), but only where replies are wanted. */
enum shell_state shell_line(struct shell *sh, const char *line);
/* After SHELL_FAULT: the statements of the line that were not reached; NULL = none. */
const char *shell_left(const struct shell *sh);
/* Goes on with long work by at most UPDATES optimizer updates. */
enum shell_state shell_work(struct shell *sh, size_t updates);
/* Ctrl-C: the work under way ends after the present step; nothing is lost. */
void shell_interrupt(struct shell *sh);
bool shell_busy(const struct shell *sh);
bool shell_animated(
    const struct shell *sh); /* the work is a `run`: show it step by step */
/* It is a `replay`: any key stops it. */
bool shell_replays(const struct shell *sh);
void shell_save_progress(struct shell *sh);
/* Appends the code of the present state, which load brings back: "7K4Q-M2XD". False
 * sets ERR: it does not fit one. */
bool shell_code(struct shell *sh, struct str *out, struct err *err);

/* ---- for the screen ---- */
/* What Enter on an empty line does now: the line to run ("next", "line 3 0", "step"),
 * and a phrase for the last row ("next page", "do it"). Never NULL. */
const char *shell_next_line(struct shell *sh, const char **phrase);
/* The grey line at the empty prompt: what was meant after a mistake, or the task's
 * `try:`; with TYPED not empty: how it could go on (history, the task). "" if nothing.
 * Appends the rest that is to be typed to OUT. */
void shell_ghost(struct shell *sh, const char *typed, struct str *out);
/* The argument being typed: "line HEIGHT SLOPE    slope: rise per unit of foot". "" if
 * the line is no command or setting yet. */
void shell_argument(struct shell *sh, const char *typed, struct str *out);
/* Completions of the word that ends at byte POINT of LINE: heap list closed by NULL (or
 * NULL); *START = where the word begins. */
char **shell_complete(struct shell *sh, const char *line, size_t point, size_t *start);
/* What WORD is, which the last completion offered; "" if there is nothing to say. */
const char *shell_offered(const struct shell *sh, const char *word);
/* The readings for the strip, blank separated. */
const char *shell_strip(struct shell *sh);
/* An arrow key on the empty line, WAY < 0 left: the line that moves one step of the run
 * back, or on again; such lines in a row are one entry of undo. NULL: there is no such
 * step. It is to be run at once. */
const char *shell_time_line(struct shell *sh, int way);
/* Name VALUE before the last command, for "0.405 → 2.261"; false = it did not change.
 */
bool shell_was(struct shell *sh, const char *reading, struct value *was);
/* The scope of what can be named now: task before bench. Lives until the next line. */
const struct scope *shell_scope(struct shell *sh);

#endif
