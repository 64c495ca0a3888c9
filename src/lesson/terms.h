/* The terms of the lessons: what is written in bold, and from where on it is known.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LESSON_TERMS_H
#define LESSON_TERMS_H

#include "base/str.h"
#include "lesson/lesson.h"

/* The next **term** of the styled TEXT from *AT on, without its marks (heap); NULL:
 * none. Bold sentences, figures and words of everyday English are emphasis. */
char *term_next(const char **at);
/* TEXT says TERM as whole words, other than as code or inside braces. */
bool term_said(const char *text, const char *term);

struct terms {
    char **name;
    size_t n;
};

/* What the lessons of S introduce behind PAGE of L, and no text up to there says. None
 * for a lesson without a number: nobody knows what came before. */
void terms_ahead(struct terms *t, const struct shelf *s, const struct lesson *l,
                 size_t page);
bool terms_have(const struct terms *t, const char *term);
/* TEXT loses the sentences that say one of them. */
void terms_leave_out(const struct terms *t, struct str *text);
void terms_done(struct terms *t);

#endif
