/* Guesses before a step: a letter and Enter, as in lessons, or one arrow.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef UI_GUESS_H
#define UI_GUESS_H

#include "ui/arrows.h"

extern const struct arrows arrows_guess;

/* No question waits any more, and the step is not done. False: none did. */
bool guess_give_up(struct app *app);

#endif
