/* What the open task of a page waits for, where a line is something else.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef REPL_WANTED_H
#define REPL_WANTED_H

#include "repl/shell.h"

/* LINE is a number by itself where something is to be set to one: ERR asks "X = 1?",
 * and has that line. */
bool wanted_number(struct shell *sh, const char *line, struct err *err);
/* LINE was refused, ERR says why. Words beside a question get "Type A, B or C."; and on
 * a page no line is offered that takes other data. */
void wanted_instead(struct shell *sh, const char *line, struct err *err);
/* Would LINE leave the bench of SELF, a shell, as it is? */
bool wanted_leaves(void *self, const char *line);

#endif
