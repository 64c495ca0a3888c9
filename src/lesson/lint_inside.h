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

/* The same where WHAT is named: it stands on LINE or on one that goes on with it. */
void lint_fault_at(const struct lint *in, int line, const char *what, const char *fmt,
                   ...) LIKE_PRINTF(4, 5);

/* Every name has a value of five columns: what prose is measured with. */
extern const struct scope lint_any;

/* ---- lint_structure.c: ids, needs, paths, parts, what a lesson of the course has ----
 */
void lint_structure(const struct lint *in);
/* ---- lint_texts.c ---- */
/* As lint_each_text(), without the text of wrong options: nobody says that they hold.
 */
void lint_each_claim(const struct page *page,
                     void (*seen)(void *self, const char *text, int line), void *self);
/* ---- lint_figures.c: every number in a text is an expression or asserted ---- */
void lint_figures(const struct lint *in, const struct page *page);
/* ---- lint_arithmetic.c: numbers that count nothing, and sums done in a text ---- */
/* The N digits at S in TEXT are a name ("lesson 7", which has to exist, "base 10"), a
 * year, a place (3, 4) or an operand (9 - 1), not the result of a computation. */
bool lint_is_label(const struct lint *in, const char *text, const char *s, size_t n,
                   int line);
/* Both sides of "21/28 = 0.75" are worked out, and equal. */
void lint_equations(const struct lint *in, const char *text, int line);
/* The N digits at S in TEXT are a side of such an equation. */
bool lint_is_worked_out(const char *text, const char *s, size_t n);
/* ---- lint_terms.c: no word before the lesson that introduces it ---- */
void lint_terms(const struct lint *in);
/* ---- lint_plain.c: the page as a stream of lines ---- */
void lint_plain(const struct lint *in, const struct page *page);

#endif
