/* The keys of the `lesson` and `page` blocks: a table each.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LESSON_LESSON_KEY_H
#define LESSON_LESSON_KEY_H

#include "lesson/entry.h"

/* The entries of a `lesson` block into L; *STRIP gets that of pages which name none
 * (heap). What is wrong goes to FAULTS, as FILE:LINE. */
void lesson_keys_read(struct lesson *l, char **strip, const struct entries *e,
                      const char *file, struct faults *faults);
/* The same of a `page` block. */
void page_keys_read(struct page *page, const struct entries *e, const char *file,
                    struct faults *faults);

#endif
