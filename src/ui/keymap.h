/* Which key asks for what: the one table, given to readline as functions so that
 * inputrc can rebind them. SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef UI_KEYMAP_H
#define UI_KEYMAP_H

#include "ui/app.h"

struct key {
    const char *name;        /* readline function: "logitty-page-down" */
    const char *sequence[4]; /* as readline writes them: "\\e[6~"; unused ones NULL */
    const char *shown;       /* "PgDn"; NULL = not in the help */
    const char *help;        /* one phrase */
    enum action action;
    const char *usual; /* the readline function that it wraps: "forward-char"; NULL */
};

extern const struct key keymap[];
extern const size_t nkeys;

#endif
