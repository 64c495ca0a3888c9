/* The fit: known optima, any units, or why there is none; separability.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <check.h>
#include <math.h>
#include <string.h>

#include "chance_kit.h"
#include "examples.h"
#include "learn/logistic.h"
#include "learn/opt_fit_job.h"
#include "learn/separable.h"

Suite *suite_fit(void);

static const struct objective_ops *const convex[] = {&logistic_ops, &linear_ops, NULL};

static struct fit_result fit(const struct objective_ops *ops, const struct data *d,
                             double lambda, double *theta)
{
    struct objective o = {.ops = ops, .dim = d->dim + 1, .data = d, .lambda = lambda};

    return opt_fit(&o, theta);
}

START_TEST(fits_known_optima)
    {
        struct data *d = table(challenger);
        double theta[] = {0, 0};
        struct fit_result r = fit(&logistic_ops, d, 0, theta);

        ck_assert_int_eq(r.status, FIT_OPTIMUM);
        ck_assert_double_eq_tol(theta[0], 15.0429016477, 1e-10);
        ck_assert_double_eq_tol(theta[1], -0.2321627442, 1e-10);
        ck_assert_uint_le(r.iterations, 10);
        data_free(d);
        d = table(archery);
        theta[0] = theta[1] = 1e6; /* hopeless weights to start from */
        ck_assert_int_eq(fit(&logistic_ops, d, 0, theta).status, FIT_OPTIMUM);
        ck_assert_double_eq_tol(theta[0], -4.037, 5e-4);
        ck_assert_double_eq_tol(theta[1], 0.850, 5e-4);
        ck_assert_int_eq(fit(&linear_ops, d, 0, theta).status, FIT_OPTIMUM);
        ck_assert_double_eq_tol(theta[0] + 0.5 * theta[1], -0.07, 5e-3);
        ck_assert_double_eq_tol(theta[0] + 9 * theta[1], 1.07, 5e-3);
        data_free(d);
    }
END_TEST

/* A point far out on its own side turns the line of least squares. */
START_TEST(far_point_moves_the_linear_half)
    {
        struct data *d = table(archery), *more;
        double x = 40, theta[] = {0, 0};

        more = data_with(d, &x, 1);
        fit(&linear_ops, d, 0, theta);
        ck_assert_double_eq_tol((0.5 - theta[0]) / theta[1], 4.75, 5e-3);
        fit(&linear_ops, more, 0, theta);
        ck_assert_double_eq_tol((0.5 - theta[0]) / theta[1], 5.57, 5e-3);
        data_free(d);
        data_free(more);
    }
END_TEST

/* x' = a x + c has w' = w / a and b' = b - c w / a: to ten digits, however far off. */
START_TEST(units_do_not_matter)
    {
        static const double scale[] = {1, 1e-6, 1e8, 20, 1},
                            shift[] = {0, 0, 0, 2000, 1e7};

        for (size_t m = 0; convex[m]; m++)
            for (size_t k = 0; k < 5; k++) {
                struct data *d = table(archery);
                double plain[2] = {0}, theta[2] = {0}, digits = k == 4 ? 1e-8 : 1e-10;

                fit(convex[m], d, 0, plain);
                for (size_t i = 0; i < d->n; i++)
                    d->x[0][i] = d->x[0][i] * scale[k] + shift[k];
                ck_assert_int_eq(fit(convex[m], d, 0, theta).status, FIT_OPTIMUM);
                ck_assert_double_eq_tol(theta[1] * scale[k] / plain[1], 1, digits);
                ck_assert_double_eq_tol((theta[0] + theta[1] * shift[k]) / plain[0], 1,
                                        digits);
                data_free(d);
            }
    }
END_TEST

/* At the optimum the gradient of the given problem is zero: the price is its own. */
START_TEST(the_price_belongs_to_the_given_weights)
    {
        struct data *d = data_new(200, 3);
        unsigned seed = 3;

        for (size_t i = 0; i < d->n; i++) {
            d->x[0][i] = 1000 + 30 * any(&seed);
            d->x[1][i] = any(&seed) * 0.01;
            d->x[2][i] = any(&seed);
            d->y[i] = any(&seed) + d->x[2][i] > 0;
        }
        data_classify(d);
        for (size_t m = 0; convex[m]; m++)
            for (double lambda = 1e-6; lambda < 1e4; lambda *= 10) {
                struct objective o = {
                    .ops = convex[m], .dim = 4, .data = d, .lambda = lambda};
                double theta[4] = {0}, g[4];

                ck_assert_int_eq(opt_fit(&o, theta).status, FIT_OPTIMUM);
                o.ops->gradient(&o, theta, g);
                for (size_t j = 0; j < 4; j++)
                    ck_assert_double_eq_tol(g[j], 0, 1e-11);
            }
        data_free(d);
    }
END_TEST

START_TEST(dependent_columns_are_flat)
    {
        struct data *d = table("1,2,5,0\n2,4,5,1\n3,6,5,0\n4,8,5,1\n7,14,5,1\n");
        double theta[4] = {0}, half[2] = {0}, g[4];

        for (size_t m = 0; convex[m]; m++) {
            struct objective o = {.ops = convex[m], .dim = 4, .data = d};

            memset(theta, 0, sizeof theta);
            ck_assert_int_eq(opt_fit(&o, theta).status, FIT_FLAT);
            o.ops->gradient(&o, theta, g);
            for (size_t j = 0; j < 4; j++)
                ck_assert_double_eq_tol(g[j], 0, 1e-9);
        }
        ck_assert_int_eq(fit(&logistic_ops, d, 0.1, theta).status, FIT_OPTIMUM);
        data_free(d);
        d = table("1,0\n1,1\n1,1\n"); /* a constant feature */
        ck_assert_int_eq(fit(&logistic_ops, d, 0, half).status, FIT_FLAT);
        ck_assert_double_eq_tol(half[0] + half[1], log(2), 1e-9);
        data_free(d);
    }
END_TEST

static void check_certificate(const struct data *d, const double *theta)
{
    for (size_t i = 0; i < d->n; i++) {
        double z = 0;

        for (size_t j = 0; j < d->dim; j++)
            z += theta[j + 1] * d->x[j][i];
        ck_assert(data_positive(d, i) ? z + theta[0] > 0 : z + theta[0] < 0);
    }
}

START_TEST(separable_with_a_certificate)
    {
        static const char *const yes[] = {"1,0\n2,1\n",
                                          "0,0,0\n0,1,0\n3,3,1\n",
                                          "1,1\n2,1\n",
                                          "1,0\n2,0\n",
                                          "5,1\n",
                                          "1,0\n1.000000001,1\n",
                                          "1e9,0\n1000000001,1\n",
                                          "2000.5,1\n2000,0\n2001,1\n",
                                          "1,2,0\n2,4,0\n3,6,1\n",
                                          "0,0,0\n1,0,0\n1e-7,1,1\n5e-8,-1e-9,0\n"};

        for (size_t i = 0; i < sizeof yes / sizeof *yes; i++) {
            struct data *d = table(yes[i]);
            double theta[3] = {0};

            ck_assert_msg(separable(d, theta), "%s", yes[i]);
            ck_assert(separable(d, NULL));
            check_certificate(d, theta);
            memset(theta, 0, sizeof theta);
            ck_assert_int_eq(fit(&logistic_ops, d, 0, theta).status, FIT_SEPARABLE);
            check_certificate(d, theta);
            data_free(d);
        }
    }
END_TEST

START_TEST(not_separable)
    {
        static const char *const no[] = {
            "1,0\n2,1\n3,0\n", "1,1,0\n-1,-1,0\n-1,1,1\n1,-1,1\n",
            "1,0\n1,1\n",      "1,0\n2,0.5\n3,1\n",
            "1,0\n2,7\n",      "0,0,0\n4,0,0\n0,4,0\n1,1,1\n"};

        for (size_t i = 0; i < sizeof no / sizeof *no; i++) {
            struct data *d = table(no[i]);
            double theta[3] = {42, 42, 42};

            ck_assert_msg(!separable(d, theta), "%s", no[i]);
            ck_assert_double_eq(theta[0], 42);
            data_free(d);
        }
    }
END_TEST

/* Both classes on the best line, nothing on the wrong side: no strict separation, and
 * no minimum either. */
START_TEST(almost_separable)
    {
        static const char *const almost[] = {
            "1,0\n2,0\n2,1\n3,1\n", "0,0,0\n1,1,1\n2,2,0\n0,2,1\n",
            "1,1,0\n2,2,0\n1,1,1\n2,2,1\n1,2,0\n2,1,1\n"};

        for (size_t i = 0; i < sizeof almost / sizeof *almost; i++) {
            struct data *d = table(almost[i]);
            double theta[3] = {0};

            ck_assert(!separable(d, NULL));
            ck_assert_int_eq(fit(&logistic_ops, d, 0, theta).status, FIT_NO_OPTIMUM);
            ck_assert_int_eq(fit(&logistic_ops, d, 0.01, theta).status, FIT_OPTIMUM);
            data_free(d);
        }
    }
END_TEST

/* One overlapping pair with a tiny gap has an optimum. */
START_TEST(hardly_not_separable)
    {
        for (double gap = 1e-1; gap > 1e-8; gap /= 10) {
            struct data *d = table("-1,0\n-2,0\n1,1\n2,1\n0,0\n0,1\n");
            double theta[2] = {0}, g[2];
            struct objective o = {.ops = &logistic_ops, .dim = 2, .data = d};

            d->x[0][4] = gap;
            ck_assert_int_eq(opt_fit(&o, theta).status, FIT_OPTIMUM);
            o.ops->gradient(&o, theta, g);
            ck_assert_double_lt(vec_norm(g, 2), 1e-12);
            ck_assert_double_gt(theta[1], 1);
            data_free(d);
        }
    }
END_TEST

/* With lambda separable data have a lowest point too; but b is free. */
START_TEST(a_price_ends_the_flight)
    {
        struct data *d = table("1,0\n2,1\n"), *one = table("1,1\n2,1\n");
        double theta[2] = {0};

        for (double lambda = 1e-8; lambda < 100; lambda *= 10)
            ck_assert_int_eq(fit(&logistic_ops, d, lambda, theta).status, FIT_OPTIMUM);
        ck_assert_int_eq(fit(&logistic_ops, one, 1, theta).status, FIT_SEPARABLE);
        data_free(d);
        data_free(one);
    }
END_TEST

START_TEST(exact_line_and_hopeless_cases)
    {
        struct data *d = table("1,5\n2,7\n3,9\n4,11\n"), *none = data_new(0, 1);
        double theta[2] = {0};

        ck_assert_int_eq(fit(&linear_ops, d, 0, theta).status, FIT_OPTIMUM);
        ck_assert_double_eq_tol(theta[0], 3, 1e-13);
        ck_assert_double_eq_tol(theta[1], 2, 1e-13);
        ck_assert_int_eq(fit(&linear_ops, none, 0, theta).status, FIT_FAILED);
        for (size_t i = 0; i < d->n; i++)
            d->x[0][i] = i % 2 ? 1e308 : -1e308;
        fit(&linear_ops, d, 0, theta);
        ck_assert(isfinite(theta[0]) && isfinite(theta[1]));
        theta[0] = NAN;
        fit(&linear_ops, none, 0, theta);
        data_free(d);
        data_free(none);
    }
END_TEST

/* Random labels beside a wide cloud, and many rows: nothing slow, nothing wrong. */
START_TEST(many_points)
    {
        struct data *d = data_new(100000, 2);
        struct objective o = {.ops = &logistic_ops, .dim = 3, .data = d};
        double theta[3] = {0}, g[3];
        unsigned seed = 11;

        for (size_t i = 0; i < d->n; i++) {
            d->x[0][i] = 50 * any(&seed);
            d->x[1][i] = any(&seed);
            d->y[i] =
                sigmoid(1 + 0.1 * d->x[0][i] - 2 * d->x[1][i]) > (any(&seed) + 1) / 2;
        }
        data_classify(d);
        ck_assert_int_eq(opt_fit(&o, theta).status, FIT_OPTIMUM);
        o.ops->gradient(&o, theta, g);
        ck_assert_double_lt(vec_norm(g, 3), 1e-12);
        ck_assert_double_eq_tol(theta[0], 1, 0.05);
        ck_assert_double_eq_tol(theta[1], 0.1, 0.005);
        ck_assert_double_eq_tol(theta[2], -2, 0.1);
        for (size_t i = 0; i < d->n; i++)
            d->y[i] = 0.3 * d->x[0][i] - d->x[1][i] > 0.2;
        ck_assert(separable(d, theta));
        check_certificate(d, theta);
        data_free(d);
    }
END_TEST

/* The value of O where a fit from START is stopped after so many looks; it never changes
 * what it was given. */
static double stopped_after(const struct objective *o, const double *start, size_t looks,
                            size_t *iterations)
{
    double theta[1001], value;
    struct fit_job *j = fit_begin(o, start);
    struct fit_result r;

    memcpy(theta, start, o->dim * sizeof *theta);
    while (looks-- && fit_on(j))
        ;
    r = fit_end(j, theta);
    value = o->ops->value(o, theta);
    *iterations = r.iterations;
    if (r.status != FIT_STOPPED)
        return NAN;
    ck_assert(r.iterations || memcmp(theta, start, o->dim * sizeof *theta) == 0);
    return value;
}

/* Wherever a fit is stopped, an iteration more is not higher up, and it ends. */
static void falls_on_its_way(const struct objective *o, const double *start, size_t least)
{
    double first = o->ops->value(o, start), last = first, value;
    size_t done, were = 0, looks = 0;

    for (; !isnan(value = stopped_after(o, start, looks, &done)); looks++) {
        ck_assert_uint_ge(done, were);
        ck_assert(done > were ? value <= last + 1e-9 * first : value == last);
        last = value;
        were = done;
    }
    ck_assert_uint_ge(looks, least);
    ck_assert_double_lt(last, first);
    fit_free(fit_begin(o, start));
    fit_free(NULL);
}

static struct data *noisy(size_t n, size_t dim, unsigned state)
{
    struct data *d = data_new(n, dim);

    for (size_t i = 0; i < n; i++) {
        for (size_t j = 0; j < dim; j++)
            d->x[j][i] = 3 * any(&state) + 10 * (double)j;
        d->y[i] = d->x[0][i] + 2 * any(&state) > 0;
    }
    data_classify(d);
    return d;
}

/* Each of the three ways down; the last has too many weights for a Hessian. */
START_TEST(stopped_on_its_way)
    {
        struct data *few = noisy(40, 2, 5), *many = noisy(100, 1000, 6);
        struct objective rows[] = {
            {.ops = &logistic_ops, .dim = 3, .data = few},
            {.ops = &squared_ops, .dim = 3, .data = few},
            {.ops = &mlp_log_ops, .dim = 13, .data = few, .lambda = 0.01, .hidden = 3},
            {.ops = &squared_ops, .dim = 1001, .data = many, .lambda = 0.01},
        };
        double theta[1001];
        unsigned state = 5;

        for (size_t j = 0; j < 1001; j++)
            theta[j] = any(&state) / 1000;
        for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
            falls_on_its_way(&rows[i], theta, 4);
        data_free(many);
        data_free(few);
    }
END_TEST

Suite *suite_fit(void)
{
    Suite *s = suite_create("fit");
    TCase *c = tcase_create("fit");

    tcase_add_test(c, fits_known_optima);
    tcase_add_test(c, far_point_moves_the_linear_half);
    tcase_add_test(c, units_do_not_matter);
    tcase_add_test(c, the_price_belongs_to_the_given_weights);
    tcase_add_test(c, dependent_columns_are_flat);
    tcase_add_test(c, separable_with_a_certificate);
    tcase_add_test(c, not_separable);
    tcase_add_test(c, almost_separable);
    tcase_add_test(c, hardly_not_separable);
    tcase_add_test(c, a_price_ends_the_flight);
    tcase_add_test(c, exact_line_and_hopeless_cases);
    tcase_add_test(c, many_points);
    tcase_add_test(c, stopped_on_its_way);
    suite_add_tcase(s, c);
    return s;
}
