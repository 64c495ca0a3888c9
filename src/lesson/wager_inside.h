/* What the files of a wager share: what can be said to each kind of question.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LESSON_WAGER_INSIDE_H
#define LESSON_WAGER_INSIDE_H

#include "lesson/wager.h"

/* In the order of bet.said. */
struct bet_words {
    const char *verb; /* "up or down?" stands behind what it is about */
    const char *word[3];
    const char *more[3]; /* the same in other words, blank separated */
    char key[3];
    size_t n;
};
extern const struct bet_words bet_words[BET_KINDS];

#endif
