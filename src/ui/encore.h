/* A guess has come out: the picture goes there in eight frames, and once more for ← →.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef UI_ENCORE_H
#define UI_ENCORE_H

#include <stdint.h>

#include "repl/shell.h"
#include "ui/arrows.h"

enum { ENCORE_FRAMES = 8 };

/* Zeroed: there is nothing to be seen. */
struct encore {
    const struct task *task; /* the guess; NULL: none has come out here */
    struct state *from;      /* the bench before its experiment; NULL */
    const struct bench *of;  /* and the bench … */
    unsigned long version;   /* … that it came to */
    struct bench *shown;     /* what a frame shows; NULL */
    bool due;                /* it is being shown */
    int frame;               /* 0: not yet, or 1 … ENCORE_FRAMES */
    int64_t next;            /* ms: when the frame after this one comes */
};

/* A line is about to run: is a guess open, and what stands on the bench? */
void encore_watch(struct encore *e, struct shell *sh);
/* The line has ended. Was that the guess, and did only the weights go elsewhere? Then
 * it is due, unless `animate` is off. */
void encore_see(struct encore *e, struct shell *sh);
/* Goes on by a frame if it is time; milliseconds until the next one, -1: no more. */
int encore_tick(struct encore *e, int64_t now);
/* What is to be drawn instead of SH's bench: its data and settings, weights on the way.
 * NULL: the bench itself. */
struct bench *encore_bench(struct encore *e, struct shell *sh);
/* A key: the picture is as it is. */
void encore_end(struct encore *e);
void encore_done(struct encore *e);

/* On the page of such a guess, as long as nothing has changed since. */
extern const struct arrows arrows_encore;

#endif
