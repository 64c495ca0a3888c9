/* What tests of the whole screen share.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app_kit.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>

struct app *app;
unsigned app_chance = 5;

unsigned app_any(unsigned n)
{
    app_chance = app_chance * 1103515245u + 12345u;
    return (app_chance >> 16) % n;
}

void app_show(void)
{
    app = app_new(sh, false);
    app_resize(app, ROWS, COLS);
}

void app_open(void)
{
    sh_open();
    sh_must("data hobbits");
    app_show();
}

void app_close(void)
{
    app_free(app);
    sh_close();
}

void app_settle(void)
{
    for (int64_t now = 0; app_tick(app, now) >= 0; now += 100)
        ;
}

void app_type(const char *text)
{
    app_typed(app, "> ", text, strlen(text));
    app_line(app, text);
    app_typed(app, "> ", "", 0);
    app_settle();
}

char *app_screen(int rows, int cols)
{
    struct grid g;
    struct str s;
    int row = -1, col = -1;
    char *text;

    grid_init(&g, rows, cols, false);
    app_draw(app, &g, &row, &col);
    ck_assert(row >= 0 && row < rows && col >= 0 && col < cols);
    str_init(&s);
    grid_dump(&g, &s);
    text = str_take(&s);
    str_done(&s);
    grid_done(&g);
    return text;
}

bool app_shows(const char *text)
{
    char *s = app_screen(ROWS, COLS);
    bool found = strstr(s, text) != NULL;

    free(s);
    return found;
}
