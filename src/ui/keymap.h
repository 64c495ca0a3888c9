/* Which key asks for what: the one table, given to readline as functions so that
 * inputrc can rebind them. SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef UI_KEYMAP_H
#define UI_KEYMAP_H

#include "ui/app.h"

enum { KEY_SEQUENCES = 5 };

struct key {
    const char *name;                    /* readline function: "logitty-page-down" */
    const char *sequence[KEY_SEQUENCES]; /* as readline writes them: "\\e[6~"; unused
                                            ones NULL */
    const char *shown;                   /* "PgDn"; NULL = not in the help */
    const char *help;                    /* one phrase */
    enum action action;
    const char *usual; /* the readline function that it wraps: "forward-char"; NULL */
};

extern const struct key keymap[];
extern const size_t nkeys;

/* The I-th key of those that the help names: "PgDn", and what it does; NULL past the
 * last. */
const char *keymap_shown(size_t i, const char **help);

#endif
