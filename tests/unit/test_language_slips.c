/* The one language as it is typed: beside a run, with slips, with Tab, hostile.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "shell_kit.h"

Suite *suite_language_slips(void);

static void setup(void)
{
    sh_open();
    ck_assert_int_eq(kit_type(sh, "data hobbits"), SHELL_READY);
}

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
        kit_must(sh, "eta = 0.1");
        beside("print loss; metrics"); /* looking: the run stays one entry for undo */
        ck_assert(shell_busy(sh));
        finish();
        ck_assert_double_eq(kit_value(sh, "steps"), 1000);
        kit_must(sh, "undo");
        ck_assert_double_eq(kit_value(sh, "steps"), 0);

        beside("eta = 0.2; lambda = 0.01");
        ck_assert(shell_busy(sh));
        ck_assert_double_eq(kit_value(sh, "eta"), 0.2);
        finish();
        kit_must(sh, "undo"); /* the steps after the settings */
        ck_assert_double_eq(kit_value(sh, "steps"), 5);
        kit_must(sh, "undo");
        ck_assert_double_eq(kit_value(sh, "lambda"), 0);
        kit_must(sh, "undo");
        ck_assert_double_eq(kit_value(sh, "eta"), 0.1);
        kit_must(sh, "undo");
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
        kit_must(sh, "undo");
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
        kit_must(sh, "Reset Weights");
        kit_must(sh, "add 3 3 -");
        kit_must(sh, "set");
        kit_must(sh, "data line");
        gets("add 3", "And the value");
        gets("fit", "least squares line");
        gets("fit", "optimum already");
        gets("list errors", "no classes");
    }
END_TEST

/* A command's name followed by an argument is a command, even if an = comes later. */
START_TEST(commands_with_equals)
    {
        kit_must(sh, "data xor n=40 seed=7");
        ck_assert_double_eq(kit_value(sh, "n"), 40);
        kit_must(sh, "data xor n=30, seed = 7");
        ck_assert_double_eq(kit_value(sh, "n"), 30);
        kit_must(sh, "formula q = 1/(1+exp(-b))");
        ck_assert_double_eq(kit_value(sh, "q"), 0.5);
        kit_must(sh, "formula adam = 3");
        gets("adam", "3"); /* a name of one's own wins over what other programs say */
        kit_must(sh, "minimize X^2-2*X from 3");
        ck_assert_double_eq(kit_value(sh, "X"), 3);
        kit_must(sh, "features x1 x2 x1*x2");
        ck_assert_double_eq(kit_value(sh, "dim"), 3);
        kit_must(sh, "features linear; best line; random weights 3; loss mse; bias off; batch "
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
            kit_must(sh, rows[i][1]);
        }
        kit_must(sh, "epochs 2");
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

Suite *suite_language_slips(void)
{
    Suite *s = suite_create("language_slips");
    TCase *t = tcase_create("language_slips");

    tcase_add_checked_fixture(t, setup, sh_close);
    tcase_add_test(t, lines_while_it_runs);
    tcase_add_test(t, interrupted);
    tcase_add_test(t, slips);
    tcase_add_test(t, commands_with_equals);
    tcase_add_test(t, phrases);
    tcase_add_test(t, completion);
    tcase_add_test(t, hostile_lines);
    suite_add_tcase(s, t);
    return s;
}
