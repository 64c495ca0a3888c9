/* The guide: pages, tasks to be done, predictions, help, rows.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <check.h>
#include <stdlib.h>

#include "guide_kit.h"
#include "lesson/guide.h"
#include "plot/text.h"

Suite *suite_guide(void);

/* Goes to PAGE; its set-up must be WANT. */
static void go(size_t page, const char *want)
{
    char *setup = guide_go(f.g, page);

    ck_assert_str_eq(setup, want);
    free(setup);
    guide_begin(f.g);
}

/* ---- pages ---- */

START_TEST(pages_set_up_once)
    {
        go(0, "w = 1\n");
        set_weights(0, 1);
        /* A set-up begins where no one has changed anything. */
        go(2, "w = 1\nb = 1\nw = 2\nb = 0\n");
        ck_assert_double_eq(value_now("w"), 0);
        set_weights(7, 7);
        go(0, "");
        ck_assert_double_eq(value_now("w"), 1);
        go(2, "");
        ck_assert_double_eq(value_now("b"), 7);
        /* Jumped over, so never left: built from the beginning. */
        go(1, "w = 1\nb = 1\n");
        ck_assert_double_eq(value_now("b"), 0);
        set_weights(1, 1);
        go(0, "");
        set_weights(9, 9);
        /* Without one a new page goes on from the nearest before it, not from the
         * present one. */
        go(3, "");
        ck_assert_double_eq(value_now("w"), 7);
        go(99, "");
        ck_assert_uint_eq(f.g->page, 4);
    }
END_TEST

START_TEST(page_states)
    {
        open_page(0);
        ck_assert_int_eq(guide_page_state(f.g, 0), TASK_OPEN);
        answer("b", false);
        ck_assert_int_eq(guide_page_state(f.g, 0), TASK_PASSED);
        ck_assert_ptr_null(guide_task(f.g));
        open_page(1);
        ck_assert(guide_skip(f.g, &f.said));
        ck_assert(!guide_skip(f.g, &f.said));
        ck_assert_int_eq(guide_page_state(f.g, 1), TASK_SKIPPED);
        f.g->record[2][0].state = TASK_HELPED;
        ck_assert_int_eq(guide_page_state(f.g, 2), TASK_HELPED);
        f.g->record[3][0].state = TASK_PASSED;
        ck_assert(!guide_finished(f.g));
        f.g->record[4][1].state = TASK_PASSED;
        ck_assert(guide_finished(f.g));
    }
END_TEST

/* ---- to be done ---- */

START_TEST(done_by_a_change)
    {
        open_page(2);
        set_weights(-6, 2);
        guide_begin(f.g);
        ck_assert(!looked("help")); /* true already, but nobody did it */
        set_weights(0, 2);
        guide_begin(f.g);
        ck_assert(!after(-5, 2));
        ck_assert_str_eq(f.said.s, "");
        guide_offer(f.g, "b = -6.0", false, &f.scope, &f.said);
        ck_assert(after(-6, 2));
        ck_assert_str_eq(f.said.s, "Now 3. Another way: " TEXT_CODE "b = -6" TEXT_END);
        ck_assert_int_eq(f.g->record[2][0].state, TASK_PASSED);
    }
END_TEST

START_TEST(the_solution_itself_needs_no_other)
    {
        open_page(2);
        guide_offer(f.g, "b=-6;", false, &f.scope, &f.said);
        ck_assert(after(-6, 2));
        ck_assert_str_eq(f.said.s, "Now 3.");
        open_page(2); /* … typed a while before, beside another statement */
        f.g->record[2][0].state = TASK_OPEN;
        set_weights(0, 3);
        guide_begin(f.g);
        guide_offer(f.g, "w = 3; b = -6", false, &f.scope, &f.said);
        ck_assert(!after(-6, 3));
        guide_offer(f.g, "w = 2", false, &f.scope, &f.said);
        ck_assert(after(-6, 2));
        ck_assert_str_eq(f.said.s, "Now 3.");
    }
END_TEST

/* Of several statements in a line only the last one tells; but success at once. */
START_TEST(a_line_tells_once)
    {
        open_page(2);
        set_weights(0, 2);
        guide_begin(f.g);
        f.g->more = true;
        ck_assert(!after(1, 2));
        ck_assert_str_eq(f.said.s, "");
        ck_assert(!after(-60, 2));
        ck_assert_str_eq(f.said.s, "");
        f.g->more = false;
        ck_assert(!looked("print")); /* it changes nothing, the line did */
        ck_assert_str_eq(f.said.s, "Too far.");
        ck_assert(!looked("print"));
        ck_assert_str_eq(f.said.s, "");
        f.g->more = true; /* better, then worse than that, yet better than before */
        after(-9, 2);
        f.g->more = false;
        after(-10, 2);
        ck_assert_str_eq(f.said.s, "");
        f.g->more = true;
        ck_assert(after(-6, 2));
        ck_assert_str_eq(f.said.s, "Now 3.");
    }
END_TEST

START_TEST(not_twice_in_a_row)
    {
        open_page(2);
        set_weights(0, 2);
        guide_begin(f.g);
        f.g->warned = true;
        ck_assert(!after(1, 2));
        ck_assert_str_eq(f.said.s, "Other way: 1.");
        for (int i = 0; i < 5; i++) {
            after(1, 2);
            ck_assert_str_eq(f.said.s, "");
        }
        after(4, 2); /* the same rule, but another number */
        ck_assert_str_eq(f.said.s, "Other way: 4.");
        after(-60, 2);
        ck_assert_str_eq(f.said.s, "Too far.");
    }
END_TEST

START_TEST(worse_is_said_once)
    {
        open_page(2);
        set_weights(0, 2);
        guide_begin(f.g);
        after(0, 3);
        ck_assert_str_eq(f.said.s, "Worse; undo takes it back.");
        after(0, 4);
        ck_assert_str_eq(f.said.s, "");
    }
END_TEST

START_TEST(check_says_what_is_missing)
    {
        open_page(2);
        set_weights(-2, 2);
        guide_begin(f.g);
        str_clear(&f.said);
        guide_check(f.g, &f.scope, &f.said);
        ck_assert_str_eq(f.said.s, "Wanted: -b/w = 3; now 1.");
        set_weights(1, 2);
        str_clear(&f.said);
        guide_check(f.g, &f.scope, &f.said);
        ck_assert_str_eq(f.said.s, "Other way: 1.");
    }
END_TEST

START_TEST(readings_of_the_task)
    {
        open_page(4);
        f.g->record[4][0].state = TASK_PASSED;
        set_weights(0, 2);
        guide_begin(f.g);
        after(0, 1.5);
        after(0, 3);
        ck_assert_double_eq(value_now("start.w"), 2);
        ck_assert_double_eq(value_now("prev.w"), 1.5);
        looked("help");
        ck_assert_double_eq(value_now("prev.w"), 1.5);
        ck_assert_double_eq(value_now("max.w"), 3);
        ck_assert_double_eq(value_now("min.w"), 1.5);
        ck_assert_double_eq(value_now("by_hand"), 1);
        ck_assert_double_eq(value_now("by_training"), 0);
        ck_assert_double_eq(value_now("used(step, help)"), 1);
        ck_assert_double_eq(value_now("count(step)"), 0);
        ck_assert_double_eq(value_now("count(help)"), 1);
        ck_assert(!after(0, 0.5));
        ck_assert(after(0, 6)); /* max.w > 5 and min.w < 1 */
        ck_assert_double_eq(value_now("start.w"), 6);
        ck_assert_double_eq(value_now("count(help)"), 0);
    }
END_TEST

/* A command that changes nothing passes if it made the condition true. */
START_TEST(looking_can_pass)
    {
        open_page(4);
        f.g->record[4][0].state = TASK_SKIPPED;
        guide_begin(f.g);
        ck_assert(!looked("help"));
        ck_assert(looked("plot"));
    }
END_TEST

START_TEST(switched_off)
    {
        open_page(2);
        ck_assert_ptr_null(guide_forbids(f.g, "st"));
        ck_assert_str_eq(guide_forbids(f.g, "fit"),
                         "fit is switched off in this task: find another way.");
        ck_assert_ptr_nonnull(guide_forbids(f.g, "step"));
        open_page(1);
        ck_assert_ptr_null(guide_forbids(f.g, "fit"));
    }
END_TEST

/* ---- predictions ---- */

static void predict(const char *line, const char *reply, const char *you,
                    const char *it)
{
    const struct task *t;
    struct str said, did;

    str_init(&said);
    str_init(&did);
    open_page(3);
    set_weights(0, 2);
    t = guide_task(f.g);
    ck_assert(!guide_verdict(f.g, t, 35, &said, &did));
    ck_assert_int_eq(answer(line, false), GUIDE_LOCKED);
    ck_assert_ptr_eq(guide_task(f.g), t);
    ck_assert_str_eq(t->run, "w = 4\n");
    set_weights(0, 4);
    str_clear(&f.said);
    guide_observed(f.g, &f.scope, &f.said);
    ck_assert_str_eq(f.said.s, reply);
    ck_assert_int_eq(f.g->record[3][0].state, TASK_PASSED);
    ck_assert_int_eq(f.g->record[3][0].tries, 0);
    ck_assert(guide_verdict(f.g, t, 35, &said, &did));
    ck_assert_str_eq(said.s, you);
    ck_assert_str_eq(did.s, it);
    ck_assert_uint_le(text_columns(did.s, false), 35);
    str_done(&said);
    str_done(&did);
}

START_TEST(a_wrong_guess_passes)
    {
        predict("A", "w is 4.", "you said   A  it falls",
                "it did     B  it climbs ever so\xE2\x80\xA6");
    }
END_TEST

START_TEST(a_right_guess_passes)
    {
        predict("climbs", "Quite: 4.", "you said   B  it climbs ever so\xE2\x80\xA6",
                "it did     B  it climbs ever so\xE2\x80\xA6");
    }
END_TEST

/* The numbers in an option are those with which it was asked. */
START_TEST(a_guess_keeps_its_numbers)
    {
        predict("C", "Not so.", "you said   C  it stays 2",
                "it did     B  it climbs ever so\xE2\x80\xA6");
    }
END_TEST

/* ---- help ---- */

START_TEST(hints_then_show)
    {
        char *shown;

        open_page(0);
        str_clear(&f.said);
        ck_assert_ptr_null(guide_show(f.g, &f.scope, &f.said));
        ck_assert_str_eq(f.said.s, "Two hints come first; show again for the answer.");
        str_clear(&f.said);
        guide_hint(f.g, &f.scope, &f.said);
        ck_assert_str_eq(f.said.s, "one");
        ck_assert_ptr_nonnull(shown = guide_show(f.g, &f.scope, &f.said));
        ck_assert_str_eq(shown, "B");
        free(shown);
        ck_assert_int_eq(f.g->record[0][0].state, TASK_HELPED);
        open_page(2); /* no hints: at once */
        str_clear(&f.said);
        shown = guide_show(f.g, &f.scope, &f.said);
        ck_assert_str_eq(shown, "b = -6\n");
        ck_assert_str_eq(f.said.s, "One way: " TEXT_CODE "b = -6" TEXT_END ".");
        free(shown);
        open_page(1);
        str_clear(&f.said);
        guide_hint(f.g, &f.scope, &f.said);
        ck_assert_str_eq(f.said.s, "only one (The last hint; show gives the answer.)");
        str_clear(&f.said);
        shown = guide_show(f.g, &f.scope, &f.said);
        ck_assert_str_eq(f.said.s, "The answer: 0.75. 3 of 4.");
        free(shown);
        ck_assert_int_eq(guide_page_state(f.g, 1), TASK_HELPED);
    }
END_TEST

/* ---- rows ---- */

static void rows(size_t page, size_t task, const char *want)
{
    struct paper p;
    struct str got;

    str_init(&got);
    paper_init(&p, false);
    guide_write_task(f.g, &f.l->page[page].task[task], &f.scope, 35, &p);
    paper_dump(&p, &got);
    ck_assert_str_eq(got.s, want);
    paper_done(&p);
    str_done(&got);
}

START_TEST(open_tasks_as_rows)
    {
        open_page(2);
        set_weights(0, 2);
        rows(0, 0,
             "WHICH  The line ...\n\n  A  it falls\n  B  it rises\n  C  it rests\n");
        rows(1, 0, "NUMBER  p?\n");
        rows(2, 0,
             "DO  Bring it to 3.\n\n    \xE2\x96\xA0 w = 2           now 2\n"
             "    \xE2\x96\xA1 -b/w = 3        now 0\n");
        rows(3, 0,
             "GUESS FIRST\nw doubles. The line ...\n\n  A  it falls\n"
             "  B  it climbs ever so much faster\n     than before\n  C  it stays 2\n");
    }
END_TEST

START_TEST(done_tasks_as_rows)
    {
        open_page(0);
        answer("b", false);
        rows(0, 0, "WHICH  The line ...\n\n  B  it rises\n"); /* the reply is below */
        f.g->fresh = false;
        rows(0, 0, "WHICH  The line ...\n\n  B  it rises\n\nYes. Uphill.\n");
        open_page(1);
        answer("3/4", false);
        f.g->fresh = false;
        rows(1, 0, "NUMBER  p?\n\n0.75: right. 3 of 4.\n");
        open_page(3);
        answer("a", false);
        set_weights(0, 4);
        guide_observed(f.g, &f.scope, &f.said);
        set_weights(0, 1); /* the outcome is what was said then */
        f.g->fresh = false;
        rows(3, 0,
             "you said   A  it falls\nit did     B  it climbs ever so\n"
             "              much faster than\n              before\n\n"
             "w is 4.\n");
        open_page(2);
        f.g->record[2][0].state = TASK_HELPED;
        rows(2, 0,
             "DO  Bring it to 3.\n\n    \xE2\x96\xA0 w = 2\n    \xE2\x96\xA0 -b/w = "
             "3\n");
    }
END_TEST

/* A kept progress can say anything: no record may lead outside the options. */
START_TEST(strange_records)
    {
        open_page(3);
        f.g->record[3][0] = (struct task_record){TASK_PASSED, 9, 9, 25};
        rows(3, 0,
             "GUESS FIRST\nw doubles. The line ...\n\n"
             "  B  it climbs ever so much faster\n     than before\n\nQuite: 0.\n");
    }
END_TEST

Suite *suite_guide(void)
{
    Suite *s = suite_create("guide");
    TCase *t = tcase_create("guide");

    tcase_add_checked_fixture(t, set_up, tear_down);
    tcase_add_test(t, pages_set_up_once);
    tcase_add_test(t, page_states);
    tcase_add_test(t, done_by_a_change);
    tcase_add_test(t, the_solution_itself_needs_no_other);
    tcase_add_test(t, a_line_tells_once);
    tcase_add_test(t, not_twice_in_a_row);
    tcase_add_test(t, worse_is_said_once);
    tcase_add_test(t, check_says_what_is_missing);
    tcase_add_test(t, readings_of_the_task);
    tcase_add_test(t, looking_can_pass);
    tcase_add_test(t, switched_off);
    tcase_add_test(t, a_wrong_guess_passes);
    tcase_add_test(t, a_right_guess_passes);
    tcase_add_test(t, a_guess_keeps_its_numbers);
    tcase_add_test(t, hints_then_show);
    tcase_add_test(t, open_tasks_as_rows);
    tcase_add_test(t, done_tasks_as_rows);
    tcase_add_test(t, strange_records);
    suite_add_tcase(s, t);
    return s;
}
