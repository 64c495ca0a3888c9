/* Optimizers: one update per step.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <check.h>
#include <math.h>
#include <string.h>

#include "examples.h"
#include "learn/opt.h"

Suite *suite_opt(void);

START_TEST(gd_by_hand)
    {
        struct data *d = table("0,0\n1,1\n");
        struct objective o = {&logistic_ops, 2, d, 0};
        double theta[] = {0, 0};
        struct opt opt;

        opt_init(&opt, method_named("gd"), 2, 0.8);
        ck_assert_int_eq(opt_step(&opt, &o, theta), OPT_MOVED);
        ck_assert_double_eq(opt.g[1], -0.25);
        ck_assert_double_eq(theta[0], 0);
        ck_assert_double_eq(theta[1], 0.2);
        ck_assert_double_eq(opt.move[1], 0.2);
        ck_assert_double_eq(opt.length, 0.2);
        ck_assert_double_eq(opt.gradnorm, 0.25);
        ck_assert_double_eq(opt.before, log(2));
        ck_assert_double_eq(opt.after, o.ops->value(&o, theta));
        opt_done(&opt);
        data_free(d);
    }
END_TEST

/* Below 2/L every step goes down; above it the parabola of least squares explodes. */
START_TEST(the_safe_rate)
    {
        struct data *d = table(archery);

        for (size_t k = 0; objectives[k]; k++) {
            struct objective o = {objectives[k], 2, d, 0.01};
            double L = o.ops->curvature(&o), theta[] = {0, 0}, wild[] = {0, 0};
            struct opt opt, hasty;

            opt_init(&opt, method_named("gd"), 2, 1.99 / L);
            opt_init(&hasty, method_named("gd"), 2, 2.05 / L);
            for (int i = 0; i < 200; i++) {
                ck_assert_int_eq(opt_step(&opt, &o, theta), OPT_MOVED);
                ck_assert_double_le(opt.after, opt.before);
                opt_step(&hasty, &o, wild);
            }
            if (o.ops == &linear_ops)
                ck_assert_double_gt(hasty.after, 100 * opt.after);
            opt_done(&opt);
            opt_done(&hasty);
        }
        data_free(d);
    }
END_TEST

START_TEST(divergence_leaves_the_weights)
    {
        struct data *d = table(archery);
        struct objective o = {&linear_ops, 2, d, 0};
        double theta[] = {0, 0}, before[2];
        enum opt_status status;
        struct opt opt;
        int steps = 0;

        opt_init(&opt, method_named("gd"), 2, 1);
        do {
            memcpy(before, theta, sizeof theta);
            status = opt_step(&opt, &o, theta);
        } while (status == OPT_MOVED && ++steps < 1000);
        ck_assert_int_eq(status, OPT_DIVERGED);
        ck_assert_int_gt(steps, 10);
        ck_assert_mem_eq(before, theta, sizeof theta);
        ck_assert(isfinite(theta[0]) && isfinite(theta[1]));
        ck_assert_double_eq(opt.length, 0);
        opt.eta = INFINITY;
        theta[0] = theta[1] = 0;
        ck_assert_int_eq(opt_step(&opt, &o, theta), OPT_DIVERGED);
        opt_done(&opt);
        data_free(d);
    }
END_TEST

START_TEST(newton_needs_few_steps)
    {
        struct data *d = table(challenger);
        struct objective o = {&logistic_ops, 2, d, 0};
        double theta[] = {0, 0}, g[2];
        enum opt_status status = OPT_MOVED;
        struct opt opt;
        int steps = 0;

        opt_init(&opt, method_named("newton"), 2, 0);
        while (steps < 50 && (status = opt_step(&opt, &o, theta)) == OPT_MOVED)
            steps++;
        ck_assert_int_eq(status, OPT_CONVERGED);
        ck_assert_int_le(steps, 9);
        o.ops->gradient(&o, theta, g);
        ck_assert_double_lt(vec_norm(g, 2), 1e-11);
        opt_done(&opt);
        data_free(d);
    }
END_TEST

START_TEST(newton_is_stuck_where_h_is_singular)
    {
        struct data *d = table("1,2,0\n2,4,1\n3,6,0\n4,8,1\n");
        struct objective o = {&logistic_ops, 3, d, 0};
        double theta[] = {0.5, 0, 0};
        struct opt opt;

        opt_init(&opt, method_named("newton"), 3, 0);
        ck_assert_int_eq(opt_step(&opt, &o, theta), OPT_STUCK);
        ck_assert_double_eq(theta[0], 0.5);
        opt_done(&opt);
        data_free(d);
    }
END_TEST

/* Four corners: the gradient is zero at zero weights. */
START_TEST(nowhere_to_go)
    {
        struct data *d = table("1,1,0\n-1,-1,0\n-1,1,1\n1,-1,1\n");
        struct objective o = {&logistic_ops, 3, d, 0};

        for (size_t k = 0; methods[k]; k++) {
            double theta[] = {0, 0, 0};
            struct opt opt;

            ck_assert_ptr_eq(method_named(methods[k]->name), methods[k]);
            ck_assert_str_ne(methods[k]->help, "");
            opt_init(&opt, methods[k], 3, 0.1);
            ck_assert_int_eq(opt_step(&opt, &o, theta), OPT_CONVERGED);
            ck_assert_double_eq(theta[1], 0);
            opt_done(&opt);
        }
        ck_assert_ptr_null(method_named("Newton"));
        data_free(d);
    }
END_TEST

/* Small features need large weights: a small gradient is not yet the end. */
START_TEST(small_units_are_no_convergence)
    {
        struct data *d = table(archery);
        struct objective o = {&logistic_ops, 2, d, 0};
        double theta[] = {0, 0};
        struct opt opt;

        for (size_t i = 0; i < d->n; i++)
            d->x[0][i] *= 1e-9;
        opt_init(&opt, method_named("newton"), 2, 0);
        for (int i = 0; i < 5; i++)
            ck_assert_int_eq(opt_step(&opt, &o, theta), OPT_MOVED);
        ck_assert_double_eq_tol(theta[1] * 1e-9, 0.84993338998, 1e-6);
        opt_done(&opt);
        data_free(d);
    }
END_TEST

Suite *suite_opt(void)
{
    Suite *s = suite_create("opt");
    TCase *c = tcase_create("opt");

    tcase_set_timeout(c, 60);
    tcase_add_test(c, gd_by_hand);
    tcase_add_test(c, the_safe_rate);
    tcase_add_test(c, divergence_leaves_the_weights);
    tcase_add_test(c, newton_needs_few_steps);
    tcase_add_test(c, newton_is_stuck_where_h_is_singular);
    tcase_add_test(c, nowhere_to_go);
    tcase_add_test(c, small_units_are_no_convergence);
    suite_add_tcase(s, c);
    return s;
}
