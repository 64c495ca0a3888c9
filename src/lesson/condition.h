/* A condition taken apart for a person: "errors = 0   now 4".
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LESSON_CONDITION_H
#define LESSON_CONDITION_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"
#include "learn/formula.h"

/* One part of `A and B and C` that can be shown. */
struct conjunct {
    struct str text; /* "errors = 0", "by hand", "without line" */
    struct str now;  /* "4"; "" if there is nothing to say */
    bool holds;
    bool words;      /* it is about the way, not the goal: "by hand" */
    double distance; /* between the two sides; 0 if it holds, -1 if there is none */
};

/* The first MAX parts of SOURCE that are comparisons, near(..), within(..) or words
 * (by_hand, used(..)), into OUT; returns how many. SCOPE NULL: nothing is computed. */
size_t condition_parts(const char *source, const struct scope *scope,
                       struct conjunct *out, size_t max);
void condition_done(struct conjunct *part, size_t n);

/* Is F true here? What is undefined or at fault is not. */
bool condition_holds(const struct formula *f, const struct scope *scope);

#endif
