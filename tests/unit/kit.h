/* What tests of the shell share: a shell over the checkout's data, and what it said.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TESTS_KIT_H
#define TESTS_KIT_H

#include "repl/shell.h"

/* A shell with the checkout's lessons and data (LOGITTY_DATA), nothing kept. */
struct shell *kit_shell(bool replies);
void kit_done(struct shell *sh);

/* Types LINE and lets its work end. What was said since the last call is kept: */
enum shell_state kit_type(struct shell *sh, const char *line);
/* … as text; the fault's message is its last line. Borrowed until the next kit_type(). */
const char *kit_said(void);

/* The reply in one row, so that a fragment may run over a line's end. Borrowed. */
const char *kit_row(void);
/* Types LINE, which must not be at fault, and must be answered with SAYS. */
void kit_must(struct shell *sh, const char *line);
void kit_gets(struct shell *sh, const char *line, const char *says);

/* The value of an expression now; fails the test if it has none. */
double kit_value(struct shell *sh, const char *expr);

/* The experiment as lines (heap); the picture on show is not of it. */
char *kit_experiment(const struct bench *b);

/* A file of the tests' own directory (TESTS_DIR), all of it (heap). */
char *kit_file(const char *name);

#endif
