/* What a point costs: slopes, bends and the bounds of bends; numbers of the literature.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <check.h>
#include <math.h>

#include "learn/logistic.h"
#include "learn/objective.h"

Suite *suite_cost(void);

START_TEST(sigmoid_of_extremes)
    {
        static const double zs[] = {0,  1e-8, 0.5, 1,   5,   30,
                                    37, 40,   700, 744, 800, 1e308};

        for (size_t i = 0; i < sizeof zs / sizeof *zs; i++) {
            double z = zs[i];

            ck_assert_double_eq_tol(sigmoid(z) + sigmoid(-z), 1, 1e-15);
            ck_assert(sigmoid(-z) <= 0.5 && sigmoid(z) >= 0.5);
            ck_assert_double_eq(log_loss(z, 0), log_loss(-z, 1));
            ck_assert(isfinite(log_loss(z, 0)) && log_loss(z, 1) >= 0);
            if (z < 700) /* e^-z is the limit of both far out */
                ck_assert_double_eq_tol(log_loss(z, 1) / log1p(exp(-z)), 1, 1e-15);
        }
        ck_assert_double_eq(sigmoid(-INFINITY), 0);
        ck_assert_double_eq(sigmoid(INFINITY), 1);
        ck_assert(isnan(sigmoid(NAN)));
        ck_assert_double_eq(log_loss(INFINITY, 1), 0);
        ck_assert_double_eq(softplus(1000), 1000);
        ck_assert_double_eq(softplus(-1000), 0);
        ck_assert_double_eq(softplus(0), log(2));
    }
END_TEST

START_TEST(logit_inverts)
    {
        for (double z = -30; z <= 30; z += 0.37) {
            double lost = 1e-13 + 2e-16 * exp(z); /* p near 1 has no more digits */

            ck_assert_double_eq_tol(logit(sigmoid(z)), z, lost);
        }
        ck_assert_double_eq_tol(logit(0.5 + 1e-9) / 4e-9, 1, 1e-7);
        ck_assert_double_eq(logit(0.5), 0);
        ck_assert_double_eq(logit(0.75), log(3));
        ck_assert_double_eq(logit(1), INFINITY);
        ck_assert_double_eq(logit(0), -INFINITY);
    }
END_TEST

/* log loss with soft labels is the mixture of the two. */
START_TEST(soft_labels)
    {
        for (double z = -50; z <= 50; z += 3.3)
            for (double y = 0; y <= 1; y += 0.125)
                ck_assert_double_eq_tol(log_loss(z, y),
                                        y * log_loss(z, 1) + (1 - y) * log_loss(z, 0),
                                        1e-13);
    }
END_TEST

struct seen {
    double cost, slope, bend;
};

static struct seen at(const struct cost *c, double z, double y)
{
    struct seen s;

    c->value(&z, &y, 1, &s.cost, &s.slope);
    c->bend(&z, &y, 1, &s.bend);
    return s;
}

/* Against the textbook's formulas in long double, out to where p is 1 to the last
 * digit of a double. */
START_TEST(squared_by_the_textbook)
    {
        for (double z = -20; z <= 20; z += 0.37)
            for (double y = 0; y <= 1; y += 0.25) {
                struct seen s = at(&cost_squared, z, y);
                long double e = expl(-(long double)z), p = 1 / (1 + e), q = e / (1 + e);
                long double r = p - y;

                ck_assert_double_eq_tol(s.cost, (double)(r * r), 1e-15);
                ck_assert_double_eq_tol(s.slope, (double)(2 * r * p * q), 1e-15);
                ck_assert_double_eq_tol(
                    s.bend, (double)(2 * p * q * (p * q + r * (1 - 2 * p))), 1e-15);
            }
    }
END_TEST

/* Far out e^-|z| is what is left: no digit of it is lost. */
START_TEST(squared_tails_keep_their_digits)
    {
        for (double z = 40; z < 300; z += 7.7) {
            struct seen right = at(&cost_squared, z, 1),
                        wrong = at(&cost_squared, -z, 1);

            ck_assert_double_eq_tol(right.cost / exp(-2 * z), 1, 1e-14);
            ck_assert_double_eq_tol(right.slope / (-2 * exp(-2 * z)), 1, 1e-14);
            ck_assert_double_eq_tol(right.bend / (4 * exp(-2 * z)), 1, 1e-14);
            ck_assert_double_eq(wrong.cost, 1);
            ck_assert_double_eq_tol(wrong.slope / (-2 * exp(-z)), 1, 1e-14);
            ck_assert_double_eq_tol(wrong.bend / (-2 * exp(-z)), 1, 1e-14);
        }
    }
END_TEST

/* `most` bounds |bend| and is attained. */
START_TEST(the_largest_bend)
    {
        static const struct cost *const costs[] = {&cost_log, &cost_squared,
                                                   &cost_errors, &cost_residual};

        for (size_t k = 0; k < sizeof costs / sizeof *costs; k++) {
            double most = 0;

            for (double y = 0; y <= 1; y += 0.125)
                for (double z = -8; z <= 8; z += 1e-3) {
                    struct seen s = at(costs[k], z, y);

                    ck_assert_double_le(fabs(s.bend), costs[k]->most * (1 + 1e-15));
                    most = fmax(most, fabs(s.bend));
                }
            ck_assert_double_ge(most, costs[k]->most * (1 - 1e-6));
        }
    }
END_TEST

START_TEST(errors_count_from_one_half)
    {
        ck_assert_double_eq(at(&cost_errors, 0, 1).cost, 0);
        ck_assert_double_eq(at(&cost_errors, 0, 0).cost, 1);
        ck_assert_double_eq(at(&cost_errors, 0, 0.5).cost, 0);
        ck_assert_double_eq(at(&cost_errors, 3, 0.49).cost, 1);
        ck_assert_double_eq(at(&cost_errors, -3, 0.49).cost, 0);
        ck_assert_double_eq(at(&cost_errors, -1e-9, 1).cost, 1);
        ck_assert_double_eq(at(&cost_errors, INFINITY, 1).cost, 0);
        ck_assert(isnan(at(&cost_errors, NAN, 1).cost));
        ck_assert_double_eq(at(&cost_errors, 5, 0).slope, 0);
    }
END_TEST

/* f(w) = (1 - sigmoid(w))^2: the middle of -10 and 0 lies above the chord. */
START_TEST(squared_is_not_convex)
    {
        double middle = at(&cost_squared, -5, 1).cost;
        double ends =
            (at(&cost_squared, -10, 1).cost + at(&cost_squared, 0, 1).cost) / 2;

        ck_assert_double_eq_tol(at(&cost_squared, -10, 1).cost, 0.999909, 5e-7);
        ck_assert_double_eq_tol(middle, 0.986659, 5e-7);
        ck_assert_double_eq_tol(ends, 0.624955, 5e-7);
        ck_assert_double_lt(at(&cost_squared, -5, 1).bend, 0);
    }
END_TEST

/* p = 0.01 where y = 1: 4.605 against 0.980; and the formula that stays stable. */
START_TEST(sure_and_wrong)
    {
        ck_assert_double_eq_tol(at(&cost_log, logit(0.01), 1).cost, 4.605, 5e-4);
        ck_assert_double_eq_tol(at(&cost_squared, logit(0.01), 1).cost, 0.980, 5e-4);
        ck_assert_double_eq_tol(at(&cost_log, -40, 1).cost, 40, 1e-14);
    }
END_TEST

Suite *suite_cost(void)
{
    Suite *s = suite_create("cost");
    TCase *c = tcase_create("cost");

    tcase_add_test(c, sigmoid_of_extremes);
    tcase_add_test(c, logit_inverts);
    tcase_add_test(c, soft_labels);
    tcase_add_test(c, squared_by_the_textbook);
    tcase_add_test(c, squared_tails_keep_their_digits);
    tcase_add_test(c, the_largest_bend);
    tcase_add_test(c, errors_count_from_one_half);
    tcase_add_test(c, squared_is_not_convex);
    tcase_add_test(c, sure_and_wrong);
    suite_add_tcase(s, c);
    return s;
}
