/* Lesson files: every fault with its line.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <check.h>
#include <math.h>
#include <string.h>

#include "lesson/lesson.h"
#include "lesson_kit.h"
#include "plot/text.h"

Suite *suite_lesson_faults(void);

/* ---- faults ---- */

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
             "9 task 'a': a quest needs 'par: NUMBER'"},
            {HEAD "```task a\ndo: x\npass: w > 0\npar: 3\n```\n",
             "6 task 'a': par, best, way and summit belong to a quest"},
            {HEAD "```task a\ndo: x\npass: w > 0\nsummit: yes\n```\n",
             "6 task 'a': par, best, way and summit belong to a quest"},
            {HEAD "```task a\ndo: x\npass: w > 0\nquest: steps\npar: x\n```\n",
             "10 task 'a': write 'par: 18', a number"},
            {HEAD "```task a\ndo: x\npass: w > 0\nquest: n\npar: 3\nbest: 2\n```\n",
             "11 task 'a': 'best:' without 'way: COMMANDS'"},
            {HEAD "```task a\ndo: x\npass: w > 0\nquest: n\npar: 3\nway: fit\n```\n",
             "11 task 'a': 'way:' without 'best: NUMBER'"},
            {HEAD "```task a\ndo: x\npass: w > 0\nquest: n\npar: 3\nbest: 4\n"
                  "way: fit\n```\n",
             "10 task 'a': best 4 is more than par 3"},
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

Suite *suite_lesson_faults(void)
{
    Suite *s = suite_create("lesson_faults");
    TCase *t = tcase_create("lesson_faults");

    tcase_add_test(t, all_faults_are_listed);
    tcase_add_test(t, single_faults);
    tcase_add_test(t, new_blocks);
    tcase_add_test(t, endless_faults);
    suite_add_tcase(s, t);
    return s;
}
