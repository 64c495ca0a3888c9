/* The command fit as work: stopped on its way by Ctrl-C, or by a line.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "shell_kit.h"

Suite *suite_fit_work(void);

static void setup(void)
{
    sh_open();
    sh_must("data overlap");
}

/* A fit that is pulled by hand: so many looks, and no more. */
static void fit_for(size_t looks)
{
    ck_assert_int_eq(shell_line(sh, "fit"), SHELL_BUSY);
    ck_assert_int_eq(shell_work(sh, looks), SHELL_BUSY);
}

/* Ctrl-C; what is then said can be seen in kit_row(). */
static enum shell_state interrupt(void)
{
    shell_interrupt(sh);
    return kit_type(sh, "");
}

/* Until its end a fit leaves the bench alone; stopped before its first iteration it
 * always did. */
START_TEST(a_fit_not_begun)
    {
        double version, steps;

        sh_must("step 3");
        version = (double)sh->bench->version;
        steps = kit_value(sh, "steps");
        ck_assert_int_eq(shell_line(sh, "fit; w1 = 7"), SHELL_BUSY);
        ck_assert_int_eq(interrupt(), SHELL_READY);
        ck_assert_ptr_nonnull(strstr(kit_row(), "Stopped before the first iteration: "
                                                "nothing has changed."));
        ck_assert_double_eq((double)sh->bench->version, version);
        ck_assert_double_eq(kit_value(sh, "steps"), steps);
        ck_assert_double_ne(kit_value(sh, "w1"), 7);
        sh_gets("undo", "Taken back: step 3");
    }
END_TEST

/* Ctrl-C keeps the weights so far: lower than at the start, not the optimum; one undo
 * takes them back, and fit goes on from there. */
START_TEST(a_fit_is_stopped)
    {
        double start, w1, way, least;

        sh_must("w = 3 -2; b = 1");
        start = kit_value(sh, "loss");
        w1 = kit_value(sh, "w1");
        fit_for(2);
        ck_assert_double_eq(kit_value(sh, "loss"), start);
        ck_assert_double_eq(kit_value(sh, "w1"), w1);
        ck_assert_int_eq(interrupt(), SHELL_READY);
        ck_assert_ptr_nonnull(strstr(kit_row(), "Stopped after 2 iterations"));
        ck_assert_double_eq(kit_value(sh, "iterations"), 2);
        ck_assert_double_eq(kit_value(sh, "steps"), 1);
        way = kit_value(sh, "loss");
        ck_assert_double_lt(way, start);
        sh_must("undo");
        ck_assert_double_eq(kit_value(sh, "w1"), w1);
        sh_must("redo");
        ck_assert_double_eq(kit_value(sh, "loss"), way);
        sh_gets("fit", "The optimum");
        least = kit_value(sh, "loss");
        ck_assert_double_lt(least, way);
        sh_must("undo; undo; fit");
        ck_assert_double_eq_tol(kit_value(sh, "loss"), least, 1e-12);
    }
END_TEST

/* A line typed meanwhile stops it first, as Ctrl-C does, and is then run. */
START_TEST(a_line_beside_a_fit)
    {
        sh_must("w = 3 -2; b = 1");
        fit_for(2);
        sh_gets("tau = 0.4; data hobbits; eta = 0.1", "Stopped after 2 iterations");
        ck_assert_double_eq(kit_value(sh, "n"), 24);
        sh_must("data overlap; w = 3 -2; b = 1");
        fit_for(1);
        sh_gets("stop", "Stopped after 1 iteration,");
        ck_assert_ptr_null(strstr(kit_row(), "Nothing is running"));
        sh_must("fit"); /* what is not ended is freed with the shell */
        ck_assert_int_eq(shell_line(sh, "random weights; fit"), SHELL_BUSY);
    }
END_TEST

Suite *suite_fit_work(void)
{
    Suite *s = suite_create("fit_work");
    TCase *t = tcase_create("fit_work");

    tcase_add_checked_fixture(t, setup, sh_close);
    tcase_add_test(t, a_fit_not_begun);
    tcase_add_test(t, a_fit_is_stopped);
    tcase_add_test(t, a_line_beside_a_fit);
    suite_add_tcase(s, t);
    return s;
}
