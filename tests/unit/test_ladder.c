/* The round numbers at which a knob stops.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <check.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "repl/knob.h"
#include "repl/setting.h"

Suite *suite_ladder(void);

/* ---- the numbers at which it stops ---- */

static const double starts[] = {0,     1,    -1,     0.3,   0.1 + 0.2, 1.2345678, -2.0866,
                                0.245, 1e-9, 1234.5, 1 / 3.0, 19.9,    -0.05,     0.999};

static const double steps[] = {0.1, 0.05, 0.02, 1, 0.01, 1e-4, 1e-12, 7, 0.3};

/* No digits but those of a step. */
static bool is_round(double v)
{
    char text[40];

    snprintf(text, sizeof text, "%.15g", v);
    return strtod(text, NULL) == v;
}

START_TEST(ladder_goes_there_and_back)
    {
        enum ladder_kind kind = (enum ladder_kind)_i;

        for (size_t s = 0; s < sizeof starts / sizeof *starts; s++)
            for (size_t k = 0; k < sizeof steps / sizeof *steps; k++) {
                struct ladder l;
                double up[61], before = -HUGE_VAL;
                int n = 0;

                if ((kind == LADDER_SHARE && !(starts[s] >= 0 && starts[s] < 1)) ||
                    fabs(starts[s]) > 1e14 * steps[k])
                    continue;
                ladder_make(&l, kind, steps[k], starts[s]);
                for (long at = -30; at <= 30; at++) {
                    double v = ladder_value(&l, at);

                    if (!isfinite(v))
                        continue;
                    ck_assert_msg(v > before, "%g after %g", v, before);
                    ck_assert_msg(at == 0 || is_round(v), "%.17g", v);
                    before = up[n++] = v;
                }
                for (long at = 30; at >= -30; at--)
                    if (isfinite(ladder_value(&l, at)))
                        ck_assert(ladder_value(&l, at) == up[--n]);
                ck_assert(ladder_value(&l, 0) == starts[s]);
            }
    }
END_TEST

/* What is between: a rung of numbers that grow is 2 to 10 % of the number, further out
 * than ten steps. */
START_TEST(ladder_grows)
    {
        struct ladder l;
        double v = 0, next;

        ladder_make(&l, LADDER_GROWING, 0.05, 0);
        for (long at = 1; at < 200; at++) {
            next = ladder_value(&l, at);
            if (v > 0.5001) {
                ck_assert_double_le(next - v, 0.1 * v * 1.0000001);
                ck_assert_double_ge(next - v, 0.02 * v);
            }
            v = next;
        }
    }
END_TEST

static const struct {
    enum ladder_kind kind;
    double step, start, down, up;
} beside[] = {
    {LADDER_GROWING, 0.05, 1, 0.95, 1.1},
    {LADDER_GROWING, 0.05, 2, 1.9, 2.2},
    {LADDER_GROWING, 0.05, 5, 4.8, 5.5},
    {LADDER_GROWING, 0.05, 0, -0.05, 0.05},
    {LADDER_GROWING, 0.05, -1, -1.1, -0.95},
    {LADDER_GROWING, 0.05, 0.36, 0.35, 0.4},
    {LADDER_GROWING, 1e-12, 0.1, 0.095, 0.11},
    {LADDER_GROWING, 1e-12, 0.2449, 0.24, 0.26},
    {LADDER_EVEN, 0.01, 0.5, 0.49, 0.51},
    {LADDER_EVEN, 0.01, 1 / 3.0, 0.33, 0.34},
    {LADDER_EVEN, 0.1, 0.1 + 0.2, 0.2, 0.4}, /* as good as 0.3 */
    {LADDER_EVEN, 1, 24, 23, 25},
    {LADDER_SHARE, 0, 0.9, 0.89, 0.905},
    {LADDER_SHARE, 0, 0.99, 0.989, 0.9905},
    {LADDER_SHARE, 0, 0, -HUGE_VAL, 0.05},
};

START_TEST(ladder_neighbours)
    {
        struct ladder l;

        ladder_make(&l, beside[_i].kind, beside[_i].step, beside[_i].start);
        if (isfinite(beside[_i].down))
            ck_assert_double_eq(ladder_value(&l, -1), beside[_i].down);
        ck_assert_double_eq(ladder_value(&l, 1), beside[_i].up);
    }
END_TEST

Suite *suite_ladder(void)
{
    Suite *suite = suite_create("ladder");
    TCase *tc = tcase_create("ladder");

    tcase_add_loop_test(tc, ladder_goes_there_and_back, 0, 3);
    tcase_add_test(tc, ladder_grows);
    tcase_add_loop_test(tc, ladder_neighbours, 0, (int)(sizeof beside / sizeof *beside));
    suite_add_tcase(suite, tc);
    return suite;
}
