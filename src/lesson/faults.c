/* All faults of a file, not only the first.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "lesson/faults.h"

#include <stdlib.h>

#include "base/mem.h"

enum { FAULTS_MAX = 1000 };

void faults_done(struct faults *f)
{
    free(f->err);
    f->err = NULL;
    f->n = 0;
}

/* Beyond the limit the last one is written over: nobody reads a thousand. */
struct err *faults_add(struct faults *f)
{
    if (f->n < FAULTS_MAX) {
        if ((f->n & (f->n - 1)) == 0)
            f->err = mem_grow(f->err, f->n ? f->n * 2 : 1, sizeof *f->err);
        f->n++;
    }
    err_clear(&f->err[f->n - 1]);
    return &f->err[f->n - 1];
}

static int by_line(const void *a, const void *b)
{
    const struct err *x = *(struct err *const *)a, *y = *(struct err *const *)b;

    if (x->line != y->line)
        return x->line < y->line ? -1 : 1;
    return x < y ? -1 : x > y;
}

/* Those of one line stay as they were found. */
void faults_move(struct faults *from, struct faults *to)
{
    struct err **order = mem_array(from->n, sizeof *order);

    for (size_t i = 0; i < from->n; i++)
        order[i] = &from->err[i];
    qsort(order, from->n, sizeof *order, by_line);
    for (size_t i = 0; i < from->n; i++)
        *faults_add(to) = *order[i];
    free(order);
    faults_done(from);
}
