/* The mouse, and storms of it and of keys.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <check.h>
#include <limits.h>
#include <stdlib.h>

#include "app_kit.h"
#include "repl/pointed.h"
#include "repl/private.h"
#include "state_kit.h"
#include "ui/app.h"

Suite *suite_pointer_mouse(void);

/* ---- the mouse ---- */

/* Where the crosshair's middle is drawn; false: nowhere. */
static bool middle(int rows, int cols, int *row, int *col)
{
    struct grid g;
    int r, c;
    bool found = false;

    grid_init(&g, rows, cols, false);
    app_draw(app, &g, &r, &c);
    for (*row = 0; *row < rows && !found; ++*row)
        for (*col = 0; *col < cols && !found; ++*col) {
            const struct cell *cell = grid_at(&g, *row, *col);
            const struct cell *before = grid_at(&g, *row, *col - 1);
            const struct cell *after = grid_at(&g, *row, *col + 1);

            found = cell->style == STYLE_MARK &&
                    (cell->glyph == 0x253C || (before && before->glyph == '[') ||
                     (after && after->glyph == ']'));
            *col -= found;
        }
    *row -= 1;
    grid_done(&g);
    return found;
}

START_TEST(click_places_it)
    {
        int placed = 0;

        for (int row = 0; row < ROWS; row++)
            for (int col = 0; col < COLS; col++) {
                int r, c;

                app_action(app, ACTION_ESCAPE);
                app_type("predict 0.1 0.1");
                app_mouse(app, MOUSE_PRESS, row, col);
                if (!app_shows("Esc ends"))
                    continue;
                ck_assert(middle(ROWS, COLS, &r, &c));
                ck_assert_msg(r == row && c == col, "%d %d for %d %d", r, c, row, col);
                placed++;
            }
        ck_assert_int_gt(placed, 400);
    }
END_TEST

START_TEST(wheel_turns_and_scrolls)
    {
        app_type("w1");
        app_mouse(app, MOUSE_UP, 5, 5);
        ck_assert_double_gt(sh->bench->s.theta[1], 0);
        app_mouse(app, MOUSE_DOWN, 5, 5);
        ck_assert_double_eq(sh->bench->s.theta[1], 0);
        app_type("help all");
        {
            char *top = app_screen(ROWS, COLS), *down, *back;

            app_mouse(app, MOUSE_DOWN, 5, 5);
            down = app_screen(ROWS, COLS);
            app_mouse(app, MOUSE_UP, 5, 5);
            back = app_screen(ROWS, COLS);
            ck_assert_str_ne(top, down);
            ck_assert_str_eq(top, back);
            free(top);
            free(down);
            free(back);
        }
    }
END_TEST

/* ---- storms ---- */

static const char *const lines[] = {
    "point", "w1", "b", "eta", "tau", "line", "lambda", "optimizer", "field", "step",
    "plot contour", "plot scatter", "plot curve", "plot roc", "data hobbits", "data line",
    "data archery", "data challenger", "undo", "redo", "fog", "plot fit", "fit", "",
    "minimize X^2 + Y^2", "X", "reset weights", "features square", "plot scatter w",
    "mouse on", "remove 1", "model mlp 2", "h1.w1", "lab", "lesson 1", "next", "a", "undo",
};

static const char keys[] = "01axfps\r?q ";

static void press(void)
{
    if (app_any(8) == 0)
        app_type(lines[app_any(sizeof lines / sizeof *lines)]);
    else if (app_any(5) == 0)
        app_key(app, keys[app_any(sizeof keys - 1)]);
    else if (app_any(8) == 0)
        app_mouse(app, (enum mouse)app_any(3), (int)app_any(40) - 5, (int)app_any(120) - 10);
    else if (app_any(12) == 0)
        app_resize(app, 1 + (int)app_any(60), 1 + (int)app_any(150));
    else
        app_action(app, (enum action)app_any(ACTIONS));
    free(app_take_insert(app));
    free(app_take_ran(app));
}

START_TEST(storm)
    {
        app_chance = (unsigned)_i * 977u + 3;
        for (int k = 0; k < 250; k++) {
            press();
            app_settle();
            if (k % 5 == 0) {
                int rows = 1 + (int)app_any(40), cols = 1 + (int)app_any(120);

                app_resize(app, rows, cols);
                free(app_screen(rows, cols));
            }
            ck_assert(!app_quit(app));
        }
    }
END_TEST

/* In the lab, all that keys did goes back to the first state. */
START_TEST(storm_is_undone)
    {
        struct state *first = state_copy(&sh->bench->s);
        const char *what;

        app_chance = (unsigned)_i * 131u + 7;
        for (int k = 0; k < 120; k++) {
            if (app_any(6) == 0)
                app_type(lines[app_any(10)]); /* plot is not undone */
            else if (app_any(3) == 0)
                app_key(app, keys[app_any(7)]);
            else
                app_action(app, (enum action)(ACTION_RIGHT + app_any(8)));
            free(app_take_insert(app));
        }
        app_type("step 1");
        for (int k = 0; k < 400 && sh->in->history->npast > 1; k++)
            app_type("undo");
        what = state_differs(first, &sh->bench->s);
        ck_assert_msg(!what, "%s", what);
        state_free(first);
    }
END_TEST

static const int hostile[] = {INT_MIN, -1, 0, 9999, INT_MAX};

START_TEST(hostile_places)
    {
        app_type("point");
        for (size_t i = 0; i < 5; i++)
            for (size_t k = 0; k < 5; k++)
                for (int what = 0; what < 3; what++)
                    app_mouse(app, (enum mouse)what, hostile[i], hostile[k]);
        app_action(app, ACTION_ESCAPE);
        app_action(app, ACTION_POINT);
        ck_assert(app_shows("Esc ends"));
    }
END_TEST

Suite *suite_pointer_mouse(void)
{
    Suite *suite = suite_create("pointer_mouse");
    TCase *tc = tcase_create("pointer_mouse");

    tcase_add_checked_fixture(tc, app_open, app_close);
    tcase_add_test(tc, click_places_it);
    tcase_add_test(tc, wheel_turns_and_scrolls);
    tcase_add_loop_test(tc, storm, 0, 8);
    tcase_add_loop_test(tc, storm_is_undone, 0, 8);
    tcase_add_test(tc, hostile_places);
    suite_add_tcase(suite, tc);
    return suite;
}
