/* Pictures of the objective over weights: every mark is where the numbers say.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "lab/landscape.h"

#include <check.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "figure_kit.h"
#include "plot/chart.h"

Suite *suite_landscape(void);

static void step(struct bench *b, double eta, int n)
{
    b->s.eta_auto = false;
    b->s.knobs.eta = eta;
    bench_changed(b);
    for (int i = 0; i < n; i++)
        bench_step(b);
}

static struct bench *minimizing(const char *text, double x, double y)
{
    struct bench *b = bench_new();
    struct err err = {0};
    struct function *f = function_new(text, NULL, true, &err);

    ck_assert_msg(f != NULL, "%s", err.message);
    bench_set_function(b, f, true, (const double[]){x, y});
    b->s.explorer.from = -2;
    b->s.explorer.to = 2;
    return b;
}

/* ---- heights ---- */

/* The objective, computed from scratch. */
static double objective_at(struct bench *b, const size_t weight[2], double u, double v)
{
    struct objective o;
    double *theta = mem_array(b->s.params, sizeof *theta), value;

    bench_objective(b, &o);
    memcpy(theta, b->s.theta, b->s.params * sizeof *theta);
    theta[weight[0]] = u;
    theta[weight[1]] = v;
    value = o.ops->value(&o, theta);
    free(theta);
    return value;
}

static void compare_heights(struct bench *b)
{
    struct landscape l;
    unsigned state = 7;

    landscape_open(&l, b, 2, 1000);
    for (int i = 0; i < 50; i++) {
        double u = 4 * any(&state), v = 4 * any(&state);
        double want = objective_at(b, l.weight, u, v), is = landscape_at(&l, u, v);

        ck_assert_double_le(fabs(is - want), 1e-11 * (1 + fabs(want)));
    }
    ck_assert_double_eq_tol(l.here, bench_fitness(b)->objective, 1e-12);
    landscape_done(&l);
}

START_TEST(heights_are_the_objective)
    {
        struct bench *b = bench_with("hobbits");

        bench_set_theta(b, (const double[]){-2, 0.5, 0.7});
        compare_heights(b);
        b->s.lambda = 0.3;
        b->s.balanced = true;
        bench_changed(b);
        compare_heights(b);
        bench_set_bias(b, BIAS_PRICED);
        b->s.axes.weight[0] = 0;
        b->s.axes.weight[1] = 2;
        compare_heights(b);
        bench_set_scale(b, true);
        compare_heights(b);
        bench_set_model(b, &squared_ops, 0);
        compare_heights(b);
        bench_set_model(b, &mlp_log_ops, 3);
        compare_heights(b);
        bench_free(b);
    }
END_TEST

START_TEST(landings_are_steps)
    {
        struct bench *b = bench_with("line");
        static const double k[] = {0.5, 1, 2};
        struct landscape l;
        struct spot spot;

        step(b, 0.09, 6);
        landscape_open(&l, b, 2, 1);
        for (int i = 0; i < 3; i++) {
            ck_assert(landscape_landing(&l, k[i], &spot));
            for (int a = 0; a < 2; a++)
                ck_assert_double_eq(
                    spot.at[a], b->s.theta[l.weight[a]] -
                                    k[i] * 0.09 * bench_fitness(b)->grad[l.weight[a]]);
        }
        landscape_landing(&l, 1, &spot);
        bench_step(b);
        for (int a = 0; a < 2; a++)
            ck_assert_double_eq_tol(spot.at[a], b->s.theta[l.weight[a]], 1e-12);
        landscape_done(&l);
        bench_free(b);
    }
END_TEST

/* ±0.5 in w costs 2.47, in b 0.25. */
START_TEST(line_is_long_in_one_direction)
    {
        struct bench *b = bench_with("line");
        struct landscape l;
        double bottom;

        landscape_open(&l, b, 2, 1);
        ck_assert(l.best_known);
        ck_assert_double_eq_tol(l.best.at[0], 1.374, 5e-4);
        ck_assert_double_eq_tol(landscape_at(&l, l.best.at[0] + 0.5, l.best.at[1]) -
                                    l.best.height,
                                2.47, 0.005);
        ck_assert_double_eq_tol(landscape_at(&l, l.best.at[0], l.best.at[1] - 0.5) -
                                    l.best.height,
                                0.25, 0.005);
        landscape_done(&l);
        says(b, "contour", "0.5 more or less costs in w 2.47, in b 0.25.");
        bench_fit(b);
        says(b, "slice", "From there 0.5 less costs 2.47, 0.5 more 2.47.");
        landscape_open(&l, b, 1, 1);
        ck_assert(landscape_bottom(&l, 0, 2, &bottom));
        ck_assert_double_eq_tol(bottom, b->s.theta[1], 1e-6);
        landscape_done(&l);
        bench_free(b);
    }
END_TEST

/* ---- the map ---- */

/* The picture of b opened once more: its axes have their cells. */
static void axes_of(const struct landscape *l, int rows, int cols, struct chart *c,
                    struct grid *g)
{
    struct frame f = {.even = true, .yname = l->name[1], .glyphs = GLYPHS_BRAILLE};

    grid_init(g, rows, cols, false);
    landscape_part(l, &f.x, &f.y);
    chart_open(c, g, &f);
}

START_TEST(digits_stand_where_the_run_was)
    {
        struct bench *b = bench_with("line");
        struct spot path[LANDSCAPE_STEPS];
        struct landscape l;
        struct grid frame, g;
        struct chart c;
        int row, col;
        size_t n;

        step(b, 0.09, 6);
        landscape_open(&l, b, 2, 1000);
        axes_of(&l, 18, 53, &c, &frame);
        grid_init(&g, 18, 53, false);
        figure_draw(figure_named("contour"), b, &fine, &g);
        n = landscape_path(&l, &c.x, &c.y, path);
        ck_assert_uint_eq(n, 6);
        for (size_t i = 0; i < n; i++) {
            const double *theta = b->s.trace->theta + path[i].step * b->s.trace->dim;

            ck_assert_uint_eq(path[i].step, i);
            ck_assert(chart_cell(&c, theta[1], theta[0], &row, &col));
            ck_assert_uint_eq(grid_at(&g, c.top + row, c.left + col)->glyph, '0' + i);
        }
        ck_assert(chart_cell(&c, b->s.theta[1], b->s.theta[0], &row, &col));
        ck_assert_uint_eq(grid_at(&g, c.top + row, c.left + col)->glyph, '@');
        ck_assert(chart_cell(&c, l.best.at[0], l.best.at[1], &row, &col));
        ck_assert_uint_eq(grid_at(&g, c.top + row, c.left + col)->glyph, 0x25CE);
        grid_done(&g);
        grid_done(&frame);
        landscape_done(&l);
        bench_free(b);
    }
END_TEST

/* Heights on both sides of the level, asked for at the corners of the cell. */
static bool both_sides(const struct landscape *l, const struct chart *c, int row,
                       int col, double level)
{
    int above = 0;

    for (int k = 0; k < 4; k++)
        above += landscape_at(l, axis_value(&c->x, col - 0.5 + k % 2),
                              axis_value(&c->y, c->rows - row - 0.5 - k / 2)) >= level;
    return above > 0 && above < 4;
}

/* Every cell of a line is crossed by a level; every number stands on its own line. */
static void check_lines(struct bench *b, int rows, int cols)
{
    struct landscape l;
    struct grid frame, g;
    struct chart c;
    int lines = 0;

    landscape_open(&l, b, 2, (size_t)rows * (size_t)cols);
    axes_of(&l, rows, cols, &c, &frame);
    grid_init(&g, rows, cols, false);
    figure_draw(figure_named("contour"), b, &fine, &g);
    for (int r = 0; r < c.rows; r++)
        for (int k = 0; k < c.cols; k++) {
            struct cell *cell = grid_at(&g, c.top + r, c.left + k);
            double lo = INFINITY, hi = -INFINITY;

            if (cell->style != STYLE_DIM || cell->glyph < 0x2800)
                continue;
            lines++;
            for (int i = 0; i < 4; i++) {
                double v = landscape_at(&l, axis_value(&c.x, k - 0.5 + i % 2),
                                        axis_value(&c.y, c.rows - r - 0.5 - i / 2));
                lo = fmin(lo, v);
                hi = fmax(hi, v);
            }
            ck_assert_double_lt(lo, hi);
        }
    ck_assert_int_gt(lines, 10);
    for (int r = 0; r < c.rows; r++)
        for (int k = 0; k < c.cols; k++) {
            struct cell *cell = grid_at(&g, c.top + r, c.left + k);
            char number[16] = "";
            int n = 0;
            bool on = false;

            if (cell->style != STYLE_AXIS ||
                (k && grid_at(&g, c.top + r, c.left + k - 1)->style == STYLE_AXIS))
                continue;
            while (n < 15 && k + n < c.cols && cell[n].style == STYLE_AXIS) {
                number[n] = (char)cell[n].glyph;
                n++;
            }
            for (int i = 0; i < n; i++)
                on = on || both_sides(&l, &c, r, k + i, strtod(number, NULL));
            ck_assert_msg(on, "%s does not stand on its line", number);
        }
    grid_done(&g);
    grid_done(&frame);
    landscape_done(&l);
}

START_TEST(numbers_stand_on_lines)
    {
        struct bench *b = bench_with("line");

        step(b, 0.09, 6);
        check_lines(b, 16, 53);
        check_lines(b, 30, 100);
        bench_free(b);
        b = bench_with("hobbits");
        step(b, 0.3, 60);
        check_lines(b, 18, 70);
        bench_free(b);
        b = minimizing("(1-X)^2+10*(Y-X^2)^2", -1, 1);
        check_lines(b, 18, 70);
        bench_free(b);
    }
END_TEST

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
        step(b, 0.09, 3);
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
        step(b, 0.5, 200);
        draw_all(b);
        bench_free(b);
        b = bench_with("hobbits");
        bench_set_model(b, &mlp_log_ops, 2);
        step(b, 0.1, 3);
        draw_all(b);
        bench_free(b);
        b = minimizing("log(X)*sqrt(Y)", 1, 1);
        draw_all(b);
        bench_free(b);
    }
END_TEST

START_TEST(many_rows_are_sampled)
    {
        struct bench *b = bench_new();
        struct data *d = data_new(50000, 1);
        unsigned state = 1;
        struct landscape l;
        char *text;

        for (size_t i = 0; i < d->n; i++) {
            d->x[0][i] = any(&state);
            d->y[i] = d->x[0][i] + any(&state) > 0;
        }
        data_classify(d);
        bench_set_data(b, d);
        landscape_open(&l, b, 2, 1000);
        ck_assert_uint_eq(l.n, LANDSCAPE_ROWS);
        ck_assert(!l.best_known);
        ck_assert_double_eq_tol(landscape_at(&l, 3, 0), objective_at(b, l.weight, 3, 0),
                                0.05);
        landscape_done(&l);
        text = drawn(b, "contour", &fine, 16, 60);
        ck_assert(strstr(text, "2000 of 50000 rows"));
        free(text);
        says(b, "contour", "Heights are those of 2000 of the 50000 rows");
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

Suite *suite_landscape(void)
{
    Suite *s = suite_create("landscape");
    TCase *c = tcase_create("landscape");

    tcase_set_timeout(c, 60);
    tcase_add_test(c, heights_are_the_objective);
    tcase_add_test(c, landings_are_steps);
    tcase_add_test(c, line_is_long_in_one_direction);
    tcase_add_test(c, digits_stand_where_the_run_was);
    tcase_add_test(c, numbers_stand_on_lines);
    tcase_add_test(c, slice_shows_place_and_bottom);
    tcase_add_test(c, slice_without_end);
    tcase_add_test(c, any_bench_draws);
    tcase_add_test(c, many_rows_are_sampled);
    tcase_add_test(c, functions_of_two_variables);
    tcase_add_test(c, dust_is_no_number);
    suite_add_tcase(s, c);
    return s;
}
