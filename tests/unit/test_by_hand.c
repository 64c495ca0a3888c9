/* Points put by hand on an empty table, and features that are formulas of one's own.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <check.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "kit.h"
#include "lab/code.h"
#include "plot/text.h"
#include "repl/private.h"

Suite *suite_by_hand(void);

static struct shell *sh;

static void begin(void)
{
    sh = kit_shell(true);
}

static void end(void)
{
    kit_done(sh);
    remove("by-hand.lt");
}

static char *script(void)
{
    struct str t;
    char *text;

    str_init(&t);
    bench_script(sh->bench, &t);
    text = mem_text(t.s);
    str_done(&t);
    return text;
}

/* The lines of LINES, separated by newlines, typed one after the other. */
static void type(const char *lines)
{
    char *copy = mem_text(lines), *rest = copy, *line;

    while ((line = strsep(&rest, "\n")))
        kit_must(sh, line);
    free(copy);
}

/* Saved and loaded, and by way of a code, the state is what it is now. */
static void comes_back(void)
{
    char *was = script(), *is;
    struct str line;

    kit_must(sh, "save ./by-hand.lt");
    type("reset all\nload ./by-hand.lt");
    is = script();
    ck_assert_str_eq(is, was);
    free(is);
    kit_must(sh, "share");
    str_init(&line);
    str_add(&line, "load ");
    for (const char *s = kit_said(); *s && strncmp(s, "It brings", 9) != 0; s++)
        if (*s != '\n')
            str_addc(&line, *s);
    type("reset all");
    kit_must(sh, line.s);
    str_done(&line);
    is = script();
    ck_assert_str_eq(is, was);
    free(is);
    free(was);
}

/* ---- formulas as features ---- */

/* The definition stands in the recipe: the same states as with the formula itself. */
START_TEST(a_formula_is_a_feature)
{
    char *own, *plain;

    type("data hobbits\nfeatures x1 x1*x2, (x1*x2-1)^2\nstep 7\n"
         "formula q = x1*x2, r = q - 1");
    plain = script();
    type("reset all\ndata hobbits\nformula q = x1*x2, r = q - 1\n"
         "features x1 q r^2\nstep 7");
    own = script();
    ck_assert_str_eq(own, plain);
    comes_back();
    free(own);
    free(plain);
}
END_TEST

START_TEST(a_feature_is_taken_back)
{
    char *was, *is;

    type("data hobbits\nformula q = x1*x2");
    was = script();
    type("features q\nundo");
    is = script();
    ck_assert_str_eq(is, was);
    free(was);
    free(is);
}
END_TEST

/* A later change of the formula does not reach into the model. */
START_TEST(a_feature_keeps_what_it_was_made_of)
{
    type("data hobbits\nformula q = x1*x2\nfeatures q\nw1 = 1\nformula q = x1");
    ck_assert_double_eq_tol(kit_value(sh, "z(2, 3)"), 6, 1e-12);
}
END_TEST

/* ---- a formula of a place, and data of other columns ---- */

START_TEST(a_place_comes_back_with_other_data)
{
    type("data archery\nformula q = z(25) + p(1)\ndata hobbits");
    comes_back();
    type("data archery\nb = 2");
    ck_assert_double_eq_tol(kit_value(sh, "q + 0"), 2 + 1 / (1 + exp(-2.0)), 1e-12);
}
END_TEST

START_TEST(a_wrong_place_is_said)
{
    type("data hobbits\nformula q = z(25)");
    ck_assert(strstr(kit_said(), "q has no value with these data: z takes two numbers"));
    ck_assert_int_eq(kit_type(sh, "print q"), SHELL_FAULT);
}
END_TEST

/* ---- an empty table ---- */

/* What is asked of it has no value, and none is NaN. */
START_TEST(nothing_is_nan)
{
    static const char *const lines[] = {"loss",    "errors", "metrics",  "plot",
                                        "step",    "fit",    "describe", "points",
                                        "explain loss", "p(1)", "grad",   "notation"};

    type("data hobbits\nscale on\nfeatures product\nsplit 0.7\nstep 3\ndata empty");
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        kit_type(sh, lines[i]);
        ck_assert_msg(!strstr(kit_said(), "nan") && !strstr(kit_said(), "inf "), "%s: %s",
                      lines[i], kit_said());
    }
    comes_back();
}
END_TEST

/* tiny's points typed by hand are tiny. */
START_TEST(typed_points_are_points)
{
    double typed, there;
    struct data *d;
    struct str lines;

    type("data tiny");
    str_init(&lines);
    d = sh->bench->s.all;
    str_add(&lines, "data empty");
    for (size_t i = 0; i < d->n; i++) {
        str_add(&lines, "\nadd");
        for (size_t j = 0; j < d->dim; j++) {
            str_addc(&lines, ' ');
            text_exact(&lines, d->x[j][i]);
        }
        str_add(&lines, d->y[i] > 0 ? " +" : " o");
    }
    type("w1 = 0.3\nb = 0.1\nstep 5");
    there = kit_value(sh, "loss");
    type(lines.s);
    type("w1 = 0.3\nb = 0.1\nstep 5");
    typed = kit_value(sh, "loss");
    ck_assert_double_eq(typed, there);
    comes_back();
    str_done(&lines);
}
END_TEST

START_TEST(back_to_the_data_before)
{
    char *was, *is;

    type("data hobbits\nstep 3");
    was = script();
    type("data empty\nadd 1 2 +\nadd 2 1 0\nstep\nundo\nundo\nundo\nundo");
    is = script();
    ck_assert_str_eq(is, was);
    free(was);
    free(is);
}
END_TEST

Suite *suite_by_hand(void)
{
    Suite *s = suite_create("by_hand");
    TCase *t = tcase_create("by_hand");

    tcase_add_checked_fixture(t, begin, end);
    tcase_add_test(t, a_formula_is_a_feature);
    tcase_add_test(t, a_feature_is_taken_back);
    tcase_add_test(t, a_feature_keeps_what_it_was_made_of);
    tcase_add_test(t, a_place_comes_back_with_other_data);
    tcase_add_test(t, a_wrong_place_is_said);
    tcase_add_test(t, nothing_is_nan);
    tcase_add_test(t, typed_points_are_points);
    tcase_add_test(t, back_to_the_data_before);
    suite_add_tcase(s, t);
    return s;
}
