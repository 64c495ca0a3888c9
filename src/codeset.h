/* Which characters the terminal shows: the locale, what to do without one.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CODESET_H
#define CODESET_H

#include <stdbool.h>

#include "base/str.h"

struct codeset {
    bool utf8;
    bool chosen;    /* plain C or POSIX: ASCII on purpose */
    char note[160]; /* one sentence about a fallback that was taken; "" none */
};

/* Sets the locale from the environment. LC_NUMERIC stays "C": a number is written with
 * a point. If the environment names UTF-8 but this machine lacks that locale, C.UTF-8
 * stands in. */
void codeset_start(struct codeset *c);

/* Asks the terminal at file descriptors 0 and 1 how wide the two bytes of é are, and
 * goes over to C.UTF-8 if they are one character. What the person typed meanwhile is
 * appended to TYPED. Waits 300 ms at most. */
void codeset_ask(struct codeset *c, struct str *typed);

#endif
