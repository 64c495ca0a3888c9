/* The learner's own formulas in commands: formula, derive, plot f, repeat.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <check.h>
#include <string.h>

#include "shell_kit.h"

Suite *suite_definition_commands(void);

static void types(const char *line, const char *says)
{
    kit_type(sh, line);
    ck_assert_msg(strstr(kit_said(), says) != NULL, "%s: %s", line, kit_said());
}

START_TEST(commands_of_maths)
    {
        types("data archery", "18 rows");
        types("formula", "no formula yet");
        types("formula L = -(y*log(p)+(1-y)*log(1-p))", "mean(L) is 0.693.");
        types("formula dw = (p-y)*x, db = p-y", "mean(db) is 0.");
        types("formula", "dw = (p-y)*x");
        types("print dw", "every point has its own dw");
        types("grad", "-0.903");
        types("checkgrad", "zero hides errors");
        kit_type(sh, "w = 0.5");
        types("checkgrad", "They agree");
        ck_assert_double_lt(kit_value(sh, "gradcheck"), 1e-5);
        kit_type(sh, "formula dw = (y-p)*x");
        types("checkgrad", "wrong sign");
        ck_assert_double_gt(kit_value(sh, "gradcheck"), 0.5);
        kit_type(sh, "undo");
        types("formula", "dw = (p-y)*x");
        types("formula w = 3", "another name");
        types("formula q = foo", "no 'foo' here");
        types("formula L", "formula NAME = EXPRESSION");
    }
END_TEST

/* The learner's own loop does what step does. */
START_TEST(own_loop)
    {
        double loss, w;

        kit_type(sh, "data archery; eta = 0.1; step 50");
        loss = kit_value(sh, "loss");
        w = kit_value(sh, "w");
        kit_type(sh, "reset weights; formula p = 1/(1+exp(-(w*x+b)))");
        kit_type(sh, "formula dw = (p-y)*x; formula db = p-y");
        kit_type(sh, "repeat 50: w = w - eta*mean(dw), b = b - eta*mean(db)");
        ck_assert_double_eq_tol(kit_value(sh, "loss"), loss, 1e-12);
        ck_assert_double_eq_tol(kit_value(sh, "w"), w, 1e-12);
        ck_assert_double_eq(kit_value(sh, "steps"), 50);
    }
END_TEST

START_TEST(derived)
    {
        types("derive x^2", "=   2*x");
        types("derive 1/(1+exp(-z))", "s*(1-s) with s = 1/(1+exp(-z))");
        types("derive a*t^2 by t", "2*a*t");
        types("derive y*x by y", "Check at");
        types("derive (p-y)^2 by w", "p depends on w too");
        types("derive min(x,2)", "no rule");
        types("derive 3 by q", "q does not occur");
        kit_type(sh, "formula p = 1/(1+exp(-(w*x+b)))");
        kit_type(sh, "formula L = -(y*log(p)+(1-y)*log(1-p))");
        types("derive L by w", "(p-y)*x with p = sigmoid(w*x+b)");
        types("derive L by p", "(1-y)/(1-p)-y/p");
        types("derive L", "By which name");
    }
END_TEST

START_TEST(plotted)
    {
        kit_type(sh, "plot f x^2-2*x -2 4");
        ck_assert_double_eq(kit_value(sh, "X"), 0);
        ck_assert_double_eq(kit_value(sh, "slope"), -2);
        kit_type(sh, "X = 1.4; dX = 2; plot f sigmoid(z)");
        ck_assert_double_eq_tol(kit_value(sh, "X"), 1.4, 1e-12);
        ck_assert_double_eq_tol(kit_value(sh, "secant"), 0.083, 5e-4);
        kit_type(sh, "plot f log(p)");
        ck_assert_double_eq(kit_value(sh, "X"), 0.5);
        types("describe", "X = 0.5 f is -0.693");
        types("plot f x^2 4 2", "left end");
        types("plot f x^2 4", "Two ends");
        types("plot f z*x", "would all vary");
        types("plot loss 3", "none of them");
    }
END_TEST

Suite *suite_definition_commands(void)
{
    Suite *suite = suite_create("definition_commands");
    TCase *tc = tcase_create("definition_commands");

    tcase_add_checked_fixture(tc, sh_open, sh_close);
    tcase_add_test(tc, commands_of_maths);
    tcase_add_test(tc, own_loop);
    tcase_add_test(tc, derived);
    tcase_add_test(tc, plotted);
    suite_add_tcase(suite, tc);
    return suite;
}
