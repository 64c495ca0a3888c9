/* The picture on the terminal: its size, its looks, and when the next frame may be.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SCREEN_PICTURE_H
#define SCREEN_PICTURE_H

#include <stdbool.h>
#include <stdint.h>

#include "screen_draw.h"
#include "screen_terminal.h"
#include "ui/app.h"

struct picture {
    struct terminal *terminal;
    struct shell *shell;
    struct app *app;
    struct painter painter;
    struct grid grid;
    bool ascii;
    unsigned long preferences; /* as of which it is */
    bool dirty;                /* it may have changed */
    bool urgent;      /* … by a key: draw at once; else at the frame's rate */
    int64_t frame_at; /* when the next frame may be */
};

/* Of a terminal that was started. The size is not known before picture_fit(). The app
 * has to be there by then. */
void picture_start(struct picture *p, struct terminal *t, struct shell *sh, bool utf8,
                   const struct display *display);
void picture_stop(struct picture *p);

/* Finds out the size. It may be the same as before and yet have been another meanwhile:
 * whatever the terminal cut off then is gone, so everything is painted. */
void picture_fit(struct picture *p);

/* Whether a frame is to be drawn NOW. While the last one is not fully sent there is no
 * new one: a slow line lowers the frame rate by itself. Keys that wait already are
 * taken into the same frame. */
bool picture_due(const struct picture *p, int64_t now);
/* When that has to be asked again; -1 = not before something happens. */
int64_t picture_at(const struct picture *p);
void picture_draw(struct picture *p, int64_t now);

#endif
