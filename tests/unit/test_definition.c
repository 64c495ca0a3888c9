/* The learner's own formulas: their names, and what stands for them.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <check.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "figure_kit.h"
#include "lab/definition.h"
#include "lab/gradcheck.h"
#include "lab/reading.h"
#include "learn/derive.h"

Suite *suite_definition(void);

/* ---- the list ---- */

/* D, which is dropped, with NAME = TEXT. */
static struct definitions *with(struct definitions *d, const char *name,
                                const char *text)
{
    struct err err = {0};
    struct definitions *more = definitions_with(d, name, text, &err);

    ck_assert_msg(more != NULL, "%s: %s", text, err.message);
    definitions_free(d);
    return more;
}

static void is_written(const struct definitions *d, const char *name, const char *text)
{
    const struct formula *f = definitions_get(d, name);
    struct str out;

    ck_assert_ptr_nonnull(f);
    str_init(&out);
    formula_write(f, &out);
    ck_assert_str_eq(out.s, text);
    str_done(&out);
}

static void is_refused(const struct definitions *d, const char *name, const char *text,
                       const char *says)
{
    struct err err = {0};

    ck_assert_ptr_null(definitions_with(d, name, text, &err));
    ck_assert_msg(strstr(err.message, says) != NULL, "%s = %s: %s", name, text,
                  err.message);
}

START_TEST(earlier_ones_are_put_in)
    {
        struct definitions *d = with(NULL, "p", "1/(1+exp(-(w*x+b)))");
        const char *name, *text;

        d = with(d, "L", "-log(p)");
        is_written(d, "L", "-log(1/(1+exp(-(w*x+b))))");
        ck_assert(definitions_nth(d, 1, &name, &text));
        ck_assert_str_eq(name, "L");
        ck_assert_str_eq(text, "-log(p)");
        ck_assert(!definitions_nth(d, 2, &name, &text));
        ck_assert_ptr_null(definitions_get(d, "q"));
        definitions_free(d);
        ck_assert(!definitions_nth(NULL, 0, &name, &text));
        ck_assert_ptr_null(definitions_get(NULL, "L"));
    }
END_TEST

/* What was made of an old formula keeps it, and can be typed again in its order. */
START_TEST(given_again)
    {
        struct definitions *d = with(NULL, "q", "x+1"), *again = NULL;
        const char *name, *text;

        d = with(d, "r", "q^2");
        d = with(d, "q", "q*3");
        is_written(d, "r", "(x+1)^2");
        is_written(d, "q", "(x+1)*3");
        for (size_t i = 0; definitions_nth(d, i, &name, &text); i++)
            if (strcmp(name, "r") == 0)
                again = with(again, name, text);
        is_written(again, "r", "(x+1)^2");
        definitions_free(again);
        definitions_free(d);
    }
END_TEST

/* Typed again, every formula is what it was. */
static void comes_back(const struct definitions *d)
{
    struct definitions *again = NULL;
    const char *name, *text;
    char *rest, *line;
    struct str script;

    str_init(&script);
    definitions_script(d, &script);
    rest = script.s;
    while ((line = strsep(&rest, "\n")) && *line) {
        char *is = strstr(line, " = ");

        *is = '\0';
        again = with(again, line + strlen("formula "), is + 3);
    }
    str_done(&script);
    for (size_t i = 0; definitions_nth(d, i, &name, &text); i++) {
        struct str was;

        str_init(&was);
        formula_write(definitions_get(d, name), &was);
        is_written(again, name, was.s);
        str_done(&was);
    }
    definitions_free(again);
}

/* A formula of itself, of the model's p that is renamed later, of one made later. */
START_TEST(all_come_back)
    {
        struct definitions *d = with(NULL, "q", "x1^2");

        d = with(d, "q", "q+1");
        is_written(d, "q", "x1^2+1");
        comes_back(d);
        d = with(d, "L", "p*2");
        d = with(d, "p", "0.5");
        d = with(d, "L", "L*2"); /* of the model's p still */
        is_written(d, "L", "p*2*2");
        comes_back(d);
        d = with(d, "q", "L+p"); /* and of the new one: both at once */
        d = with(d, "p", "p+0.25");
        is_written(d, "p", "0.5+0.25");
        d = with(d, "r", "q^2");
        d = with(d, "q", "3");
        comes_back(d);
        definitions_free(d);
    }
END_TEST

START_TEST(refused)
    {
        struct definitions *d = with(NULL, "c", "d1+1");

        is_refused(d, "exp", "2", "a function");
        is_refused(d, "pi", "3", "a constant");
        is_refused(d, "w1", "3", "a weight");
        is_refused(d, "b", "3", "a weight");
        is_refused(d, "x2", "3", "point");
        is_refused(d, "2a", "3", "name");
        is_refused(d, "", "3", "name");
        is_refused(d, "a+1", "3", "name");
        is_refused(d, "q", "x*(", "missing");
        is_refused(d, "q", "q+1", "itself");
        is_refused(d, "Q", "q+1", "itself");
        is_refused(d, "d1", "c*2", "itself");
        definitions_free(d);
    }
END_TEST

/* x+x, then a+a, … : twice as long each time. */
START_TEST(explosion)
    {
        struct definitions *d = with(NULL, "a0", "x+x"), *more;
        struct err err = {0};
        int i;

        for (i = 1; i < 40; i++) {
            char name[16], text[40];

            snprintf(name, sizeof name, "a%d", i);
            snprintf(text, sizeof text, "a%d*a%d", i - 1, i - 1);
            more = definitions_with(d, name, text, &err);
            if (!more)
                break;
            definitions_free(d);
            d = more;
        }
        ck_assert_int_lt(i, 20);
        ck_assert(strstr(err.message, "too long") != NULL);
        definitions_free(d);
    }
END_TEST

/* ---- in expressions ---- */

static struct bench *bench_of_points(size_t n)
{
    struct bench *b;
    double *x = malloc(n * sizeof *x), *y = malloc(n * sizeof *y);

    for (size_t i = 0; i < n; i++) {
        x[i] = (double)(i % 17) / 4 - 2;
        y[i] = i % 3 == 0;
    }
    b = bench_of(n, 1, x, y);
    free(x);
    free(y);
    return b;
}

static void define(struct bench *b, const char *name, const char *text)
{
    bench_set_definitions(b, with(definitions_ref(b->s.definitions), name, text));
}

static struct value value_of(struct bench *b, const char *text)
{
    struct scope scope = reading_scope(b);
    struct err err = {0};
    struct formula *f = formula_parse(text, &err);
    struct value v;

    ck_assert_msg(f && formula_check(f, &scope, &err), "%s: %s", text, err.message);
    ck_assert_msg(formula_eval(f, &scope, &v, &err), "%s: %s", text, err.message);
    formula_free(f);
    return v;
}

static void is_value(struct bench *b, const char *text, double wanted)
{
    struct value v = value_of(b, text);

    ck_assert_msg(v.kind == VALUE_NUMBER, "%s: %s", text, v.why);
    ck_assert_double_eq_tol(v.number, wanted, 1e-12);
}

START_TEST(used)
    {
        struct bench *b = bench_of_points(30);
        double theta[] = {0.3, -0.8};
        struct value v;

        bench_set_theta(b, theta);
        define(b, "p", "1/(1+exp(-(w*x+b)))");
        define(b, "L", "-(y*log(p)+(1-y)*log(1-p))");
        define(b, "dw", "(p-y)*x");
        define(b, "half", "b/2");
        is_value(b, "mean(L)", value_of(b, "loss").number);
        is_value(b, "mean(dw)", value_of(b, "grad.w1").number);
        is_value(b, "sum(dw)/n", value_of(b, "grad.w1").number);
        is_value(b, "same(dw,(p-y)*x)", 1);
        is_value(b, "same(dw,(y-p)*x)", 0);
        is_value(b, "same(L,-(y*log(p)+(1-y)*log(1-p)))", 1);
        is_value(b, "half", 0.15);
        is_value(b, "HALF*2", 0.3);
        is_value(b, "mean(half+dw) - mean(dw)", 0.15);
        is_value(b, "half == 0.15", 1);
        v = value_of(b, "dw");
        ck_assert_int_eq(v.kind, VALUE_UNDEFINED);
        ck_assert_str_eq(v.why, "every point has its own dw; mean(dw) is over all");
        /* the model's p is its own */
        define(b, "p", "0.25");
        ck_assert_double_ne(value_of(b, "mean(p)").number, 0.25);
        bench_free(b);
    }
END_TEST

/* A thousand sums over a thousand points; also a guard against slowness. */
START_TEST(often)
    {
        struct bench *b = bench_of_points(1000);
        struct scope scope = reading_scope(b);
        struct formula *f = formula_parse("mean(dw)", NULL);
        struct err err = {0};
        struct value v;

        define(b, "p", "1/(1+exp(-(w*x+b)))");
        define(b, "dw", "(p-y)*x");
        for (int i = 0; i < 1000; i++)
            ck_assert(formula_eval(f, &scope, &v, &err));
        ck_assert_int_eq(v.kind, VALUE_NUMBER);
        formula_free(f);
        bench_free(b);
    }
END_TEST

/* ---- checked gradients ---- */

static void check(struct bench *b, struct gradcheck *c)
{
    struct err err = {0};

    *c = (struct gradcheck){.n = 0};
    ck_assert_msg(gradcheck_run(b, c, &err), "%s", err.message);
}

START_TEST(gradient_checked)
    {
        struct bench *b = bench_of_points(30);
        double theta[] = {0.3, -0.8};
        struct gradcheck c;
        struct str text;

        check(b, &c);
        ck_assert(c.zero && !c.own);
        gradcheck_done(&c);
        bench_set_theta(b, theta);
        b->s.lambda = 0.1;
        bench_changed(b);
        check(b, &c);
        ck_assert_uint_eq(c.n, 2);
        ck_assert(!c.zero && !c.own && !c.differs && c.largest < 1e-6);
        gradcheck_done(&c);

        str_init(&text);
        define(b, "L", "-(y*log(p)+(1-y)*log(1-p))");
        define(b, "dw", "(p-y)*x");
        define(b, "db", "y-p");
        check(b, &c);
        ck_assert(c.own && c.differs && c.n == 2);
        ck_assert_str_eq(c.row[0].name, "db");
        ck_assert_double_eq_tol(c.row[0].relative, 1, 1e-6);
        ck_assert_double_lt(c.row[1].relative, 1e-6);
        gradcheck_disagreement(b, &c, &text);
        ck_assert_msg(strstr(text.s, "db is not the slope of L. Most at point"), "%s",
                      text.s);
        ck_assert(strstr(text.s, "wrong sign") != NULL);
        gradcheck_done(&c);
        ck_assert_double_eq(b->s.theta[0], 0.3);
        str_done(&text);
        bench_free(b);
    }
END_TEST

START_TEST(without_a_value)
    {
        struct bench *b = bench_of_points(30);
        struct gradcheck c = {.n = 0};
        struct err err = {0};

        define(b, "L", "log(x)");
        define(b, "dw", "1/x");
        ck_assert(!gradcheck_run(b, &c, &err));
        ck_assert(strstr(err.message, "no value") != NULL);
        gradcheck_done(&c);
        bench_free(b);
    }
END_TEST

Suite *suite_definition(void)
{
    Suite *s = suite_create("definition");
    TCase *t = tcase_create("definition");

    tcase_add_test(t, earlier_ones_are_put_in);
    tcase_add_test(t, given_again);
    tcase_add_test(t, all_come_back);
    tcase_add_test(t, refused);
    tcase_add_test(t, explosion);
    tcase_add_test(t, used);
    tcase_add_test(t, often);
    tcase_add_test(t, gradient_checked);
    tcase_add_test(t, without_a_value);
    suite_add_tcase(s, t);
    return s;
}
