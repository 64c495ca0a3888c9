/* What tests of the demonstration share: it is played by a clock of their own, and what it
 * types gets to the program as readline would bring it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TESTS_DEMO_KIT_H
#define TESTS_DEMO_KIT_H

#include "repl/shell.h"
#include "ui/app.h"
#include "ui/demo.h"

struct player {
    struct shell_host host;
    struct shell *sh;
    struct app *app;
    struct demo *demo;
    struct str dir[2], line;
    const char *dirs[2];
    int64_t now;
    void (*look)(struct player *p); /* called whenever something may have changed */
};

/* The first N of: the shipped lessons, those of the mockups. */
void player_start(struct player *p, size_t n);
void player_finish(struct player *p);
void player_key(struct player *p, const char *key);
/* One turn of the screen's loop; false: the demo is over. */
bool player_turn(struct player *p);

#endif
