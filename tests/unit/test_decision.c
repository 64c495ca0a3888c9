/* All decision pictures: what they refuse, very many points, any size.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "decision_kit.h"
#include "learn/objective.h"

Suite *suite_decision(void);

/* ---- what cannot be judged ---- */

START_TEST(reasons_to_refuse)
    {
        static const double x[] = {1, 2, 3}, ones[] = {1, 1, 1}, zeros[] = {0, 0, 0};
        struct bench *b = bench_new();

        for (size_t k = 0; k < 5; k++)
            ck_assert(strstr(figure_named(judging[k])->lacks(b), "no data yet"));
        bench_free(b);
        b = bench_with("line");
        for (size_t k = 0; k < 5; k++)
            ck_assert(
                strstr(figure_named(judging[k])->lacks(b), "numbers, not classes"));
        bench_free(b);
        b = bench_of(3, 1, x, ones);
        ck_assert(figure_named("roc")->lacks(b) && !figure_named("pr")->lacks(b));
        bench_free(b);
        b = bench_of(3, 1, x, zeros);
        ck_assert(figure_named("roc")->lacks(b) && figure_named("pr")->lacks(b));
        ck_assert(!figure_named("confusion")->lacks(b));
        says(b, "confusion", "Recall undefined, no point has class 1");
        bench_free(b);
        b = bench_with("archery");
        bench_set_model(b, &linear_ops, 0);
        ck_assert(strstr(figure_named("confidence")->lacks(b), "no σ"));
        bench_free(b);
    }
END_TEST

START_TEST(rows_held_back_are_named)
    {
        struct bench *b = bench_with("overlap");
        struct err err = {0};

        ck_assert(bench_set_split(b, 0.7, &err));
        for (size_t k = 0; k < 5; k++)
            says(b, judging[k], "They are the rows that train; 18 more are held back.");
        bench_free(b);
    }
END_TEST

/* ---- very many points ---- */

/* Labels that alternate, so that every second row is of one class only. */
static struct bench *crowded(size_t n, size_t every)
{
    double *x = mem_array(2 * n, sizeof *x);
    unsigned state = 21;
    struct bench *b;

    for (size_t i = 0; i < n; i++) {
        x[n + i] = i % every == every - 1;
        x[i] = 2 * any(&state) + x[n + i];
    }
    b = bench_of(n, 1, x, x + n);
    free(x);
    return b;
}

START_TEST(many_points_are_sampled)
    {
        struct bench *b = crowded(200000, 2);
        double exact, part;
        char *text;

        bench_set_theta(b, (const double[]){-0.5, 1});
        ck_assert(metric_auc(b->s.data, bench_fitness(b)->p, &exact));
        text = drawn(b, "roc", &fine, 16, 60);
        ck_assert_msg(strstr(text, ": 10000 of 200000 rows") != NULL, "%s", text);
        part = strtod(strstr(text, "AUC ") + 4, NULL);
        ck_assert_double_eq_tol(part, exact, 0.015);
        free(text);
        for (size_t k = 1; k < 5; k++)
            says(b, judging[k], "What follows is about 10000 of them, spread evenly.");
        bench_free(b);
        b = crowded(200000, 200000);
        text = drawn(b, "roc", &fine, 16, 60);
        ck_assert_msg(strstr(text, "none of it is among"), "%s", text);
        free(text);
        says(b, "pr", "none of it is among the points drawn");
        bench_free(b);
    }
END_TEST

/* ---- any size ---- */

static void draw_size(struct bench *b, int rows, int cols, int kind)
{
    struct look look = {.glyphs = (enum glyphs)(kind % 3), .bare = kind > 2};
    struct grid g;

    for (size_t k = 0; k < 5; k++) {
        int shown = 0;

        grid_init(&g, rows, cols, kind % 3 == GLYPHS_ASCII);
        figure_draw(figure_named(judging[k]), b, &look, &g);
        for (int i = 0; i < rows * cols; i++)
            shown += g.cell[i].glyph != ' ' && g.cell[i].glyph != 0;
        ck_assert_msg(shown, "%s is empty at %dx%d", judging[k], rows, cols);
        grid_done(&g);
    }
}

START_TEST(every_size)
    {
        struct bench *b = bench_with("overlap");

        bench_fit(b);
        for (int rows = 1; rows <= 50; rows += 1 + rows / 12)
            for (int cols = 1; cols <= 120; cols += 1 + cols / 9)
                draw_size(b, rows, cols, (rows + cols) % 6);
        bench_free(b);
    }
END_TEST

START_TEST(weights_gone_off)
    {
        static const double theta[][3] = {{1e308, -1e308, 1e308},
                                          {-1e308, 1e308, -1e308},
                                          {1e300, 0, 0},
                                          {0, 1e-300, 0}};
        struct bench *b = bench_with("overlap");

        for (size_t t = 0; t < 4; t++) {
            bench_set_theta(b, theta[t]);
            draw_size(b, 16, 40, 2);
            for (size_t k = 0; k < 5; k++) {
                char *text = said(b, judging[k]);

                ck_assert_msg(!strstr(text, "nan") && !strstr(text, "inf"), "%s", text);
                free(text);
            }
        }
        bench_free(b);
    }
END_TEST

Suite *suite_decision(void)
{
    Suite *s = suite_create("decision");
    TCase *t = tcase_create("decision");

    tcase_add_test(t, reasons_to_refuse);
    tcase_add_test(t, rows_held_back_are_named);
    tcase_add_test(t, many_points_are_sampled);
    tcase_add_test(t, every_size);
    tcase_add_test(t, weights_gone_off);
    suite_add_tcase(s, t);
    return s;
}
