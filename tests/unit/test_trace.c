/* The trace of a run: kept whole while short, thinned when long.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <check.h>

#include "learn/trace.h"

Suite *suite_trace(void);

static void add(struct trace *t, size_t step)
{
    double theta[] = {(double)step, -(double)step};

    trace_add(t, step, (double)step / 8, 1.0 / (double)(step + 1), 2.0 / (double)(step + 1), theta);
}

static void check_rows(const struct trace *t)
{
    for (size_t i = 0; i < t->rows; i++) {
        ck_assert(t->step[i] % t->stride == 0 || i == t->rows - 1);
        ck_assert_double_eq(t->pass[i], (double)t->step[i] / 8);
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
        ck_assert_uint_gt(t->stride, 1);
        ck_assert_uint_eq(t->step[t->rows - 1], 1000000); /* the newest is there */
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
        trace_add(t, 50, 2, 3, 4, other);
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

static void mark(struct trace *t, size_t step)
{
    struct trace_mark m = {.step = step, .kind = CHANGE_ETA, .text = "1"};

    trace_mark(t, &m);
}

/* A mark belongs to the update after its step; the newest ones stay. */
START_TEST(marks)
    {
        struct trace *t = trace_new(2);

        mark(t, 3);
        mark(t, 3);
        mark(t, 8);
        ck_assert_uint_eq(trace_marks(t, 3), 0);
        ck_assert_uint_eq(trace_marks(t, 4), 2);
        ck_assert_uint_eq(trace_marks(t, 9), 3);
        for (size_t k = 10; k < 1000; k++)
            mark(t, k);
        ck_assert_uint_eq(t->marks, TRACE_MARKS);
        ck_assert_uint_eq(t->mark[TRACE_MARKS - 1].step, 999);
        ck_assert_uint_eq(t->mark[0].step, 1000 - TRACE_MARKS);
        for (size_t k = 0; k < 20000; k++)
            add(t, k);
        ck_assert_uint_eq(t->marks, TRACE_MARKS); /* thinned rows leave them */
        trace_free(t);
    }
END_TEST

START_TEST(going_on_from_before)
    {
        struct trace *t = trace_new(2), *other;

        for (size_t k = 0; k < 100; k++)
            add(t, k);
        mark(t, 20);
        mark(t, 60);
        other = trace_from(trace_ref(t), 50);
        ck_assert_ptr_ne(other, t);
        ck_assert_uint_eq(t->rows, 100);
        ck_assert_uint_eq(t->marks, 2);
        ck_assert_uint_eq(other->rows, 51);
        ck_assert_uint_eq(other->marks, 1);
        check_rows(other);
        ck_assert_ptr_eq(trace_from(other, 50), other);
        trace_free(other);
        ck_assert_ptr_eq(trace_from(t, 50), t); /* nobody else looks */
        ck_assert_uint_eq(t->rows, 51);
        ck_assert_uint_eq(t->marks, 1);
        trace_free(t);
    }
END_TEST

START_TEST(kept_in_few_numbers)
    {
        struct trace *t = trace_new(2), *few;

        for (size_t k = 0; k < 4000; k++)
            add(t, k);
        few = trace_keep(t, 3000, 600);
        ck_assert_uint_le(few->rows, 102);
        ck_assert_uint_eq(few->step[0], 0);
        ck_assert_uint_eq(few->step[few->rows - 1], 3000);
        check_rows(few);
        trace_free(few);
        few = trace_keep(t, 3000, 100000);
        ck_assert_ptr_eq(few, t);
        trace_free(few);
        trace_free(t);
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
    tcase_add_test(c, marks);
    tcase_add_test(c, going_on_from_before);
    tcase_add_test(c, kept_in_few_numbers);
    suite_add_tcase(s, c);
    return s;
}
