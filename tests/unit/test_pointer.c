/* The pointer: what it drops, finds and starts, how it begins and ends.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <check.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app_kit.h"
#include "repl/pointed.h"
#include "repl/private.h"
#include "ui/app.h"

Suite *suite_pointer(void);

static const char *newest(void)
{
    return sh->in->history->past[sh->in->history->npast - 1].line;
}

/* ---- numbers ---- */

START_TEST(rounds_within_the_cell)
    {
        for (int i = 0; i < 20000; i++) {
            double unit = exp(((int)app_any(400) - 200) / 10.0), v, r;
            char text[40];

            v = unit * ((int)app_any(2000) - 1000 + app_any(1000) / 1000.0);
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

        app_type("predict 2 3.5");
        app_type("point");
        ck_assert(app_shows("foot size 2   lift 3.5   z 0   p 0.5"));
        ck_assert(app_shows("0 1 add   x remove   f flip   Esc ends"));
        ck_assert(app_key(app, '1'));
        ck_assert_str_eq(newest(), "add 2 3.5 +");
        ck_assert(app_shows("> add 2 3.5 +"));
        ck_assert_uint_eq(sh->bench->s.all->n, n + 1);
        ck_assert_double_eq(sh->bench->s.all->y[n], 1);
        ck_assert(app_key(app, '0'));
        ck_assert_str_eq(newest(), "add 2 3.5 o");
        ck_assert_double_eq(sh->bench->s.all->y[n + 1], 0);
        ck_assert(app_key(app, 'x')); /* one of the two is as near as can be */
        ck_assert_uint_eq(sh->bench->s.all->n, n + 1);
        ck_assert(!strcmp(newest(), "remove 25") || !strcmp(newest(), "remove 26"));
        ck_assert(app_key(app, 'p'));
        ck_assert(app_shows("> predict 2 3.5"));
        app_type("undo");
        app_type("undo");
        app_type("undo");
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
            app_type(text);
            app_type("point");
            ck_assert(app_key(app, 'f'));
            snprintf(text, sizeof text, "flip %zu", i + 1);
            ck_assert_str_eq(newest(), text);
            ck_assert(app_action(app, ACTION_ESCAPE));
            app_type("undo");
        }
    }
END_TEST

START_TEST(one_feature)
    {
        app_type("data archery");
        app_type("predict 3.5");
        app_type("point");
        ck_assert(app_shows("hours of practice 3.5   z 0   p 0.5"));
        app_action(app, ACTION_UP); /* there is only left and right */
        ck_assert(app_shows("hours of practice 3.5 "));
        ck_assert(app_key(app, '0'));
        ck_assert_str_eq(newest(), "add 3.5 o");
        ck_assert(!app_key(app, 's'));
        app_type("data line");
        app_type("point");
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

        app_type("data line");
        app_type("step 3");
        app_type("plot contour");
        app_type("point");
        for (int i = 0; i < 5; i++)
            app_action(app, ACTION_FAR_RIGHT);
        app_action(app, ACTION_UP);
        s = app_screen(ROWS, COLS);
        at = strstr(s, "── w ");
        ck_assert_ptr_nonnull(at);
        ck_assert_int_eq(sscanf(at, "── w %lf   b %lf", &w, &b), 2);
        free(s);
        ck_assert(app_shows("Enter start there"));
        app_type("");
        ck_assert_double_eq(sh->bench->s.theta[1], w);
        ck_assert_double_eq(sh->bench->s.theta[0], b);
        ck_assert_uint_eq(sh->bench->s.steps, 0);
        app_type("undo");
        ck_assert_uint_eq(sh->bench->s.steps, 3);
    }
END_TEST

/* What a crosshair begins at and what is left of 0 is written like other numbers; the
 * wheel opens nothing over it. */
START_TEST(short_on_a_contour)
    {
        char *s, *at;

        app_type("data line");
        app_type("step 3");
        app_type("plot contour");
        app_type("point");
        s = app_screen(ROWS, COLS);
        at = strstr(s, "── w ");
        ck_assert_ptr_nonnull(at);
        at += strlen("── w ");
        ck_assert_uint_le(strcspn(at, " "), 8);
        free(s);
        for (int i = 0; i < 12; i++)
            app_action(app, ACTION_FAR_LEFT);
        s = app_screen(ROWS, COLS);
        ck_assert_ptr_nonnull(strstr(s, "── w −"));
        ck_assert_ptr_null(strstr(s, "── w -"));
        free(s);
        app_mouse(app, MOUSE_UP, 5, 20);
        ck_assert(app_shows("Esc ends"));
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
        app_type(text);
        remove(name);
        app_type("plot scatter u v");
        app_type("point");
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
        app_type("point");
        ck_assert(app_shows("Esc ends"));
        app_action(app, ACTION_ESCAPE);
        ck_assert(!app_shows("Esc ends"));
        app_action(app, ACTION_POINT);
        ck_assert(app_shows("Esc ends"));
        app_typed(app, "> ", "w", 1);
        app_typed(app, "> ", "", 0);
        ck_assert(!app_shows("Esc ends"));
        ck_assert(!app_key(app, '1'));
        app_action(app, ACTION_POINT);
        app_type("step");
        ck_assert(!app_shows("Esc ends"));
        app_action(app, ACTION_POINT);
        app_typed(app, "> ", "x", 1);
        ck_assert(!app_key(app, '1'));
        app_typed(app, "> ", "", 0);
        app_type("plot roc");
        app_type("point");
        ck_assert(app_shows("has no places to point at"));
        ck_assert_str_eq(sh->fault.meant, "plot scatter");
        app_type("plot scatter w");
        app_type("point");
        ck_assert_str_eq(sh->fault.meant, "plot scatter");
    }
END_TEST

/* Nowhere to go is no place outside; there and back is the same place. */
START_TEST(walks)
    {
        char *first, *now;

        app_type("point");
        app_action(app, ACTION_LEFT);
        app_action(app, ACTION_UP);
        first = app_screen(ROWS, COLS);
        for (int i = 0; i < 13; i++)
            app_action(app, i % 2 ? ACTION_RIGHT : ACTION_FAR_DOWN);
        for (int i = 0; i < 60; i++)
            app_action(app, ACTION_FAR_LEFT);
        ck_assert(app_shows("[") || app_shows("┼"));
        app_action(app, ACTION_ESCAPE);
        app_type("point");
        app_action(app, ACTION_LEFT);
        app_action(app, ACTION_UP);
        app_action(app, ACTION_FAR_RIGHT);
        app_action(app, ACTION_FAR_DOWN);
        app_action(app, ACTION_FAR_LEFT);
        app_action(app, ACTION_FAR_UP);
        now = app_screen(ROWS, COLS);
        ck_assert_mem_eq(now, first, 60 * 17);
        free(first);
        free(now);
    }
END_TEST

Suite *suite_pointer(void)
{
    Suite *suite = suite_create("pointer");
    TCase *tc = tcase_create("pointer");

    tcase_add_checked_fixture(tc, app_open, app_close);
    tcase_add_test(tc, rounds_within_the_cell);
    tcase_add_test(tc, drops_points);
    tcase_add_test(tc, finds_each_point);
    tcase_add_test(tc, one_feature);
    tcase_add_test(tc, starts_on_a_contour);
    tcase_add_test(tc, short_on_a_contour);
    tcase_add_test(tc, other_columns_stay_at_their_mean);
    tcase_add_test(tc, ends);
    tcase_add_test(tc, walks);
    suite_add_tcase(suite, tc);
    return suite;
}
