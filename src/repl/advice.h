/* What to type next: never what the open task of a page forbids.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef REPL_ADVICE_H
#define REPL_ADVICE_H

#include "repl/shell.h"

/* The sentence why the open task forbids some command or setting of LINE; NULL: it
 * forbids none. It lies in the guide, until the next one. */
const char *advice_forbidden(const struct shell *sh, const char *line);

/* Tab takes LINE at the prompt; nothing if it is forbidden. */
void advice_offer(struct shell *sh, const char *line);

/* Appends LEAD and those of LINES (closed by NULL; "" is none) that are not forbidden:
 * ". Try scale on, or eta = 0.1"; Tab takes the first. If all are, the text ends in a
 * full stop. */
void advise(struct shell *sh, const char *lead, const char *const *lines,
            struct str *t);

#endif
