/* What a learner has done, in one small text file, saved all or nothing.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LESSON_PROGRESS_H
#define LESSON_PROGRESS_H

#include "lesson/guide.h"

struct progress {
    struct kept {
        char *lesson, *task;
        struct task_record record;
    } * kept;
    size_t n;
    char *lesson; /* where the learner is; NULL on the first run */
    size_t page;
    char *bench; /* the commands that restore the bench of that page; may be NULL */
    char *lab;   /* the commands that restore the learner's lab; may be NULL */
};

void progress_init(struct progress *p);
void progress_done(struct progress *p);
/* A missing file is an empty progress; a damaged one is set aside as FILE.damaged and
 * what could be read is kept (ERR then has a sentence and true is still returned). Text
 * of the file is hostile: lengths are bounded, nothing unprintable comes through. */
bool progress_load(struct progress *p, const char *file, struct err *err);
bool progress_save(const struct progress *p, const char *file, struct err *err);

/* Copies the records of G's tasks from / to P (keyed by lesson id and task name). */
void progress_to_guide(const struct progress *p, struct guide *g);
void progress_from_guide(struct progress *p, const struct guide *g);
/* States of one lesson: how many of its tasks are done (of TOTAL), any with help. */
size_t progress_count(const struct progress *p, const struct lesson *l, size_t *total,
                      bool *helped);

#endif
