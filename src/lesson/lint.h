/* Static faults of a lesson, each as FILE:LINE: what is wrong and what to write.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LESSON_LINT_H
#define LESSON_LINT_H

#include "lesson/lesson.h"

/* Checks what can be seen without running anything: names in conditions and {…} known
 * to SCOPE (a guide's scope over a bench), options with replies, exactly one right
 * option, two hints for each do and number task, page size (17 rows with its task, of
 * shown_columns()), `==` on numbers that are not whole, unique task names, needs that
 * exist in SHELF. */
void lint_lesson(const struct lesson *l, const struct shelf *shelf,
                 const struct scope *scope, struct faults *faults);

#endif
