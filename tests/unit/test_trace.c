/* The trace of a run: kept whole while short, thinned when long.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <check.h>

#include "learn/trace.h"

Suite *suite_trace(void);

static void add(struct trace *t, size_t step)
{
    double theta[] = {(double)step, -(double)step};

    trace_add(t, step, 1.0 / (double)(step + 1), 2.0 / (double)(step + 1), theta);
}

static void check_rows(const struct trace *t)
{
    for (size_t i = 0; i < t->rows; i++) {
        ck_assert_uint_eq(t->step[i] % t->stride, 0);
        ck_assert(i == 0 || t->step[i] > t->step[i - 1]);
        ck_assert_double_eq(t->theta[2 * i], (double)t->step[i]);
        ck_assert_double_eq(t->theta[2 * i + 1], -(double)t->step[i]);
        ck_assert_double_eq(t->loss[i], 1.0 / (double)(t->step[i] + 1));
        ck_assert_double_eq(t->objective[i], 2 * t->loss[i]);
    }
}

START_TEST(short_runs_are_whole)
    {
        struct trace *t = trace_new(2);

        for (size_t k = 0; k < TRACE_ROWS; k++)
            add(t, k);
        ck_assert_uint_eq(t->rows, TRACE_ROWS);
        ck_assert_uint_eq(t->stride, 1);
        check_rows(t);
        trace_free(t);
    }
END_TEST

START_TEST(long_runs_are_thinned)
    {
        struct trace *t = trace_new(2);

        size_t most = 0;

        for (size_t k = 0; k <= 1000000; k++) {
            add(t, k);
            most = t->rows > most ? t->rows : most;
        }
        ck_assert_uint_eq(most, TRACE_ROWS);
        ck_assert_uint_ge(t->rows, TRACE_ROWS / 2 - 1);
        ck_assert_uint_eq(t->step[0], 0);
        ck_assert_uint_gt(t->step[t->rows - 1] + t->stride, 1000000);
        check_rows(t);
        trace_free(t);
    }
END_TEST

START_TEST(an_undone_future_is_dropped)
    {
        struct trace *t = trace_new(2);
        double other[] = {7, 7};

        for (size_t k = 0; k < 100; k++)
            add(t, k);
        trace_add(t, 50, 3, 4, other);
        ck_assert_uint_eq(t->rows, 51);
        ck_assert_double_eq(t->theta[100], 7);
        add(t, 0);
        ck_assert_uint_eq(t->rows, 1);
        trace_free(t);
    }
END_TEST

START_TEST(rows_up_to_a_step)
    {
        struct trace *t = trace_new(2);

        ck_assert_uint_eq(trace_upto(t, 9), 0);
        for (size_t k = 0; k < 10; k++)
            add(t, 3 * k);
        ck_assert_uint_eq(trace_upto(t, 0), 1);
        ck_assert_uint_eq(trace_upto(t, 2), 1);
        ck_assert_uint_eq(trace_upto(t, 3), 2);
        ck_assert_uint_eq(trace_upto(t, 1000), 10);
        trace_free(t);
    }
END_TEST

START_TEST(steps_far_apart)
    {
        struct trace *t = trace_new(2);

        for (size_t k = 0; k < 3 * TRACE_ROWS; k++)
            add(t, 1024 * k);
        ck_assert_uint_le(t->rows, TRACE_ROWS);
        check_rows(t);
        trace_free(t);
    }
END_TEST

START_TEST(shared)
    {
        struct trace *t = trace_new(2), *again = trace_ref(t);

        add(t, 0);
        trace_free(t);
        ck_assert_uint_eq(again->rows, 1);
        trace_free(again);
        trace_free(NULL);
        ck_assert_ptr_null(trace_ref(NULL));
    }
END_TEST

Suite *suite_trace(void)
{
    Suite *s = suite_create("trace");
    TCase *c = tcase_create("trace");

    tcase_add_test(c, short_runs_are_whole);
    tcase_add_test(c, long_runs_are_thinned);
    tcase_add_test(c, an_undone_future_is_dropped);
    tcase_add_test(c, rows_up_to_a_step);
    tcase_add_test(c, steps_far_apart);
    tcase_add_test(c, shared);
    suite_add_tcase(s, c);
    return s;
}
