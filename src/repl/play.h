/* Playing a lesson with its own answers: what the linter and the tests cannot see
 * without running it. SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef REPL_PLAY_H
#define REPL_PLAY_H

#include "lesson/lesson.h"
#include "repl/shell.h"

/* Plays every page of L on a shell of its own: set-ups run; each task is open before
 * its solution and passed after it; wrong options get their reply and leave the task
 * open, the right one passes; every {…} can be filled in; the offered line runs. Faults
 * are added with FILE and line. HOST as for shell_new; nothing is kept. */
void play_lesson(const struct shell_host *host, const struct command *const *commands,
                 const struct lesson *l, struct faults *faults);

/* The whole check of lesson files: reads each of PATHS (files or directories; none: the
 * host's lesson directories), static faults, then a play-through. Prints every fault as
 * FILE:LINE: … and a closing count into OUT. Returns the number of faults. */
size_t play_lint(const struct shell_host *host, const struct command *const *commands,
                 char *const *paths, size_t npaths, struct str *out);

#endif
