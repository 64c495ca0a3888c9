/* What the monkey types.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TESTS_MONKEY_KIT_H
#define TESTS_MONKEY_KIT_H

#include "base/str.h"

extern char monkey_folder[]; /* for its files, by mkdtemp() */

/* A new line, by chance (chance_kit). */
void monkey_line(struct str *line);

#endif
