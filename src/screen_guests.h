/* Who else is at the keyboard: the demonstration that types, and the lesson that is
 * being written, which opens itself again.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SCREEN_GUESTS_H
#define SCREEN_GUESTS_H

#include <stdbool.h>
#include <stdint.h>

#include "repl/draft.h"
#include "ui/app.h"
#include "ui/demo.h"

struct guests {
    struct app *app;
    struct shell *shell;
    struct demo *demo;   /* owned while it plays; NULL */
    int64_t demo_at;     /* when it goes on */
    struct draft *draft; /* NULL */
    int64_t draft_at;    /* when its file is looked at again */
};

/* Appends to KEYS what the demonstration types by NOW: they go the way of all keys, so
 * the line is the learner's at any moment. False: none plays. */
bool guests_type(struct guests *g, int64_t now, struct str *keys);
/* A key of the learner's ends the demonstration. False: none plays. */
bool guests_leave(struct guests *g);
/* What was saved of the lesson that is being written is shown. False: nothing was. */
bool guests_follow(struct guests *g, int64_t now);

/* When one of them wants to go on; -1 = nobody does. */
int64_t guests_at(const struct guests *g);

#endif
