/* What both front ends ask of readline: completion by the shell, the history file.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef EDITING_H
#define EDITING_H

#include "base/path.h"
#include "repl/shell.h"

/* Names the program for inputrc, and completes from SH (borrowed till editing_stop()).
 */
void editing_start(struct shell *sh);

/* Reads the history of earlier sessions; PLACES may have no place for it. */
void editing_history(const struct places *places);
/* Adds LINE to the history and its file at once: a crash loses nothing. */
void editing_remember(const char *line);
/* Cuts the history file to its last lines and forgets the rest. */
void editing_stop(void);

#endif
