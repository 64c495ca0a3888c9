/* The heights of the objective over two weights, and their map.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <check.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "figure_kit.h"
#include "lab/landscape.h"
#include "landscape_kit.h"
#include "plot/chart.h"

Suite *suite_landscape(void);

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

        steps_of(b, 0.09, 6);
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

        steps_of(b, 0.09, 6);
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

        steps_of(b, 0.09, 6);
        check_lines(b, 16, 53);
        check_lines(b, 30, 100);
        bench_free(b);
        b = bench_with("hobbits");
        steps_of(b, 0.3, 60);
        check_lines(b, 18, 70);
        bench_free(b);
        b = minimizing("(1-X)^2+10*(Y-X^2)^2", -1, 1);
        check_lines(b, 18, 70);
        bench_free(b);
    }
END_TEST

/* ---- everything ---- */

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

Suite *suite_landscape(void)
{
    Suite *s = suite_create("landscape");
    TCase *c = tcase_create("landscape");

    tcase_add_test(c, heights_are_the_objective);
    tcase_add_test(c, landings_are_steps);
    tcase_add_test(c, line_is_long_in_one_direction);
    tcase_add_test(c, digits_stand_where_the_run_was);
    tcase_add_test(c, numbers_stand_on_lines);
    tcase_add_test(c, many_rows_are_sampled);
    suite_add_tcase(s, c);
    return s;
}
