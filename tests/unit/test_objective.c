/* The functions to make small: values, and derivatives against differences.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <check.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "chance_kit.h"
#include "learn/logistic.h"
#include "learn/mlp.h"
#include "learn/objective.h"

Suite *suite_objective(void);

enum { MANY = 1000 };

/* N points, DIM features in [-1, 1), soft labels when SOFT. */
static struct data *random_data(size_t n, size_t dim, bool soft, unsigned seed)
{
    struct data *d = data_new(n, dim);

    for (size_t i = 0; i < n; i++) {
        for (size_t j = 0; j < dim; j++)
            d->x[j][i] = any(&seed);
        d->y[i] = soft ? (any(&seed) + 1) / 2 : any(&seed) > 0;
    }
    data_classify(d);
    return d;
}

/* By hand: x 0 1, y 0 1, b = 0, w = ln 3: losses ln 2 and ln(4/3). */
START_TEST(by_hand)
    {
        struct data *d = data_new(2, 1);
        struct objective o = {.ops = &logistic_ops, .dim = 2, .data = d, .lambda = 0.1};
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

/* What entry J of theta is: a bias, or a weight. */
static bool is_bias(const struct objective *o, size_t j)
{
    bool bias = j == 0;

    for (size_t h = 0; h < o->hidden; h++)
        bias |= j == mlp_bias(o->data->dim, o->hidden, h);
    return bias;
}

/* Central differences of the value. */
static double difference(const struct objective *o, const double *theta, size_t j)
{
    double *at = calloc(o->dim, sizeof *at), h = 1e-5, up, down;

    memcpy(at, theta, o->dim * sizeof *at);
    at[j] = theta[j] + h;
    up = o->ops->value(o, at);
    at[j] = theta[j] - h;
    down = o->ops->value(o, at);
    free(at);
    return (up - down) / (2 * h);
}

static void check_gradient(const struct objective *o, const double *theta)
{
    double *g = calloc(o->dim, sizeof *g);
    double value = o->ops->gradient(o, theta, g);

    ck_assert_double_eq(value, o->ops->value(o, theta));
    for (size_t j = 0; j < o->dim; j++) {
        double should = difference(o, theta, j);

        if (o->bias == BIAS_OFF && is_bias(o, j))
            should = 0;
        ck_assert_double_eq_tol(g[j], should, 1e-8 * (1 + fabs(should)));
    }
    free(g);
}

static void check_column(const struct objective *o, const struct mat *h, size_t j,
                         const double *up, const double *down)
{
    bool held = o->bias == BIAS_OFF && is_bias(o, j);

    for (size_t k = 0; k < o->dim; k++) {
        double should = (up[k] - down[k]) / 2e-5;

        if (held || (o->bias == BIAS_OFF && is_bias(o, k)))
            should = j == k;
        ck_assert_double_eq_tol(MAT(h, j, k), should, 1e-8 * (1 + fabs(should)));
        ck_assert_double_eq(MAT(h, j, k), MAT(h, k, j));
    }
}

/* The curvature is a bound, or that of this very place; a bias that is held has none.
 */
static void check_curvature(const struct objective *o, const double *theta,
                            struct mat *h)
{
    double curvature = o->ops->curvature(o, theta), most;

    for (size_t j = 0; o->bias == BIAS_OFF && j < o->dim; j++)
        if (is_bias(o, j))
            MAT(h, j, j) = 0;
    most = fmax(mat_largest_eigenvalue(h), -mat_smallest_eigenvalue(h));
    ck_assert_double_le(most, curvature * (1 + 1e-12) + 1e-15);
    if (!o->ops->bounded)
        ck_assert_double_le(curvature, most * (1 + 1e-12));
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
        memcpy(at, theta, dim * sizeof *at);
        at[j] = theta[j] + 1e-5;
        o->ops->gradient(o, at, up);
        at[j] = theta[j] - 1e-5;
        o->ops->gradient(o, at, down);
        check_column(o, &h, j, up, down);
    }
    check_curvature(o, theta, &h);
    mat_done(&h);
    free(up);
    free(down);
    free(at);
}

/* The scores of all points are those of each. */
static void check_scores(const struct objective *o, const double *theta)
{
    const struct data *d = o->data;
    double *z = calloc(d->n, sizeof *z), *x = calloc(d->dim, sizeof *x);

    o->ops->scores(o, theta, z);
    for (size_t i = 0; i < d->n; i++) {
        for (size_t j = 0; j < d->dim; j++)
            x[j] = d->x[j][i];
        ck_assert_double_eq(o->ops->score(o, theta, x), z[i]);
    }
    free(z);
    free(x);
}

/* Number V of the ways to be asked: prices, weights of classes, kinds of bias. */
static struct objective variant(const struct objective_ops *ops, const struct data *d,
                                size_t v)
{
    static const enum bias_kind kinds[] = {BIAS_FREE, BIAS_OFF, BIAS_PRICED};
    bool network = strcmp(ops->name, "mlp") == 0;
    struct objective o = {.ops = ops, .data = d, .lambda = v % 2 ? 0.3 : 0};

    o.bias = kinds[v % 3];
    o.hidden = network ? 1 + v % MLP_MOST : 0;
    o.dim = ops->params(d->dim, o.hidden);
    if (v / 2 % 2) {
        o.class_weight[0] = 3;
        o.class_weight[1] = 0.6;
    }
    return o;
}

/* Every row of the table, asked in every way. */
START_TEST(derivatives_are_those_of_the_value)
    {
        static const size_t ns[] = {1, 3, 255, 256, 257};

        for (size_t k = 0; objectives[k]; k++)
            for (size_t v = 0; v < 24; v++) {
                struct data *d = random_data(ns[v % 5], 1 + v % 4, v % 7 < 3,
                                             (unsigned)(31 * k + v));
                struct objective o = variant(objectives[k], d, v);
                double *theta = calloc(o.dim, sizeof *theta);
                unsigned seed = (unsigned)v;

                for (size_t j = 0; j < o.dim; j++)
                    theta[j] = 3 * any(&seed);
                check_gradient(&o, theta);
                check_hessian(&o, theta);
                check_scores(&o, theta);
                free(theta);
                data_free(d);
            }
    }
END_TEST

/* Wider than the tiles and blocks the sums are made of. */
START_TEST(many_columns)
    {
        for (size_t dim = 6; dim <= 30; dim += 3) {
            struct data *d = random_data(MANY, dim, true, (unsigned)dim);
            struct objective o = variant(&logistic_ops, d, dim);
            double theta[31];
            unsigned seed = 5;

            for (size_t j = 0; j < o.dim; j++)
                theta[j] = any(&seed);
            check_hessian(&o, theta);
            data_free(d);
        }
    }
END_TEST

/* A weight of 3 is the point three times over. */
START_TEST(class_weights_repeat_points)
    {
        struct data *d = random_data(40, 2, true, 9);
        size_t ones = data_positives(d);
        struct data *more = data_like(d, 40 + 2 * ones);
        double theta[] = {0.3, 1, -2}, once, thrice;
        size_t at = 0;

        for (size_t i = 0; i < d->n; i++)
            for (int c = data_positive(d, i) ? 3 : 1; c > 0; c--, at++) {
                more->x[0][at] = d->x[0][i];
                more->x[1][at] = d->x[1][i];
                more->y[at] = d->y[i];
            }
        for (size_t k = 0; objectives[k]->params == logistic_ops.params; k++) {
            struct objective o = {
                .ops = objectives[k], .dim = 3, .data = d, .class_weight = {1, 3}};

            once = 40 * o.ops->value(&o, theta);
            o.data = more;
            o.class_weight[0] = o.class_weight[1] = 0;
            thrice = (double)more->n * o.ops->value(&o, theta);
            ck_assert_double_eq_tol(once, thrice, 1e-12);
        }
        data_free(d);
        data_free(more);
    }
END_TEST

START_TEST(price_of_the_bias)
    {
        struct data *d = random_data(5, 2, false, 2);
        struct objective o = {.ops = &logistic_ops, .dim = 3, .data = d, .lambda = 0.5};
        double theta[] = {4, 1, 2}, loss = objective_loss(&o, theta);

        ck_assert_double_eq_tol(o.ops->value(&o, theta), loss + 2.5, 1e-14);
        o.bias = BIAS_PRICED;
        ck_assert_double_eq_tol(o.ops->value(&o, theta), loss + 10.5, 1e-14);
        ck_assert_double_eq(objective_loss(&o, theta), loss);
        data_free(d);
    }
END_TEST

START_TEST(names)
    {
        ck_assert_ptr_eq(objective_named("logistic", NULL), &logistic_ops);
        ck_assert_ptr_eq(objective_named("logistic", "mse"), &squared_ops);
        ck_assert_ptr_eq(objective_named("linear", "mse"), &linear_ops);
        ck_assert_ptr_eq(objective_named("mlp", "errors"), &mlp_errors_ops);
        ck_assert_ptr_null(objective_named("linear", "log"));
        ck_assert_ptr_null(objective_named("tree", NULL));
        for (size_t k = 0; objectives[k]; k++) {
            const struct objective_ops *ops = objectives[k];

            ck_assert_ptr_eq(objective_named(ops->name, ops->loss), ops);
            ck_assert_str_ne(ops->help, "");
            ck_assert_int_eq(ops->smooth, ops->cost->most > 0);
        }
    }
END_TEST

/* The same in long double, point by point. */
START_TEST(sums_are_exact)
    {
        struct data *d = random_data(MANY, 2, false, 5);
        struct objective o = {.ops = &logistic_ops, .dim = 3, .data = d};
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
        struct objective o = {.ops = &logistic_ops, .dim = 2, .data = d};
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
            struct objective o = {
                .ops = objectives[k], .dim = 3, .data = d, .lambda = 0.5};
            double theta[] = {1, 2, 3}, g[3];

            if (strcmp(o.ops->name, "mlp") == 0)
                continue;
            ck_assert_double_eq(o.ops->value(&o, theta), 6.5);
            ck_assert_double_eq(o.ops->gradient(&o, theta, g), 6.5);
            ck_assert_double_eq(g[0], 0);
            ck_assert_double_eq(g[2], 3);
            ck_assert_double_eq(o.ops->curvature(&o, theta), 1);
        }
        data_free(d);
    }
END_TEST

Suite *suite_objective(void)
{
    Suite *s = suite_create("objective");
    TCase *c = tcase_create("objective");

    tcase_add_test(c, by_hand);
    tcase_add_test(c, derivatives_are_those_of_the_value);
    tcase_add_test(c, many_columns);
    tcase_add_test(c, class_weights_repeat_points);
    tcase_add_test(c, price_of_the_bias);
    tcase_add_test(c, names);
    tcase_add_test(c, sums_are_exact);
    tcase_add_test(c, tails_keep_their_digits);
    tcase_add_test(c, without_points);
    suite_add_tcase(s, c);
    return s;
}
