/* Formulas as answers: every equal form is right, no near miss is, and looking something
 * up is no try.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <check.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "kit.h"
#include "lesson/guide.h"

Suite *suite_asked(void);

static const char text[] =
    "# T\n```lesson\nid: asked\n```\n"
    "## One point\n```setup\ndata archery\nw = 1\nb = -5\n```\n"
    "```task slope\nformula: dL/dw?\npass: same(it, (p-y)*x)\n"
    "if same(it, (y-p)*x): The sign.\nhint: a\nhint: b\nright: Error times input.\n"
    "solution: (p-y)*x\n```\n"
    "## Cube\n```task cube\nformula: d/dx?\npass: same(it, 15*x^2)\nhint: a\nhint: b\n"
    "solution: 15*x^2\n```\n"
    "## Line\n```task line\nformula: d/dx of 7x?\npass: same(it, 7)\nsolution: 7\n```\n"
    "## Model\n```task model\nformula: p?\npass: same(it, 1/(1+exp(-(w*x+b))))\n"
    "if same(it, 1/(1+exp(w*x+b))): Mirrored.\nsolution: 1/(1+exp(-(w*x+b)))\n```\n"
    "## Price\n```task price\nformula: slope?\npass: same(it, g + lambda*w1)\n"
    "solution: g+lambda*w1\n```\n"
    "## Own\n```setup\ndata archery\n```\n"
    "```task own\ndo: Define dw.\npass: same(dw, (p-y)*x) and same(db, p-y)\n"
    "solution: formula dw = (p-y)*x; formula db = p-y\n```\n";

static struct shell *sh;

static void setup(void)
{
    struct faults faults = {0};
    struct lesson *l = lesson_read("90-asked.md", text, strlen(text), &faults);

    ck_assert_msg(l != NULL, "%s", faults.n ? faults.err[0].message : "");
    sh = kit_shell(true);
    shell_shelf(sh)->lesson = mem_grow(shell_shelf(sh)->lesson, shell_shelf(sh)->n + 1, sizeof l);
    shell_shelf(sh)->lesson[shell_shelf(sh)->n++] = l;
    kit_must(sh, "lesson asked");
}

static void teardown(void)
{
    kit_done(sh);
}

static struct task_record *record(void)
{
    return guide_record(sh->guide, &guide_page(sh->guide)->task[0]);
}

/* The page's question is open again, and has had no try. */
static void afresh(int page)
{
    struct str line;

    kit_type(sh, "reset lesson");
    str_init(&line);
    str_addf(&line, "page %d", page);
    kit_must(sh, line.s);
    str_done(&line);
    ck_assert_int_eq(record()->state, TASK_OPEN);
    record()->tries = 0;
}

static void right(int page, const char *line)
{
    afresh(page);
    kit_type(sh, line);
    ck_assert_msg(record()->state == TASK_PASSED, "%s: %s", line, kit_said());
    ck_assert_int_eq(record()->tries, 0);
}

/* It is no success; TRIES it cost, and what was SAID. */
static void wrong(int page, const char *line, int tries, const char *said)
{
    afresh(page);
    kit_type(sh, line);
    ck_assert_msg(record()->state == TASK_OPEN, "%s", line);
    ck_assert_msg(record()->tries == tries, "%s: %d tries", line, record()->tries);
    ck_assert_msg(strstr(kit_row(), said) != NULL, "%s: %s", line, kit_row());
}

START_TEST(every_equal_form)
    {
        static const struct {
            int page;
            const char *line;
        } rows[] = {{1, "(p-y)*x"},
                    {1, "x*(p - y)"},
                    {1, "-x*(y-p)"},
                    {1, "p*x-y*x"},
                    {1, "(s-y)*x1"},
                    {1, "(σ(z)−y)·x"},
                    {1, "(sigmoid(w*x+b)-y)*x"},
                    {1, "(1/(1+exp(-(w1*x+b)))-y)*x"},
                    {1, "(P-Y)*X"},
                    {1, "= (p-y)*x"},
                    {1, "dL/dw = (p-y)*x"},
                    {1, "dL / dw1 = (p-y)*x"},
                    {1, "it = (p-y)*x"},
                    {1, "y = (p-y)*x"},
                    {1, "L = (p-y)*x"},
                    {1, "dw = (p-y)*x"},
                    {1, "answer (p-y)*x"},
                    {1, "formula dw = (p-y)*x"},
                    {2, "15*x^2"},
                    {2, "5*3*x*x"},
                    {2, "15x^2"}, /* refused with the product, then that */
                    {2, "15*x²"},
                    {2, "f'(x) = 15*x^2"},
                    {3, "7"},
                    {3, "14/2"},
                    {3, "answer 7"},
                    {3, "7 + 0*x"},
                    {4, "1/(1+exp(-(w*x+b)))"},
                    {4, "1/(1+exp(-w*x-b))"},
                    {4, "exp(w*x+b)/(1+exp(w*x+b))"},
                    {4, "sigmoid(z)"},
                    {4, "formula p = 1/(1+exp(-(w*x+b)))"},
                    {5, "g + lambda*w1"},
                    {5, "g+λ*w"},
                    {5, "lambda*w1+g"}};

        for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
            if (strcmp(rows[i].line, "15x^2") == 0) {
                wrong(2, "15x^2", 0, "15*x^2");
                ck_assert_str_eq(sh->fault.meant, "15*x^2");
                continue;
            }
            right(rows[i].page, rows[i].line);
        }
    }
END_TEST

START_TEST(near_misses)
    {
        wrong(1, "(y-p)*x", 1, "The sign.");
        wrong(1, "p-y", 1, "Not the same: at ");
        wrong(1, "(p-y)*x*1.001", 1, "Not the same: at ");
        wrong(1, "(p-y)*x^2", 1, "Not the same: at ");
        wrong(2, "15*x^3", 1, "yours gives");
        wrong(2, "15*abs(x)*x", 1, "yours gives"); /* the same for half of all x */
        wrong(2, "log(-x^2)", 1, "yours gives no value");
        wrong(3, "answer 8", 1, "yours gives 8, it should be 7.");
        wrong(4, "1/(1+exp(-w*x+b))", 1, "yours gives");
        wrong(5, "g - lambda*w1", 1, "yours gives");
        wrong(5, "g + lambda*w2", 1, "yours gives");
    }
END_TEST

/* The place that is named is one where they do differ so. */
START_TEST(the_difference_is_true)
    {
        double x, yours, should;
        const char *said;

        afresh(2);
        kit_type(sh, "15*x^3");
        said = strstr(kit_row(), "at x = ");
        ck_assert_msg(said && sscanf(said, "at x = %lf yours gives %lf, it should be %lf",
                                     &x, &yours, &should) == 3,
                      "%s", kit_row());
        ck_assert_double_eq_tol(yours, 15 * x * x * x, 0.01 * fabs(yours));
        ck_assert_double_eq_tol(should, 15 * x * x, 0.01 * fabs(should));
    }
END_TEST

START_TEST(no_try)
    {
        wrong(1, "p-", 0, "");
        wrong(1, "dL/dw = (p-y", 0, "A ) is missing");
        wrong(1, "x(p-y)", 0, "x*(p-y)");
        wrong(1, "(p-foo)*x", 0, "foo has no place in this formula");
        wrong(1, "answer loss", 0, "loss has no place in this formula");
        wrong(1, "foo(x)", 0, "foo");
        wrong(1, "loss", 0, "");
        wrong(1, "3", 0, "3");
        wrong(1, "mean(x)", 0, "4.75"); /* of 0.5, 1 … 9 */
        wrong(1, "p(4) > 0.1", 0, "");
        wrong(1, "print p(4)", 0, "0.26894"); /* 1/(1+e) */
        wrong(1, "print (p-y)*x", 0, "");
        wrong(1, "w = 3", 0, "w = 3");
        wrong(1, "eta = 0.5", 0, "");
        wrong(1, "x == 2", 0, "");
        wrong(1, "w = 3; b = 1", 0, "");
        wrong(3, "8", 0, "8");
        wrong(4, "formula p = 1/(1+exp(w*x+b))", 0, "Mirrored.");
        wrong(1, "check", 0, "A formula is asked");
        ck_assert_double_eq(kit_value(sh, "w"), 1);
    }
END_TEST

START_TEST(help_with_it)
    {
        afresh(1);
        kit_type(sh, "show");
        kit_type(sh, "show");
        ck_assert_msg(strstr(kit_row(), "The answer: (p-y)*x."), "%s", kit_row());
        ck_assert_int_eq(record()->state, TASK_HELPED);
    }
END_TEST

/* Letters that the learner has defined may stand in the answer. */
START_TEST(own_letters)
    {
        afresh(1);
        kit_type(sh, "formula q = 1/(1+exp(-(w*x+b)))");
        kit_type(sh, "(q-y)*x");
        ck_assert_msg(record()->state == TASK_PASSED, "%s", kit_row());
        ck_assert_int_eq(record()->tries, 0);
    }
END_TEST

/* The learner's own formulas, in whatever words. */
START_TEST(own_formulas)
    {
        afresh(6);
        kit_type(sh, "formula dw = (p-y)*x");
        ck_assert_int_eq(record()->state, TASK_OPEN);
        kit_type(sh, "formula db = y-p");
        ck_assert_int_eq(record()->state, TASK_OPEN);
        kit_type(sh, "formula db = -(y-p)");
        ck_assert_int_eq(record()->state, TASK_PASSED);
        afresh(6);
        kit_type(sh, "formula q = 1/(1+exp(-(w*x+b)))");
        kit_type(sh, "formula dw = (q-y)*x");
        kit_type(sh, "formula db = q-y");
        ck_assert_int_eq(record()->state, TASK_PASSED);
    }
END_TEST

Suite *suite_asked(void)
{
    Suite *s = suite_create("asked");
    TCase *tc = tcase_create("asked");

    tcase_add_checked_fixture(tc, setup, teardown);
    tcase_add_test(tc, every_equal_form);
    tcase_add_test(tc, near_misses);
    tcase_add_test(tc, the_difference_is_true);
    tcase_add_test(tc, no_try);
    tcase_add_test(tc, help_with_it);
    tcase_add_test(tc, own_letters);
    tcase_add_test(tc, own_formulas);
    suite_add_tcase(s, tc);
    return s;
}
