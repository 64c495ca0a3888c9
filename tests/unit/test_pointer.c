/* The crosshair: its keys are the lines of the language, its places are short numbers,
 * any size and any click can be. SPDX-License-Identifier: GPL-3.0-or-later */
#include <check.h>
#include <limits.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "kit.h"
#include "repl/knob.h"
#include "repl/pointed.h"
#include "repl/private.h"
#include "state_kit.h"
#include "ui/app.h"
#include "ui/keymap.h"

Suite *suite_pointer(void);

enum { ROWS = 24, COLS = 80 };

static struct shell *sh;
static struct app *app;
static unsigned state = 5;

static unsigned any(unsigned n)
{
    state = state * 1103515245u + 12345u;
    return (state >> 16) % n;
}

static void setup(void)
{
    sh = kit_shell(true);
    kit_must(sh, "data hobbits");
    app = app_new(sh, false);
    app_resize(app, ROWS, COLS);
}

static void teardown(void)
{
    app_free(app);
    kit_done(sh);
}

static void settle(void)
{
    for (int64_t now = 0; app_tick(app, now) >= 0; now += 100)
        ;
}

static void line(const char *text)
{
    app_typed(app, "> ", text, strlen(text));
    app_line(app, text);
    app_typed(app, "> ", "", 0);
    settle();
}

/* The screen as text; the caller frees it. */
static char *screen(int rows, int cols)
{
    struct grid g;
    struct str s;
    int row = -1, col = -1;
    char *text;

    grid_init(&g, rows, cols, false);
    app_draw(app, &g, &row, &col);
    str_init(&s);
    grid_dump(&g, &s);
    text = str_take(&s);
    str_done(&s);
    grid_done(&g);
    return text;
}

static bool shows(const char *text)
{
    char *s = screen(ROWS, COLS);
    bool found = strstr(s, text) != NULL;

    free(s);
    return found;
}

static const char *newest(void)
{
    return sh->in->history->past[sh->in->history->npast - 1].line;
}

/* ---- numbers ---- */

START_TEST(rounds_within_the_cell)
    {
        for (int i = 0; i < 20000; i++) {
            double unit = exp(((int)any(400) - 200) / 10.0), v, r;
            char text[40];

            v = unit * ((int)any(2000) - 1000 + any(1000) / 1000.0);
            r = pointed_round(v, unit);
            ck_assert_double_le(fabs(r - v), 0.5000001 * unit);
            snprintf(text, sizeof text, "%.5g", r);
            ck_assert_double_eq(strtod(text, NULL), r);
        }
        ck_assert_double_eq(pointed_round(3.14159, 0.2), 3.1);
        ck_assert_double_eq(pointed_round(3.14159, 0.02), 3.14);
        ck_assert_double_eq(pointed_round(1234, 50), 1230);
        ck_assert(!signbit(pointed_round(-0.01, 0.2)));
    }
END_TEST

/* ---- deeds ---- */

START_TEST(drops_points)
    {
        size_t n = sh->bench->s.all->n;

        line("predict 2 3.5");
        line("point");
        ck_assert(shows("foot size 2   lift 3.5   z 0   p 0.5"));
        ck_assert(shows("0 1 add   x remove   f flip   Esc ends"));
        ck_assert(app_key(app, '1'));
        ck_assert_str_eq(newest(), "add 2 3.5 +");
        ck_assert(shows("> add 2 3.5 +"));
        ck_assert_uint_eq(sh->bench->s.all->n, n + 1);
        ck_assert_double_eq(sh->bench->s.all->y[n], 1);
        ck_assert(app_key(app, '0'));
        ck_assert_str_eq(newest(), "add 2 3.5 o");
        ck_assert_double_eq(sh->bench->s.all->y[n + 1], 0);
        ck_assert(app_key(app, 'x')); /* one of the two is as near as can be */
        ck_assert_uint_eq(sh->bench->s.all->n, n + 1);
        ck_assert(!strcmp(newest(), "remove 25") || !strcmp(newest(), "remove 26"));
        ck_assert(app_key(app, 'p'));
        ck_assert(shows("> predict 2 3.5"));
        line("undo");
        line("undo");
        line("undo");
        ck_assert_uint_eq(sh->bench->s.all->n, n);
    }
END_TEST

/* At each point's own place it is the nearest. */
START_TEST(finds_each_point)
    {
        for (size_t i = 0; i < 24; i++) {
            const struct data *d = sh->bench->s.data;
            char text[80];
            double x = d->x[0][i], y = d->x[1][i];

            snprintf(text, sizeof text, "predict %.17g %.17g", x, y);
            line(text);
            line("point");
            ck_assert(app_key(app, 'f'));
            snprintf(text, sizeof text, "flip %zu", i + 1);
            ck_assert_str_eq(newest(), text);
            ck_assert(app_action(app, ACTION_ESCAPE));
            line("undo");
        }
    }
END_TEST

START_TEST(one_feature)
    {
        line("data archery");
        line("predict 3.5");
        line("point");
        ck_assert(shows("hours of practice 3.5   z 0   p 0.5"));
        app_action(app, ACTION_UP); /* there is only left and right */
        ck_assert(shows("hours of practice 3.5 "));
        ck_assert(app_key(app, '0'));
        ck_assert_str_eq(newest(), "add 3.5 o");
        ck_assert(!app_key(app, 's'));
        line("data line");
        line("point");
        ck_assert(!app_key(app, '0'));
        ck_assert(app_key(app, 'a'));
        ck_assert_mem_eq(newest(), "add ", 4);
        ck_assert_uint_eq(sh->bench->s.all->n, 21);
    }
END_TEST

/* Enter sets both weights to what the strip says; the way they came is one undo step. */
START_TEST(starts_on_a_contour)
    {
        char *s, *at;
        double w, b;

        line("data line");
        line("step 3");
        line("plot contour");
        line("point");
        for (int i = 0; i < 5; i++)
            app_action(app, ACTION_FAR_RIGHT);
        app_action(app, ACTION_UP);
        s = screen(ROWS, COLS);
        at = strstr(s, "── w ");
        ck_assert_ptr_nonnull(at);
        ck_assert_int_eq(sscanf(at, "── w %lf   b %lf", &w, &b), 2);
        free(s);
        ck_assert(shows("Enter start there"));
        line("");
        ck_assert_double_eq(sh->bench->s.theta[1], w);
        ck_assert_double_eq(sh->bench->s.theta[0], b);
        ck_assert_uint_eq(sh->bench->s.steps, 0);
        line("undo");
        ck_assert_uint_eq(sh->bench->s.steps, 3);
    }
END_TEST

/* What a crosshair begins at and what is left of 0 is written like other numbers; the
 * wheel opens nothing over it. */
START_TEST(short_on_a_contour)
    {
        char *s, *at;

        line("data line");
        line("step 3");
        line("plot contour");
        line("point");
        s = screen(ROWS, COLS);
        at = strstr(s, "── w ");
        ck_assert_ptr_nonnull(at);
        at += strlen("── w ");
        ck_assert_uint_le(strcspn(at, " "), 8);
        free(s);
        for (int i = 0; i < 12; i++)
            app_action(app, ACTION_FAR_LEFT);
        s = screen(ROWS, COLS);
        ck_assert_ptr_nonnull(strstr(s, "── w −"));
        ck_assert_ptr_null(strstr(s, "── w -"));
        free(s);
        app_mouse(app, MOUSE_UP, 5, 20);
        ck_assert(shows("Esc ends"));
    }
END_TEST

START_TEST(other_columns_stay_at_their_mean)
    {
        char name[] = "/tmp/logitty-pointer-XXXXXX", text[80];
        int fd = mkstemp(name);
        FILE *f = fdopen(fd, "w");
        const struct data *d;

        ck_assert_ptr_nonnull(f);
        fputs("u,v,near,far,y\n", f);
        for (int i = 0; i < 40; i++)
            fprintf(f, "%d,%d,%g,%g,%d\n", i % 7, i % 5, 0.01 + i % 3 / 1e4,
                    1e6 + i * 1e3, i % 2);
        fclose(f);
        snprintf(text, sizeof text, "data \"%s\"", name);
        line(text);
        remove(name);
        line("plot scatter u v");
        line("point");
        ck_assert(app_key(app, '1'));
        d = sh->bench->s.all;
        ck_assert_uint_eq(d->n, 41);
        ck_assert_uint_lt(strlen(newest()), 40);
        for (size_t j = 2; j < d->dim; j++) {
            const struct range *r = data_range(d, j);

            ck_assert_double_le(fabs(d->x[j][d->n - 1] - r->mean), (r->hi - r->lo) / 20);
        }
    }
END_TEST

/* ---- beginning and ending ---- */

START_TEST(ends)
    {
        line("point");
        ck_assert(shows("Esc ends"));
        app_action(app, ACTION_ESCAPE);
        ck_assert(!shows("Esc ends"));
        app_action(app, ACTION_POINT);
        ck_assert(shows("Esc ends"));
        app_typed(app, "> ", "w", 1);
        app_typed(app, "> ", "", 0);
        ck_assert(!shows("Esc ends"));
        ck_assert(!app_key(app, '1'));
        app_action(app, ACTION_POINT);
        line("step");
        ck_assert(!shows("Esc ends"));
        app_action(app, ACTION_POINT);
        app_typed(app, "> ", "x", 1);
        ck_assert(!app_key(app, '1'));
        app_typed(app, "> ", "", 0);
        line("plot roc");
        line("point");
        ck_assert(shows("has no places to point at"));
        ck_assert_str_eq(sh->fault.meant, "plot scatter");
        line("plot scatter w");
        line("point");
        ck_assert_str_eq(sh->fault.meant, "plot scatter");
    }
END_TEST

/* Nowhere to go is no place outside; there and back is the same place. */
START_TEST(walks)
    {
        char *first, *now;

        line("point");
        app_action(app, ACTION_LEFT);
        app_action(app, ACTION_UP);
        first = screen(ROWS, COLS);
        for (int i = 0; i < 13; i++)
            app_action(app, i % 2 ? ACTION_RIGHT : ACTION_FAR_DOWN);
        for (int i = 0; i < 60; i++)
            app_action(app, ACTION_FAR_LEFT);
        ck_assert(shows("[") || shows("┼"));
        app_action(app, ACTION_ESCAPE);
        line("point");
        app_action(app, ACTION_LEFT);
        app_action(app, ACTION_UP);
        app_action(app, ACTION_FAR_RIGHT);
        app_action(app, ACTION_FAR_DOWN);
        app_action(app, ACTION_FAR_LEFT);
        app_action(app, ACTION_FAR_UP);
        now = screen(ROWS, COLS);
        ck_assert_mem_eq(now, first, 60 * 17);
        free(first);
        free(now);
    }
END_TEST

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
                line("predict 0.1 0.1");
                app_mouse(app, MOUSE_PRESS, row, col);
                if (!shows("Esc ends"))
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
        line("w1");
        app_mouse(app, MOUSE_UP, 5, 5);
        ck_assert_double_gt(sh->bench->s.theta[1], 0);
        app_mouse(app, MOUSE_DOWN, 5, 5);
        ck_assert_double_eq(sh->bench->s.theta[1], 0);
        line("help all");
        {
            char *top = screen(ROWS, COLS), *down, *back;

            app_mouse(app, MOUSE_DOWN, 5, 5);
            down = screen(ROWS, COLS);
            app_mouse(app, MOUSE_UP, 5, 5);
            back = screen(ROWS, COLS);
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
    if (any(8) == 0)
        line(lines[any(sizeof lines / sizeof *lines)]);
    else if (any(5) == 0)
        app_key(app, keys[any(sizeof keys - 1)]);
    else if (any(8) == 0)
        app_mouse(app, (enum mouse)any(3), (int)any(40) - 5, (int)any(120) - 10);
    else if (any(12) == 0)
        app_resize(app, 1 + (int)any(60), 1 + (int)any(150));
    else
        app_action(app, (enum action)any(ACTIONS));
    free(app_take_insert(app));
    free(app_take_ran(app));
}

START_TEST(storm)
    {
        state = (unsigned)_i * 977u + 3;
        for (int k = 0; k < 250; k++) {
            press();
            settle();
            if (k % 5 == 0)
                free(screen(1 + (int)any(40), 1 + (int)any(120)));
            ck_assert(!app_quit(app));
        }
    }
END_TEST

/* In the lab, all that keys did goes back to the first state. */
START_TEST(storm_is_undone)
    {
        struct state *first = state_copy(&sh->bench->s);
        const char *what;

        state = (unsigned)_i * 131u + 7;
        for (int k = 0; k < 120; k++) {
            if (any(6) == 0)
                line(lines[any(10)]); /* plot is not undone */
            else if (any(3) == 0)
                app_key(app, keys[any(7)]);
            else
                app_action(app, (enum action)(ACTION_RIGHT + any(8)));
            free(app_take_insert(app));
        }
        line("step 1");
        for (int k = 0; k < 400 && sh->in->history->npast > 1; k++)
            line("undo");
        what = state_differs(first, &sh->bench->s);
        ck_assert_msg(!what, "%s", what);
        state_free(first);
    }
END_TEST

static const int hostile[] = {INT_MIN, -1, 0, 9999, INT_MAX};

START_TEST(hostile_places)
    {
        line("point");
        for (size_t i = 0; i < 5; i++)
            for (size_t k = 0; k < 5; k++)
                for (int what = 0; what < 3; what++)
                    app_mouse(app, (enum mouse)what, hostile[i], hostile[k]);
        app_action(app, ACTION_ESCAPE);
        app_action(app, ACTION_POINT);
        ck_assert(shows("Esc ends"));
    }
END_TEST

Suite *suite_pointer(void)
{
    Suite *suite = suite_create("pointer");
    TCase *tc = tcase_create("pointer");

    tcase_add_checked_fixture(tc, setup, teardown);
    tcase_add_test(tc, rounds_within_the_cell);
    tcase_add_test(tc, drops_points);
    tcase_add_test(tc, finds_each_point);
    tcase_add_test(tc, one_feature);
    tcase_add_test(tc, starts_on_a_contour);
    tcase_add_test(tc, short_on_a_contour);
    tcase_add_test(tc, other_columns_stay_at_their_mean);
    tcase_add_test(tc, ends);
    tcase_add_test(tc, walks);
    tcase_add_test(tc, click_places_it);
    tcase_add_test(tc, wheel_turns_and_scrolls);
    tcase_add_loop_test(tc, storm, 0, 8);
    tcase_add_loop_test(tc, storm_is_undone, 0, 8);
    tcase_add_test(tc, hostile_places);
    tcase_set_timeout(tc, 60);
    suite_add_tcase(suite, tc);
    return suite;
}
