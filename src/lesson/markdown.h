/* Markdown as a flat list of parts: headings, blocks of prose, fenced blocks.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LESSON_MARKDOWN_H
#define LESSON_MARKDOWN_H

#include "base/str.h"
#include "lesson/lesson.h"

enum part_kind { PART_HEADING, PART_BLOCK, PART_FENCE };

struct part {
    enum part_kind kind;
    int level;             /* PART_HEADING: 1 … 6 */
    enum block_kind block; /* PART_BLOCK */
    char *info;            /* PART_FENCE: what follows the ```, "task b-up" */
    bool nested;           /* PART_FENCE: it stands inside a list or a quotation */
    char *text;            /* a fence's lines are those of the file, one for one */
    int line;              /* where it starts; of a fence the line of the ``` */
};

struct markdown {
    struct part *part;
    size_t n;
    bool broken; /* a block is not closed before the next one: nothing else is told */
};

/* Reads LEN bytes of FILE. Front matter, comments (<!-- … -->) and marks of byte order
 * are skipped; nothing unprintable comes through. What cannot be read (a block or
 * comment that is not closed, bytes that are no UTF-8) is added to FAULTS. */
void markdown_read(const char *file, const char *text, size_t len,
                   struct faults *faults, struct markdown *m);
void markdown_done(struct markdown *m);

#endif
