/* Features from columns: how many, in which order, and their values.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <check.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "learn/expand.h"

Suite *suite_expand(void);

/* DIM columns called a b c … with values between -2 and 2. */
static struct data *columns(size_t n, size_t dim)
{
    struct data *d = data_new(n, dim);
    unsigned state = 7;

    for (size_t j = 0; j < dim; j++) {
        d->names[j][0] = (char)('a' + j);
        d->names[j][1] = '\0';
        for (size_t i = 0; i < n; i++) {
            state = state * 1664525u + 1013904223u;
            d->x[j][i] = (double)(state >> 8) / (1 << 22) - 2;
        }
    }
    for (size_t i = 0; i < n; i++)
        d->y[i] = (double)(i % 2);
    return d;
}

static struct recipe *recipe(const char *text, size_t inputs)
{
    struct err e = {0};
    struct recipe *r = recipe_parse(text, inputs, &e);

    ck_assert_msg(r != NULL, "%s: %s", text, e.message);
    return r;
}

static struct data *applied(const char *text, const struct data *d)
{
    struct err e = {0};
    struct recipe *r = recipe(text, d->dim);
    struct data *made = recipe_apply(r, d, &e);

    ck_assert_msg(made != NULL, "%s: %s", text, e.message);
    ck_assert_uint_eq(made->dim, recipe_features(r, d->dim));
    recipe_free(r);
    return made;
}

static void check_names(const char *text, size_t inputs, const char *names)
{
    struct data *d = columns(3, inputs), *made = applied(text, d);
    char all[500] = "";

    for (size_t j = 0; j < made->dim; j++)
        snprintf(all + strlen(all), sizeof all - strlen(all), "%s%s", j ? " " : "",
                 made->names[j]);
    ck_assert_str_eq(all, names);
    ck_assert_double_eq(made->y[1], 1);
    data_free(made);
    data_free(d);
}

START_TEST(names_and_order)
    {
        check_names("product", 3, "a b c a*b a*c b*c");
        check_names("square", 2, "a b a^2 b^2");
        check_names("poly 1", 2, "a b");
        check_names("poly 2", 2, "a b a^2 a*b b^2");
        check_names("POLY 3", 2, "a b a^2 a*b b^2 a^3 a^2*b a*b^2 b^3");
        check_names("poly 3", 1, "a a^2 a^3");
        check_names("poly 2", 3, "a b c a^2 a*b a*c b^2 b*c c^2");
        check_names("x1 x2, x1*x2 exp(-x2) 2*x", 2, "a b a*b exp(-b) 2*a");
        check_names("1e3 x1", 1, "1e3 a");
    }
END_TEST

START_TEST(linear_is_the_data)
    {
        struct data *d = columns(3, 2), *same = recipe_apply(NULL, d, NULL);
        struct err e = {0};

        ck_assert_ptr_eq(same, d);
        data_free(same);
        data_free(d);
        ck_assert_ptr_null(recipe_parse(" linear ", 2, &e));
        ck_assert_str_eq(e.message, "");
        ck_assert_str_eq(recipe_word(NULL), "linear");
        ck_assert_str_eq(recipe_text(NULL), "linear");
        ck_assert_int_eq(recipe_degree(NULL), 1);
        ck_assert(recipe_fits(NULL, 1000));
        ck_assert_uint_eq(recipe_features(NULL, 5), 5);
        recipe_free(NULL);
        ck_assert_ptr_null(recipe_ref(NULL));
    }
END_TEST

static double binomial(size_t n, size_t k)
{
    double c = 1;

    for (size_t i = 1; i <= k; i++)
        c = c * (double)(n - k + i) / (double)i;
    return c;
}

START_TEST(poly_counts)
    {
        char text[20];

        for (size_t inputs = 1; inputs <= 60; inputs++)
            for (size_t k = 1; k <= 20; k++) {
                double count = binomial(inputs + k, k) - 1;
                struct err e = {0};
                struct recipe *r;

                snprintf(text, sizeof text, "poly %zu", k);
                r = recipe_parse(text, inputs, &e);
                ck_assert_msg((r != NULL) == (count < DATA_MAX_DIM + 0.5), "%s of %zu",
                              text, inputs);
                if (r) {
                    ck_assert_double_eq_tol((double)recipe_features(r, inputs), count,
                                            0.1);
                    ck_assert_int_eq(recipe_degree(r), (int)k);
                }
                recipe_free(r);
            }
        ck_assert_uint_eq(recipe_features(NULL, 1000), 1000);
    }
END_TEST

/* The product of powers that NAME ("a^2*b") says, at ROW. */
static double by_name(const char *name, const struct data *d, size_t row)
{
    double v = 1;

    while (*name) {
        double x = d->x[*name - 'a'][row], power = 1;

        name++;
        if (*name == '^')
            power = strtod(name + 1, (char **)&name);
        v *= pow(x, power);
        name += *name == '*';
    }
    return v;
}

/* All names differ, and every value is what its name says. */
START_TEST(poly_values)
    {
        for (size_t inputs = 1; inputs <= 5; inputs++)
            for (int k = 1; k <= 5; k++) {
                struct data *d = columns(4, inputs), *made;
                char text[20];

                snprintf(text, sizeof text, "poly %d", k);
                made = applied(text, d);
                for (size_t j = 0; j < made->dim; j++) {
                    for (size_t i = 0; i < d->n; i++)
                        ck_assert_double_eq_tol(made->x[j][i],
                                                by_name(made->names[j], d, i), 1e-13);
                    for (size_t other = 0; other < j; other++)
                        ck_assert_str_ne(made->names[j], made->names[other]);
                }
                data_free(made);
                data_free(d);
            }
    }
END_TEST

START_TEST(product_and_square_values)
    {
        struct data *d = columns(6, 4), *p = applied("product", d),
                    *s = applied("square", d);

        for (size_t i = 0; i < d->n; i++) {
            size_t at = 4;

            for (size_t j = 0; j < 4; j++)
                for (size_t k = j + 1; k < 4; k++)
                    ck_assert_double_eq(p->x[at++][i], d->x[j][i] * d->x[k][i]);
            for (size_t j = 0; j < 4; j++) {
                ck_assert_double_eq(s->x[j][i], d->x[j][i]);
                ck_assert_double_eq(s->x[4 + j][i], d->x[j][i] * d->x[j][i]);
            }
        }
        data_free(d);
        data_free(p);
        data_free(s);
    }
END_TEST

/* One place and the whole column give the same digits. */
START_TEST(places_equal_columns)
    {
        static const char *const texts[] = {"product", "square", "poly 6",
                                            "x1*x2 x3^3, exp(x1)-x2 sigmoid(x3)"};
        struct data *d = columns(5, 3);

        for (size_t t = 0; t < 4; t++) {
            struct recipe *r = recipe(texts[t], 3);
            struct data *made = recipe_apply(r, d, NULL);

            for (size_t i = 0; i < d->n; i++) {
                double x[] = {d->x[0][i], d->x[1][i], d->x[2][i]}, out[DATA_MAX_DIM];

                ck_assert(recipe_place(r, 3, x, out));
                for (size_t j = 0; j < made->dim; j++)
                    ck_assert_double_eq(out[j], made->x[j][i]);
            }
            recipe_free(r);
            data_free(made);
        }
        data_free(d);
    }
END_TEST

static void mistake(const char *text, size_t inputs, int column, const char *says)
{
    struct err e = {0};
    struct recipe *r = recipe_parse(text, inputs, &e);

    ck_assert_msg(r == NULL && e.message[0], "%s", text);
    ck_assert_msg(strstr(e.message, says) != NULL, "%s: %s", text, e.message);
    ck_assert_msg(e.column == column, "%s: column %d, not %d: %s", text, e.column,
                  column, e.message);
}

START_TEST(mistakes_have_a_column)
    {
        mistake("", 2, 0, "kind");
        mistake("prodct", 2, 1, "product?");
        mistake("poly", 2, 0, "poly 2");
        mistake("poly x", 2, 6, "whole number");
        mistake("poly 0", 2, 6, "1 to 20");
        mistake("  poly 21", 2, 8, "1 to 20");
        mistake("poly 2.5", 2, 6, "whole number");
        mistake("poly 20", 3, 0, "1000 features");
        mistake("product", 1, 0, "one column");
        mistake("x1 x3", 2, 4, "x3");
        mistake("x1 foot*x2", 2, 4, "foot");
        mistake("x1 ,, x2", 2, 5, "missing");
        mistake("x1 (x2", 2, 7, ")");
        mistake("x1 2x2", 2, 5, "*");
        mistake("x1 mean(x2)", 2, 4, "one row");
        mistake("x0", 2, 1, "");
    }
END_TEST

START_TEST(no_value_is_said)
    {
        struct data *d = columns(3, 2);
        struct err e = {0};
        struct recipe *r = recipe("x1 log(x2)", 2);
        double x[] = {1, -1}, out[2];

        d->x[1][0] = 1;
        d->x[1][1] = 0;
        ck_assert_ptr_null(recipe_apply(r, d, &e));
        ck_assert_ptr_nonnull(strstr(e.message, "log(b)"));
        ck_assert_ptr_nonnull(strstr(e.message, "row 2"));
        ck_assert(!recipe_place(r, 2, x, out));
        ck_assert_double_eq(out[0], 1);
        ck_assert_double_eq(out[1], 0);
        recipe_free(r);
        r = recipe("poly 2", 2);
        d->x[0][2] = 1e200;
        ck_assert_ptr_null(recipe_apply(r, d, &e));
        ck_assert_ptr_nonnull(strstr(e.message, "a^2"));
        ck_assert_ptr_nonnull(strstr(e.message, "row 3"));
        recipe_free(r);
        data_free(d);
    }
END_TEST

START_TEST(texts_come_back)
    {
        static const char *const texts[] = {"product", "square", "poly 7",
                                            "x1, x2 - 1, -x1, x1*x2", "x"};

        for (size_t t = 0; t < 5; t++) {
            struct recipe *r = recipe(texts[t], 2), *again;

            ck_assert_str_eq(recipe_text(r), texts[t]);
            again = recipe(recipe_text(r), 2);
            ck_assert_uint_eq(recipe_features(r, 2), recipe_features(again, 2));
            ck_assert_int_eq(recipe_kind(r), recipe_kind(again));
            recipe_free(again);
            ck_assert_ptr_eq(recipe_ref(r), r);
            recipe_free(r);
            recipe_free(r);
        }
    }
END_TEST

START_TEST(what_fits)
    {
        struct recipe *formula = recipe("x1 x3", 3), *product = recipe("product", 2),
                      *poly = recipe("poly 9", 1);

        ck_assert(recipe_fits(formula, 3) && recipe_fits(formula, 9));
        ck_assert(!recipe_fits(formula, 2));
        ck_assert(!recipe_fits(product, 1) && recipe_fits(product, 40));
        ck_assert(!recipe_fits(product, 1000));
        ck_assert(recipe_fits(poly, 2) && !recipe_fits(poly, 5));
        recipe_free(formula);
        recipe_free(product);
        recipe_free(poly);
    }
END_TEST

Suite *suite_expand(void)
{
    Suite *s = suite_create("expand");
    TCase *c = tcase_create("expand");

    tcase_add_test(c, names_and_order);
    tcase_add_test(c, linear_is_the_data);
    tcase_add_test(c, poly_counts);
    tcase_add_test(c, poly_values);
    tcase_add_test(c, product_and_square_values);
    tcase_add_test(c, places_equal_columns);
    tcase_add_test(c, mistakes_have_a_column);
    tcase_add_test(c, no_value_is_said);
    tcase_add_test(c, texts_come_back);
    tcase_add_test(c, what_fits);
    suite_add_tcase(s, c);
    return s;
}
