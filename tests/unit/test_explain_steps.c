/* Explanations of steps: the explained step is the one that is taken, and what is printed
 * of it is true.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <check.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "arithmetic.h"
#include "explained_kit.h"

Suite *suite_explain_steps(void);

/* ---- steps ---- */

/* The number that a line about weight NAME ends in; NAN without such a line. */
static double ends_in(const char *name, double *unit)
{
    char start[40];
    const char *line, *last;

    snprintf(start, sizeof start, "\n%s = %s ", name, name);
    line = strstr(words.s, start);
    if (!line)
        return NAN;
    last = ++line;
    for (const char *at = line; at < strchr(line, '\n'); at++)
        if (strncmp(at, " = ", 3) == 0)
            last = at + 3;
    return arithmetic_value(last, unit);
}

/* What is said of the next step is what it then does, and saying it changes nothing. */
static void check_step(void)
{
    const double *theta;
    size_t n, found = 0;
    double now[64], told[64], unit[64];
    unsigned long version = b->version;
    char name[16];

    theta = bench_weights(b, &n);
    memcpy(now, theta, n * sizeof *now);
    ck_assert(explained("step", true, 1000, NULL));
    ck_assert_ptr_nonnull(strstr(words.s, "The next update"));
    for (size_t j = 0; j < n; j++) {
        bench_weight_name(b, j, name);
        told[j] = ends_in(name, &unit[j]);
    }
    true_sums("step all");
    theta = bench_weights(b, &n);
    ck_assert_mem_eq(now, theta, n * sizeof *now);
    ck_assert(b->version == version);
    if (bench_step(b) != OPT_MOVED)
        return;
    theta = bench_weights(b, &n);
    for (size_t j = 0; j < n; j++)
        if (!isnan(told[j])) {
            ck_assert_double_eq_tol(told[j], theta[j],
                                    0.51 * unit[j] + 1e-9 * fabs(theta[j]));
            found++;
        }
    ck_assert_uint_eq(found, n);
    ck_assert(explained("step", true, 1000, NULL));
    ck_assert_ptr_nonnull(strstr(words.s, "the last one"));
    for (size_t j = 0; j < n; j++) {
        double v;

        bench_weight_name(b, j, name);
        v = ends_in(name, &unit[j]);
        ck_assert_double_eq_tol(v, theta[j], 0.51 * unit[j] + 1e-9 * fabs(theta[j]));
    }
    true_sums("step all, after");
    bench_changed(b); /* the last update is not known any more */
}

START_TEST(every_method_does_what_is_said)
    {
        static const int kinds[] = {1, 2, 4, 5, 12, 14, 15, 3, 9, 11};

        for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
            b_again();
            kind_make(kinds[i], 7);
            bench_set_optimizer(b, methods[_i]);
            b->s.knobs.eta = 0.05;
            b->s.eta_auto = kinds[i] % 2;
            bench_changed(b);
            for (int k = 0; k < 4; k++)
                check_step();
        }
    }
END_TEST

START_TEST(a_batch_names_its_rows)
    {
        size_t rows[5];
        const char *at;
        double g = 0;
        char *end;

        kind_make(2, 11);
        b->s.lambda = 0;
        b->s.balanced = false;
        b->s.batch = 5;
        bench_changed(b);
        for (int k = 0; k < 9; k++) {
            ck_assert(explained("step", true, 1000, NULL));
            at = strstr(words.s, "over rows ");
            if (!at) /* what is left of a pass */
                ck_assert_ptr_nonnull(strstr(words.s, "over row"));
            g = 0;
            if (at) {
                size_t count = 0;

                for (at += 10; count < 5; at = end + 2) {
                    rows[count++] = strtoul(at, &end, 10);
                    if (*end != ',')
                        break;
                }
                for (size_t i = 0; i < count; i++)
                    g +=
                        (bench_fitness(b)->p[rows[i] - 1] - b->s.data->y[rows[i] - 1]) /
                        (double)count;
                bench_step(b);
                ck_assert_double_eq_tol(b->opt.g[0], g, 1e-12);
            } else {
                bench_step(b);
            }
            bench_changed(b);
        }
    }
END_TEST

START_TEST(a_rise_is_measured)
    {
        struct data *d = kind_table(2, 40, 2, true);

        for (size_t i = 0; i < d->n; i++)
            d->x[0][i] = 300 + 10 * d->x[0][i];
        bench_set_data(b, d);
        b->s.eta_auto = false;
        b->s.knobs.eta = 0.1;
        bench_changed(b);
        ck_assert_int_eq(bench_step(b), OPT_MOVED);
        explains("step", "it rose.");
        explains("step", "safe lengths; 2/L = ");
        explains("step", "The units are to blame: with scale on");
        true_sums("step");
        explains("rises", "rises = 1 of 1 updates");
        bench_set_scale(b, true);
        b->s.knobs.eta = 1e4;
        bench_changed(b);
        bench_step(b);
        ck_assert(explained("step", false, 1000, NULL));
        ck_assert_ptr_null(strstr(words.s, "The units are to blame"));
    }
END_TEST

START_TEST(no_step_says_why)
    {
        explains("step", "Type: data hobbits");
        kind_make(2, 3);
        b->s.lambda = 0;
        bench_set_model(b, objective_named("logistic", "errors"), 0);
        explains("step", "loss log");
        bench_set_model(b, &logistic_ops, 0);
        b->s.balanced = false;
        bench_fit(b);
        if (bench_fitness(b)->gradnorm == 0)
            explains("step", "would not move");
        b_again();
        kind_look_at("x^2-2*x", true);
        b->s.explorer.at[0] = 1;
        bench_changed(b);
        explains("step", "This is the bottom");
    }
END_TEST

/* ---- single explanations ---- */

/* Down the valley until nothing but rounding is left, and past it. */
START_TEST(a_refused_step_is_said)
    {
        kind_classes(24, 1, 7);
        b->s.lambda = 0.01;
        bench_changed(b);
        bench_step(b);
        bench_step(b);
        explains("step", "Update 2, the last one");
        b->s.eta_auto = false;
        b->s.knobs.eta = 1e-30;
        ck_assert_int_eq(bench_step(b), OPT_UNMOVED);
        explains("step", "would not move.");
        explains("step", "but eta = 1e−30 is too small");
        ck_assert_ptr_null(strstr(words.s, "This is the bottom"));
        ck_assert_ptr_null(strstr(words.s, "the last one"));
        b->s.eta_auto = true;
        b->s.optimizer = method_named("newton");
        for (int i = 0; i < 30; i++)
            bench_step(b);
        explains("step", "the slope is 0 as far as can be computed. This is the bottom.");
    }
END_TEST

Suite *suite_explain_steps(void)
{
    Suite *suite = suite_create("explain_steps");
    TCase *tc = tcase_create("explain_steps");

    tcase_add_checked_fixture(tc, explain_open, explain_close);
    tcase_add_loop_test(tc, every_method_does_what_is_said, 0, 8);
    tcase_add_test(tc, a_batch_names_its_rows);
    tcase_add_test(tc, a_rise_is_measured);
    tcase_add_test(tc, no_step_says_why);
    tcase_add_test(tc, a_refused_step_is_said);
    suite_add_tcase(suite, tc);
    return suite;
}
