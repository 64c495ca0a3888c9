/* Updates that see a part of the examples: which, and as a table of their own.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LEARN_BATCH_H
#define LEARN_BATCH_H

#include <stdbool.h>
#include <stdint.h>

#include "learn/data.h"

/* The order in which pass number PASS (0 …) visits N examples: as they stand in the
 * file, or shuffled anew for each pass by SEED. */
void batch_order(size_t *order, size_t n, bool shuffled, uint64_t seed, uint64_t pass);

/* Room for so many rows of a table, filled again and again. */
struct batch {
    struct data rows; /* borrowed by objectives; has no names */
    double *room;
    size_t most;
};

void batch_init(struct batch *b, size_t dim, size_t most);
void batch_done(struct batch *b);
/* Copies the rows ROW[0 … count-1] of D, count <= most. */
void batch_take(struct batch *b, const struct data *d, const size_t *row, size_t count);

#endif
