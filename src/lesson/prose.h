/* The {EXPR} inside prose and replies.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LESSON_PROSE_H
#define LESSON_PROSE_H

#include "lesson/lesson.h"

/* Each EXPR of TEXT (line LINE of FILE) can be read; with SCOPE its names are known as
 * well. WHAT comes before the message: "task 'fit': ". */
void prose_check(const char *text, const struct scope *scope, const char *file,
                 int line, const char *what, struct faults *faults);

/* Appends TEXT with its {EXPR} filled in; as it is if that fails or SCOPE is NULL. */
void prose_fill(const char *text, const struct scope *scope, struct str *out);

/* The same as a text of its own (heap). */
char *prose_filled(const char *text, const struct scope *scope);

#endif
