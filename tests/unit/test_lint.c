/* Lint: each static fault of a lesson is found on its line, and only those.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "lab/reading.h"
#include "lesson/guide.h"
#include "lesson/lint.h"

Suite *suite_lint(void);

#define HEAD "# T\n```lesson\nid: t\ngoal: g\nminutes: 5\n```\n## P\n"
#define HINTS "hint: one\nhint: two\n"

static const struct scope *same_scope(void *self, size_t page)
{
    (void)page;
    return self;
}

static void lint(const char *text, const struct shelf *shelf, struct faults *f)
{
    struct lesson *l;
    struct bench *b = bench_new();
    struct guide *g;
    struct scope bench = reading_scope(b), scope;

    memset(f, 0, sizeof *f);
    l = lesson_read("t.md", text, strlen(text), f);
    ck_assert_msg(l != NULL, "%s", f->n ? f->err[0].message : "");
    g = guide_new(l, b);
    scope = guide_scope(g, &bench);
    lint_lesson(l, shelf, &(struct lint_scopes){same_scope, &scope}, f);
    lint_links(l, shelf, text, f);
    guide_free(g);
    bench_free(b);
    lesson_free(l);
}

/* Exactly one fault, which begins with WANT ("LINE message"); none if WANT is NULL. */
static void expect(const char *text, const char *want)
{
    struct faults f;
    struct str got;

    lint(text, NULL, &f);
    str_init(&got);
    for (size_t i = 0; i < f.n; i++)
        str_addf(&got, "%d %s\n", f.err[i].line, f.err[i].message);
    ck_assert_msg(f.n == (want ? 1 : 0), "%s", got.s);
    ck_assert_msg(!want || strncmp(got.s, want, strlen(want)) == 0, "%s\nnot: %s",
                  got.s, want);
    str_done(&got);
    faults_done(&f);
}

START_TEST(nothing_wrong)
    {
        expect(
            HEAD
            "Now {w}, {p(1, 2)}.\n```task a\ndo: x\npass: w1 == 2 and errors == 0 and "
            "used(line) and start.loss > loss\n" HINTS
            "if optimizer == newton: {max.loss}\nsolution: w = 2\n```\n",
            NULL);
        expect(HEAD "```task a\nchoose: x\n- [x] a\n  => r\n- [ ] b\n  => s\n```\n",
               NULL);
        expect(HEAD "```task a\nnumber: x\npass: 2.303 +- 0.02\n" HINTS
                    "if answer < 0: no\nif 0.5: no\nsolution: 2.303\n```\n",
               NULL);
    }
END_TEST

/* What is to be read once a guess has come out has to fit as well: heading, blank row,
 * two rows, and N of this with a blank row before each. */
static void foretold(int n, const char *want)
{
    struct str text;

    str_init(&text);
    str_add(&text, HEAD "```task a\npredict: x\nrun: w = 2\nsaid: it\n"
                        "did: {w/prev.w : 1}\n- [x] a\n  => r\n- [ ] b\n  => s\n```\n");
    for (int i = 0; i < n; i++)
        str_add(&text, "\np {prev.p(1, 2) : 2}\n");
    expect(text.s, want);
    str_done(&text);
}

START_TEST(room_after_a_guess)
    {
        foretold(0, NULL);
        foretold(6, NULL);
        foretold(7, "7 page 'P' has 18 of 17 rows once the guess has come out: cut 1");
        expect(HEAD "```task a\npredict: x\nrun: w = 2\ndid: {spede}\n- [x] a\n  => r\n"
                    "- [ ] b\n  => s\n```\n",
               "11 task 'a': {spede}: ");
        expect(HEAD "```task a\npredict: x\nrun: w = 2\n- [x] a\n  => r\n"
                    "- [ ] b\n  => s\n```\nNow {prev.spede}.\n",
               "16 {prev.spede}: ");
    }
END_TEST

/* The same question again stands on a page of its own, which has to hold it. */
START_TEST(room_for_the_same_again)
    {
        for (size_t rows = 4; rows <= 20; rows += 16) {
            struct str text;

            str_init(&text);
            str_add(&text, HEAD "```task a\npredict: x\nrun: w = 1\n- [x] a\n  => r\n"
                                "- [ ] b\n  => s\n```\n```again a\ntext:");
            for (size_t i = 0; i < rows; i++)
                str_add(&text, " abcdefghi-abcdefghi-abcdefghi");
            str_add(&text, "\nsetup: w = 2\npredict: x\nrun: w = 1\n- [x] a\n  => r\n"
                           "- [ ] b\n  => s\n```\n");
            expect(text.s, rows == 4 ? NULL : "16 again 'a' has ");
            str_done(&text);
        }
    }
END_TEST

START_TEST(each_fault)
    {
        static const struct {
            const char *text, *fault;
        } rows[] = {
            {HEAD "one {acuracy}\n", "8 {acuracy}: There is no 'acuracy' here."},
            {HEAD "```task a\ndo: x\npass: acuracy > 1\n" HINTS
                  "solution: w = 1\n```\n",
             "10 task 'a': acuracy > 1: There is no 'acuracy' here."},
            {HEAD "```task a\ndo: x\npass: w > 1\n" HINTS "if acuracy > 1: x\n"
                  "solution: w = 1\n```\n",
             "13 task 'a': acuracy > 1: "},
            {HEAD "```task a\ndo: x\npass: w > 1\nwhen: zz > 1\n" HINTS
                  "solution: w = 1\n```\n",
             "11 task 'a': zz > 1: "},
            {HEAD "```task a\ndo: x {zz}\npass: w > 1\n" HINTS "solution: w = 1\n```\n",
             "9 task 'a': {zz}: "},
            {HEAD "```task a\ndo: x\npass: w == 0.5\n" HINTS "solution: w = 1\n```\n",
             "10 task 'a': w == 0.5: == on a number that is not whole: use near(a, "
             "0.5"},
            {HEAD "```task a\ndo: x\npass: w > 1\nhint: one\nsolution: w = 1\n```\n",
             "8 task 'a': 1 of 2 hints"},
            {HEAD "```task a\ndo: x\npass: w > 1\n" HINTS "```\n",
             "8 task 'a': no solution"},
            {HEAD "```task a\nchoose: x\n- [x] a\n- [ ] b\n  => s\n```\n",
             "10 task 'a': option without a reply (write \"=> ...\")"},
            {HEAD
             "```task a\nchoose: x\n- [x] a\n  => r\n- [ ] one two three four five six "
             "seven eight nine ten eleven twelve thirteen\n  => s\n```\n",
             "12 task 'a': option B takes 3 of 2 rows"},
            {HEAD "```task a\nchoose: x\nrecall: yes\n- [x] a\n  => r\n- [ ] b\n  => "
                  "s\n```\n"
                  "```task a\nchoose: y\n- [x] a\n  => r\n- [ ] b\n  => s\n```\n",
             "16 task 'a': the name is taken on line 8"},
            {HEAD "```task a\nchoose: x\n- [x] a\n  => r\n- [ ] b\n  => s\n```\n"
                  "```task b\nchoose: y\n- [x] a\n  => r\n- [ ] b\n  => s\n```\n",
             "15 page 'P' has a second task"},
            {HEAD "    short\n    123456789 123456789 123456789 123456789\n",
             "9 a row of code has 39 of 35 columns"},
            {"# T\n```lesson\nid: t\nminutes: 5\n```\n## P\n", "1 lesson: no goal"},
            {"# T\n```lesson\nid: t\ngoal: g\n```\n## P\n", "1 lesson: no minutes"},
        };

        for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
            expect(rows[i].text, rows[i].fault);
    }
END_TEST

/* A page of N paragraphs of one row each, the first with LONG_ONE of three (one of 80
 * columns), with or without a task of 3 rows. */
static void sized(int n, bool long_one, const char *title, bool task, const char *want)
{
    struct str t;

    str_init(&t);
    str_addf(&t, "# T\n```lesson\nid: t\ngoal: g\nminutes: 5\n```\n## %s\n", title);
    for (int i = 0; i < n; i++)
        str_add(&t, i || !long_one ? "x\n\n"
                                   : "abcdefghi abcdefghi abcdefghi abcdefghi abcdefghi "
                                     "abcdefghi abcdefghi\n\n");
    if (task)
        str_add(&t, "```task a\ndo: x\npass: w > 1\n" HINTS "solution: w = 2\n```\n");
    expect(t.s, want);
    str_done(&t);
}

/* So many lines of 80 columns may come before the task. */
START_TEST(lines_in_plain_mode)
    {
        struct str t;

        for (int n = 6; n <= 7; n++) {
            str_init(&t);
            str_add(&t, HEAD);
            for (int i = 0; i < n; i++)
                str_add(&t, "    x\n");
            str_add(&t, "\n");
            str_add(&t, "```task a\nchoose: x\n- [x] a\n  => r\n- [ ] b\n  => s\n"
                        "```\n");
            expect(t.s, n > 6 ? "7 page 'P' has 7 of 6 lines of 80 columns before "
                                     "its task in plain mode: cut 1"
                                   : NULL);
            str_done(&t);
        }
    }
END_TEST

START_TEST(sizes)
    {
        sized(7, false, "P", false, NULL); /* 1 + 7 * 2 = 15 rows */
        sized(8, false, "P", false, "7 page 'P' has 17 of 16 rows: cut 1 line or split");
        sized(6, false, "P", true, NULL); /* 13 + blank + DO + blank + condition = 17 */
        sized(6, true, "Segments", true,
              "7 page 'Segments' has 19 of 17 rows: cut 2 lines or split");
    }
END_TEST

/* {EXPR} counts as five columns, whatever its value happens to be. */
START_TEST(values_are_measured_alike)
    {
        sized(0, false, "P", false, NULL);
        expect(HEAD "    12345678 12345678 12345678 {max.loss - w12}\n", NULL);
    }
END_TEST

START_TEST(needs)
    {
        static const char a[] = "# A\n```lesson\nid: a\nneeds: b\n```\n## P\n";
        static const char b[] = "# B\n```lesson\nid: b\nneeds: t\n```\n## P\n";
        static const char c[] = "# C\n```lesson\nid: c\nneeds: c2\n```\n## P\n";
        static const struct {
            const char *needs, *fault;
        } rows[] = {{"c", NULL},
                    {"a", "'a' needs this lesson"},
                    {"t", "cannot need itself"},
                    {"nobody", "no lesson with the id 'nobody'"}};
        struct faults f = {0};
        struct lesson *lesson[] = {lesson_read("a.md", a, sizeof a - 1, &f),
                                   lesson_read("b.md", b, sizeof b - 1, &f),
                                   lesson_read("c.md", c, sizeof c - 1, &f)};
        struct shelf shelf = {lesson, 3};

        for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
            struct str text;

            str_init(&text);
            str_addf(
                &text,
                "# T\n```lesson\nid: t\ngoal: g\nminutes: 5\nneeds: %s\n```\n## P\n",
                rows[i].needs);
            lint(text.s, &shelf, &f);
            ck_assert_uint_eq(f.n, rows[i].fault ? 1 : 0);
            ck_assert(!rows[i].fault || strstr(f.err[0].message, rows[i].fault));
            faults_done(&f);
            str_done(&text);
        }
        for (int i = 0; i < 3; i++)
            lesson_free(lesson[i]);
    }
END_TEST

/* Beside a landscape a row of code has 25 columns, until other data show the usual
 * picture. */
START_TEST(text_beside_a_landscape_is_narrow)
    {
        static const char code[] = "```\n123456789 123456789 123456\n```\n";
        struct str text;

        str_init(&text);
        str_addf(&text, HEAD "%s", code);
        expect(text.s, NULL);
        str_clear(&text);
        str_addf(&text, HEAD "```setup\ndata line\nplot contour w b\n```\n## Q\n%s",
                 code);
        expect(text.s, "14 a row of code has 26 of 25 columns");
        str_addf(&text, "## R\n```setup\nplot loss\n```\n%s", code);
        expect(text.s, "14 a row of code has 26 of 25 columns");
        str_clear(&text);
        str_addf(&text, HEAD "```setup\nplot contour; data tiny\n```\n%s", code);
        expect(text.s, NULL);
        str_done(&text);
    }
END_TEST

Suite *suite_lint(void)
{
    Suite *s = suite_create("lint");
    TCase *t = tcase_create("lint");

    tcase_add_test(t, text_beside_a_landscape_is_narrow);
    tcase_add_test(t, nothing_wrong);
    tcase_add_test(t, room_after_a_guess);
    tcase_add_test(t, room_for_the_same_again);
    tcase_add_test(t, each_fault);
    tcase_add_test(t, sizes);
    tcase_add_test(t, lines_in_plain_mode);
    tcase_add_test(t, values_are_measured_alike);
    tcase_add_test(t, needs);
    suite_add_tcase(s, t);
    return s;
}
