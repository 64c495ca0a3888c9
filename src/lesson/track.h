/* The paths through the lessons.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LESSON_TRACK_H
#define LESSON_TRACK_H

#include "lesson/lesson.h"

/* A lesson's `paths:` names those it is on. */
struct track {
    const char *name, *title;
    bool stars; /* its lessons are taken for their starred tasks alone */
};

/* Closed by a NULL name. */
extern const struct track tracks[];

const struct track *track_named(const char *name); /* NULL: there is none */
bool track_has(const struct track *t, const struct lesson *l);
/* The first lesson of S on T (NULL: any) behind L; NULL if there is none. */
const struct lesson *track_after(const struct track *t, const struct shelf *s,
                                 const struct lesson *l);

#endif
