/* What tests of lesson files share.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TESTS_LESSON_KIT_H
#define TESTS_LESSON_KIT_H

#include "lesson/lesson.h"

/* The lesson in TEXT; NULL: F has its faults. */
struct lesson *read_text(const char *text, struct faults *f);

/* What a lesson begins with. */
#define HEAD "# T\n```lesson\nid: t\n```\n## P\n"

#endif
