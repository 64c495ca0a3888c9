/* Why it rose: the limits are those of the methods, the sentence fits the case, and
 * explain step tells the jump as it was.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <check.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "arithmetic.h"
#include "explained_kit.h"
#include "repl/private.h"
#include "shell_kit.h"

Suite *suite_rise(void);

static void row_has(const char *text)
{
    ck_assert_msg(strstr(kit_row(), text) != NULL, "%s: %s", text, kit_row());
}

static void row_lacks(const char *text)
{
    ck_assert_msg(strstr(kit_row(), text) == NULL, "%s: %s", text, kit_row());
}

/* ---- the limits ---- */

/* On a bowl (x^2, curvature 2) a rate a little below the limit arrives, a little above it
 * runs away: whatever beta. */
static double far_after(const char *method, double beta, double part, int steps)
{
    char line[160];
    double x;

    snprintf(line, sizeof line,
             "minimize X^2 from 1; optimizer %s; beta = %g; eta = 1", method, beta);
    sh_must(line);
    snprintf(line, sizeof line, "eta = %.17g; step %d", part * work_limit(sh->bench), steps);
    sh_must(line);
    x = fabs(kit_value(sh, "X"));
    sh_must("reset");
    return x;
}

START_TEST(limits)
    {
        static const char *const names[] = {"gd", "momentum", "nesterov"};
        static const double betas[] = {0, 0.3, 0.5, 0.9};

        for (size_t m = 0; m < 3; m++)
            for (size_t i = 0; i < 4; i++) {
                ck_assert_double_lt(far_after(names[m], betas[i], 0.97, 600), 1e-3);
                ck_assert_double_gt(far_after(names[m], betas[i], 1.03, 600), 1e3);
            }
    }
END_TEST

/* ---- the sentences ---- */

START_TEST(gradient_descent)
    {
        sh_must("data hobbits; eta = 0.9");
        sh_gets("step",
                "The jump was 1.8 x too long for these units (curvature up to 4.07, safe "
                "rate 2/4.07). Try undo; scale on, or undo; eta = 0.49");
        sh_must("undo; scale on; eta = 3*safe_eta; lambda = 1; w1 = 9");
        sh_gets("step", "even for scaled features");
        row_lacks("scale on");
    }
END_TEST

/* Whether the units are to blame is of the data, not of the rate: scaling makes hobbits'
 * safe rate 12 times as large, a set that is scaled already it cannot help. */
START_TEST(units)
    {
        static const char *const rates[] = {"0.9", "5", "7", "100"};
        char line[64];

        for (size_t i = 0; i < sizeof rates / sizeof *rates; i++) {
            snprintf(line, sizeof line, "reset all; data hobbits; eta = %s", rates[i]);
            sh_must(line);
            sh_gets("step", "for these units (curvature up to 4.07");
            row_has("scale on");
            ck_assert_int_eq(strstr(kit_row(), "scale on; eta = auto") != NULL,
                             kit_value(sh, "eta") > bench_scaled_eta(sh->bench));
            sh_gets("explain step", "to blame: with scale on");
            row_lacks("not to blame");
            sh_must("undo");
        }
        ck_assert_double_gt(bench_scaled_eta(sh->bench), 5 * bench_safe_eta(sh->bench));
        for (int i = 0; i < 2; i++) {
            sh_must(i ? "reset all; data blobs; scale on; eta = 90; lambda = 0.1; w1 = 5"
                   : "reset all; data line; model linear; eta = 0.2");
            sh_gets("step", i ? "even for scaled features" : "too long");
            if (!i)
                row_has(bench_scale_helps(sh->bench) ? "for these units (curvature 2"
                                                     : "too long (curvature 2");
        }
    }
END_TEST

/* The limit of momentum is 2(1 + beta)/L: between 2/L and that it swings. */
START_TEST(velocity)
    {
        sh_must("minimize X^2 from 1; optimizer momentum; beta = 0.9; eta = 1.2");
        sh_gets("step", "It rose: the velocity keeps 0.9 of itself");
        row_has("2·(1 + 0.9)/2 = 1.9: the swings die down");
        sh_must("reset; eta = 3.8");
        sh_gets("step", "The jump was 2.0 x too long (curvature 2, safe rate "
                        "2·(1 + 0.9)/2 = 1.9). Try undo; eta = 1.9");
        sh_must("reset; optimizer nesterov; eta = 0.9"); /* below 2/L, and yet too much */
        sh_gets("step 200", "2·(1 + 0.9)/(1 + 2·0.9)/2 = 0.678");
        row_has("Try undo; eta = 0.678");
    }
END_TEST

START_TEST(methods_without_a_limit)
    {
        static const char *const names[] = {"adagrad", "rmsprop", "adam"};
        char line[96];

        for (size_t i = 0; i < 3; i++) {
            snprintf(line, sizeof line, "data hobbits; optimizer %s; eta = 5", names[i]);
            sh_must(line);
            sh_gets("step", "No 2/curvature limits that. Try undo; eta = 0.");
            row_has(names[i]);
            row_lacks("too long");
            ck_assert_ptr_nonnull(strstr(sh->fault.meant, "undo; eta = 0."));
            sh_must("reset all");
        }
    }
END_TEST

/* Hobbit 7 alone pulls uphill for the others; with all of them 0.3 goes down. */
START_TEST(noise)
    {
        sh_must("data hobbits; batch = 1; eta = 0.3");
        sh_gets("step",
                "this step saw 1 of 24 points. For that one it fell, 0.693 → 0.0101; "
                "for all it rose. That is noise: all 24 together go down with this "
                "eta.");
        row_lacks("too long");
        sh_gets("explain step", "objective went 0.6931 → 1.061.");
        sh_must("reset; batch = all");
        sh_gets("step", "it fell");
        sh_must("reset; batch = 1; eta = 3");
        sh_gets("step",
                "eta is above 2/curvature = 0.49 besides. Try undo; eta = 0.245");
    }
END_TEST

START_TEST(other_landscapes)
    {
        sh_must("minimize X^4 - X^2 from 0.3; eta = 3");
        sh_gets("step", "1.4 x too long (curvature 0.92, safe rate 2/0.92)");
        sh_must("minimize X^4 from 0.1; eta = 10"); /* flat there: 12 X^2 = 0.12 */
        sh_gets("step", "it fell");
        sh_must("minimize exp(X) - X from -3; eta = 8");
        sh_gets("step",
                "although the curvature where it began, 0.0498, allows rates up to "
                "40.1: on the way the slope changes faster");
        sh_must("undo; eta = 2");
        sh_gets("step", "it fell");
        sh_must("data hobbits; optimizer newton; b = 30");
        sh_gets("step", "the parabola that newton trusts is no guide");
        sh_must("reset all; data hobbits; loss mse; eta = 20");
        sh_gets("step", "too long for these units (curvature up to 2.51");
        sh_must("reset all; data hobbits; model mlp 3; seed = 1; eta = 400");
        sh_gets("step", "Try undo;");
    }
END_TEST

/* What is offered helps: the same step taken again with it falls. */
START_TEST(the_cure_cures)
    {
        static const char *const cases[] = {
            "data hobbits; eta = 0.9", "data challenger; eta = 0.1",
            "data line; eta = 0.2", "data hobbits; loss mse; eta = 20",
            "data hobbits; optimizer adam; eta = 5", "data hobbits; optimizer rmsprop; eta = 3",
        };

        for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
            char cure[256];

            sh_must("reset all");
            sh_must(cases[i]);
            sh_gets("step", "it rose");
            snprintf(cure, sizeof cure, "%s", sh->fault.meant);
            ck_assert_msg(cure[0], "%s", cases[i]);
            sh_must(cure);
            sh_must("step");
            row_lacks("it rose");
        }
    }
END_TEST

/* ---- explain step ---- */

static void lines_at_most(int most)
{
    int lines = 0;

    for (const char *s = words.s; *s; s++)
        lines += *s == '\n';
    ck_assert_msg(lines <= most, "%d lines:\n%s", lines, words.s);
}

/* The last "= NUMBER" of the line that tells slope and curvature. */
static double told(void)
{
    const char *s = strstr(words.s, "By slope and curvature"), *end, *last = NULL;
    double unit, v;

    ck_assert_ptr_nonnull(s);
    end = strstr(s, ". It ");
    ck_assert_ptr_nonnull(end);
    for (const char *p = s; (p = strstr(p, " = ")) && p < end; p += 3)
        last = p + 3;
    ck_assert_ptr_nonnull(last);
    v = arithmetic_value(last, &unit);
    ck_assert(!isnan(v));
    return v;
}

/* A small step is a parabola's: what is told is what it did, but for a thousandth or the
 * printed digits; and the arithmetic is true. */
START_TEST(parabola_of_small_steps)
    {
        int checked = 0;

        for (int i = 0; i < 60; i++) {
            struct err err = {0};
            double before, did;
            const char *fault;

            bench_set_data(b, mixed((uint64_t)i, 20, 1 + (size_t)i % 3));
            bench_set_optimizer(b, methods[(size_t)i % 6]);
            b->s.eta_auto = false;
            b->s.lambda = i % 4 ? 0 : 0.1;
            b->s.knobs.eta = 0.003;
            bench_changed(b);
            for (int k = 0; k < 1 + i % 3; k++)
                bench_step(b);
            before = b->opt.before;
            did = b->opt.after - before;
            ck_assert(explained("step", false, 200, &err));
            ck_assert_double_eq_tol(told(), did, 0.03 * fabs(did) + 1e-7);
            fault = arithmetic_false(words.s, &checked);
            ck_assert_msg(!fault, "%s", fault ? fault : "");
        }
        ck_assert_int_gt(checked, 120);
    }
END_TEST

/* Of a parabola it is exact however far: linear regression. */
START_TEST(parabola_is_exact)
    {
        for (int i = 0; i < 20; i++) {
            struct data *d = mixed((uint64_t)i + 3, 20, 2);
            struct err err = {0};
            double did;

            for (size_t k = 0; k < d->n; k++)
                d->y[k] = 3 * d->x[0][k] - d->x[1][k] + (double)(k % 5);
            data_classify(d);
            bench_set_data(b, d);
            b->s.eta_auto = false;
            b->s.knobs.eta = 0.02 * (i + 1);
            bench_changed(b);
            bench_step(b);
            did = b->opt.after - b->opt.before;
            ck_assert(explained("step", false, 200, &err));
            ck_assert_double_eq_tol(told(), did, 1e-3 * fabs(did) + 1e-3);
            ck_assert_ptr_null(strstr(words.s, "no good guide"));
        }
    }
END_TEST

START_TEST(twelve_lines)
    {
        static const char *const names[] = {"gd",      "momentum", "nesterov",
                                            "adagrad", "rmsprop",  "adam"};

        for (size_t m = 0; m < 6; m++)
            for (int dim = 1; dim < 6; dim++)
                for (int big = 0; big < 2; big++) {
                    struct err err = {0};

                    bench_set_data(b, mixed(4, 25, (size_t)dim));
                    bench_set_optimizer(b, method_named(names[m]));
                    b->s.eta_auto = false;
                    b->s.knobs.eta = big ? 4 : 0.1;
                    bench_changed(b);
                    for (int k = 0; k < 3; k++)
                        bench_step(b);
                    ck_assert(explained("step", false, 78, &err));
                    lines_at_most(strcmp(names[m], "adam") ? 13 : 16);
                }
    }
END_TEST

START_TEST(explained_limits)
    {
        bench_set_data(b, mixed(4, 25, 2));
        bench_set_optimizer(b, method_named("nesterov"));
        b->s.eta_auto = false;
        b->s.knobs.eta = 4;
        bench_changed(b);
        bench_step(b);
        explains("step", "comes to rest up to eta = 2·(1 + beta)/((1 + 2·beta)·L)");
        explains("step", "above it");
    }
END_TEST

Suite *suite_rise(void)
{
    Suite *s = suite_create("rise");
    TCase *t = tcase_create("replies"), *e = tcase_create("explanations");

    tcase_add_checked_fixture(t, sh_open, sh_close);
    tcase_add_test(t, limits);
    tcase_add_test(t, gradient_descent);
    tcase_add_test(t, units);
    tcase_add_test(t, velocity);
    tcase_add_test(t, methods_without_a_limit);
    tcase_add_test(t, noise);
    tcase_add_test(t, other_landscapes);
    tcase_add_test(t, the_cure_cures);
    suite_add_tcase(s, t);
    tcase_add_checked_fixture(e, explain_open, explain_close);
    tcase_add_test(e, parabola_of_small_steps);
    tcase_add_test(e, parabola_is_exact);
    tcase_add_test(e, twelve_lines);
    tcase_add_test(e, explained_limits);
    suite_add_tcase(s, e);
    return s;
}
