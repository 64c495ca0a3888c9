/* The settings: what they take, what they refuse, and what they say.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <check.h>
#include <stdio.h>
#include <string.h>

#include "lab/dataset.h"
#include "lab/reading.h"
#include "learn/generate.h"
#include "repl/commands.h"
#include "repl/setting.h"
#include "shell_kit.h"

Suite *suite_settings(void);

static void setup(void)
{
    sh_open();
    sh_must("data hobbits");
}

/* Refused with a sentence that contains BECAUSE; nothing changes. */
static void refused(const char *line, const char *because)
{
    struct str before, after;

    str_init(&before);
    str_init(&after);
    bench_script(sh->bench, &before);
    ck_assert_msg(kit_type(sh, line) == SHELL_FAULT, "%s was taken: %s", line,
                  kit_said());
    ck_assert_msg(strstr(kit_said(), because) != NULL, "%s: %s", line, kit_said());
    bench_script(sh->bench, &after);
    ck_assert_str_eq(before.s, after.s);
    str_done(&before);
    str_done(&after);
}

/* The line that a refusal offers can be run. */
static void offers(const char *line, const char *meant)
{
    ck_assert_int_eq(kit_type(sh, line), SHELL_FAULT);
    ck_assert_str_eq(sh->fault.meant, meant);
    sh_must(meant);
}

START_TEST(models)
    {
        sh_gets("model mlp 3", "random, from seed 1");
        ck_assert_uint_eq(sh->bench->s.hidden, 3);
        ck_assert_uint_eq(sh->bench->s.params, 3 * (2 + 2) + 1);
        sh_must("model = mlp");
        ck_assert_uint_eq(sh->bench->s.hidden, 2);
        sh_must("model mlp (1 + 3)");
        ck_assert_uint_eq(sh->bench->s.hidden, 4);
        refused("model mlp 9", "1 to 8");
        refused("model mlp 0", "1 to 8");
        refused("model mlp 2.5", "1 to 8");
        refused("model linear 3", "Only mlp");
        refused("model forest", "logistic, linear, mlp NUMBER");
        sh_must("model logistic");
        ck_assert_uint_eq(sh->bench->s.params, 3);
        sh_must("data line");
        refused("model mlp", "only model linear can learn them");
    }
END_TEST

START_TEST(losses)
    {
        sh_must("loss mse");
        ck_assert_ptr_eq(sh->bench->s.model, &squared_ops);
        sh_must("loss = log");
        ck_assert_ptr_eq(sh->bench->s.model, &logistic_ops);
        sh_gets("loss errors", "no optimizer can follow it");
        ck_assert_ptr_eq(sh->bench->s.model, &errors_ops);
        sh_gets("loss",
                "0.5"); /* alone it is the reading: no weights, half of them wrong */
        sh_must("model mlp");
        ck_assert_ptr_eq(sh->bench->s.model, &mlp_errors_ops);
        sh_must("model linear");
        sh_must("model logistic"); /* the squared error was the linear model's */
        ck_assert_ptr_eq(sh->bench->s.model, &logistic_ops);
        sh_must("model linear");
        refused("loss log", "has the loss mse only");
        refused("loss = 0.3", "computed from the weights");
        refused("loss 0.3", "computed from the weights");
        refused("loss hinge", "log, mse, errors");
        sh_must("loss + 1");
        sh_must("loss and errors");
    }
END_TEST

START_TEST(the_bias)
    {
        sh_must("w = 1 2; b = -3");
        sh_must("bias = 4");
        ck_assert_double_eq(kit_value(sh, "b"), 4);
        sh_must("bias 5");
        ck_assert_double_eq(kit_value(sh, "b"), 5);
        sh_gets("bias", "bias = on, b = 5");
        sh_gets("bias off", "through the origin");
        ck_assert_double_eq(kit_value(sh, "b"), 0);
        ck_assert_double_eq(kit_value(sh, "w2"), 2);
        refused("b = 1", "bias on");
        refused("w1 = 5, b = 1", "The bias is off");
        refused("line 3 0", "bias is off");
        sh_must("b = 0");
        sh_must("line 0 -1");
        refused("scale on", "moves the origin");
        offers("b = 2", "bias on; b = 2");
        ck_assert_double_eq(kit_value(sh, "b"), 2);
        sh_gets("bias penalised", "lambda is 0");
        sh_must("model mlp 2; bias off");
        ck_assert_double_eq(kit_value(sh, "h1.b"), 0);
        refused("h2.b = 1", "The bias is off");
        sh_must("h2.w1 = 1, v1 = 2");
        ck_assert_double_eq(kit_value(sh, "v1"), 2);
    }
END_TEST

/* Whatever is done to the weights, with bias off no bias moves. */
START_TEST(the_bias_stays_off)
    {
        sh_must("scale on; bias off; w = 1 2; add 2 1 +");
        ck_assert_double_eq(kit_value(sh, "b"), 0);
        sh_must("model mlp 2");
        ck_assert_double_eq(kit_value(sh, "h1.b"), 0);
        sh_must("random weights 3");
        ck_assert_double_eq(kit_value(sh, "b"), 0);
        sh_gets("scale off", "another origin");
        ck_assert_double_eq(kit_value(sh, "h2.b"), 0);
        sh_must("step 3");
        ck_assert_double_eq(kit_value(sh, "h2.b"), 0);
    }
END_TEST

START_TEST(batches)
    {
        sh_must("batch = 5");
        ck_assert_uint_eq(sh->bench->s.batch, 5);
        sh_gets("batch", "batch = 5");
        sh_gets("batch 24", "all 24 points");
        sh_must("batch all");
        ck_assert_uint_eq(sh->bench->s.batch, 0);
        refused("batch = 0", "whole number");
        refused("batch = 2.5", "whole number");
        refused("batch = -1", "whole number");
        sh_must("batch = 1");
        sh_gets("optimizer newton", "batch = all");
        refused("batch = 2", "optimizer gd");
        offers("batch = 3", "optimizer gd; batch = 3");
        sh_must("order file");
        ck_assert(!sh->bench->s.shuffled);
        sh_must("order shuffled");
        refused("order backwards", "shuffled, file");
    }
END_TEST

START_TEST(knobs)
    {
        sh_must("optimizer momentum; beta = 0.5");
        ck_assert_double_eq(kit_value(sh, "beta"), 0.5);
        sh_must("optimizer gd");
        sh_gets("beta = 0.9", "beta is used by momentum, nesterov and adam; the");
        sh_must("optimizer newton");
        sh_gets("eta = 0.1", "eta is used by gd, momentum");
        refused("beta = 1", "below 1");
        refused("rho = -0.1", "0 or more");
        refused("eps = 0", "above 0");
        refused("h = 0", "above 0");
        refused("eta = 0", "nothing moves");
        refused("seed = 1.5", "whole number");
        refused("seed = -1", "whole number");
        refused("seed = 1e17", "2^53");
        sh_must("seed = 9007199254740992; beta2 = 0.9; eps = 1e-6; rho = 0; h = 1e-4");
        sh_must("seed 7, h = 1e-3");
        ck_assert_double_eq(kit_value(sh, "h"), 1e-3);
        refused("classweight heavy", "none, balanced");
        sh_must("classweight balanced");
        ck_assert(sh->bench->s.balanced);
        sh_must("data line");
        refused("classweight balanced", "no classes");
    }
END_TEST

START_TEST(places)
    {
        sh_must("X = 1.4; dX = 2");
        ck_assert_double_eq(sh->bench->s.explorer.at[0], 1.4);
        ck_assert_double_eq(sh->bench->s.explorer.dX, 2);
        sh_must("X 3, Y = 4");
        sh_must("minimize X^2 from 2; minimize off; X = 5");
        ck_assert_double_eq(kit_value(sh, "X"), 5);
    }
END_TEST

/* `X = Y, Y = X` exchanges them: right sides are the old values. */
START_TEST(places_together)
    {
        sh_must("minimize X^2 + Y^2 from 3 -1");
        sh_must("X = Y, Y = X");
        ck_assert_double_eq(kit_value(sh, "X"), -1);
        ck_assert_double_eq(kit_value(sh, "Y"), 3);
        sh_gets("dX = 0", "0/0");
        sh_must("undo; undo");
        ck_assert_double_eq(kit_value(sh, "X"), 3);
        refused("x = 3", "The place on the curve is X, a capital: X = 3");
        sh_must("data hobbits");
        refused("x = 3", "belongs to the points");
    }
END_TEST

START_TEST(the_list)
    {
        sh_must("set");
        for (int i = 0; i < SETTING_SUBJECTS; i++)
            ck_assert_ptr_nonnull(
                strstr(kit_said(), setting_subject((enum setting_subject)i)));
        for (size_t i = 0; settings[i]; i++)
            ck_assert_msg(strstr(kit_said(), settings[i]->name) != NULL,
                          "set has no %s", settings[i]->name);
        sh_gets("help optimizer", "nesterov");
        sh_gets("help X", "where you stand");
        sh_gets("help model", "mlp NUMBER");
    }
END_TEST

/* Settings that commands set and readings show. */
START_TEST(commands_that_set)
    {
        sh_must("features = product");
        ck_assert_uint_eq(sh->bench->s.params, 4);
        sh_must("features linear");
        sh_must("split = 0.5");
        ck_assert_double_eq(kit_value(sh, "n"), 12);
    }
END_TEST

/* There is help on WORD, and it tells more than its name. */
static void helped(const char *word)
{
    char line[64];

    snprintf(line, sizeof line, "help %s", word);
    sh_must(line);
    ck_assert_msg(strlen(kit_said()) > strlen(word) + 20, "%s: %s", line, kit_said());
}

/* Every word of every table is helped from its own row. */
START_TEST(help_on_every_word)
    {
        for (size_t i = 0; settings[i]; i++) {
            helped(settings[i]->name);
            for (size_t j = 0; settings[i]->word && settings[i]->word(j); j++)
                if (strcmp(settings[i]->word(j), "all") != 0) /* help all: everything */
                    helped(settings[i]->word(j));
        }
        for (size_t i = 0; readings[i]; i++)
            helped(readings[i]->name);
        for (size_t i = 0; figures[i]; i++)
            helped(figures[i]->name);
        for (size_t i = 0; i < ndatasets; i++)
            helped(datasets[i].name);
        for (size_t i = 0; laws[i]; i++)
            helped(laws[i]->name);
        for (size_t i = 0; formula_function(i); i++)
            helped(formula_function(i));
        for (size_t i = 0; commands[i]; i++) {
            helped(commands[i]->name);
            for (size_t j = 0;
                 commands[i]->arg[0].words && commands[i]->arg[0].words[j]; j++)
                if (strcmp(commands[i]->arg[0].words[j], "all") != 0)
                    helped(commands[i]->arg[0].words[j]);
        }
    }
END_TEST

/* The rule and the knobs are told from the method's own row. */
START_TEST(help_on_methods)
    {
        for (size_t i = 0; methods[i]; i++) {
            char line[32], rule[12];

            snprintf(line, sizeof line, "help %s", methods[i]->name);
            snprintf(rule, sizeof rule, "%s", methods[i]->rule);
            sh_gets(line, rule);
            if (methods[i]->uses_eta)
                sh_gets(line, "eta");
        }
    }
END_TEST

Suite *suite_settings(void)
{
    Suite *s = suite_create("settings");
    TCase *t = tcase_create("settings");
 /* every word has its help */
    tcase_add_checked_fixture(t, setup, sh_close);
    tcase_add_test(t, models);
    tcase_add_test(t, losses);
    tcase_add_test(t, the_bias);
    tcase_add_test(t, the_bias_stays_off);
    tcase_add_test(t, batches);
    tcase_add_test(t, knobs);
    tcase_add_test(t, places);
    tcase_add_test(t, places_together);
    tcase_add_test(t, the_list);
    tcase_add_test(t, commands_that_set);
    tcase_add_test(t, help_on_every_word);
    tcase_add_test(t, help_on_methods);
    suite_add_tcase(s, t);
    return s;
}
