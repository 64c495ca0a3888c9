/* What the files of the time line share and nobody else calls.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LAB_TIMELINE_PRIVATE_H
#define LAB_TIMELINE_PRIVATE_H

#include "lab/timeline.h"

struct place *place_of(const struct state *s, const double *theta,
                       struct opt_memory *memory);
struct place *place_ref(struct place *p);
void place_free(struct place *p);
/* The run of B is there; the rules stay. */
void place_take(const struct place *p, struct bench *b);
size_t place_numbers(const struct place *p);

void rules_take(const struct rules *r, struct bench *b);

/* The leg of the update after STEP; NULL: it is not known. */
const struct leg *timeline_leg(const struct timeline *t, size_t step);
/* The weights that the learner's loop made step STEP of; NULL: it did not. */
const double *timeline_own(const struct timeline *t, size_t step);
/* The last place with a step up to STEP; NULL: there is none. */
const struct place *timeline_place(const struct timeline *t, size_t step);

#endif
