/* Updates that see a part of the examples: which, and as a table of their own.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "learn/batch.h"

#include <assert.h>
#include <stdlib.h>

#include "base/mem.h"
#include "learn/rng.h"

void batch_order(size_t *order, size_t n, bool shuffled, uint64_t seed, uint64_t pass)
{
    struct rng r;

    if (shuffled) {
        rng_init(&r, seed, pass);
        rng_shuffle(&r, order, n);
        return;
    }
    for (size_t i = 0; i < n; i++)
        order[i] = i;
}

void batch_init(struct batch *b, size_t dim, size_t most)
{
    *b = (struct batch){.rows = {.dim = dim, .refs = 1}, .most = most};
    b->room = mem_array(most, (dim + 1) * sizeof *b->room);
    b->rows.x = mem_array(dim, sizeof *b->rows.x);
    for (size_t j = 0; j < dim; j++)
        b->rows.x[j] = b->room + j * most;
    b->rows.y = b->room + dim * most;
}

void batch_done(struct batch *b)
{
    free(b->rows.x);
    free(b->room);
    *b = (struct batch){0};
}

void batch_take(struct batch *b, const struct data *d, const size_t *row, size_t count)
{
    assert(count <= b->most && d->dim == b->rows.dim);
    b->rows.n = count;
    b->rows.kind = d->kind;
    for (size_t j = 0; j < d->dim; j++)
        for (size_t i = 0; i < count; i++)
            b->rows.x[j][i] = d->x[j][row[i]];
    for (size_t i = 0; i < count; i++)
        b->rows.y[i] = d->y[row[i]];
}
