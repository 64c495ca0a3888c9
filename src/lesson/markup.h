/* The little markup of a task's texts: `code` and **bold**.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LESSON_MARKUP_H
#define LESSON_MARKUP_H

#include "base/str.h"

/* Appends TEXT as styled text (plot/text.h): all but those marks as it is, so that 2*x
 * needs no quoting. */
void markup_styled(const char *text, struct str *out);

#endif
