/* A race between forks that differ only in their weights: it is a tie, which says so and
 * offers the line that lets each go on from its own. And a race as it is seen on its
 * way.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <check.h>
#include <string.h>

#include "kit.h"
#include "lab/loss_shown.h"

Suite *suite_race_own(void);

static struct shell *sh;

static void setup(void)
{
    sh = kit_shell(true);
    kit_must(sh, "data hobbits; w = 1 1, b = -3; fork a; w = -1 2, b = 0; fork b");
}

static void teardown(void)
{
    kit_done(sh);
}

static double alone(const char *line)
{
    kit_must(sh, line);
    return kit_value(sh, "loss");
}

/* The offered line is run: it ends where each ends alone, and both curves are there. */
START_TEST(the_offered_line_races_them)
{
    double a = alone("back a; step 30"), b = alone("back b; step 30");
    struct loss_shown l;
    bool found = false;
    char line[256];

    ck_assert_double_ne(a, b);
    kit_gets(sh, "race a b 30", "A tie: loss ");
    ck_assert(strstr(kit_row(), "a and b differ only in weights of their own; each "));
    ck_assert_str_eq(sh->fault.meant,
                     "back a; step 30; back b; step 30; plot loss runs");
    strcpy(line, sh->fault.meant);
    kit_must(sh, line);
    ck_assert_double_eq(kit_value(sh, "loss"), b);
    loss_shown_init(&l, sh->bench);
    for (size_t i = 0; i < l.runs; i++)
        found = found || (!l.run[i]->race && l.run[i]->loss == a);
    ck_assert(found);
    loss_shown_done(&l);
}
END_TEST

START_TEST(the_present_one_goes_first)
{
    kit_gets(sh, "race a vs now passes 4", "a and now differ only in weights");
    ck_assert_str_eq(sh->fault.meant, "pass 4; back a; pass 4; plot loss runs");
}
END_TEST

/* Where settings differ, or nothing does, there is nothing to say. */
START_TEST(else_nothing_is_said)
{
    static const char *const lines[] = {"race b now 5", "eta = 0.3; race a now 5",
                                        "race a adam 5", "race gd adam 5"};

    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        kit_must(sh, lines[i]);
        ck_assert(!strstr(kit_row(), "differ only"));
    }
}
END_TEST

/* ---- on the way ---- */

static size_t shown_steps(size_t runs)
{
    struct loss_shown l;
    size_t steps;

    loss_shown_init(&l, sh->bench);
    ck_assert(l.race);
    ck_assert_uint_eq(l.runs, runs);
    steps = l.run[0]->steps;
    for (size_t i = 0; i < l.runs; i++) {
        ck_assert_int_eq(l.run[i]->letter, 'C' + (int)i); /* a and b are forks */
        ck_assert_uint_eq(l.run[i]->steps, steps);
        ck_assert_double_eq(l.run[i]->loss, l.line[i].y[l.line[i].n - 1]);
    }
    loss_shown_done(&l);
    return steps;
}

static void finish(void)
{
    while (shell_work(sh, 7) == SHELL_BUSY)
        ;
}

/* The curves grow from slice to slice, and at the end are those of a race in one go. */
START_TEST(the_curves_grow)
{
    double b;

    sh->host.pictures_inline = false;
    kit_must(sh, "race gd adam 60");
    b = sh->bench->s.runs.run[1]->loss;
    kit_must(sh, "undo; plot scatter");
    ck_assert_int_eq(shell_line(sh, "race gd adam 60"), SHELL_BUSY);
    for (size_t k = 1; k < 5; k++) {
        ck_assert_int_eq(shell_work(sh, 20), SHELL_BUSY);
        ck_assert_str_eq(sh->bench->s.plot, "loss");
        ck_assert_uint_eq(shown_steps(2), 10 * k);
    }
    finish();
    ck_assert_uint_eq(shown_steps(2), 60);
    ck_assert_double_eq(sh->bench->s.runs.run[1]->loss, b);
    kit_must(sh, "undo");
    ck_assert_uint_eq(sh->bench->s.runs.n, 0);
    ck_assert_uint_eq(sh->bench->s.runs.races, 0);
    ck_assert_str_eq(sh->bench->s.plot, "scatter");
    ck_assert(!sh->bench->s.loss_view.race);
}
END_TEST

START_TEST(stopped_it_keeps_what_was_seen)
{
    sh->host.pictures_inline = false;
    shell_line(sh, "race gd adam 60");
    shell_work(sh, 24);
    ck_assert_uint_eq(shown_steps(2), 12);
    shell_interrupt(sh);
    finish();
    ck_assert_uint_eq(shown_steps(2), 12);
    kit_must(sh, "undo");
    ck_assert_uint_eq(sh->bench->s.runs.n, 0);
}
END_TEST

/* A setting between two slices is an entry of its own, and finds no runs of the race. */
START_TEST(a_line_on_the_way)
{
    sh->host.pictures_inline = false;
    shell_line(sh, "race gd adam 60");
    shell_work(sh, 24);
    shell_line(sh, "tau = 0.4");
    ck_assert_uint_eq(sh->bench->s.runs.n, 0);
    shell_work(sh, 24);
    finish();
    ck_assert_uint_eq(sh->bench->s.runs.n, 2);
    kit_must(sh, "undo");
    ck_assert_uint_eq(sh->bench->s.runs.n, 0);
    ck_assert_double_eq(sh->bench->s.tau, 0.4);
    kit_must(sh, "undo");
    ck_assert_uint_eq(sh->bench->s.runs.n, 0);
    ck_assert_double_eq(sh->bench->s.tau, 0.5);
}
END_TEST

/* Left in the middle: nothing is lost or freed twice (the sanitizers look). */
START_TEST(left_on_the_way)
{
    sh->host.pictures_inline = false;
    shell_line(sh, "step 3; reset weights; race gd adam newton 60");
    for (int i = 0; i < 5; i++)
        ck_assert_int_eq(shell_work(sh, 5), SHELL_BUSY);
    ck_assert_uint_eq(sh->bench->s.runs.n, 4);
}
END_TEST

Suite *suite_race_own(void)
{
    Suite *s = suite_create("race_own");
    TCase *c = tcase_create("race_own");

    tcase_add_checked_fixture(c, setup, teardown);
    tcase_add_test(c, the_offered_line_races_them);
    tcase_add_test(c, the_present_one_goes_first);
    tcase_add_test(c, else_nothing_is_said);
    tcase_add_test(c, the_curves_grow);
    tcase_add_test(c, stopped_it_keeps_what_was_seen);
    tcase_add_test(c, a_line_on_the_way);
    tcase_add_test(c, left_on_the_way);
    suite_add_tcase(s, c);
    return s;
}
