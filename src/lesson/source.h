/* A lesson's text before it is read: safe to print, its lines kept.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LESSON_SOURCE_H
#define LESSON_SOURCE_H

#include "base/str.h"
#include "lesson/lesson.h"

struct source {
    struct str text; /* lines end in '\n'; skipped ones are empty */
    int *fence;      /* lines of the ``` that open a block at the left margin */
    size_t fences;
    bool broken; /* a ```word within a block: the block is not closed */
};

/* Line k of the result is line k of TEXT. Front matter and comments become empty lines,
 * tabs become blanks. Faults as in markdown_read(). */
void source_read(const char *file, const char *text, size_t len, struct faults *faults,
                 struct source *s);
void source_done(struct source *s);

#endif
