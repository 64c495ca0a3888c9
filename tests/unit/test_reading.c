/* Readings: what they mean, against numbers found by others.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <check.h>
#include <math.h>

#include "reading_kit.h"

Suite *suite_reading(void);

START_TEST(without_data)
    {
        undefined("loss", "there is no data yet");
        undefined("accuracy", "there is no data yet");
        undefined("grad.w1", "there is no data yet");
        undefined("data", "there is no data yet");
        number("w", 0);
        number("b", 0);
        number("n", 0);
        word("model", "logistic");
        shown("loss", "");
        undefined("w2", "there is no data yet");
    }
END_TEST

/* ---- what they mean ---- */

START_TEST(fit_is_as_written)
    {
        double loss = 0, square_ = 0, absolute = 0, worst = 0, gb = 0, gw = 0,
               lambda = 0.05;

        bench_set_data(b, archers());
        b->s.lambda = lambda;
        bench_changed(b);
        weights(-4.5, 1, 0);
        for (int i = 0; i < 18; i++) {
            double x = 0.5 * (i + 1), y = passed[i] - '0', p = 1 / (1 + exp(4.5 - x));
            double cost = -(y * log(p) + (1 - y) * log(1 - p));

            loss += cost / 18;
            square_ += (p - y) * (p - y) / 18;
            absolute += fabs(p - y);
            worst = fmax(worst, cost);
            gb += (p - y) / 18;
            gw += (p - y) * x / 18;
        }
        number("loss", loss);
        number("objective", loss + lambda);
        number("mse", square_);
        number("brier", square_);
        number("abserr", absolute);
        number("maxloss", worst);
        number("grad.b", gb);
        number("grad.w1", gw + 2 * lambda);
        number("gradnorm", hypot(gb, gw + 2 * lambda));
        number("baseline", log(2));
        number("safe_eta", 2 / value_of("curvature").number);
        number("eta", 1 / value_of("curvature").number);
        number("norm", 1);
        number("midpoint", 4.5);
        undefined("intercept", "one feature");
        word("data", "archery");
        word("loss_kind", "log");
        word("plot", "curve");
    }
END_TEST

/* hours 3 (passed), 5 and 6.5 (not) are on the wrong side of 4.5 */
START_TEST(counts_and_ratios)
    {
        bench_set_data(b, archers());
        weights(-4.5, 1, 0);
        number("errors", 3);
        number("tp", 8);
        number("fn", 1);
        number("fp", 2);
        number("tn", 7);
        number("accuracy", 15.0 / 18);
        number("precision", 0.8);
        number("recall", 8.0 / 9);
        number("fpr", 2.0 / 9);
        number("f1", 2 * 0.8 * (8.0 / 9) / (0.8 + 8.0 / 9));
        number("f1neg", 14.0 / 17);
        number("balanced", (8.0 / 9 + 7.0 / 9) / 2);
        number("mcc", (8.0 * 7 - 2) / sqrt(10.0 * 9 * 9 * 8));
        number("n", 18);
        number("npos", 9);
        number("nneg", 9);
        number("separable", 0);
        b->s.tau = 1;
        bench_changed(b);
        undefined("precision", "no point is predicted 1");
        number("recall", 0);
        shown("errors", "errors 9 of 18");
    }
END_TEST

START_TEST(auc_counts_pairs)
    {
        double better = 0;

        bench_set_data(b, archers());
        weights(-4.5, 1, 0);
        for (int i = 0; i < 18; i++)
            for (int j = 0; j < i; j++)
                better += passed[i] == '1' && passed[j] == '0';
        number("auc", better / 81);
        weights(1, 0, 0);
        number("auc", 0.5);
    }
END_TEST

START_TEST(line_in_slope_form)
    {
        bench_set_data(b, square(0, 0, 1, 1));
        weights(-3, 0.4, 1);
        number("intercept", 3);
        number("slopeline", -0.4);
        undefined("midpoint", "no point");
        undefined("w", "w has 2 values here: w1, w2");
        undefined("w3", "two features here: w1 (x1) and w2 (x2)");
        weights(-3, 1, 0);
        undefined("intercept", "the line is vertical");
        undefined("slopeline", "the line is vertical");
        weights(-3, 0, 0);
        undefined("intercept", "there is no boundary");
        bench_set_scale(b, true);
        weights(0, 1, 1);
        number("intercept", 2); /* (x1 - 2)/2 + (x2 - 1)/1 = 0 is x2 = 2 - x1/2 */
        number("slopeline", -0.5);
    }
END_TEST

START_TEST(scaled_weights_and_their_original_ones)
    {
        bench_set_data(b, square(0, 0, 1, 1));
        weights(-3, 0.4, 1);
        bench_set_scale(b, true);
        word("scale", "on");
        number("raw.w1", 0.4);
        number("raw.w2", 1);
        number("raw.b", -3);
        number("w1", 0.8);
        number("intercept", 3);
        ck_assert_double_eq_tol(evaluated("z(4, 2)"), 0.6, 1e-12);
        ck_assert_double_eq_tol(evaluated("mean(z - (w1*x1 + w2*x2 + b))"), 0, 1e-12);
    }
END_TEST

START_TEST(regression)
    {
        bench_set_data(b, square(1, 2, 3, 10));
        weights(1, 1, 2);
        word("model", "linear");
        word("loss_kind", "mse");
        number("mse", (0 + 9 + 4 + 1) / 4.0); /* predictions 1 5 5 9 */
        number("loss", 14 / 4.0);
        number("abserr", 6);
        number("maxloss", 9);
        number("grad.b", 2 * (0 + 3 + 2 - 1) / 4.0);
        number("grad.w2", 2 * (2 * 2 - 2 * 1) / 4.0);
        number("baseline", (9 + 4 + 1 + 36) / 4.0);
        undefined("errors", "labels are numbers");
        undefined("accuracy", "labels are numbers");
        undefined("npos", "labels are numbers");
        undefined("intercept", "labels are numbers");
    }
END_TEST

START_TEST(a_baseline_for_the_loss_that_is_set)
    {
        double m = 0.25, h = -m * log(m) - (1 - m) * log(1 - m);

        bench_set_data(b, square(0, 1, 0, 0));
        number("baseline", h);
        b->s.balanced = true; /* both classes count the same: p = 1/2 is the best */
        bench_changed(b);
        number("baseline", log(2));
        weights(0, 0, 0);
        number("loss", log(2));
        b->s.balanced = false;
        bench_set_model(b, objective_named("logistic", "mse"), 0);
        word("loss_kind", "mse");
        number("baseline", m * (1 - m));
        bench_set_model(b, objective_named("logistic", "errors"), 0);
        word("loss_kind", "errors");
        number("baseline", 0.25);
        undefined("safe_eta", "no jump is too long");
        bench_set_data(b, square(1, 2, 3, 10));
        weights(1, 1, 2);
        number("rmse", sqrt(3.5));
        number("r2", 1 - 3.5 / 12.5);
    }
END_TEST

START_TEST(rows_held_back)
    {
        struct err err = {0};

        bench_set_data(b, archers());
        undefined("valid.loss", "no rows are held back: split 0.7 keeps 30 %");
        number("valid.n", 0);
        ck_assert(bench_set_split(b, 0.5, &err));
        weights(-4.5, 1, 0);
        number("split", 0.5);
        number("n", 9);
        number("valid.n", 9); /* 5 … 9 hours: 011011111; from 4.5 on all are called 1 */
        number("valid.accuracy", 7.0 / 9);
        double loss = 0, square_ = 0;

        for (int i = 9; i < 18; i++) {
            double y = passed[i] - '0', p = 1 / (1 + exp(4.5 - 0.5 * (i + 1)));

            loss -= (y * log(p) + (1 - y) * log(1 - p)) / 9;
            square_ += (p - y) * (p - y) / 9;
        }
        number("valid.loss", loss);
        number("valid.mse", square_);
    }
END_TEST

START_TEST(bins_of_the_reliability)
    {
        bench_set_data(b, square(0, 1, 1, 1));
        weights(log(0.7 / 0.3), 0, 1); /* p 0.7 at x2 = 0, 0.945… at x2 = 2 */
        number("bin4.n", 2);
        number("bin4.p", 0.7);
        number("bin4.y", 0.5);
        number("bin5.n", 2);
        number("bin5.y", 1);
        number("bin5.p", 1 / (1 + 0.3 / 0.7 * exp(-2)));
        number("bin1.n", 0);
        undefined("bin1.p", "no point has p from 0 to 0.2");
    }
END_TEST

START_TEST(settings_are_readable)
    {
        struct scope scope = reading_scope(b);
        struct err err = {0};
        struct value v;

        bench_set_data(b, square(0, 1, 1, 0));
        word("classweight", "none");
        word("order", b->s.shuffled ? "shuffled" : "file");
        b->s.balanced = true;
        b->s.shuffled = false;
        b->s.batch = 3;
        b->s.seed = 7;
        b->s.h = 0.01;
        b->s.knobs =
            (struct knobs){.eta = 1, .beta = 0.8, .rho = 0.7, .beta2 = 0.6, .eps = 0.5};
        bench_changed(b);
        word("classweight", "balanced");
        word("order", "file");
        number("batch", 3);
        number("seed", 7);
        number("h", 0.01);
        number("beta", 0.8);
        number("rho", 0.7);
        number("beta2", 0.6);
        number("eps", 0.5);
        number("params", 3);
        number("degree", 1);
        number("hidden", 0);
        undefined("gradcheck", "checkgrad");
        ck_assert(bench_set_features(b, recipe_parse("product", 2, &err), &err));
        word("features", "product");
        number("degree", 2);
        number("dim", 3);
        number("params", 4);
        bench_set_theta(b, (double[]){0.1, 1, 2, 3});
        number("w3", 3);
        undefined("intercept", "the boundary is no line: features product");
        undefined("w4", "three features here: w1 to w3");
        ck_assert(scope.name(scope.self, "x3", &v) && v.kind == VALUE_UNDEFINED);
        ck_assert_str_eq(v.why, "there is no x3: the data have 2 columns");
        ck_assert_double_eq_tol(evaluated("z(4, 2)"), 0.1 + 4 + 4 + 24, 1e-12);
        ck_assert_double_eq_tol(
            evaluated("sum(abs(z - (b + w1*x1 + w2*x2 + w3*x1*x2)))"), 0, 1e-12);
        ck_assert_double_eq(evaluated("features == product and degree == 2"), 1);
    }
END_TEST

START_TEST(own_formulas_see_the_columns)
    {
        struct err err = {0};

        bench_set_data(b, square(0, 1, 1, 0));
        ck_assert(bench_set_features(b, recipe_parse("x1*x2", 2, &err), &err));
        bench_set_scale(b, true);
        ck_assert_double_eq(evaluated("sum(x1)"), 8);
        ck_assert_double_eq(evaluated("sum(x2)"), 4);
        undefined("midpoint", "the boundary is no point: features formula");
    }
END_TEST

Suite *suite_reading(void)
{
    Suite *suite = suite_create("reading");
    TCase *tc = tcase_create("reading");

    tcase_add_checked_fixture(tc, b_open, b_close);
    tcase_add_test(tc, without_data);
    tcase_add_test(tc, fit_is_as_written);
    tcase_add_test(tc, counts_and_ratios);
    tcase_add_test(tc, auc_counts_pairs);
    tcase_add_test(tc, line_in_slope_form);
    tcase_add_test(tc, scaled_weights_and_their_original_ones);
    tcase_add_test(tc, regression);
    tcase_add_test(tc, a_baseline_for_the_loss_that_is_set);
    tcase_add_test(tc, rows_held_back);
    tcase_add_test(tc, bins_of_the_reliability);
    tcase_add_test(tc, settings_are_readable);
    tcase_add_test(tc, own_formulas_see_the_columns);
    suite_add_tcase(suite, tc);
    return suite;
}
