/* readline as the line editor of the full screen: keys in, a line out; it neither reads
 * the terminal nor writes to it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SCREEN_READLINE_H
#define SCREEN_READLINE_H

#include <stdbool.h>
#include <termios.h>

#include "base/path.h"
#include "screen_lexer.h"
#include "ui/app.h"

/* Readies readline with the keys of ui/keymap.h and the special characters of MODES,
 * the terminal's own; APP and SH are borrowed until line_editor_stop(). UTF8: the
 * locale is; else what is typed becomes ASCII. */
void line_editor_start(struct app *app, struct shell *sh, const struct places *places,
                       const struct termios *modes, bool utf8);
void line_editor_stop(void);

void line_editor_resize(int rows, int cols);

/* One token of the keyboard. Accepted lines go to app_line(). */
void line_editor_token(const struct token *t);
/* Ctrl-C: the line and whatever was begun on it are gone; false = there was nothing. */
bool line_editor_clear(void);
/* The line is closed: Ctrl-D on an empty one. */
bool line_editor_closed(void);

/* Tells the app the line as it is now, if it changed since. */
void line_editor_show(void);

#endif
