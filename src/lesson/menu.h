/* The lessons as rows: all of them, a path, one lesson, and where a word stands.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LESSON_MENU_H
#define LESSON_MENU_H

#include "lesson/progress.h"
#include "lesson/track.h"

/* What the menu shows, and for whom. */
struct menu {
    const struct shelf *shelf;
    const struct progress *progress;
    const struct lesson *here; /* where the learner is; NULL */
    int width;
};

/* All lessons in their parts, with the quest at the end of each. */
void menu_write(const struct menu *m, struct paper *out);
/* The lessons of T in order, with times; starred tasks where these are what it is for.
 */
void menu_write_track(const struct menu *m, const struct track *t, struct paper *out);
/* The pages of L. */
void menu_write_lesson(const struct menu *m, const struct lesson *l, struct paper *out);
/* Where WORD stands in titles, goals and as a term; how many places there are. */
size_t menu_search(const struct menu *m, const char *word, struct paper *out);

#endif
