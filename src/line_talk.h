/* Plain mode: the whole program as a conversation in lines.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LINE_TALK_H
#define LINE_TALK_H

#include "base/path.h"
#include "line.h"

/* Talks until `quit` or the end of the input. TTY: a person types, with readline; else
 * lines come from standard input and no prompt is shown. The exit status. Ends the
 * process by SIGTERM or SIGHUP when one came, the place saved. */
int line_talk(struct line *ln, const struct places *places, bool tty);

#endif
