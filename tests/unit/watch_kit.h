/* A screen that is watched while time goes on.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TESTS_WATCH_KIT_H
#define TESTS_WATCH_KIT_H

#include "app_kit.h"

extern struct grid now;  /* what is to be seen since look() */
extern int64_t clock_ms; /* it is 0 when the screen opens */

/* The screen of sh, which is open; shut() closes only the screen. */
void watch_open(void);
void watch_shut(void);

void look(void);
/* LINE and Enter; what it moves has not moved yet. */
void enter(const char *line);
/* Until nothing moves. */
void settle(void);

#endif
