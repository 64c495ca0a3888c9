/* Every row of every table: has help, its example runs, its words are told.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "lab/dataset.h"
#include "lab/reading.h"
#include "repl/commands.h"
#include "repl/setting.h"
#include "shell_kit.h"
#include "ui/keymap.h"

Suite *suite_tables(void);

/* The examples write files. */
static void setup(void)
{
    sh_open_in_folder();
    kit_type(sh, "data hobbits");
}

/* Commands of a lesson have nothing to do in the lab; load needs what save makes. */
static void run_example(const struct command *c)
{
    enum shell_state state;

    if (c->group == ABOUT_LESSON || strcmp(c->name, "hint") == 0)
        kit_type(sh, strcmp(c->name, "answer") ? "lesson 1 3" : "lesson 1 4");
    if (strcmp(c->name, "save") == 0 || strcmp(c->name, "load") == 0)
        return;
    if (c->before)
        kit_must(sh, c->before);
    state = kit_type(sh, c->example);
    ck_assert_msg(state != SHELL_FAULT, "%s: %s", c->example, kit_said());
    sh->quit = false;
    kit_type(sh, "lab");
    kit_type(sh, "data hobbits");
}

START_TEST(commands_have_help_and_run)
    {
        for (size_t i = 0; commands[i]; i++) {
            const struct command *c = commands[i];

            ck_assert_msg(c->help && strlen(c->help) > 10, "%s has no help", c->name);
            ck_assert_msg(c->example && c->run, "%s has no example", c->name);
            ck_assert_int_eq(strncmp(c->example, c->name, strlen(c->name)), 0);
            for (size_t j = 0; j < i; j++)
                ck_assert_str_ne(c->name, commands[j]->name);
            run_example(c);
        }
    }
END_TEST

START_TEST(settings_keep_what_they_are_given)
    {
        for (size_t i = 0; settings[i]; i++) {
            const struct setting *s = settings[i];

            ck_assert_msg(s->help && (s->show || s->tell || s->flag || s->number), "%s has no help", s->name);
            ck_assert_msg(s->word || setting_takes_numbers(s), "%s cannot be set", s->name);
            ck_assert_msg(!s->word == !(s->set_word || s->prefer || s->flag), "%s has words for nothing",
                          s->name);
            ck_assert_msg(!s->range || setting_takes_numbers(s), "%s takes no number", s->name);
            kit_type(sh, "reset all"), kit_type(sh, "data hobbits");
            ck_assert_msg(kit_type(sh, s->example) == SHELL_READY, "%s: %s", s->example,
                          kit_said());
            for (size_t j = 0; s->word && s->word(j); j++) {
                struct str line, now;

                str_init(&line);
                str_init(&now);
                str_addf(&line, "%s = %s", s->name, s->word(j));
                ck_assert_msg(kit_type(sh, line.s) == SHELL_READY, "%s: %s", line.s,
                              kit_said());
                setting_show(s, sh, &now);
                ck_assert_msg(strstr(now.s, s->word(j)) != NULL, "%s shows %s", line.s,
                              now.s);
                str_done(&line);
                str_done(&now);
            }
        }
    }
END_TEST

START_TEST(readings_have_help_and_a_value_or_a_reason)
    {
        for (size_t i = 0; readings[i]; i++) {
            struct value v;
            struct str line;

            ck_assert_msg(readings[i]->help != NULL, "%s has no help",
                          readings[i]->name);
            ck_assert(reading_get(sh->bench, readings[i]->name, &v));
            ck_assert_msg(v.kind != VALUE_UNDEFINED || v.why[0], "%s: no reason",
                          readings[i]->name);
            str_init(&line);
            str_addf(&line, "help %s", readings[i]->name);
            ck_assert_msg(kit_type(sh, line.s) == SHELL_READY, "%s: %s", line.s,
                          kit_said());
            str_clear(&line);
            str_addf(&line, "explain %s", readings[i]->name);
            ck_assert_msg(kit_type(sh, line.s) == SHELL_READY, "%s: %s", line.s,
                          kit_said());
            str_done(&line);
        }
    }
END_TEST

START_TEST(datasets_load)
    {
        for (size_t i = 0; i < ndatasets; i++) {
            struct str line;

            str_init(&line);
            str_addf(&line, "data %s", datasets[i].name);
            ck_assert_msg(kit_type(sh, line.s) == SHELL_READY, "%s: %s", line.s,
                          kit_said());
            ck_assert_ptr_eq(dataset_of(sh->bench->s.data), &datasets[i]);
            ck_assert_double_eq(kit_value(sh, "w1"), 0);
            str_done(&line);
        }
    }
END_TEST

START_TEST(figures_draw_at_every_size)
    {
        static const int sizes[][2] = {{1, 1}, {1, 80},  {40, 1},
                                       {3, 3}, {13, 40}, {60, 200}};

        kit_type(sh, "step 5");
        for (size_t i = 0; figures[i]; i++) {
            struct str words;

            ck_assert_msg(figures[i]->help != NULL, "%s has no help", figures[i]->name);
            for (size_t j = 0; j < sizeof sizes / sizeof *sizes; j++) {
                struct look look = {.glyphs = j % 2 ? GLYPHS_BRAILLE : GLYPHS_ASCII,
                                    .tints = j % 3 == 0};
                struct grid g;

                grid_init(&g, sizes[j][0], sizes[j][1], look.glyphs == GLYPHS_ASCII);
                figure_draw(figures[i], sh->bench, &look, &g);
                grid_done(&g);
            }
            if (figures[i]->lacks && figures[i]->lacks(sh->bench))
                continue;
            str_init(&words);
            figures[i]->describe(sh->bench, &words);
            ck_assert_msg(words.len > 20, "%s says little: %s", figures[i]->name,
                          words.s);
            str_done(&words);
        }
    }
END_TEST

START_TEST(keys_have_names_and_help)
    {
        for (size_t i = 0; i < nkeys; i++) {
            ck_assert_int_eq(strncmp(keymap[i].name, "logitty-", 8), 0);
            ck_assert_ptr_nonnull(keymap[i].help);
            ck_assert_int_ne(keymap[i].action, ACTION_NONE);
        }
    }
END_TEST

START_TEST(methods_and_objectives_have_help)
    {
        for (size_t i = 0; methods[i]; i++) {
            ck_assert_ptr_nonnull(methods[i]->help);
            ck_assert_ptr_nonnull(methods[i]->rule);
            for (const char *s = methods[i]->knobs; *s; s += strcspn(s, " ")) {
                struct str knob;

                s += strspn(s, " ");
                str_init(&knob);
                str_addn(&knob, s, strcspn(s, " "));
                ck_assert_msg(setting_named(knob.s) != NULL,
                              "%s has a knob %s that is no "
                              "setting",
                              methods[i]->name, knob.s);
                str_done(&knob);
            }
        }
        for (size_t i = 0; objectives[i]; i++)
            ck_assert_ptr_nonnull(objectives[i]->help);
    }
END_TEST

Suite *suite_tables(void)
{
    Suite *s = suite_create("tables");
    TCase *t = tcase_create("tables");

    tcase_add_checked_fixture(t, setup, sh_close_in_folder);
    tcase_add_test(t, commands_have_help_and_run);
    tcase_add_test(t, settings_keep_what_they_are_given);
    tcase_add_test(t, readings_have_help_and_a_value_or_a_reason);
    tcase_add_test(t, datasets_load);
    tcase_add_test(t, figures_draw_at_every_size);
    tcase_add_test(t, keys_have_names_and_help);
    tcase_add_test(t, methods_and_objectives_have_help);
    suite_add_tcase(s, t);
    return s;
}
