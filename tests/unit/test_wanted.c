/* What a page waits for: a description gives away no answer and no word of a later page,
 * and a line that is nearly an answer is told so.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <check.h>
#include <ctype.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "figure_kit.h"
#include "shell_kit.h"

Suite *suite_wanted(void);

static void open_at(int lesson, size_t page)
{
    char line[32];

    snprintf(line, sizeof line, "lesson %d", lesson);
    kit_must(sh, line);
    snprintf(line, sizeof line, "page %zu", page);
    kit_must(sh, line);
}

static bool has(const char *word)
{
    for (const char *s = kit_row(); *s; s++)
        if (strncasecmp(s, word, strlen(word)) == 0)
            return true;
    return false;
}

/* ---- descriptions ---- */

/* The number that the only command of a solution sets; false: it is another one. */
static bool number_set(const struct task *t, double *v)
{
    const char *at = t->solution ? strchr(t->solution, '=') : NULL;
    struct err err = {0};
    struct formula *f;
    struct value value;
    bool ok;

    if (t->kind != TASK_DO || !at || strpbrk(t->solution, ",;") || strchr(at + 1, '='))
        return false;
    f = formula_parse(at + 1, &err);
    ok = f && formula_eval(f, NULL, &value, &err) && value.kind == VALUE_NUMBER;
    formula_free(f);
    *v = ok ? value.number : 0;
    return ok;
}

/* TEXT says V as "at 1.88", "is 1.88", "X = 1.88" to two digits; where a curve leaves
 * the picture is no answer. */
static bool tells(const char *text, double v)
{
    static const char *const leads[] = {" at ", " is ", " = ", " b ", " w "};

    if (strncmp(text, "Curve: ", 7) == 0 && strchr(text, ';'))
        text = strchr(text, ';');
    for (size_t i = 0; i < sizeof leads / sizeof *leads; i++)
        for (const char *s = text; (s = strstr(s, leads[i])); s++) {
            char *end;
            double said = strtod(s + 4 - (i > 2 && leads[i][2] == ' '), &end);

            if (fabs(said - v) <= 0.006 * fabs(v) && end > s + 3)
                return true;
        }
    return false;
}

START_TEST(no_description_does_the_task)
{
    size_t tasks = 0;

    for (size_t i = 0; i < shell_shelf(sh)->n; i++) {
        const struct lesson *l = shell_shelf(sh)->lesson[i];

        for (size_t k = 0; k < l->pages; k++)
            for (size_t n = 0; n < l->page[k].tasks; n++) {
                double v;

                if (!number_set(&l->page[k].task[n], &v))
                    continue;
                open_at(l->number, k + 1);
                if (!figure_now(sh->bench))
                    continue;
                kit_must(sh, "describe");
                ck_assert_msg(!tells(kit_row(), v), "lesson %d, page %zu: %g: %s",
                              l->number, k + 1, v, kit_row());
                tasks++;
            }
    }
    ck_assert_uint_gt(tasks, 5);
}
END_TEST

/* Of pages with an open task, what is to be found out there, or guessed next. */
static const struct {
    int lesson, page;
    const char *never;
} answers[] = {
    {7, 5, "costs"},   {7, 8, "1.88"},       {7, 8, "4.29"},   {8, 8, "x = 1"},
    {8, 8, "level"},   {6, 3, "0.333"},      {8, 3, "0.159"},  {8, 4, "tangent"},
    {6, 3, "highest"}, {15, 4, "lowest at"}, {7, 8, "slope"},
};

START_TEST(no_answer_while_it_is_open)
{
    for (size_t i = 0; i < sizeof answers / sizeof *answers; i++) {
        open_at(answers[i].lesson, (size_t)answers[i].page);
        kit_must(sh, "describe");
        ck_assert_msg(!has(answers[i].never), "lesson %d, page %d: %s: %s",
                      answers[i].lesson, answers[i].page, answers[i].never, kit_row());
    }
    open_at(8, 8);
    kit_must(sh, "X = 1");
    kit_must(sh, "describe");
    ck_assert_msg(has("lowest -1 at 1") && has("level"), "%s", kit_row());
    kit_must(sh, "lab");
    kit_must(sh, "plot f x^2-2*x -2 4");
    kit_must(sh, "describe");
    ck_assert_msg(has("lowest -1 at 1") && has("level"), "%s", kit_row());
}
END_TEST

/* The picture's caption has the numbers of the secant only, until the guess is made. */
START_TEST(no_answer_in_a_caption)
{
    sh->host.pictures_inline = true;
    sh->host.picture_cols = 78;
    open_at(8, 3);
    kit_must(sh, "plot");
    ck_assert_msg(has("tangent") && has("secant 0.0828") && !has("0.159"), "%s",
                  kit_row());
    kit_must(sh, "c");
    kit_must(sh, "plot");
    ck_assert_msg(has("tangent 0.159"), "%s", kit_row());
}
END_TEST

/* The words of the lessons, by hand: where each is said for the first time is looked up
 * in the texts by an eye. */
static const struct {
    int lesson, page;
    const char *word;
    bool said;
} words[] = {
    {2, 10, "sigmoid", false},         {3, 1, "loss", false},
    {3, 2, "mse", false},              {5, 4, "tangent", false},
    {5, 5, "tangent", false},          {6, 6, "tangent", false},
    {6, 12, "gradient descent", false}, {7, 7, "gradient descent", false},
    {7, 9, "gradient descent", false}, {7, 1, "mse", false},
    {7, 2, "mse", true},               {6, 9, "loss", true},
    {8, 12, "tangent", true},          {11, 6, "gradient descent", true},
};

START_TEST(no_word_before_its_page)
{
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        open_at(words[i].lesson, (size_t)words[i].page);
        kit_must(sh, "describe");
        ck_assert_msg(has(words[i].word) == words[i].said, "lesson %d, page %d: %s: %s",
                      words[i].lesson, words[i].page, words[i].word, kit_row());
    }
    open_at(1, 4);
    kit_must(sh, "predict 6 6");
    ck_assert_msg(has("p = 0.996") && !has("z =") && !has("σ"), "%s", kit_row());
    open_at(3, 6);
    kit_must(sh, "predict 1");
    ck_assert_msg(has("z = b + w") && has("σ(2)"), "%s", kit_row());
}
END_TEST

/* Where a step leads nowhere it is not told. */
START_TEST(no_step_at_the_bottom)
{
    kit_must(sh, "data line");
    kit_must(sh, "plot contour");
    kit_must(sh, "describe");
    ck_assert_msg(has("gradient descent"), "%s", kit_row());
    kit_must(sh, "fit");
    kit_must(sh, "describe");
    ck_assert_msg(has("level") && !has("gradient descent"), "%s", kit_row());
}
END_TEST

/* ---- answers ---- */

static const struct {
    int lesson, page;
    const char *line;
    int choice; /* -1: none */
    const char *says;
} lines[] = {
    {2, 9, "24×1", 0, ""},
    {2, 9, "24x1", 0, ""},
    {2, 9, "24 x 1", 0, ""},
    {2, 9, "24*1", 0, ""},
    {2, 9, "1", -1, "Type A, B or C."},
    {6, 1, "x = 3", 0, ""},
    {6, 1, "x = 7", -1, ""},
    {6, 2, "p = 0.7", 1, ""},
    {7, 10, "10^40", 2, ""},
    {7, 10, "10^39", -1, ""},
    {7, 10, "2*1000", -1, ""}, /* a wrong number that was worked out is a look */
    {9, 12, "exp(z)/(1+exp(z))", 0, ""},
    {9, 12, "exp(z)/(2+exp(z))", -1, "Type A, B or C."},
    {6, 5, "0.5^1075", -1, "0"}, /* a guess is not computed */
    {1, 5, "there is none", -1, "Type A, B or C."},
    {4, 3, "probability", -1, "Type A, B or C."},
    {8, 3, "up", -1, "Type A, B or C."},
    {2, 8, "for the bias", -1, "Type A, B or C."},
    {2, 8, "because of the row", -1, "Is that B? Tab."},
    {7, 7, "because x multiplies w", 1, ""},
    {3, 7, "to the left", 1, ""},
    {8, 3, "hlep", -1, "help"},
    {8, 3, "what is dX?", -1, "dX: how far"},
};

START_TEST(near_answers)
{
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        const struct task *t;

        open_at(lines[i].lesson, (size_t)lines[i].page);
        t = guide_task(sh->guide);
        ck_assert_msg(t && t->options, "lesson %d, page %d", lines[i].lesson,
                      lines[i].page);
        guide_record(sh->guide, t)->choice = -1;
        kit_type(sh, lines[i].line);
        ck_assert_msg(guide_record(sh->guide, t)->choice == lines[i].choice &&
                          has(lines[i].says),
                      "%s: %d: %s", lines[i].line, guide_record(sh->guide, t)->choice,
                      kit_row());
        guide_record(sh->guide, t)->state = TASK_OPEN;
    }
}
END_TEST

START_TEST(numbers_by_themselves)
{
    open_at(2, 7);
    kit_type(sh, "(2)");
    ck_assert_msg(has("2: right"), "%s", kit_row());
    open_at(9, 5);
    kit_type(sh, "-1/x^2");
    ck_assert_msg(has("a number is asked"), "%s", kit_row());
    open_at(8, 8);
    ck_assert_int_eq(kit_type(sh, "1"), SHELL_FAULT);
    ck_assert_str_eq(sh->fault.meant, "X = 1");
    open_at(3, 5);
    ck_assert_int_eq(kit_type(sh, "4"), SHELL_FAULT);
    ck_assert_str_eq(sh->fault.meant, "w = 4");
    open_at(2, 3); /* two weights are asked for */
    ck_assert_int_eq(kit_type(sh, "4"), SHELL_READY);
}
END_TEST

/* ---- after a task ---- */

/* The way that led there is no other way. */
START_TEST(another_way_is_another_state)
{
    open_at(3, 5);
    kit_must(sh, "w = 8/2");
    ck_assert_msg(has("downhill") && !has("Another way"), "%s", kit_row());
    open_at(8, 4);
    kit_must(sh, "dx = 0.02/2");
    ck_assert_msg(has("apart") && !has("Another way"), "%s", kit_row());
    open_at(8, 8);
    kit_must(sh, "X = 0.995");
    ck_assert_msg(has("Another way: X = 1"), "%s", kit_row());
}
END_TEST

START_TEST(the_next_task_is_told)
{
    const char *phrase;

    sh->host.pictures_inline = true;
    open_at(1, 6);
    kit_must(sh, "3");
    ck_assert_msg(has("one more") && has("Break it") && has("skips the quest"), "%s",
                  kit_row());
    ck_assert_str_eq(shell_next_line(sh, &phrase), "next");
    ck_assert_str_eq(phrase, "skips the quest");
}
END_TEST

START_TEST(a_solution_may_undo)
{
    open_at(0, 4);
    kit_must(sh, "hint");
    kit_must(sh, "hint");
    kit_must(sh, "show");
    ck_assert_msg(has("One way") && !has("undo on this page"), "%s", kit_row());
    kit_must(sh, "print errors");
    ck_assert_str_eq(kit_said(), "0\n");
}
END_TEST

/* What is offered on a page does not take the page's data away. */
START_TEST(no_other_data_on_a_page)
{
    open_at(3, 8);
    ck_assert_int_eq(kit_type(sh, "fit"), SHELL_FAULT);
    ck_assert_str_eq(sh->fault.meant, "");
    ck_assert_msg(!has("data hobbits"), "%s", kit_row());
    kit_must(sh, "lab");
    ck_assert_int_eq(kit_type(sh, "fit"), SHELL_FAULT);
    ck_assert_str_eq(sh->fault.meant, "data hobbits");
}
END_TEST

Suite *suite_wanted(void)
{
    Suite *s = suite_create("wanted");
    TCase *t = tcase_create("wanted");

    tcase_add_checked_fixture(t, sh_open, sh_close);
    tcase_set_timeout(t, 60);
    tcase_add_test(t, no_description_does_the_task);
    tcase_add_test(t, no_answer_while_it_is_open);
    tcase_add_test(t, no_answer_in_a_caption);
    tcase_add_test(t, no_word_before_its_page);
    tcase_add_test(t, no_step_at_the_bottom);
    tcase_add_test(t, near_answers);
    tcase_add_test(t, numbers_by_themselves);
    tcase_add_test(t, another_way_is_another_state);
    tcase_add_test(t, the_next_task_is_told);
    tcase_add_test(t, a_solution_may_undo);
    tcase_add_test(t, no_other_data_on_a_page);
    suite_add_tcase(s, t);
    return s;
}
