/* Help: every word is told with an example that runs, and what has no word is found.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "plot/text.h"
#include "repl/private.h"
#include "repl/saying.h"
#include "repl/setting.h"
#include "repl/topic.h"
#include "shell_kit.h"

Suite *suite_help(void);

static void setup(void)
{
    sh_open_in_folder();
    kit_must(sh, "data hobbits");
}

/* ---- the lists ---- */

START_TEST(core_fits_a_small_body)
{
    enum { ROWS = 17, COLS = 78 };
    size_t rows = 0;

    kit_must(sh, "help");
    for (const char *s = kit_said(); *s; s += strcspn(s, "\n") + 1) {
        char *row = strndup(s, strcspn(s, "\n"));

        ck_assert_msg(text_columns(row, false) <= COLS, "too wide: %s", row);
        ck_assert_msg(!strstr(row, "…"), "cut: %s", row);
        free(row);
        rows++;
    }
    ck_assert_uint_le(rows, ROWS);
    for (size_t i = 0; sh->commands[i]; i++)
        if (sh->commands[i]->group == ABOUT_CORE)
            ck_assert_msg(strstr(kit_said(), sh->commands[i]->example) != NULL, "%s",
                          sh->commands[i]->name);
}
END_TEST

START_TEST(all_names_everything)
{
    struct topics at = {.sh = sh};
    struct topic t;
    char *all;

    kit_must(sh, "help all");
    all = strdup(kit_said());
    while (topics_next(&at, &t))
        if (t.kind != TOPIC_TASK && t.kind != TOPIC_DATASET && t.kind != TOPIC_METHOD)
            ck_assert_msg(strstr(all, t.name) != NULL, "help all does not name %s", t.name);
    free(all);
}
END_TEST

/* ---- one word ---- */

/* The example that was said last, into OUT. */
static void said_example(struct str *out)
{
    const char *s = strstr(kit_said(), "For example: ");

    ck_assert_msg(s != NULL, "no example: %s", kit_said());
    s += strlen("For example: ");
    str_addn(out, s, strcspn(s, "\n"));
}

static void runs(const char *line)
{
    struct shell *own = kit_shell(true);
    const struct command *c = sh->commands[0];
    enum shell_state state;

    for (size_t i = 0; sh->commands[i]; i++)
        if (strncmp(sh->commands[i]->name, line, strcspn(line, " ")) == 0 &&
            strlen(sh->commands[i]->name) == strcspn(line, " "))
            c = sh->commands[i];
    kit_must(own, "data hobbits");
    if (c->lesson || strncmp(line, "page", 4) == 0)
        kit_must(own, strcmp(c->name, "answer") ? "lesson 1 3" : "lesson 1 4");
    else
        kit_must(own, strcmp(line, "fork start") ? "fork start; step 5; w = 1 2; undo"
                                                 : "step 5");
    state = kit_type(own, line);
    ck_assert_msg(state != SHELL_FAULT, "the example %s: %s", line, kit_said());
    kit_done(own);
}

/* They need what only a file or a code can give. */
static bool needs_a_file(const char *line)
{
    return strncmp(line, "load ", 5) == 0 || strncmp(line, "save ", 5) == 0;
}

static void remove_files(void)
{
    static const char *const names[] = {"picture.svg", "session.md", "session.cast",
                                        "model.py", "data.csv"};

    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        remove(names[i]);
}

START_TEST(every_word_is_told_and_its_example_runs)
{
    struct topics at = {.sh = sh};
    struct topic t;

    remove_files();
    while (topics_next(&at, &t)) {
        struct str line, example;

        str_init(&line);
        str_init(&example);
        str_addf(&line, "help %s", t.name);
        ck_assert_msg(t.help && strlen(t.help) > 5, "%s has no help", t.name);
        kit_must(sh, line.s);
        ck_assert_msg(strstr(kit_said(), t.name) != NULL, "%s: %s", line.s, kit_said());
        said_example(&example);
        str_clear(&example);
        topic_example(&t, &example);
        if (t.kind != TOPIC_READING || !setting_named(t.name))
            ck_assert_msg(strstr(kit_row(), example.s) != NULL, "%s: %s", line.s,
                          kit_said());
        if (!needs_a_file(example.s))
            runs(example.s);
        remove_files();
        str_done(&line);
        str_done(&example);
    }
}
END_TEST

START_TEST(words_of_other_books)
{
    const char *said, *here;
    struct topic t;

    for (size_t i = 0; (said = term_at(i, &here)); i++) {
        struct str line;

        ck_assert_msg(topic_named(sh, here, &t), "%s leads to %s, which is nothing", said,
                      here);
        str_init(&line);
        str_addf(&line, "help %s", said);
        kit_must(sh, line.s);
        str_done(&line);
    }
}
END_TEST

START_TEST(some_words)
{
    static const char *const rows[][2] = {
        {"help learning rate", "the size of a jump"},
        {"help λ", "the price of large weights"},
        {"help C", "lambda"},
        {"help weights", "the weight of the feature"},
        {"help weight", "the weight of the feature"},
        {"help regularization", "lambda"},
        {"help bias", "It can be: on, off, penalised."},
        {"help cross entropy", "mean log loss"},
        {"help threshold", "tau"},
        {"help eta", "Now 0.24"},
        {"help balanced", "the mean of both classes' recalls"},
        {"help balanced", "classweight balanced"},
        {"help curve", "Not now: A curve needs one feature"},
        {"help keys", "Ctrl-C"},
        {"help functions", "sigmoid(z)"},
        {"help by_hand", "no optimizer has moved the weights"},
        {"help start.loss", "when the task began"},
        {"help optimizer adam", "Its knobs: eta, beta, beta2, eps."},
    };

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        kit_gets(sh, rows[i][0], rows[i][1]);
}
END_TEST

/* ---- search ---- */

START_TEST(searches_find)
{
    static const char *const rows[][2] = {
        {"regular", "lambda"},
        {"smooth", "lambda"},
        {"threshold", "tau"},
        {"save picture", "export"},
        {"why did it explode", "safe_eta"},
        {"how do I save a picture", "export"},
        {"draw a curve", "curve"},
        {"my own csv file", "data"},
        {"wrong points", "list"},
        {"go back in time", "rewind"},
        {"keyboard arrows", "point"},
        {"predict new point", "predict"},
        {"change the learning rate", "eta"},
        {"overfitting", "split"},
        {"probability of a point", "p"},
        {"derivative of my function", "derive"},
        {"colours", "theme"},
        {"two classes of different size", "classweight"},
        {"generate data", "data"},
        {"multiply weights", "times"},
        {"leave", "quit"},
        {"stochastic", "batch"},
        {"hessian", "hessian.b.w1"},
    };
    struct topic hit[8];

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        size_t n = topics_find(sh, rows[i][0], hit, 8);
        bool found = false;
        struct str list;

        str_init(&list);
        for (size_t k = 0; k < n; k++) {
            found = found || strcmp(hit[k].name, rows[i][1]) == 0;
            str_addf(&list, " %s", hit[k].name);
        }
        ck_assert_msg(found, "%s does not find %s but%s", rows[i][0], rows[i][1], list.s);
        str_done(&list);
    }
    ck_assert_uint_eq(topics_find(sh, "qwertz", hit, 8), 0);
    ck_assert_uint_eq(topics_find(sh, "", hit, 8), 0);
    ck_assert_uint_eq(topics_find(sh, "the of a", hit, 8), 0);
}
END_TEST

/* A word of a topic's name finds it first, whatever is told elsewhere. */
START_TEST(a_name_is_the_best_hit)
{
    static const char *const names[] = {"optimizer", "classweight", "safe_eta", "contour",
                                        "checkgrad", "hobbits", "nesterov", "softplus"};
    struct topic hit[8];

    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        ck_assert_uint_gt(topics_find(sh, names[i], hit, 8), 0);
        ck_assert_str_eq(hit[0].name, names[i]);
    }
}
END_TEST

START_TEST(questions_lead_there)
{
    static const char *const rows[][2] = {
        {"what is eta?", "More: help eta"},
        {"what is the learning rate?", "the size of a jump"},
        {"eta?", "More: help eta"},
        {"? eta", "More: help eta"},
        {"?eta", "More: help eta"},
        {"man eta", "the size of a jump"},
        {"how do I save a picture?", "export"},
        {"how do I save a picture", "export"},
        {"why did it explode", "safe_eta"},
        {"what does lambda do?", "More: help lambda"},
        {"??smooth", "lambda"},
        {"?", "NAME = number"},
        {"help me", "NAME = number"},
        {"what now?", "NAME = number"},
    };

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        kit_gets(sh, rows[i][0], rows[i][1]);
    ck_assert_int_eq(kit_type(sh, "help optimzer"), SHELL_FAULT);
    ck_assert_str_eq(sh->fault.meant, "help optimizer");
    ck_assert_int_eq(kit_type(sh, "what is a qwertz?"), SHELL_FAULT);
    ck_assert_str_eq(sh->fault.meant, "help all");
}
END_TEST

/* Hostile questions: bytes, lengths, signs. */
START_TEST(any_text_is_answered)
{
    static const char *const texts[] = {"%s%n", "\"", "((((", "é ü ß", "....", "help help",
                                        "a", "1", "=", "\xff\xfe"};
    struct str line;

    str_init(&line);
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        str_clear(&line);
        str_addf(&line, "help %s", texts[i]);
        kit_type(sh, line.s);
        ck_assert(kit_said()[0] != '\0');
    }
    str_clear(&line);
    str_add(&line, "help ");
    for (int i = 0; i < 5000; i++)
        str_add(&line, i % 7 ? "abc" : " ");
    kit_type(sh, line.s);
    ck_assert(kit_said()[0] != '\0');
    str_done(&line);
}
END_TEST

/* ---- phrases ---- */

/* HERE has nothing to be filled in by what was typed or by the bench. */
static bool stands_for_itself(const char *here)
{
    return !strpbrk(here, "#@&%$~!") && !strchr("><+", here[strlen(here) - 1]) &&
           strncmp(here, "walk", 4) != 0 && strncmp(here, "goto", 4) != 0;
}

static void run_phrases(const struct saying *row)
{
    for (; row->said; row++)
        if (stands_for_itself(row->here) && !needs_a_file(row->here))
            runs(row->here);
}

/* What stands for itself in a phrase of other programs runs. */
START_TEST(phrases_lead_to_lines_that_run)
{
    remove_files();
    run_phrases(program_sayings);
    run_phrases(sayings);
    remove_files();
}
END_TEST

/* No phrase stands in the way of what is written here: names and examples of commands,
 * settings and numbers, and every word of a setting. */
static void is_no_phrase(const char *line)
{
    struct str here;

    str_init(&here);
    ck_assert_msg(!phrase_here(sh, line, &here), "%s is taken for %s", line, here.s);
    str_done(&here);
}

START_TEST(phrases_leave_the_language_alone)
{
    struct topics at = {.sh = sh};
    struct topic t;

    while (topics_next(&at, &t) && t.kind <= TOPIC_READING) {
        struct str line;

        str_init(&line);
        if (t.kind != TOPIC_COMMAND || ((const struct command *)t.row)->arg[0].optional)
            is_no_phrase(t.name);
        topic_example(&t, &line);
        is_no_phrase(line.s);
        for (size_t i = 0; t.kind == TOPIC_SETTING && ((const struct setting *)t.row)->word &&
                           ((const struct setting *)t.row)->word(i);
             i++) {
            str_clear(&line);
            str_addf(&line, "%s %s", t.name, ((const struct setting *)t.row)->word(i));
            is_no_phrase(line.s);
        }
        str_done(&line);
    }
}
END_TEST

/* A part that stands alone: never wider than asked, never with a dangling bracket. */
START_TEST(a_phrase_fits)
{
    struct topics at = {.sh = sh};
    struct topic t;

    while (topics_next(&at, &t))
        for (size_t room = 0; room < 90; room += 7) {
            struct str phrase;

            str_init(&phrase);
            topic_phrase(topic_help(&t), room, false, &phrase);
            ck_assert_msg(text_columns(phrase.s, false) <= room, "%s in %zu: %s", t.name,
                          room, phrase.s);
            ck_assert_msg(room < 20 || phrase.len > 3, "%s in %zu: %s", t.name, room,
                          phrase.s);
            str_done(&phrase);
        }
}
END_TEST

Suite *suite_help(void)
{
    Suite *s = suite_create("help");
    TCase *t = tcase_create("help");

    tcase_add_checked_fixture(t, setup, sh_close_in_folder);
    tcase_add_test(t, core_fits_a_small_body);
    tcase_add_test(t, all_names_everything);
    tcase_add_test(t, every_word_is_told_and_its_example_runs);
    tcase_add_test(t, words_of_other_books);
    tcase_add_test(t, some_words);
    tcase_add_test(t, searches_find);
    tcase_add_test(t, a_name_is_the_best_hit);
    tcase_add_test(t, questions_lead_there);
    tcase_add_test(t, any_text_is_answered);
    tcase_add_test(t, phrases_lead_to_lines_that_run);
    tcase_add_test(t, phrases_leave_the_language_alone);
    tcase_add_test(t, a_phrase_fits);
    suite_add_tcase(s, t);
    return s;
}
