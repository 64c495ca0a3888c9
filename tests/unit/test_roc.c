/* ROC and precision-recall: the curves are where every threshold is.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <check.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "decision_kit.h"

Suite *suite_roc(void);

/* ---- curves ---- */

/* The frame at 16 x 40: 13 x 34 cells from 0 to 1, the first at row 1, column 4. */
static const struct cell *cell_of(const struct grid *g, double x, double y)
{
    return grid_at(g, 13 - (int)nearbyint(y * 12), 4 + (int)nearbyint(x * 33));
}

static bool of_curve(const struct cell *c)
{
    return c->style == STYLE_BOUNDARY || c->style == STYLE_MARK;
}

/* (fpr, recall) or (recall, precision) of all points with p >= TAU, counted here. */
static bool curve_place(struct bench *b, bool roc, double tau, double at[2])
{
    const struct fitness *f = bench_fitness(b);
    double tp = 0, fp = 0, ones = 0, zeros = 0;

    for (size_t i = 0; i < b->s.data->n; i++) {
        bool one = b->s.data->y[i] >= 0.5;

        ones += one;
        zeros += !one;
        tp += one && f->p[i] >= tau;
        fp += !one && f->p[i] >= tau;
    }
    at[0] = roc ? fp / zeros : tp / ones;
    at[1] = roc ? tp / ones : tp / (tp + fp);
    return roc || tp + fp > 0;
}

static void curve_is_lit(struct bench *b, bool roc)
{
    const struct fitness *f = bench_fitness(b);
    struct grid g;
    double at[2];

    draw_into(&g, b, roc ? "roc" : "pr");
    for (size_t i = 0; i < b->s.data->n; i++)
        if (curve_place(b, roc, f->p[i], at))
            ck_assert_msg(of_curve(cell_of(&g, at[0], at[1])), "%g %g", at[0], at[1]);
    if (curve_place(b, roc, b->s.tau, at))
        ck_assert_uint_eq(cell_of(&g, at[0], at[1])->glyph, 0x25C6);
    grid_done(&g);
}

START_TEST(curves_go_through_their_points)
    {
        unsigned state = 7;

        for (unsigned k = 0; k < 40; k++) {
            struct bench *b = any_bench(k, &state);

            curve_is_lit(b, true);
            curve_is_lit(b, false);
            bench_free(b);
        }
    }
END_TEST

/* The ROC never falls: in each column the cells hang together, and lie no lower than
 * those before. */
START_TEST(roc_never_falls)
    {
        unsigned state = 11;

        for (unsigned k = 0; k < 20; k++) {
            struct bench *b = any_bench(k, &state);
            int last = 13;
            struct grid g;

            draw_into(&g, b, "roc");
            for (int c = 4; c < 38; c++) {
                int low = 0, high = 14, n = 0;

                for (int r = 1; r < 14; r++)
                    if (of_curve(grid_at(&g, r, c))) {
                        low = r;
                        high = r < high ? r : high;
                        n++;
                    }
                ck_assert_int_eq(n, low - high + 1);
                ck_assert_int_le(low, last);
                last = high;
            }
            ck_assert_int_eq(last, 1);
            grid_done(&g);
            bench_free(b);
        }
    }
END_TEST

/* The share of pairs that are ranked right, one by one. */
static double pairs_right(struct bench *b)
{
    const struct fitness *f = bench_fitness(b);
    const double *y = b->s.data->y;
    double right = 0, pairs = 0;

    for (size_t i = 0; i < b->s.data->n; i++)
        for (size_t k = 0; k < b->s.data->n; k++)
            if (y[i] >= 0.5 && y[k] < 0.5) {
                pairs++;
                right += f->p[i] > f->p[k] ? 1 : f->p[i] == f->p[k] ? 0.5 : 0;
            }
    return right / pairs;
}

START_TEST(area_is_counted)
    {
        unsigned state = 5;

        for (unsigned k = 0; k < 20; k++) {
            struct bench *b = any_bench(k, &state);
            char *text = drawn(b, "roc", &fine, 16, 40), *words = said(b, "roc");
            double area = pairs_right(b);

            ck_assert_double_eq_tol(strtod(strstr(text, "AUC ") + 4, NULL), area,
                                    0.0006);
            ck_assert_double_eq_tol(strtod(strstr(words, "AUC ") + 4, NULL), area,
                                    0.0006);
            free(words);
            free(text);
            bench_free(b);
        }
    }
END_TEST

/* The threshold that is recommended does what is said of it. */
START_TEST(the_threshold_that_is_named)
    {
        struct bench *b = bench_with("overlap");
        double at[2], tau;
        char *text;

        bench_fit(b);
        text = said(b, "roc");
        tau = strtod(strstr(text, "diagonal: tau ") + strlen("diagonal: tau "), NULL);
        ck_assert(curve_place(b, true, tau, at));
        ck_assert_double_eq_tol(at[1], 0.833, 0.0005);
        ck_assert_double_eq_tol(at[0], 0.333, 0.0005);
        ck_assert(strstr(text, "recall 0.833 and false-positive rate 0.333."));
        ck_assert(strstr(text,
                         "recall 0.7 (21 of 30 found) and false-positive rate 0.233 "
                         "(7 of 30 false alarms)"));
        free(text);
        bench_free(b);
    }
END_TEST

START_TEST(nothing_is_predicted)
    {
        struct bench *b = bench_with("imbalanced");
        struct grid g;
        char *text;

        b->s.tau = 1;
        bench_changed(b);
        says(b, "pr",
             "no point is predicted 1: recall is 0, and precision is undefined.");
        text = drawn(b, "pr", &fine, 16, 40);
        ck_assert(strstr(text, "τ 1: no point is predicted 1"));
        ck_assert_int_eq(times(text, "◆"), 0);
        ck_assert(strstr(text, "base rate 0.833"));
        free(text);
        b->s.tau = 0.5;
        bench_changed(b);
        /* Every p is ½: the curve is the base rate, all the way. */
        draw_into(&g, b, "pr");
        for (int k = 0; k < 34; k++)
            ck_assert(of_curve(cell_of(&g, k / 33.0, 100 / 120.0)));
        grid_done(&g);
        draw_into(&g, b, "roc");
        for (int k = 0; k < 34; k++)
            ck_assert(of_curve(cell_of(&g, k / 33.0, k / 33.0)));
        grid_done(&g);
        says(b, "roc", "every p is the same, so the curve is the diagonal");
        bench_free(b);
    }
END_TEST

Suite *suite_roc(void)
{
    Suite *s = suite_create("roc");
    TCase *t = tcase_create("roc");

    tcase_add_test(t, curves_go_through_their_points);
    tcase_add_test(t, roc_never_falls);
    tcase_add_test(t, area_is_counted);
    tcase_add_test(t, the_threshold_that_is_named);
    tcase_add_test(t, nothing_is_predicted);
    suite_add_tcase(s, t);
    return s;
}
