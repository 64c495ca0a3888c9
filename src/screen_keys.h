/* The keys of ui/keymap.h as readline functions, so that inputrc can rebind them.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SCREEN_KEYS_H
#define SCREEN_KEYS_H

#include <stdbool.h>
#include <termios.h>

#include "ui/app.h"

/* Before rl_initialize(), which reads inputrc: makes the functions known, and binds the
 * characters that the person's terminal has in MODES for erasing. */
void screen_keys_add(struct app *app, const struct termios *modes);
/* After it: binds the keys that the person has not bound otherwise. */
void screen_keys_bind(void);

/* Whether the key for painting everything anew was pressed; forgets it. */
bool screen_keys_redraw(void);

#endif
