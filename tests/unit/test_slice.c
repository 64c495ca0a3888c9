/* The slice through the objective; any bench, many rows, functions, dust.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "figure_kit.h"
#include "landscape_kit.h"
#include "plot/chart.h"

Suite *suite_slice(void);

/* ---- the slice ---- */

/* The place and the lowest one are both well inside. */
static void check_slice(struct bench *b)
{
    char *text = drawn(b, "slice", &fine, 18, 60);

    ck_assert_int_eq(times(text, "@"), 1);
    ck_assert_int_eq(times(text, "◎"), 1);
    free(text);
}

START_TEST(slice_shows_place_and_bottom)
    {
        struct bench *b = bench_with("line");

        check_slice(b);
        steps_of(b, 0.09, 3);
        check_slice(b);
        bench_set_theta(b, (const double[]){0, 900});
        check_slice(b);
        bench_free(b);
        b = bench_with("archery");
        bench_set_theta(b, (const double[]){-4.5, 10});
        check_slice(b);
        says(b, "slice", "You are at w 10, loss 12.5.");
        bench_free(b);
        b = minimizing("X^4-2*X^2+Y^2", 1.5, 0);
        check_slice(b);
        says(b, "slice", "lowest at 1, f -1.");
        bench_free(b);
    }
END_TEST

START_TEST(slice_without_end)
    {
        static const double x[] = {1, 2, 3, 4}, y[] = {0, 0, 1, 1};
        struct bench *b = bench_of(4, 1, x, y);
        char *text;

        b->s.axes.weight[0] = 0;
        b->s.axes.weight[1] = 1;
        bench_set_theta(b, (const double[]){0, 100});
        says(b, "slice", "Along b it is lowest at");
        bench_free(b);
        b = bench_of(4, 1, (const double[]){-2, -1, 1, 2}, y);
        text = drawn(b, "slice", &fine, 18, 60);
        ck_assert_int_eq(times(text, "◎"), 0);
        free(text);
        says(b, "slice", "It falls on to the right");
        bench_free(b);
    }
END_TEST

/* ---- everything ---- */

static void draw_all(struct bench *b)
{
    static const char *const name[] = {"slice", "contour", "surface"};
    static const int size[][2] = {{1, 1},  {2, 3},   {5, 12},  {8, 24},
                                  {9, 31}, {14, 40}, {18, 60}, {50, 120}};
    struct look look = fine;

    for (size_t f = 0; f < 3; f++) {
        char *words = said(b, name[f]);

        ck_assert_msg(strstr(words, "nan") == NULL, "%s", words);
        ck_assert_uint_gt(strlen(words), 40);
        free(words);
        for (size_t i = 0; i < sizeof size / sizeof *size; i++)
            for (int glyphs = 0; glyphs < 3; glyphs++) {
                look.glyphs = (enum glyphs)glyphs;
                free(drawn(b, name[f], &look, size[i][0], size[i][1]));
            }
    }
}

START_TEST(any_bench_draws)
    {
        static const double huge[] = {1e300, -1e300, 3, 1, 2, 1e-300}, y[] = {1, 0, 1};
        static const double flat[] = {1, 1, 1}, soft[] = {0.2, 0.7, 1};
        struct bench *b = bench_of(3, 2, huge, y);

        draw_all(b);
        bench_set_theta(b, (const double[]){1e308, 1e308, -1e308});
        draw_all(b);
        bench_free(b);
        b = bench_of(3, 1, flat, flat);
        draw_all(b);
        bench_free(b);
        b = bench_of(3, 1, huge + 3, soft);
        draw_all(b);
        bench_set_model(b, &errors_ops, 0);
        draw_all(b);
        bench_free(b);
        b = bench_with("line");
        steps_of(b, 0.5, 200);
        draw_all(b);
        bench_free(b);
        b = bench_with("hobbits");
        bench_set_model(b, &mlp_log_ops, 2);
        steps_of(b, 0.1, 3);
        draw_all(b);
        bench_free(b);
        b = minimizing("log(X)*sqrt(Y)", 1, 1);
        draw_all(b);
        bench_free(b);
    }
END_TEST

START_TEST(functions_of_two_variables)
    {
        struct bench *b = minimizing("x^2+4*y^2", 1, 1);
        char *f, *contour;

        f = drawn(b, "f", &fine, 18, 60);
        contour = drawn(b, "contour", &fine, 18, 60);
        ck_assert_str_eq(f, contour);
        ck_assert_int_eq(times(f, "◎"), 1);
        free(f);
        free(contour);
        says(b, "f", "The slope there is 2 in X and 8 in Y");
        b->s.explorer.minimizing = false;
        bench_changed(b);
        f = drawn(b, "f", &fine, 18, 60);
        ck_assert_int_eq(times(f, "@"), 1);
        ck_assert_int_eq(times(f, "○"), 0);
        free(f);
        bench_free(b);
    }
END_TEST

/* X^2 + X*Y + 3*Y^2 is lowest at (0, 0), where it is 0; a fit ends where the loss is
 * level. */
START_TEST(dust_is_no_number)
    {
        struct bench *b;
        const struct data *d;
        double xy = 0, xx = 0;
        char *text;

        for (int k = 0; k < 30; k++) {
            b = minimizing("X^2+X*Y+3*Y^2", 2 - 0.13 * k, -1 + 0.07 * k);
            says(b, "f", " is at X 0, Y 0, f 0. ");
            bench_free(b);
        }
        b = minimizing("1e-9*((X-1e-9)^2+Y^2+1)", 2e-9, 1e-9);
        b->s.explorer.from = -1e-8;
        b->s.explorer.to = 1e-8;
        bench_changed(b);
        text = said(b, "f");
        ck_assert_msg(!strstr(text, "f 0"), "%s", text);
        free(text);
        bench_free(b);
        b = bench_with("archery");
        bench_fit(b);
        says(b, "slice", "The slope there is 0: level.");
        b->s.theta[0] += 0.001;
        bench_changed(b);
        text = said(b, "slice");
        ck_assert_msg(!strstr(text, "level"), "%s", text);
        free(text);
        bench_free(b);
        b = bench_with("line");
        d = b->s.data;
        for (size_t i = 0; i < d->n; i++) {
            xy += d->x[0][i] * d->y[i];
            xx += d->x[0][i] * d->x[0][i];
        }
        bench_set_theta(b, (const double[]){0, xy / xx + 4e-8});
        says(b, "slice", "The slope there is 0: level.");
        bench_set_theta(b, (const double[]){0, xy / xx + 1e-5});
        says(b, "slice", ": downhill w shrinks.");
        bench_free(b);
    }
END_TEST

Suite *suite_slice(void)
{
    Suite *s = suite_create("slice");
    TCase *c = tcase_create("slice");

    tcase_add_test(c, slice_shows_place_and_bottom);
    tcase_add_test(c, slice_without_end);
    tcase_add_test(c, any_bench_draws);
    tcase_add_test(c, functions_of_two_variables);
    tcase_add_test(c, dust_is_no_number);
    suite_add_tcase(s, c);
    return s;
}
