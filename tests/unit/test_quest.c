/* Quests: what they count, what they say, and once more.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "lesson/guide.h"
#include "repl/private.h"
#include "shell_kit.h"

Suite *suite_quest(void);

static const char text[] =
    "# T\n```lesson\nid: quests\n```\n"
    "## Moves\n```setup\ndata archery\n```\n"
    "```task far\ndo: w to 3.\nquest: count(set)\npar: 3\nbest: 2\n"
    "way: w = 2; w = 3\npass: w >= 3\nright: Far enough.\nsolution: w = 3\n```\n"
    "## Steps\n```setup\nreset all\ndata archery\neta = 0.1\n```\n"
    "```task down\ndo: Down.\nquest: steps\npar: 4\nbest: 4\nway: step 4\n"
    "pass: steps > 2\nsolution: step 4\n```\n"
    "## Loss\n```setup\nreset all\ndata archery\n```\n"
    "```task high\ndo: High.\nquest: -loss\npar: -1\npass: loss > 1\n"
    "solution: w = 1\n```\n"
    "## Fine\n```setup\nreset all\ndata archery\n```\n"
    "```task fine\ndo: Small w.\nquest: w\npar: 0.5\nbest: 0.25\nforbid: step\n"
    "way: w = 0.25\npass: w > 0\nsolution: w = 0.25\n```\n"
    "## None\n```task none\ndo: b.\npass: b > 0\nsolution: b = 1\n```\n";

static void setup(void)
{
    sh_open();
    sh_shelve("91-quests.md", text);
    kit_must(sh, "lesson quests");
}

static enum task_state state(void)
{
    return guide_record(sh->guide, &guide_page(sh->guide)->task[0])->state;
}

START_TEST(the_third_row)
    {
        kit_gets(sh, "w = 1", "loss");
        ck_assert_ptr_null(strstr(kit_row(), "Pass it on"));
        kit_must(sh, "w = 2");
        kit_gets(sh, "w = 3", "Far enough.");
        ck_assert_ptr_nonnull(
            strstr(kit_row(), "3 moves: par 3, best known 2. Pass it on: logitty "));
        ck_assert_ptr_null(strstr(kit_row(), "Another way"));
        kit_must(sh, "w = 4"); /* said once */
        ck_assert_ptr_null(strstr(kit_row(), "Pass it on"));
    }
END_TEST

/* What is passed on brings the very weights back. */
START_TEST(the_code)
    {
        char code[200];
        const char *at;

        kit_must(sh, "w = 3.25");
        at = strstr(kit_row(), "logitty ");
        ck_assert_ptr_nonnull(at);
        ck_assert_int_eq(sscanf(at, "logitty %199s", code), 1);
        kit_must(sh, "lab");
        memmove(code + 5, code, strlen(code) + 1);
        memcpy(code, "load ", 5);
        kit_must(sh, code);
        ck_assert_double_eq(kit_value(sh, "w"), 3.25);
        ck_assert_double_eq(kit_value(sh, "n"), 18);
    }
END_TEST

START_TEST(better_than_the_best)
    {
        kit_gets(sh, "w = 3", "1 move: par 3, a new best: it was 2. Pass it on");
    }
END_TEST

START_TEST(other_measures)
    {
        kit_must(sh, "page 2");
        kit_gets(sh, "step 3", "3 steps: par 4, a new best: it was 4.");
        kit_must(sh, "page 3");
        kit_must(sh, "w = 1"); /* more is better: told as it is, not negated */
        ck_assert_msg(strstr(kit_row(), "loss 1.5") && strstr(kit_row(), ": par 1"),
                      "%s", kit_row());
        kit_must(sh, "page 5");
        kit_must(sh, "b = 1");
        ck_assert_int_eq(state(), TASK_PASSED);
        ck_assert_ptr_null(strstr(kit_row(), "Pass it on"));
    }
END_TEST

START_TEST(once_more)
    {
        kit_must(sh, "w = 1; w = 2; w = 3; w = 1");
        ck_assert_int_eq(state(), TASK_PASSED);
        ck_assert_ptr_null(guide_task(sh->guide));
        kit_gets(sh, "reset task", "The quest starts again.");
        ck_assert_double_eq(kit_value(sh, "w"), 0);
        ck_assert_ptr_nonnull(guide_task(sh->guide));
        ck_assert_int_eq(state(), TASK_PASSED); /* what is done stays done */
        kit_must(sh, "w = 2.5");
        kit_gets(sh, "w = 3", "2 moves: par 3, best known 2.");
        ck_assert_ptr_null(guide_task(sh->guide));
        kit_must(sh, "reset"); /* bare, and given up */
        ck_assert_ptr_nonnull(guide_task(sh->guide));
        kit_must(sh, "skip");
        ck_assert_ptr_null(guide_task(sh->guide));
        ck_assert_int_eq(state(), TASK_PASSED);
        kit_must(sh, "reset task");
        kit_must(sh, "next");
        kit_must(sh, "prev");
        ck_assert_ptr_null(guide_task(sh->guide));
    }
END_TEST

/* On an open one it is the task as it began; a page without a quest is as it was. */
START_TEST(other_resets)
    {
        kit_must(sh, "w = 1");
        kit_gets(sh, "reset task", "The task is as it was at its start.");
        ck_assert_double_eq(kit_value(sh, "w"), 0);
        kit_gets(sh, "w = 3", "1 move:");
        kit_must(sh, "page 5");
        kit_must(sh, "b = 1");
        kit_gets(sh, "reset task", "what is done stays done");
    }
END_TEST

START_TEST(no_room_for_the_code)
    {
        sh->host.width = 24;
        kit_gets(sh, "w = 3", "Pass it on: share");
    }
END_TEST

/* Beside the score there is none, in a row of its own there is. */
START_TEST(a_row_for_the_code)
    {
        const char *at;

        sh->host.width = 64;
        kit_must(sh, "w = 3");
        at = strstr(kit_said(), "Pass it on:\nlogitty ");
        ck_assert_msg(at != NULL, "%s", kit_said());
        ck_assert_ptr_null(strstr(kit_said(), "share"));
    }
END_TEST

/* A best that is only better behind what is shown is none; page 4 counts w. */
START_TEST(shown_precision)
    {
        static const struct {
            const char *line, *says;
        } rows[] = {
            {"w = 0.2499", "w 0.25: par 0.5, best known 0.25. Pass it on"},
            {"w = 0.24", "w 0.24: par 0.5, a new best: it was 0.25. Pass it on"},
            {"w = 0.504", "w 0.50: par 0.5, best known 0.25. Pass it on"},
            {"w = 0.506", "w 0.51: par 0.5, best known 0.25. Another try: reset task"},
        };

        kit_must(sh, "page 4");
        for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
            kit_gets(sh, rows[i].line, rows[i].says);
            kit_must(sh, "reset task");
        }
    }
END_TEST

START_TEST(the_measure_is_a_number)
    {
        ck_assert_double_nan(guide_measure(sh->guide));
        kit_must(sh, "w = 3");
        ck_assert_double_eq(guide_measure(sh->guide), 1);
        ck_assert(!guide_missed_par(sh->guide));
        kit_must(sh, "print w");
        ck_assert_double_nan(guide_measure(sh->guide));
        kit_must(sh, "page 3");
        kit_must(sh, "w = 1");
        ck_assert_double_eq_tol(guide_measure(sh->guide), -kit_value(sh, "loss"), 1e-12);
        kit_must(sh, "page 1");
        kit_must(sh, "reset task");
        kit_must(sh, "w = 1; w = 2; w = 2.5; w = 3");
        ck_assert_double_eq(guide_measure(sh->guide), 4);
        ck_assert(guide_missed_par(sh->guide));
    }
END_TEST

/* After the pass, without `reset task`: less is told, more is not. */
START_TEST(less_than_before)
    {
        kit_must(sh, "page 2");
        kit_gets(sh, "step 6", "6 steps: par 4, best known 4. Another try: reset task");
        kit_must(sh, "step");
        ck_assert_ptr_null(strstr(kit_row(), "par"));
        kit_must(sh, "reset weights");
        kit_must(sh, "step 7");
        ck_assert_ptr_null(strstr(kit_row(), "par"));
        kit_must(sh, "reset weights");
        kit_gets(sh, "step 4", "4 steps now: par 4, best known 4. Pass it on: ");
        kit_must(sh, "reset weights; step 4");
        ck_assert_ptr_null(strstr(kit_row(), "par"));
    }
END_TEST

/* What is counted goes on from the beginning of the quest, not from its end. */
START_TEST(moves_are_not_forgotten)
    {
        kit_must(sh, "w = 1; w = 2; w = 2.5; w = 3");
        kit_must(sh, "w = 4");
        ck_assert_ptr_null(strstr(kit_row(), "par"));
        kit_must(sh, "undo");
        kit_must(sh, "undo");
        kit_must(sh, "undo");
        kit_must(sh, "undo");
        kit_gets(sh, "w = 3", "2 moves now: par 3, best known 2.");
        kit_must(sh, "next"); /* on another page that is over */
        kit_must(sh, "prev");
        kit_must(sh, "w = 4");
        ck_assert_ptr_null(strstr(kit_row(), "par"));
    }
END_TEST

START_TEST(forbidden_afterwards_too)
    {
        kit_must(sh, "page 4");
        kit_must(sh, "w = 0.5");
        kit_must(sh, "w = 0; step; w = 0.3");
        ck_assert_ptr_null(strstr(kit_row(), "par"));
    }
END_TEST

/* It holds, and nothing was changed since: `check` sees it. */
START_TEST(check_counts_too)
    {
        kit_must(sh, "next");
        kit_must(sh, "prev");
        sh->in->quiet = true;
        kit_must(sh, "w = 3");
        sh->in->quiet = false;
        ck_assert_int_eq(state(), TASK_OPEN);
        kit_gets(sh, "check", "par 3, ");
        ck_assert_ptr_nonnull(strstr(kit_row(), "Far enough."));
        ck_assert_int_eq(state(), TASK_PASSED);
    }
END_TEST

Suite *suite_quest(void)
{
    Suite *s = suite_create("quest");
    TCase *tc = tcase_create("quest");

    tcase_add_checked_fixture(tc, setup, sh_close);
    tcase_add_test(tc, the_third_row);
    tcase_add_test(tc, the_code);
    tcase_add_test(tc, better_than_the_best);
    tcase_add_test(tc, other_measures);
    tcase_add_test(tc, once_more);
    tcase_add_test(tc, other_resets);
    tcase_add_test(tc, no_room_for_the_code);
    tcase_add_test(tc, a_row_for_the_code);
    tcase_add_test(tc, shown_precision);
    tcase_add_test(tc, the_measure_is_a_number);
    tcase_add_test(tc, less_than_before);
    tcase_add_test(tc, moves_are_not_forgotten);
    tcase_add_test(tc, forbidden_afterwards_too);
    tcase_add_test(tc, check_counts_too);
    suite_add_tcase(s, tc);
    return s;
}
