/* The shipped lessons: no fault, and each can be played with its own answers.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "kit.h"
#include "repl/commands.h"
#include "repl/play.h"

Suite *suite_lessons(void);

START_TEST(no_fault)
{
    struct shell *sh = kit_shell(true);
    struct str out;

    str_init(&out);
    ck_assert_msg(play_lint(&sh->host, commands, NULL, 0, &out) == 0, "%s", out.s);
    ck_assert_msg(strncmp(out.s, "0 lessons", 9) != 0, "no lesson was found");
    str_done(&out);
    kit_done(sh);
}
END_TEST

/* Enter alone, and whatever the last row names, leads through every page. */
START_TEST(next_reaches_every_page)
{
    struct shell *sh = kit_shell(true);

    for (size_t i = 0; i < sh->shelf.n; i++) {
        const struct lesson *l = sh->shelf.lesson[i];

        ck_assert_int_eq(kit_type(sh, "lab"), SHELL_READY);
        ck_assert_int_eq(shell_open_lesson(sh, l->id), SHELL_READY);
        for (size_t page = 0; page + 1 < l->pages; page++) {
            ck_assert_uint_eq(sh->guide->page, page);
            ck_assert_msg(kit_type(sh, "next") == SHELL_READY, "%s", kit_said());
        }
        for (size_t page = l->pages; page-- > 1;)
            ck_assert_msg(kit_type(sh, "prev") == SHELL_READY, "%s", kit_said());
    }
    kit_done(sh);
}
END_TEST

/* A page is left and found again as it was. */
START_TEST(a_page_is_as_it_was_left)
{
    struct shell *sh = kit_shell(true);
    double intercept;

    kit_type(sh, "lesson 1 3");
    kit_type(sh, "line 2.5 -0.25");
    intercept = kit_value(sh, "intercept");
    kit_type(sh, "next");
    kit_type(sh, "prev");
    ck_assert_double_eq(kit_value(sh, "intercept"), intercept);
    ck_assert_double_eq(intercept, 2.5);
    kit_done(sh);
}
END_TEST

Suite *suite_lessons(void)
{
    Suite *s = suite_create("lessons");
    TCase *t = tcase_create("lessons");

    tcase_set_timeout(t, 120);
    tcase_add_test(t, no_fault);
    tcase_add_test(t, next_reaches_every_page);
    tcase_add_test(t, a_page_is_as_it_was_left);
    suite_add_tcase(s, t);
    return s;
}
