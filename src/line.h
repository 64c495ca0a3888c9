/* Line mode: lines in, lines out. What scripts and conversations share.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LINE_H
#define LINE_H

#include <stdbool.h>
#include <stdio.h>

#include "record.h"

enum { EXIT_WELL = 0, EXIT_FAULT = 1, EXIT_USAGE = 2, EXIT_INTERRUPTED = 130 };

struct demo;

struct line {
    struct shell *shell;
    struct draft *draft; /* a lesson that is being written; NULL */
    bool colour;         /* colours in plain output: only when asked for */
    bool broken; /* standard output takes no more; said if it was not a closed pipe */
    struct recorder film; /* of a conversation on a terminal */
    struct demo *demo;    /* is played first (and freed); NULL */
};

/* Ctrl-C leaves a note, and a closed pipe is no reason to die. PATIENT (a
 * conversation): SIGTERM and SIGHUP leave notes, too; else a second Ctrl-C ends the
 * process. */
void line_signals(bool patient);
bool line_interrupted(void); /* and forgets it */
bool line_noted(void);       /* any of the notes is there */
int line_leaving(void);      /* SIGTERM, SIGHUP or 0 */

/* Does TEXT to its end, long work in slices, and prints what the shell said. Ctrl-C
 * stops the work. SHELL_READY, _FAULT (the fault is not printed) or _QUIT. *STOPPED =
 * by Ctrl-C. */
enum shell_state line_do(struct line *ln, const char *text, bool *stopped);

/* Prints what the shell has said and forgets it. */
void line_print(struct line *ln);
/* One line of our own, printed and flushed. */
void line_say(struct line *ln, const char *text);

/* The next line of IN without its end; no more than a megabyte of it, NUL as '?'. False
 * = there is none, or a signal came. */
bool line_read(FILE *in, struct str *out);

/* "logitty: FILE:LINE:COLUMN: message" on standard error. FILE and LINE are the
 * script's; a fault with a file of its own keeps that. FILE may be NULL. */
void line_fault(const struct err *fault, const char *file, int line);

#endif
