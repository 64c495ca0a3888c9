/* Commands that train: what they do to the weights, and what they say in the end.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <check.h>
#include <math.h>
#include <string.h>

#include "kit.h"

Suite *suite_training(void);

static struct shell *sh;

static void setup(void)
{
    sh = kit_shell(true);
    ck_assert_int_eq(kit_type(sh, "data overlap"), SHELL_READY);
}

static void teardown(void)
{
    kit_done(sh);
}

static void must(const char *line)
{
    kit_must(sh, line);
}

static void gets(const char *line, const char *says)
{
    kit_gets(sh, line, says);
}

static void refused(const char *line, const char *because)
{
    ck_assert_int_eq(kit_type(sh, line), SHELL_FAULT);
    ck_assert_msg(strstr(kit_row(), because) != NULL, "%s: %s", line, kit_row());
}

/* A pass uses each point once, whatever the batch. */
START_TEST(passes)
    {
        double n = kit_value(sh, "n");

        must("batch = 7");
        must("pass");
        ck_assert_double_eq(kit_value(sh, "steps"), ceil(n / 7));
        ck_assert_double_eq(kit_value(sh, "passes"), 1);
        must("step 2; pass"); /* the rest of the pass that was begun */
        ck_assert_double_eq(kit_value(sh, "passes"), 2);
        must("pass 3");
        ck_assert_double_eq(kit_value(sh, "passes"), 5);
        ck_assert_double_eq(kit_value(sh, "steps"), 5 * ceil(n / 7));
        must("batch all; pass 4");
        ck_assert_double_eq(kit_value(sh, "steps"), 5 * ceil(n / 7) + 4);
        refused("pass 1.5", "whole number");
        refused("pass -1", "undo");
        must("reset weights; batch = 10; repeat 2: pass 2");
        ck_assert_double_eq(kit_value(sh, "passes"), 4);
    }
END_TEST

/* Updates on a part of the points make no promise for all of them. */
START_TEST(no_false_claims)
    {
        must("batch = 1");
        gets("step 5", "each step saw 1 of");
        ck_assert_ptr_null(strstr(kit_row(), "it fell"));
        gets("pass 2", "2 passes, ");
        must("batch = all");
        gets("step 5", "it fell at every step");
    }
END_TEST

/* The same start, seed and batch give the same weights. */
START_TEST(the_seed_decides)
    {
        double w1, other;

        must("batch = 4; eta = 0.1; pass 3");
        w1 = kit_value(sh, "w1");
        must("reset weights; pass 3");
        ck_assert_double_eq(kit_value(sh, "w1"), w1);
        must("reset weights; seed = 2; pass 3");
        other = kit_value(sh, "w1");
        ck_assert_double_ne(other, w1);
        must("random weights 3");
        w1 = kit_value(sh, "w1");
        must("w1 = 9");
        gets("random weights 3", "from seed 3: w1 = ");
        ck_assert_double_eq(kit_value(sh, "w1"), w1);
        refused("random weights 1.5", "whole number");
        refused("random numbers", "weights");
    }
END_TEST

START_TEST(why_it_stopped)
    {
        must("data challenger; model linear; eta = 1e300");
        gets("step 9", "so only rates up to 2/");
        ck_assert_ptr_nonnull(strstr(kit_row(), "undo; eta = "));
        /* no units excuse 1e300: scaled features alone would not help */
        ck_assert_str_eq(sh->fault.meant, "undo; scale on; eta = auto");
        ck_assert_ptr_null(strstr(kit_row(), "scale on,"));
        must("undo; scale on; eta = auto");
        gets("step 9", "mse");
        ck_assert_int_eq(sh->bench->s.rises, 0);
        must("scale off; model logistic");
        must("data challenger; eta = 0.1");
        gets("step", "61 x too long for these units (curvature");
        ck_assert_ptr_nonnull(strstr(kit_row(), "Try undo; scale on, or undo; eta = "));
        ck_assert_str_eq(sh->fault.meant, "undo; scale on");
        must("data overlap; eta = auto; lambda = 0.1");
        gets("optimizer newton; step 50", "Settled: the slope is zero");
        must("loss errors; optimizer gd; random weights");
        gets("step", "counting errors has no slope");
        gets("fit", "best line finds the fewest errors");
    }
END_TEST

START_TEST(fits)
    {
        gets("fit", "no weights have a smaller loss");
        gets("fit", "optimum already");
        gets("lambda = 0.1; fit", "smaller objective");
        gets("lambda = 0; bias off; fit", "through the origin");
        gets("data separable; bias on; fit", "a line without an error exists");
        gets("data line; fit", "The least squares line");
        gets("bias off; fit", "line through the origin");
        must("bias on; data hobbits; lambda = 0.01");
        for (int i = 24; i > 12; i--)
            must("remove 24 - 11");
        gets("fit", "of one class");
    }
END_TEST

/* A step of gradient descent on X^2 - 2X from 3: slope 4, so 3 - 0.1*4. */
START_TEST(minimizing)
    {
        double x;

        refused("minimize", "minimize what?");
    gets("minimize X^2 - 2*X from 3", "f(X) = X^2 - 2*X at X = 3: 3, slope 4.");
    gets("minimize", "slope 4");
        ck_assert_ptr_nonnull(strstr(kit_row(), "eta auto is 0.5"));
        must("eta = 0.1; step");
        ck_assert_double_eq_tol(kit_value(sh, "X"), 2.6, 1e-15);
        must("step 20");
        x = kit_value(sh, "X");
        must("X = 2.6; repeat 20: X = X - eta*slope");
        ck_assert_double_eq_tol(kit_value(sh, "X"), x, 1e-14);
        ck_assert_double_eq(kit_value(sh, "steps"), 20);
        must("X = 3; eta = 0.5");
    /* at the bottom at once: there it stays */
    gets("repeat 5: X = X - eta*slope", "it fell 1 time and stayed the same 4 times");
    gets("fit", "X = 1 is the lowest place nearby: value -1.");
        gets("minimize -X^2 from 0; fit", "highest place");
        must("minimize (X-1)^2 + 10*(Y+2)^2 from 0 0; optimizer newton; step");
        ck_assert_double_eq_tol(kit_value(sh, "X"), 1, 1e-14);
        ck_assert_double_eq_tol(kit_value(sh, "Y"), -2, 1e-14);
        gets("minimize log(X) from 0", "has no value");
        refused("minimize X^2 from 1 2", "one number");
        refused("minimize X^2 from", "one number");
        gets("minimize off", "the weights again");
        refused("minimize off", "No function");
        must("minimize X^2 from 4");
        gets("w1 = 2", "no longer minimized");
        must("data hobbits; step");
        ck_assert_double_ne(kit_value(sh, "w1"), 0);
    }
END_TEST

START_TEST(minimizing_without_data)
    {
        kit_done(sh);
        sh = kit_shell(true);
        refused("step", "nothing to learn from");
        must("minimize X^4 - X from 2; run until slope < 1e-3");
        ck_assert_double_eq_tol(kit_value(sh, "X"), pow(0.25, 1.0 / 3), 1e-3);
        gets("", "f ");
        must("undo; undo; undo");
        refused("fit", "nothing to learn from");
    }
END_TEST

START_TEST(networks)
    {
        must("data xor; model mlp 4; eta = 1");
        refused("times 2", "network");
        refused("line 1 0", "no line");
        refused("w1 = 3", "h1.w1");
        refused("v5 = 1", "v1 … v4");
        must("h1.w1 = 3, v2 = h1.w1");
        ck_assert_double_eq(kit_value(sh, "h1.w1"), 3);
        gets("reset weights", "Random weights again");
        must("step 20; undo");
        ck_assert_double_eq(kit_value(sh, "steps"), 0);
        must("model logistic");
        refused("v1 = 2", "model mlp");
    }
END_TEST

Suite *suite_training(void)
{
    Suite *s = suite_create("training");
    TCase *t = tcase_create("training");

    tcase_set_timeout(t, 60);
    tcase_add_checked_fixture(t, setup, teardown);
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
