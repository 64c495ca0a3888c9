/* Scripts: -e, -f and a pipe; only what was asked for is printed.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LINE_SCRIPT_H
#define LINE_SCRIPT_H

#include "line.h"
#include "options.h"

/* Runs the sources in order. The first fault ends it, unless KEEP_GOING. The exit
 * status. */
int line_script(struct line *ln, const struct source *source, size_t n,
                bool keep_going);

#endif
