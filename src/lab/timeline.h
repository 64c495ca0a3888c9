/* The steps of the present run, so that each can be gone back to, to the last bit.
 *
 * Places (all that a step leaves behind) are kept at 0, n, 2n, 3n … with n a power of
 * two: when there are more than PLACES, or they hold more than PLACE_NUMBERS numbers,
 * every second one goes and n doubles. What lies between is made again from the place
 * before it by the same updates with the settings that were in force, of which each
 * change is noted. So going to any step of a run of N makes at most 2n updates again,
 * n being about N/128: none to speak of up to 10^3 steps, ten thousand for 10^6.
 * What cannot be made again is kept: where `fit` went, and the weights that a loop of
 * the learner's own set, the newest OWN_NUMBERS numbers of them.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LAB_TIMELINE_H
#define LAB_TIMELINE_H

#include "lab/bench.h"

enum {
    PLACES = 256,
    PLACE_NUMBERS = 1 << 22,
    LEGS = 1 << 14,
    OWN_NUMBERS = 1 << 20,
};

/* What an update is made with, as far as that may change in the middle of a run. */
struct rules {
    const struct method *optimizer;
    struct knobs knobs;
    bool eta_auto, shuffled, balanced;
    size_t batch;
    uint64_t seed;
    double lambda;
};

/* Where a step ended. Never changed, shared by reference count. */
struct place {
    int refs;
    size_t step, dim;
    double *theta;
    struct opt_memory *memory;
    uint64_t pass;
    size_t at, rises, falls, iterations;
    double steepest, jump, passes;
    struct making made;
    struct rules rules; /* that led to it */
};

/* Updates after step FROM are made with RULES. */
struct leg {
    size_t from;
    struct rules rules;
    bool fresh; /* the optimizer's memory was empty */
};

/* Shared by reference count, like a trace: it grows at its end, and a state sees what
 * is not beyond its own `known` step. */
struct timeline {
    int refs;
    size_t last;  /* step */
    size_t lost;  /* places before it lead nowhere: what came next is forgotten */
    bool fit;     /* step 1 went straight to the bottom */
    bool learned; /* the optimizer remembers something at the last step, or may */
    struct place *place[PLACES + 1];
    size_t places, every;
    struct leg *leg;
    size_t legs;
    struct {
        size_t *step;
        double *theta; /* n x dim */
        size_t n, dim;
    } own; /* rounds of the learner's own loop */
};

struct timeline *timeline_ref(struct timeline *t);
void timeline_free(struct timeline *t); /* NULL allowed */
/* Numbers that it holds. */
size_t timeline_numbers(const struct timeline *t);

/* ---- for the run ---- */
/* An update has moved the weights from BEFORE; its step is not counted yet. OWN: in the
 * learner's loop. */
void timeline_update(struct bench *b, const double *before, bool own);
void timeline_counted(struct bench *b); /* now it is */
/* The run began at BEFORE with a fit, which is counted. */
void timeline_fit(struct bench *b, const double *before);

/* ---- going ---- */
/* The last step that is known: beyond the present one after going back, until what is
 * set would lead elsewhere. */
size_t timeline_last(const struct bench *b);
/* The earliest step from which on every one can be gone to. */
size_t timeline_first(const struct bench *b);
bool timeline_reaches(const struct bench *b, size_t step);

void rules_of(const struct state *s, struct rules *out);
bool rules_same(const struct rules *a, const struct rules *b);

/* On the way to a step; the bench stays as it is meanwhile. */
struct travel;
/* There must be a way (timeline_reaches). */
struct travel *travel_new(const struct bench *b, size_t to);
/* From the earliest step to the last one before the present, to be shown on the way. */
struct travel *travel_through(const struct bench *b);
/* Makes at most so many updates again; false: it is there, or can go no further. */
bool travel_on(struct travel *t, size_t updates);
size_t travel_step(const struct travel *t); /* where it is now */
/* B, which the travel is of, goes there: weights, the optimizer's memory, counts, and
 * the settings with which the run went on from there. */
void travel_show(struct travel *t, struct bench *b);
void travel_free(struct travel *t); /* NULL allowed */

#endif
