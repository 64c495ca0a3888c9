/* What the steps of a run saw, thinned when it grows long.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "learn/trace.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

struct trace *trace_new(size_t dim)
{
    struct trace *t = mem_alloc(sizeof *t);

    t->dim = dim;
    t->stride = 1;
    t->refs = 1;
    return t;
}

struct trace *trace_ref(struct trace *t)
{
    if (t)
        t->refs++;
    return t;
}

void trace_free(struct trace *t)
{
    if (!t || --t->refs > 0)
        return;
    free(t->step);
    free(t->loss);
    free(t->objective);
    free(t->theta);
    free(t);
}

static void copy_row(struct trace *t, size_t to, size_t from)
{
    t->step[to] = t->step[from];
    t->loss[to] = t->loss[from];
    t->objective[to] = t->objective[from];
    memmove(t->theta + to * t->dim, t->theta + from * t->dim,
            t->dim * sizeof *t->theta);
}

/* Doubles the stride and keeps the multiples of it. */
static void thin(struct trace *t)
{
    size_t kept = 0;

    t->stride *= 2;
    for (size_t i = 0; i < t->rows; i++)
        if (t->step[i] % t->stride == 0)
            copy_row(t, kept++, i);
    t->rows = kept;
}

/* Room for one row more, in powers of two: most runs are short. */
static void reserve(struct trace *t)
{
    size_t room = t->rows ? 2 * t->rows : 64;

    if (t->rows && (t->rows < 64 || (t->rows & (t->rows - 1))))
        return;
    t->step = mem_grow(t->step, room, sizeof *t->step);
    t->loss = mem_grow(t->loss, room, sizeof *t->loss);
    t->objective = mem_grow(t->objective, room, sizeof *t->objective);
    t->theta = mem_grow(t->theta, room * t->dim, sizeof *t->theta);
}

void trace_add(struct trace *t, size_t step, double loss, double objective,
               const double *theta)
{
    t->rows = step ? trace_upto(t, step - 1) : 0;
    while (t->rows >= TRACE_ROWS)
        thin(t);
    if (step % t->stride)
        return;
    reserve(t);
    t->step[t->rows] = step;
    t->loss[t->rows] = loss;
    t->objective[t->rows] = objective;
    memcpy(t->theta + t->rows * t->dim, theta, t->dim * sizeof *theta);
    t->rows++;
}

size_t trace_upto(const struct trace *t, size_t step)
{
    size_t low = 0, high = t->rows;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (t->step[middle] <= step)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}
