/* What a learner has done, in one small text file, saved all or nothing.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LESSON_PROGRESS_H
#define LESSON_PROGRESS_H

#include "base/str.h"
#include "lesson/guide.h"

struct progress {
    struct kept {
        char *lesson, *task;
        struct task_record record;
    } * kept;
    size_t n;
    char *lesson; /* where the learner is; NULL on the first run */
    size_t page;
    char *left; /* the last lesson, where it was left: in the lab that is not the */
    size_t left_page; /* place; NULL none */
    char *bench; /* the commands that restore the bench of that page; may be NULL */
    char *lab;   /* the commands that restore the learner's lab; may be NULL */
    char *path;  /* the path that was chosen (lesson/menu.h); NULL: by number */
    struct marked *marked; /* what is known besides of lessons and questions */
    size_t nmarked;
};

/* Notes besides the tasks' own records. */
enum mark {
    MARK_TESTED, /* the lesson was tested out; TASK is "" */
    MARK_REVIEW, /* how the question did when it was asked again */
    MARK_BEFORE, /* how it did in `quiz before` */
    MARK_AFTER,
    MARKS
};
struct marked {
    enum mark mark;
    char *lesson, *task;
    bool right;
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
/* NULL: nothing is kept of that task. */
const struct task_record *progress_record(const struct progress *p, const char *lesson,
                                          const char *task);
/* ---- marks (progress_mark.c) ---- */
void progress_mark(struct progress *p, enum mark mark, const char *lesson,
                   const char *task, bool right);
/* *RIGHT (may be NULL) gets how it did; false: there is no such mark. */
bool progress_marked(const struct progress *p, enum mark mark, const char *lesson,
                     const char *task, bool *right);
/* Forgets the marks of LESSON, but for those of a quiz. */
void progress_unmark(struct progress *p, const char *lesson);
/* Forgets all of a MARK. */
void progress_unmark_all(struct progress *p, enum mark mark);
/* Lines of the file: what stands behind `mark `; false: it is none. */
bool marked_read(struct progress *p, const char *rest);
void marked_write(const struct progress *p, struct str *out);
void marked_done(struct progress *p);

/* States of one lesson: how many of its tasks are done (of TOTAL; all of them if it was
 * tested out), any with help. */
size_t progress_count(const struct progress *p, const struct lesson *l, size_t *total,
                      bool *helped);

#endif
