/* What a typed line says to a question: which option, which number.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LESSON_ANSWER_H
#define LESSON_ANSWER_H

#include "lesson/lesson.h"

enum option_match {
    OPTION_NONE,    /* the line speaks of no option */
    OPTION_LETTER,  /* "b", "(B)", "b." */
    OPTION_WORDS,   /* the whole text of one: "it falls" */
    OPTION_START,   /* an unmistakable beginning of one, "fal", or "a falls" */
    OPTION_WITHIN,  /* words that only one has: "larger" of "gets larger" */
    OPTION_UNCLEAR, /* the beginning of several */
    OPTION_OUTSIDE, /* a letter that no option has */
};

/* Which option of T; *INDEX (from 0) is set for every match but NONE, UNCLEAR, OUTSIDE.
 */
enum option_match answer_option(const struct task *t, const char *line, size_t *index);

/* The same of N texts, as a beginning or a whole: never OPTION_WITHIN. */
enum option_match answer_among(const char *const *text, size_t n, const char *line,
                               size_t *index);

/* How many options of T have a word of LINE that says something; *INDEX is the first.
 */
size_t answer_sharing(const struct task *t, const char *line, size_t *index);

/* A number in any form that can be one: 0.75 .75 3/4 75% 75 % =0.75 (0.75). */
bool answer_number(const char *line, double *value);
/* The same with a decimal comma: 0,75. */
bool answer_comma(const char *line, double *value);
/* A number among words that say nothing: "about 2.3", "2.3 points"; NUMBER gets it as
 * it was typed. */
bool answer_about(const char *line, struct str *number);

#endif
