/* What the picture of the loss shows: the present chain, marks and earlier runs.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LAB_LOSS_SHOWN_H
#define LAB_LOSS_SHOWN_H

#include "lab/bench.h"
#include "plot/chart.h"

/* A chain as it is drawn: N points, in parts that no line joins. */
struct loss_line {
    double *x; /* steps or passes since the chain began */
    double *y; /* the loss there; may be no number */
    size_t *step;
    size_t n;
    size_t first[STRETCHES + 2], parts; /* the first point of each part; then N */
};

/* The update after STEP of the chain was the first with a change. */
struct loss_mark {
    double x;
    size_t step;
    enum change kind;
    const char *text;
};

struct loss_shown {
    struct loss_line now, line[RUNS_KEPT];
    struct loss_line held;            /* of the rows held back; n 0: not told */
    size_t held_low;                  /* its lowest point */
    const struct run *run[RUNS_KEPT]; /* what line shows */
    size_t runs;
    struct loss_mark *mark;
    size_t marks;
    struct axis x, y;
    bool race;                 /* lines of one race; the present run is not shown */
    bool log, passes;          /* of the axes: asked for and possible */
    const char *no_log;        /* else why not */
    size_t zeros;              /* values that a logarithmic axis leaves out */
    double highest, lowest;    /* finite values; the axis of y may end before them */
    bool above, below;         /* it does, or a value is no number */
    const struct making *made; /* what the present run's last update was made with */
};

void loss_shown_init(struct loss_shown *l, struct bench *b);
void loss_shown_done(struct loss_shown *l);

/* The line of the rows held back into L, whose present one is complete: along the
 * present run, where an update and not a fit moved it. */
void loss_held(struct loss_shown *l, struct bench *b);

/* The loss, or the function's value, at the present weights; false: there is none. */
bool loss_now(struct bench *b, double *now);
/* The lowest of its points; the first where none is a number. */
size_t loss_lowest(const struct loss_line *l);
/* What the weights are moved for: "loss", or its name, or "f". */
const char *loss_name(const struct bench *b);
/* "60 steps", "fit, 3 steps", and of a chain what came before: "12 steps since w by
 * hand, 60 before"; BRIEF: without the cause. */
void loss_write_steps(const struct state *s, bool brief, struct str *out);
/* "η 0.3", "hand" */
void loss_mark_label(const struct loss_mark *m, struct str *out);

/* Lines and marks into a picture whose axes are those of L. */
void loss_draw(const struct loss_shown *l, const struct chart *c);
/* The letters of earlier runs, at the canvas LINE of each where NOW, the present one,
 * is not; and which is which, also of the rows held back. */
void loss_draw_legend(const struct loss_shown *l, const struct chart *c,
                      const struct canvas *now, const struct canvas *line);
/* What the marks say, where there is room. */
void loss_draw_labels(const struct loss_shown *l, const struct chart *c);

void loss_describe(struct bench *b, struct str *out);
void loss_numbers(struct bench *b, struct str *csv);

#endif
