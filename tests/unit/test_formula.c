/* Expressions: values against C's own arithmetic, every mistake with its remedy.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <check.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "learn/formula.h"

Suite *suite_formula(void);

/* ---- a scope: x and y of 600 points, some names, p(a, b) ---- */

enum { POINTS = 600 };
static double xs[POINTS], ys[POINTS];
static int looked_up; /* how often a name was asked for */

static bool get(void *self, const char *name, struct value *out)
{
    static const char *const names[] = {"w1", "eta", "b", "loss", "accuracy", "a.b_2"};

    (void)self;
    looked_up++;
    for (size_t i = 0; i < 6; i++)
        if (strcmp(name, names[i]) == 0) {
            *out = value_number((double)i + 2);
            return true;
        }
    if (strcmp(name, "features") == 0)
        *out = value_word("linear");
    else if (strcmp(name, "precision") == 0)
        *out = value_undefined("no point is predicted 1");
    else
        return false;
    return true;
}

static bool call(void *self, const char *name, const struct value *args, size_t nargs,
                 struct value *out, struct err *err)
{
    (void)self;
    if (strcmp(name, "count") == 0) {
        *out = value_number(strcmp(args[0].word, "line") == 0 ? 2 : 0);
        return true;
    }
    if (strcmp(name, "p") != 0)
        return false;
    if (nargs != 2) {
        err_set(err, "p takes two numbers here");
        return true;
    }
    *out = value_number(args[0].number + 10 * args[1].number);
    return true;
}

static bool column(void *self, const char *name, const double **values, size_t *n)
{
    (void)self;
    *n = POINTS;
    *values = strcmp(name, "x") == 0 ? xs : ys;
    return strcmp(name, "x") == 0 || strcmp(name, "y") == 0;
}

static const char *nth(void *self, size_t i)
{
    static const char *const names[] = {"w1",   "eta",      "b",
                                        "loss", "accuracy", "features"};

    (void)self;
    return i < 6 ? names[i] : NULL;
}

static const struct scope scope = {
    .name = get, .call = call, .column = column, .nth = nth};

static void setup(void)
{
    for (int i = 0; i < POINTS; i++) {
        xs[i] = (i * 37 % 101) / 10.0 - 5;
        ys[i] = i % 3 == 0;
    }
}

static struct value value_of(const char *text)
{
    struct err err = {0};
    struct formula *f = formula_parse(text, &err);
    struct value v = {0};

    ck_assert_msg(f != NULL, "%s: %s", text, err.message);
    ck_assert_msg(formula_eval(f, &scope, &v, &err), "%s: %s", text, err.message);
    ck_assert_msg(formula_check(f, &scope, &err), "%s: %s", text, err.message);
    formula_free(f);
    return v;
}

static void same_number(const char *text, double expected)
{
    struct value v = value_of(text);

    ck_assert_msg(v.kind == VALUE_NUMBER, "%s: undefined, %s", text, v.why);
    ck_assert_msg(fabs(v.number - expected) <= 1e-12 * (1 + fabs(expected)),
                  "%s = %.17g", text, v.number);
}

static void undefined(const char *text, const char *why)
{
    struct value v = value_of(text);

    ck_assert_msg(v.kind == VALUE_UNDEFINED, "%s = %g", text, v.number);
    ck_assert_msg(strstr(v.why, why) != NULL, "%s: %s", text, v.why);
}

/* The mistake in TEXT, found while it is parsed or evaluated. */
static void fault(const char *text, int at, const char *message, const char *meant)
{
    struct err err = {0};
    struct formula *f = formula_parse(text, &err);
    struct value v;

    if (f)
        ck_assert_msg(!formula_eval(f, &scope, &v, &err), "%s has a value", text);
    ck_assert_msg(strstr(err.message, message) != NULL, "%s: %s", text, err.message);
    ck_assert_str_eq(err.meant, meant);
    ck_assert_msg(err.column == at, "%s: column %d", text, err.column);
    formula_free(f);
}

/* ---- values ---- */

START_TEST(arithmetic)
    {
        same_number("1 + 2*3 - 4/8", 6.5);
        same_number("-2^2", -4);
        same_number("2^3^2", 512);
        same_number("2^-2", 0.25);
        same_number("--3", 3);
        same_number("(1+2)*3", 9);
        same_number("10 - 4 - 3", 3);
        same_number("100/10/5", 2);
        same_number("3 − 0.4", 2.6);
        same_number("1e−2 + .5 + 2.", 2.51);
        same_number("6×7 − 8÷2", 38);
        same_number("w1 + η + B + a.b_2", 2 + 3 + 4 + 7);
        same_number("lr - alpha", 0);
        same_number("bias", 4);
        same_number("p(2, 3)", 32);
        same_number("count(line)", 2);
    }
END_TEST

START_TEST(functions)
    {
        same_number("ln(0.1)", log(0.1));
        same_number("e^-w1", exp(-2));
        same_number("σ(2)", 1 / (1 + exp(-2)));
        same_number("sigmoid(-800) + softplus(800)", 800);
        same_number("logit(sigmoid(1.5))", 1.5);
        same_number("log10(1000) + sqrt(16) + abs(-3)", 10);
        same_number("min(3, 1, 2) + max(3, 1, 2)", 4);
        same_number("sign(-2) + sign(0) + sign(9)", 0);
        same_number("sin(pi/2) + cos(pi) + tanh(0)", 0);
        same_number("exp (1)", exp(1));
        same_number("near(0.7, 0.6, 0.1)", 1);
        same_number("near(0.75, 0.745, 0.005)", 1);
        same_number("near(0.7, 0.6, 0.0999)", 0);
        same_number("within(2, 1, 2) + within(2.1, 1, 2)", 1);
    }
END_TEST

START_TEST(logic)
    {
        same_number("1 < 2 and 2 <= 2 and 3 > 2 and 3 >= 3 and 1 == 1 and 1 != 2", 1);
        same_number("not 1 == 2 or 0", 1);
        same_number("not (1 or 0)", 0);
        same_number("0 and 0 or 1", 1);
        same_number("1 ≤ 2", 1);
        same_number("precision > 0.5 or 1 == 1", 1);
        same_number("precision > 0.5 and 1 == 2", 0);
        undefined("precision > 0.5", "no point is predicted 1");
        undefined("not precision > 0.5", "no point is predicted 1");
        undefined("precision > 0.5 and 1 == 1", "no point");
        undefined("1/0", "divides by 0");
        undefined("log(-1)", "above 0");
        undefined("sqrt(-1)", "square root");
        undefined("(-8)^0.5", "whole powers");
        undefined("exp(1000)", "too large");
        undefined("1e300*1e300", "too large");
    }
END_TEST

START_TEST(words)
    {
        same_number("features == linear", 1);
        same_number("linear == features", 1);
        same_number("features == Linear", 1);
        same_number("features != product", 1);
        same_number("features == loss", 0);
        ck_assert_int_eq(value_of("features").kind, VALUE_WORD);
        fault("features + 1", 1, "is a word here (linear), not a number", "");
        fault("features == 3", 1, "is a word", "");
        fault("w1 == product", 7, "There is no 'product' here", "");
    }
END_TEST

START_TEST(over_points)
    {
        double sum = 0, square = 0;

        for (int i = 0; i < POINTS; i++) {
            sum += xs[i];
            square += (xs[i] - ys[i]) * (xs[i] - ys[i]);
        }
        same_number("sum(x)", sum);
        same_number("mean((x-y)^2)", square / POINTS);
        same_number("mean(y) - 1/3", 0);
        same_number("sum(1)", POINTS);
        same_number("mean(w1*x) - w1*mean(x)", 0);
        same_number("sum(x - mean(x))", 0);
        same_number("mean(p(x, y)) - mean(x) - 10*mean(y)", 0);
        same_number("sum(y == 1 and x == x)", POINTS / 3);
        same_number("sum(features == linear)", POINTS);
        same_number("sum(not y)", POINTS - POINTS / 3);
        undefined("mean(log(x))", "above 0 (point 1)");
        undefined("mean(precision*x)", "no point is predicted 1");
        undefined("mean(1/y)", "divides by 0 (point 2)");
        fault("mean(acuracy*x)", 6, "Did you mean accuracy?", "mean(accuracy*x)");
        fault("mean(features*x)", 6, "linear is a word", "");
    }
END_TEST

START_TEST(names_are_looked_up_once_not_once_a_point)
    {
        looked_up = 0;
        value_of("mean(w1*x + b)");
        ck_assert_int_lt(looked_up, 20);
    }
END_TEST

START_TEST(equal_formulas)
    {
        same_number("same(2*x, x + x)", 1);
        same_number("same((x+1)^2, x^2 + 2*x + 1)", 1);
        same_number("same(-(y*log(p) + (1-y)*log(1-p)), softplus(z) - y*z)", 1);
        same_number("same(s*(1-s), exp(-z)/(1+exp(-z))^2)", 1);
        same_number("same(1/(1+exp(-(w*x+b))), p)", 1);
        same_number("same(p, s) and same(x, x1) and same(w, w1)", 1);
        same_number("same(g + 2*lambda*w1, 2*w1*lambda + g)", 1);
        same_number("same(p - y, y - p)", 0);
        same_number("same((p-y)*x, (p-y))", 0);
        same_number("same(15*x^2, 15*x^3)", 0);
        same_number("same(x, 1.00001*x)", 0);
        undefined("same(log(-x^2), 1/(y-y))", "too few values");
    }
END_TEST

/* ---- mistakes ---- */

START_TEST(missing_signs)
    {
        fault("2x", 2, "A * is missing: 2*x", "2*x");
        fault("3(x+1)", 2, "A * is missing: 3*(x+1)", "3*(x+1)");
        fault("(b)(b)", 4, "A * is missing: (b)*(b)", "(b)*(b)");
        fault("2b + 3(b-1)b", 2, "A * is missing", "2*b + 3*(b-1)*b");
        fault("2λb", 2, "A * is missing: 2*lambda*b", "2*lambda*b");
        fault("b + ηλ", 7, "A * is missing: b + eta*λ", "b + eta*λ");
        fault("-log(0.1", 9, "A ) is missing at the end.", "-log(0.1)");
        fault("((1+2)*3 ", 10, "A ) is missing at the end.", "((1+2)*3) ");
        fault("1+2)", 4, "There is a ) too many", "1+2");
        fault("exp -b", 1, "exp needs brackets: exp(-b)", "exp(-b)");
        fault("log b * 2", 1, "log needs brackets: log(b)", "log(b) * 2");
        fault("1 +", 4, "Something is missing after +.", "");
        fault("* 2", 1, "Something is missing before *.", "");
        fault("", 1, "An expression is missing here.", "");
        fault("()", 2, "Something is missing after (.", "");
        fault("b loss", 3, "Between b and loss an operator is missing.", "");
        fault("exp", 1, "exp needs brackets: exp(z)", "");
        fault("near(1, 2)", 1, "near takes three values: near(a, b, tolerance)", "");
    }
END_TEST

START_TEST(other_languages)
    {
        fault("b = 2", 3, "= sets, == asks: b == 2", "b == 2");
        fault("0 < b < 1", 7, "One comparison at a time: 0 < b and b < 1",
              "0 < b and b < 1");
        fault("2**3", 2, "** is written ^ here: 2^3", "2^3");
        fault("b && loss", 3, "&& is written and here", "b and loss");
        fault("!b", 1, "! is written not here", "not b");
        fault("[1+2]*3", 1, "[ is written ( here", "(1+2)*3");
        fault("1 => 2", 3, "=> is written >= here", "1 >= 2");
        fault("75%", 3, "A percentage is written as a number here: 0.75", "0.75");
        fault("1,5", 2, "Decimals are written with a point: 1.5", "1.5");
        fault("1, 5", 2, "the comma begins another", "");
        fault("5 @ 3", 3, "'@' has no meaning", "");
        fault("1.2.3", 1, "two points", "");
        fault("1e999", 1, "too large", "");
    }
END_TEST

START_TEST(unknown_names)
    {
        fault("acuracy + 1", 1, "There is no 'acuracy' here. Did you mean accuracy?",
              "accuracy + 1");
        fault("2*lsos", 3, "Did you mean loss?", "2*loss");
        fault("1 + zyxwv", 5, "There is no 'zyxwv' here.", "");
        fault("sgimoid(2)", 1, "Did you mean sigmoid?", "sigmoid(2)");
        fault("b(2)", 1, "b is no function", "b*(2)");
        fault("p(2)", 1, "p takes two numbers here", "");
        fault("used(1)", 6, "used wants names of commands", "");
        undefined("used(step)", "there is no task here");
    }
END_TEST

START_TEST(hostile_text)
    {
        char text[9000];
        struct err err = {0};

        memset(text, '(', sizeof text - 1);
        text[sizeof text - 1] = '\0';
        ck_assert_ptr_null(formula_parse(text, &err));
        ck_assert_ptr_nonnull(strstr(err.message, "nested"));
        memset(text, '-', sizeof text - 1);
        ck_assert_ptr_null(formula_parse(text, &err));
        memset(text, '9', sizeof text - 1);
        ck_assert_ptr_null(formula_parse(text, &err));
        memset(text, 'a', sizeof text - 1);
        ck_assert_ptr_null(formula_parse(text, &err));
        for (size_t i = 0; i + 1 < sizeof text; i++)
            text[i] = i % 2 ? '+' : '1';
        ck_assert_ptr_null(formula_parse(text, &err));
        ck_assert_ptr_nonnull(strstr(err.message, "longer"));
        text[3999] = '\0';
        same_number(text, 2000);
        ck_assert_ptr_null(formula_parse("1 + \033[2J", &err));
        ck_assert_ptr_null(strchr(err.message, '\033'));
        ck_assert_ptr_null(formula_parse("\xff\xfe", &err));
        ck_assert_ptr_null(formula_parse("2x", NULL));
    }
END_TEST

Suite *suite_formula(void)
{
    Suite *suite = suite_create("formula");
    TCase *tc = tcase_create("formula");

    tcase_add_unchecked_fixture(tc, setup, NULL);
    tcase_add_test(tc, arithmetic);
    tcase_add_test(tc, functions);
    tcase_add_test(tc, logic);
    tcase_add_test(tc, words);
    tcase_add_test(tc, over_points);
    tcase_add_test(tc, names_are_looked_up_once_not_once_a_point);
    tcase_add_test(tc, equal_formulas);
    tcase_add_test(tc, missing_signs);
    tcase_add_test(tc, other_languages);
    tcase_add_test(tc, unknown_names);
    tcase_add_test(tc, hostile_text);
    suite_add_tcase(suite, tc);
    return suite;
}
