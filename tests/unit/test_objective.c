/* The functions to make small: values, and derivatives against differences.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <check.h>
#include <math.h>
#include <stdlib.h>

#include "learn/logistic.h"
#include "learn/objective.h"

Suite *suite_objective(void);

enum { MANY = 1000 };

static double next(unsigned *state)
{
    *state = *state * 1664525u + 1013904223u;
    return (double)(*state >> 8) / (1 << 23) - 1;
}

/* N points, DIM features in [-1, 1), soft labels when SOFT. */
static struct data *random_data(size_t n, size_t dim, bool soft, unsigned seed)
{
    struct data *d = data_new(n, dim);

    for (size_t i = 0; i < n; i++) {
        for (size_t j = 0; j < dim; j++)
            d->x[j][i] = next(&seed);
        d->y[i] = soft ? (next(&seed) + 1) / 2 : next(&seed) > 0;
    }
    data_classify(d);
    return d;
}

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

/* By hand: x 0 1, y 0 1, b = 0, w = ln 3: losses ln 2 and ln(4/3). */
START_TEST(by_hand)
    {
        struct data *d = data_new(2, 1);
        struct objective o = {&logistic_ops, 2, d, 0.1};
        double theta[] = {0, log(3)}, g[2], h[4];
        struct mat m = {2, 2, h};

        d->x[0][1] = d->y[1] = 1;
        ck_assert_double_eq_tol(o.ops->value(&o, theta),
                                (log(2) + log(4.0 / 3)) / 2 + 0.1 * log(3) * log(3),
                                1e-15);
        o.ops->gradient(&o, theta, g);
        ck_assert_double_eq_tol(g[0], (0.5 - 0.25) / 2, 1e-15);
        ck_assert_double_eq_tol(g[1], -0.25 / 2 + 0.2 * log(3), 1e-15);
        o.ops->hessian(&o, theta, &m);
        ck_assert_double_eq_tol(h[0], (0.25 + 0.1875) / 2, 1e-15);
        ck_assert_double_eq_tol(h[1], 0.1875 / 2, 1e-15);
        ck_assert_double_eq_tol(h[3], 0.1875 / 2 + 0.2, 1e-15);
        o.ops = &linear_ops;
        ck_assert_double_eq_tol(o.ops->value(&o, theta),
                                (log(3) - 1) * (log(3) - 1) / 2 + 0.1 * log(3) * log(3),
                                1e-15);
        data_free(d);
    }
END_TEST

static void check_gradient(const struct objective *o, const double *theta)
{
    double *g = calloc(o->dim, sizeof *g), *at = calloc(o->dim, sizeof *at);

    ck_assert_double_eq_tol(o->ops->gradient(o, theta, g), o->ops->value(o, theta),
                            1e-14);
    for (size_t j = 0; j < o->dim; j++) {
        double h = 1e-5, up, down;

        for (size_t k = 0; k < o->dim; k++)
            at[k] = theta[k];
        at[j] = theta[j] + h;
        up = o->ops->value(o, at);
        at[j] = theta[j] - h;
        down = o->ops->value(o, at);
        ck_assert_double_eq_tol(g[j], (up - down) / (2 * h), 1e-8);
    }
    free(g);
    free(at);
}

static void check_hessian(const struct objective *o, const double *theta)
{
    size_t dim = o->dim;
    double *up = calloc(dim, sizeof *up), *down = calloc(dim, sizeof *down);
    double *at = calloc(dim, sizeof *at);
    struct mat h;

    mat_init(&h, dim, dim);
    o->ops->hessian(o, theta, &h);
    for (size_t j = 0; j < dim; j++) {
        for (size_t k = 0; k < dim; k++)
            at[k] = theta[k];
        at[j] = theta[j] + 1e-5;
        o->ops->gradient(o, at, up);
        at[j] = theta[j] - 1e-5;
        o->ops->gradient(o, at, down);
        for (size_t k = 0; k < dim; k++) {
            ck_assert_double_eq_tol(MAT(&h, j, k), (up[k] - down[k]) / 2e-5, 1e-8);
            ck_assert_double_eq(MAT(&h, j, k), MAT(&h, k, j));
        }
    }
    ck_assert(mat_largest_eigenvalue(&h) <= o->ops->curvature(o) * (1 + 1e-12));
    mat_done(&h);
    free(up);
    free(down);
    free(at);
}

/* Every row of the table, block edges, several widths, with and without price. */
START_TEST(derivatives_are_those_of_the_value)
    {
        static const size_t ns[] = {1, 3, 255, 256, 257, MANY};

        for (size_t k = 0; objectives[k]; k++)
            for (size_t i = 0; i < sizeof ns / sizeof *ns; i++)
                for (size_t dim = 1; dim <= 7; dim += 3) {
                    struct data *d =
                        random_data(ns[i], dim, i % 2, (unsigned)(i + dim));
                    struct objective o = {objectives[k], dim + 1, d, i % 2 ? 0 : 0.3};
                    double theta[8] = {0.3, -1, 2, 0.5, -0.7, 1.1, 3, -2};

                    ck_assert_str_ne(o.ops->help, "");
                    check_gradient(&o, theta);
                    check_hessian(&o, theta);
                    data_free(d);
                }
    }
END_TEST

/* The same in long double, point by point. */
START_TEST(sums_are_exact)
    {
        struct data *d = random_data(MANY, 2, false, 5);
        struct objective o = {&logistic_ops, 3, d, 0};
        double theta[] = {1, 300, -200}, g[3];
        long double loss = 0, slope[3] = {0};

        for (size_t i = 0; i < d->n; i++) {
            long double z =
                1 + 300 * (long double)d->x[0][i] - 200 * (long double)d->x[1][i];
            long double side = d->y[i] == 1 ? -z : z, e = expl(-fabsl(side));
            long double r =
                (side > 0 ? 1 / (1 + e) : e / (1 + e)) * (d->y[i] == 1 ? -1 : 1);

            loss += (side > 0 ? side : 0) + log1pl(e);
            slope[0] += r;
            slope[1] += r * d->x[0][i];
            slope[2] += r * d->x[1][i];
        }
        ck_assert_double_eq_tol(o.ops->gradient(&o, theta, g) / (double)(loss / MANY),
                                1, 1e-13);
        for (size_t j = 0; j < 3; j++)
            ck_assert_double_eq_tol(g[j], (double)(slope[j] / MANY), 1e-13);
        data_free(d);
    }
END_TEST

/* Right and far from the boundary: what is left of the loss still has its digits. */
START_TEST(tails_keep_their_digits)
    {
        struct data *d = data_new(1, 1);
        struct objective o = {&logistic_ops, 2, d, 0};
        double theta[] = {600, 0}, g[2];

        d->y[0] = 1;
        ck_assert_double_eq_tol(o.ops->gradient(&o, theta, g) / exp(-600), 1, 1e-13);
        ck_assert_double_eq_tol(g[0] / -exp(-600), 1, 1e-13);
        data_free(d);
    }
END_TEST

START_TEST(without_points)
    {
        struct data *d = data_new(0, 2);

        for (size_t k = 0; objectives[k]; k++) {
            struct objective o = {objectives[k], 3, d, 0.5};
            double theta[] = {1, 2, 3}, g[3];

            ck_assert_double_eq(o.ops->value(&o, theta), 6.5);
            ck_assert_double_eq(o.ops->gradient(&o, theta, g), 6.5);
            ck_assert_double_eq(g[0], 0);
            ck_assert_double_eq(g[2], 3);
            ck_assert_double_eq(o.ops->curvature(&o), 1);
        }
        data_free(d);
    }
END_TEST

Suite *suite_objective(void)
{
    Suite *s = suite_create("objective");
    TCase *c = tcase_create("objective");

    tcase_add_test(c, sigmoid_of_extremes);
    tcase_add_test(c, logit_inverts);
    tcase_add_test(c, soft_labels);
    tcase_add_test(c, by_hand);
    tcase_add_test(c, derivatives_are_those_of_the_value);
    tcase_add_test(c, sums_are_exact);
    tcase_add_test(c, tails_keep_their_digits);
    tcase_add_test(c, without_points);
    suite_add_tcase(s, c);
    return s;
}
