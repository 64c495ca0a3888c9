/* A guess is tried from where its task began; what counts as a move; what a done task
 * says, and where.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <check.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "lab/reading.h"
#include "lesson/condition.h"
#include "lesson/guide.h"
#include "repl/commands.h"
#include "repl/play.h"
#include "shell_kit.h"

Suite *suite_restart(void);

static const char text[] =
    "# T\n```lesson\nid: restart\n```\n"
    "## Guess\n```page\nstrip: w b loss\n```\n```setup\ndata archery\nw = 1\nb = -5\n```\n"
    "```task guess\npredict: w doubles. It is\nrun: times 2\n"
    "- [ ] at {w}\n  => No.\n- [x] two\n  => It is {w}.\n```\n"
    "## Moves\n```task moves\ndo: w to 3.\npass: w >= 3\nmoves: 4\nforbid: eta, fit\n"
    "solution: w = 3\n```\n"
    "## Long\n```task long\nchoose: Which?\n- [x] yes\n  => one two three four five six "
    "seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen\n"
    "- [ ] no\n  => No.\n```\n"
    "## Seen\n```task seen\nnumber: 1?\npass: 1\nsolution: 1\n```\n"
    "## Again\n```setup\nw = 1\nb = -5\ntau = 0.5\n```\nText.\n";

static void setup(void)
{
    sh_open();
    sh_shelve("94-restart.md", text);
    kit_must(sh, "lesson restart");
}

static const char notice[] = "The experiment begins where the page began.";

/* (w, b) is (1, -5) when the page begins: doubled, that is (2, -10), whatever was tried
 * before. */
START_TEST(from_where_the_page_began)
{
    static const char *const tried[] = {"w = 7",      "b = 0; tau = 0.2", "step 3",
                                        "scale on",   "add 3 1",          "eta = 4",
                                        "optimizer adam"};
    double eta = kit_value(sh, "eta");

    kit_must(sh, tried[_i]);
    kit_must(sh, "B");
    ck_assert_ptr_nonnull(strstr(kit_said(), notice));
    ck_assert_ptr_nonnull(strstr(kit_row(), "It is 2."));
    ck_assert_double_eq(kit_value(sh, "w"), 2);
    ck_assert_double_eq(kit_value(sh, "b"), -10);
    ck_assert_double_eq(kit_value(sh, "tau"), 0.5);
    ck_assert_double_eq(kit_value(sh, "eta"), eta);
    ck_assert_double_eq(kit_value(sh, "n"), 18);
}
END_TEST

/* Also after the page was left and come back to. */
START_TEST(from_there_after_a_return)
{
    kit_must(sh, "w = 7");
    kit_must(sh, "next");
    kit_must(sh, "prev");
    ck_assert_double_eq(kit_value(sh, "w"), 7);
    kit_must(sh, "B");
    ck_assert_double_eq(kit_value(sh, "w"), 2);
    ck_assert_double_eq(kit_value(sh, "b"), -10);
}
END_TEST

START_TEST(nothing_to_restore)
{
    kit_must(sh, "w = 7");
    kit_must(sh, "undo");
    kit_must(sh, "captions on");
    kit_must(sh, "B");
    ck_assert_ptr_null(strstr(kit_said(), notice));
    ck_assert_double_eq(kit_value(sh, "w"), 2);
    ck_assert(sh->bench->s.captions);
}
END_TEST

/* One undo takes the experiment back, with what was put back for it. */
START_TEST(one_entry_of_undo)
{
    kit_must(sh, "w = 7");
    kit_must(sh, "B");
    kit_must(sh, "undo");
    ck_assert_double_eq(kit_value(sh, "w"), 7);
    kit_must(sh, "redo");
    ck_assert_double_eq(kit_value(sh, "w"), 2);
    ck_assert_double_eq(kit_value(sh, "b"), -10);
    kit_must(sh, "undo");
    kit_must(sh, "undo");
    ck_assert_double_eq(kit_value(sh, "w"), 1);
}
END_TEST

/* The words of an option have the numbers of the page, too. */
START_TEST(words_of_the_page)
{
    struct str said, did;

    str_init(&said);
    str_init(&did);
    kit_must(sh, "w = 7");
    kit_must(sh, "A");
    ck_assert(guide_verdict(sh->guide, &guide_page(sh->guide)->task[0], 60, &said, &did));
    ck_assert_msg(strstr(said.s, "at 1") != NULL, "%s", said.s);
    str_done(&said);
    str_done(&did);
}
END_TEST

START_TEST(shown_from_there)
{
    kit_must(sh, "w = 7");
    for (int i = 0; i < 4 && guide_task(sh->guide); i++)
        kit_type(sh, "show");
    ck_assert_ptr_null(guide_task(sh->guide));
    ck_assert_double_eq(kit_value(sh, "w"), 2);
    ck_assert_double_eq(kit_value(sh, "b"), -10);
}
END_TEST

static size_t moves(void)
{
    size_t done = 99, most;

    ck_assert(guide_moves(sh->guide, &done, &most));
    ck_assert_uint_eq(most, 4);
    return done;
}

START_TEST(settings_are_no_moves)
{
    kit_must(sh, "page 2");
    kit_must(sh, "feel on; tau = 0.4; batch = 3; set");
    ck_assert_uint_eq(moves(), 0);
    kit_must(sh, "w = 1.5; b = 1, lambda = 0.1");
    ck_assert_uint_eq(moves(), 2);
    kit_must(sh, "undo");
    ck_assert_uint_eq(moves(), 1);
}
END_TEST

START_TEST(forbidden_settings)
{
    kit_must(sh, "page 2");
    ck_assert_int_eq(kit_type(sh, "eta = 0.1"), SHELL_FAULT);
    ck_assert_ptr_nonnull(strstr(kit_row(), "eta is switched off in this task"));
    ck_assert_int_eq(kit_type(sh, "lr 0.1"), SHELL_FAULT);
    ck_assert_int_eq(kit_type(sh, "fit"), SHELL_FAULT);
    kit_must(sh, "lambda = 0.1");
}
END_TEST

static void part_says(const char *source, const char *now)
{
    struct scope scope = reading_scope(sh->bench);
    struct conjunct part[2];

    ck_assert_uint_eq(condition_parts(source, &scope, part, 2), 1);
    ck_assert_str_eq(part[0].now.s, now);
    condition_done(part, 1);
}

START_TEST(all_in_words)
{
    part_says("batch == 1", "all");
    part_says("1 == batch", "all");
    part_says("tau == batch", "0.5"); /* the value of tau */
    kit_must(sh, "batch = 3");
    part_says("batch == 1", "3");
}
END_TEST

/* With mse as the loss of a sigmoid the value is that of the reading mse, and so is its
 * name. */
START_TEST(one_word_for_mse)
{
    static const char *const lines[] = {"step", "step 5", "reset", "runs", "w = 2"};

    kit_must(sh, "lab");
    kit_must(sh, "data archery; loss mse; w = 1");
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        kit_must(sh, lines[i]);
        ck_assert_ptr_nonnull(strstr(kit_said(), "mse"));
        ck_assert_ptr_null(strstr(kit_said(), "loss"));
        ck_assert_double_eq_tol(kit_value(sh, "loss"), kit_value(sh, "mse"), 1e-12);
    }
    kit_must(sh, "loss log");
    kit_must(sh, "step");
    ck_assert_ptr_nonnull(strstr(kit_said(), "loss"));
    ck_assert_ptr_null(strstr(kit_said(), "mse"));
}
END_TEST

/* The last row of what is written of the third page's task in ROWS rows. */
static size_t pinned(size_t rows, struct str *last)
{
    struct paper p;
    size_t n;

    paper_init(&p, false);
    guide_write_task_pinned(sh->guide, &guide_page(sh->guide)->task[0], shell_scope(sh), 30,
                            rows, &p);
    n = p.rows;
    while (p.rows > 1) {
        free(p.row[0].cell);
        memmove(p.row, p.row + 1, --p.rows * sizeof *p.row);
    }
    str_clear(last);
    paper_dump(&p, last);
    paper_done(&p);
    return n;
}

START_TEST(pinned_replies)
{
    struct str last;
    size_t all, bare;

    str_init(&last);
    kit_must(sh, "page 3");
    kit_must(sh, "A");
    bare = pinned(40, &last); /* the reply stands below */
    kit_must(sh, "page 4");
    kit_must(sh, "page 3");
    all = pinned(40, &last);
    ck_assert_ptr_nonnull(strstr(last.s, "sixteen"));
    ck_assert_uint_ge(all, bare + 3);
    for (size_t rows = 0; rows < all; rows++) {
        size_t n = pinned(rows, &last);
        bool cut = strstr(last.s, "\xE2\x80\xA6") != NULL;

        ck_assert_uint_eq(n, rows < bare + 2 ? bare : rows);
        ck_assert_int_eq(cut, rows >= bare + 2);
    }
    str_done(&last);
}
END_TEST

/* A picture that changed since it was described, and is back, is described anew. */
START_TEST(described_anew)
{
    sh->host.pictures_inline = true;
    kit_must(sh, "page 3");
    kit_must(sh, "w = 1; b = -5");
    kit_must(sh, "page 4");
    ck_assert_ptr_nonnull(strstr(kit_row(), "18 archers"));
    kit_must(sh, "page 5");
    ck_assert_ptr_null(strstr(kit_row(), "18 archers"));
    kit_must(sh, "page 4");
    kit_must(sh, "w = 3; tau = 0.9");
    kit_must(sh, "page 5");
    ck_assert_ptr_nonnull(strstr(kit_row(), "18 archers"));
}
END_TEST

/* What it taught comes before what to do about the run. */
START_TEST(right_before_advice)
{
    const char *right, *advice, *done;

    sh->host.pictures_inline = true;
    kit_must(sh, "lesson 11 8");
    kit_must(sh, "eta = 0.12; step 6");
    right = strstr(kit_said(), "From 0 with");
    advice = strstr(kit_said(), "too long for these units");
    done = strstr(kit_said(), "Task done");
    ck_assert(right && advice && done);
    ck_assert(right < advice && advice < done);
    ck_assert(strstr(kit_said(), "3931") < right);
}
END_TEST

/* A file is no other by another path to it. */
START_TEST(same_file_by_another_path)
{
    const char *data = getenv("LOGITTY_DATA");
    char path[2][512], *paths[] = {path[0], path[1]};
    struct str out;

    ck_assert_ptr_nonnull(data);
    snprintf(path[0], sizeof path[0], "%s/lessons/../lessons/06-maximum-likelihood.md",
             data);
    snprintf(path[1], sizeof path[1], "%s/./lessons/06-maximum-likelihood.md", data);
    str_init(&out);
    ck_assert_msg(play_lint(&sh->host, commands, paths, 2, &out) == 0, "%s", out.s);
    str_done(&out);
}
END_TEST

Suite *suite_restart(void)
{
    Suite *s = suite_create("restart");
    TCase *t = tcase_create("restart");

    tcase_add_checked_fixture(t, setup, sh_close);
    tcase_add_loop_test(t, from_where_the_page_began, 0, 7);
    tcase_add_test(t, from_there_after_a_return);
    tcase_add_test(t, nothing_to_restore);
    tcase_add_test(t, one_entry_of_undo);
    tcase_add_test(t, words_of_the_page);
    tcase_add_test(t, shown_from_there);
    tcase_add_test(t, settings_are_no_moves);
    tcase_add_test(t, forbidden_settings);
    tcase_add_test(t, all_in_words);
    tcase_add_test(t, one_word_for_mse);
    tcase_add_test(t, pinned_replies);
    tcase_add_test(t, described_anew);
    tcase_add_test(t, right_before_advice);
    tcase_add_test(t, same_file_by_another_path);
    suite_add_tcase(s, t);
    return s;
}
