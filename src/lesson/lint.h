/* Static faults of a lesson, each as FILE:LINE: what is wrong and what to write.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LESSON_LINT_H
#define LESSON_LINT_H

#include "lesson/lesson.h"

/* What names mean on each page: a guide's scope over the bench that its set-up made. */
struct lint_scopes {
    const struct scope *(*of)(void *self, size_t page);
    void *self;
};

/* Checks what can be seen without playing anything: names in conditions and {…} known
 * on their page, options with replies, exactly one right
 * option, two hints for each do and number task, page size (17 rows with its task, of
 * shown_columns()), `==` on numbers that are not whole, unique task names, needs that
 * exist in SHELF. */
void lint_lesson(const struct lesson *l, const struct shelf *shelf,
                 const struct lint_scopes *scopes, struct faults *faults);
/* The names in the conditions and texts of T alone, which SCOPE has to know. */
void lint_task_names(const struct lesson *l, const struct task *t,
                     const struct scope *scope, struct faults *faults);
/* The links of its TEXT lead somewhere: [text](ID), [text](ID#PAGE), PAGE being a
 * number or the title as in "bias-and-variance"; ID may also be the file,
 * "03-sigmoid.md". */
void lint_links(const struct lesson *l, const struct shelf *shelf, const char *text,
                struct faults *faults);

/* Calls SEEN with each text of the page that a learner reads, and its line: prose (but
 * code), what is asked, hints, options, replies; of its `again` blocks too. */
void lint_each_text(const struct page *page,
                    void (*seen)(void *self, const char *text, int line), void *self);

#endif
