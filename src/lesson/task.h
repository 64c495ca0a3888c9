/* A task block read into a task.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LESSON_TASK_H
#define LESSON_TASK_H

#include "lesson/entry.h"

enum { OPTIONS_MAX = 6 };

/* T is zeroed but for its name and line. What is wrong goes to FAULTS, as FILE:LINE. */
void task_read(struct task *t, const struct entries *e, const char *file,
               struct faults *faults);
void task_done(struct task *t);

/* The kind as a lesson writes it: "do". */
const char *task_kind_name(enum task_kind kind);

/* The line of the NTH (from 0) `KEY:` of T; the task's own if it has none. */
int task_line(const struct task *t, const char *key, size_t nth);

/* WANT and TOLERANCE of "0.8 +- 0.01" (±, or a bare number: exactly it). False if TEXT
 * is no such thing. */
bool task_want(const char *text, double *want, double *tolerance);

#endif
