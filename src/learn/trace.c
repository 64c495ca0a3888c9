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
    free(t->pass);
    free(t->loss);
    free(t->objective);
    free(t->theta);
    free(t->mark);
    free(t);
}

/* ---- rows ---- */

static void copy_row(struct trace *t, size_t to, size_t from)
{
    t->step[to] = t->step[from];
    t->pass[to] = t->pass[from];
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
    t->pass = mem_grow(t->pass, room, sizeof *t->pass);
    t->loss = mem_grow(t->loss, room, sizeof *t->loss);
    t->objective = mem_grow(t->objective, room, sizeof *t->objective);
    t->theta = mem_grow(t->theta, room * t->dim, sizeof *t->theta);
}

static void drop_from(struct trace *t, size_t step)
{
    t->rows = step ? trace_upto(t, step - 1) : 0;
    t->marks = step ? trace_marks(t, step - 1) : 0;
}

void trace_add(struct trace *t, size_t step, double pass, double loss, double objective,
               const double *theta)
{
    t->rows = step ? trace_upto(t, step - 1) : 0;
    if (t->rows && t->step[t->rows - 1] % t->stride)
        t->rows--; /* it was kept only while it was the newest */
    while (t->rows >= TRACE_ROWS)
        thin(t);
    reserve(t);
    t->step[t->rows] = step;
    t->pass[t->rows] = pass;
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

/* ---- marks ---- */

void trace_mark(struct trace *t, const struct trace_mark *mark)
{
    if (t->marks == TRACE_MARKS)
        memmove(t->mark, t->mark + 1, --t->marks * sizeof *t->mark);
    t->mark = mem_grow(t->mark, t->marks + 1, sizeof *t->mark);
    t->mark[t->marks++] = *mark;
}

size_t trace_marks(const struct trace *t, size_t step)
{
    size_t n = t->marks;

    while (n && t->mark[n - 1].step >= step)
        n--;
    return n;
}

/* ---- sharing ---- */

static struct trace *copy(const struct trace *t, size_t step)
{
    struct trace *c = trace_new(t->dim);
    size_t rows = trace_upto(t, step), marks = trace_marks(t, step);

    for (size_t i = 0; i < rows; i++) {
        c->stride = t->stride;
        trace_add(c, t->step[i], t->pass[i], t->loss[i], t->objective[i],
                  t->theta + i * t->dim);
    }
    for (size_t i = 0; i < marks; i++)
        trace_mark(c, &t->mark[i]);
    return c;
}

struct trace *trace_from(struct trace *t, size_t step)
{
    struct trace *own;

    if (trace_upto(t, step) == t->rows && trace_marks(t, step) == t->marks)
        return t;
    if (t->refs == 1) {
        drop_from(t, step + 1);
        return t;
    }
    own = copy(t, step);
    trace_free(t);
    return own;
}

struct trace *trace_keep(struct trace *t, size_t step, size_t numbers)
{
    size_t rows = trace_upto(t, step), most = numbers / (t->dim + 4) + 2;
    struct trace *few;

    if (rows <= most)
        return trace_ref(t);
    few = trace_new(t->dim);
    for (size_t i = 0; i < most; i++) {
        size_t row = i * (rows - 1) / (most - 1);

        trace_add(few, t->step[row], t->pass[row], t->loss[row], t->objective[row],
                  t->theta + row * t->dim);
    }
    for (size_t i = 0; i < trace_marks(t, step); i++)
        trace_mark(few, &t->mark[i]);
    return few;
}
