/* Derivatives against difference quotients; trees as text and back.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <check.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "learn/derive.h"

Suite *suite_derive(void);

/* ---- values ---- */

struct place {
    double x, y;
};

static bool get(void *self, const char *name, struct value *out)
{
    const struct place *p = self;

    *out = value_number(strcmp(name, "x") == 0 ? p->x : p->y);
    return true;
}

static bool value_at(const struct formula *f, double x, double y, double *v)
{
    struct place p = {x, y};
    struct scope scope = {.self = &p, .name = get};
    struct err err = {0};
    struct value out;

    ck_assert_msg(formula_eval(f, &scope, &out, &err), "%s", err.message);
    *v = out.number;
    return out.kind == VALUE_NUMBER;
}

static struct formula *parsed(const char *text)
{
    struct err err = {0};
    struct formula *f = formula_parse(text, &err);

    ck_assert_msg(f != NULL, "%s: %s", text, err.message);
    return f;
}

static char *written(const struct formula *f)
{
    struct str out;
    char *text;

    str_init(&out);
    formula_write(f, &out);
    text = malloc(out.len + 1);
    memcpy(text, out.s, out.len + 1);
    str_done(&out);
    return text;
}

/* ---- any formula ---- */

static unsigned seed;

static unsigned any(unsigned n)
{
    seed = seed * 1664525u + 1013904223u;
    return (seed >> 10) % n;
}

/* A formula of x and y, DEPTH operations deep; smooth ones only if that is wanted. */
static void grow(struct str *out, int depth, bool smooth)
{
    static const char *const leaves[] = {"x", "x", "x", "y", "2", "3", "0.5", "7", "1"};
    static const char *const functions[] = {"exp",      "log",   "sqrt",  "sin",
                                            "cos",      "tanh",  "logit", "sigmoid",
                                            "softplus", "log10", "abs",   "sign"};
    static const char operators[] = "+-*/+-*/^";

    if (depth == 0) {
        str_add(out, leaves[any(9)]);
        return;
    }
    switch (any(8)) {
    case 0:
    case 1:
        str_add(out, functions[any(smooth ? 11 : 12)]);
        str_addc(out, '(');
        grow(out, depth - 1, smooth);
        str_addc(out, ')');
        break;
    case 2:
        str_add(out, "-(");
        grow(out, depth - 1, smooth);
        str_addc(out, ')');
        break;
    case 3:
        str_addc(out, '(');
        grow(out, depth - 1, smooth);
        str_addf(out, ")^%u", any(4));
        break;
    default:
        str_addc(out, '(');
        grow(out, depth - 1, smooth);
        str_addf(out, ")%c(", operators[any(9)]);
        grow(out, any((unsigned)depth), smooth);
        str_addc(out, ')');
    }
}

/* ---- the derivative as text ---- */

static void check_tidy(const char *text, const char *by, const char *tidy,
                       const char *note)
{
    struct formula *f = parsed(text), *g;
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
        struct formula *f = parsed("1/(1+exp(-z))"), *g;
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
            struct formula *f = parsed(rows[i].text);
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

            if (!value_at(f, at, y, &v[i]))
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
    struct formula *f = parsed(text), *tidy, *raw;
    struct derivation d;
    struct err err = {0};

    tidy = derive(f, "x", &d, &err);
    ck_assert_msg(tidy != NULL, "%s: %s", text, err.message);
    raw = parsed(d.raw);
    for (double x = -2.3; x < 3; x += 0.37) {
        double slope, v, w, y = 0.7;

        if (!numeric(f, x, y, &slope))
            continue;
        ck_assert_msg(value_at(tidy, x, y, &v), "%s: %s at %g", text, d.tidy, x);
        ck_assert_msg(fabs(v - slope) <= 1e-6 * fmax(1e-3, fabs(slope)),
                      "%s: %s is %.12g at %g, not %.12g", text, d.tidy, v, x, slope);
        if (value_at(raw, x, y, &w))
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

        seed = 7;
        for (int i = 0; i < 300; i++) {
            struct str text;

            str_init(&text);
            grow(&text, 1 + i % 5, true);
            check_values(text.s, &compared);
            str_done(&text);
        }
        ck_assert_int_gt(compared, 600);
    }
END_TEST

/* abs and sign where they have a slope, and where they have none. */
START_TEST(corners)
    {
        struct formula *f = parsed("abs(x)"), *g = derive(f, "x", NULL, NULL);
        double v;

        ck_assert(value_at(g, 3, 0, &v) && v == 1);
        ck_assert(value_at(g, -3, 0, &v) && v == -1);
        ck_assert(!value_at(g, 0, 0, &v));
        formula_free(f);
        formula_free(g);
    }
END_TEST

/* ---- simplified ---- */

static void check_simple(const char *text, const char *simple)
{
    struct formula *f = parsed(text), *g = formula_simplify(f);
    char *out = written(g);

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

        seed = 99;
        for (int i = 0; i < 600; i++) {
            struct str text;
            struct formula *f, *g;

            str_init(&text);
            grow(&text, 1 + i % 6, false);
            f = parsed(text.s);
            g = formula_simplify(f);
            for (double x = -2.2; x < 3; x += 0.43) {
                double a, b;

                if (!value_at(f, x, 0.7, &a) || fabs(a) > 1e9 ||
                    (fabs(a) < 1e-6 && fabs(a) > 0))
                    continue;
                ck_assert_msg(value_at(g, x, 0.7, &b), "%s at %g", text.s, x);
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
            struct formula *f = parsed(same[i]);
            char *out = written(f);

            ck_assert_str_eq(out, same[i]);
            free(out);
            formula_free(f);
        }
    }
END_TEST

START_TEST(round_trip)
    {
        seed = 3;
        for (int i = 0; i < 500; i++) {
            struct str text;
            struct formula *f, *g;
            char *once, *twice;

            str_init(&text);
            grow(&text, 1 + i % 7, false);
            f = parsed(text.s);
            once = written(f);
            g = parsed(once);
            twice = written(g);
            ck_assert_str_eq(once, twice);
            ck_assert_uint_le(strlen(once), text.len);
            for (double x = -2.2; x < 3; x += 0.9) {
                double a = 0, b = 0;

                ck_assert_int_eq(value_at(f, x, 0.7, &a), value_at(g, x, 0.7, &b));
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
            f = parsed(text);
            out = written(f);
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
        struct formula *p = parsed("1+exp(-z)"), *f = parsed("-p^2+mean(p*y)"), *g;
        char *out;

        g = formula_replace(f, p_only, p);
        out = written(g);
        ck_assert_str_eq(out, "-(1+exp(-z))^2+mean((1+exp(-z))*y)");
        free(out);
        formula_free(g);
        formula_free(f);
        f = parsed("count(p) + p(2)");
        g = formula_replace(f, p_only, p);
        out = written(g);
        ck_assert_str_eq(out, "count(p)+p(2)");
        free(out);
        formula_free(g);
        formula_free(f);
        formula_free(p);
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
    struct formula *f = parsed(text), *g, *s = formula_simplify(f);
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
    tcase_add_test(t, simplified);
    tcase_add_test(t, simplified_by_value);
    tcase_add_test(t, brackets);
    tcase_add_test(t, round_trip);
    tcase_add_test(t, numbers);
    tcase_add_test(t, replaced);
    tcase_add_test(t, long_and_deep);
    tcase_set_timeout(t, 60);
    suite_add_tcase(s, t);
    return s;
}
