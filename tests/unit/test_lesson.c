/* Lesson files: what is read, the shelf, pages as rows.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "base/path.h"
#include "lesson/lesson.h"
#include "lesson_kit.h"
#include "plot/text.h"

Suite *suite_lesson(void);

/* The middle of CURRICULUM.md 4.5, with the later additions. */
static const char sigmoid[] =
    "<!-- SPDX-License-Identifier: CC-BY-SA-4.0 -->\n"
    "# The logistic function\n"
    "\n"
    "```lesson\n"
    "id: sigmoid\n"
    "goal: Turn a score into\n"
    "  a probability.\n"
    "minutes: 11\n"
    "needs: decision-boundary\n"
    "paths: workshop, course\n"
    "strip: w b\n"
    "```\n"
    "\n"
    "## What does b do?\n"
    "\n"
    "Now `w` stays {w}. Decide first.\n"
    "\n"
    "```page\n"
    "strip: w b midpoint\n"
    "```\n"
    "\n"
    "```setup\n"
    "# a comment\n"
    "w = 2; b = 0\n"
    "\n"
    "plot curve\n"
    "```\n"
    "\n"
    "```task b-up\n"
    "predict: b changes from 0 to 2. The curve ...\n"
    "star: yes\n"
    "run: b = 2\n"
    "- [ ] moves to the right\n"
    "  => At x = 0 the score is now 2, so p is already {p(0)}:\n"
    "     2*x + 2 = 0 at `x = -1`.\n"
    "- [x] moves to the left\n"
    "  => Yes.\n"
    "- [ ] moves up\n"
    "  => p must stay between 0 and 1.\n"
    "```\n"
    "\n"
    "## Put the middle where you want it\n"
    "\n"
    "```task midpoint\n"
    "do: Keep w = 2.\n"
    "try: b = -5\n"
    "goal: midpoint 3\n"
    "pass: near(w, 2, 0.01) and near(-b/w, 3, 0.05)\n"
    "hint: In the middle the score is zero.\n"
    "hint: Solve 2*3 + b = 0.\n"
    "if near(b, 6, 0.1): It is at -b/w: now {-b/w}.\n"
    "right: So p = 0.5.\n"
    "solution: b = 1\n"
    "  b = -6\n"
    "forbid: fit, step\n"
    "when: n == 0\n"
    "optional: yes\n"
    "```\n"
    "\n"
    "```note\n"
    "Let them argue.\n"
    "```\n"
    "\n"
    "## Odds\n"
    "\n"
    "```task odds\n"
    "number: The odds are 3 to 1. What is p?\n"
    "pass: 0.75 +- 0.005\n"
    "if 1/3: Odds compare yes with no.\n"
    "if answer > 1: Too large: it says so here.\n"
    "solution: 0.75\n"
    "recall: yes\n"
    "```\n";

START_TEST(head_and_pages)
    {
        struct faults f;
        struct lesson *l = read_text(sigmoid, &f);

        ck_assert_msg(l != NULL, "%s", f.n ? f.err[0].message : "");
        ck_assert_str_eq(l->id, "sigmoid");
        ck_assert_str_eq(l->title, "The logistic function");
        ck_assert_str_eq(l->goal, "Turn a score into a probability.");
        ck_assert_int_eq(l->number, 3);
        ck_assert_int_eq(l->minutes, 11);
        ck_assert_str_eq(l->needs, "decision-boundary");
        ck_assert_uint_eq(l->pages, 3);
        ck_assert_str_eq(l->page[0].strip, "w b midpoint");
        ck_assert_str_eq(l->page[1].strip, "w b");
        ck_assert_str_eq(l->page[0].setup, "w = 2; b = 0\nplot curve\n");
        ck_assert_int_eq(l->page[0].setup_line, 22);
        ck_assert_ptr_null(l->page[1].setup);
        ck_assert_str_eq(l->page[1].note, "Let them argue.\n");
        ck_assert_str_eq(l->page[0].block[0].text,
                         "Now " TEXT_CODE "w" TEXT_END " stays {w}. Decide first.");
        lesson_free(l);
    }
END_TEST

START_TEST(tasks)
    {
        struct faults f;
        struct lesson *l = read_text(sigmoid, &f);
        const struct task *guess = &l->page[0].task[0], *todo = &l->page[1].task[0],
                          *odds = &l->page[2].task[0];

        ck_assert_int_eq(guess->kind, TASK_PREDICT);
        ck_assert_str_eq(guess->name, "b-up");
        ck_assert_str_eq(guess->run, "b = 2\n");
        ck_assert(guess->star && !guess->recall && !guess->optional);
        ck_assert_uint_eq(guess->options, 3);
        ck_assert(guess->option[1].right && !guess->option[0].right);
        ck_assert_str_eq(guess->option[0].reply,
                         "At x = 0 the score is now 2, so p is already {p(0)}: 2*x + 2 "
                         "= 0 at " TEXT_CODE "x = -1" TEXT_END ".");
        ck_assert_int_eq(guess->option[2].line, 38);
        ck_assert_int_eq(todo->kind, TASK_DO);
        ck_assert_str_eq(todo->ghost, "b = -5");
        ck_assert_str_eq(todo->goal, "midpoint 3");
        ck_assert_ptr_nonnull(todo->pass);
        ck_assert_int_eq(todo->pass_line, 48);
        ck_assert_uint_eq(todo->hints, 2);
        ck_assert_str_eq(todo->solution, "b = 1\nb = -6\n");
        ck_assert_str_eq(todo->when_source, "n == 0");
        ck_assert(todo->optional);
        ck_assert_double_eq(odds->want, 0.75);
        ck_assert_double_eq(odds->tolerance, 0.005);
        ck_assert_ptr_null(odds->pass);
        ck_assert(odds->cases[0].literal);
        ck_assert_double_eq_tol(odds->cases[0].number, 1 / 3., 1e-15);
        ck_assert_str_eq(odds->cases[1].reply, "Too large: it says so here.");
        ck_assert_ptr_nonnull(odds->cases[1].condition);
        ck_assert(odds->recall);
        lesson_free(l);
    }
END_TEST

/* ---- faults ---- */

START_TEST(wanted_numbers)
    {
        static const struct {
            const char *pass;
            double want, tolerance;
        } rows[] = {{"0.8 +- 0.01", 0.8, 0.01},
                    {"0.8+-0.01", 0.8, 0.01},
                    {"-0.5 \xC2\xB1 0.001", -0.5, 0.001},
                    {"3", 3, 3e-9},
                    {"log(2) +- 1/100", 0.693147180559945, 0.01}};

        for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
            struct faults f;
            struct str text;
            struct lesson *l;

            str_init(&text);
            str_addf(&text, HEAD "```task a\nnumber: x\npass: %s\n```\n", rows[i].pass);
            l = read_text(text.s, &f);
            ck_assert_msg(l != NULL, "%s", rows[i].pass);
            ck_assert_double_eq_tol(l->page[0].task[0].want, rows[i].want, 1e-14);
            ck_assert_double_eq_tol(l->page[0].task[0].tolerance, rows[i].tolerance,
                                    1e-14);
            lesson_free(l);
            str_done(&text);
        }
    }
END_TEST

/* ---- the shelf ---- */

static void save(const char *dir, const char *name, const char *text)
{
    struct str file;

    str_init(&file);
    path_join(&file, dir, name);
    ck_assert(path_save(file.s, text, strlen(text), NULL));
    str_done(&file);
}

static void save_lesson(const char *dir, const char *name, const char *id)
{
    struct str text;

    str_init(&text);
    str_addf(&text, "# %s\n```lesson\nid: %s\n```\n## P\n", dir, id);
    save(dir, name, text.s);
    str_done(&text);
}

START_TEST(shelf)
    {
        char one[] = "/tmp/shelf-a-XXXXXX", two[] = "/tmp/shelf-b-XXXXXX";
        const char *dirs[] = {mkdtemp(one), mkdtemp(two), "/nowhere/at/all"};
        struct faults f = {0};
        struct shelf s;

        save_lesson(one, "10-late.md", "late");
        save_lesson(one, "02-early.md", "early");
        save(one, "README.md", "no lesson");
        save(one, "04-bad.md", "# T\n");
        save_lesson(two, "02-other.md", "early");
        save_lesson(two, "03-lately.md", "lately");
        shelf_load(&s, dirs, 3, &f);
        ck_assert_uint_eq(s.n, 3);
        ck_assert_uint_ge(f.n, 1);
        ck_assert_str_eq(s.lesson[0]->id, "early");
        ck_assert_str_eq(s.lesson[0]->title, one);
        ck_assert_str_eq(s.lesson[2]->id, "late");
        ck_assert_ptr_eq(shelf_find(&s, "3"), s.lesson[1]);
        ck_assert_ptr_eq(shelf_find(&s, "03"), s.lesson[1]);
        ck_assert_ptr_eq(shelf_find(&s, "late"), s.lesson[2]);
        ck_assert_ptr_eq(shelf_find(&s, "e"), s.lesson[0]);
        ck_assert_ptr_null(shelf_find(&s, "la"));
        ck_assert_ptr_null(shelf_find(&s, "7"));
        ck_assert_ptr_null(shelf_find(&s, ""));
        faults_done(&f);
        shelf_done(&s);
        shelf_load(&s, dirs + 2, 1, &f);
        ck_assert_uint_eq(s.n, 0);
        ck_assert_ptr_null(shelf_find(&s, "1"));
        shelf_done(&s);
    }
END_TEST

/* ---- pages as rows ---- */

static void expect_rows(const char *prose, const char *rows)
{
    struct faults f;
    struct str text, got;
    struct lesson *l;
    struct paper p;

    str_init(&text);
    str_init(&got);
    str_addf(&text, HEAD "\n%s\n", prose);
    l = read_text(text.s, &f);
    ck_assert_ptr_nonnull(l);
    paper_init(&p, false);
    page_write(&l->page[0], NULL, 20, &p);
    paper_dump(&p, &got);
    ck_assert_str_eq(got.s, rows);
    paper_done(&p);
    lesson_free(l);
    str_done(&text);
    str_done(&got);
}

START_TEST(pages)
    {
        expect_rows("one two three four five six",
                    "P\n\none two three four\nfive six\n");
        expect_rows("a\n\n    x   y\n      z\n\nb {w}",
                    "P\n\na\n\n  x   y\n    z\n\nb {w}\n");
        /* 20 and 21 columns in 20: blanks in front give way first */
        expect_rows("```\n a    b    c    d 19\n```", "P\n\n a    b    c    d 19\n");
        expect_rows("```\n  a    b    c    d 21\n a\n```", "P\n\n a    b    c    d 21\na\n");
        expect_rows("- one two three four five\n- six",
                    "P\n\n\xE2\x80\xA2 one two three four\n  five\n\xE2\x80\xA2 six\n");
        expect_rows("1. one two three four five\n2. six",
                    "P\n\n1. one two three\n   four five\n2. six\n");
    }
END_TEST

Suite *suite_lesson(void)
{
    Suite *s = suite_create("lesson");
    TCase *t = tcase_create("lesson");

    tcase_add_test(t, head_and_pages);
    tcase_add_test(t, tasks);
    tcase_add_test(t, wanted_numbers);
    tcase_add_test(t, shelf);
    tcase_add_test(t, pages);
    suite_add_tcase(s, t);
    return s;
}
