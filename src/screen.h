/* The full screen: one loop between the keyboard, the app and the terminal.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SCREEN_H
#define SCREEN_H

#include <stdbool.h>

#include "base/path.h"
#include "repl/shell.h"
#include "terminfo.h"

struct screen_setup {
    const struct places *places;     /* for the history */
    const struct terminfo *terminfo; /* its entry is one that can do it */
    bool utf8;
    int colours;             /* that the terminal has; 0 = bold and faint only */
    bool light;              /* its background is known to be light */
    const struct str *typed; /* bytes that were read already */
    struct draft *draft;     /* a lesson that is being written; NULL */
    struct demo *demo;       /* plays until a key comes (it is freed then); NULL */
};

/* Runs until the person leaves, and prints the farewell. The exit status; -1 = the
 * terminal cannot do it after all and nothing has happened. Ends the process by the
 * signal when one asked it to go. */
int screen_run(struct shell *sh, const struct screen_setup *setup);

#endif
