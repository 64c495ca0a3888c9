/* Commands that train: what they do to the weights, and what they say in the end.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <check.h>
#include <math.h>
#include <string.h>

#include "shell_kit.h"

Suite *suite_training(void);

static void setup(void)
{
    sh_open();
    sh_must("data overlap");
}

/* A pass uses each point once, whatever the batch. */
START_TEST(passes)
    {
        double n = kit_value(sh, "n");

        sh_must("batch = 7");
        sh_must("pass");
        ck_assert_double_eq(kit_value(sh, "steps"), ceil(n / 7));
        ck_assert_double_eq(kit_value(sh, "passes"), 1);
        sh_must("step 2; pass"); /* the rest of the pass that was begun */
        ck_assert_double_eq(kit_value(sh, "passes"), 2);
        sh_must("pass 3");
        ck_assert_double_eq(kit_value(sh, "passes"), 5);
        ck_assert_double_eq(kit_value(sh, "steps"), 5 * ceil(n / 7));
        sh_must("batch all; pass 4");
        ck_assert_double_eq(kit_value(sh, "steps"), 5 * ceil(n / 7) + 4);
        sh_refuses("pass 1.5", "whole number");
        sh_refuses("pass -1", "undo");
        sh_must("reset weights; batch = 10; repeat 2: pass 2");
        ck_assert_double_eq(kit_value(sh, "passes"), 4);
    }
END_TEST

/* Updates on a part of the points make no promise for all of them. */
START_TEST(no_false_claims)
    {
        sh_must("batch = 1");
        sh_gets("step 5", "each step saw 1 of");
        ck_assert_ptr_null(strstr(kit_row(), "it fell"));
        sh_gets("pass 2", "2 passes, ");
        sh_must("batch = all");
        sh_gets("step 5", "it fell at every step");
    }
END_TEST

/* The same start, seed and batch give the same weights. */
START_TEST(the_seed_decides)
    {
        double w1, other;

        sh_must("batch = 4; eta = 0.1; pass 3");
        w1 = kit_value(sh, "w1");
        sh_must("reset weights; pass 3");
        ck_assert_double_eq(kit_value(sh, "w1"), w1);
        sh_must("reset weights; seed = 2; pass 3");
        other = kit_value(sh, "w1");
        ck_assert_double_ne(other, w1);
        sh_must("random weights 3");
        w1 = kit_value(sh, "w1");
        sh_must("w1 = 9");
        sh_gets("random weights 3", "from seed 3: w1 = ");
        ck_assert_double_eq(kit_value(sh, "w1"), w1);
        sh_refuses("random weights 1.5", "whole number");
        sh_refuses("random numbers", "weights");
    }
END_TEST

START_TEST(why_it_stopped)
    {
        sh_must("data challenger; model linear; eta = 1e300");
        sh_gets("step 9", "so only rates up to 2/");
        ck_assert_ptr_nonnull(strstr(kit_row(), "undo; eta = "));
        /* no units excuse 1e300: scaled features alone would not help */
        ck_assert_str_eq(sh->fault.meant, "undo; scale on; eta = auto");
        ck_assert_ptr_null(strstr(kit_row(), "scale on,"));
        sh_must("undo; scale on; eta = auto");
        sh_gets("step 9", "mse");
        ck_assert_int_eq(sh->bench->s.rises, 0);
        sh_must("scale off; model logistic");
        sh_must("data challenger; eta = 0.1");
        sh_gets("step", "61 x too long for these units (curvature");
        ck_assert_ptr_nonnull(strstr(kit_row(), "Try undo; scale on, or undo; eta = "));
        ck_assert_str_eq(sh->fault.meant, "undo; scale on");
        sh_must("data overlap; eta = auto; lambda = 0.1");
        sh_gets("optimizer newton; step 50", "Settled: the slope is zero");
        sh_must("loss errors; optimizer gd; random weights");
        sh_gets("step", "counting errors has no slope");
        sh_gets("fit", "best line finds the fewest errors");
    }
END_TEST

START_TEST(fits)
    {
        sh_gets("fit", "no weights have a smaller loss");
        sh_gets("fit", "optimum already");
        sh_gets("lambda = 0.1; fit", "smaller objective");
        sh_gets("lambda = 0; bias off; fit", "through the origin");
        sh_gets("data separable; bias on; fit", "a line without an error exists");
        sh_gets("data line; fit", "The least squares line");
        sh_gets("bias off; fit", "line through the origin");
        sh_must("bias on; data hobbits; lambda = 0.01");
        for (int i = 24; i > 12; i--)
            sh_must("remove 24 - 11");
        sh_gets("fit", "of one class");
    }
END_TEST

/* A step of gradient descent on X^2 - 2X from 3: slope 4, so 3 - 0.1*4. */
START_TEST(minimizing)
    {
        double x;

        sh_refuses("minimize", "minimize what?");
    sh_gets("minimize X^2 - 2*X from 3", "f(X) = X^2 - 2*X at X = 3: 3, slope 4.");
    sh_gets("minimize", "slope 4");
        ck_assert_ptr_nonnull(strstr(kit_row(), "eta auto is 0.5"));
        sh_must("eta = 0.1; step");
        ck_assert_double_eq_tol(kit_value(sh, "X"), 2.6, 1e-15);
        sh_must("step 20");
        x = kit_value(sh, "X");
        sh_must("X = 2.6; repeat 20: X = X - eta*slope");
        ck_assert_double_eq_tol(kit_value(sh, "X"), x, 1e-14);
        ck_assert_double_eq(kit_value(sh, "steps"), 20);
        sh_must("X = 3; eta = 0.5");
    /* at the bottom at once: there it stays */
    sh_gets("repeat 5: X = X - eta*slope",
            "it fell 1 time and stayed the same 4 times");
    sh_gets("fit", "X = 1 is the lowest place nearby: value -1.");
        sh_gets("minimize -X^2 from 0; fit", "highest place");
        sh_must("minimize (X-1)^2 + 10*(Y+2)^2 from 0 0; optimizer newton; step");
        ck_assert_double_eq_tol(kit_value(sh, "X"), 1, 1e-14);
        ck_assert_double_eq_tol(kit_value(sh, "Y"), -2, 1e-14);
        sh_gets("minimize log(X) from 0", "has no value");
        sh_refuses("minimize X^2 from 1 2", "one number");
        sh_refuses("minimize X^2 from", "one number");
        sh_gets("minimize off", "the weights again");
        sh_refuses("minimize off", "No function");
        sh_must("minimize X^2 from 4");
        sh_gets("w1 = 2", "no longer minimized");
        sh_must("data hobbits; step");
        ck_assert_double_ne(kit_value(sh, "w1"), 0);
    }
END_TEST

START_TEST(minimizing_without_data)
    {
        kit_done(sh);
        sh = kit_shell(true);
        sh_refuses("step", "nothing to learn from");
        sh_must("minimize X^4 - X from 2; run until slope < 1e-3");
        ck_assert_double_eq_tol(kit_value(sh, "X"), pow(0.25, 1.0 / 3), 1e-3);
        sh_gets("", "f ");
        sh_must("undo; undo; undo");
        sh_refuses("fit", "nothing to learn from");
    }
END_TEST

START_TEST(networks)
    {
        sh_must("data xor; model mlp 4; eta = 1");
        sh_refuses("times 2", "network");
        sh_refuses("line 1 0", "no line");
        sh_refuses("w1 = 3", "h1.w1");
        sh_refuses("v5 = 1", "v1 … v4");
        sh_must("h1.w1 = 3, v2 = h1.w1");
        ck_assert_double_eq(kit_value(sh, "h1.w1"), 3);
        sh_gets("reset weights", "Random weights again");
        sh_must("step 20; undo");
        ck_assert_double_eq(kit_value(sh, "steps"), 0);
        sh_must("model logistic");
        sh_refuses("v1 = 2", "model mlp");
    }
END_TEST

Suite *suite_training(void)
{
    Suite *s = suite_create("training");
    TCase *t = tcase_create("training");

    tcase_add_checked_fixture(t, setup, sh_close);
    tcase_add_test(t, passes);
    tcase_add_test(t, no_false_claims);
    tcase_add_test(t, the_seed_decides);
    tcase_add_test(t, why_it_stopped);
    tcase_add_test(t, fits);
    tcase_add_test(t, minimizing);
    tcase_add_test(t, minimizing_without_data);
    tcase_add_test(t, networks);
    suite_add_tcase(s, t);
    return s;
}
