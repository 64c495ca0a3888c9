/* The one language: statements, assignments, values in a row, undo.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "kit.h"

Suite *suite_language(void);

static struct shell *sh;

static void setup(void)
{
    sh = kit_shell(true);
    ck_assert_int_eq(kit_type(sh, "data hobbits"), SHELL_READY);
}

static void teardown(void)
{
    kit_done(sh);
}

static void must(const char *line)
{
    ck_assert_msg(kit_type(sh, line) == SHELL_READY, "%s: %s", line, kit_said());
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
        must("w = 1 -2");
        ck_assert_double_eq(kit_value(sh, "w1"), 1);
        ck_assert_double_eq(kit_value(sh, "w2"), -2);
        must("w = 3 - 1 5");
        ck_assert_double_eq(kit_value(sh, "w1"), 2);
        ck_assert_double_eq(kit_value(sh, "w2"), 5);
        must("w = 1, 2");
        ck_assert_double_eq(kit_value(sh, "w2"), 2);
        must("line 3 -0.4");
        ck_assert_double_eq(kit_value(sh, "b"), -3);
        ck_assert_double_eq_tol(kit_value(sh, "w1"), 0.4, 1e-15);
        ck_assert_double_eq(kit_value(sh, "w2"), 1);
        must("line 3, -0.4");
        must_not("line 3 - 0.4", "Two numbers?");
        must_not("line 3", "HEIGHT SLOPE");
        must_not("line 1 2 3", "more than");
    }
END_TEST

START_TEST(together_from_the_old_values)
    {
        must("w1 = 1; w2 = 2");
        must("w1 = w2, w2 = w1");
        ck_assert_double_eq(kit_value(sh, "w1"), 2);
        ck_assert_double_eq(kit_value(sh, "w2"), 1);
        must("undo");
        ck_assert_double_eq(kit_value(sh, "w1"), 1);
        ck_assert_double_eq(kit_value(sh, "w2"), 2);
        must("w1 = w2; w2 = w1");
        ck_assert_double_eq(kit_value(sh, "w1"), 2);
        ck_assert_double_eq(kit_value(sh, "w2"), 2);
    }
END_TEST

START_TEST(one_fault_changes_nothing)
    {
        must("w = 1 1");
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
        must("w1 2");
        ck_assert_double_eq(kit_value(sh, "w1"), 2);
        must("eta 0.25");
        ck_assert_double_eq(kit_value(sh, "eta"), 0.25);
        must("optimizer newton");
        must("W1=3");
        ck_assert_double_eq(kit_value(sh, "w1"), 3);
        must("bias = 2");
        ck_assert_double_eq(kit_value(sh, "b"), 2);
        must("w1 -2"); /* an expression: nothing is set */
        ck_assert_double_eq(kit_value(sh, "w1"), 3);
    }
END_TEST

START_TEST(statements_and_comments)
    {
        must("w1 = 1; w2 = 4 # all after it is a comment; w1 = 9");
        ck_assert_double_eq(kit_value(sh, "w1"), 1);
        ck_assert_double_eq(kit_value(sh, "w2"), 4);
        must(" ;; ; ");
        must("# nothing");
        must("> line 3 −0.4");
        ck_assert_double_eq_tol(kit_value(sh, "slopeline"), -0.4, 1e-15);
        must("`line 2 0`");
        ck_assert_double_eq(kit_value(sh, "intercept"), 2);
    }
END_TEST

/* `repeat` with a comma is gradient descent; its own loop equals the optimizer's steps.
 */
START_TEST(repeat_is_gradient_descent)
    {
        double w1, b, loss;

        must("eta = 0.1; step 25");
        w1 = kit_value(sh, "w1"), b = kit_value(sh, "b"), loss = kit_value(sh, "loss");
        must("reset weights");
        must("repeat 25: w1 = w1 - eta*mean((p-y)*x1), w2 = w2 - eta*mean((p-y)*x2), "
             "b = b - eta*mean(p-y)");
        ck_assert_double_eq_tol(kit_value(sh, "w1"), w1, 1e-12);
        ck_assert_double_eq_tol(kit_value(sh, "b"), b, 1e-12);
        ck_assert_double_eq_tol(kit_value(sh, "loss"), loss, 1e-12);
        ck_assert_double_eq(kit_value(sh, "steps"), 25);
        must("undo");
        ck_assert_double_eq(kit_value(sh, "w1"), 0);
    }
END_TEST

START_TEST(undo_and_redo)
    {
        must("w = 1 1");
        must("b = -4.7");
        must("step 10");
        must("add 2 1 +");
        must("scale on");
        ck_assert_double_eq(kit_value(sh, "n"), 25);
        for (int i = 0; i < 5; i++)
            must("undo");
        ck_assert_double_eq(kit_value(sh, "n"), 24);
        ck_assert_double_eq(kit_value(sh, "w1"), 0);
        ck_assert_double_eq(kit_value(sh, "steps"), 0);
        for (int i = 0; i < 4; i++)
            must("redo");
        ck_assert_double_eq(kit_value(sh, "n"), 25);
        must("plot loss");
        must("undo"); /* looking is not in its list: the point goes */
        ck_assert_double_eq(kit_value(sh, "n"), 24);
        ck_assert_double_eq(kit_value(sh, "steps"), 10);
    }
END_TEST

START_TEST(places)
    {
        must("w = 1 1; b = -4.7");
        ck_assert_double_eq_tol(kit_value(sh, "z(1.5, 4)"), 0.8, 1e-12);
        ck_assert_double_eq_tol(kit_value(sh, "p(1.5, 4)"), 0.68997448112761239, 1e-12);
        ck_assert_double_eq(kit_value(sh, "errors"), 0);
        must("scale on"); /* every p stays */
        ck_assert_double_eq_tol(kit_value(sh, "p(1.5, 4)"), 0.68997448112761239, 1e-12);
        ck_assert_double_eq_tol(kit_value(sh, "raw.w1"), 1, 1e-12);
        must_not("predict 6", "Two numbers");
        must("predict 6 6");
    }
END_TEST

START_TEST(too_large_is_refused)
    {
        must("w = 1e300 1");
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
        must("repeat 2: w1 = 5; step 3");
        ck_assert_double_eq(kit_value(sh, "steps"),
                            8); /* a round of one's own, and 3 updates */
        must("undo");
        ck_assert_int_eq(kit_type(sh, "repeat 50: remove 20"), SHELL_FAULT);
        ck_assert_ptr_nonnull(strstr(kit_said(), "In round 6:"));
        ck_assert_double_eq(kit_value(sh, "n"), 19);
        must("undo");
        ck_assert_double_eq(kit_value(sh, "n"), 24);
    }
END_TEST

/* Types LINE while a run of N steps is under way after 5 of them. */
static void beside(const char *line)
{
    ck_assert_int_eq(shell_line(sh, "run"), SHELL_BUSY);
    ck_assert_int_eq(shell_work(sh, 5), SHELL_BUSY);
    shell_line(sh, line);
}

static void finish(void)
{
    while (shell_busy(sh))
        shell_work(sh, 100);
    paper_clear(&sh->out);
}

START_TEST(lines_while_it_runs)
    {
        must("eta = 0.1");
        beside("print loss; metrics"); /* looking: the run stays one entry for undo */
        ck_assert(shell_busy(sh));
        finish();
        ck_assert_double_eq(kit_value(sh, "steps"), 1000);
        must("undo");
        ck_assert_double_eq(kit_value(sh, "steps"), 0);

        beside("eta = 0.2; lambda = 0.01");
        ck_assert(shell_busy(sh));
        ck_assert_double_eq(kit_value(sh, "eta"), 0.2);
        finish();
        must("undo"); /* the steps after the settings */
        ck_assert_double_eq(kit_value(sh, "steps"), 5);
        must("undo");
        ck_assert_double_eq(kit_value(sh, "lambda"), 0);
        must("undo");
        ck_assert_double_eq(kit_value(sh, "eta"), 0.1);
        must("undo");
        ck_assert_double_eq(kit_value(sh, "steps"), 0);

        beside("stop");
        ck_assert(!shell_busy(sh));
        ck_assert_double_eq(kit_value(sh, "steps"), 5);
        beside("eta = 0.3; run until loss < 0.5"); /* another run takes its place */
        ck_assert(shell_busy(sh));
        finish();
        ck_assert_double_lt(kit_value(sh, "loss"), 0.5);
        beside("data archery");
        ck_assert(!shell_busy(sh));
        ck_assert_double_eq(kit_value(sh, "n"), 18);
    }
END_TEST

START_TEST(interrupted)
    {
        ck_assert_int_eq(shell_line(sh, "repeat 1e9: step 1e9; w1 = 3"), SHELL_BUSY);
        ck_assert_int_eq(shell_work(sh, 20), SHELL_BUSY);
        shell_interrupt(sh);
        ck_assert_int_eq(shell_work(sh, 1), SHELL_READY);
        ck_assert_double_gt(kit_value(sh, "steps"), 10);
        must("undo");
        ck_assert_double_eq(kit_value(sh, "steps"), 0);
        shell_line(sh, "step 100; w1 = 3; w2 = 4");
        shell_interrupt(sh); /* what waits is not done */
        finish();
        ck_assert_double_ne(kit_value(sh, "w2"), 4);
        shell_line(sh, "w1 = 7; nonsense; w1 = 8");
        ck_assert_double_eq(kit_value(sh, "w1"), 7);
    }
END_TEST

static void gets(const char *line, const char *reply)
{
    kit_type(sh, line);
    ck_assert_msg(strstr(kit_said(), reply) != NULL, "%s: %s", line, kit_said());
}

/* Slips that get the line that was meant. */
START_TEST(slips)
    {
        gets("run 100", "step 100");
        gets("w1 += 1", "w1 = w1 + 1");
        gets("w1 := 2", "w1 = 2");
        gets("loss 0.3", "computed");
        gets("errors 0", "counted, not set");
        gets("repeat: step", "repeat N: STATEMENTS");
        gets("predict (6, 6)", "predict 6, 6");
        gets("step = 10", "step 10");
        gets("data hobbits.csv", "data hobbits");
        gets("DATA Hobbits", "24 rows");
        gets("plot Nothing", "scatter, curve");
        gets("load nothing_at_all", "save");
        gets("help sigmoid", "expression");
        gets("w1?", "first feature.");
        gets("set eta", "eta = ");
        gets("errors = 1", "counted, not set");
        gets("hidden = 3", "model mlp 3");
        gets("for i in 1..3", "again and again is repeat");
        must("Reset Weights");
        must("add 3 3 -");
        must("set");
        must("data line");
        gets("add 3", "And the value");
        gets("fit", "least squares line");
        gets("fit", "optimum already");
        gets("list errors", "no classes");
    }
END_TEST

/* A command's name followed by an argument is a command, even if an = comes later. */
START_TEST(commands_with_equals)
    {
        must("data xor n=40 seed=7");
        ck_assert_double_eq(kit_value(sh, "n"), 40);
        must("data xor n=30, seed = 7");
        ck_assert_double_eq(kit_value(sh, "n"), 30);
        must("formula q = 1/(1+exp(-b))");
        ck_assert_double_eq(kit_value(sh, "q"), 0.5);
        must("formula adam = 3");
        gets("adam", "3"); /* a name of one's own wins over what other programs say */
        must("minimize X^2-2*X from 3");
        ck_assert_double_eq(kit_value(sh, "X"), 3);
        must("features x1 x2 x1*x2");
        ck_assert_double_eq(kit_value(sh, "dim"), 3);
        must("features linear; best line; random weights 3; loss mse; bias off; batch "
             "1");
        gets("features", "linear");
        gets("batch == 1", "1");
    }
END_TEST

/* What other programs and books say gets the line that it is here. */
START_TEST(phrases)
    {
        static const char *const rows[][2] = {
            {"sgd", "optimizer gd; batch = 1"},
            {"momentum 0.9", "optimizer momentum; beta = 0.9"},
            {"Adam", "optimizer adam"},
            {"hidden 3", "model mlp 3"},
            {"shuffle=off", "order file"},
            {"normalize", "scale on"},
            {"polynomial 3", "features poly 3"},
            {"train test split 0.7", "split 0.7"},
            {"weight decay .1", "lambda = .1"},
        };

        for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
            ck_assert_int_eq(kit_type(sh, rows[i][0]), SHELL_FAULT);
            ck_assert_msg(strcmp(sh->fault.meant, rows[i][1]) == 0, "%s: %s",
                          rows[i][0], kit_said());
            must(rows[i][1]);
        }
        must("epochs 2");
    }
END_TEST

/* Each statement of a line tells its own change; the strip's bold is that of the line. */
START_TEST(changes_of_a_statement)
    {
        char first[32], second[32], third[32], line[96];
        struct value was;

        must("b = 0");
        snprintf(first, sizeof first, "%.3f", kit_value(sh, "loss"));
        must("w1 = -2");
        snprintf(second, sizeof second, "%.3f", kit_value(sh, "loss"));
        must("w2 = 1");
        snprintf(third, sizeof third, "%.3f", kit_value(sh, "loss"));
        must("reset weights");
        must("w1 = -2; w2 = 1; eta = 0.8");
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

/* What Tab offers at the end of LINE contains WORD. */
static void completes(const char *line, const char *word)
{
    size_t start;
    char **list = shell_complete(sh, line, strlen(line), &start);
    bool found = false;

    for (size_t i = 0; list && list[i]; i++) {
        found = found || strcmp(list[i], word) == 0;
        free(list[i]);
    }
    free(list);
    ck_assert_msg(found, "%s<Tab> does not offer %s", line, word);
}

START_TEST(completion)
    {
        completes("optimizer nes", "nesterov");
        completes("opti", "optimizer");
        completes("loss = m", "mse");
        completes("model m", "mlp");
        completes("data xo", "xor");
        completes("data xor s", "seed=");
        completes("w1 = 1; random w", "weights");
        completes("features pr", "product");
        completes("minimize X^2 f", "from");
        completes("class", "classweight");
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

START_TEST(hostile_lines)
    {
        static const char *const lines[] = {
            "((((((((((((((((((((((((((",
            "w = ",
            "= 3",
            ";;;",
            "repeat",
            "repeat 3",
            "repeat x: y",
            "\x01\x02\x1b[31m",
            "\xff\xfe",
            "w1 = 1e999",
            "step 1e300 2",
            "print",
            "print ,",
            "data \"",
            "data /",
            "data ../../../../etc/passwd",
            "load /etc/passwd",
            "add",
            "add 1",
            "remove 0",
            "remove 1e18",
            "explain nonsense",
            "plot plot",
            "help help help",
            "1/0",
            "w1 = log(-1)",
            "w = nan nan",
            "eta = inf",
            "predict 1e308 1e308",
            "line 1e308 -1e308",
            "w = 1e308 1e308; step 3",
            "",
            "   ",
            "\t \t",
            "> ",
            "$ $ ",
            "``",
            "` `",
            "> > ",
            "w1 = 1e308; times 1e308",
            "w1 = 3,",
            "w1 = 5",
            "repeat 3: step 1e300",
            "answer 3",
            "hint",
            "next",
            "lesson 99",
            "page 0",
        };

        for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
            kit_type(sh, lines[i]);
            for (const char *s = kit_said(); *s; s++)
                ck_assert_msg((unsigned char)*s >= 0x20 || *s == '\n', "%s says %s",
                              lines[i], kit_said());
        }
    }
END_TEST

Suite *suite_language(void)
{
    Suite *s = suite_create("language");
    TCase *t = tcase_create("language");

    tcase_add_checked_fixture(t, setup, teardown);
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
    tcase_add_test(t, lines_while_it_runs);
    tcase_add_test(t, interrupted);
    tcase_add_test(t, slips);
    tcase_add_test(t, commands_with_equals);
    tcase_add_test(t, phrases);
    tcase_add_test(t, changes_of_a_statement);
    tcase_add_test(t, completion);
    tcase_add_test(t, columns);
    tcase_add_test(t, hostile_lines);
    suite_add_tcase(s, t);
    return s;
}
