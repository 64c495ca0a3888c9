/* Updates that see a part of the examples.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <check.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "examples.h"
#include "learn/batch.h"
#include "learn/objective.h"
#include "learn/opt.h"

Suite *suite_batch(void);

enum { ROWS = 101 };

START_TEST(order_of_the_file)
    {
        size_t order[ROWS];

        batch_order(order, ROWS, false, 7, 3);
        for (size_t i = 0; i < ROWS; i++)
            ck_assert_uint_eq(order[i], i);
        batch_order(order, 0, false, 1, 0);
        batch_order(order, 0, true, 1, 0);
    }
END_TEST

/* Each pass visits every row once, in an order of its own. */
START_TEST(shuffled_passes)
    {
        size_t order[ROWS], last[ROWS] = {0}, again[ROWS];

        for (uint64_t pass = 0; pass < 20; pass++) {
            int seen[ROWS] = {0};

            batch_order(order, ROWS, true, 7, pass);
            for (size_t i = 0; i < ROWS; i++)
                seen[order[i]]++;
            for (size_t i = 0; i < ROWS; i++)
                ck_assert_int_eq(seen[i], 1);
            ck_assert_mem_ne(order, last, sizeof order);
            batch_order(again, ROWS, true, 7, pass);
            ck_assert_mem_eq(order, again, sizeof order);
            batch_order(again, ROWS, true, 8, pass);
            ck_assert_mem_ne(order, again, sizeof order);
            memcpy(last, order, sizeof last);
        }
    }
END_TEST

START_TEST(rows_are_copied)
    {
        static const size_t row[] = {2, 0, 2};
        struct data *d = table("1,10,0\n2,20,1\n3,30,1\n");
        struct batch b;

        batch_init(&b, 2, 3);
        batch_take(&b, d, row, 3);
        ck_assert_uint_eq(b.rows.n, 3);
        ck_assert_int_eq(b.rows.kind, LABEL_CLASS);
        ck_assert_double_eq(b.rows.x[0][0], 3);
        ck_assert_double_eq(b.rows.x[1][1], 10);
        ck_assert_double_eq(b.rows.y[2], 1);
        batch_take(&b, d, row + 1, 1);
        ck_assert_uint_eq(b.rows.n, 1);
        ck_assert_double_eq(b.rows.x[1][0], 10);
        ck_assert_double_eq(b.rows.y[0], 0);
        batch_done(&b);
        data_free(d);
    }
END_TEST

/* The slope of all points is the mean of the slopes of each, class weights, price and
 * all; of batches it is the mean weighted by their rows. */
START_TEST(the_mean_of_the_parts)
    {
        struct data *d = table(archery);
        size_t most = (size_t)_i + 1, order[18];
        struct batch b;

        batch_init(&b, 1, most);
        batch_order(order, d->n, true, 5, 0);
        for (size_t k = 0; objectives[k]; k++) {
            struct objective o = {.ops = objectives[k],
                                  .data = d,
                                  .lambda = 0.1,
                                  .class_weight = {0.5, 2}};
            double theta[8] = {-1, 0.3, 0.2, -0.4, 0.7, 0.1, -0.2}, whole[8], part[8];
            double sum[8] = {0};

            o.hidden = strcmp(o.ops->name, "mlp") == 0 ? 2 : 0;
            o.dim = o.ops->params(1, o.hidden);
            ck_assert_uint_le(o.dim, 8);
            o.ops->gradient(&o, theta, whole);
            for (size_t at = 0; at < d->n; at += most) {
                size_t count = d->n - at < most ? d->n - at : most;

                batch_take(&b, d, order + at, count);
                o.data = &b.rows;
                o.ops->gradient(&o, theta, part);
                for (size_t j = 0; j < o.dim; j++)
                    sum[j] += part[j] * (double)count / (double)d->n;
            }
            for (size_t j = 0; j < o.dim; j++)
                ck_assert_double_eq_tol(sum[j], whole[j], 1e-14);
        }
        batch_done(&b);
        data_free(d);
    }
END_TEST

/* Point by point with a rate that goes down comes to the same place. */
START_TEST(online_arrives)
    {
        struct data *d = table(archery);
        struct objective all = {
            .ops = &logistic_ops, .dim = 2, .data = d, .lambda = 0.01};
        struct objective one = all;
        struct knobs knobs = knobs_usual;
        double theta[2] = {0}, best[2] = {0};
        size_t order[18];
        struct batch b;
        struct opt opt;

        ck_assert_int_eq(opt_fit(&all, best).status, FIT_OPTIMUM);
        batch_init(&b, 1, 1);
        one.data = &b.rows;
        opt_init(&opt, method_named("gd"), 2, &knobs, NULL);
        opt.partial = true;
        for (uint64_t pass = 0; pass < 20000; pass++) {
            opt.knobs.eta = 2 / (20 + (double)pass);
            batch_order(order, d->n, true, 3, pass);
            for (size_t i = 0; i < d->n; i++) {
                batch_take(&b, d, order + i, 1);
                ck_assert_int_eq(opt_step(&opt, &one, theta), OPT_MOVED);
            }
        }
        ck_assert_double_eq_tol(theta[0], best[0], 0.05);
        ck_assert_double_eq_tol(theta[1], best[1], 0.05);
        opt_done(&opt);
        batch_done(&b);
        data_free(d);
    }
END_TEST

Suite *suite_batch(void)
{
    Suite *s = suite_create("batch");
    TCase *c = tcase_create("batch");

    tcase_add_test(c, order_of_the_file);
    tcase_add_test(c, shuffled_passes);
    tcase_add_test(c, rows_are_copied);
    tcase_add_loop_test(c, the_mean_of_the_parts, 0, 18);
    tcase_add_test(c, online_arrives);
    suite_add_tcase(s, c);
    return s;
}
