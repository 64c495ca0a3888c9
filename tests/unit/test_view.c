/* The bench with more than a line: features, split, networks, batches, functions.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <check.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "examples.h"
#include "lab/reading.h"

Suite *suite_view(void);

static struct bench *bench_of(const char *text)
{
    struct bench *b = bench_new();

    bench_set_data(b, table(text));
    return b;
}

static const char square[] = "x1,x2,y\n1,1,0\n-1,-1,0\n-1,1,1\n1,-1,1\n0.5,-2,1\n2,3,0\n";

static void features(struct bench *b, const char *text)
{
    struct err err = {0};
    struct recipe *r = recipe_parse(text, bench_inputs(b), &err);

    ck_assert_msg(!err.message[0], "%s", err.message);
    ck_assert_msg(bench_set_features(b, r, &err), "%s", err.message);
}

/* What the model says of a row is what it says of the row's place. */
static void places_agree(struct bench *b)
{
    const struct fitness *f = bench_fitness(b);
    const struct data *d = b->s.data;
    double *x = mem_array(d->dim, sizeof *x);

    for (size_t i = 0; i < d->n; i++) {
        for (size_t j = 0; j < d->dim; j++)
            x[j] = d->x[j][i];
        ck_assert_double_eq_tol(bench_z(b, x), f->z[i], 1e-12 * (1 + fabs(f->z[i])));
        ck_assert_double_eq_tol(bench_p(b, x), f->p[i], 1e-12);
    }
    free(x);
}

static void some_weights(struct bench *b)
{
    double *theta = mem_array(b->s.params, sizeof *theta);

    for (size_t j = 0; j < b->s.params; j++)
        theta[j] = sin((double)(3 * j + 1));
    bench_set_theta(b, theta);
    free(theta);
}

START_TEST(rows_and_places_agree)
{
    static const char *const recipes[] = {"linear", "product", "square", "poly 3",
                                          "x1*x2 sin(x2)"};

    for (size_t i = 0; i < sizeof recipes / sizeof *recipes; i++)
        for (int scale = 0; scale < 2; scale++)
            for (size_t hidden = 0; hidden < 4; hidden += 3) {
                struct bench *b = bench_of(square);

                features(b, recipes[i]);
                bench_set_scale(b, scale);
                if (hidden)
                    bench_set_model(b, &mlp_log_ops, hidden);
                some_weights(b);
                places_agree(b);
                bench_free(b);
            }
}
END_TEST

/* Every p stays when scaling is switched, whatever the model. */
START_TEST(scaling_is_only_units)
{
    for (size_t hidden = 0; hidden < 4; hidden += 3) {
        struct bench *b = bench_of(square);
        double p[6];

        features(b, "poly 2");
        if (hidden)
            bench_set_model(b, &mlp_log_ops, hidden);
        some_weights(b);
        memcpy(p, bench_fitness(b)->p, sizeof p);
        bench_set_scale(b, true);
        for (int i = 0; i < 6; i++)
            ck_assert_double_eq_tol(bench_fitness(b)->p[i], p[i], 1e-12);
        bench_set_scale(b, false);
        for (int i = 0; i < 6; i++)
            ck_assert_double_eq_tol(bench_fitness(b)->p[i], p[i], 1e-12);
        bench_free(b);
    }
}
END_TEST

/* The rows held back are scaled with the training rows' mean and deviation. */
START_TEST(split_holds_rows_back)
{
    struct bench *b = bench_of(square);
    struct err err = {0};
    struct held held;
    double wrong = 0;

    bench_set_scale(b, true);
    ck_assert(bench_set_split(b, 0.5, &err));
    ck_assert_uint_eq(b->s.data->n, 3);
    ck_assert_uint_eq(b->s.all->n, 6);
    some_weights(b);
    bench_held(b, &held);
    ck_assert_uint_eq(held.n, 3);
    for (size_t i = 0; i < 3; i++) {
        double place[2] = {b->s.held->x[0][i], b->s.held->x[1][i]};

        wrong += pow(bench_p(b, place) - b->s.held->y[i], 2) / 3;
    }
    ck_assert_double_eq_tol(held.mse, wrong, 1e-12);
    ck_assert(bench_set_split(b, 1, &err));
    bench_held(b, &held);
    ck_assert_uint_eq(held.n, 0);
    ck_assert_uint_eq(b->s.data->n, 6);
    bench_free(b);
}
END_TEST

/* A pass of batches sees every example once, and undo brings back where it was. */
START_TEST(passes_of_batches)
{
    struct bench *b = bench_of(archery);
    struct state *before;
    double theta[2];

    b->s.batch = 5;
    b->s.eta_auto = false;
    b->s.knobs.eta = 0.01;
    bench_set_optimizer(b, method_named("momentum"));
    ck_assert_uint_eq(bench_pass(b), 4); /* 18 points: 5 5 5 3 */
    bench_step(b);
    ck_assert_uint_eq(bench_pass(b), 3);
    before = state_copy(&b->s);
    for (int i = 0; i < 9; i++)
        ck_assert_int_eq(bench_step(b), OPT_MOVED);
    ck_assert_uint_eq(b->s.pass, 2);
    ck_assert_uint_eq(b->s.at, 10);
    memcpy(theta, b->s.theta, sizeof theta);
    bench_restore(b, before);
    for (int i = 0; i < 9; i++)
        bench_step(b);
    ck_assert_mem_eq(theta, b->s.theta, sizeof theta);
    state_free(before);
    bench_free(b);
}
END_TEST

/* Every method goes on after undo as if nothing had been in between, bit for bit. */
START_TEST(memory_is_part_of_the_state)
{
    for (size_t m = 0; methods[m]; m++) {
        struct bench *b = bench_of(square);
        struct state *before;
        double theta[3];

        b->s.lambda = 0.1;
        bench_set_optimizer(b, methods[m]);
        for (int i = 0; i < 3; i++)
            bench_step(b);
        before = state_copy(&b->s);
        for (int i = 0; i < 4; i++)
            bench_step(b);
        memcpy(theta, b->s.theta, sizeof theta);
        bench_restore(b, before);
        for (int i = 0; i < 4; i++)
            bench_step(b);
        ck_assert_msg(memcmp(theta, b->s.theta, sizeof theta) == 0, "%s",
                      methods[m]->name);
        state_free(before);
        bench_free(b);
    }
}
END_TEST

/* x^2 - 2x from 3 with eta 0.1: 2.6, 2.28, … ; the distance to 1 shrinks by 0.8. */
START_TEST(a_function_is_made_small)
{
    struct bench *b = bench_new();
    struct scope scope = reading_scope(b);
    struct err err = {0};
    struct function *f = function_new("x^2-2*x", &scope, true, &err);
    double from = 3;

    ck_assert_msg(f != NULL, "%s", err.message);
    bench_set_function(b, f, true, &from);
    ck_assert_double_eq_tol(bench_eta(b), 0.5, 1e-12);
    b->s.eta_auto = false;
    b->s.knobs.eta = 0.1;
    for (int i = 1; i <= 20; i++) {
        ck_assert_int_eq(bench_step(b), OPT_MOVED);
        ck_assert_double_eq_tol(b->s.explorer.at[0], 1 + 2 * pow(0.8, i), 1e-12);
    }
    ck_assert_uint_eq(b->s.steps, 20);
    ck_assert_uint_eq(b->s.rises, 0);
    bench_reset(b);
    ck_assert_double_eq(b->s.explorer.at[0], 3); /* back where it began */
    ck_assert_int_eq(bench_fit(b).status, FIT_LOCAL);
    ck_assert_double_eq_tol(b->s.explorer.at[0], 1, 1e-9);
    bench_free(b);
}
END_TEST

START_TEST(names_of_weights)
{
    struct bench *b = bench_of(square);
    char name[16];
    size_t j;

    bench_set_model(b, &mlp_log_ops, 3);
    ck_assert_uint_eq(b->s.params, 3 * 4 + 1);
    for (size_t k = 0; k < b->s.params; k++) {
        bench_weight_name(b, k, name);
        ck_assert_msg(bench_weight_named(b, name, &j) && j == k, "%s", name);
    }
    ck_assert(!bench_weight_named(b, "h4.b", &j));
    ck_assert(!bench_weight_named(b, "h1.w3", &j));
    ck_assert(!bench_weight_named(b, "v0", &j));
    ck_assert(!bench_weight_named(b, "w1", &j));
    bench_free(b);
}
END_TEST

Suite *suite_view(void)
{
    Suite *s = suite_create("view");
    TCase *t = tcase_create("view");

    tcase_add_test(t, rows_and_places_agree);
    tcase_add_test(t, scaling_is_only_units);
    tcase_add_test(t, split_holds_rows_back);
    tcase_add_test(t, passes_of_batches);
    tcase_add_test(t, memory_is_part_of_the_state);
    tcase_add_test(t, a_function_is_made_small);
    tcase_add_test(t, names_of_weights);
    suite_add_tcase(s, t);
    return s;
}
