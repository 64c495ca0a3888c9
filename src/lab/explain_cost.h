/* What the kinds of cost are called in explanations: one row for each record.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LAB_EXPLAIN_COST_H
#define LAB_EXPLAIN_COST_H

#include "lab/explain_spot.h"

struct cost_words {
    const struct cost *cost;
    const char *sum, *weighted; /* what is added up; with classweight balanced */
    const char *slope;  /* d cost/dz, "(p − y)"; half of it where that is 2·… */
    const char *bend;   /* d² cost/dz² */
    const char *matrix; /* what L is the largest eigenvalue of */
    const char *remark; /* on the loss; NULL: none */
    /* The cost of the point K in numbers. */
    void (*point)(struct explaining *e, const struct spot *k, double cost);
    /* What it costs to say Q, the mean label, everywhere. */
    void (*baseline)(struct explaining *e, double q);
    bool shares; /* the baseline is a share of the points: the mean plays no part */
};

/* The row of exactly this record; NULL: it has none. */
const struct cost_words *cost_words_of(const struct cost *cost);
/* The row of the loss that is set. */
const struct cost_words *explain_cost(const struct explaining *e);

/* ---- what a row is made of ---- */

void point_log(struct explaining *e, const struct spot *k, double cost);
void point_squared(struct explaining *e, const struct spot *k, double cost);
void point_errors(struct explaining *e, const struct spot *k, double cost);

void baseline_entropy(struct explaining *e, double q);
void baseline_variance(struct explaining *e, double q);
void baseline_share(struct explaining *e, double q);

#endif
