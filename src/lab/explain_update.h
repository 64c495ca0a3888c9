/* One update of an optimizer, seen from both ends: for explanations.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LAB_EXPLAIN_UPDATE_H
#define LAB_EXPLAIN_UPDATE_H

#include "lab/explain_terms.h"
#include "lab/explaining.h"

struct update {
    struct explaining *e;
    struct bench *on; /* the bench that did it: the learner's, or a copy that tried */
    bool next;        /* tried on a copy: the learner's has not moved */
    enum opt_status status;
    const struct opt *opt;
    double *old, *now;             /* weights before and after, opt->dim values */
    const struct opt_memory *kept; /* what the run remembered before; NULL: not known,
                                      or nothing */
};

/* "w1", "X" into NAME (16 bytes). */
void update_name(const struct update *u, size_t j, char *name);
/* One paragraph "w1 = TEXT = sum of the N terms", enough decimals to see the MOVE. */
void update_say(struct update *u, const char *what, const struct term *t, size_t n,
                double move);

/* How the method moves weight J: its lines. */
typedef void update_rule(struct update *u, size_t j);
update_rule update_gd, update_momentum, update_nesterov, update_adagrad, update_rmsprop,
    update_adam, update_newton, update_bfgs;
/* What stands before the weights: the Hessian and its inverse; the line search. */
void update_say_newton(struct update *u);
void update_say_bfgs(struct update *u);

/* What slope and curvature where it began say it does to the objective, beside what it
 * did; nothing where that is no number or too much work. */
void update_say_parabola(struct update *u);
/* It saw a part of the rows: what it did to all. */
void update_say_noise(struct update *u);

/* Why the next update would not move: u->status is not OPT_MOVED. */
void update_say_still(struct update *u);

/* What a method says of an update: one row for each record. */
struct method_words {
    const struct method *method;
    update_rule *of_weight;
    void (*before)(struct update *u); /* before the weights; NULL: nothing */
    size_t named;                     /* weights, at most, unless all are asked for */
    bool plain; /* 2/L is its limit: the slope decides how far it goes */
};
/* The row of exactly this record; NULL: it has none. */
const struct method_words *method_words_of(const struct method *method);

#endif
