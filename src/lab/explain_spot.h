/* One point or place: for its explanation.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LAB_EXPLAIN_SPOT_H
#define LAB_EXPLAIN_SPOT_H

#include "lab/explaining.h"

/* What is explained: a row of the data, or any place. */
struct spot {
    double *x; /* dim features as the model sees them */
    double z, p;
    double y; /* if it is a row */
    bool row;
    size_t i;
};

/* The features (from 0) whose products the score names, into NAMED (dim values). */
void spot_named(const struct explaining *e, const struct spot *k, bool *named);
/* "z = b + w1·x1 = …", for a network with its hidden neurons before; how many decimals
 * of z are printed: p follows from them. */
int spot_say_score(struct explaining *e, const struct spot *k);

#endif
