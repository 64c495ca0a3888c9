/* What the steps of a run saw, in bounded memory.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LEARN_TRACE_H
#define LEARN_TRACE_H

#include <stddef.h>

#define TRACE_ROWS 4096

/* Rows of (step, loss, objective, weights); step 0 is the start. When it is full every
 * second row goes and only every 2nd, 4th … step is kept from then on. Shared by
 * reference count; a reader looks at rows with step <= the step it is at. */
struct trace {
    size_t dim; /* weights per row */
    size_t rows;
    size_t stride; /* kept steps are multiples of it */
    size_t *step;
    double *loss, *objective;
    double *theta; /* rows x dim */
    int refs;
};

struct trace *trace_new(size_t dim);
struct trace *trace_ref(struct trace *t);
void trace_free(struct trace *t);

/* Notes a step; steps must grow. Rows beyond STEP-1 (an undone future) are dropped. */
void trace_add(struct trace *t, size_t step, double loss, double objective,
               const double *theta);

/* Rows with step <= STEP. */
size_t trace_upto(const struct trace *t, size_t step);

#endif
