/* Taking a lesson: the prose above a guess, options that look like statements, what is
 * said once.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <check.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "lab/figure.h"
#include "lesson/guide.h"
#include "repl/commands.h"
#include "repl/play.h"
#include "shell_kit.h"

Suite *suite_taking(void);

static const char text[] =
    "# T\n```lesson\nid: taking\n```\n"
    "## Guess\n```page\nstrip: w b loss\n```\n```setup\ndata archery\nw = 1\nb = -5\n```\n"
    "w is {w}.\n"
    "```task guess\npredict: w doubles. It is\n"
    "run: w = 2\n- [ ] a longer answer than the column has room for in one row\n  => No.\n"
    "- [x] two\n  => It is {w}.\n```\n"
    "## Live\nw is {w}.\n"
    "```task live\ndo: w to 3.\npass: w >= 3\nsolution: w = 3\n```\n"
    "## Choose\n"
    "```task which\nchoose: Which one sets w to -3?\n"
    "- [ ] `w = 3`\n  => The sign.\n"
    "- [ ] w == −3\n  => That asks.\n"
    "- [x] w = −3\n  => That sets it.\n"
    "- [ ] step\n  => A step.\n```\n"
    "## Again\n```task again\nchoose: Which?\n- [ ] one\n  => No.\n"
    "- [ ] two\n  => No.\n- [x] three\n  => Yes.\n```\n";

/* Its solution is what is usually the wrong way round. */
static const char steep[] =
    "# T\n```lesson\nid: steep\n```\n"
    "## Steep\n```setup\ndata hobbits\n```\n"
    "```task steep\ndo: Many errors.\npass: errors > 9\nif w1 < 0: Steeper.\n"
    "right: Many.\nsolution: line -0.4 3\n```\n"
    "## Other\n```setup\ndata hobbits\n```\n"
    "```task flat\ndo: None.\npass: errors == 0\nif w1 < 0: Flatter. {w1}\n"
    "solution: line 3 -0.4\n```\n"
    "## Choose\n```task which\nchoose: Which?\n- [ ] one\n  => No.\n"
    "- [x] two\n  => Yes.\n```\n"
    "## Odds\n```task odds\nnumber: p?\npass: 0.75\nsolution: 0.75\n```\n";

static void setup(void)
{
    sh_open();
    sh_shelve("92-taking.md", text);
    kit_must(sh, "lesson taking");
}

/* The page's prose as it stands now. */
static const char *prose(void)
{
    static char kept[200];
    struct paper p;
    struct str out;

    paper_init(&p, false);
    str_init(&out);
    guide_write_text(sh->guide, shell_scope(sh), 60, &p);
    paper_dump(&p, &out);
    snprintf(kept, sizeof kept, "%s", out.s);
    str_done(&out);
    paper_done(&p);
    return kept;
}

static bool says(const char *words)
{
    return strstr(prose(), words) != NULL;
}

static void open_steep(void)
{
    sh_shelve("93-steep.md", steep);
    kit_must(sh, "lesson steep");
}

/* A line that wins is not said to be meant otherwise; one that does not is. */
START_TEST(nothing_else_was_meant)
{
    open_steep();
    kit_gets(sh, "line -0.4 3", "Many.");
    ck_assert_ptr_null(strstr(kit_row(), "Meant"));
    ck_assert_str_eq(sh->fault.meant, "");
    kit_must(sh, "next");
    kit_gets(sh, "line -0.4 3", "Meant line 3 -0.4?");
}
END_TEST

static int times(const char *said, const char *word)
{
    int n = 0;

    for (const char *s = said; (s = strstr(s, word)); s++)
        n++;
    return n;
}

START_TEST(one_reply_for_a_line)
{
    open_steep();
    kit_must(sh, "page 2");
    kit_must(sh, "line 1 1; line 1 2; line 2 1");
    ck_assert_int_eq(times(kit_said(), "Flatter."), 1);
    ck_assert_ptr_nonnull(strstr(kit_said(), "errors"));
    kit_must(sh, "line 3 -0.4; line 1 1");
    ck_assert_int_eq(guide_record(sh->guide, &guide_page(sh->guide)->task[0])->state,
                     TASK_PASSED);
    ck_assert_int_eq(times(kit_said(), "Flatter."), 0);
}
END_TEST

/* In a stream of lines an empty one is told what is waited for. */
START_TEST(empty_at_a_question)
{
    open_steep();
    kit_must(sh, "page 3");
    kit_must(sh, "");
    ck_assert_str_eq(kit_row(), "");
    sh->host.pictures_inline = true;
    kit_gets(sh, "", "Type A or B.");
    kit_must(sh, "page 4");
    kit_gets(sh, "", "Type the number.");
    ck_assert_int_eq(guide_record(sh->guide, guide_task(sh->guide))->tries, 0);
}
END_TEST

/* While a number waits, what takes a number is still set. */
START_TEST(names_and_numbers)
{
    open_steep();
    kit_must(sh, "page 4");
    kit_gets(sh, "w1 = 0.75", "w1 = 0.75");
    kit_gets(sh, "eta = 0.75", "eta = 0.75");
    ck_assert_int_eq(guide_record(sh->guide, guide_task(sh->guide))->tries, 0);
    kit_gets(sh, "loss = 0.7", "0.7: not that.");
    kit_gets(sh, "x = 3/4", "0.75: right.");
}
END_TEST

/* Numbers of before the guess stay beside it; the page of a do task follows. */
START_TEST(prose_above_a_guess)
{
    ck_assert(says("w is 1."));
    kit_must(sh, "w = 1.5");
    ck_assert(says("w is 1."));
    kit_gets(sh, "b", "It is 2.");
    ck_assert(says("w is 1."));
    kit_must(sh, "w = 7");
    ck_assert(says("w is 1."));
    kit_must(sh, "next");
    ck_assert(says("w is 7."));
    kit_must(sh, "w = 8");
    ck_assert(says("w is 8."));
    kit_must(sh, "prev");
    ck_assert_double_eq(kit_value(sh, "w"), 7);
    ck_assert(says("w is 1."));
}
END_TEST

/* Not guessed yet: who comes back finds the numbers of that moment. */
START_TEST(prose_of_a_second_visit)
{
    kit_must(sh, "w = 1.5");
    kit_must(sh, "next");
    kit_must(sh, "prev");
    ck_assert(says("w is 1.5."));
}
END_TEST

START_TEST(options_that_assign)
{
    static const struct {
        const char *line, *says;
    } rows[] = {
        {"w = 3", "The sign."},  {"w=3", "The sign."},    {" W =3", "The sign."},
        {"w == -3", "That asks."}, {"w = -3", "That sets it."},
    };

    kit_must(sh, "page 3");
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        kit_gets(sh, rows[i].line, rows[i].says);
    ck_assert_double_eq(kit_value(sh, "w"), 1);
}
END_TEST

/* Any other assignment is one, and a command is never an option's words. */
START_TEST(other_assignments)
{
    kit_must(sh, "page 3");
    kit_must(sh, "w = 4");
    ck_assert_double_eq(kit_value(sh, "w"), 4);
    kit_must(sh, "w = -3 + 1");
    ck_assert_double_eq(kit_value(sh, "w"), -2);
    kit_must(sh, "step");
    ck_assert_double_eq(kit_value(sh, "steps"), 1);
    ck_assert_ptr_nonnull(guide_task(sh->guide));
}
END_TEST

START_TEST(the_bias_is_told_once)
{
    kit_must(sh, "page 3");
    kit_gets(sh, "b", "(The bias: print b)");
    kit_must(sh, "page 4");
    kit_must(sh, "b");
    ck_assert_ptr_null(strstr(kit_row(), "print b"));
    kit_must(sh, "lesson taking 4"); /* … this time */
    kit_gets(sh, "b", "(The bias: print b)");
}
END_TEST

/* Where the reply has three rows already there is no room for it. */
START_TEST(the_bias_waits_for_room)
{
    kit_must(sh, "page 3");
    sh->host.width = 2; /* Th | at | as | ks. */
    kit_must(sh, "b");
    ck_assert(!sh->guide->told_bias);
    ck_assert_ptr_null(strstr(kit_row(), "print"));
}
END_TEST

/* The words take the rows that they need: 14 columns stand before them. */
START_TEST(said_in_whole)
{
    static const struct {
        int width;
        const char *rows;
    } wanted[] = {
        {40, "you said   A  a longer answer than the\n"
             "              column has room for in one\n"
             "              row\n"
             "it did     B  two\n"},
        {70, "you said   A  a longer answer than the column has room for in one row\n"
             "it did     B  two\n"},
        {24, "you said   A  a longer\n"
             "              answer\n"
             "              than the…\n"},
    };

    kit_must(sh, "a");
    for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++) {
        struct paper p;
        struct str all;

        paper_init(&p, false);
        str_init(&all);
        guide_write_task(sh->guide, &guide_page(sh->guide)->task[0], shell_scope(sh),
                         wanted[i].width, &p);
        paper_dump(&p, &all);
        ck_assert_msg(strstr(all.s, wanted[i].rows) != NULL, "%s", all.s);
        str_done(&all);
        paper_done(&p);
    }
}
END_TEST

/* The zone from p = 1/8 to 7/8 is 2 log 7 / |w| wide: |w| = 5 here. */
START_TEST(field_in_words)
{
    char want[80];
    struct str out;

    kit_must(sh, "lab");
    kit_must(sh, "data hobbits; w = 3 4; b = -20");
    for (int i = 0; i < 2; i++) {
        str_init(&out);
        figure_named("scatter")->describe(sh->bench, &out);
        snprintf(want, sizeof want, "a zone %.3f wide, and on to 1 above.", 2 * log(7) / 5);
        ck_assert_msg((strstr(out.s, want) != NULL) == (i == 1), "%s: %s", want, out.s);
        str_done(&out);
        kit_must(sh, "field on");
    }
}
END_TEST

/* What was found for other formulas is no result any more. */
START_TEST(gradcheck_of_other_formulas)
{
    kit_must(sh, "formula L = (p-y)^2, dw = 2*(p-y)*p*(1-p)*x, db = 2*(p-y)*p*(1-p)");
    kit_must(sh, "checkgrad");
    ck_assert_double_lt(kit_value(sh, "gradcheck"), 1e-6);
    kit_must(sh, "formula dw = p-y");
    kit_gets(sh, "print gradcheck", "nothing was checked yet");
    kit_must(sh, "undo");
    ck_assert_double_lt(kit_value(sh, "gradcheck"), 1e-6);
}
END_TEST

static const char *played(const char *goal)
{
    static char said[600];
    struct faults faults = {0};
    struct str t;
    struct lesson *l;

    str_init(&t);
    str_addf(&t,
             "# T\n```lesson\nid: goals\ngoal: g\nminutes: 5\n```\n## P\n"
             "```page\nstrip: w b\n```\n```setup\ndata archery\n```\nText.\n"
             "```task go\ndo: w to 3.\n%spass: w >= 3\nhint: one\nhint: two\n"
             "solution: w = 3\n```\n",
             goal);
    l = lesson_read("93-goals.md", t.s, t.len, &faults);
    ck_assert_msg(l != NULL, "%s", faults.n ? faults.err[0].message : "");
    play_lesson(&sh->host, commands, l, &faults);
    said[0] = '\0';
    for (size_t i = 0; i < faults.n; i++)
        if (strstr(faults.err[i].message, "goal:"))
            snprintf(said, sizeof said, "%s", faults.err[i].message);
    faults_done(&faults);
    lesson_free(l);
    str_done(&t);
    return said;
}

START_TEST(a_goal_can_be_drawn)
{
    ck_assert_str_eq(played(""), "");
    ck_assert_str_eq(played("goal: w = 3\n"), "");
    ck_assert_str_eq(played("goal: w = three\n"),
                     "task 'go': goal: it sets no other weights: w = three "
                     "(write commands that do)");
    ck_assert_str_eq(played("goal: fit\n"),
                     "task 'go': goal: it sets no other weights: fit "
                     "(write commands that do)");
}
END_TEST

Suite *suite_taking(void)
{
    Suite *s = suite_create("taking");
    TCase *t = tcase_create("taking");

    tcase_add_checked_fixture(t, setup, sh_close);
    tcase_add_test(t, prose_above_a_guess);
    tcase_add_test(t, prose_of_a_second_visit);
    tcase_add_test(t, options_that_assign);
    tcase_add_test(t, other_assignments);
    tcase_add_test(t, the_bias_is_told_once);
    tcase_add_test(t, the_bias_waits_for_room);
    tcase_add_test(t, said_in_whole);
    tcase_add_test(t, field_in_words);
    tcase_add_test(t, gradcheck_of_other_formulas);
    tcase_add_test(t, a_goal_can_be_drawn);
    tcase_add_test(t, names_and_numbers);
    tcase_add_test(t, empty_at_a_question);
    tcase_add_test(t, one_reply_for_a_line);
    tcase_add_test(t, nothing_else_was_meant);
    suite_add_tcase(s, t);
    return s;
}
