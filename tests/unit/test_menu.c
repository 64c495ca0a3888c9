/* The menu: states, parts, paths, search; what is kept beside the tasks.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/path.h"
#include "lesson/menu.h"
#include "plot/text.h"

Suite *suite_menu(void);

static struct lesson *lesson[3];
static struct shelf shelf;
static struct progress progress;
static struct paper out;

static struct lesson *make(const char *file, const char *text)
{
    struct faults faults = {0};
    struct lesson *l = lesson_read(file, text, strlen(text), &faults);

    ck_assert_msg(l != NULL, "%s", faults.n ? faults.err[0].message : "");
    return l;
}

static void set_up(void)
{
    lesson[0] = make("01-one.md", "# One\n```lesson\nid: one\ngoal: Draw a line.\n"
                                  "minutes: 10\npaths: workshop, course\npart: see\n```\n"
                                  "## First\nA **feature** is measured.\n"
                                  "```task a\ndo: x\nstar: yes\npass: w > 0\n```\n"
                                  "## Second\n```task b\nnumber: x\npass: 3\n```\n");
    lesson[1] = make("02-two.md", "# Two\n```lesson\nid: two\ngoal: Vectors.\n"
                                  "minutes: 95\npaths: course, maths\npart: see\n```\n"
                                  "## P\nThe `code` and **Odds** of it.\n"
                                  "```task a\ndo: Climb.\nquest: steps\npar: 18\n"
                                  "summit: yes\npass: w > 0\n```\n");
    lesson[2] = make("05-five.md", "# Five\n```lesson\nid: five\ngoal: Losses.\n"
                                   "minutes: 12\npaths: workshop\npart: measure\n```\n"
                                   "## Odds again\n```task a\nnumber: x\npass: 3\n```\n");
    shelf = (struct shelf){lesson, 3};
    progress_init(&progress);
    paper_init(&out, false);
}

static void tear_down(void)
{
    for (int i = 0; i < 3; i++)
        lesson_free(lesson[i]);
    progress_done(&progress);
    paper_done(&out);
}

static struct menu menu(int width)
{
    return (struct menu){&shelf, &progress, NULL, width};
}

/* Row of OUT that has WORD, as text; "" if none. */
static const char *row(const char *word)
{
    static char found[512];
    struct str all;
    char *save = NULL;

    str_init(&all);
    paper_dump(&out, &all);
    found[0] = '\0';
    for (char *s = strtok_r(all.s, "\n", &save); s; s = strtok_r(NULL, "\n", &save))
        if (strstr(s, word) && !found[0])
            snprintf(found, sizeof found, "%s", s);
    str_done(&all);
    return found;
}

static void record(const char *id, const char *task, enum task_state state)
{
    struct lesson *l = id[0] == 'o' ? lesson[0] : id[0] == 't' ? lesson[1] : lesson[2];
    struct bench *b = bench_new();
    struct guide *g = guide_new(l, b);

    progress_to_guide(&progress, g);
    for (size_t i = 0; i < l->pages; i++)
        for (size_t k = 0; k < l->page[i].tasks; k++)
            if (strcmp(l->page[i].task[k].name, task) == 0)
                g->record[i][k].state = state;
    progress_from_guide(&progress, g);
    guide_free(g);
    bench_free(b);
}

START_TEST(states)
    {
        struct menu m = menu(78);

        record("one", "a", TASK_PASSED);
        menu_write(&m, &out);
        ck_assert_ptr_nonnull(strstr(row("One"), "○"));
        ck_assert_ptr_nonnull(strstr(row("One"), "1 of 2"));
        ck_assert_ptr_nonnull(strstr(row("One"), "10 min"));
        paper_clear(&out);
        record("one", "b", TASK_PASSED);
        menu_write(&m, &out);
        ck_assert_ptr_nonnull(strstr(row("One"), "●"));
        ck_assert_ptr_nonnull(strstr(row("One"), "done"));
        paper_clear(&out);
        record("one", "b", TASK_HELPED);
        menu_write(&m, &out);
        ck_assert_ptr_nonnull(strstr(row("One"), "◐"));
        ck_assert_ptr_nonnull(strstr(row("One"), "with help"));
        paper_clear(&out);
        progress_mark(&progress, MARK_TESTED, "five", "", true);
        menu_write(&m, &out);
        ck_assert_ptr_nonnull(strstr(row("Five"), "● "));
        ck_assert_ptr_nonnull(strstr(row("Five"), "tested out"));
        paper_clear(&out);
        record("five", "a", TASK_HELPED); /* before the test, which counts more */
        menu_write(&m, &out);
        ck_assert_ptr_nonnull(strstr(row("Five"), "● "));
    }
END_TEST

START_TEST(parts_and_summits)
    {
        struct menu m = menu(78);

        menu_write(&m, &out);
        ck_assert_str_eq(row("See"), "See: lessons 1 to 2");
        ck_assert_str_eq(row("Measure"), "Measure: lesson 5");
        ck_assert_ptr_nonnull(strstr(row("summit"), "Climb."));
        ck_assert_ptr_nonnull(strstr(row("summit"), "Par 18, open"));
        paper_clear(&out);
        record("two", "a", TASK_PASSED);
        menu_write(&m, &out);
        ck_assert_ptr_nonnull(strstr(row("summit"), "reached"));
        paper_clear(&out);
        shelf.n = 2; /* a part that ends with the shelf */
        menu_write(&m, &out);
        ck_assert_str_eq(row("See"), "See: lessons 1 to 2");
    }
END_TEST

/* A task that names its par itself, with what it counts, is not told again. */
START_TEST(par_once)
    {
        struct menu m = menu(78);

        lesson_free(lesson[1]);
        lesson[1] = make("02-two.md", "# Two\n```lesson\nid: two\npart: see\n```\n## P\n"
                                      "```task a\ndo: Climb. Par: 18 steps in all.\n"
                                      "quest: steps\npar: 18\nsummit: yes\n"
                                      "pass: w > 0\n```\n");
        menu_write(&m, &out);
        ck_assert_str_eq(row("summit"),
                         "       summit: Climb. Par: 18 steps in all. Open.");
        paper_clear(&out);
        record("two", "a", TASK_PASSED);
        menu_write(&m, &out);
        ck_assert_str_eq(row("summit"),
                         "       summit: Climb. Par: 18 steps in all. Reached.");
    }
END_TEST

START_TEST(in_ascii_nothing_is_lost)
    {
        struct menu m = menu(78);
        struct str all;

        paper_done(&out);
        paper_init(&out, true);
        record("one", "a", TASK_HELPED);
        record("one", "b", TASK_PASSED);
        menu_write(&m, &out);
        menu_write_track(&m, track_named("workshop"), &out);
        str_init(&all);
        paper_dump(&out, &all);
        ck_assert_ptr_null(strchr(all.s, '?'));
        for (const char *s = all.s; *s; s++)
            ck_assert((unsigned char)*s < 0x80);
        str_done(&all);
    }
END_TEST

START_TEST(rows_fit)
    {
        for (int width = 38; width < 100; width += 20) {
            struct menu m = menu(width);

            paper_clear(&out);
            menu_write(&m, &out);
            for (size_t i = 0; i < out.rows; i++)
                ck_assert_int_le(out.row[i].cols, width > 60 ? width : 60);
        }
    }
END_TEST

START_TEST(a_path)
    {
        const struct track *workshop = track_named("workshop");
        struct menu m = menu(78);

        menu_write_track(&m, workshop, &out);
        ck_assert_str_ne(row("One"), "");
        ck_assert_str_ne(row("Five"), "");
        ck_assert_str_eq(row("Two"), "");
        ck_assert_ptr_nonnull(strstr(row("☆"), "page 1 a"));
        ck_assert_ptr_nonnull(strstr(row("in all"), "22 min"));
        ck_assert_ptr_eq(track_after(workshop, &shelf, lesson[0]), lesson[2]);
        ck_assert_ptr_eq(track_after(NULL, &shelf, lesson[0]), lesson[1]);
        ck_assert_ptr_eq(track_after(workshop, &shelf, lesson[1]), lesson[2]);
        ck_assert_ptr_null(track_after(workshop, &shelf, lesson[2]));
        ck_assert_ptr_null(track_named("works"));
        paper_clear(&out);
        menu_write_track(&m, track_named("course"), &out);
        ck_assert_ptr_nonnull(strstr(row("in all"), "1 h 45 min")); /* 10 + 95 */
        paper_clear(&out);
        menu_write_track(&m, track_named("maths"), &out);
        ck_assert_ptr_nonnull(strstr(row("in all"), ": 95 min in all."));
    }
END_TEST

START_TEST(search)
    {
        struct menu m = menu(78);

        ck_assert_uint_eq(menu_search(&m, "odds", &out), 2);
        ck_assert_str_eq(row("lesson 2"), "Odds: lesson 2, page 1: P");
        ck_assert_str_eq(row("lesson 5"), "odds: lesson 5, page 1: Odds again");
        paper_clear(&out);
        ck_assert_uint_eq(menu_search(&m, "code", &out), 0); /* prose, but no term */
        ck_assert_uint_eq(menu_search(&m, "draw", &out), 1); /* a goal */
        ck_assert_uint_eq(menu_search(&m, "FEAT", &out), 1);
        ck_assert_uint_eq(menu_search(&m, "nowhere", &out), 0);
    }
END_TEST

START_TEST(one_lesson)
    {
        struct menu m = menu(78);

        record("one", "b", TASK_HELPED);
        menu_write_lesson(&m, lesson[0], &out);
        ck_assert_ptr_nonnull(strstr(row("First"), "○  1  First"));
        ck_assert_ptr_nonnull(strstr(row("Second"), "◐  2  Second"));
        ck_assert_str_ne(row("Draw a line."), "");
    }
END_TEST

START_TEST(marks_are_kept)
    {
        char dir[] = "/tmp/menu-XXXXXX";
        struct progress q;
        struct err err = {0};
        struct str file;
        bool right;

        ck_assert_ptr_nonnull(mkdtemp(dir));
        str_init(&file);
        path_join(&file, dir, "progress");
        progress.path = mem_text("maths");
        progress_mark(&progress, MARK_TESTED, "one", "", true);
        progress_mark(&progress, MARK_REVIEW, "one", "a", false);
        progress_mark(&progress, MARK_BEFORE, "one", "a", false);
        progress_mark(&progress, MARK_AFTER, "one", "a", true);
        progress_mark(&progress, MARK_AFTER, "one", "a", false); /* the last counts */
        ck_assert(progress_save(&progress, file.s, &err));
        ck_assert(progress_load(&q, file.s, &err));
        ck_assert_str_eq(err.message, "");
        ck_assert_str_eq(q.path, "maths");
        ck_assert_uint_eq(q.nmarked, 4);
        ck_assert(progress_marked(&q, MARK_TESTED, "one", "", &right) && right);
        ck_assert(progress_marked(&q, MARK_REVIEW, "one", "a", &right) && !right);
        ck_assert(progress_marked(&q, MARK_AFTER, "one", "a", &right) && !right);
        ck_assert(!progress_marked(&q, MARK_REVIEW, "one", "b", NULL));
        progress_unmark(&q, "one"); /* the quiz is of the whole course */
        ck_assert(!progress_marked(&q, MARK_TESTED, "one", "", NULL));
        ck_assert(progress_marked(&q, MARK_BEFORE, "one", "a", NULL));
        progress_unmark_all(&q, MARK_BEFORE);
        ck_assert_uint_eq(q.nmarked, 1);
        progress_done(&q);
        unlink(file.s);
        rmdir(dir);
        str_done(&file);
    }
END_TEST

Suite *suite_menu(void)
{
    Suite *s = suite_create("menu");
    TCase *t = tcase_create("menu");

    tcase_add_checked_fixture(t, set_up, tear_down);
    tcase_add_test(t, states);
    tcase_add_test(t, parts_and_summits);
    tcase_add_test(t, par_once);
    tcase_add_test(t, in_ascii_nothing_is_lost);
    tcase_add_test(t, rows_fit);
    tcase_add_test(t, a_path);
    tcase_add_test(t, search);
    tcase_add_test(t, one_lesson);
    tcase_add_test(t, marks_are_kept);
    suite_add_tcase(s, t);
    return s;
}
