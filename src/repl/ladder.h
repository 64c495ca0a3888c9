/* The numbers at which a knob stops: round ones, so that a turn there and one back ends
 * where it began. SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef REPL_LADDER_H
#define REPL_LADDER_H

#include <stdbool.h>

enum ladder_kind {
    LADDER_EVEN,    /* multiples of the step */
    LADDER_GROWING, /* the same near 0; further out the step grows with the number and
                       is a tenth to a twentieth of it: … 0.9 0.95 1 1.1 … 1.9 2 2.2 */
    LADDER_SHARE,   /* 1 minus such numbers: … 0.89 0.9 0.905 … 0.99 0.991 */
};

struct ladder {
    enum ladder_kind kind;
    int digit, power; /* the step is DIGIT (1, 2 or 5) times 10 to the POWER */
    double least, most;
    double start; /* any number: the rung 0 of its own */
    long first;   /* the round number at START or next below it */
    bool exact;   /* … is at it */
};

/* STEP > 0 becomes the round one that is not larger. */
void ladder_make(struct ladder *l, enum ladder_kind kind, double step, double start);

/* The number AT rungs from the start. */
double ladder_value(const struct ladder *l, long at);
/* From AT as far as N rungs go (down if N < 0) within the ends. */
long ladder_climb(const struct ladder *l, long at, int n);

#endif
