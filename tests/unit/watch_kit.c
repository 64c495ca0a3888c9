/* A screen that is watched while time goes on.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "watch_kit.h"

#include <string.h>

struct grid now;
int64_t clock_ms;

void watch_open(void)
{
    app_show();
    grid_init(&now, ROWS, COLS, false);
    clock_ms = 0;
}

void watch_shut(void)
{
    grid_done(&now);
    app_free(app);
}

void look(void)
{
    int row, col;

    app_draw(app, &now, &row, &col);
}

void enter(const char *line)
{
    app_typed(app, "> ", line, strlen(line));
    app_line(app, line);
    app_typed(app, "> ", "", 0);
}

void settle(void)
{
    for (int wait; (wait = app_tick(app, clock_ms)) >= 0; clock_ms += wait)
        ;
}
