/* When the last error of a task goes, the field blooms: five frames, once.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef UI_BLOOM_H
#define UI_BLOOM_H

#include <stdint.h>

#include "repl/shell.h"

/* Zeroed: nothing blooms, nothing has. */
struct bloom {
    const struct task *task; /* it asks for no errors, and there are some; NULL: none */
    bool due;                /* its last error has gone */
    int frame;               /* look.bloom: 0 none, or 1 … BLOOM_FRAMES */
    int64_t next;            /* ms: when the frame after this one comes */
    const struct task **had; /* these have bloomed: never again */
    size_t n;
};

/* A line is about to run: what blooms ends. */
void bloom_watch(struct bloom *m, struct shell *sh);
/* The line and its work have ended: was that the task's last error? */
void bloom_see(struct bloom *m, struct shell *sh);
/* Goes on by a frame if it is time; milliseconds until the next one, -1: no more. */
int bloom_tick(struct bloom *m, int64_t now);
/* A key: the picture is as it was. */
void bloom_end(struct bloom *m);
void bloom_done(struct bloom *m);

#endif
