/* Figures one by one, and the boundary where it is drawn.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <check.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "figure_kit.h"
#include "plot/crowd.h"

Suite *suite_pictures(void);

/* ---- single pictures ---- */

START_TEST(curve_without_data)
{
    struct bench *b = bench_new();
    char *text;

    bench_set_theta(b, (const double[]){-6, 2});
    ck_assert(figure_now(b) == NULL);
    ck_assert(figure_named("scatter")->lacks(b) && figure_named("loss")->lacks(b));
    ck_assert(figure_named("fit")->lacks(b) && figure_named("table")->lacks(b));
    strcpy(b->s.plot, "curve");
    ck_assert(figure_now(b) == figure_named("curve"));
    text = drawn(b, "curve", &fine, 16, 40);
    ck_assert_int_eq(times(text, "◆"), 1);
    ck_assert_int_eq(times(text, "½┤"), 1);
    free(text);
    says(b, "curve", "p is one half at 3.");
    bench_set_theta(b, (const double[]){1, 0});
    text = drawn(b, "curve", &fine, 16, 40);
    ck_assert_int_eq(times(text, "◆"), 0);
    free(text);
    text = drawn(b, "scatter", &fine, 16, 40);
    ck_assert(strstr(text, "There is no data yet"));
    free(text);
    bench_free(b);
}
END_TEST

/* The straight line over classes leaves 0 … 1, and the picture follows it. */
START_TEST(straight_line_over_classes)
{
    struct bench *b = bench_with("archery");
    const char *zero, *end;
    char *text;

    bench_set_model(b, &linear_ops, 0);
    bench_fit(b);
    text = drawn(b, "curve", &fine, 16, 40);
    zero = strstr(text, "0┤");
    end = strchr(zero, '\n');
    ck_assert(strncmp(end + 1, "   │", 6) == 0);
    ck_assert(strstr(text, "1┤") > strchr(strchr(text, '\n') + 1, '\n'));
    free(text);
    bench_free(b);
}
END_TEST

/* The rows held back are in the picture, far from the others as they may be. */
START_TEST(rows_held_back_are_drawn)
{
    static const double x[] = {0, 1, 2, 3, 5, 9}, y[] = {0, 2, -3, 1, 4, 20};
    static const double xx[] = {0, 1, 2, 3, 8, 9, 0, 1, 0, 1, 7, 9};
    static const double class[] = {1, 0, 0, 1, 1, 0};
    struct bench *b = bench_of(6, 1, x, y);
    struct err err = {0};
    char *text;

    bench_set_model(b, &linear_ops, 0);
    ck_assert(bench_set_split(b, 2.0 / 3, &err));
    bench_set_theta(b, (const double[]){0, 1});
    text = drawn(b, "fit", &fine, 16, 60);
    ck_assert_int_eq(times(text, "•"), 3); /* two rows, and what says so */
    free(text);
    says(b, "fit", "Largest residual: −5 at (2, -3). 2 rows are held back, drawn as •.");
    b->s.placed = true;
    b->s.place[0] = 13;
    text = drawn(b, "fit", &fine, 16, 60);
    ck_assert_int_eq(times(text, "◆"), 1);
    free(text);
    says(b, "fit", "Marked: 13, ŷ 13.");
    bench_free(b);
    b = bench_of(6, 2, xx, class);
    ck_assert(bench_set_split(b, 2.0 / 3, &err));
    text = drawn(b, "scatter", &fine, 16, 60);
    ck_assert_int_eq(times(text, "*"), 2);
    ck_assert_int_eq(times(text, "~"), 2);
    free(text);
    says(b, "scatter", "2 rows are held back, drawn as * (class 1) and ~ (class 0).");
    bench_free(b);
}
END_TEST

/* A predicted place is reached up to a width away; beyond, the points stay large. */
START_TEST(the_curve_reaches_its_mark)
{
    struct bench *b = bench_with("challenger"); /* 53 to 81 degrees */
    char *text;

    b->s.placed = true;
    b->s.place[0] = 31;
    text = drawn(b, "curve", &fine, 16, 60);
    ck_assert_int_eq(times(text, "◆"), 1);
    free(text);
    says(b, "curve", "Marked: 31, p 0.5.");
    b->s.place[0] = 20;
    text = drawn(b, "curve", &fine, 16, 60);
    ck_assert_int_eq(times(text, "◆"), 0);
    free(text);
    says(b, "curve", "Marked: 20, p 0.5, outside the picture.");
    bench_free(b);
}
END_TEST

START_TEST(wrong_points_come_first)
{
    static const double x[] = {1, 1, 1, 3, 3, 0, 4, 1, 1, 1, 2, 2, 0, 3};
    static const double y[] = {1, 0, 0, 0, 1, 0, 1};
    struct bench *b = bench_of(7, 2, x, y);
    char *text;

    bench_set_theta(b, (const double[]){-2, 1, 0});
    text = drawn(b, "scatter", &fine, 16, 40);
    ck_assert_int_eq(times(text, "x") - times(text, "x2"), 2);
    ck_assert_int_eq(times(text, "+"), 1);
    ck_assert_int_eq(times(text, "o") - times(text, "rows"), 1);
    free(text);
    bench_free(b);
}
END_TEST

START_TEST(tau_moves_the_boundary)
{
    struct bench *b = bench_with("hobbits");
    char *half, *high;

    bench_set_theta(b, (const double[]){-3, 0, 1});
    half = drawn(b, "scatter", &fine, 16, 40);
    b->s.tau = 0.8;
    bench_changed(b);
    high = drawn(b, "scatter", &fine, 16, 40);
    ck_assert(strcmp(half, high) != 0);
    /* p = 0.8 where z = ln 4: a line at height 4.39, and the dots of ½ are still
     * there. */
    says(b, "scatter", "Line from (0, 4.4) to (6, 4.4)");
    ck_assert_int_gt(times(high, "⠂"), 5);
    free(half);
    free(high);
    bench_free(b);
}
END_TEST

START_TEST(many_points_are_counted)
{
    enum { N = 6000 };
    double *x = mem_array(2 * N, sizeof *x), *y = mem_array(N, sizeof *y);
    struct bench *b;
    char *text;

    for (size_t i = 0; i < N; i++) {
        x[i] = (double)(i % 10);
        x[N + i] = (double)(i % 3 == 0);
        y[i] = (double)(i % 2);
    }
    b = bench_of(N, 2, x, y);
    text = drawn(b, "scatter", &fine, 16, 40);
    /* 20 places hold 200 (60000/30 twice) or 400 points each: halves of the
     * fullest. */
    ck_assert_int_eq(times(text, "#") - times(text, "# ="), 10);
    ck_assert_int_eq(times(text, "o") - times(text, "rows"), 0);
    free(text);
    free(x);
    free(y);
    bench_free(b);
}
END_TEST

/* The fast way of counting puts every point where the careful one does. */
START_TEST(counting_agrees)
{
    enum { N = 3000 };
    double *x = mem_array(3 * N, sizeof *x);
    struct frame f = {.x = {-0.7, 0.9, 1}, .y = {-0.5, 1, 1}};
    struct crowd one, all;
    struct chart c;
    struct grid g;
    unsigned state = 9;
    int row, col;

    for (size_t i = 0; i < 3 * N; i++)
        x[i] = i % 5 ? any(&state) : floor(any(&state) * 10) / 10;
    grid_init(&g, 16, 41, false);
    chart_open(&c, &g, &f);
    crowd_init(&one, &c);
    crowd_init(&all, &c);
    crowd_add_all(&all, &c, N, x, x + N, x + 2 * N);
    for (size_t i = 0; i < N; i++)
        if (chart_cell(&c, x[i], x[N + i], &row, &col))
            crowd_add(&one, row, col, x[2 * N + i] >= 0.5, false);
    ck_assert(one.n == all.n && one.n > N / 3);
    ck_assert(
        !memcmp(one.count, all.count, (size_t)(c.rows * c.cols) * sizeof *one.count));
    crowd_done(&one);
    crowd_done(&all);
    grid_done(&g);
    free(x);
}
END_TEST

START_TEST(field_has_two_forms)
{
    struct look tinted = {.glyphs = GLYPHS_BRAILLE, .tints = true};
    struct bench *b = bench_with("hobbits");
    struct grid g;
    char *plain, *dotted;
    int tints = 0;

    bench_set_theta(b, (const double[]){-3, 0.4, 1});
    plain = drawn(b, "scatter", &fine, 16, 40);
    b->s.field = true;
    dotted = drawn(b, "scatter", &fine, 16, 40);
    ck_assert(strcmp(plain, dotted) != 0);
    grid_init(&g, 16, 40, false);
    figure_draw(figure_named("scatter"), b, &tinted, &g);
    for (int r = 0; r < 16; r++)
        for (int c = 0; c < 40; c++)
            tints += grid_at(&g, r, c)->tint != 0;
    ck_assert_int_eq(tints, 13 * 34);
    ck_assert(grid_at(&g, 1, 37)->tint > 0 && grid_at(&g, 13, 4)->tint < 0);
    grid_done(&g);
    free(plain);
    free(dotted);
    bench_free(b);
}
END_TEST

START_TEST(table_numbers_the_points)
{
    struct bench *b = bench_with("hobbits");
    char *text;

    text = drawn(b, "table", &fine, 25, 40);
    ck_assert(strstr(text, "\n24  "));
    ck_assert_int_eq(times(text, "more"), 0);
    free(text);
    text = drawn(b, "table", &fine, 12, 40);
    ck_assert(strstr(text, "\n10  ") && strstr(text, "… 14 more\n"));
    ck_assert(strstr(text, " #  foot  lift      z      p  y   cost\n"));
    ck_assert_int_eq(times(text, " 0.500  1  0.693\n"), 10);
    free(text);
    says(b, "table", "Mean cost 0.693.");
    bench_free(b);
}
END_TEST

START_TEST(more_features_than_two)
{
    static const double x[] = {0, 1, 2, 3, 0, 1, 0, 1, 5, 5, 7, 7};
    static const double y[] = {0, 0, 1, 1};
    struct bench *b = bench_of(4, 3, x, y);

    /* x3 is 6 on average: the line x1 - 4.5 + 0.5 * 6 = 0 is drawn at 1.5. */
    bench_set_theta(b, (const double[]){-4.5, 1, 0, 0.5});
    says(b, "scatter", "Line from (1.5, ");
    says(b, "scatter", "Drawn over x1 and x2; the other 1 feature at its mean.");
    ck_assert(figure_named("curve")->lacks(b) != NULL);
    bench_free(b);
}
END_TEST

START_TEST(the_usual_picture)
{
    static const double x[] = {1, 2, 3, 4}, y[] = {2, 5, 7, 11};
    static const struct {
        const char *data, *figure;
    } usual[] = {{"hobbits", "scatter"},
                 {"archery", "curve"},
                 {"line", "fit"},
                 {"sim-soft", "curve"}};
    struct bench *b;

    for (size_t i = 0; i < 4; i++) {
        b = bench_with(usual[i].data);
        ck_assert_str_eq(figure_now(b)->name, usual[i].figure);
        strcpy(b->s.plot, "loss");
        ck_assert_str_eq(figure_now(b)->name, "loss");
        bench_free(b);
    }
    b = bench_of(2, 2, x, y);
    ck_assert_str_eq(figure_now(b)->name, "table");
    bench_free(b);
    ck_assert(figure_named("nothing") == NULL);
}
END_TEST

/* ---- the boundary is where it is drawn ---- */

/* The picture's frame is that of the design: 13 x 34 cells over 0 … 6 and 0 … 5. */
static void boundary_in_cells(const struct grid *g, const double *w)
{
    for (int r = 0; r < 13; r++)
        for (int c = 0; c < 34; c++) {
            double x = c * 6 / 33.0, y = (12 - r) * 5 / 12.0;
            double reach = fabs(w[1]) * 3 / 33 + fabs(w[2]) * 2.5 / 12;

            if (grid_at(g, r + 1, c + 4)->style == STYLE_BOUNDARY)
                ck_assert(fabs(w[0] + w[1] * x + w[2] * y) <= reach * (1 + 1e-9));
        }
}

START_TEST(boundary_cells_contain_it)
{
    struct bench *b = bench_with("hobbits");
    unsigned state = 1;

    for (int k = 0; k < 600; k++) {
        double w[3] = {0, any(&state), any(&state)};
        struct look look = {.glyphs = (enum glyphs)(k % 3)};
        struct grid g;

        w[0] = -w[1] * 3 * (1 + any(&state)) - w[2] * 2.5;
        bench_set_theta(b, w);
        grid_init(&g, 16, 40, k % 3 == GLYPHS_ASCII);
        figure_draw(figure_named("scatter"), b, &look, &g);
        boundary_in_cells(&g, w);
        grid_done(&g);
    }
    bench_free(b);
}
END_TEST

Suite *suite_pictures(void)
{
    Suite *s = suite_create("pictures");
    TCase *t = tcase_create("pictures");

    tcase_add_test(t, curve_without_data);
    tcase_add_test(t, straight_line_over_classes);
    tcase_add_test(t, rows_held_back_are_drawn);
    tcase_add_test(t, the_curve_reaches_its_mark);
    tcase_add_test(t, wrong_points_come_first);
    tcase_add_test(t, tau_moves_the_boundary);
    tcase_add_test(t, many_points_are_counted);
    tcase_add_test(t, counting_agrees);
    tcase_add_test(t, field_has_two_forms);
    tcase_add_test(t, table_numbers_the_points);
    tcase_add_test(t, more_features_than_two);
    tcase_add_test(t, the_usual_picture);
    tcase_add_test(t, boundary_cells_contain_it);
    suite_add_tcase(s, t);
    return s;
}
