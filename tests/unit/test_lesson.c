/* Lesson files: what is read, every fault with its line, the shelf, pages as rows.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <check.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/path.h"
#include "lesson/lesson.h"
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

static struct lesson *read_text(const char *text, struct faults *f)
{
    memset(f, 0, sizeof *f);
    return lesson_read("lessons/03-sigmoid.md", text, strlen(text), f);
}

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

#define HEAD "# T\n```lesson\nid: t\n```\n## P\n"

/* The faults of TEXT as "LINE message" lines: WANT must be the beginning of each. */
static void expect(const char *text, size_t n, const char *const *want)
{
    struct faults f;
    struct lesson *l = read_text(text, &f);

    ck_assert_ptr_null(l);
    for (size_t i = 0; i < f.n && i < n; i++) {
        struct str got;

        str_init(&got);
        str_addf(&got, "%d %s", f.err[i].line, f.err[i].message);
        ck_assert_msg(strncmp(got.s, want[i], strlen(want[i])) == 0, "%s\nnot: %s",
                      got.s, want[i]);
        str_done(&got);
    }
    ck_assert_uint_eq(f.n, n);
    faults_done(&f);
}

START_TEST(all_faults_are_listed)
    {
        static const char *const want[] = {
            "3 lesson: unknown key 'minuts' (did you mean 'minutes'?)",
            "5 minutes: a number from 1 to 600",
            "8 {1 +}: ",
            "9 a heading of level 3",
            "10 unknown block 'setpu' (did you mean 'setup'?)",
            "12 task 'a': no 'pass:'",
            "14 task 'a': unknown key 'hnt' (did you mean 'hint'?)",
            "15 task 'a': w >: ",
            "16 task 'a': 'run:' has no meaning beside 'do:'",
            "17 task 'a': options belong to",
            "18 write \"key: value\"",
            "19 write \"if CONDITION: text\"",
            "20 task 'a': write 'star: yes'",
            "22 task 'two words': write a name",
            "22 task 'two words': fewer than two options",
            "25 task 'c': 2 right options",
            "25 task 'c': a prediction needs 'run:",
            "29 task 'c': '=>' stands under its option",
            "32 block not closed before end of file",
        };

        expect(
            "# T\n```lesson\nminuts: 3\nid: t\nminutes: x\n```\n"
            "## P\nA {1 +} b\n### H\n```setpu\n```\n"
            "```task a\ndo: it\nhnt: x\nif w >: y\nrun: w = 1\n"
            "- [ ] no\nwhat\nif w\nstar: maybe\n```\n"
            "```task two words\nchoose: x\n```\n"
            "```task c\npredict: x\n- [x] a\n  => r\n  => s\n- [x] b\n```\n```note\n",
            sizeof want / sizeof *want, want);
    }
END_TEST

START_TEST(single_faults)
    {
        static const struct {
            const char *text, *fault;
        } rows[] = {
            {"", "1 no \"# Title\""},
            {HEAD "```task a\nfo: x\n```\n", "6 task 'a': what kind is it?"},
            {HEAD "```task a\nformula: x\n```\n", "6 task 'a': no 'pass:'"},
            {HEAD "```task a\nformula: x\npass: same(it, x)\n```\n",
             "6 task 'a': a formula needs 'solution: EXPRESSION'"},
            {HEAD "```task a\nformula: x\npass: same(x, y)\nsolution: x\n```\n",
             "8 task 'a': write 'pass: same(it, 15*x^2)'"},
            {HEAD "```task a\nformula: x\npass: same(it, x)\nsolution: 2x\n```\n",
             "9 task 'a': 2x: A * is missing"},
            {HEAD "```task a\ndo: x\npass: w > 0\nquest: steps\n```\n",
             "6 task 'a': a quest needs 'par: NUMBER'"},
            {HEAD "```task a\ndo: x\npass: w > 0\npar: 3\n```\n",
             "6 task 'a': par, best, way and summit belong to a quest"},
            {HEAD "```task a\ndo: x\npass: w > 0\nsummit: yes\n```\n",
             "6 task 'a': par, best, way and summit belong to a quest"},
            {HEAD "```task a\ndo: x\npass: w > 0\nquest: steps\npar: x\n```\n",
             "6 task 'a': a quest needs"},
            {HEAD "```task a\ndo: x\npass: w > 0\nquest: n\npar: 3\nbest: 2\n```\n",
             "6 task 'a': 'best:' without 'way: COMMANDS'"},
            {HEAD "```task a\ndo: x\npass: w > 0\nquest: n\npar: 3\nway: fit\n```\n",
             "6 task 'a': 'way:' without 'best: NUMBER'"},
            {HEAD "```task a\ndo: x\npass: w > 0\nquest: n\npar: 3\nbest: 4\n"
                  "way: fit\n```\n",
             "6 task 'a': best 4 is more than par 3"},
            {HEAD "```task a\ndo: x\npass: w > 0\nquiz: yes\n```\n",
             "9 task 'a': 'quiz:' has no meaning beside 'do:'"},
            {HEAD "```task a\ndo: x\npass: w > 0\ntext: y\n```\n",
             "9 task 'a': 'text:' belongs to an again block"},
            {HEAD "```task a\ndo: x\npass: w > 0\nsetup: fit\n```\n",
             "9 task 'a': 'setup:' belongs to an again block"},
            {HEAD "```again a\nnumber: x\npass: 3\n```\n",
             "6 again 'a': no task of this name"},
            {HEAD "```task a\nnumber: x\npass: 3\n```\n"
                  "```again a\ndo: x\npass: w > 0\n```\n",
             "10 task 'a': what is asked again is a question, not 'do:'"},
            {HEAD "```task a\nnumber: x\npass: 3\n```\n```again a\nnumber: x\n"
                  "pass: 3\n```\n```again a\nnumber: x\npass: 3\n```\n",
             "14 again 'a': it stands here a second time; the first is on line 10"},
            {HEAD "```check\n```\n", "6 check: it is empty"},
            {HEAD "```check now\nfit\n```\n", "6 check: nothing may follow"},
            {HEAD "```page\nnew: fit\nnew: step\n```\n",
             "8 'new:' stands here a second time"},
            {"# T\n```lesson\nid: t\npart: middle\n```\n## P\n",
             "4 part: write see, measure, walk or judge, not 'middle'"},
            {HEAD "```task\ndo: x\npass: w > 0\n```\n", "6 task '': write a name"},
            {HEAD "```task a\ndo: x\npass: w > 0\npass: w > 1\n```\n",
             "9 task 'a': 'pass:' stands here a second time"},
            {HEAD "```task a\ndo: x\nnumber: y\npass: w > 0\n```\n",
             "8 task 'a': 'number:' beside 'do:'"},
            {HEAD "```task a\nnumber: x\npass: w > 0\n```\n",
             "8 task 'a': write 'pass: 0.8"},
            {HEAD "```task a\nnumber: x\npass: 3 +- x\n```\n",
             "8 task 'a': write 'pass: 0.8"},
            {HEAD "```task a\ndo: x {w\npass: w > 0\n```\n",
             "7 task 'a': a { without its }"},
            {HEAD "```task a\n  x\ndo: x\npass: w > 0\n```\n", "7 an indented line"},
            {HEAD "```task a\n- no box\ndo: x\npass: w > 0\n```\n",
             "7 write \"- [ ] text\""},
            {HEAD "- a\n  ```setup\n  w = 1\n  ```\n",
             "7 setup: write the block at the left"},
            {HEAD "```setup\nw = 1\n```\n```setup\n```\n",
             "9 a second setup on this page"},
            {HEAD "```setup now\n```\n", "6 setup: nothing may follow"},
            {HEAD "# Again\n", "6 a second # title"},
            {HEAD "```lesson\n```\n", "6 a second lesson block"},
            {HEAD "```task a\ndo: x\npass: w > 0\n", "6 block not closed"},
            {HEAD "```page\nstripe: w\n```\n",
             "7 page: unknown key 'stripe' (did you mean "},
            {"# T\nx\n```lesson\nid: t\n```\n## P\n", "2 text before the first page"},
            {"# T\n```setup\n```\n```lesson\nid: t\n```\n## P\n",
             "2 setup: it belongs to a"},
            {"# T\n```lesson\nid: T\n```\n## P\n", "2 lesson: id: 'T'"},
            {"# T\n```lesson\ngoal: x\n```\n## P\n", "2 lesson: no id"},
            {"# T\n```lesson\nid: t\n```\n", "1 no page"},
            {"## P\n```lesson\nid: t\n```\n", "1 no \"# Title\""},
            {"# T\n## P\n", "1 no ```lesson block"},
        };

        for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
            struct faults f;
            struct lesson *l = read_text(rows[i].text, &f);
            struct str got;

            ck_assert_msg(!l && f.n, "%s", rows[i].fault);
            str_init(&got);
            str_addf(&got, "%d %s", f.err[0].line, f.err[0].message);
            ck_assert_msg(strncmp(got.s, rows[i].fault, strlen(rows[i].fault)) == 0,
                          "%s\nnot: %s", got.s, rows[i].fault);
            ck_assert_str_eq(f.err[0].file, "lessons/03-sigmoid.md");
            str_done(&got);
            faults_done(&f);
        }
    }
END_TEST

START_TEST(new_blocks)
    {
        static const char with[] =
            "# T\n```lesson\nid: t\npart: walk\n```\n## P\n"
            "```page\nnew: step run\n```\n"
            "```task q\ndo: x\nquest: count(set)\npar: log(exp(3))\nbest: 2\n"
            "way: w = 1; w = 2\n  b = 1\nsummit: yes\npass: w > 0\n```\n"
            "```task c\nformula: y?\npass: same(it, x^2)\nif same(it, x): no\n"
            "solution: x*x\nquiz: yes\nright: ok\n```\n"
            "```again c\ntext: Now *other* `w`\n  numbers.\nsetup: reset all; w = 3\n"
            "number: y?\npass: 4 +- 1\n```\n"
            "```check\nfit\n\nassert near(loss, 1, 2)\n```\n```check\nw = 2\n```\n";
        struct faults f;
        struct lesson *l = read_text(with, &f);
        const struct page *p;

        ck_assert_msg(l != NULL, "%s", f.n ? f.err[0].message : "");
        p = &l->page[0];
        ck_assert_str_eq(l->part, "walk");
        ck_assert_str_eq(p->fresh, "step run");
        ck_assert_uint_eq(p->tasks, 2);
        ck_assert_str_eq(p->task[0].quest_source, "count(set)");
        ck_assert_ptr_nonnull(p->task[0].quest);
        ck_assert_double_eq_tol(p->task[0].par, 3, 1e-12);
        ck_assert_double_eq(p->task[0].best, 2);
        ck_assert_str_eq(p->task[0].best_way, "w = 1; w = 2\nb = 1\n");
        ck_assert(p->task[0].summit && p->task[0].optional && !p->task[0].again);
        ck_assert_int_eq(p->task[1].kind, TASK_FORMULA);
        ck_assert_str_eq(p->task[1].solution, "x*x");
        ck_assert(p->task[1].quiz && !p->task[1].optional && !p->task[1].quest);
        ck_assert(isnan(p->task[1].par) && isnan(p->task[1].best));
        ck_assert_uint_eq(p->agains, 1);
        ck_assert_str_eq(p->again[0].name, "c");
        ck_assert_int_eq(p->again[0].kind, TASK_NUMBER);
        ck_assert_str_eq(p->again[0].setup, "reset all; w = 3\n");
        ck_assert_ptr_nonnull(
            strstr(p->again[0].text, TEXT_CODE "w" TEXT_END " numbers."));
        ck_assert(p->again[0].again && p->again[0].reset && !p->task[0].reset);
        ck_assert_uint_eq(p->checks, 2);
        ck_assert_str_eq(p->check[0].text, "fit\n\nassert near(loss, 1, 2)\n");
        ck_assert_int_eq(p->check[0].line, 36);
        ck_assert_str_eq(p->check[1].text, "w = 2\n");
        lesson_free(l);
    }
END_TEST

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

/* However much is wrong, the list stays finite and the lesson is refused. */
START_TEST(endless_faults)
    {
        struct faults f;
        struct str text;
        size_t n;

        str_init(&text);
        for (int i = 0; i < 3000; i++)
            str_add(&text, "### x\n");
        ck_assert_ptr_null(read_text(text.s, &f));
        n = f.n;
        ck_assert_uint_ge(n, 100);
        ck_assert_uint_le(n, 1000);
        ck_assert_ptr_null(lesson_read("y.md", text.s, text.len, &f));
        ck_assert_ptr_null(lesson_read("z.md", "", 0, &f));
        faults_done(&f);
        str_done(&text);
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
    tcase_add_test(t, all_faults_are_listed);
    tcase_add_test(t, single_faults);
    tcase_add_test(t, new_blocks);
    tcase_add_test(t, wanted_numbers);
    tcase_add_test(t, endless_faults);
    tcase_add_test(t, shelf);
    tcase_add_test(t, pages);
    suite_add_tcase(s, t);
    return s;
}
