/* An open question as rows; what the guide and the check of page sizes share.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LESSON_ASK_H
#define LESSON_ASK_H

#include "lesson/lesson.h"

/* Verb, text, options, live condition. SCOPE NULL: nothing is filled in or computed. */
void ask_write(const struct task *t, const struct scope *scope, int width,
               struct paper *out);
/* Verb and text alone. */
void ask_write_text(const struct task *t, const struct scope *scope, int width,
                    struct paper *out);
/* Option INDEX, as "  A  falls". */
void ask_write_option(const struct task *t, size_t index, const struct scope *scope,
                      int width, struct paper *out);
/* The conditions of a do task; DONE: all of them ticked, without values. */
void ask_write_condition(const struct task *t, const struct scope *scope, bool done,
                         int width, struct paper *out);

#endif
