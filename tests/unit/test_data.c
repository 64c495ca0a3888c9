/* Tables of examples: sharing, edits, standardising.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <check.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "learn/data.h"
#include "learn/prepare.h"

Suite *suite_data(void);

/* Four points in two columns, classes 0 1 1 0. */
static struct data *four(void)
{
    static const double x[2][4] = {{1, 2, 3, 4}, {10, 30, 20, 60}}, y[] = {0, 1, 1, 0};
    struct data *d = data_new(4, 2);

    for (size_t i = 0; i < 4; i++) {
        d->x[0][i] = x[0][i];
        d->x[1][i] = x[1][i];
        d->y[i] = y[i];
    }
    data_classify(d);
    return d;
}

START_TEST(names_by_default)
    {
        struct data *one = data_new(0, 1), *two = data_new(3, 2);

        ck_assert_str_eq(one->names[0], "x");
        ck_assert_str_eq(two->names[1], "x2");
        ck_assert_str_eq(two->label, "y");
        ck_assert_str_eq(two->class_name[1], "1");
        ck_assert_double_eq(two->x[1][2], 0);
        data_free(one);
        data_free(two);
        data_free(NULL);
        ck_assert_ptr_null(data_ref(NULL));
    }
END_TEST

START_TEST(shared_by_count)
    {
        struct data *d = four(), *again = data_ref(d);

        data_free(d);
        ck_assert_double_eq(again->x[1][3], 60);
        data_free(again);
    }
END_TEST

START_TEST(kinds)
    {
        struct data *d = four();

        ck_assert_int_eq(d->kind, LABEL_CLASS);
        d->y[1] = 0.25;
        data_classify(d);
        ck_assert_int_eq(d->kind, LABEL_SOFT);
        d->y[3] = 1.5;
        data_classify(d);
        ck_assert_int_eq(d->kind, LABEL_VALUE);
        d->y[3] = NAN;
        data_classify(d);
        ck_assert_int_eq(d->kind, LABEL_VALUE);
        d->y[1] = 0.5;
        ck_assert(data_positive(d, 1));
        data_free(d);
    }
END_TEST

START_TEST(edits_are_copies)
    {
        struct data *d = four(), *more, *less, *flipped;
        double x[] = {7, 8};

        more = data_with(d, x, 0.5);
        ck_assert_uint_eq(more->n, 5);
        ck_assert_double_eq(more->x[1][4], 8);
        ck_assert_double_eq(more->x[0][3], 4);
        ck_assert_int_eq(more->kind, LABEL_SOFT);
        less = data_without(d, 1);
        ck_assert_uint_eq(less->n, 3);
        ck_assert_double_eq(less->x[0][1], 3);
        ck_assert_double_eq(less->y[1], 1);
        ck_assert_uint_eq(data_positives(less), 1);
        flipped = data_flipped(d, 0);
        ck_assert_uint_eq(data_positives(flipped), 3);
        ck_assert_uint_eq(data_positives(d), 2);
        ck_assert_uint_eq(d->n, 4);
        data_free(less);
        less = data_without(more, 4);
        ck_assert_int_eq(less->kind, LABEL_CLASS);
        data_free(d);
        data_free(more);
        data_free(less);
        data_free(flipped);
    }
END_TEST

START_TEST(the_last_row_goes)
    {
        struct data *d = data_new(1, 3), *none = data_without(d, 0);

        ck_assert_uint_eq(none->n, 0);
        ck_assert_uint_eq(data_positives(none), 0);
        data_free(d);
        data_free(none);
    }
END_TEST

START_TEST(words_go_along)
    {
        struct data *d = four(), *e, *part;

        d->columns = strdup("x1=a");
        d->notes = strdup("a left out.");
        d->skipped = 3;
        e = data_flipped(d, 1);
        ck_assert_str_eq(e->columns, "x1=a");
        ck_assert_str_eq(e->notes, "a left out.");
        part = data_part(e, 1, 2);
        ck_assert_uint_eq(part->n, 2);
        ck_assert_double_eq(part->x[1][0], 30);
        ck_assert_double_eq(part->y[0], 0);
        ck_assert_double_eq(part->y[1], 1);
        ck_assert_int_eq(part->kind, LABEL_CLASS);
        ck_assert_uint_eq(part->skipped, 3);
        data_free(part);
        part = data_part(e, 4, 0);
        ck_assert_uint_eq(part->n, 0);
        data_free(part);
        part = data_wider(d, 5);
        ck_assert_uint_eq(part->dim, 5);
        ck_assert_str_eq(part->names[4], "x5");
        ck_assert_double_eq(part->y[2], 1);
        ck_assert_double_eq(part->x[4][3], 0);
        data_free(part);
        data_free(e);
        data_free(d);
    }
END_TEST

static void check_standard(const struct data *d)
{
    for (size_t j = 0; j < d->dim; j++) {
        double mean = 0, square = 0;

        for (size_t i = 0; i < d->n; i++) {
            mean += d->x[j][i] / (double)d->n;
            square += d->x[j][i] * d->x[j][i] / (double)d->n;
        }
        ck_assert_double_eq_tol(mean, 0, 1e-12);
        ck_assert_double_eq_tol(square, 1, 1e-12);
    }
}

START_TEST(standardised)
    {
        struct data *d = four(), *scaled;
        struct scaling s;

        scaling_of(&s, d);
        ck_assert_double_eq(s.mean[1], 30);
        ck_assert_double_eq_tol(s.sd[0], sqrt(1.25), 1e-15); /* the population's */
        scaled = scaling_apply(&s, d);
        check_standard(scaled);
        ck_assert_double_eq(scaled->y[2], 1);
        ck_assert_str_eq(scaled->names[1], "x2");
        scaling_done(&s);
        data_free(d);
        data_free(scaled);
    }
END_TEST

START_TEST(standardised_at_any_size)
    {
        static const double unit[] = {1e306, 1e-310, 1e-150, 1};
        static const double far_off[] = {0, 0, 0, 1e9};

        for (size_t k = 0; k < 4; k++) {
            struct data *d = four(), *scaled;
            struct scaling s;

            for (size_t i = 0; i < 4; i++)
                for (size_t j = 0; j < 2; j++)
                    d->x[j][i] = d->x[j][i] * unit[k] + far_off[k];
            scaling_of(&s, d);
            scaled = scaling_apply(&s, d);
            if (unit[k] > 1e-300)
                check_standard(scaled);
            for (size_t i = 0; i < 4; i++)
                ck_assert(isfinite(scaled->x[1][i]));
            scaling_done(&s);
            data_free(d);
            data_free(scaled);
        }
    }
END_TEST

/* As far apart as numbers can be. */
START_TEST(standardised_at_the_end_of_numbers)
    {
        static const double x[][2] = {
            {1.7e308, -1.7e308}, {1.7e308, 1.6e308}, {-1.7e308, 0}, {5e-324, 0}};

        for (size_t k = 0; k < 4; k++) {
            struct data *d = data_new(2, 1), *scaled;
            struct scaling s;

            d->x[0][0] = x[k][0];
            d->x[0][1] = x[k][1];
            scaling_of(&s, d);
            ck_assert(isfinite(s.mean[0]) && isfinite(s.sd[0]) && s.sd[0] > 0);
            scaled = scaling_apply(&s, d);
            for (size_t i = 0; i < 2; i++)
                ck_assert(fabs(scaled->x[0][i]) <= 1 + 1e-12);
            scaling_done(&s);
            data_free(scaled);
            data_free(d);
        }
    }
END_TEST

START_TEST(constant_column)
    {
        struct data *d = data_new(3, 1), *scaled;
        struct scaling s;

        d->x[0][0] = d->x[0][1] = d->x[0][2] = 0.1;
        scaling_of(&s, d);
        ck_assert_double_eq(s.sd[0], 1);
        scaled = scaling_apply(&s, d);
        ck_assert_double_eq(scaled->x[0][1], 0);
        scaling_done(&s);
        data_free(scaled);
        data_free(d);
    }
END_TEST

START_TEST(every_z_stays)
    {
        struct data *d = four(), *scaled;
        double theta[] = {0.5, -2, 3}, raw[3], back[3];
        struct scaling s;

        scaling_of(&s, d);
        scaled = scaling_apply(&s, d);
        scaling_to_raw(&s, theta, raw);
        for (size_t i = 0; i < 4; i++)
            ck_assert_double_eq_tol(
                theta[0] + theta[1] * scaled->x[0][i] + theta[2] * scaled->x[1][i],
                raw[0] + raw[1] * d->x[0][i] + raw[2] * d->x[1][i], 1e-13);
        scaling_from_raw(&s, raw, back);
        scaling_from_raw(&s, raw, raw); /* in place */
        for (size_t j = 0; j < 3; j++) {
            ck_assert_double_eq_tol(back[j], theta[j], 1e-14);
            ck_assert_double_eq(raw[j], back[j]);
        }
        scaling_done(&s);
        data_free(d);
        data_free(scaled);
    }
END_TEST

Suite *suite_data(void)
{
    Suite *s = suite_create("data");
    TCase *c = tcase_create("data");

    tcase_add_test(c, names_by_default);
    tcase_add_test(c, shared_by_count);
    tcase_add_test(c, kinds);
    tcase_add_test(c, edits_are_copies);
    tcase_add_test(c, the_last_row_goes);
    tcase_add_test(c, words_go_along);
    tcase_add_test(c, standardised);
    tcase_add_test(c, standardised_at_the_end_of_numbers);
    tcase_add_test(c, standardised_at_any_size);
    tcase_add_test(c, constant_column);
    tcase_add_test(c, every_z_stays);
    suite_add_tcase(s, c);
    return s;
}
