/* The fit on what is asked seldom: weights of classes, kinds of bias, features of any
 * size, hopeless tables.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <check.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "chance_kit.h"
#include "examples.h"
#include "fit_kit.h"
#include "learn/logistic.h"
#include "learn/opt.h"
#include "learn/separable.h"

Suite *suite_fit_hard(void);

/* Best loss without and with b: data that have their middle at 0 need none. */
START_TEST(without_bias)
    {
        static const struct {
            const char *name;
            double without, with;
        } rows[] = {{"hobbit", 0.6370, 0.3464},
                    {"oned", 0.6843, 0.4186},
                    {"overlap", 0.20792, 0.20792}};

        for (size_t i = 0; i < 3; i++) {
            struct data *d = reference_set(rows[i].name);
            struct objective o = {.ops = &logistic_ops, .dim = d->dim + 1, .data = d};
            double theta[3] = {0};

            ck_assert_int_eq(opt_fit(&o, theta).status, FIT_OPTIMUM);
            ck_assert_double_eq_tol(o.ops->value(&o, theta), rows[i].with, 5e-5);
            o.bias = BIAS_OFF;
            ck_assert_int_eq(opt_fit(&o, theta).status, FIT_OPTIMUM);
            ck_assert_double_eq(theta[0], 0);
            ck_assert_double_eq_tol(o.ops->value(&o, theta), rows[i].without, 5e-5);
            ck_assert_double_lt(norm_at(&o, theta), 1e-10);
            data_free(d);
        }
    }
END_TEST

/* `imbalanced`, lambda 1: a free bias keeps the base rate, a priced one cannot; weights
 * of classes find the rare one. */
START_TEST(priced_bias_and_class_weights)
    {
        struct data *d = reference_set("imbalanced");
        struct objective o = {.ops = &logistic_ops, .dim = 3, .data = d, .lambda = 1};
        double theta[3] = {0};

        ck_assert_int_eq(opt_fit(&o, theta).status, FIT_OPTIMUM);
        ck_assert_double_eq_tol(theta[0], 1.530, 5e-4);
        o.bias = BIAS_PRICED;
        ck_assert_int_eq(opt_fit(&o, theta).status, FIT_OPTIMUM);
        ck_assert_double_eq_tol(theta[0], 0.132, 5e-4);
        o = (struct objective){
            .ops = &logistic_ops, .dim = 3, .data = d, .class_weight = {3, 0.6}};
        ck_assert_int_eq(opt_fit(&o, theta).status, FIT_OPTIMUM);
        ck_assert_double_eq_tol(theta[0], -0.361, 5e-4);
        ck_assert_double_eq_tol(theta[1], 1.603, 5e-4);
        ck_assert_double_eq_tol(theta[2], 1.585, 5e-4);
        data_free(d);
    }
END_TEST

/* The bottom is where gradient descent goes: no value on the way is below it. */
START_TEST(as_low_as_a_long_descent)
    {
        struct data *d = reference_set("overlap");

        for (size_t v = 0; v < 12; v++) {
            struct objective o = {.ops = v % 2 ? &logistic_ops : &linear_ops,
                                  .dim = 3,
                                  .data = d,
                                  .lambda = 0.05,
                                  .bias = (enum bias_kind)(v / 2 % 3)};
            double theta[3] = {0}, slow[3] = {0}, g[3], eta;

            o.class_weight[0] = v < 6 ? 0 : 2;
            o.class_weight[1] = v < 6 ? 0 : 0.5;
            ck_assert_int_eq(opt_fit(&o, theta).status, FIT_OPTIMUM);
            eta = 1 / o.ops->curvature(&o, slow);
            for (int k = 0; k < 2000; k++) {
                o.ops->gradient(&o, slow, g);
                for (size_t j = 0; j < 3; j++)
                    slow[j] -= eta * g[j];
            }
            for (size_t j = 0; j < 3; j++)
                ck_assert_double_eq_tol(theta[j], slow[j], 1e-9);
            ck_assert_double_lt(norm_at(&o, theta), 1e-12);
        }
        data_free(d);
    }
END_TEST

/* Without b a line goes through the origin. */
START_TEST(separable_through_the_origin)
    {
        struct data *d = table("1,0\n2,1\n"), *both = table("-1,0\n2,1\n");
        struct data *one = table("1,1\n2,1\n");
        struct objective o = {
            .ops = &logistic_ops, .dim = 2, .data = d, .bias = BIAS_OFF};
        double theta[2] = {5, 0};

        ck_assert_int_eq(opt_fit(&o, theta).status, FIT_OPTIMUM);
        o.data = both;
        ck_assert_int_eq(opt_fit(&o, theta).status, FIT_SEPARABLE);
        ck_assert_double_eq(theta[0], 0);
        ck_assert_double_gt(theta[1], 0);
        o.data = one;
        ck_assert_int_eq(opt_fit(&o, theta).status, FIT_SEPARABLE);
        o.lambda = 0.1;
        ck_assert_int_eq(opt_fit(&o, theta).status, FIT_OPTIMUM);
        o.bias = BIAS_PRICED;
        ck_assert_int_eq(opt_fit(&o, theta).status, FIT_OPTIMUM);
        o.bias = BIAS_FREE;
        ck_assert_int_eq(opt_fit(&o, theta).status, FIT_SEPARABLE);
        data_free(d);
        data_free(both);
        data_free(one);
    }
END_TEST

/* Years, prices, places on a map: far from 0 beside their spread. */
START_TEST(far_from_the_origin)
    {
        static const double far[] = {0, 1e3, 1e6, 1e8};

        for (size_t k = 0; k < 4; k++)
            for (int gap = -1; gap <= 1; gap++) {
                struct data *d = data_new(60, 2);
                double theta[3] = {0};
                unsigned seed = 17;

                for (size_t i = 0; i < d->n; i++) {
                    double side = i % 2 ? 1 : -1;
                    double x = i < 3 ? (double)i - 1 : floor(any(&seed) * 64) / 64;

                    d->x[0][i] = far[k] + x;
                    d->x[1][i] = x - far[k] + side * (gap + (i < 3 ? 0 : 2)) / 16;
                    d->y[i] = i % 2;
                }
                data_classify(d);
                /* gap 0: on the line lie points of the classes 0, 1, 0 */
                ck_assert_int_eq(separable(d, theta), gap > 0);
                if (gap == 0) {
                    struct objective o = {.ops = &logistic_ops, .dim = 3, .data = d};

                    memset(theta, 0, sizeof theta);
                    ck_assert_int_eq(opt_fit(&o, theta).status, FIT_NO_OPTIMUM);
                }
                data_free(d);
            }
    }
END_TEST

/* Soft labels: 1/2 on the line, the sure ones on their sides: no bottom; else there is
 * one, also if all are 1/2. */
START_TEST(soft_labels)
    {
        static const struct {
            const char *text;
            enum fit_status status;
        } rows[] = {{"1,0\n2,0.5\n3,1\n", FIT_NO_OPTIMUM},
                    {"1,0\n2,0.5\n3,0.9\n", FIT_OPTIMUM},
                    {"1,0.5\n2,0.5\n3,0.5\n", FIT_OPTIMUM},
                    {"1,0.5\n", FIT_FLAT}};

        for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
            struct data *d = table(rows[i].text);
            struct objective o = {.ops = &logistic_ops, .dim = 2, .data = d};
            double theta[2] = {0};

            ck_assert_int_eq(opt_fit(&o, theta).status, rows[i].status);
            data_free(d);
        }
    }
END_TEST

/* y = sigmoid(2x+1), not rounded: found again, with a loss above 0. */
START_TEST(finds_the_law_again)
    {
        struct data *d = data_new(100, 1);
        struct objective o = {.ops = &logistic_ops, .dim = 2, .data = d};
        double theta[2] = {0};

        for (size_t i = 0; i < 100; i++) {
            d->x[0][i] = -5 + 10 * (double)i / 99;
            d->y[i] = sigmoid(2 * d->x[0][i] + 1);
        }
        data_classify(d);
        ck_assert_int_eq(opt_fit(&o, theta).status, FIT_OPTIMUM);
        ck_assert_double_eq_tol(theta[0], 1, 1e-9);
        ck_assert_double_eq_tol(theta[1], 2, 1e-9);
        ck_assert_double_eq_tol(o.ops->value(&o, theta), 0.162777, 5e-7);
        data_free(d);
    }
END_TEST

/* Numbers come back, or none do: never NaN, never worse, soon. */
static void survive(const struct data *d, double lambda, enum bias_kind bias)
{
    for (size_t k = 0; objectives[k]; k++) {
        struct objective o = {
            .ops = objectives[k], .data = d, .lambda = lambda, .bias = bias};
        double theta[20] = {0}, start;
        struct fit_result r;

        o.hidden = strcmp(o.ops->name, "mlp") == 0 ? 2 : 0;
        o.dim = o.ops->params(d->dim, o.hidden);
        for (size_t j = 0; j < o.dim; j++)
            theta[j] = o.hidden ? 0.1 * (double)j : 0;
        start = o.ops->value(&o, theta);
        r = opt_fit(&o, theta);
        for (size_t j = 0; j < o.dim; j++)
            ck_assert(isfinite(theta[j]));
        ck_assert(!isnan(r.gradnorm));
        if (isfinite(start) && isfinite(o.ops->value(&o, theta)))
            ck_assert_double_le(o.ops->value(&o, theta), start * (1 + 1e-12));
    }
}

START_TEST(hopeless_tables)
    {
        static const char *const tables[] = {
            "1e308,0\n-1e308,1\n3e307,1\n5e307,0\n",
            "1e-300,0\n2e-300,1\n3e-300,0\n4e-300,1\n",
            "1e-310,0\n2e-310,1\n",
            "1e-310,1e308,0\n2e-310,-1e308,1\n3e-310,5,0\n1e-310,7,1\n",
            "3,0\n3,1\n3,1\n",
            "0,0\n0,1\n",
            "0,0,1\n0,0,1\n",
            "7,1\n",
            "7,0.5\n",
            "1,2,0\n2,4,1\n3,6,0\n4,8,1\n",
            "1,1e300\n2,-1e300\n",
            "1e16,0\n10000000000000002,1\n1e16,1\n",
        };
        static const double lambdas[] = {0, 1e-300, 0.01, 1e300};

        for (size_t i = 0; i < sizeof tables / sizeof *tables; i++) {
            struct data *d = table(tables[i]);

            for (size_t v = 0; v < 12; v++)
                survive(d, lambdas[v % 4], (enum bias_kind)(v / 4));
            data_free(d);
        }
    }
END_TEST

/* The statuses of those that have a clear one. */
START_TEST(clear_answers)
    {
        static const struct {
            const char *text;
            double lambda;
            enum fit_status status;
        } rows[] = {
            {"1e308,0\n-1e308,1\n3e307,0\n5e307,1\n", 0, FIT_OPTIMUM},
            {"1e-300,0\n2e-300,1\n3e-300,0\n4e-300,1\n", 0, FIT_OPTIMUM},
            {"1e-310,0\n2e-310,1\n", 0, FIT_SEPARABLE},
            {"3,0\n3,1\n3,1\n", 0, FIT_FLAT},
            {"0,0\n0,1\n", 0, FIT_FLAT},
            {"0,0,1\n0,0,1\n", 0, FIT_SEPARABLE},
            {"7,1\n", 0, FIT_SEPARABLE},
            {"1,0\n2,1\n", 1e300, FIT_OPTIMUM},
            {"1e-5,0\n2e5,1\n", 1e300, FIT_OPTIMUM},
            {"1,0\n2,1\n", 1e-300, FIT_OPTIMUM},
        };

        for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
            struct data *d = table(rows[i].text);
            struct objective o = {.ops = &logistic_ops,
                                  .dim = d->dim + 1,
                                  .data = d,
                                  .lambda = rows[i].lambda};
            double theta[3] = {0};
            enum fit_status status = opt_fit(&o, theta).status;

            ck_assert_msg(status == rows[i].status, "row %zu: %d", i, (int)status);
            data_free(d);
        }
    }
END_TEST

/* More columns than rows: some line always separates; with a price there is a bottom.
 */
START_TEST(more_columns_than_rows)
    {
        struct data *d = data_new(200, 1000);
        struct objective o = {.ops = &logistic_ops, .dim = 1001, .data = d};
        double *theta = calloc(1001, sizeof *theta);
        unsigned seed = 23;

        for (size_t j = 0; j < 1000; j++)
            for (size_t i = 0; i < 200; i++)
                d->x[j][i] = any(&seed);
        for (size_t i = 0; i < 200; i++)
            d->y[i] = any(&seed) > 0;
        data_classify(d);
        ck_assert_int_eq(opt_fit(&o, theta).status, FIT_SEPARABLE);
        o.lambda = 0.01;
        ck_assert_int_eq(opt_fit(&o, theta).status, FIT_OPTIMUM);
        ck_assert_double_lt(norm_at(&o, theta), 1e-12);
        data_free(d);
        free(theta);
    }
END_TEST

Suite *suite_fit_hard(void)
{
    Suite *s = suite_create("fit_hard");
    TCase *c = tcase_create("fit_hard");

    tcase_add_test(c, without_bias);
    tcase_add_test(c, priced_bias_and_class_weights);
    tcase_add_test(c, as_low_as_a_long_descent);
    tcase_add_test(c, separable_through_the_origin);
    tcase_add_test(c, far_from_the_origin);
    tcase_add_test(c, soft_labels);
    tcase_add_test(c, finds_the_law_again);
    tcase_add_test(c, hopeless_tables);
    tcase_add_test(c, clear_answers);
    tcase_add_test(c, more_columns_than_rows);
    suite_add_tcase(s, c);
    return s;
}
