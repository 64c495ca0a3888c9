/* Counts, ratios and the area under the ROC curve.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <check.h>
#include <math.h>

#include "learn/metric.h"

Suite *suite_metric(void);

/* p and y of ten points, ties among them. */
static const double p[] = {0.9, 0.8, 0.8, 0.7, 0.5, 0.5, 0.4, 0.3, 0.3, 0.1};
static const double y[] = {1, 1, 0, 1, 1, 0, 0, 1, 0, 0};

static struct data *ten(void)
{
    struct data *d = data_new(10, 1);

    for (size_t i = 0; i < 10; i++)
        d->y[i] = y[i];
    data_classify(d);
    return d;
}

START_TEST(counts)
    {
        struct data *d = ten();
        struct confusion c = metric_confusion(d, p, 0.5);

        ck_assert_uint_eq(c.tp, 4); /* p = tau is predicted 1 */
        ck_assert_uint_eq(c.fp, 2);
        ck_assert_uint_eq(c.fn, 1);
        ck_assert_uint_eq(c.tn, 3);
        c = metric_confusion(d, p, 0);
        ck_assert_uint_eq(c.tp + c.fp, 10);
        c = metric_confusion(d, p, 1);
        ck_assert_uint_eq(c.tp + c.fp, 0);
        data_free(d);
    }
END_TEST

START_TEST(ratios)
    {
        struct confusion c = {.tp = 4, .fp = 2, .tn = 3, .fn = 1};
        double v;

        ck_assert(metric_precision(&c, &v));
        ck_assert_double_eq(v, 4.0 / 6);
        ck_assert(metric_recall(&c, &v));
        ck_assert_double_eq(v, 0.8);
        ck_assert(metric_fpr(&c, &v));
        ck_assert_double_eq(v, 0.4);
        ck_assert(metric_f1(&c, &v));
        ck_assert_double_eq_tol(v, 2 / (6.0 / 4 + 5.0 / 4), 1e-15); /* harmonic mean */
        ck_assert(metric_f1neg(&c, &v));
        ck_assert_double_eq_tol(v, 2 / (4.0 / 3 + 5.0 / 3), 1e-15);
        ck_assert(metric_balanced(&c, &v));
        ck_assert_double_eq_tol(v, 0.7, 1e-15);
        ck_assert(metric_mcc(&c, &v));
        ck_assert_double_eq_tol(v, 10 / sqrt(6 * 5 * 5 * 4), 1e-15);
        ck_assert(metric_accuracy(&c, &v));
        ck_assert_double_eq(v, 0.7);
    }
END_TEST

START_TEST(undefined_is_said)
    {
        struct confusion none = {0}, ones = {.fn = 3}, zeros = {.tn = 3};
        double v = 42;

        ck_assert(!metric_accuracy(&none, &v));
        ck_assert(!metric_precision(&ones, &v));
        ck_assert(!metric_fpr(&ones, &v));
        ck_assert(!metric_balanced(&ones, &v));
        ck_assert(!metric_mcc(&ones, &v));
        ck_assert(!metric_recall(&zeros, &v));
        ck_assert(!metric_f1(&zeros, &v));
        ck_assert(!metric_f1neg(&none, &v));
        ck_assert_double_eq(v, 42);
    }
END_TEST

START_TEST(large_counts_do_not_overflow)
    {
        struct confusion c = {
            .tp = 4000000, .fp = 1000000, .tn = 4000000, .fn = 1000000};
        double v;

        ck_assert(metric_mcc(&c, &v));
        ck_assert_double_eq_tol(v, 0.6, 1e-14);
    }
END_TEST

START_TEST(area)
    {
        struct data *d = ten();
        double won = 0, v, flat[10] = {0};

        for (size_t i = 0; i < 10; i++)
            for (size_t j = 0; j < 10; j++)
                if (y[i] == 1 && y[j] == 0)
                    won += p[i] > p[j] ? 1 : p[i] == p[j] ? 0.5 : 0;
        ck_assert(metric_auc(d, p, &v));
        ck_assert_double_eq_tol(v, won / 25, 1e-15);
        ck_assert(metric_auc(d, flat, &v));
        ck_assert_double_eq(v, 0.5);
        flat[3] = NAN; /* nothing sensible, but it ends */
        metric_auc(d, flat, &v);
        for (size_t i = 0; i < 10; i++)
            d->y[i] = 0.7;
        ck_assert(!metric_auc(d, p, &v));
        data_free(d);
    }
END_TEST

Suite *suite_metric(void)
{
    Suite *s = suite_create("metric");
    TCase *c = tcase_create("metric");

    tcase_add_test(c, counts);
    tcase_add_test(c, ratios);
    tcase_add_test(c, undefined_is_said);
    tcase_add_test(c, large_counts_do_not_overflow);
    tcase_add_test(c, area);
    suite_add_tcase(s, c);
    return s;
}
