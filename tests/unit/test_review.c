/* Questions asked again: review, test, quiz; and `reset all`, which asks first.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/path.h"
#include "lab/reading.h"
#include "repl/commands.h"
#include "repl/shell.h"

Suite *suite_review(void);

static const char one[] =
    "# One\n```lesson\nid: one\nminutes: 1\ngoal: G.\n```\n"
    "## Bias\n"
    "```setup\ndata hobbits\nline 3 0\n```\n"
    "```task flat\npredict: The errors after line 3 -0.4 ...\nquiz: yes\n"
    "run: line 3 -0.4\n- [x] fall\n  => Yes.\n- [ ] rise\n  => No, they fall.\n```\n"
    "```again flat\npredict: The errors after line 5 0 ...\ntext: Another line now.\n"
    "setup: data hobbits; line 3 -0.4\nrun: line 5 0\n"
    "- [ ] fall\n  => No.\n- [x] rise\n  => Yes, they rise.\n```\n"
    "## Odds\n"
    "```task odds\nchoose: 3 to 1 is ...\nquiz: yes\n"
    "- [ ] p 3\n  => Too large.\n- [x] p 0.75\n  => 3 of 4.\n```\n"
    "```again odds\nchoose: 4 to 1 is ...\ntext: Other odds.\n"
    "- [x] p 0.8\n  => 4 of 5.\n- [ ] p 4\n  => Too large.\n```\n"
    "## By hand\n```task do-it\ndo: Set w1.\npass: w1 == 7\nsolution: w1 = 7\n"
    "hint: a\nhint: b\n```\n";

static const char two[] = "# Two\n```lesson\nid: two\nneeds: one\nminutes: 1\n"
                          "paths: workshop\ngoal: G.\n```\n"
                          "## Start\nText.\n## End\nText.\n";

static const char three[] = "# Three\n```lesson\nid: three\nminutes: 1\npaths: maths\n"
                            "goal: G.\n```\n## Only\nText.\n";

static char dir[32];
static struct shell_host host;
static struct shell *sh;
static const char *dirs[1];
static struct str said;

static void put(const char *name, const char *text)
{
    struct str file;
    struct err err = {0};

    str_init(&file);
    path_join(&file, dir, name);
    ck_assert(path_save(file.s, text, strlen(text), &err));
    str_done(&file);
}

static void open_shell(void)
{
    sh = shell_new(&host, commands);
    shell_resume(sh);
    paper_clear(&sh->out);
}

static void again_shell(void)
{
    shell_free(sh);
    open_shell();
}

static void set_up(void)
{
    struct path_env env = {.logitty_data = getenv("LOGITTY_DATA")};

    strcpy(dir, "/tmp/review-XXXXXX");
    ck_assert_ptr_nonnull(mkdtemp(dir));
    put("1-one.md", one);
    put("2-two.md", two);
    put("3-three.md", three);
    memset(&host, 0, sizeof host);
    path_places(&host.places, &env);
    free(host.places.state);
    host.places.state = strdup(dir);
    dirs[0] = dir;
    host.lesson_dirs = dirs;
    host.nlesson_dirs = 1;
    host.look.glyphs = GLYPHS_BRAILLE;
    host.width = 200;
    host.replies = host.pictures_inline = host.keep_progress = true;
    str_init(&said);
    open_shell();
}

static void tear_down(void)
{
    char command[64];

    shell_free(sh);
    path_places_done(&host.places);
    str_done(&said);
    snprintf(command, sizeof command, "rm -r %s", dir);
    ck_assert_int_eq(system(command), 0);
}

/* What LINE was answered, rows joined by blanks. */
static const char *type(const char *line)
{
    enum shell_state state;

    paper_clear(&sh->out);
    for (state = shell_line(sh, line); state == SHELL_BUSY;)
        state = shell_work(sh, 1000);
    str_clear(&said);
    paper_dump(&sh->out, &said);
    if (state == SHELL_FAULT)
        str_add(&said, sh->fault.message);
    for (char *s = said.s; *s; s++)
        if (*s == '\n')
            *s = ' ';
    return said.s;
}

static void says(const char *line, const char *words)
{
    ck_assert_msg(strstr(type(line), words) != NULL, "%s: %s", line, said.s);
}

static void says_not(const char *line, const char *words)
{
    ck_assert_msg(strstr(type(line), words) == NULL, "%s: %s", line, said.s);
}

static double number(const char *name)
{
    struct value v;

    ck_assert(reading_get(sh->bench, name, &v));
    return v.number;
}

START_TEST(what_failed_comes_back_with_other_numbers)
    {
        says("review", "nothing to review");
        type("lesson one");
        type("b"); /* a wrong guess */
        type("lesson two");
        says("menu", "1 guess to review");
        says("review", "The errors after line 5 0");
        ck_assert_ptr_nonnull(strstr(said.s, "Another line now."));
        ck_assert_double_eq(number("errors"), 0); /* its own set-up */
        says("b", "Yes, they rise.");
        ck_assert_double_eq(number("errors"), 12); /* nobody is above 5: all heroes */
        says("next", "1 of 1 right");
        ck_assert_str_eq(sh->guide->lesson->id, "two"); /* back where it was */
        says("review", "nothing to review");
        says_not("menu", "to review");
    }
END_TEST

START_TEST(wrong_again_stays_for_later)
    {
        type("lesson one 2");
        type("a");
        type("b"); /* right at the second try: worth asking again */
        says("review", "4 to 1");
        says("b", "Too large.");
        says("a", "4 of 5.");
        says("next", "stays for later");
        says("review", "4 to 1");
        type("a");
        says("next", "1 of 1 right");
        says("review", "nothing to review");
        type("reset lesson"); /* all is forgotten of it */
        type("lesson one 2");
        type("a");
        type("b");
        says("menu", "1 guess to review");
    }
END_TEST

START_TEST(it_is_offered_at_the_end_of_a_later_lesson)
    {
        type("lesson one 1");
        type("b");
        says_not("page 3", "review asks"); /* the same sitting */
        says_not("lesson two", "review asks");
        says("next", "1 guess of earlier lessons");
    }
END_TEST

START_TEST(a_review_is_no_place)
    {
        type("lesson one");
        type("b");
        type("lesson one 3");
        type("w1 = 5");
        type("review");
        again_shell();
        ck_assert_str_eq(sh->guide->lesson->id, "one");
        ck_assert_uint_eq(sh->guide->page, 2);
        ck_assert_double_eq(number("w1"), 5);
        ck_assert_uint_eq(sh->progress.n, 1); /* no records of the review as a lesson */
    }
END_TEST

START_TEST(resume_is_exact)
    {
        static const char *const weights[] = {"w1", "w2", "b"};
        double was[3];

        type("lesson one");
        type("a");
        type("w1 = 0.1 + 0.2");
        type("eta = 0.07");
        type("step 7");
        type("lab");
        type("data archery");
        type("fit");
        for (int round = 0; round < 2; round++) {
            if (!round) {
                ck_assert_ptr_null(sh->guide); /* in the lab */
                type("lesson");
                ck_assert_double_eq(number("eta"), 0.07);
                type("lab"); /* once more, by its name */
                type("lesson one");
                ck_assert_double_eq(number("eta"), 0.07);
            } else {
                again_shell();
                ck_assert_str_eq(sh->guide->lesson->id, "one");
                ck_assert_int_eq(sh->guide->record[0][0].state, TASK_PASSED);
                ck_assert_int_eq(sh->guide->record[1][0].state, TASK_OPEN);
            }
            for (int i = 0; i < 3; i++) {
                if (round)
                    ck_assert(number(weights[i]) == was[i]); /* to the last bit */
                was[i] = number(weights[i]);
            }
        }
        type("lab");
        ck_assert_double_eq_tol(number("loss"), 0.3973, 0.0001); /* CURRICULUM.md 3.0 */
    }
END_TEST

START_TEST(a_test_counts_the_first_try)
    {
        says("lesson one test", "2 questions"); /* what is to be done is no question */
        says("hint", "Nothing helps in a test");
        says("show", "Nothing helps in a test");
        says("b", "Yes, they rise.");
        says("next", "4 to 1");
        says("b", "Lesson 1, page 2 teaches it");
        says_not("a", "4 of 5."); /* the only try was that one */
        says("next", "1 of 2 right");
        ck_assert_ptr_nonnull(strstr(said.s, "above all page 2."));
        says("menu", "0 of 3");
        type("lesson one test");
        type("b");
        type("next");
        type("a");
        says("next", "2 of 2 right");
        says("menu", "tested out");
        again_shell();
        says("menu", "tested out");
    }
END_TEST

START_TEST(a_quiz_is_silent_until_its_end)
    {
        says("quiz", "Eight questions");
        says("quiz before", "2 questions");
        ck_assert_ptr_nonnull(strstr(said.s, "The errors after line 3 -0.4"));
        says("hint", "Nothing helps");
        says("b", "Noted: 1 of 2");
        ck_assert_ptr_null(strstr(said.s, "they fall"));
        ck_assert_ptr_nonnull(strstr(said.s, "3 to 1"));
        says("b", "1 of 2");
        ck_assert_ptr_nonnull(strstr(said.s, "lesson 1, page 1")); /* to be read */
        ck_assert_ptr_null(strstr(said.s, "3 of 4."));
        type("quiz after");
        says("b", "4 to 1"); /* the second form */
        says("a", "2 of 2");
        ck_assert_ptr_null(strstr(said.s, "lesson 1, page 1")); /* it is known now */
        says("progress", "1 of 2  2 of 2");
        again_shell();
        says("quiz", "1 of 2  2 of 2");
        says_not("menu", "to review"); /* a quiz is no lesson */
    }
END_TEST

START_TEST(a_question_can_be_left_out)
    {
        type("quiz before");
        says("next", "3 to 1");
        says("next", "No question was answered");
        type("quiz before");
        says("lesson two", "Start"); /* and the quiz be left */
        says("quiz before", "2 questions");
        says("review", "comes first");
    }
END_TEST

START_TEST(needs_are_advice)
    {
        says("lesson two", "Two builds on lesson 1, One");
        ck_assert_str_eq(sh->guide->lesson->id, "two");
        type("lesson one");
        type("a");
        says_not("lesson two", "builds on");
    }
END_TEST

START_TEST(next_follows_the_path)
    {
        type("lesson one 3");
        says("next", "lesson 2 Two");
        type("lesson one 3");
        says("menu maths", "This is your path now");
        says("next", "lesson 3 Three");
        again_shell();
        says("next", "last lesson of your path");
        says("menu course", "your path");
        type("lesson one 3");
        says("next", "last lesson of your path"); /* none of these is on it */
    }
END_TEST

START_TEST(reset_all_asks_first)
    {
        struct str file;

        says("reset all", "This forgets all progress (0 tasks)"); /* place and lab */
        type("lesson one");
        type("a");
        says("reset all", "This forgets all progress (1 task)");
        ck_assert_int_eq(sh->guide->record[0][0].state, TASK_PASSED);
        says("print 1", "1");
        says("reset all", "This forgets all progress"); /* that was no answer */
        says("reset all", "All progress is forgotten");
        ck_assert_str_eq(sh->guide->lesson->id, "one");
        ck_assert_int_eq(sh->guide->record[0][0].state, TASK_OPEN);
        again_shell();
        ck_assert_int_eq(sh->guide->record[0][0].state, TASK_OPEN);
        str_init(&file);
        path_join(&file, dir, "progress.forgotten");
        ck_assert(path_is_file(file.s)); /* for who did not mean it */
        str_done(&file);
    }
END_TEST

Suite *suite_review(void)
{
    Suite *s = suite_create("review");
    TCase *t = tcase_create("review");

    tcase_add_checked_fixture(t, set_up, tear_down);
    tcase_add_test(t, what_failed_comes_back_with_other_numbers);
    tcase_add_test(t, wrong_again_stays_for_later);
    tcase_add_test(t, it_is_offered_at_the_end_of_a_later_lesson);
    tcase_add_test(t, a_review_is_no_place);
    tcase_add_test(t, resume_is_exact);
    tcase_add_test(t, a_test_counts_the_first_try);
    tcase_add_test(t, a_quiz_is_silent_until_its_end);
    tcase_add_test(t, a_question_can_be_left_out);
    tcase_add_test(t, needs_are_advice);
    tcase_add_test(t, next_follows_the_path);
    tcase_add_test(t, reset_all_asks_first);
    suite_add_tcase(s, t);
    return s;
}
