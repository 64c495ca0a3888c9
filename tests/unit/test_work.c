/* What is said about a run: how it went, why it ended, what to type, and what of it comes
 * back another day.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "repl/private.h"
#include "shell_kit.h"

Suite *suite_work(void);

static void setup(void)
{
    sh_open();
    sh_must("data overlap");
}

/* Each step is counted as what it was. */
START_TEST(falls_rises_and_stays)
    {
        sh_must("minimize X^2 - 2*X from 3; eta = 1");
    sh_gets("step 4", "f 3 → 3   X 3   it stayed the same at every step");
        ck_assert_ptr_nonnull(strstr(kit_row(), "the other wall, just as high"));
        sh_must("reset; eta = 0.9");
        sh_gets("step 4", "it fell at every step");
        sh_must("reset; eta = 1.1");
        sh_gets("step 4", "it rose 4 times");
        ck_assert_ptr_nonnull(strstr(kit_row(), "1.1 x too long (curvature 2,"));
        ck_assert_ptr_null(strstr(kit_row(), "units"));
        sh_must("minimize 3 from 1");
        sh_gets("repeat 3: X = X + 1", "it stayed the same at every step");
        sh_must("data overlap; repeat 3: eta = eta / 2"); /* no step at all */
        ck_assert_ptr_null(strstr(kit_row(), "it "));
    }
END_TEST

/* A plateau is none of the bottoms: the mean of (p - y)^2 is 1/4 at weights of zero. */
START_TEST(hardly_moved)
    {
        sh_must("data archery; loss mse; w = -7; b = 33.25; eta = 0.2");
        sh_gets("step 500", "it fell at every step");
        ck_assert_ptr_nonnull(strstr(kit_row(), "a flat part far from the bottom"));
        ck_assert_double_gt(kit_value(sh, "loss"), 0.25);
        sh_must("loss log; data overlap; eta = 1e-7");
        sh_gets("step 50", "It hardly moved: the slope here is");
        ck_assert_ptr_nonnull(strstr(kit_row(), "eta is small"));
        sh_must("reset weights; eta = auto");
        sh_gets("step 12", "it fell at every step");
        ck_assert_ptr_null(strstr(kit_row(), "hardly"));
    }
END_TEST

/* A slope is there, but no weight has a digit for the step. */
START_TEST(too_small_a_rate)
    {
        sh_must("data hobbits; w = 1 1; b = -3; eta = 1e-20");
        sh_gets("step 5", "eta is too small, no weight changes in its last digit");
        ck_assert_ptr_null(strstr(kit_row(), "Settled"));
        ck_assert_str_eq(sh->fault.meant, "eta = auto");
        sh_gets("explain step", "is too small: no weight changes");
        sh_must("w = 1e300 1e300; b = 1e300; eta = 1");
        sh_gets("step", "so large that a safe step is below their last digit");
        sh_must("minimize X^2 from 3; eta = 1e-30");
        sh_gets("step", "eta is too small");
        sh_must("eta = 0.5; step");
        sh_gets("step", "Settled: X = 0 is the lowest place nearby");
    }
END_TEST

/* Newton's parabola is no guide where the curvature is almost flat; after the leap
 * there is none at all. */
START_TEST(newton_leaps)
    {
        sh_must("data blobs; optimizer newton; b = 3; w = 5 5");
        sh_gets("step", "the curvature is almost flat. Try undo; fit");
        ck_assert_double_gt(kit_value(sh, "loss"), 1e8);
        sh_gets("step", "Stuck: newton");
        ck_assert_ptr_nonnull(strstr(kit_row(), "Try undo; optimizer gd"));
        sh_gets("explain step", "would not move");
        ck_assert_ptr_null(strstr(kit_row(), "the last one"));
        sh_must("undo; fit");
        ck_assert_double_lt(kit_value(sh, "loss"), 0.7);
    }
END_TEST

START_TEST(functions_without_a_bottom)
    {
        sh_gets("minimize -X^2 from 1; eta = auto; step 2000", "no rate is safe");
        ck_assert_ptr_null(strstr(kit_row(), "2/2"));
        sh_must("minimize X^2 - Y^2 from 1 1"); /* down along Y only */
        sh_gets("step 3000", "no rate is safe");
        sh_must("minimize abs(X) from 3; eta = 0.5");
        sh_gets("step 10", "has no slope at X = 0, as at a kink");
        ck_assert_ptr_null(strstr(kit_row(), "optimizer gd"));
        sh_gets("fit", "It falls to a kink at X = 0, with no slope there and nothing");
        sh_gets("minimize X^2 from 0", "it is flat here. X = 0 is the lowest place");
        sh_gets("minimize w1^2", "it is flat here");
        sh_must("minimize X^2 + Y^2 from 3 -1; step");
        sh_gets("reset", "X = 3, Y = -1");
        ck_assert_double_eq(kit_value(sh, "X"), 3);
        ck_assert_double_eq(kit_value(sh, "Y"), -1);
    }
END_TEST

/* What a place is where the slope is gone, or cannot go. */
START_TEST(kinds_of_places)
    {
        static const char *const rows[][2] = {
            {"X^3 from 1", "is no lowest place"},
            {"X^5 - 1 from 1", "is no lowest place"},
            {"X^4 from 1", "is the lowest place nearby"},
            {"1e-10*X^2 from 0", "is the lowest place nearby"},
            {"1e12*(X-0.1)^2 from 3", "is the lowest place nearby"},
            {"X^2 + Y^4 from 1 1", "is the lowest place nearby"},
            {"X^2 + Y^3 from 0 0", "is no lowest place"},
            {"X^2 - Y^2 from 0 0", "is a saddle"},
            {"-X^4 from 0", "is a highest place"},
            {"0*X + 3 from 1", "as low as all places next to it"},
            {"abs(X) from 3", "It falls to a kink at X = "},
            {"abs(X) + abs(Y) from 3 1", "nothing lower nearby"},
            {"exp(-X) from 1", "may fall for ever"},
            {"log(X) from 2", "may fall for ever"},
            {"sqrt(X) from 0", "at the edge of where it has a value"},
            {"max(X,0) from -1", "max has a corner"},
        };
        char line[80];

        for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
            snprintf(line, sizeof line, "minimize %s; fit", rows[i][0]);
            sh_gets(line, rows[i][1]);
        }
    }
END_TEST

/* The true reason, and nothing that a function does not have. */
START_TEST(steps_without_an_end)
    {
        static const char *const keep[] = {"adagrad", "rmsprop", "adam"};
        char line[120];

        for (size_t i = 0; i < 3; i++) {
            snprintf(line, sizeof line, "optimizer %s; minimize 1e300*X^2 from 1",
                     keep[i]);
            sh_must(line);
            sh_gets("step", "so large that its square is no number");
            ck_assert_str_eq(sh->fault.meant, "optimizer gd");
            sh_must("explain step");
            ck_assert_ptr_null(strstr(kit_row(), "scale on"));
        }
        sh_must("optimizer newton; minimize X^2 from 1e200");
        sh_gets("step", "X^2 has no value at X = 1e200");
        sh_must("explain step");
        ck_assert_ptr_null(strstr(kit_row(), "lambda"));
        sh_must("optimizer gd; minimize max(X,0) from -1");
        sh_gets("step", "no slope to follow. max has a corner");
        sh_must("eta = 100; minimize sqrt(X) from 4");
        sh_gets("step",
                "would end at X = -21, where sqrt(X) has no value: a square root");
        ck_assert_ptr_nonnull(strstr(kit_row(), "bends down: no rate is safe"));
        sh_must("minimize log(X) from 2");
        sh_gets("step", "would end at X = -48, where log(X) has no value");
        sh_must("minimize X - log(X) from 0.5"); /* slope -1, then on from 100.5 down */
        sh_must("step");
        sh_must("eta = 200");
        sh_gets("step", "has no value: a log needs a number above 0");
        sh_must("minimize X^2 from 3; eta = 1e300");
        sh_gets("step", "too large for a number. Try undo; eta = auto");
        sh_must("data line; add 2 1e308; add 3 -1e308");
        sh_gets("fit", "squares of so large errors leave the range of numbers");
        ck_assert_ptr_null(strstr(kit_row(), "lambda"));
    }
END_TEST

/* Of a loss of 1e-11 no digit matters, whatever made it so. */
START_TEST(nothing_left_to_learn)
    {
        sh_must("data xor; model mlp 4; optimizer bfgs; step 200");
        sh_gets("fit", "The loss is practically 0");
        sh_must("reset weights; optimizer gd; step 200");
        sh_gets("fit", "The loss is practically 0");
        ck_assert_double_lt(kit_value(sh, "loss"), 1e-6);
    }
END_TEST

/* The last of the updates counts too, and what ended before the condition says so. */
START_TEST(until)
    {
        sh_gets("run until loss < 0", "The condition does not hold. Settled");
        sh_must("data separable");
        sh_gets("run until loss < 0", "The condition did not hold in all these steps");
        sh_must("data hobbits; w = 1 1; b = -3; eta = 1e-20");
        sh_gets("run until loss < 0.1", "The condition does not hold.");
        sh_must("reset weights; eta = auto");
        sh_must("run until steps >= 100000");
        ck_assert_double_eq(kit_value(sh, "steps"), 100000);
        ck_assert_ptr_null(strstr(kit_row(), "did not hold"));
    }
END_TEST

/* What is kept of a lab, as the learner finds it next time. */
static void comes_back(const char *script, const char *says)
{
    kit_done(sh);
    sh = kit_shell(true);
    free(sh->progress.lab);
    sh->progress.lab = strdup(script);
    free(sh->progress.lesson);
    sh->progress.lesson = strdup("lab");
    shell_resume(sh);
    sh_gets("print 1", says); /* and what was said before it */
}

static void quits_and_comes_back(const char *says)
{
    struct str script;

    str_init(&script);
    keep_script(sh->bench, &script);
    comes_back(script.s, says);
    str_done(&script);
}

START_TEST(the_lab_comes_back)
    {
        double w1;

        sh_must("fit; formula q = x1^2; formula q = q+1; formula p = 0.5; formula p = p*2");
        w1 = kit_value(sh, "w1");
        quits_and_comes_back("as you left it: 60 rows, 2 features.");
        ck_assert_ptr_null(strstr(kit_row(), "steps")); /* a fit leaves nothing behind */
        ck_assert_double_eq(kit_value(sh, "w1"), w1);
        sh_gets("formula", "q = x1^2+1");
        sh_must("optimizer adam; batch = 1; step 40");
        quits_and_comes_back("The 40 steps are in the weights; step begins a new run: "
                             "the count, what adam remembers and the order of the");
        ck_assert_double_eq(kit_value(sh, "steps"), 0);
        quits_and_comes_back("as you left it");
        ck_assert_ptr_null(strstr(kit_row(), "new run"));
        sh_must("optimizer gd; minimize X^2 - 2*X from 3; step");
        quits_and_comes_back("X^2-2*X is minimized, X = 1. The 1 step is in X;");
    }
END_TEST

/* One line that cannot be read takes no other with it. */
START_TEST(a_line_is_left_out)
    {
        comes_back("data overlap\nformula q = zz(3\nw = 1 2, b = 3\n",
                   "could not be brought back: formula q = zz(3 (");
        ck_assert_double_eq(kit_value(sh, "w2"), 2);
        ck_assert_double_eq(kit_value(sh, "n"), 60);
        comes_back("data no/such.csv\nw = 1 2, b = 3\noptimizer newton\n",
                   "2 lines of your lab could not be brought back, first data no/such");
        ck_assert(sh->bench->s.optimizer == method_named("newton"));
    }
END_TEST

/* The strip is about the function while that is what is looked at. */
START_TEST(the_strip_of_a_function)
    {
        ck_assert_str_eq(shell_strip(sh), "w1 w2 b loss errors steps");
        sh_must("plot f X^2 -2 2");
        ck_assert_str_eq(shell_strip(sh), "X Y slope");
        sh_must("dX = 0.5");
        ck_assert_str_eq(shell_strip(sh), "X Y slope dX dY secant");
        sh_must("plot scatter");
        ck_assert_str_eq(shell_strip(sh), "w1 w2 b loss errors steps");
        sh_must("minimize X^2 + Y^2 from 1 2");
        ck_assert_str_eq(shell_strip(sh), "X Y steps");
    }
END_TEST

/* A step that changed next to nothing is drawn as next to nothing. */
START_TEST(a_plateau_is_level)
    {
        struct str s;

        str_init(&s);
        sh_must("data archery; loss mse; w = -7; b = 33.25; eta = 0.2; step 500");
        figure_sparkline(sh->bench, 4, true, &s);
        ck_assert_str_eq(s.s, "====");
        str_clear(&s);
        sh_must("w = 0; b = 0; eta = 0.1; step 500");
        figure_sparkline(sh->bench, 4, true, &s);
        ck_assert_int_eq(s.s[0], '#');
        ck_assert_int_eq(s.s[3], '_');
        str_clear(&s);
        sh_must("data overlap; fit");
        figure_named("loss")->describe(sh->bench, &s);
        ck_assert_ptr_nonnull(strstr(s.s, "over the fit"));
        str_done(&s);
    }
END_TEST

Suite *suite_work(void)
{
    Suite *s = suite_create("work");
    TCase *t = tcase_create("work");

    tcase_add_checked_fixture(t, setup, sh_close);
    tcase_add_test(t, falls_rises_and_stays);
    tcase_add_test(t, hardly_moved);
    tcase_add_test(t, too_small_a_rate);
    tcase_add_test(t, newton_leaps);
    tcase_add_test(t, functions_without_a_bottom);
    tcase_add_test(t, kinds_of_places);
    tcase_add_test(t, steps_without_an_end);
    tcase_add_test(t, nothing_left_to_learn);
    tcase_add_test(t, until);
    tcase_add_test(t, the_lab_comes_back);
    tcase_add_test(t, a_line_is_left_out);
    tcase_add_test(t, the_strip_of_a_function);
    tcase_add_test(t, a_plateau_is_level);
    suite_add_tcase(s, t);
    return s;
}
