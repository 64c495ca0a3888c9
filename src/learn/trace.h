/* What the steps of a run saw, in bounded memory.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LEARN_TRACE_H
#define LEARN_TRACE_H

#include <stdbool.h>
#include <stddef.h>

#define TRACE_ROWS 4096
#define TRACE_MARKS 64

/* What can be other than before: between two steps, or where a run begins. */
enum change {
    CHANGE_NONE,
    CHANGE_ETA,
    CHANGE_LAMBDA,
    CHANGE_OPTIMIZER,
    CHANGE_BATCH,
    CHANGE_WEIGHING, /* of the classes */
    CHANGE_LOSS,
    CHANGE_SCALE,
    CHANGE_BIAS,
    CHANGE_DATA,
    CHANGE_SPLIT,
    CHANGE_HAND,   /* weights set by hand */
    CHANGE_RANDOM, /* random weights */
    CHANGE_FIT,    /* straight to the bottom: not an update */
};

/* The update after STEP was the first one with KIND = TEXT. */
struct trace_mark {
    size_t step;
    double pass;
    enum change kind;
    char text[24]; /* "0.3", "adam"; "" where KIND says it all */
};

/* Rows of (step, pass, loss, objective, weights); step 0 is the start. When it is full
 * every second row goes and only every 2nd, 4th … step is kept from then on, and the
 * newest. Of the marks the newest stay. Shared by reference count; a reader looks at
 * rows with step <= the step it is at, and at marks of earlier steps. */
struct trace {
    size_t dim; /* weights per row */
    size_t rows;
    size_t stride; /* kept steps but the last are multiples of it */
    size_t *step;
    double *pass; /* passes over the examples until then */
    double *loss, *objective;
    double *theta; /* rows x dim */
    struct trace_mark *mark;
    size_t marks;
    int refs;
};

struct trace *trace_new(size_t dim);
struct trace *trace_ref(struct trace *t);
void trace_free(struct trace *t);

/* Notes a step; steps must grow. Rows beyond STEP-1 (an undone future) are dropped. */
void trace_add(struct trace *t, size_t step, double pass, double loss, double objective,
               const double *theta);
void trace_mark(struct trace *t, const struct trace_mark *mark);

/* Rows with step <= STEP. */
size_t trace_upto(const struct trace *t, size_t step);
/* Marks of updates up to STEP. */
size_t trace_marks(const struct trace *t, size_t step);

/* T (one reference of it, given back) as it was at STEP, to go on from there: T itself
 * unless somebody else still looks at what came after STEP. */
struct trace *trace_from(struct trace *t, size_t step);
/* A reference to T to be kept for pictures of what was until STEP: T itself, or where
 * that is many NUMBERS, a copy with fewer rows. */
struct trace *trace_keep(struct trace *t, size_t step, size_t numbers);

#endif
