/* A lesson that is being written: read again whenever its file has been saved.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef REPL_DRAFT_H
#define REPL_DRAFT_H

#include "repl/shell.h"

struct draft;

struct draft *draft_new(const char *file);
/* After shell_free(): the shell may still be in an older version of the lesson. */
void draft_free(struct draft *d); /* NULL allowed */

/* Has the file changed since the last call? Then RUN gets the line that opens the
 * lesson on the page where the learner is; or, if it cannot be read, SAY gets its first
 * fault as FILE:LINE, and the version before stays. False: there is nothing to do. */
bool draft_follow(struct draft *d, struct shell *sh, struct str *run, struct str *say);

#endif
