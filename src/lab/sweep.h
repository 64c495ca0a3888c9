/* What one setting after another came to: the table of `sweep`, kept for its picture.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LAB_SWEEP_H
#define LAB_SWEEP_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"
#include "lab/race.h"

enum { SWEEP_MOST = 24 }; /* values */

struct sweep_row {
    double value;
    struct outcome got;
};

/* Never changed once made; shared by reference count. */
struct sweep {
    char name[32];    /* of the setting or weight */
    char measure[16]; /* "loss", "mse", "f" */
    char how[32];     /* "after 50 steps", "after fit"; "" without a step */
    bool labels;      /* there are classes: errors and accuracy count */
    bool held;        /* rows are held back */
    struct sweep_row row[SWEEP_MOST]; /* as they were asked for */
    size_t n;
    int refs;
};

struct sweep *sweep_ref(struct sweep *s); /* NULL gives NULL */
void sweep_free(struct sweep *s);         /* NULL allowed */

/* The row with the lowest loss (HELD: of the rows held back) among those that did not
 * run away; n: there is none. */
size_t sweep_best(const struct sweep *s, bool held);
/* ROW has a loss that can be compared: it did not run away, and has a lowest place. */
bool sweep_counts(const struct sweep_row *row);
/* All that can be compared have the same loss. */
bool sweep_ties(const struct sweep *s);
/* "eta 0.3 is lowest after 50 steps: loss 0.41." and what ran away, what rose. */
void sweep_words(const struct sweep *s, struct str *out);

#endif
