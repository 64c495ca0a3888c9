/* What the files of the linter share.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LESSON_LINT_INSIDE_H
#define LESSON_LINT_INSIDE_H

#include "lesson/lint.h"
#include "lesson/shown.h"

struct lint {
    const struct lesson *l;
    const struct shelf *shelf; /* NULL: the lesson stands alone */
    const struct scope *scope;
    struct faults *faults;
    const struct figure *shown; /* by the setups so far; NULL: the usual one */
};

void lint_fault(const struct lint *in, int line, const char *fmt, ...)
    LIKE_PRINTF(3, 4);

/* Every name has a value of five columns: what prose is measured with. */
extern const struct scope lint_any;

/* ---- lint_structure.c: ids, needs, paths, parts, what a lesson of the course has ----
 */
void lint_structure(const struct lint *in);
/* ---- lint_figures.c: every number in a text is an expression or asserted ---- */
void lint_figures(const struct lint *in, const struct page *page);
/* ---- lint_terms.c: no word before the lesson that introduces it ---- */
void lint_terms(const struct lint *in);
/* ---- lint_plain.c: the page as a stream of lines ---- */
void lint_plain(const struct lint *in, const struct page *page);

#endif
