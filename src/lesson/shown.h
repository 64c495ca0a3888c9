/* Which picture a page shows, and how much text has room beside it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LESSON_SHOWN_H
#define LESSON_SHOWN_H

#include "lab/figure.h"

/* The picture that SETUP (commands, one a line; may be NULL) chooses where WAS was
 * shown before; NULL: the usual one. Nothing is run. */
const struct figure *shown_after(const char *setup, const struct figure *was);

/* Columns beside F on a screen of 80: of the prose, or of the task. */
int shown_columns(const struct figure *f, bool prose);

#endif
