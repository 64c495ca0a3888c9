/* Explanations of every reading and point, of hostile benches too.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <check.h>
#include <ctype.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/utf8.h"
#include "explained_kit.h"
#include "lab/reading.h"

Suite *suite_explain_any(void);

static void every_reading(int width)
{
    for (size_t i = 0; readings[i]; i++)
        for (int all = 0; all < 2; all++) {
            struct err err = {0};

            ck_assert_msg(explained(readings[i]->name, all, width, &err), "%s: %s",
                          readings[i]->name, err.message);
            ck_assert_msg(words.len > 5, "%s is not explained", readings[i]->name);
            ck_assert_msg(!strstr(words.s, "nan") && !strstr(words.s, "inf"), "%s:\n%s",
                          readings[i]->name, words.s);
            for (char *s = words.s, *line; (line = strsep(&s, "\n"));)
                ck_assert_msg(utf8_columns(line) <= (size_t)width, "%s: %s",
                              readings[i]->name, line);
        }
}

START_TEST(every_reading_has_an_explanation)
    {
        every_reading(80);
        bench_set_data(b, archers());
        every_reading(80);
        weights(-45, 10, 0);
        every_reading(35);
        bench_set_data(b, scattered(40, 2));
        weights(-1, 0.3, -2);
        b->s.lambda = 0.05;
        bench_set_scale(b, true);
        every_reading(80);
        bench_set_model(b, &linear_ops, 0);
        every_reading(60);
        bench_set_data(b, scattered(7, 9));
        every_reading(80);
        weights(1e308, -1e308, 1e308);
        every_reading(80);
    }
END_TEST

START_TEST(every_point_has_an_explanation)
    {
        char what[32];

        bench_set_data(b, scattered(40, 2));
        weights(-1, 0.3, -2);
        for (int i = 1; i <= 40; i++) {
            snprintf(what, sizeof what, "point %d", i);
            explains(what, "z = b + w1·x1 + w2·x2 = −1 + 0.3·");
        }
        bench_set_data(b, scattered(5, 9));
        explains("point 5", "(sum of 9 products)");
    }
END_TEST

/* ---- numbers that leave the range of doubles ---- */

/* WORD stands in TEXT by itself. */
static bool has_word(const char *text, const char *word)
{
    size_t n = strlen(word);

    for (const char *at = text; (at = strstr(at, word)); at += n) {
        bool before = at > text && isalnum((unsigned char)at[-1]);

        if (!before && !isalnum((unsigned char)at[n]))
            return true;
    }
    return false;
}

static size_t occurrences(const char *text, const char *part)
{
    size_t n = 0;

    for (; (text = strstr(text, part)); text += strlen(part))
        n++;
    return n;
}

static void no_strange_number(const char *what, const char *bench)
{
    static const char *const never[] = {"nan", "inf", "NaN", "infinity", "∞"};

    for (int all = 0; all < 2; all++) {
        struct err err = {0};

        if (!explained(what, all, 80, &err)) /* no such reading, or nothing to step on */
            continue;
        for (size_t k = 0; k < sizeof never / sizeof *never; k++)
            ck_assert_msg(!has_word(words.s, never[k]), "%s, %s:\n%s", bench, what,
                          words.s);
        ck_assert_msg(!strchr(words.s, '\x1a'), "%s, %s:\n%s", bench, what, words.s);
        ck_assert_msg(occurrences(words.s, "the range of doubles") <= 1, "%s, %s:\n%s",
                      bench, what, words.s);
    }
}

/* Every reading, every point, every entry of the gradient. */
static void nothing_strange(const char *bench)
{
    char what[64], name[16];

    no_strange_number("step", bench);
    for (size_t i = 0; readings[i]; i++)
        no_strange_number(readings[i]->name, bench);
    for (size_t i = 1; b->s.all && i <= b->s.all->n; i++) {
        snprintf(what, sizeof what, "point %zu", i);
        no_strange_number(what, bench);
    }
    for (size_t j = 0; b->s.data && j < b->s.params; j++) {
        static const char *const of[] = {"", "grad.", "raw.", "move."};

        bench_weight_name(b, j, name);
        for (size_t k = 0; k < sizeof of / sizeof *of; k++) {
            snprintf(what, sizeof what, "%s%s", of[k], name);
            no_strange_number(what, bench);
        }
    }
}

/* Four rows of the features SIZE·(1, −1, 0, 2), and of their inverses if DIM is 2. */
static struct data *hostile(double size, size_t dim, const double *y)
{
    static const double at[] = {1, -1, 0, 1.5};
    struct data *d = data_new(4, dim);

    for (size_t i = 0; i < 4; i++) {
        d->x[0][i] = size * at[i];
        if (dim > 1)
            d->x[1][i] = at[i] / size;
        d->y[i] = y ? y[i] : (double)(i % 2);
    }
    data_classify(d);
    return d;
}

static const double sizes[] = {1e308, 1e300, 1e154, 1e-300, 1e-308, 5e-324};
enum { SIZES = sizeof sizes / sizeof *sizes };

START_TEST(hostile_features)
    {
        static const double values[] = {1e308, -1e308, 5, 7};
        double size = sizes[_i];
        char bench[64];

        for (int kind = 0; kind < 12; kind++) {
            const double *y = kind % 3 == 2 ? values : NULL;
            size_t dim = kind / 3 % 2 && size > 1e-300 ? 2 : 1;

            snprintf(bench, sizeof bench, "features %g, bench %d", size, kind);
            b_again();
            bench_set_data(b, hostile(size, dim, y));
            bench_set_scale(b, kind >= 6);
            if (kind % 3 == 1)
                bench_set_model(b, objective_named("mlp", NULL), 3);
            nothing_strange(bench);
            bench_step(b);
            nothing_strange(bench);
            if (b->s.hidden)
                continue;
            weights(-1e308, 1e308, dim > 1 ? 1e308 : 0);
            nothing_strange(bench);
        }
    }
END_TEST

START_TEST(hostile_functions)
    {
        static const char *const texts[] = {"log(X)", "sqrt(X)", "exp(X)", "X^2",
                                            "1/(1 + exp(-X))"};
        static const double places[] = {2, 1e150, 1.34078e154, 1e300, 1e308};

        for (size_t t = 0; t < sizeof texts / sizeof *texts; t++)
            for (size_t k = 0; k < sizeof places / sizeof *places; k++) {
                struct scope scope = reading_scope(b);
                struct err err = {0};
                double at[2] = {places[k], 0};
                struct function *f = function_new(texts[t], &scope, false, &err);

                ck_assert_msg(f != NULL, "%s", err.message);
                bench_set_function(b, f, true, at);
                b->s.explorer.at[0] = b->s.explorer.dX = places[k];
                for (size_t m = 0; methods[m]; m++) {
                    bench_set_optimizer(b, methods[m]);
                    nothing_strange(texts[t]);
                    bench_step(b);
                    nothing_strange(texts[t]);
                }
            }
    }
END_TEST

/* Which number it is, is said instead of arithmetic. */
START_TEST(what_leaves_the_range_is_named)
    {
        static const double values[] = {1e308, -1e308, 5, 7};

        bench_set_data(b, hostile(1, 1, values));
        explains("point 1", "In computing cost the numbers leave the range of doubles "
                            "(about 1.8e308), so no arithmetic is shown for it.");
        ck_assert_ptr_null(strstr(words.s, "too small"));
        ck_assert_ptr_null(strstr(words.s, "cost ="));
        weights(-1e308, 1e308, 0);
        explains("point 2", "In computing ŷ the numbers leave the range");
        bench_set_data(b, hostile(1e308, 1, NULL));
        weights(0, 10, 0);
        explains("point 1", "In computing z the numbers leave the range");
        explains("point 3", "z = b + w1·x1 = 0 + 10·0 = 0");
        bench_set_data(b, hostile(5e-324, 1, NULL));
        bench_set_scale(b, true);
        weights(1, 2, 0);
        explains("w1", "1 sd (4.94e−324) more of");
        explains("b", "In computing raw.b the numbers leave the range");
    }
END_TEST

Suite *suite_explain_any(void)
{
    Suite *suite = suite_create("explain_any");
    TCase *tc = tcase_create("explain_any");

    tcase_add_checked_fixture(tc, explain_open, explain_close);
    tcase_add_test(tc, every_reading_has_an_explanation);
    tcase_add_test(tc, every_point_has_an_explanation);
    tcase_add_loop_test(tc, hostile_features, 0, SIZES);
    tcase_add_test(tc, hostile_functions);
    tcase_add_test(tc, what_leaves_the_range_is_named);
    suite_add_tcase(suite, tc);
    return suite;
}
