/* What a page's task forbids is not advised, what it asks for is no answer to it, and
 * when it is done its words come first.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "app_kit.h"
#include "base/mem.h"
#include "lesson/guide.h"

Suite *suite_advice(void);

/* Steps of 0.2 are too long here, and scaling would help. */
#define RAW "```setup\ndata line\nmodel linear\neta = 0.2\n```\n"
#define TASK(name, forbid)                                                             \
    "```task " name "\ndo: It.\npass: mse < 0.001\nforbid: " forbid                   \
    "\nsolution: w = 99\n```\n"

static const char text[] =
    "# T\n```lesson\nid: advice\n```\n"
    "## Free\n" RAW TASK("free", "replay")
    "## No scale\n" RAW TASK("scaleless", "scale")
    "## No rate\n" RAW TASK("rateless", "eta")
    "## Neither\n" RAW TASK("neither", "scale, eta")
    "## Write\n```setup\ndata archery\n```\n"
    "```task model\nformula: p = …\npass: same(it, 1/(1+exp(-(w*x+b))))\n"
    "solution: sigmoid(w*x+b)\n```\n"
    "## Update\n```setup\ndata archery\n```\n"
    "```task update\nformula: w = …\npass: same(it, w - eta*g)\n"
    "solution: w - eta*g\n```\n"
    "## Words\n```setup\ndata archery\n```\n"
    "```task words\nformula: The slope of p in x.\npass: same(it, w*p*(1-p))\n"
    "solution: w*p*(1-p)\n```\n"
    "## Done\n```page\nstrip: loss errors\n```\n```setup\ndata archery\n```\n"
    "```task done\ndo: Fit.\npass: used(fit)\nright: That is the lowest place of all, "
    "and it has a name of its own in the books. "
    "Whichever way a step leads from here, it goes up.\nsolution: fit\n```\n"
    "## Guess\n```setup\ndata archery\nw = 1\n```\n"
    "```task guess\npredict: It is\nrun: w = 2\n- [ ] one\n  => No.\n- [x] two\n  => "
    "Yes.\n```\n";

static void setup(void)
{
    sh_open();
    sh_shelve("92-advice.md", text);
}

/* ---- forbidden ---- */

static const struct {
    const char *page, *said, *not_said[2], *tab;
} ways[] = {
    {"lesson advice 1", "scale on, or undo; eta = ", {"?", "?"}, "undo; scale on"},
    {"lesson advice 2", "Try undo; eta = ", {"scale on", "?"}, "undo; eta = "},
    {"lesson advice 3", "Try undo; scale on", {"eta =", "?"}, "undo; scale on"},
    {"lesson advice 4", "safe rate", {"scale on", "eta ="}, ""},
};

START_TEST(only_what_is_allowed)
{
    char *said;

    kit_must(sh, ways[_i].page);
    kit_must(sh, "step 3");
    said = mem_text(kit_said());
    ck_assert_msg(strstr(said, ways[_i].said) != NULL, "%s", said);
    for (int i = 0; i < 2; i++)
        ck_assert_msg(!strstr(said, ways[_i].not_said[i]), "%s", said);
    ck_assert_msg(!strstr(said, "Try ?"), "%s", said);
    ck_assert_int_eq(strncmp(sh->fault.meant, ways[_i].tab, strlen(ways[_i].tab)), 0);
    ck_assert_int_eq(*ways[_i].tab == '\0', *sh->fault.meant == '\0');
    free(said);
}
END_TEST

/* A slip of a forbidden word gets the refusal, and nothing for Tab. */
START_TEST(nor_offered)
{
    kit_must(sh, "lesson advice 1");
    kit_type(sh, "scal on");
    ck_assert_str_eq(sh->fault.meant, "scale on");
    kit_must(sh, "lesson advice 2");
    kit_type(sh, "scal on");
    ck_assert_str_eq(sh->fault.meant, "");
    ck_assert(strstr(sh->fault.message, "scale is switched off in this task") != NULL);
}
END_TEST

/* ---- the very thing that is asked for ---- */

static const char *const circles[] = {"p", "p = p", "1 - (1-p)", "p + 0*x", "answer p"};

START_TEST(no_answer_to_itself)
{
    kit_must(sh, "lesson advice 5");
    kit_gets(sh, circles[_i], "p is what is to be written here: from w, x and b.");
    ck_assert_ptr_nonnull(guide_task(sh->guide));
    ck_assert_int_eq(guide_record(sh->guide, guide_task(sh->guide))->tries, 0);
    kit_must(sh, "1/(1+exp(-(w*x+b)))");
    ck_assert_ptr_null(guide_task(sh->guide));
}
END_TEST

START_TEST(nor_by_another_name)
{
    kit_must(sh, "lesson advice 5");
    kit_must(sh, "formula mine = p");
    kit_gets(sh, "mine", "p is what is to be written here");
    ck_assert_ptr_nonnull(guide_task(sh->guide));
    kit_must(sh, "formula mine = sigmoid(w*x+b)"); /* an honest one may have a name */
    if (guide_task(sh->guide))
        kit_must(sh, "mine");
    ck_assert_ptr_null(guide_task(sh->guide));
}
END_TEST

/* An update has its own name in it, and a task in words asks for no name. */
START_TEST(where_it_belongs)
{
    kit_must(sh, "lesson advice 6");
    kit_must(sh, "w - eta*g");
    ck_assert_ptr_null(guide_task(sh->guide));
    kit_must(sh, "lesson advice 7");
    kit_must(sh, "w*p*(1-p)");
    ck_assert_ptr_null(guide_task(sh->guide));
}
END_TEST

/* ---- slopes of 0 ---- */

/* In weights of 0 the slope for b is 0, and its quotient what rounding leaves: no
 * difference. A slope that is off by a little is one even so. */
START_TEST(next_to_nothing_agrees)
{
    kit_must(sh, "data hobbits");
    ck_assert_double_eq(kit_value(sh, "grad.b"), 0);
    kit_gets(sh, "checkgrad", "They agree");
    ck_assert_double_lt(kit_value(sh, "gradcheck"), 1e-5);
    kit_must(sh, "formula db = p - y + 0.0000001");
    kit_gets(sh, "checkgrad", "They differ");
    ck_assert_double_gt(kit_value(sh, "gradcheck"), 1e-5);
}
END_TEST

/* ---- done ---- */

START_TEST(lesson_first_where_rows_are_few)
{
    const char *right, *rest;

    sh->host.reply_rows = _i ? 2 : 0;
    kit_must(sh, "lesson advice 8");
    kit_must(sh, "fit");
    right = strstr(kit_said(), "That is the lowest place");
    rest = strstr(kit_said(), "There is no optimum");
    rest = rest ? rest : strstr(kit_said(), "The optimum");
    ck_assert_msg(right && rest, "%s", kit_said());
    ck_assert_int_eq(right < rest, _i == 1);
}
END_TEST

/* The screen says how many rows it has: there `right` is what is read first. */
START_TEST(on_the_screen)
{
    app_open();
    sh_shelve("92-advice.md", text);
    kit_must(sh, "lesson advice 8");
    app_resize(app, ROWS, COLS);
    app_type("fit\r");
    app_settle();
    ck_assert_int_eq(sh->host.reply_rows, 3);
    ck_assert(app_shows(" That is the lowest place of all"));
    ck_assert(app_shows("it goes up."));
    app_close();
}
END_TEST

/* `b` was a guess, and it has run. */
START_TEST(a_guess_is_no_bias)
{
    kit_must(sh, "lesson advice 9");
    kit_gets(sh, "b", "Yes.");
    ck_assert_ptr_null(strstr(kit_said(), "print b"));
}
END_TEST

Suite *suite_advice(void)
{
    Suite *s = suite_create("advice");
    TCase *t = tcase_create("advice"), *screen = tcase_create("screen");

    tcase_add_checked_fixture(t, setup, sh_close);
    tcase_add_loop_test(t, only_what_is_allowed, 0, 4);
    tcase_add_test(t, nor_offered);
    tcase_add_loop_test(t, no_answer_to_itself, 0, 5);
    tcase_add_test(t, nor_by_another_name);
    tcase_add_test(t, where_it_belongs);
    tcase_add_loop_test(t, lesson_first_where_rows_are_few, 0, 2);
    tcase_add_test(t, next_to_nothing_agrees);
    tcase_add_test(t, a_guess_is_no_bias);
    tcase_add_test(screen, on_the_screen);
    suite_add_tcase(s, t);
    suite_add_tcase(s, screen);
    return s;
}
