/* A copy of the shell on another bench: a line is run there and nothing of it is left.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef REPL_ASIDE_H
#define REPL_ASIDE_H

#include "repl/private.h"

struct aside {
    struct shell shell;
    struct shell_private
        in; /* the copy's own: what it is, may be changed before a line */
};

/* A copy of SH on B, which stays the caller's; quiet. What it says, notes and asks for
 * goes with it. A must not be moved. */
void aside_open(struct aside *a, const struct shell *sh, struct bench *b);
void aside_close(struct aside *a);

#endif
