/* Trees of formulas: simplified, written and read again, with parts replaced.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <check.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "derive_kit.h"
#include "learn/derive.h"

Suite *suite_simplify(void);

/* ---- simplified ---- */

static void check_simple(const char *text, const char *simple)
{
    struct formula *f = formula_of(text), *g = formula_simplify(f);
    char *out = formula_text(g);

    ck_assert_msg(strcmp(out, simple) == 0, "%s became %s, not %s", text, out, simple);
    free(out);
    formula_free(f);
    formula_free(g);
}

START_TEST(simplified)
    {
        static const char *const rows[][2] = {
            {"0+x", "x"},
            {"1*x", "x"},
            {"x-x", "0"},
            {"x^1", "x"},
            {"x^0", "1"},
            {"x*x*x", "x^3"},
            {"x+x", "2*x"},
            {"3*x-x", "2*x"},
            {"-(-x)", "x"},
            {"-(1-p)", "p-1"},
            {"2*3*x", "6*x"},
            {"x/x", "1"},
            {"(x^2)^3", "x^6"},
            {"(x^2)^0.5", "(x^2)^0.5"},
            {"(2*x)^2", "4*x^2"},
            {"x/2*2", "x"},
            {"x/3", "x/3"},
            {"1/3", "1/3"},
            {"1/4", "0.25"},
            {"0.1+0.2", "0.3"},
            {"1e300*1e300", "1e300*1e300"},
            {"a-(b-c)", "a-b+c"},
            {"exp(0)+log(1)", "1"},
            {"log(e)", "1"},
            {"2*pi", "2*pi"},
            {"sqrt(9)", "3"},
            {"sqrt(2)", "sqrt(2)"},
            {"x*exp(x)+exp(x)", "exp(x)*(x+1)"},
            {"x^2-2*x", "x^2-2*x"},
            {"features == product", "features == product"},
            {"(x-x) < 2", "0 < 2"},
            {"0/x", "0"},
            {"1/0", "1/0"},
            {"(-8)^x", "(-8)^x"},
            {"2^-1", "0.5"},
        };

        for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
            check_simple(rows[i][0], rows[i][1]);
    }
END_TEST

/* Where F has a value, so has what it was simplified to, and the same one. */
START_TEST(simplified_by_value)
    {
        int compared = 0;

        formula_seed = 99;
        for (int i = 0; i < 600; i++) {
            struct str text;
            struct formula *f, *g;

            str_init(&text);
            grow_formula(&text, 1 + i % 6, false);
            f = formula_of(text.s);
            g = formula_simplify(f);
            for (double x = -2.2; x < 3; x += 0.43) {
                double a, b;

                if (!formula_at(f, x, 0.7, &a) || fabs(a) > 1e9 ||
                    (fabs(a) < 1e-6 && fabs(a) > 0))
                    continue;
                ck_assert_msg(formula_at(g, x, 0.7, &b), "%s at %g", text.s, x);
                /* sums that cancel leave what rounding makes of them */
                ck_assert_msg(fabs(a - b) <= 1e-6 * fmax(1e-3, fabs(a)),
                              "%s at %g: %g, %g", text.s, x, a, b);
                compared++;
            }
            formula_free(f);
            formula_free(g);
            str_done(&text);
        }
        ck_assert_int_gt(compared, 2000);
    }
END_TEST

/* ---- written ---- */

START_TEST(brackets)
    {
        static const char *const same[] = {
            "-x^2",
            "a-(b-c)",
            "a/(b*c)",
            "(-2)^3",
            "2^-3",
            "1e-5",
            "a-b-c",
            "(a-b)*c",
            "a^b^c",
            "(a^b)^c",
            "-b/w1",
            "-(b/w1)",
            "a*(-b)",
            "a-(-b)",
            "exp(-z)",
            "p(2, 3)",
            "a < b",
            "not a < b",
            "(a < b)+1",
            "a or b and not c",
            "(a or b) and c",
            "(a < b) == c",
            "1e20",
            "0.1",
            "100",
            "1234.5",
            "e^x",
            "2*pi",
            "min(a, b)",
            "(a+b)^(c+d)",
            "a/b/c",
            "a/(b/c)",
            "-(a+b)",
            "mean((p-y)*x)",
            "a+(b+c)",
            "2^-x^2",
            "-(-x)",
            "count(line)",
            "1e-300",
            "123456789012345",
        };

        for (size_t i = 0; i < sizeof same / sizeof *same; i++) {
            struct formula *f = formula_of(same[i]);
            char *out = formula_text(f);

            ck_assert_str_eq(out, same[i]);
            free(out);
            formula_free(f);
        }
    }
END_TEST

START_TEST(round_trip)
    {
        formula_seed = 3;
        for (int i = 0; i < 500; i++) {
            struct str text;
            struct formula *f, *g;
            char *once, *twice;

            str_init(&text);
            grow_formula(&text, 1 + i % 7, false);
            f = formula_of(text.s);
            once = formula_text(f);
            g = formula_of(once);
            twice = formula_text(g);
            ck_assert_str_eq(once, twice);
            ck_assert_uint_le(strlen(once), text.len);
            for (double x = -2.2; x < 3; x += 0.9) {
                double a = 0, b = 0;

                ck_assert_int_eq(formula_at(f, x, 0.7, &a), formula_at(g, x, 0.7, &b));
                ck_assert_msg(a == b || (isnan(a) && isnan(b)), "%s, %s", text.s, once);
            }
            free(once);
            free(twice);
            formula_free(f);
            formula_free(g);
            str_done(&text);
        }
    }
END_TEST

/* Every number comes back as it was. */
START_TEST(numbers)
    {
        static const double rows[] = {0.1,    1.0 / 3, 1e-5,    123456.789,
                                      1e15,   5e-324,  2.5e-10, 1e300,
                                      99999., 0.00012, 1e22};

        for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
            char text[40];
            struct formula *f;
            char *out;

            snprintf(text, sizeof text, "%.17g", rows[i]);
            f = formula_of(text);
            out = formula_text(f);
            ck_assert_double_eq(strtod(out, NULL), rows[i]);
            ck_assert_uint_le(strlen(out), strlen(text) + 1);
            free(out);
            formula_free(f);
        }
    }
END_TEST

/* ---- replaced ---- */

static const struct formula *p_only(void *self, const char *name)
{
    return strcmp(name, "p") == 0 ? self : NULL;
}

START_TEST(replaced)
    {
        struct formula *p = formula_of("1+exp(-z)"), *f = formula_of("-p^2+mean(p*y)"), *g;
        char *out;

        g = formula_replace(f, p_only, p);
        out = formula_text(g);
        ck_assert_str_eq(out, "-(1+exp(-z))^2+mean((1+exp(-z))*y)");
        free(out);
        formula_free(g);
        formula_free(f);
        f = formula_of("count(p) + p(2)");
        g = formula_replace(f, p_only, p);
        out = formula_text(g);
        ck_assert_str_eq(out, "count(p)+p(2)");
        free(out);
        formula_free(g);
        formula_free(f);
        formula_free(p);
    }
END_TEST

Suite *suite_simplify(void)
{
    Suite *s = suite_create("simplify");
    TCase *t = tcase_create("simplify");

    tcase_add_test(t, simplified);
    tcase_add_test(t, simplified_by_value);
    tcase_add_test(t, brackets);
    tcase_add_test(t, round_trip);
    tcase_add_test(t, numbers);
    tcase_add_test(t, replaced);
    suite_add_tcase(s, t);
    return s;
}
