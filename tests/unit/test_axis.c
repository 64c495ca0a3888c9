/* Axes: ranges hold their data, ticks are round and inside, cells and values agree.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <check.h>
#include <float.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "chance_kit.h"
#include "plot/axis.h"

Suite *suite_axis(void);

/* The ranges of the design's pictures. */
START_TEST(ranges_as_designed)
{
    struct axis a = {.cells = 34};

    axis_fit(&a, 0.4, 5.6);
    ck_assert(a.lo == 0 && a.hi == 6);
    axis_fit(&a, 0.4, 4.6);
    ck_assert(a.lo == 0 && a.hi == 5);
    axis_fit(&a, 0.5, 9);
    ck_assert(a.lo == 0 && a.hi == 9.5);
    axis_fit_zero(&a, 0.6931);
    ck_assert(a.lo == 0 && fabs(a.hi - 0.75) < 1e-12);
}
END_TEST

START_TEST(ranges_hold_their_data)
{
    static const double odd[][2] = {
        {0, 0},           {5, 5},           {-1e308, 1e308},      {1e308, 1.7e308},
        {1e-320, 2e-320}, {1e15, 1e15 + 1}, {-DBL_MAX, -DBL_MAX}, {1e-300, 1},
    };
    unsigned state = 7;

    for (int i = 0; i < 2000; i++) {
        double size = pow(10, floor(any(&state) * 30)), lo = any(&state) * size;
        double hi = lo + fabs(any(&state)) * size;
        struct axis a = {.cells = 1 + i % 80};

        axis_fit(&a, lo, hi);
        ck_assert(a.lo < a.hi && a.lo <= lo && a.hi >= hi);
        ck_assert_int_ge(axis_cell(&a, lo), 0);
        ck_assert_int_ge(axis_cell(&a, hi), axis_cell(&a, lo));
    }
    for (size_t i = 0; i < sizeof odd / sizeof *odd; i++) {
        struct axis a = {.cells = 34};

        axis_fit(&a, odd[i][0], odd[i][1]);
        ck_assert(a.lo < a.hi && isfinite(a.lo) && isfinite(a.hi));
        ck_assert(isfinite(axis_place(&a, odd[i][0])));
    }
}
END_TEST

START_TEST(places_and_values_agree)
{
    struct axis a = {.lo = -2.5, .hi = 7.5, .cells = 41};

    ck_assert(axis_place(&a, -2.5) == 0 && axis_place(&a, 7.5) == 40);
    ck_assert(fabs(axis_unit(&a) - 0.25) < 1e-15);
    for (int c = 0; c < a.cells; c++)
        ck_assert_int_eq(axis_cell(&a, axis_value(&a, c)), c);
    ck_assert_int_eq(axis_cell(&a, -2.7), -1);
    ck_assert_int_eq(axis_cell(&a, 7.7), -1);
    ck_assert_int_eq(axis_cell(&a, NAN), -1);
    ck_assert_int_eq(axis_cell(&a, INFINITY), -1);
    a.cells = 1;
    ck_assert_int_eq(axis_cell(&a, -2.5), 0);
    ck_assert_int_eq(axis_cell(&a, 7.5), 0);
}
END_TEST

static void check_ticks(const struct axis *a, const struct ticks *t, int gap)
{
    double lead = t->step / pow(10, floor(log10(t->step) + 1e-9));

    ck_assert(fabs(lead - 1) < 1e-6 || fabs(lead - 2) < 1e-6 || fabs(lead - 5) < 1e-6);
    for (int i = 0; i < t->n; i++) {
        int cell = axis_cell(a, ticks_value(t, i));

        ck_assert_int_ge(cell, 0);
        if (i)
            ck_assert_int_ge(cell - axis_cell(a, ticks_value(t, i - 1)), gap - 1);
    }
}

START_TEST(ticks_are_round_and_inside)
{
    unsigned state = 3;

    for (int i = 0; i < 2000; i++) {
        double size = pow(10, floor(any(&state) * 9)), lo = any(&state) * size;
        struct axis a = {.cells = 2 + i % 100};
        struct ticks t;

        axis_fit(&a, lo, lo + (0.01 + fabs(any(&state))) * size);
        t = axis_ticks(&a, 2);
        check_ticks(&a, &t, 2);
        if (a.cells >= 20)
            ck_assert_int_ge(t.n, 2);
        t = axis_ticks_beside(&a, 5, 3, 0);
        check_ticks(&a, &t, 5);
        for (int k = 1; k < t.n && a.cells > 20; k++)
            ck_assert_uint_lt(ticks_widest(&t), (unsigned)a.cells);
    }
}
END_TEST

START_TEST(labels)
{
    struct axis a = {.lo = 0, .hi = 0.75, .cells = 12};
    struct ticks t = axis_ticks(&a, 2);
    struct str s;

    str_init(&s);
    for (int i = 0; i < t.n; i++) {
        ticks_label(&t, i, &s);
        str_addc(&s, ' ');
    }
    ck_assert_str_eq(s.s, "0 0.2 0.4 0.6 ");
    ck_assert_uint_eq(ticks_widest(&t), 3);
    /* "-60" and 3 free cells take 21.8 units: steps of 20 are too fine. */
    a = (struct axis){.lo = -60, .hi = 60, .cells = 34};
    t = axis_ticks_beside(&a, 5, 3, 0);
    str_clear(&s);
    ticks_label(&t, 0, &s);
    ck_assert_str_eq(s.s, "−50");
    a = (struct axis){.lo = 0, .hi = 2, .cells = 40};
    ck_assert_int_eq(axis_ticks_beside(&a, 5, 3, 1).n, 3);
    str_done(&s);
}
END_TEST

START_TEST(ticks_of_strange_ranges)
{
    static const double odd[][2] = {{-1e308, 1e308}, {1e15, 1e15 + 1}, {0, 1e-290}};

    for (size_t i = 0; i < 3; i++)
        for (int cells = 1; cells < 50; cells++) {
            struct axis a = {.cells = cells};
            struct ticks t;
            struct str s;

            axis_fit(&a, odd[i][0], odd[i][1]);
            t = axis_ticks_beside(&a, 5, 3, 0);
            str_init(&s);
            for (int k = 0; k < t.n; k++)
                ticks_label(&t, k, &s);
            ck_assert(!strstr(s.s, "nan") && !strstr(s.s, "undefined"));
            str_done(&s);
        }
}
END_TEST

/* ---- the logarithmic axis ---- */

START_TEST(log_places_and_values)
    {
        for (int i = 0; i < 4000; i++) {
            double lo = pow(10, -280 + (i * 37) % 560), hi = lo * pow(10, i % 41 / 4.0);
            struct axis a = {.cells = 1 + i % 60};
            struct ticks t;

            axis_fit_log(&a, lo, hi);
            ck_assert(a.lo > 0 && a.lo <= lo * 1.0001 && a.hi >= hi * 0.9999);
            ck_assert(a.hi > a.lo && isfinite(a.hi));
            for (double s = 0; s <= 1; s += 0.125) {
                double v = lo * pow(hi / lo, s);

                ck_assert_double_eq_tol(axis_value(&a, axis_place(&a, v)) / v, 1, 1e-9);
            }
            ck_assert_double_lt(axis_place(&a, 0), -1000);
            ck_assert_double_lt(axis_place(&a, -1), -1000);
            t = axis_ticks(&a, 2);
            ck_assert_int_ge(t.n, 1);
            for (int k = 0; k < t.n; k++) {
                double v = ticks_value(&t, k), lead = v / pow(10, floor(log10(v) + 1e-9));

                ck_assert(v >= a.lo * (1 - 1e-6) && v <= a.hi * (1 + 1e-6));
                ck_assert(fabs(lead - 1) < 1e-6 || fabs(lead - 2) < 1e-6 ||
                          fabs(lead - 5) < 1e-6);
                ck_assert(k == 0 || axis_place(&a, v) -
                                            axis_place(&a, ticks_value(&t, k - 1)) >
                                        2 - 1e-6);
            }
        }
    }
END_TEST

START_TEST(log_labels)
    {
        static const struct {
            double lo, hi;
            const char *labels;
        } rows[] = {{0.2, 1, "0.2 0.5 1 "},
                    {0.001, 1, "0.001 0.01 0.1 1 "},
                    {1, 1e9, "1 10 100 1000 10000 100000 1e6 1e7 1e8 1e9 "},
                    {1e-8, 1e-5, "1e-8 1e-7 1e-6 1e-5 "}};

        for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
            struct axis a = {.cells = i == 0 ? 12 : i == 2 ? 19 : 7};
            struct ticks t;
            struct str s;

            axis_fit_log(&a, rows[i].lo, rows[i].hi);
            t = axis_ticks(&a, 2);
            str_init(&s);
            for (int k = 0; k < t.n; k++) {
                ticks_label(&t, k, &s);
                str_addc(&s, ' ');
            }
            ck_assert_str_eq(s.s, rows[i].labels);
            str_done(&s);
        }
    }
END_TEST

Suite *suite_axis(void)
{
    Suite *s = suite_create("axis");
    TCase *t = tcase_create("axis");

    tcase_add_test(t, ranges_as_designed);
    tcase_add_test(t, ranges_hold_their_data);
    tcase_add_test(t, places_and_values_agree);
    tcase_add_test(t, ticks_are_round_and_inside);
    tcase_add_test(t, labels);
    tcase_add_test(t, ticks_of_strange_ranges);
    tcase_add_test(t, log_places_and_values);
    tcase_add_test(t, log_labels);
    suite_add_tcase(s, t);
    return s;
}
