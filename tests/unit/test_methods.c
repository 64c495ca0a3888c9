/* The update rules, each against another way to write it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <check.h>
#include <math.h>
#include <string.h>

#include "examples.h"
#include "learn/opt.h"

Suite *suite_methods(void);

/* A narrow valley: x1 in 0…1, x2 in 20…90. */
static const char valley[] =
    "0.93,78.24,1\n0.51,79.03,0\n0.71,52.80,0\n0.50,77.40,1\n0.24,46.69,0\n"
    "0.88,63.75,1\n0.07,59.69,0\n0.70,74.63,1\n0.10,70.23,0\n0.45,86.75,0\n"
    "0.52,42.78,0\n0.26,35.33,0\n0.06,23.55,0\n0.64,78.07,1\n0.49,42.98,0\n"
    "0.64,49.37,0\n0.44,43.99,0\n0.71,58.83,1\n0.70,81.09,1\n0.38,40.04,0\n";

struct setting {
    struct data *d;
    struct objective o;
    struct opt opt;
    double theta[3];
};

static void begin(struct setting *s, const char *text, const char *method, double eta)
{
    struct knobs k = knobs_usual;

    *s = (struct setting){.d = table(text)};
    s->o = (struct objective){.ops = &logistic_ops, .dim = s->d->dim + 1, .data = s->d};
    k.eta = eta;
    opt_init(&s->opt, method_named(method), s->o.dim, &k, NULL);
}

static void end(struct setting *s)
{
    opt_done(&s->opt);
    data_free(s->d);
}

/* theta_k+1 = theta_k - eta g_k + beta (theta_k - theta_k-1): the heavy ball. */
START_TEST(momentum_is_the_heavy_ball)
    {
        double last[2] = {0, 0}, here[2] = {0, 0};
        struct setting s;

        begin(&s, archery, "momentum", 0.03);
        for (int i = 0; i < 50; i++) {
            memcpy(here, s.theta, sizeof here);
            ck_assert_int_eq(opt_step(&s.opt, &s.o, s.theta), OPT_MOVED);
            for (int j = 0; j < 2; j++)
                ck_assert_double_eq_tol(
                    s.theta[j], here[j] - 0.03 * s.opt.g[j] + 0.9 * (here[j] - last[j]),
                    1e-13);
            memcpy(last, here, sizeof last);
        }
        end(&s);
    }
END_TEST

/* PyTorch's form, v = beta v + g, theta -= eta (g + beta v), walks through the places
 * that ours looks at: theta + beta v. */
START_TEST(nesterov_looks_ahead)
    {
        double theirs[2] = {0, 0}, v[2] = {0, 0}, g[2];
        const double *ours;
        struct setting s;

        begin(&s, archery, "nesterov", 0.03);
        for (int i = 0; i < 50; i++) {
            s.o.ops->gradient(&s.o, theirs, g);
            for (int j = 0; j < 2; j++) {
                v[j] = 0.9 * v[j] + g[j];
                theirs[j] -= 0.03 * (g[j] + 0.9 * v[j]);
            }
            ck_assert_int_eq(opt_step(&s.opt, &s.o, s.theta), OPT_MOVED);
            ours = s.opt.memory->slot[OPT_VELOCITY];
            for (int j = 0; j < 2; j++)
                ck_assert_double_eq_tol(s.theta[j] + 0.9 * ours[j], theirs[j], 1e-13);
        }
        end(&s);
    }
END_TEST

/* Without momentum both are gradient descent. */
START_TEST(no_beta_no_velocity)
    {
        static const char *const names[] = {"momentum", "nesterov"};

        for (int k = 0; k < 2; k++) {
            struct setting plain, s;

            begin(&plain, archery, "gd", 0.1);
            begin(&s, archery, names[k], 0.1);
            s.opt.knobs.beta = 0;
            for (int i = 0; i < 20; i++) {
                opt_step(&plain.opt, &plain.o, plain.theta);
                opt_step(&s.opt, &s.o, s.theta);
                ck_assert_double_eq_tol(s.theta[1], plain.theta[1], 1e-15);
            }
            end(&plain);
            end(&s);
        }
    }
END_TEST

/* At the lowest point with a velocity: it rolls on. */
START_TEST(a_rolling_ball_has_not_arrived)
    {
        static const char *const names[] = {"momentum", "nesterov", "adam"};

        for (int k = 0; k < 3; k++) {
            struct setting s;

            begin(&s, "1,1,0\n-1,-1,0\n-1,1,1\n1,-1,1\n", names[k], 0.1);
            s.opt.memory->slot[OPT_VELOCITY][1] = 0.5;
            ck_assert_int_eq(opt_step(&s.opt, &s.o, s.theta), OPT_MOVED);
            ck_assert_double_eq(s.opt.gradnorm, 0);
            end(&s);
        }
    }
END_TEST

/* Slopes of all sizes and signs, one update after the other. */
START_TEST(adaptive_rates_by_hand)
    {
        static const char *const names[] = {"adagrad", "rmsprop"};

        for (int k = 0; k < 2; k++) {
            double square[3] = {0};
            struct setting s;

            begin(&s, valley, names[k], 0.2);
            for (int i = 0; i < 30; i++) {
                ck_assert_int_eq(opt_step(&s.opt, &s.o, s.theta), OPT_MOVED);
                for (int j = 0; j < 3; j++) {
                    double g = s.opt.g[j];

                    square[j] = k ? 0.9 * square[j] + 0.1 * g * g : square[j] + g * g;
                    ck_assert_double_eq_tol(s.opt.move[j],
                                            -0.2 * g / (sqrt(square[j]) + 1e-8), 1e-13);
                }
            }
            end(&s);
        }
    }
END_TEST

/* The first step is eta long in each weight, whatever the slope: EXPERIMENTS D3. */
START_TEST(adam_is_blind_to_size)
    {
        static const double g[] = {0.15, -0.00475, 4.03}, move[] = {-0.1, 0.1, -0.1};
        double highest = 0;
        struct setting s;

        begin(&s, valley, "adam", 0.1);
        for (int i = 1; i <= 1000; i++) {
            ck_assert_int_eq(opt_step(&s.opt, &s.o, s.theta), OPT_MOVED);
            highest = fmax(highest, s.opt.after);
            for (int j = 0; i == 1 && j < 3; j++) {
                ck_assert_double_eq_tol(s.opt.g[j], g[j], 3e-3 * fabs(g[j]));
                ck_assert_double_eq_tol(s.theta[j], move[j], 1e-6);
            }
            if (i == 100)
                ck_assert_double_eq_tol(s.opt.after, 0.4352, 5e-5);
        }
        ck_assert_double_eq_tol(highest, 2.58, 5e-3);
        ck_assert_double_eq_tol(s.opt.after, 0.2003, 5e-5);
        end(&s);
    }
END_TEST

/* RMSProp starts from nothing: its first step is eta / sqrt(1 - rho). */
START_TEST(rmsprop_starts_long)
    {
        struct setting s;

        begin(&s, valley, "rmsprop", 0.1);
        opt_step(&s.opt, &s.o, s.theta);
        for (int j = 0; j < 3; j++)
            ck_assert_double_eq_tol(fabs(s.theta[j]), 0.1 / sqrt(0.1), 1e-5);
        end(&s);
    }
END_TEST

/* A weight that no slope ever touched stays where it is, even with eps 0. */
START_TEST(no_slope_no_move)
    {
        static const char *const names[] = {"adagrad", "rmsprop", "adam"};

        for (int k = 0; k < 3; k++) {
            struct setting s;

            begin(&s, "0,1,0\n0,2,1\n0,3,1\n", names[k], 0.1);
            s.opt.knobs.eps = 0;
            for (int i = 0; i < 5; i++)
                ck_assert_int_eq(opt_step(&s.opt, &s.o, s.theta), OPT_MOVED);
            ck_assert_double_eq(s.theta[1], 0);
            ck_assert_double_ne(s.theta[2], 0);
            end(&s);
        }
    }
END_TEST

Suite *suite_methods(void)
{
    Suite *s = suite_create("methods");
    TCase *c = tcase_create("methods");

    tcase_add_test(c, momentum_is_the_heavy_ball);
    tcase_add_test(c, nesterov_looks_ahead);
    tcase_add_test(c, no_beta_no_velocity);
    tcase_add_test(c, a_rolling_ball_has_not_arrived);
    tcase_add_test(c, adaptive_rates_by_hand);
    tcase_add_test(c, adam_is_blind_to_size);
    tcase_add_test(c, rmsprop_starts_long);
    tcase_add_test(c, no_slope_no_move);
    suite_add_tcase(s, c);
    return s;
}
