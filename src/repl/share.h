/* The other end of share.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef REPL_SHARE_H
#define REPL_SHARE_H

#include "repl/shell.h"

/* The state of CODE in the place of the present one: all of it or, with ERR, nothing of
 * it (the statement that is under way takes it back). */
bool share_load(struct shell *sh, const char *code, struct err *err);
/* A code as share shows it or as it was passed on: "logitty 7K4Q-…" is the same. */
const char *share_code(const char *text);
/* LINE is nothing but a code, or the rest of one whose beginning `load` has just
 * refused: ERR has the line that loads it. */
bool share_meant(const struct shell *sh, const char *line, struct err *err);

#endif
