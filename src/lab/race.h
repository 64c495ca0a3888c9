/* Experiments side by side: copies of a bench with other settings, from the same start
 * and with the same seed, each moved by the same number of updates.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LAB_RACE_H
#define LAB_RACE_H

#include "lab/bench.h"

enum { RACERS_MOST = 24 };

enum race_length { RACE_UPDATES, RACE_PASSES, RACE_FIT };

/* How it ended for one of them. */
enum finish {
    FINISH_DONE,    /* all that was asked for */
    FINISH_STOPPED, /* somebody stopped the race */
    FINISH_SETTLED, /* the slope is zero */
    FINISH_STUCK,   /* no direction, or too small a step */
    FINISH_ENDLESS, /* fit: lower and lower for ever, the weights grow without end */
    FINISH_AWAY,    /* it ran away: beyond all numbers, or far above where it began */
};

/* What the updates of one of them had to compute. */
struct effort {
    size_t updates;   /* that moved the weights */
    size_t gradients; /* of the objective: one for each update, of nesterov another one
                         ahead, of a line search one for each place it looked at */
    double points;    /* that these gradients were summed over */
    size_t matrices;  /* of second derivatives, each filled from all points */
};

struct outcome {
    enum finish finish;
    size_t at;                     /* AWAY: the update where it was seen */
    double start;                  /* the loss before the first update, */
    double loss;                   /* and now; without the price */
    double errors, accuracy, held; /* held: the loss of the rows held back */
    size_t rises;
    double passes;
    struct effort effort;
};

struct racer {
    char name[RUN_NAME];
    struct bench *bench; /* its own */
    bool over;
    size_t inner; /* updates that are left of the present pass */
    struct outcome got;
};

struct race {
    struct racer racer[RACERS_MOST];
    size_t n;
    enum race_length length;
    size_t goal;  /* updates or passes for each */
    size_t turn;  /* whose update comes next */
    size_t round; /* updates or passes that all who are not over have done */
};

struct race *race_new(void);
void race_free(struct race *r); /* NULL allowed */

/* Adds B, which is taken over, with the start of FROM: its weights, as far as they are
 * the same ones (else those of its own beginning: false), its seed, no step yet. */
bool race_add(struct race *r, const char *name, struct bench *b,
              const struct bench *from);
/* A and B move alike: they can differ in nothing but the weights. */
bool race_alike(const struct state *a, const struct state *b);
/* Why B cannot be compared with FROM; NULL: it can. */
const char *race_refuses(const struct bench *b, const struct bench *from);

/* At most UPDATES updates, one after the other for each; true while there is more. */
bool race_go(struct race *r, size_t updates);
/* Nobody moves any more: what each came to. STOPPED: before the end. */
void race_end(struct race *r, bool stopped);
/* The place of the lowest loss among those that did not run away; n: none. */
size_t race_winner(const struct race *r);

/* Who is lowest, what became of the others, and what it cost. LOSS: its name. */
void race_words(const struct race *r, const char *loss, struct str *out);

/* The runs of R become the newest earlier runs of B, named, shown by the pictures. */
void race_keep(const struct race *r, struct bench *b);
/* The same of a race that goes on: copies of the runs, as far as they are. */
void race_glimpse(const struct race *r, struct bench *b);

#endif
