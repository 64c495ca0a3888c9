/* The one language: statements, assignments, values in a row, undo.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <check.h>
#include <stdio.h>
#include <string.h>

#include "shell_kit.h"

Suite *suite_language(void);

static void setup(void)
{
    sh_open();
    ck_assert_int_eq(kit_type(sh, "data hobbits"), SHELL_READY);
}

static void must_not(const char *line, const char *because)
{
    double w1 = kit_value(sh, "w1"), w2 = kit_value(sh, "w2"), b = kit_value(sh, "b");

    ck_assert_msg(kit_type(sh, line) == SHELL_FAULT, "%s was taken: %s", line,
                  kit_said());
    ck_assert_msg(strstr(kit_said(), because) != NULL, "%s: %s", line, kit_said());
    ck_assert_double_eq(kit_value(sh, "w1"), w1);
    ck_assert_double_eq(kit_value(sh, "w2"), w2);
    ck_assert_double_eq(kit_value(sh, "b"), b);
}

START_TEST(values_in_a_row)
    {
        kit_must(sh, "w = 1 -2");
        ck_assert_double_eq(kit_value(sh, "w1"), 1);
        ck_assert_double_eq(kit_value(sh, "w2"), -2);
        kit_must(sh, "w = 3 - 1 5");
        ck_assert_double_eq(kit_value(sh, "w1"), 2);
        ck_assert_double_eq(kit_value(sh, "w2"), 5);
        kit_must(sh, "w = 1, 2");
        ck_assert_double_eq(kit_value(sh, "w2"), 2);
        kit_must(sh, "line 3 -0.4");
        ck_assert_double_eq(kit_value(sh, "b"), -3);
        ck_assert_double_eq_tol(kit_value(sh, "w1"), 0.4, 1e-15);
        ck_assert_double_eq(kit_value(sh, "w2"), 1);
        kit_must(sh, "line 3, -0.4");
        must_not("line 3 - 0.4", "Two numbers?");
        must_not("line 3", "HEIGHT SLOPE");
        must_not("line 1 2 3", "more than");
    }
END_TEST

START_TEST(together_from_the_old_values)
    {
        kit_must(sh, "w1 = 1; w2 = 2");
        kit_must(sh, "w1 = w2, w2 = w1");
        ck_assert_double_eq(kit_value(sh, "w1"), 2);
        ck_assert_double_eq(kit_value(sh, "w2"), 1);
        kit_must(sh, "undo");
        ck_assert_double_eq(kit_value(sh, "w1"), 1);
        ck_assert_double_eq(kit_value(sh, "w2"), 2);
        kit_must(sh, "w1 = w2; w2 = w1");
        ck_assert_double_eq(kit_value(sh, "w1"), 2);
        ck_assert_double_eq(kit_value(sh, "w2"), 2);
    }
END_TEST

START_TEST(one_fault_changes_nothing)
    {
        kit_must(sh, "w = 1 1");
        must_not("w1 = 2, w2 = nothing", "nothing");
        must_not("eta = 0.3, tau = 50", "0 to 1");
        must_not("w1 = 7, eta = 0", "nothing moves");
        ck_assert_double_eq(kit_value(sh, "tau"), 0.5);
        must_not("w1 = 1/0", "no value");
        must_not("w3 = 1", "two features");
        must_not("errors = 0", "counted");
    }
END_TEST

START_TEST(without_equals)
    {
        kit_must(sh, "w1 2");
        ck_assert_double_eq(kit_value(sh, "w1"), 2);
        kit_must(sh, "eta 0.25");
        ck_assert_double_eq(kit_value(sh, "eta"), 0.25);
        kit_must(sh, "optimizer newton");
        kit_must(sh, "W1=3");
        ck_assert_double_eq(kit_value(sh, "w1"), 3);
        kit_must(sh, "bias = 2");
        ck_assert_double_eq(kit_value(sh, "b"), 2);
        kit_must(sh, "w1 -2"); /* an expression: nothing is set */
        ck_assert_double_eq(kit_value(sh, "w1"), 3);
    }
END_TEST

START_TEST(statements_and_comments)
    {
        kit_must(sh, "w1 = 1; w2 = 4 # all after it is a comment; w1 = 9");
        ck_assert_double_eq(kit_value(sh, "w1"), 1);
        ck_assert_double_eq(kit_value(sh, "w2"), 4);
        kit_must(sh, " ;; ; ");
        kit_must(sh, "# nothing");
        kit_must(sh, "> line 3 −0.4");
        ck_assert_double_eq_tol(kit_value(sh, "slopeline"), -0.4, 1e-15);
        kit_must(sh, "`line 2 0`");
        ck_assert_double_eq(kit_value(sh, "intercept"), 2);
    }
END_TEST

/* `repeat` with a comma is gradient descent; its own loop equals the optimizer's steps.
 */
START_TEST(repeat_is_gradient_descent)
    {
        double w1, b, loss;

        kit_must(sh, "eta = 0.1; step 25");
        w1 = kit_value(sh, "w1"), b = kit_value(sh, "b"), loss = kit_value(sh, "loss");
        kit_must(sh, "reset weights");
        kit_must(sh, "repeat 25: w1 = w1 - eta*mean((p-y)*x1), w2 = w2 - eta*mean((p-y)*x2), "
             "b = b - eta*mean(p-y)");
        ck_assert_double_eq_tol(kit_value(sh, "w1"), w1, 1e-12);
        ck_assert_double_eq_tol(kit_value(sh, "b"), b, 1e-12);
        ck_assert_double_eq_tol(kit_value(sh, "loss"), loss, 1e-12);
        ck_assert_double_eq(kit_value(sh, "steps"), 25);
        kit_must(sh, "undo");
        ck_assert_double_eq(kit_value(sh, "w1"), 0);
    }
END_TEST

START_TEST(undo_and_redo)
    {
        kit_must(sh, "w = 1 1");
        kit_must(sh, "b = -4.7");
        kit_must(sh, "step 10");
        kit_must(sh, "add 2 1 +");
        kit_must(sh, "scale on");
        ck_assert_double_eq(kit_value(sh, "n"), 25);
        for (int i = 0; i < 5; i++)
            kit_must(sh, "undo");
        ck_assert_double_eq(kit_value(sh, "n"), 24);
        ck_assert_double_eq(kit_value(sh, "w1"), 0);
        ck_assert_double_eq(kit_value(sh, "steps"), 0);
        for (int i = 0; i < 4; i++)
            kit_must(sh, "redo");
        ck_assert_double_eq(kit_value(sh, "n"), 25);
        kit_must(sh, "plot loss");
        kit_must(sh, "undo"); /* looking is not in its list: the point goes */
        ck_assert_double_eq(kit_value(sh, "n"), 24);
        ck_assert_double_eq(kit_value(sh, "steps"), 10);
    }
END_TEST

START_TEST(places)
    {
        kit_must(sh, "w = 1 1; b = -4.7");
        ck_assert_double_eq_tol(kit_value(sh, "z(1.5, 4)"), 0.8, 1e-12);
        ck_assert_double_eq_tol(kit_value(sh, "p(1.5, 4)"), 0.68997448112761239, 1e-12);
        ck_assert_double_eq(kit_value(sh, "errors"), 0);
        kit_must(sh, "scale on"); /* every p stays */
        ck_assert_double_eq_tol(kit_value(sh, "p(1.5, 4)"), 0.68997448112761239, 1e-12);
        ck_assert_double_eq_tol(kit_value(sh, "raw.w1"), 1, 1e-12);
        must_not("predict 6", "Two numbers");
        kit_must(sh, "predict 6 6");
    }
END_TEST

START_TEST(too_large_is_refused)
    {
        kit_must(sh, "w = 1e300 1");
        must_not("times 1e300", "too large");
        must_not("line 1e308*2 1", "no value");
    }
END_TEST

/* A loop is refused if its first round fails; later the rounds before are kept. */
START_TEST(repeat_that_fails)
    {
        must_not("repeat 3: w1 = 5; nonsense", "nonsense");
        must_not("repeat 3: w1 = 5; undo", "cannot stand inside repeat");
        must_not("repeat 3: repeat 2: step", "cannot stand inside repeat");
        must_not("repeat 3:", "repeat what?");
        must_not("repeat 0: step", "whole number");
        kit_must(sh, "repeat 2: w1 = 5; step 3");
        ck_assert_double_eq(kit_value(sh, "steps"),
                            8); /* a round of one's own, and 3 updates */
        kit_must(sh, "undo");
        ck_assert_int_eq(kit_type(sh, "repeat 50: remove 20"), SHELL_FAULT);
        ck_assert_ptr_nonnull(strstr(kit_said(), "In round 6:"));
        ck_assert_double_eq(kit_value(sh, "n"), 19);
        kit_must(sh, "undo");
        ck_assert_double_eq(kit_value(sh, "n"), 24);
    }
END_TEST

/* Each statement of a line tells its own change; the strip's bold is that of the line. */
START_TEST(changes_of_a_statement)
    {
        char first[32], second[32], third[32], line[96];
        struct value was;

        kit_must(sh, "b = 0");
        snprintf(first, sizeof first, "%.3f", kit_value(sh, "loss"));
        kit_must(sh, "w1 = -2");
        snprintf(second, sizeof second, "%.3f", kit_value(sh, "loss"));
        kit_must(sh, "w2 = 1");
        snprintf(third, sizeof third, "%.3f", kit_value(sh, "loss"));
        kit_must(sh, "reset weights");
        kit_must(sh, "w1 = -2; w2 = 1; eta = 0.8");
        snprintf(line, sizeof line, "w1 = -2   loss %s → %s", first, second);
        ck_assert_msg(strstr(kit_said(), line) != NULL, "%s: %s", line, kit_said());
        snprintf(line, sizeof line, "w2 = 1   loss %s → %s", second, third);
        ck_assert_msg(strstr(kit_said(), line) != NULL, "%s: %s", line, kit_said());
        ck_assert_msg(strstr(kit_said(), "eta = 0.8\n") != NULL, "%s", kit_said());
        ck_assert(shell_was(sh, "loss", &was));
        snprintf(line, sizeof line, "%.3f", was.number);
        ck_assert_str_eq(line, first);
    }
END_TEST

/* Errors in an expression know their column in the line. */
START_TEST(columns)
    {
        static const struct {
            const char *line;
            int column;
        } rows[] = {
            {"w1 = foo", 6},
            {"w1 = 1; b = 2 +* 3", 16},
            {"w = 1 2+", 9},
            {"print loss, losss", 13},
            {"line 3 -a", 9},
            {"run until loss < foo", 18},
            {"w1 = 1; repeat 3: w2 = 1; w1 = foo", 32},
            {"w2 = 3, b = foo", 13},
            {"  1 + foo", 5},
            {"predict 1 foo", 11},
        };

        for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
            ck_assert_int_eq(kit_type(sh, rows[i].line), SHELL_FAULT);
            ck_assert_msg(sh->fault.column == rows[i].column, "%s: column %d",
                          rows[i].line, sh->fault.column);
        }
    }
END_TEST

Suite *suite_language(void)
{
    Suite *s = suite_create("language");
    TCase *t = tcase_create("language");

    tcase_add_checked_fixture(t, setup, sh_close);
    tcase_add_test(t, values_in_a_row);
    tcase_add_test(t, together_from_the_old_values);
    tcase_add_test(t, one_fault_changes_nothing);
    tcase_add_test(t, without_equals);
    tcase_add_test(t, statements_and_comments);
    tcase_add_test(t, repeat_is_gradient_descent);
    tcase_add_test(t, undo_and_redo);
    tcase_add_test(t, places);
    tcase_add_test(t, too_large_is_refused);
    tcase_add_test(t, repeat_that_fails);
    tcase_add_test(t, changes_of_a_statement);
    tcase_add_test(t, columns);
    suite_add_tcase(s, t);
    return s;
}
