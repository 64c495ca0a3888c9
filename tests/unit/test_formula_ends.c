/* Expressions as text: where they end, what is a literal, which names are in them.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <check.h>
#include <string.h>

#include "learn/formula.h"

Suite *suite_formula_ends(void);

/* Two names have values. */
static bool get(void *self, const char *name, struct value *out)
{
    (void)self;
    *out = value_number(strcmp(name, "b") == 0 ? 4 : 5);
    return strcmp(name, "b") == 0 || strcmp(name, "loss") == 0;
}

static const struct scope scope = {.name = get};

/* ---- where an expression ends ---- */

static void ends(struct formula *(*parse)(const char *, size_t *, struct err *),
                 const char *text, size_t expected, double number)
{
    struct err err = {0};
    size_t used = 0;
    struct formula *f = parse(text, &used, &err);
    struct value v;

    ck_assert_msg(f != NULL, "%s: %s", text, err.message);
    ck_assert_msg(used == expected, "%s takes %zu", text, used);
    ck_assert(formula_eval(f, &scope, &v, &err));
    ck_assert_double_eq(v.number, number);
    formula_free(f);
}

START_TEST(values_in_a_list)
    {
        ends(formula_parse_value, "3 -0.4", 1, 3);
        ends(formula_parse_value, "3 − 0.5", 9, 2.5);
        ends(formula_parse_value, "3 - 0.5", 7, 2.5);
        ends(formula_parse_value, "3- 0.5", 6, 2.5);
        ends(formula_parse_value, "3 −0.4", 1, 3);
        ends(formula_parse_value, "2 1 +", 1, 2);
        ends(formula_parse_value, "1 +", 1, 1);
        ends(formula_parse_value, "1 o", 1, 1);
        ends(formula_parse_value, "b (3)", 1, 4);
        ends(formula_parse_value, "(1 +2) 3", 6, 3);
        ends(formula_parse_value, "-b 3", 2, -4);
        ends(formula_parse_value, "b and loss 3", 10, 1);
        ends(formula_parse_value, "log (1) 3", 7, 0);
        ends(formula_parse_value, "2, 3", 1, 2);
        ends(formula_parse_value, "2; 3", 1, 2);
    }
END_TEST

START_TEST(expressions_in_a_line)
    {
        ends(formula_parse_expr, "-0.5, 3", 4, -0.5);
        ends(formula_parse_expr, "1 + 1 # note", 5, 2);
        ends(formula_parse_expr, "max(1, 2); step", 9, 2);
        ends(formula_parse_expr, "100: w = 1", 3, 100);
        ends(formula_parse_expr, "3 -0.5", 6, 2.5);
    }
END_TEST

/* ---- literals ---- */

START_TEST(literals)
    {
        static const struct {
            const char *text;
            double value;
        } good[] = {{"0.75", 0.75},  {".75", 0.75}, {"75%", 0.75},  {" 3/4 ", 0.75},
                    {"-2", -2},      {"−2", -2},    {"1e-5", 1e-5}, {"75 %", 0.75},
                    {"-1/4", -0.25}, {"+2", 2}};
        static const char *const bad[] = {"1-0.9",     "",      "x",     "1/0",   "e",
                                          "pi",        "1 2",   "50%/2", "(3)",   "2*3",
                                          "about 2.3", "1/2/3", "%",     "log(1)"};
        double v;

        for (size_t i = 0; i < sizeof good / sizeof *good; i++) {
            ck_assert_msg(formula_literal(good[i].text, &v), "%s", good[i].text);
            ck_assert_double_eq(v, good[i].value);
        }
        for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
            ck_assert_msg(!formula_literal(bad[i], &v), "%s", bad[i]);
    }
END_TEST

static bool computes(const char *text)
{
    struct formula *f = formula_parse(text, NULL);
    bool yes = formula_computes(f);

    formula_free(f);
    return yes;
}

static void append(void *self, const char *name)
{
    strcat(self, name);
    strcat(self, " ");
}

START_TEST(what_is_in_it)
    {
        struct formula *f = formula_parse("w1*x + mean(p) - e + count(line)", NULL);
        char seen[100] = "";

        formula_names(f, append, seen);
        ck_assert_str_eq(seen, "w1 x p ");
        formula_free(f);
        ck_assert(computes("1-0.9") && computes("log(2)"));
        ck_assert(!computes("2") && !computes("-2") && !computes("loss"));
    }
END_TEST

Suite *suite_formula_ends(void)
{
    Suite *suite = suite_create("formula_ends");
    TCase *tc = tcase_create("formula_ends");

    tcase_add_test(tc, values_in_a_list);
    tcase_add_test(tc, expressions_in_a_line);
    tcase_add_test(tc, literals);
    tcase_add_test(tc, what_is_in_it);
    suite_add_tcase(suite, tc);
    return suite;
}
