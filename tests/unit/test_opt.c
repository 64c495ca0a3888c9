/* Optimizers: one update per step, what every method shares.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <check.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "examples.h"
#include "learn/opt.h"
#include "learn/prepare.h"

Suite *suite_opt(void);

static struct objective objective(const struct objective_ops *ops, const struct data *d,
                                  double lambda)
{
    return (struct objective){
        .ops = ops, .dim = d->dim + 1, .data = d, .lambda = lambda};
}

static struct knobs rate(double eta)
{
    struct knobs k = knobs_usual;

    k.eta = eta;
    return k;
}

static void begin(struct opt *opt, const char *method, const struct objective *o,
                  double eta)
{
    struct knobs k = rate(eta);

    ck_assert_ptr_nonnull(method_named(method));
    opt_init(opt, method_named(method), o->dim, &k, NULL);
}

START_TEST(gd_by_hand)
    {
        struct data *d = table("0,0\n1,1\n");
        struct objective o = objective(&logistic_ops, d, 0);
        double theta[] = {0, 0};
        struct opt opt;

        begin(&opt, "gd", &o, 0.8);
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
        const struct objective_ops *const both[] = {&logistic_ops, &linear_ops};

        for (size_t k = 0; k < 2; k++) {
            struct objective o = objective(both[k], d, 0.01);
            double theta[] = {0, 0}, wild[] = {0, 0};
            double L = o.ops->curvature(&o, theta);
            struct opt opt, hasty;

            begin(&opt, "gd", &o, 1.99 / L);
            begin(&hasty, "gd", &o, 2.05 / L);
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

/* Whatever the method: the last weights in range stay, and so does the memory. */
START_TEST(divergence_leaves_the_weights)
    {
        static const char *const wild[] = {"gd", "momentum", "nesterov", "adagrad",
                                           "rmsprop"};
        struct data *d = table(archery);
        struct objective o = objective(&linear_ops, d, 0);

        for (size_t k = 0; k < sizeof wild / sizeof *wild; k++) {
            double theta[] = {1, 1}, before[2];
            enum opt_status status;
            struct opt opt;
            size_t steps = 0;

            begin(&opt, wild[k], &o, k < 3 ? 1 : 1e308);
            do {
                memcpy(before, theta, sizeof theta);
                status = opt_step(&opt, &o, theta);
            } while (status == OPT_MOVED && ++steps < 1000);
            ck_assert_int_eq(status, OPT_DIVERGED);
            ck_assert_mem_eq(before, theta, sizeof theta);
            ck_assert(isfinite(theta[0]) && isfinite(theta[1]));
            ck_assert_double_eq(opt.length, 0);
            ck_assert_uint_eq(opt.memory->t, steps);
            for (int s = 0; s < OPT_SLOTS; s++)
                for (size_t j = 0; opt.memory->slot[s] && j < 2; j++)
                    ck_assert(isfinite(opt.memory->slot[s][j]));
            opt_done(&opt);
        }
        data_free(d);
    }
END_TEST

START_TEST(newton_needs_few_steps)
    {
        struct data *d = table(challenger);
        struct objective o = objective(&logistic_ops, d, 0);
        double theta[] = {0, 0}, g[2];
        enum opt_status status = OPT_MOVED;
        struct opt opt;
        int steps = 0;

        begin(&opt, "newton", &o, 0);
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

/* One label of each class and no feature worth the name: Newton is b <- b - sinh b,
 * which comes home from 2 and not from 2.2 (sinh b = 2 b at 2.177). */
START_TEST(newton_from_afar)
    {
        static const double home[] = {2, -1.627, 0.819, -0.0946, 0.00014, 0};
        static const double lost[] = {2.2, -2.257, 2.468, -3.390, 11.43, -46043};
        struct data *d = table("0,0\n0,1\n");
        struct objective o = objective(&logistic_ops, d, 1);

        for (int far = 0; far < 2; far++) {
            const double *told = far ? lost : home;
            double theta[] = {told[0], 0};
            struct opt opt;

            begin(&opt, "newton", &o, 0);
            for (int i = 1; i < 6; i++) {
                double b = theta[0];
                enum opt_status status = opt_step(&opt, &o, theta);

                ck_assert(status == OPT_MOVED || status == OPT_CONVERGED);
                ck_assert_double_eq_tol(theta[0], b - sinh(b),
                                        1e-9 * (1 + fabs(sinh(b))));
                ck_assert_double_eq_tol(theta[0], told[i], 6e-4 * (1 + fabs(told[i])));
            }
            opt_done(&opt);
        }
        data_free(d);
    }
END_TEST

START_TEST(newton_is_stuck_where_h_is_singular)
    {
        struct data *d = table("1,2,0\n2,4,1\n3,6,0\n4,8,1\n");
        struct objective o = objective(&logistic_ops, d, 0);
        double theta[] = {0.5, 0, 0};
        struct opt opt;

        begin(&opt, "newton", &o, 0);
        ck_assert_int_eq(opt_step(&opt, &o, theta), OPT_STUCK);
        ck_assert_double_eq(theta[0], 0.5);
        ck_assert_uint_eq(opt.memory->t, 0);
        opt_done(&opt);
        data_free(d);
    }
END_TEST

/* Four corners: the gradient is zero at zero weights. */
START_TEST(nowhere_to_go)
    {
        struct data *d = table("1,1,0\n-1,-1,0\n-1,1,1\n1,-1,1\n");
        struct objective o = objective(&logistic_ops, d, 0);

        for (size_t k = 0; methods[k]; k++) {
            double theta[] = {0, 0, 0};
            struct opt opt;

            ck_assert_ptr_eq(method_named(methods[k]->name), methods[k]);
            ck_assert_str_ne(methods[k]->help, "");
            ck_assert_str_ne(methods[k]->rule, "");
            begin(&opt, methods[k]->name, &o, 0.1);
            ck_assert_int_eq(opt_step(&opt, &o, theta), OPT_CONVERGED);
            ck_assert_double_eq(theta[1], 0);
            opt_done(&opt);
        }
        ck_assert_ptr_null(method_named("Newton"));
        data_free(d);
    }
END_TEST

/* The same for a part of the examples is no arrival: the next part has a slope. */
START_TEST(a_part_without_a_slope)
    {
        struct data *d = table("1,1,0\n-1,-1,0\n-1,1,1\n1,-1,1\n");
        struct objective o = objective(&logistic_ops, d, 0);

        for (size_t k = 0; methods[k]; k++) {
            double theta[] = {0, 0, 0};
            struct opt opt;

            if (methods[k]->no_batch)
                continue;
            begin(&opt, methods[k]->name, &o, 0.1);
            opt.partial = true;
            ck_assert_int_eq(opt_step(&opt, &o, theta), OPT_MOVED);
            ck_assert_double_eq(opt.length, 0);
            ck_assert_double_eq(opt.after, opt.before);
            ck_assert_uint_eq(opt.memory->t, 1);
            opt_done(&opt);
        }
        data_free(d);
    }
END_TEST

/* Errors are counted: no slope tells which way there are less. */
START_TEST(a_loss_without_a_slope)
    {
        struct data *d = table(archery);
        struct objective o = objective(&errors_ops, d, 0);

        for (size_t k = 0; methods[k]; k++) {
            double theta[] = {-1, 0.5};
            struct opt opt;

            begin(&opt, methods[k]->name, &o, 0.1);
            ck_assert_int_eq(opt_step(&opt, &o, theta), OPT_STUCK);
            ck_assert_double_eq(theta[0], -1);
            ck_assert_double_eq(theta[1], 0.5);
            opt_done(&opt);
        }
        data_free(d);
    }
END_TEST

/* Small features need large weights: a small gradient is not yet the end. */
START_TEST(small_units_are_no_convergence)
    {
        struct data *d = table(archery);
        struct objective o = objective(&logistic_ops, d, 0);
        double theta[] = {0, 0};
        struct opt opt;

        for (size_t i = 0; i < d->n; i++)
            d->x[0][i] *= 1e-9;
        begin(&opt, "newton", &o, 0);
        for (int i = 0; i < 5; i++)
            ck_assert_int_eq(opt_step(&opt, &o, theta), OPT_MOVED);
        ck_assert_double_eq_tol(theta[1] * 1e-9, 0.84993338998, 1e-6);
        opt_done(&opt);
        data_free(d);
    }
END_TEST

/* Steps until nothing moves; the rate goes down ten times, for RMSProp trembles by as
 * much as it. */
static void descend(const struct method *m, const struct objective *o, double *theta)
{
    double L = o->ops->curvature(o, theta);
    struct opt opt;

    begin(&opt, m->name, o, strncmp(m->name, "ada", 3) == 0 ? 0.5 : 1 / L);
    for (int k = 0; k < (strcmp(m->name, "rmsprop") == 0 ? 10 : 1); k++) {
        for (int i = 0; i < 4000; i++)
            if (opt_step(&opt, o, theta) != OPT_MOVED)
                break;
        opt.knobs.eta /= 10;
    }
    opt_done(&opt);
}

/* The same optimum from every method, for every convex objective. */
START_TEST(all_roads)
    {
        struct data *raw = table(_i % 2 ? challenger : archery), *d;
        struct scaling s;

        scaling_of(&s, raw);
        d = scaling_apply(&s, raw);
        for (size_t k = 0; objectives[k]; k++) {
            struct objective o = objective(objectives[k], d, _i / 2 * 0.05);
            double best[] = {0, 0};

            if (!o.ops->convex || !o.ops->smooth)
                continue;
            o.bias = _i / 2 == 2 ? BIAS_PRICED : BIAS_FREE;
            descend(method_named("newton"), &o, best);
            for (size_t m = 0; methods[m]; m++) {
                double theta[] = {0, 0};

                descend(methods[m], &o, theta);
                ck_assert_msg(fabs(theta[0] - best[0]) < 1e-6 &&
                                  fabs(theta[1] - best[1]) < 1e-6,
                              "%s: %g %g, newton: %g %g", methods[m]->name, theta[0],
                              theta[1], best[0], best[1]);
            }
        }
        scaling_done(&s);
        data_free(d);
        data_free(raw);
    }
END_TEST

/* A step of one who shares the memory is not seen by the other. */
START_TEST(memory_is_copied_before_it_changes)
    {
        struct data *d = table(archery);
        struct objective o = objective(&logistic_ops, d, 0);

        for (size_t k = 0; methods[k]; k++) {
            double theta[] = {0.2, 0.1}, there[2], again[2];
            struct knobs knobs = rate(0.1);
            struct opt first, second, other;
            struct opt_memory *kept;

            begin(&first, methods[k]->name, &o, 0.1);
            for (int i = 0; i < 3; i++)
                opt_step(&first, &o, theta);
            kept = opt_memory_ref(first.memory);
            memcpy(there, theta, sizeof there);
            memcpy(again, theta, sizeof again);
            opt_step(&first, &o, there);
            ck_assert_uint_eq(kept->t, 3);
            ck_assert_uint_eq(first.memory->t, 4);
            opt_init(&second, methods[k], 2, &knobs, kept);
            opt_step(&second, &o, again);
            ck_assert_mem_eq(there, again, sizeof there);
            opt_init(&other, methods[(k + 1) % 8], 2, &knobs, kept);
            ck_assert_uint_eq(other.memory->t, 0);
            opt_done(&first);
            opt_done(&second);
            opt_done(&other);
            opt_memory_free(kept);
        }
        ck_assert_ptr_null(opt_memory_ref(NULL));
        opt_memory_free(NULL);
        data_free(d);
    }
END_TEST

/* A rate that no weight has a digit for is no arrival, whatever sees all or a part. */
START_TEST(too_short_a_step)
    {
        struct data *d = table(challenger);
        struct objective o = objective(&logistic_ops, d, 0);
        static const double start[] = {1, 0.5}, far[] = {1e307, 1e300};

        for (int i = 0; i < 3; i++) {
            double theta[] = {i < 2 ? start[0] : far[0], i < 2 ? start[1] : far[1]};
            double old = theta[0];
            struct opt opt;

            begin(&opt, "gd", &o, i < 2 ? 1e-25 : 1e-3);
            opt.partial = i == 1;
            ck_assert_int_eq(opt_step(&opt, &o, theta), OPT_UNMOVED);
            ck_assert_double_gt(opt.gradnorm, 0.1);
            ck_assert_double_eq(opt.length, 0);
            ck_assert_double_eq(theta[0], old);
            ck_assert_uint_eq(opt.memory->t, 0);
            opt_done(&opt);
        }
        data_free(d);
    }
END_TEST

Suite *suite_opt(void)
{
    Suite *s = suite_create("opt");
    TCase *c = tcase_create("opt");

    tcase_add_test(c, gd_by_hand);
    tcase_add_test(c, the_safe_rate);
    tcase_add_test(c, divergence_leaves_the_weights);
    tcase_add_test(c, newton_needs_few_steps);
    tcase_add_test(c, newton_from_afar);
    tcase_add_test(c, newton_is_stuck_where_h_is_singular);
    tcase_add_test(c, nowhere_to_go);
    tcase_add_test(c, a_part_without_a_slope);
    tcase_add_test(c, a_loss_without_a_slope);
    tcase_add_test(c, small_units_are_no_convergence);
    tcase_add_test(c, too_short_a_step);
    tcase_add_loop_test(c, all_roads, 0, 6);
    tcase_add_test(c, memory_is_copied_before_it_changes);
    suite_add_tcase(s, c);
    return s;
}
