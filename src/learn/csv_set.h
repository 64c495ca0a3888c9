/* The different words of a column, in the order they came.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LEARN_CSV_SET_H
#define LEARN_CSV_SET_H

#include "learn/csv_scan.h"

enum { CSV_SET_MAX = 1000000 }; /* more words than that are not kept apart */

/* Zeroed = none yet. The words are borrowed from the text. */
struct csv_set {
    struct csv_field *word;
    size_t n, room;
    size_t *slot; /* place + 1 of a word, found by its hash; 0 = free */
    size_t slots; /* a power of two */
};

/* The word's place, 0 …; CSV_SET_MAX if the set is full and it is not there. */
size_t csv_set_add(struct csv_set *s, const struct csv_field *f);
void csv_set_done(struct csv_set *s);

#endif
