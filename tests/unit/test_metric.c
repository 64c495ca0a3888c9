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
        ck_assert(metric_specificity(&c, &v));
        ck_assert_double_eq(v, 0.6);
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
        ck_assert(!metric_specificity(&ones, &v));
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

/* ---- random points, ties among them ---- */

enum { MANY = 200 };

/* Numbers that are the same in every run: 0 … 2^31. */
static unsigned next(unsigned *state)
{
    *state = *state * 1103515245u + 12345u;
    return *state >> 1;
}

/* MANY points whose p take few different values; SOFT labels or classes. */
static struct data *many(unsigned seed, bool soft, double *q)
{
    struct data *d = data_new(MANY, 1);

    for (size_t i = 0; i < MANY; i++) {
        double level = (next(&seed) >> 8) % 41 / 40.0;

        q[i] = (next(&seed) >> 8) % 31 / 30.0;
        d->y[i] = soft ? level : level < 0.3 + 0.4 * q[i];
    }
    data_classify(d);
    return d;
}

/* By the definition, pair by pair. */
static double pairs(const struct data *d, const double *q)
{
    double won = 0, all = 0;

    for (size_t i = 0; i < d->n; i++)
        for (size_t j = 0; j < d->n; j++)
            if (data_positive(d, i) && !data_positive(d, j)) {
                won += q[i] > q[j] ? 1 : q[i] == q[j] ? 0.5 : 0;
                all++;
            }
    return won / all;
}

/* Under the ROC curve, by trapezoids. */
static double area_under(const struct metric_point *point, size_t n)
{
    double sum = 0, ones = (double)point[n - 1].tp, zeros = (double)point[n - 1].fp;

    for (size_t i = 1; i < n; i++)
        sum += (double)(point[i].fp - point[i - 1].fp) *
               (double)(point[i].tp + point[i - 1].tp) / 2;
    return sum / ones / zeros;
}

START_TEST(area_of_random_points)
    {
        for (unsigned seed = 1; seed <= 20; seed++) {
            double q[MANY], v;
            struct metric_point point[MANY + 1];
            struct data *d = many(seed, seed % 2, q);
            size_t n = metric_curve(d, q, point);

            ck_assert(metric_auc(d, q, &v));
            ck_assert_double_eq_tol(v, pairs(d, q), 1e-13);
            ck_assert_double_eq_tol(v, area_under(point, n), 1e-13);
            data_free(d);
        }
    }
END_TEST

START_TEST(every_point_of_the_curve_is_a_confusion)
    {
        double q[MANY];
        struct metric_point point[MANY + 1];
        struct data *d = many(7, false, q);
        size_t n = metric_curve(d, q, point);

        ck_assert(isinf(point[0].tau) && point[0].tp + point[0].fp == 0);
        ck_assert_uint_eq(point[n - 1].tp + point[n - 1].fp, MANY);
        ck_assert_uint_le(n, 32); /* 31 different p */
        for (size_t i = 1; i < n; i++) {
            double below = i + 1 < n ? (point[i].tau + point[i + 1].tau) / 2 : 0;
            struct confusion at = metric_confusion(d, q, point[i].tau);
            struct confusion between = metric_confusion(d, q, below);

            ck_assert(point[i].tau < point[i - 1].tau);
            ck_assert(at.tp == point[i].tp && at.fp == point[i].fp);
            ck_assert(between.tp == point[i].tp && between.fp == point[i].fp);
        }
        data_free(d);
    }
END_TEST

START_TEST(curve_of_one_point)
    {
        struct data *d = data_new(1, 1);
        struct metric_point point[2];
        double q = 0.3;

        d->y[0] = 1;
        data_classify(d);
        ck_assert_uint_eq(metric_curve(d, &q, point), 2);
        ck_assert_double_eq(point[1].tau, 0.3);
        ck_assert_uint_eq(point[1].tp, 1);
        q = NAN;
        ck_assert_uint_eq(metric_curve(d, &q, point), 2);
        data_free(d);
    }
END_TEST

START_TEST(bins_hold_every_point)
    {
        static const double edge[] = {0, 0.2, 0.4, 0.6, 0.8, 1};

        for (unsigned seed = 1; seed <= 10; seed++) {
            double q[MANY], said = 0, seen = 0, all_p = 0, all_y = 0;
            struct metric_bin bin[METRIC_BINS];
            struct data *d = many(seed, seed % 2, q);
            size_t total = 0;

            metric_reliability(d, q, bin);
            for (size_t k = 0; k < METRIC_BINS; k++) {
                size_t n = 0;

                for (size_t i = 0; i < MANY; i++)
                    n += q[i] >= edge[k] &&
                         (q[i] < edge[k + 1] || (k == 4 && q[i] == 1));
                ck_assert_uint_eq(bin[k].n, n);
                ck_assert_double_eq(bin[k].from, edge[k]);
                ck_assert_double_eq(bin[k].to, edge[k + 1]);
                total += n;
                said += bin[k].p * (double)n;
                seen += bin[k].y * (double)n;
            }
            for (size_t i = 0; i < MANY; i++) {
                all_p += q[i];
                all_y += d->y[i];
            }
            ck_assert_uint_eq(total, MANY);
            ck_assert_double_eq_tol(said, all_p, 1e-9);
            ck_assert_double_eq_tol(seen, all_y, 1e-9);
            data_free(d);
        }
    }
END_TEST

/* An edge belongs to the bin above it; 1 to the last; what is empty says 0. */
START_TEST(bins_at_their_edges)
    {
        static const double q[] = {0, 0.2, 0.4, 0.6, 0.8, 1, 0.19999999999999998};
        struct data *d = data_new(7, 1);
        struct metric_bin bin[METRIC_BINS];

        d->y[5] = 1;
        data_classify(d);
        metric_reliability(d, q, bin);
        ck_assert_uint_eq(bin[0].n, 2);
        ck_assert_uint_eq(bin[1].n, 1);
        ck_assert_uint_eq(bin[3].n, 1);
        ck_assert_uint_eq(bin[4].n, 2);
        ck_assert_double_eq(bin[4].p, 0.9);
        ck_assert_double_eq(bin[4].y, 0.5);
        metric_reliability(d, (double[7]){0}, bin);
        ck_assert(bin[2].n == 0 && bin[2].p == 0 && bin[2].y == 0);
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
    tcase_add_test(c, area_of_random_points);
    tcase_add_test(c, every_point_of_the_curve_is_a_confusion);
    tcase_add_test(c, curve_of_one_point);
    tcase_add_test(c, bins_hold_every_point);
    tcase_add_test(c, bins_at_their_edges);
    suite_add_tcase(s, c);
    return s;
}
