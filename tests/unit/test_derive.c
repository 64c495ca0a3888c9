/* Derivatives, as text and by value, against difference quotients.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <check.h>
#include <math.h>
#include <string.h>

#include "derive_kit.h"
#include "learn/derive.h"

Suite *suite_derive(void);

/* ---- the derivative as text ---- */

static void check_tidy(const char *text, const char *by, const char *tidy,
                       const char *note)
{
    struct formula *f = formula_of(text), *g;
    struct derivation d;
    struct err err = {0};

    g = derive(f, by, &d, &err);
    ck_assert_msg(g != NULL, "%s: %s", text, err.message);
    ck_assert_str_eq(d.tidy, tidy);
    ck_assert(d.steps > 0);
    if (note)
        ck_assert_str_eq(d.note, note);
    else
        ck_assert_ptr_null(d.note);
    derivation_done(&d);
    formula_free(f);
    formula_free(g);
}

START_TEST(lessons)
    {
        check_tidy("5*x^3+7", "x", "15*x^2", NULL);
        check_tidy("(3*x+1)^2", "x", "6*(3*x+1)", NULL);
        check_tidy("x^2-2*x", "x", "2*x-2", NULL);
        check_tidy("1/(1+exp(-z))", "z", "exp(-z)/(1+exp(-z))^2",
                   "s*(1-s) with s = 1/(1+exp(-z))");
        check_tidy("sigmoid(z)", "z", "sigmoid(z)*(1-sigmoid(z))",
                   "s*(1-s) with s = sigmoid(z)");
        check_tidy("log(x)", "x", "1/x", NULL);
        check_tidy("-(y*log(p)+(1-y)*log(1-p))", "p", "(1-y)/(1-p)-y/p", NULL);
        check_tidy("p^7*(1-p)^3", "p", "p^6*(1-p)^2*(7-10*p)", NULL);
        check_tidy("exp(-x^2)", "x", "-2*x*exp(-x^2)", NULL);
        check_tidy("x^(1/3)", "x", "x^(-2/3)/3", NULL);
        check_tidy("0.1*x^3", "x", "0.3*x^2", NULL);
        check_tidy("log(1+exp(z))-y*z", "z", "exp(z)/(1+exp(z))-y",
                   "p-y with p = sigmoid(z)");
        check_tidy("7", "x", "0", NULL);
        check_tidy("x", "x", "1", NULL);
        check_tidy("min(2,3)*x", "x", "min(2, 3)", NULL);
    }
END_TEST

START_TEST(rules_are_named)
    {
        struct formula *f = formula_of("1/(1+exp(-z))"), *g;
        struct derivation d;
        struct err err = {0};

        g = derive(f, "z", &d, &err);
        ck_assert_uint_eq(d.steps, 3);
        ck_assert_str_eq(d.step[0].rule, "reciprocal rule: (1/g)' = -g'/g^2");
        ck_assert_str_eq(d.step[0].of, "1/(1+exp(-z))");
        ck_assert_str_eq(d.step[0].gives, "-(1+exp(-z))'/(1+exp(-z))^2");
        ck_assert(strstr(d.step[1].rule, "sum rule") != NULL);
        ck_assert(strstr(d.step[2].rule, "chain rule") != NULL);
        derivation_done(&d);
        formula_free(f);
        formula_free(g);
    }
END_TEST

START_TEST(refused)
    {
        static const struct {
            const char *text;
            int column;
            const char *says;
        } rows[] = {
            {"2+min(x,2)", 3, "min"},          {"x*mean(x)", 3, "mean"},
            {"x < 2", 1, "comparison"},        {"near(x,1,2)", 1, "near"},
            {"p(x,2)", 1, "derivative"},       {"same(x,x)", 1, "same"},
            {"1 + (x == 2)", 6, "comparison"},
        };

        for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
            struct formula *f = formula_of(rows[i].text);
            struct derivation d;
            struct err err = {0};

            ck_assert_ptr_null(derive(f, "x", &d, &err));
            ck_assert_msg(strstr(err.message, rows[i].says) != NULL, "%s: %s",
                          rows[i].text, err.message);
            ck_assert_int_eq(err.column, rows[i].column);
            ck_assert_uint_eq(d.steps, 0);
            formula_free(f);
        }
    }
END_TEST

/* ---- the derivative by value ---- */

/* The slope at X with an error far below 1e-6 of it; false where that is not sure. */
static bool numeric(const struct formula *f, double x, double y, double *slope)
{
    double quotient[2], size = 0;

    for (int k = 0; k < 2; k++) {
        double h = k ? 5e-4 : 1e-3, v[4];

        for (int i = 0; i < 4; i++) {
            double at = x + (i < 2 ? i - 2 : i - 1) * h;

            if (!formula_at(f, at, y, &v[i]))
                return false;
            size = fmax(size, fabs(v[i]));
        }
        quotient[k] = (v[0] - 8 * v[1] + 8 * v[2] - v[3]) / (12 * h);
    }
    *slope = quotient[1];
    return fabs(quotient[0] - quotient[1]) < 1e-7 * fabs(*slope) && size < 1e9 &&
           size * 1e-12 < 1e-7 * fabs(*slope);
}

static void check_values(const char *text, int *compared)
{
    struct formula *f = formula_of(text), *tidy, *raw;
    struct derivation d;
    struct err err = {0};

    tidy = derive(f, "x", &d, &err);
    ck_assert_msg(tidy != NULL, "%s: %s", text, err.message);
    raw = formula_of(d.raw);
    for (double x = -2.3; x < 3; x += 0.37) {
        double slope, v, w, y = 0.7;

        if (!numeric(f, x, y, &slope))
            continue;
        ck_assert_msg(formula_at(tidy, x, y, &v), "%s: %s at %g", text, d.tidy, x);
        ck_assert_msg(fabs(v - slope) <= 1e-6 * fmax(1e-3, fabs(slope)),
                      "%s: %s is %.12g at %g, not %.12g", text, d.tidy, v, x, slope);
        if (formula_at(raw, x, y, &w))
            ck_assert_msg(fabs(v - w) <= 1e-7 * fmax(1e-3, fabs(w)),
                          "%s: %s is not %s at %g", text, d.tidy, d.raw, x);
        ++*compared;
    }
    derivation_done(&d);
    formula_free(raw);
    formula_free(tidy);
    formula_free(f);
}

START_TEST(any_formula)
    {
        int compared = 0;

        formula_seed = 7;
        for (int i = 0; i < 300; i++) {
            struct str text;

            str_init(&text);
            grow_formula(&text, 1 + i % 5, true);
            check_values(text.s, &compared);
            str_done(&text);
        }
        ck_assert_int_gt(compared, 600);
    }
END_TEST

/* abs and sign where they have a slope, and where they have none. */
START_TEST(corners)
    {
        struct formula *f = formula_of("abs(x)"), *g = derive(f, "x", NULL, NULL);
        double v;

        ck_assert(formula_at(g, 3, 0, &v) && v == 1);
        ck_assert(formula_at(g, -3, 0, &v) && v == -1);
        ck_assert(!formula_at(g, 0, 0, &v));
        formula_free(f);
        formula_free(g);
    }
END_TEST

/* ---- hostile ---- */

static void repeated(struct str *out, const char *part, int n, const char *between)
{
    for (int i = 0; i < n; i++)
        str_addf(out, "%s%s", i ? between : "", part);
}

/* As long and as deep as it can be: a derivative, or a sentence why not. */
static void check_hostile(const char *text)
{
    struct formula *f = formula_of(text), *g, *s = formula_simplify(f);
    struct derivation d;
    struct err err = {0};

    g = derive(f, "x", &d, &err);
    ck_assert((g != NULL) != (err.message[0] != '\0'));
    if (g)
        derivation_done(&d);
    formula_free(g);
    formula_free(s);
    formula_free(f);
}

START_TEST(long_and_deep)
    {
        struct str text;

        str_init(&text);
        repeated(&text, "x", 2000, "+");
        check_hostile(text.s);
        str_clear(&text);
        repeated(&text, "x", 2000, "*");
        check_hostile(text.s);
        str_clear(&text);
        repeated(&text, "x", 190, "^");
        check_hostile(text.s);
        str_clear(&text);
        repeated(&text, "(1+x*", 190, "");
        str_add(&text, "x");
        repeated(&text, ")", 190, "");
        check_hostile(text.s);
        str_clear(&text);
        repeated(&text, "sin(", 190, "");
        str_add(&text, "x");
        repeated(&text, ")", 190, "");
        check_hostile(text.s);
        str_clear(&text);
        repeated(&text, "(2-x*(1-", 90, "");
        str_add(&text, "x");
        repeated(&text, "))", 90, "");
        check_hostile(text.s);
        str_done(&text);
    }
END_TEST

Suite *suite_derive(void)
{
    Suite *s = suite_create("derive");
    TCase *t = tcase_create("derive");

    tcase_add_test(t, lessons);
    tcase_add_test(t, rules_are_named);
    tcase_add_test(t, refused);
    tcase_add_test(t, any_formula);
    tcase_add_test(t, corners);
    tcase_add_test(t, long_and_deep);
    suite_add_tcase(s, t);
    return s;
}
