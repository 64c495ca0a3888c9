/* Is a gradient right? Formulas against difference quotients.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LAB_GRADCHECK_H
#define LAB_GRADCHECK_H

#include "lab/bench.h"

/* Below this relative difference two slopes are the same. */
#define GRADCHECK_AGREES 1e-5
/* … relative to the sum of their sizes, and at least to so much of the loss, or of 1
 * where the loss is smaller: a slope below that is as good as 0. */
#define GRADCHECK_LEAST 1e-4

struct gradcheck_row {
    char name[20];   /* "w1", or the learner's formula "dw1" */
    size_t weight;   /* its place in theta */
    double formula;  /* the slope by the formula */
    double numeric;  /* (J(w+h) - J(w-h)) / 2h */
    double relative; /* |difference| / size, see GRADCHECK_LEAST */
    bool differs;    /* relative is GRADCHECK_AGREES or more */
};

struct gradcheck {
    struct gradcheck_row *row;
    size_t n;
    double largest; /* relative difference */
    bool differs;   /* some row does */
    bool own;       /* the learner's formulas are checked */
    bool zero;      /* all weights are 0 */
};

/* Checks the learner's formulas dw, dw1, …, db (means over the points) against the mean
 * of L if there are any, else the gradient of what `step` makes small. False sets ERR:
 * something has no value. Needs data or a function. */
bool gradcheck_run(struct bench *b, struct gradcheck *c, struct err *err);
void gradcheck_done(struct gradcheck *c);

/* Appends the point where the first formula that disagrees does so most; nothing if all
 * agree or they are not the learner's. */
void gradcheck_disagreement(struct bench *b, const struct gradcheck *c,
                            struct str *out);

#endif
