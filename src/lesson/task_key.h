/* The keys of a task block: a table, each with what it takes.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LESSON_TASK_KEY_H
#define LESSON_TASK_KEY_H

#include "lesson/entry.h"

struct task_reader {
    struct task *t;
    const char *file;
    struct faults *faults;
};

/* Adds "FILE:LINE: task 'NAME': MESSAGE" to the faults. */
void task_fault(struct task_reader *r, int line, const char *fmt, ...)
    LIKE_PRINTF(3, 4);

/* Reads a `key: value`; the kind is known already. */
void task_key_read(struct task_reader *r, const struct entry *e);
/* A fault for a key that no task has. False if there is such a key. */
bool task_key_unknown(struct task_reader *r, const struct entry *e);

/* The {EXPR} of a text can be read. */
void task_text_check(struct task_reader *r, const char *text, int line);
/* A condition; NULL (and a fault) if it cannot be read. */
struct formula *task_condition(struct task_reader *r, const char *text, int line);
/* A number without any names: a literal or "log(2)". */
bool task_constant(const char *text, double *number);

#endif
