/* The network: its places in theta, what it computes, what it cannot tell apart.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <check.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "chance_kit.h"
#include "learn/logistic.h"
#include "learn/mlp.h"
#include "learn/objective.h"

Suite *suite_mlp(void);

static struct data *random_data(size_t n, size_t dim, unsigned seed)
{
    struct data *d = data_new(n, dim);

    for (size_t i = 0; i < n; i++) {
        for (size_t j = 0; j < dim; j++)
            d->x[j][i] = any(&seed);
        d->y[i] = any(&seed) > 0;
    }
    data_classify(d);
    return d;
}

static struct objective network(const struct data *d, size_t hidden)
{
    struct objective o = {.ops = &mlp_log_ops, .data = d, .hidden = hidden};

    o.dim = mlp_params(d->dim, hidden);
    return o;
}

/* Each place of theta has one meaning. */
START_TEST(places)
    {
        for (size_t features = 1; features <= 3; features++)
            for (size_t hidden = 1; hidden <= MLP_MOST; hidden++) {
                size_t at = 1;

                for (size_t h = 0; h < hidden; h++)
                    ck_assert_uint_eq(mlp_output(h), at++);
                for (size_t h = 0; h < hidden; h++) {
                    ck_assert_uint_eq(mlp_bias(features, hidden, h), at++);
                    for (size_t j = 0; j < features; j++)
                        ck_assert_uint_eq(mlp_weight(features, hidden, h, j), at++);
                }
                ck_assert_uint_eq(mlp_params(features, hidden), at);
            }
    }
END_TEST

/* Two neurons that are 1 right of 0 and right of 1, and their difference: XOR of
 * columns by hand. */
START_TEST(by_hand)
    {
        struct data *d = random_data(1, 1, 1);
        struct objective o = network(d, 2);
        double theta[] = {-5, 10, -10, 0, 100, -100, 100}, x, z;

        x = 0.5;
        z = o.ops->score(&o, theta, &x);
        ck_assert_double_eq_tol(z, -5 + 10 * sigmoid(50) - 10 * sigmoid(-50), 1e-15);
        x = 2;
        ck_assert_double_eq_tol(o.ops->score(&o, theta, &x), -5, 1e-12);
        x = -1;
        ck_assert_double_eq_tol(o.ops->score(&o, theta, &x), -5, 1e-12);
        data_free(d);
    }
END_TEST

static void random_theta(const struct objective *o, double *theta, unsigned seed)
{
    for (size_t j = 0; j < o->dim; j++)
        theta[j] = 2 * any(&seed);
}

/* Hidden neurons in another order are the same network. */
START_TEST(order_of_neurons)
    {
        struct data *d = random_data(300, 2, 3);
        struct objective o = network(d, 3);
        double theta[13], other[13];

        o.lambda = 0.1;
        random_theta(&o, theta, 5);
        memcpy(other, theta, sizeof theta);
        other[mlp_output(0)] = theta[mlp_output(2)];
        other[mlp_output(2)] = theta[mlp_output(0)];
        memcpy(other + mlp_bias(2, 3, 0), theta + mlp_bias(2, 3, 2), 3 * sizeof *theta);
        memcpy(other + mlp_bias(2, 3, 2), theta + mlp_bias(2, 3, 0), 3 * sizeof *theta);
        ck_assert_double_eq_tol(o.ops->value(&o, theta), o.ops->value(&o, other),
                                1e-14);
        data_free(d);
    }
END_TEST

/* sigmoid(-s) = 1 - sigmoid(s): a neuron turned round, with v_h for b, is the same. */
START_TEST(a_neuron_turned_round)
    {
        struct data *d = random_data(300, 2, 4);
        struct objective o = network(d, 2);
        double theta[9];

        random_theta(&o, theta, 6);
        for (int k = 0; k < 2; k++) {
            double value = o.ops->value(&o, theta);

            theta[0] += theta[mlp_output(1)];
            theta[mlp_output(1)] *= -1;
            for (size_t j = 0; j < 3; j++)
                theta[mlp_bias(2, 2, 1) + j] *= -1;
            ck_assert_double_eq_tol(o.ops->value(&o, theta), value, 1e-14);
        }
        data_free(d);
    }
END_TEST

/* With the v at 0 nothing reaches the hidden neurons: their slopes are 0. */
START_TEST(no_blame_without_a_way_back)
    {
        struct data *d = random_data(50, 3, 8);
        struct objective o = network(d, MLP_MOST);
        double theta[41], g[41];

        random_theta(&o, theta, 7);
        for (size_t h = 0; h < MLP_MOST; h++)
            theta[mlp_output(h)] = 0;
        o.ops->gradient(&o, theta, g);
        ck_assert_double_ne(g[0], 0);
        for (size_t h = 0; h < MLP_MOST; h++) {
            ck_assert_double_ne(g[mlp_output(h)], 0);
            for (size_t j = 0; j < 4; j++)
                ck_assert_double_eq(g[mlp_bias(3, MLP_MOST, h) + j], 0);
        }
        data_free(d);
    }
END_TEST

/* Huge weights give numbers, not NaN. */
START_TEST(saturated)
    {
        struct data *d = random_data(50, 2, 9);
        struct objective o = network(d, 2);
        double theta[9], g[9];
        struct mat h;

        mat_init(&h, 9, 9);
        for (size_t j = 0; j < 9; j++)
            theta[j] = j % 2 ? 1e6 : -1e6;
        ck_assert(isfinite(o.ops->gradient(&o, theta, g)));
        ck_assert(isfinite(vec_norm(g, 9)));
        o.ops->hessian(&o, theta, &h);
        ck_assert(isfinite(vec_norm(h.a, 81)));
        ck_assert(isfinite(o.ops->curvature(&o, theta)));
        mat_done(&h);
        data_free(d);
    }
END_TEST

/* Many weights: the curvature is found without a Hessian, and is the same. */
START_TEST(curvature_of_a_wide_network)
    {
        struct data *d = random_data(200, 60, 12);
        struct objective o = network(d, 5);
        double theta[311], most;
        struct mat h;

        mat_init(&h, o.dim, o.dim);
        random_theta(&o, theta, 11);
        o.ops->hessian(&o, theta, &h);
        most = fmax(mat_largest_eigenvalue(&h), -mat_smallest_eigenvalue(&h));
        ck_assert_double_eq_tol(o.ops->curvature(&o, theta) / most, 1, 0.01);
        mat_done(&h);
        data_free(d);
    }
END_TEST

/* lambda prices the v and the u; with BIAS_PRICED also b and the c. */
START_TEST(prices)
    {
        struct data *d = random_data(5, 1, 2);
        struct objective o = network(d, 2);
        double theta[] = {1, 2, 3, 4, 5, 6, 7}, loss = objective_loss(&o, theta);

        o.lambda = 0.5;
        ck_assert_double_eq_tol(o.ops->value(&o, theta) - loss, 0.5 * (4 + 9 + 25 + 49),
                                1e-12);
        o.bias = BIAS_PRICED;
        ck_assert_double_eq_tol(o.ops->value(&o, theta) - loss,
                                0.5 * (1 + 4 + 9 + 16 + 25 + 36 + 49), 1e-12);
        data_free(d);
    }
END_TEST

Suite *suite_mlp(void)
{
    Suite *s = suite_create("mlp");
    TCase *c = tcase_create("mlp");

    tcase_add_test(c, places);
    tcase_add_test(c, by_hand);
    tcase_add_test(c, order_of_neurons);
    tcase_add_test(c, a_neuron_turned_round);
    tcase_add_test(c, no_blame_without_a_way_back);
    tcase_add_test(c, saturated);
    tcase_add_test(c, curvature_of_a_wide_network);
    tcase_add_test(c, prices);
    suite_add_tcase(s, c);
    return s;
}
