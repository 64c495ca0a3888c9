/* Guesses before a step with one key each.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef UI_GUESS_H
#define UI_GUESS_H

#include "ui/arrows.h"

extern const struct arrows arrows_guess;

/* KEY, typed on an empty line, answers the question that waits. */
bool guess_key(struct app *app, char key);
/* No question waits any more, and the step is not done. False: none did. */
bool guess_give_up(struct app *app);

#endif
