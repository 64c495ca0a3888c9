/* Readings of networks, optimizers and the explorer, and that every row answers.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <check.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "lab/definition.h"
#include "reading_kit.h"

Suite *suite_inner(void);

/* ---- networks ---- */

START_TEST(weights_of_a_network)
    {
        static const char *const name[] = {"b",     "v1",   "v2",    "h1.b", "h1.w1",
                                           "h1.w2", "h2.b", "h2.w1", "h2.w2"};
        double theta[9], square_ = 0;

        bench_set_data(b, square(0, 1, 1, 0));
        undefined("v1", "only a network has v1: model mlp 2");
        bench_set_model(b, objective_named("mlp", NULL), 2);
        number("params", 9);
        number("hidden", 2);
        for (int i = 0; i < 9; i++) {
            theta[i] = 0.1 * (i + 1);
            square_ += i == 0 || i == 3 || i == 6 ? 0 : theta[i] * theta[i];
        }
        bench_set_theta(b, theta);
        for (size_t i = 0; i < 9; i++) {
            char text[16], gradient[32] = "grad.";

            number(name[i], theta[i]);
            bench_weight_name(b, i, text);
            ck_assert_str_eq(text, name[i]);
            number(strcat(gradient, name[i]), bench_fitness(b)->grad[i]);
        }
        number("norm", sqrt(square_));
        undefined("w1", "the network has b, v1 to v2, and h1.b, h1.w1 … to h2.w2");
        undefined("w", "the network has");
        undefined("v3", "the network has");
        undefined("intercept", "the boundary is no line: model mlp");
        shown("h2.w2", "h2.w2 0.9");
        ck_assert_double_eq_tol(
            evaluated("sum(abs(z - (b + v1*sigmoid(h1.b + h1.w1*x1 + h1.w2*x2) + "
                      "v2*sigmoid(h2.b + h2.w1*x1 + h2.w2*x2))))"),
            0, 1e-12);
    }
END_TEST

/* ---- inside the optimizer ---- */

static void stepping(const char *optimizer, int steps)
{
    bench_set_optimizer(b, method_named(optimizer));
    weights(-4.5, 1, 0);
    b->s.eta_auto = false;
    b->s.knobs.eta = 0.125;
    bench_changed(b);
    for (int i = 0; i < steps; i++)
        bench_step(b);
}

START_TEST(velocity_and_squares)
    {
        double g0, g1;

        bench_set_data(b, archers());
        stepping("momentum", 0);
        undefined("velocity.w1", "there was no update yet: step");
        undefined("move.w1", "there was no update yet: step");
        undefined("squares.w1", "momentum keeps no mean of squares; adagrad, rmsprop, "
                                "adam do");
        undefined("search", "momentum has no line search; bfgs does");
        number("opt_t", 0);
        g0 = value_of("grad.w1").number;
        bench_step(b);
        number("opt_t", 1);
        number("velocity.w1", g0);
        number("move.w1", -0.125 * g0);
        g1 = value_of("grad.w1").number;
        bench_step(b);
        number("velocity.w1", 0.9 * g0 + g1);
        number("move.w1", -0.125 * (0.9 * g0 + g1));
        b->s.tau = 0.4;
        bench_changed(b);
        number("velocity.w1", 0.9 * g0 + g1);
        undefined("move.w1", "no update since the last change: step");
        stepping("adagrad", 0);
        g0 = value_of("grad.b").number;
        bench_step(b);
        number("squares.b", g0 * g0);
        undefined("velocity.b", "adagrad keeps no velocity");
        stepping("adam", 0);
        g0 = value_of("grad.b").number;
        bench_step(b);
        number("velocity.b", 0.1 * g0);
        number("squares.b", 0.001 * g0 * g0);
    }
END_TEST

/* mean p (1-p) x x, and twice lambda where a weight meets itself. */
START_TEST(hessian_is_as_written)
    {
        double bb = 0, bw = 0, ww = 0;

        bench_set_data(b, archers());
        b->s.lambda = 0.05;
        weights(-4.5, 1, 0);
        for (int i = 0; i < 18; i++) {
            double x = 0.5 * (i + 1), p = 1 / (1 + exp(4.5 - x));

            bb += p * (1 - p) / 18;
            bw += p * (1 - p) * x / 18;
            ww += p * (1 - p) * x * x / 18;
        }
        number("hessian.b.b", bb);
        number("hessian.b.w1", bw);
        number("hessian.w1.b", bw);
        number("hessian.w1.w1", ww + 0.1);
        undefined("hessian.b.w2", "one feature here");
        undefined("hessian.X.X", "no function is minimized");
    }
END_TEST

START_TEST(inside_bfgs)
    {
        bench_set_data(b, archers());
        stepping("bfgs", 0);
        undefined("inverse.b.b", "no update yet");
        bench_step(b);
        ck_assert(value_of("search").number > 0);
        ck_assert_double_eq(value_of("inverse.b.w1").number,
                            value_of("inverse.w1.b").number);
        for (int i = 0; i < 30; i++)
            bench_step(b);
        stepping("gd", 0);
        undefined("inverse.b.b", "gd keeps no inverse Hessian; bfgs does");
    }
END_TEST

START_TEST(passes_count_examples)
    {
        bench_set_data(b, archers());
        number("passes", 0);
        bench_step(b);
        number("passes", 1);
        bench_reset(b);
        b->s.batch = 4;
        bench_changed(b);
        bench_step(b);
        number("passes", 4.0 / 18);
        bench_step(b);
        number("passes", 8.0 / 18);
        for (int i = 0; i < 3; i++)
            bench_step(b);
        number("passes", 1);
        number("steps", 5);
    }
END_TEST

/* ---- the explorer ---- */

START_TEST(secant_and_slope)
    {
        undefined("X", "there is no function yet: plot f x^2-2*x");
        undefined("secant", "there is no function yet");
        look_at("sigmoid(X)", false, 1.4, 0);
        b->s.explorer.dX = 2;
        number("X", 1.4);
        number("dX", 2);
        number("Y", 0.80218388855858169); /* EXPERIMENTS H1 */
        ck_assert_double_eq_tol(value_of("dY").number, 0.165521, 5e-7);
        ck_assert_double_eq_tol(value_of("secant").number, 0.082760, 5e-7);
        ck_assert_double_eq_tol(value_of("slope").number, 0.158685, 5e-7);
        b->s.explorer.dX = 0;
        undefined("secant", "0/0");
        number("dY", 0);
        undefined("velocity.X", "no function is minimized: minimize X^2-2*X");
        look_at("log(X)", false, -1, 0);
        undefined("Y", "log(X) has no value here");
        undefined("dY", "log(X) has no value here");
        look_at("X^2+3*X*Y", false, 2, 1);
        number("Y", 1);
        number("grad.X", 7);
        number("grad.Y", 6);
        undefined("slope", "X and Y have a slope each: grad.X, grad.Y");
    }
END_TEST

START_TEST(a_function_that_is_minimized)
    {
        bench_set_data(b, archers());
        look_at("X^2-2*X", true, 3, 0);
        number("objective", 3);
        number("gradnorm", 4);
        number("grad.X", 4);
        undefined("grad.Y", "X^2-2*X has one variable, X");
        undefined("grad.w1", "a function is minimized now: what moves is X");
        undefined("loss", "a function is minimized now: its value is objective");
        number("curvature", 2);
        number("safe_eta", 1);
        number("params", 1);
        number("hessian.X.X", 2);
        number("steps", 0);
        b->s.eta_auto = false;
        b->s.knobs.eta = 0.25;
        bench_set_optimizer(b, method_named("momentum"));
        bench_step(b);
        number("X", 2);
        number("steps", 1);
        number("rises", 0);
        number("velocity.X", 4);
        number("move.X", -1);
        look_at("X^2+3*X*Y+5*Y^2", true, 1, 2);
        number("objective", 27);
        number("gradnorm", hypot(8, 23));
        number("hessian.X.Y", 3);
        number("hessian.Y.Y", 10);
    }
END_TEST

START_TEST(the_learners_own_formulas)
    {
        struct err err = {0};
        struct definitions *d =
            definitions_with(NULL, "cost", "-(y*log(p)+(1-y)*log(1-p))", &err);

        ck_assert_msg(d != NULL, "%s", err.message);
        bench_set_data(b, archers());
        weights(-4.5, 1, 0);
        bench_set_definitions(b, d);
        ck_assert_double_eq_tol(evaluated("mean(cost) - loss"), 0, 1e-15);
    }
END_TEST

/* ---- every row, whatever is on the bench ---- */

/* Names of every family, of weights that are there or not. */
static const char *const members[] = {"w1",
                                      "w3",
                                      "raw.w2",
                                      "raw.b",
                                      "v1",
                                      "v9",
                                      "h1.b",
                                      "h2.w1",
                                      "h9.w9",
                                      "grad.b",
                                      "grad.w2",
                                      "grad.v1",
                                      "grad.h1.w1",
                                      "grad.X",
                                      "grad.Y",
                                      "velocity.b",
                                      "velocity.w1",
                                      "velocity.X",
                                      "squares.w1",
                                      "squares.v1",
                                      "move.b",
                                      "move.w2",
                                      "move.X",
                                      "hessian.b.b",
                                      "hessian.b.w1",
                                      "hessian.w1.w2",
                                      "hessian.v1.h2.b",
                                      "hessian.h1.w1.h2.b",
                                      "hessian.X.X",
                                      "hessian.X.Y",
                                      "hessian.X.b",
                                      "inverse.b.w1",
                                      "inverse.X.X",
                                      "bin1.p",
                                      "bin3.y",
                                      "bin5.n"};

static void all_have_a_value_or_reason(void)
{
    for (size_t i = 0; readings[i]; i++)
        has_value_or_reason(readings[i]->name);
    for (size_t i = 0; reading_families[i].prefix; i++)
        has_value_or_reason(reading_families[i].example);
    for (size_t i = 0; i < sizeof members / sizeof *members; i++)
        has_value_or_reason(members[i]);
}

START_TEST(every_row_is_complete)
    {
        for (size_t i = 0; readings[i]; i++) {
            const struct reading *r = readings[i];

            ck_assert(strlen(r->help) > 10 && (r->get || r->number) && *r->group);
            ck_assert_ptr_eq(reading_named(r->name), r);
        }
        for (size_t i = 0; reading_families[i].prefix; i++) {
            const struct reading_family *f = &reading_families[i];

            ck_assert(strlen(f->help) > 10 && f->get && *f->group);
            ck_assert_int_eq(strncmp(f->example, f->prefix, strlen(f->prefix)), 0);
        }
        ck_assert_ptr_null(reading_named("acuracy"));
    }
END_TEST

static void every_optimizer(void)
{
    for (size_t i = 0; methods[i]; i++) {
        bench_set_optimizer(b, methods[i]);
        all_have_a_value_or_reason();
        bench_step(b);
        all_have_a_value_or_reason();
    }
}

START_TEST(every_reading_has_a_value_or_a_reason)
    {
        all_have_a_value_or_reason();
        bench_set_data(b, archers());
        every_optimizer();
        bench_set_data(b, square(0, 1, 1, 1));
        every_optimizer();
        b->s.tau = 1;
        bench_changed(b);
        every_optimizer();
        bench_set_model(b, objective_named("mlp", NULL), 2);
        every_optimizer();
        bench_set_model(b, objective_named("logistic", "errors"), 0);
        every_optimizer();
        bench_set_data(b, square(1, 2, 3, 10));
        every_optimizer();
        look_at("X^2-2*X", false, 3, 0);
        every_optimizer();
        look_at("X^2-2*X", true, 3, 0);
        every_optimizer();
        look_at("X^2+3*X*Y+5*Y^2", true, 1, 2);
        every_optimizer();
    }
END_TEST

START_TEST(nothing_is_ever_infinite)
    {
        bench_set_data(b, square(0, 0, 0, 0));
        weights(1e308, 1e308, -1e308);
        all_have_a_value_or_reason();
        bench_set_data(b, square(1e308, -1e308, 0, 1e308));
        weights(1e308, 1e308, -1e308);
        all_have_a_value_or_reason();
    }
END_TEST

START_TEST(names_that_are_none)
    {
        static const char *const none[] = {
            "v",           "v.b",       "h1",        "h1.c",   "h0.b",
            "w1x",         "v0",        "grad.",     "grad.q", "velocity",
            "velocity.q",  "hessian.b", "bin6.p",    "bin0.n", "bin1.q",
            "hessian.b.q", "raw.",      "inverse..", "w1.b"};
        struct value v;

        bench_set_data(b, square(0, 1, 1, 1));
        for (size_t i = 0; i < sizeof none / sizeof *none; i++)
            ck_assert_msg(!reading_get(b, none[i], &v), "%s is a reading", none[i]);
    }
END_TEST

Suite *suite_inner(void)
{
    Suite *suite = suite_create("inner");
    TCase *tc = tcase_create("inner");

    tcase_add_checked_fixture(tc, b_open, b_close);
    tcase_add_test(tc, weights_of_a_network);
    tcase_add_test(tc, velocity_and_squares);
    tcase_add_test(tc, hessian_is_as_written);
    tcase_add_test(tc, inside_bfgs);
    tcase_add_test(tc, passes_count_examples);
    tcase_add_test(tc, secant_and_slope);
    tcase_add_test(tc, a_function_that_is_minimized);
    tcase_add_test(tc, the_learners_own_formulas);
    tcase_add_test(tc, every_row_is_complete);
    tcase_add_test(tc, every_reading_has_a_value_or_a_reason);
    tcase_add_test(tc, nothing_is_ever_infinite);
    tcase_add_test(tc, names_that_are_none);
    suite_add_tcase(suite, tc);
    return suite;
}
