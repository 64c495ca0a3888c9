/* The fit where the objective is not convex: valleys, plateaus, flights, functions.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <check.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "chance_kit.h"
#include "examples.h"
#include "fit_kit.h"
#include "learn/logistic.h"
#include "learn/opt.h"

Suite *suite_descend(void);

/* One weight, no bias: minima at -0.1229 and 1.9808, a hill at 0.371 between; the log
 * loss has one, at -0.1620. */
START_TEST(two_valleys)
    {
        static const struct {
            double start, w, value;
        } rows[] = {{0, -0.1229, 0.22367},
                    {0.3, -0.1229, 0.22367},
                    {0.5, 1.9808, 0.32921},
                    {2, 1.9808, 0.32921}};
        struct data *d = table("1,1\n2,1\n-0.1,1\n10,0\n");
        struct objective o = {
            .ops = &squared_ops, .dim = 2, .data = d, .bias = BIAS_OFF};

        for (size_t i = 0; i < 4; i++) {
            double theta[] = {0, rows[i].start};

            ck_assert_int_eq(opt_fit(&o, theta).status, FIT_LOCAL);
            ck_assert_double_eq_tol(theta[1], rows[i].w, 5e-5);
            ck_assert_double_eq_tol(o.ops->value(&o, theta), rows[i].value, 5e-6);
            ck_assert_double_eq(theta[0], 0);
        }
        o.ops = &logistic_ops;
        for (size_t i = 0; i < 4; i++) {
            double theta[] = {0, rows[i].start};

            ck_assert_int_eq(opt_fit(&o, theta).status, FIT_OPTIMUM);
            ck_assert_double_eq_tol(theta[1], -0.1620, 5e-5);
        }
        data_free(d);
    }
END_TEST

/* `squares`, exactly the wrong way round: log loss still has a slope, the squared error
 * has lost it. */
START_TEST(dead_gradient)
    {
        static const double rows[][5] = {{1, 4.07, 2.78, 0.914, 0.131},
                                         {5, 20.1, 2.855, 0.999969, 4.3e-5},
                                         {10, 40.3, 2.855, 1, 4.3e-9},
                                         {20, 80.5, 2.855, 1, 7.3e-17}};
        struct data *d = reference_set("squares");
        struct objective o = {.ops = &logistic_ops, .dim = 3, .data = d};

        for (size_t i = 0; i < 4; i++) {
            double theta[] = {0, rows[i][0], rows[i][0]}, start;

            o.ops = &logistic_ops;
            ck_assert_double_eq_tol(o.ops->value(&o, theta) / rows[i][1], 1, 3e-3);
            ck_assert_double_eq_tol(norm_at(&o, theta) / rows[i][2], 1, 3e-3);
            o.ops = &squared_ops;
            start = o.ops->value(&o, theta);
            ck_assert_double_eq_tol(start / rows[i][3], 1, 1e-3);
            ck_assert_double_eq_tol(norm_at(&o, theta) / rows[i][4], 1, 2e-2);
            ck_assert_int_ne(opt_fit(&o, theta).status, FIT_FAILED);
            ck_assert_double_le(o.ops->value(&o, theta), start);
        }
        data_free(d);
    }
END_TEST

/* Separable: the squared error goes down for ever as the log loss does; a price ends
 * it, where every other start ends too. */
START_TEST(squared_error_flies_too)
    {
        struct data *d = reference_set("squares");
        struct objective o = {.ops = &squared_ops, .dim = 3, .data = d};
        double theta[3] = {0};

        ck_assert_int_eq(opt_fit(&o, theta).status, FIT_NO_OPTIMUM);
        ck_assert_double_lt(o.ops->value(&o, theta), 1e-6);
        o.lambda = 0.01;
        memset(theta, 0, sizeof theta);
        ck_assert_int_eq(opt_fit(&o, theta).status, FIT_LOCAL);
        ck_assert_double_lt(norm_at(&o, theta), 1e-12);
        data_free(d);
    }
END_TEST

/* Never worse than where it began; without slope where it says so. */
START_TEST(networks)
    {
        struct data *d = reference_set("xor");

        for (size_t hidden = 1; hidden <= 8; hidden++)
            for (size_t v = 0; v < 6; v++) {
                struct objective o = {.ops = v % 2 ? &mlp_log_ops : &mlp_squared_ops,
                                      .data = d,
                                      .hidden = hidden,
                                      .bias = (enum bias_kind)(v / 2),
                                      .lambda = 1e-3};
                double theta[33], start;
                unsigned seed = (unsigned)(hidden * 10 + v);

                o.dim = o.ops->params(2, hidden);
                for (size_t j = 0; j < o.dim; j++)
                    theta[j] = any(&seed);
                if (o.bias == BIAS_OFF)
                    theta[0] = 0;
                start = o.ops->value(&o, theta);
                ck_assert_int_eq(opt_fit(&o, theta).status, FIT_LOCAL);
                ck_assert_double_lt(o.ops->value(&o, theta), start);
                ck_assert_double_lt(norm_at(&o, theta), 1e-8);
                if (o.bias == BIAS_OFF)
                    ck_assert_double_eq(theta[0], 0);
            }
        data_free(d);
    }
END_TEST

/* No line gets more than 18 of 24; a hidden layer draws two. */
START_TEST(a_network_solves_xor)
    {
        struct data *d = reference_set("xor");
        struct objective o = {
            .ops = &mlp_log_ops, .dim = 17, .data = d, .hidden = 4, .lambda = 1e-4};
        struct objective errors = o;
        double theta[17];
        unsigned seed = 4;

        errors.ops = &mlp_errors_ops;
        for (size_t j = 0; j < 17; j++)
            theta[j] = any(&seed);
        ck_assert_int_eq(opt_fit(&o, theta).status, FIT_LOCAL);
        ck_assert_double_eq(objective_loss(&errors, theta), 0);
        data_free(d);
    }
END_TEST

/* Zero weights: every hidden neuron is like the next, nothing tells them apart. */
START_TEST(symmetry_is_a_place_without_slope)
    {
        struct data *d = reference_set("xor4");
        struct objective o = {.ops = &mlp_log_ops, .dim = 9, .data = d, .hidden = 2};
        double theta[9] = {0};
        struct fit_result r = opt_fit(&o, theta);

        ck_assert_int_eq(r.status, FIT_LOCAL);
        ck_assert_uint_eq(r.iterations, 0);
        ck_assert_double_eq(theta[0], 0);
        data_free(d);
    }
END_TEST

/* More weights than a Hessian is worth. */
START_TEST(wide)
    {
        struct data *d = data_new(100, 800);
        unsigned seed = 8;

        for (size_t i = 0; i < d->n; i++) {
            for (size_t j = 0; j < d->dim; j++)
                d->x[j][i] = any(&seed);
            d->y[i] = any(&seed) > 0;
        }
        data_classify(d);
        for (int k = 0; k < 2; k++) {
            struct objective o = {.ops = k ? &mlp_log_ops : &squared_ops,
                                  .data = d,
                                  .hidden = k ? 2 : 0,
                                  .lambda = 0.01};
            double *theta;

            o.dim = o.ops->params(800, o.hidden);
            theta = calloc(o.dim, sizeof *theta);
            for (size_t j = 0; j < o.dim; j++)
                theta[j] = any(&seed) / 10;
            ck_assert_int_eq(opt_fit(&o, theta).status, FIT_LOCAL);
            ck_assert_double_lt(norm_at(&o, theta), 1e-8);
            free(theta);
        }
        data_free(d);
    }
END_TEST

START_TEST(errors_have_no_slope)
    {
        struct data *d = reference_set("overlap");
        struct objective o = {.ops = &errors_ops, .dim = 3, .data = d};
        double theta[] = {1, 2, 3};

        ck_assert_int_eq(opt_fit(&o, theta).status, FIT_NO_SLOPE);
        ck_assert_double_eq(theta[2], 3);
        data_free(d);
    }
END_TEST

/* ---- functions of their own: no data, no price ---- */

typedef double (*f2)(const double *t, double *g, double *h);

static double quartic(const double *t, double *g, double *h)
{
    double x = t[0];

    g[0] = 4 * x * x * x - 6 * x + 1;
    h[0] = 12 * x * x - 6;
    return x * x * x * x - 3 * x * x + x;
}

static double rosenbrock(const double *t, double *g, double *h)
{
    double a = 1 - t[0], b = t[1] - t[0] * t[0];

    g[0] = -2 * a - 400 * t[0] * b;
    g[1] = 200 * b;
    h[0] = 2 - 400 * b + 800 * t[0] * t[0];
    h[1] = h[2] = -400 * t[0];
    h[3] = 200;
    return a * a + 100 * b * b;
}

/* No value left of 0. */
static double logarithm(const double *t, double *g, double *h)
{
    g[0] = 1 - 1 / t[0];
    h[0] = 1 / t[0] / t[0];
    return t[0] - log(t[0]);
}

static double downhill(const double *t, double *g, double *h)
{
    g[0] = -2;
    h[0] = 0;
    return -2 * t[0];
}

static double tail(const double *t, double *g, double *h)
{
    h[0] = exp(-t[0]);
    g[0] = -h[0];
    return h[0];
}

static double flat_bottom(const double *t, double *g, double *h)
{
    double x = t[0] - 1e6;

    g[0] = 4 * x * x * x;
    h[0] = 12 * x * x;
    return x * x * x * x;
}

static double edge(const double *t, double *g, double *h)
{
    g[0] = t[0] > 1 ? 1 : -1;
    h[0] = NAN;
    return fabs(t[0] - 1);
}

static const f2 functions[] = {quartic, rosenbrock,  logarithm, downhill,
                               tail,    flat_bottom, edge};

static double f_gradient(const struct objective *o, const double *theta, double *g)
{
    double h[4];

    return functions[o->hidden](theta, g, h);
}

static double f_value(const struct objective *o, const double *theta)
{
    double g[2];

    return f_gradient(o, theta, g);
}

static void f_hessian(const struct objective *o, const double *theta, struct mat *h)
{
    double g[2];

    functions[o->hidden](theta, g, h->a);
}

START_TEST(functions_without_data)
    {
        static const struct objective_ops ops = {.name = "function",
                                                 .smooth = true,
                                                 .value = f_value,
                                                 .gradient = f_gradient,
                                                 .hessian = f_hessian};
        static const struct {
            size_t which, dim;
            double start[2];
            enum fit_status status;
            double end[2];
        } rows[] = {
            {0, 1, {2, 0}, FIT_LOCAL, {1.1309011226, 0}},
            {0, 1, {-0.5, 0}, FIT_LOCAL, {-1.3008395659, 0}},
            {1, 2, {-1.2, 1}, FIT_LOCAL, {1, 1}},
            {1, 2, {100, -50}, FIT_LOCAL, {1, 1}},
            {2, 1, {50, 0}, FIT_LOCAL, {1, 0}},
            {2, 1, {1e-6, 0}, FIT_LOCAL, {1, 0}},
            {2, 1, {-1, 0}, FIT_FAILED, {-1, 0}},
            {3, 1, {0, 0}, FIT_NO_OPTIMUM, {0, 0}},
            {4, 1, {0, 0}, FIT_NO_OPTIMUM, {0, 0}},
            {5, 1, {0, 0}, FIT_LOCAL, {1e6, 0}},
            {6, 1, {30, 0}, FIT_FAILED, {1, 0}},
        };

        for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
            struct objective o = {
                .ops = &ops, .dim = rows[i].dim, .hidden = rows[i].which};
            double theta[] = {rows[i].start[0], rows[i].start[1]};

            ck_assert_int_eq(opt_fit(&o, theta).status, rows[i].status);
            for (size_t j = 0; rows[i].status != FIT_NO_OPTIMUM && j < o.dim; j++)
                ck_assert_double_eq_tol(theta[j], rows[i].end[j],
                                        rows[i].which == 5 ? 0.1 : 1e-6);
        }
    }
END_TEST

/* Squares of the labels, or weights for such features, are no doubles: neither is a
 * slope that only has to go on. */
START_TEST(beyond_the_range_of_numbers)
    {
        struct data *d = table("1,1e308\n2,-1e308\n3,1e308\n4,-1e308\n");
        struct objective o = {.ops = &linear_ops, .dim = 2, .data = d};
        double theta[3] = {0};

        ck_assert_int_eq(opt_fit(&o, theta).status, FIT_RANGE);
        data_free(d);
        d = table("5e-324,-5e-324,0\n-5e-324,5e-324,1\n5e-324,5e-324,0\n"
                  "-5e-324,-5e-324,1\n5e-324,-5e-324,1\n-5e-324,-5e-324,0\n");
        o = (struct objective){.ops = &logistic_ops, .dim = 3, .data = d};
        ck_assert_int_eq(opt_fit(&o, theta).status, FIT_RANGE);
        for (size_t j = 0; j < 3; j++)
            ck_assert_double_eq(theta[j], 0);
        data_free(d);
    }
END_TEST

Suite *suite_descend(void)
{
    Suite *s = suite_create("descend");
    TCase *c = tcase_create("descend");

    tcase_add_test(c, two_valleys);
    tcase_add_test(c, dead_gradient);
    tcase_add_test(c, squared_error_flies_too);
    tcase_add_test(c, networks);
    tcase_add_test(c, a_network_solves_xor);
    tcase_add_test(c, symmetry_is_a_place_without_slope);
    tcase_add_test(c, wide);
    tcase_add_test(c, errors_have_no_slope);
    tcase_add_test(c, functions_without_data);
    tcase_add_test(c, beyond_the_range_of_numbers);
    suite_add_tcase(s, c);
    return s;
}
