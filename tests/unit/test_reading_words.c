/* Readings in words: names and expressions, the strip, prose, data sets by name.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "lab/dataset.h"
#include "reading_kit.h"

Suite *suite_reading_words(void);

/* ---- the scope ---- */

START_TEST(suggestions_fit_the_bench)
    {
        struct scope scope = reading_scope(b);
        const char *name;
        int secant = 0, w2 = 0, v1 = 0, specificity = 0;

        bench_set_data(b, archers());
        for (size_t i = 0; (name = scope.nth(scope.self, i)); i++) {
            secant += strcmp(name, "secant") == 0;
            specificity += strcmp(name, "specificity") == 0;
            w2 += strcmp(name, "w2") == 0 || strcmp(name, "grad.w2") == 0 ||
                  strcmp(name, "raw.w2") == 0 || strcmp(name, "hessian.w1.w2") == 0;
            v1 += strcmp(name, "v1") == 0;
        }
        ck_assert(secant == 1 && specificity == 1 && w2 == 0 && v1 == 0);
        bench_set_data(b, square(0, 1, 1, 0));
        bench_set_model(b, objective_named("mlp", NULL), 2);
        for (size_t i = 0; (name = scope.nth(scope.self, i)); i++) {
            v1 += strcmp(name, "v1") == 0 || strcmp(name, "h2.w2") == 0;
            ck_assert_str_ne(name, "w1");
        }
        ck_assert_int_eq(v1, 2);
    }
END_TEST

START_TEST(places_have_as_many_numbers_as_columns)
    {
        struct str call;
        struct data *d = data_new(3, 20);
        double theta[21] = {1};

        d->y[0] = 1;
        data_classify(d);
        bench_set_data(b, d);
        for (int j = 1; j <= 20; j++)
            theta[j] = j;
        bench_set_theta(b, theta);
        str_init(&call);
        for (int j = 0; j < 3; j++)
            str_addf(&call, j ? ", 1" : "z(1");
        str_add(&call, ")");
        faulty(call.s, "z takes 20 numbers here, one for each column");
        str_done(&call);
    }
END_TEST

START_TEST(in_expressions)
    {
        bench_set_data(b, archers());
        weights(-4.5, 1, 0);
        ck_assert_double_eq_tol(evaluated("-b/w"), 4.5, 1e-15);
        ck_assert_double_eq_tol(evaluated("p(4.5)"), 0.5, 1e-15);
        ck_assert_double_eq_tol(evaluated("z(6.5)"), 2, 1e-15);
        ck_assert_double_eq_tol(evaluated("mean(-(y*log(p)+(1-y)*log(1-p))) - loss"), 0,
                                1e-15);
        ck_assert_double_eq_tol(evaluated("mean((p-y)*x) - grad.w1"), 0, 1e-15);
        ck_assert_double_eq(evaluated("mean((p-y)*x1) - mean((s-y)*x)"), 0);
        ck_assert_double_eq(evaluated("sum((p >= tau) != y) - errors"), 0);
        ck_assert_double_eq(
            evaluated("batch == all and features == linear and scale == off"), 1);
        ck_assert_double_eq(evaluated("optimizer == gd and data == archery"), 1);
    }
END_TEST

START_TEST(mistakes_in_expressions)
    {
        bench_set_data(b, square(0, 1, 0, 1));
        faulty("acuracy", "Did you mean accuracy?");
        faulty("p(2)", "p takes two numbers here, x1 and x2: p(2, 3)");
        faulty("w1(2)", "w1 is no function");
    }
END_TEST

/* ---- for people ---- */

START_TEST(on_the_strip)
    {
        bench_set_data(b, archers());
        weights(-4.5, 1, 0);
        shown("w", "w 1");
        shown("b", "b −4.5");
        shown("loss", "loss 0.405");
        shown("errors", "errors 3 of 18");
        shown("steps", "step 0");
        weights(-45, 10, 0);
        shown("loss", "loss 2.261");
        weights(-0.0036, 0.7, 0);
        shown("w1", "w1 0.7");
        shown("b", "b −0.0036");
        weights(0, 1 / 3.0, 0);
        shown("w1", "w1 0.33");
        weights(-4000, 1234.6, 0);
        shown("w1", "w1 1235");
        weights(0, 0, 0);
        shown("accuracy", "every p is ½");
        number("accuracy", 0.5);
        bench_set_data(b, square(0, 0, 1, 1));
        weights(-3, 0.4, 1);
        shown("intercept", "height 3");
        shown("slopeline", "slope −0.4");
        shown("w", "");
        shown("scale", "scale off");
    }
END_TEST

static void filled(const char *text, const char *expected)
{
    struct scope scope = reading_scope(b);
    struct err err = {0};
    struct str out;

    str_init(&out);
    ck_assert_msg(reading_fill(text, &scope, &out, &err), "%s", err.message);
    ck_assert_str_eq(out.s, expected);
    str_done(&out);
}

START_TEST(in_prose)
    {
        struct scope scope = reading_scope(b);
        struct err err = {0};
        struct str out;

        bench_set_data(b, archers());
        weights(-4.5, 1, 0);
        filled("nothing to fill", "nothing to fill");
        filled("At {-b/w} it is {p(4.5)}, b is {b}.", "At 4.5 it is 0.5, b is −4.5.");
        filled("{loss} {errors} {{x} {scale}", "0.405 3 {x} off");
        filled("{log(0-1)}", "undefined: a log needs a number above 0");
        filled("{1/3 : 2} {-2.5:1} {2.5 : 5.1}{10:5.1} {2 : 0}{scale : 3}",
               "0.33 −2.5   2.5 10.0 2off");
        str_init(&out);
        ck_assert(!reading_fill("see {loss : x}", &scope, &out, &err));
        ck_assert(!reading_fill("see {loss : 2 2}", &scope, &out, &err));
        ck_assert(!reading_fill("see { : 2}", &scope, &out, &err));
        str_clear(&out);
        err_clear(&err);
        ck_assert(!reading_fill("see {acuracy}", &scope, &out, &err));
        ck_assert_int_eq(err.column, 6);
        ck_assert(!reading_fill("see {loss", &scope, &out, &err));
        ck_assert_int_eq(err.column, 5);
        str_done(&out);
    }
END_TEST

/* ---- data sets ---- */

START_TEST(sets_are_known_by_name_and_columns)
    {
        struct data *d = archers();

        ck_assert_str_eq(dataset_noun(d), "archers");
        ck_assert_str_eq(dataset_axis(d, 0), "hours of practice");
        ck_assert_str_eq(dataset_class(d, 1), "passed");
        free(d->source);
        d->source = mem_text("/home/kim/archery.csv");
        ck_assert_ptr_nonnull(dataset_of(d));
        free(d->names[0]);
        d->names[0] = mem_text("arrows");
        ck_assert_ptr_null(dataset_of(d));
        ck_assert_str_eq(dataset_noun(d), "rows");
        ck_assert_str_eq(dataset_axis(d, 0), "arrows");
        ck_assert_str_eq(dataset_class(d, 0), "0");
        data_free(d);
        for (size_t i = 0; i < ndatasets; i++) {
            ck_assert_ptr_eq(dataset_named(datasets[i].name), &datasets[i]);
            ck_assert(datasets[i].help && datasets[i].noun && datasets[i].columns);
        }
        ck_assert_ptr_null(dataset_of(NULL));
    }
END_TEST

Suite *suite_reading_words(void)
{
    Suite *suite = suite_create("reading_words");
    TCase *tc = tcase_create("reading_words");

    tcase_add_checked_fixture(tc, b_open, b_close);
    tcase_add_test(tc, suggestions_fit_the_bench);
    tcase_add_test(tc, places_have_as_many_numbers_as_columns);
    tcase_add_test(tc, in_expressions);
    tcase_add_test(tc, mistakes_in_expressions);
    tcase_add_test(tc, on_the_strip);
    tcase_add_test(tc, in_prose);
    tcase_add_test(tc, sets_are_known_by_name_and_columns);
    suite_add_tcase(suite, tc);
    return suite;
}
