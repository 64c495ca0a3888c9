/* What the terminal's description says it can do. The only file with term.h, whose
 * macros clash with ordinary names. SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TERMINFO_H
#define TERMINFO_H

#include <stdbool.h>

#include "base/str.h"

struct terminfo {
    char name[64];    /* the entry to use: TERM, or the nearest one known; "" = none */
    char note[200];   /* one sentence if it is not TERM's own; "" */
    bool full_screen; /* it can put text where it wants */
    bool ansi;        /* it understands ECMA-48 sequences */
    bool reports;     /* it answers ESC [ 6 n */
    int colours;      /* 0 = none */
};

/* Looks up TERM (NULL = not set). */
void terminfo_look(struct terminfo *t, const char *term);

/* After newterm(). Appends the string capability CAP, its padding removed; nothing if
 * the terminal lacks it. */
void terminfo_add(struct str *out, const char *cap);
bool terminfo_has(const char *cap);
/* The key's bytes as they are, if they begin with ESC; else NULL. */
const char *terminfo_key(const char *cap);

#endif
