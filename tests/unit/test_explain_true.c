/* Explanations of any bench: whatever is printed as arithmetic is true for the printed
 * digits.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <check.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "arithmetic.h"
#include "base/utf8.h"
#include "explained_kit.h"
#include "lab/reading.h"

Suite *suite_explain_true(void);

/* ---- the checker itself ---- */

START_TEST(the_checker_sees_what_is_false)
    {
        static const struct {
            const char *line;
            bool good;
        } rows[] = {
            {"z = b + w1·x1 = −4.5 + 1·6.5 = −4.500 + 6.500 = 2.000", true},
            {"z = b + w1·x1 = −4.5 + 1·6.5 = −4.500 + 6.500 = 2.001", false},
            {"cost = −log(1 − p) = −log(0.119203) = 2.127", true},
            {"loss = (sum of 18 costs) / 18 = 40.707 / 18 = 2.2615", true},
            {"loss = (sum of 18 costs) / 18 = 40.707 / 18 = 2.2617", false},
            {"w = 0 − 0.1·(−0.5)/0.25 = 0.0 + 0.2 = 0.2", true},
            {"w = 0 − 0.1·(−0.5)² = 0.0 + 0.2 = 0.2", false},
            {"small: 2e−3·3 = 0.006", true},
        };

        for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
            int checked = 0;
            bool good = !arithmetic_false(rows[i].line, &checked);

            ck_assert_msg(good == rows[i].good && checked > 0, "%s", rows[i].line);
        }
    }
END_TEST

/* ---- every reading of every bench ---- */

static int check_reading(const char *name)
{
    static const int widths[] = {40, 80, 120};
    struct err err = {0};

    for (int all = 0; all < 2; all++)
        for (size_t w = 0; w < 3; w++) {
            int lines = 0;

            ck_assert_msg(explained(name, all, widths[w], &err), "%s: %s", name,
                          err.message);
            ck_assert_msg(words.len > 5, "%s is not explained", name);
            ck_assert_msg(!strstr(words.s, "nan") && !strstr(words.s, " inf") &&
                              !strstr(words.s, "−inf"),
                          "%s: %s", name, words.s);
            for (char *s = words.s, *line; (line = strsep(&s, "\n")); lines++)
                ck_assert_msg(utf8_columns(line) <= (size_t)widths[w], "%s: %s", name,
                              line);
            ck_assert_msg(all || widths[w] < 80 || lines <= 17, "%s: %d lines", name,
                          lines);
        }
    ck_assert(explained(name, false, 1000, &err));
    return true_sums(name);
}

static int check_all(void)
{
    int checked = 0;

    for (size_t i = 0; readings[i]; i++)
        checked += check_reading(readings[i]->name);
    for (size_t i = 0; reading_families[i].prefix; i++)
        checked += check_reading(reading_families[i].example);
    checked += check_reading("step");
    return checked;
}

START_TEST(every_reading_of_every_bench)
    {
        kind_make(_i, 3);
        ck_assert_int_gt(check_all(), _i ? 10 : -1);
        b->s.knobs.eta = 0.3;
        b->s.eta_auto = false;
        bench_changed(b);
        if (_i)
            bench_step(b);
        check_all();
    }
END_TEST

START_TEST(every_point_adds_up)
    {
        char what[32];

        kind_make(_i, 5);
        if (!b->s.data)
            return;
        for (size_t i = 1; i <= b->s.all->n; i++) {
            snprintf(what, sizeof what, "point %zu", i);
            check_reading(what);
        }
    }
END_TEST

/* The named terms and the others together are the total that is divided. */
static void check_largest(const char *what)
{
    const char *at = strstr(words.s, "(sum of "), *end, *number;
    double unit = 0, total, sum = 0;
    char alone[64];

    if (!at || !strstr(words.s, "\nlargest: ") || strstr(words.s, "(rounded)"))
        return;
    at = strstr(at, " = ") + 3;
    at += strncmp(at, "2·", strlen("2·")) == 0 ? strlen("2·") : 0;
    at += *at == '(';
    snprintf(alone, sizeof alone, "%.*s", (int)strcspn(at, " )"), at);
    total = arithmetic_value(alone, &unit);
    at = strstr(words.s, "\nlargest: ") + strlen("\nlargest: ");
    end = strchr(at, '\n');
    for (; at < end; at++) {
        if (!((*at == ',' && at[1] == ' ') || *at == ';' || at + 1 == end))
            continue;
        for (number = at; number[-1] != ' ';)
            number--;
        sum += *number == '(' || at[-1] == ')' ? 0 : arithmetic_value(number, &unit);
    }
    ck_assert_msg(fabs(sum - total) < unit / 2, "%s: %.9g\n%s", what, sum, words.s);
}

START_TEST(many_seeds_add_up)
    {
        static const char *const names[] = {
            "loss",      "grad.b",       "grad.w1",  "objective", "norm",
            "step",      "auc",          "brier",    "bin3.p",    "eta",
            "curvature", "hessian.b.w1", "midpoint", "intercept", "point 2"};
        int rounded = 0;

        for (uint64_t seed = 100; seed < 140; seed++) {
            b_again();
            kind_make(1 + (int)(seed % 12), seed);
            for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
                ck_assert(explained(names[i], false, 1000, NULL));
                true_sums(names[i]);
                check_largest(names[i]);
                rounded += strstr(words.s, "(rounded)") != NULL;
            }
        }
        ck_assert_int_le(rounded, 3);
    }
END_TEST

/* ---- single explanations ---- */

START_TEST(a_function_down_to_numbers)
    {
        kind_look_at("x^2-2*x", false);
        explains("slope", "by the rules its derivative is 2*x-2");
        explains("secant", "secant = dY/dX = ");
        explains("slope", "2*1.4-2 = 0.8");
        kind_look_at("1/(1+exp(-z))", false);
        explains("dY", "0.9677 − 0.8022 = 0.1655");
        explains("Y", "1/(1+exp(-1.4)) = 0.8022");
        kind_look_at("x^2-2*x", true);
        b->s.explorer.at[0] = 3;
        b->s.eta_auto = false;
        b->s.knobs.eta = 0.1;
        bench_changed(b);
        explains("objective", "3^2-2*3 = 3");
        explains("step", "X = X − eta·grad.X = 3 − 0.1·4 = 3.000 − 0.400 = 2.600");
    }
END_TEST

START_TEST(a_network_neuron_by_neuron)
    {
        static const double theta[] = {0.5, 2, -1, 0.25, 1, -1, 0, 0.5, 0.5};
        struct data *d = kind_table(1, 8, 2, true);

        d->x[0][0] = 1;
        d->x[1][0] = 2;
        bench_set_data(b, d);
        bench_set_model(b, objective_named("mlp", NULL), 2);
        bench_set_theta(b, theta);
        explains("point 1", "a1 = σ(h1.b + h1.w1·x1 + h1.w2·x2 = 0.25 + 1·1 + (−1)·2 =");
        explains("point 1", "z = b + v1·a1 + v2·a2 = 0.5 + 2·");
        explains("grad.h2.w1", "(p − y)·v2·a2·(1 − a2)·x1");
        explains("grad.v1", "(p − y)·a1");
        explains("h1.w2", "hidden neuron 1 listens to x2");
        explains("params", "1 + 2 + 2·3 = 9");
    }
END_TEST

START_TEST(small_values_keep_their_digits)
    {
        kind_classes(24, 2, 7);
        b->s.optimizer = method_named("adam");
        b->s.lambda = 0;
        bench_fit(b);
        bench_step(b);
        for (size_t j = 0; j < b->s.params; j++)
            b->opt.memory->slot[OPT_SQUARES][j] = 7.18865e-9;
        explains("squares.b", "7.18865e−9");
        ck_assert_ptr_null(strstr(words.s, "= 0.000000"));
        true_sums("squares.b");
    }
END_TEST

/* Three weights of every method, without `all`. */
static void shows(const char *what, const char *text)
{
    struct err err = {0};
    bool all = strstr(what, " all") != NULL;

    ck_assert_msg(explained("step", all, 1000, &err), "%s: %s", what, err.message);
    ck_assert_msg(strstr(words.s, text) != NULL, "%s:\n%s", what, words.s);
}

/* Of a method with long rules one, and all of them on request. */
START_TEST(three_weights_are_shown)
    {
        for (size_t i = 0; methods[i]; i++) {
            const char *what = i ? "step all" : "step";

            b_again();
            kind_classes(24, 2, 7);
            b->s.lambda = 0.1;
            b->s.optimizer = methods[i];
            bench_changed(b);
            bench_step(b);
            shows(what, "\nb = b ");
            shows(what, "\nw1 = w1 ");
            shows(what, "\nw2 = w2 ");
        }
    }
END_TEST

Suite *suite_explain_true(void)
{
    Suite *suite = suite_create("explain_true");
    TCase *tc = tcase_create("explain_true");

    tcase_add_checked_fixture(tc, explain_open, explain_close);
    tcase_add_test(tc, the_checker_sees_what_is_false);
    tcase_add_loop_test(tc, every_reading_of_every_bench, 0, KINDS);
    tcase_add_loop_test(tc, every_point_adds_up, 1, KINDS);
    tcase_add_test(tc, many_seeds_add_up);
    tcase_add_test(tc, a_function_down_to_numbers);
    tcase_add_test(tc, a_network_neuron_by_neuron);
    tcase_add_test(tc, small_values_keep_their_digits);
    tcase_add_test(tc, three_weights_are_shown);
    suite_add_tcase(suite, tc);
    return suite;
}
