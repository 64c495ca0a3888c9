/* The shipped data sets: what they are called and what their columns mean to a person.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LAB_DATASET_H
#define LAB_DATASET_H

#include "learn/data.h"

/* The source of a table whose points were all put by hand. */
#define DATASET_EMPTY "empty"

struct dataset {
    const char *name;    /* hobbits: datasets/hobbits.csv */
    const char *help;    /* one line for `datasets` */
    const char *noun;    /* "hobbits": "24 hobbits" */
    const char *axis[2]; /* "foot size", "lift"; NULL = the column's name */
    const char *unit;    /* of the first feature, "h"; NULL = none */
    const char *said[2]; /* what class 0 and 1 are; NULL = as the file says */
    const char *columns; /* of the shipped file: tells it from another of that name */
    bool drawn;          /* there is no file: its rows always come from its law */
};

extern const struct dataset datasets[];
extern const size_t ndatasets;

/* The set that D came from, by name or as a file with the same columns; NULL for a file
 * of the user's. D may be NULL. */
const struct dataset *dataset_of(const struct data *d);
const struct dataset *dataset_named(const char *name);
/* D was drawn from a law: its source is "NAME n=… seed=…". D may be NULL. */
bool dataset_drawn(const struct data *d);
/* What to call one feature (0 …) on an axis; never NULL. */
const char *dataset_axis(const struct data *d, size_t feature);
const char *dataset_noun(const struct data *d); /* "rows" without a set */
/* The word for a class: "hero", "passed", or the file's, or "1". */
const char *dataset_class(const struct data *d, int class);

#endif
