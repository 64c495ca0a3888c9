/* BFGS and its line search, on functions whose lowest points are known.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <check.h>
#include <math.h>
#include <string.h>

#include "learn/opt.h"

Suite *suite_bfgs(void);

enum { MOST = 12 };

/* (1 - x)^2 + 100 (y - x^2)^2: a bent valley, lowest at (1, 1). */
static double rosenbrock(const struct objective *o, const double *t, double *g)
{
    double a = 1 - t[0], b = t[1] - t[0] * t[0];

    (void)o;
    g[0] = -2 * a - 400 * t[0] * b;
    g[1] = 200 * b;
    return a * a + 100 * b * b;
}

/* sum_j (j+1)^2 (t_j - j)^2 + (sum_j t_j - j)^2 */
static double parabola(const struct objective *o, const double *t, double *g)
{
    double value = 0, sum = 0;

    for (size_t j = 0; j < o->dim; j++)
        sum += t[j] - (double)j;
    for (size_t j = 0; j < o->dim; j++) {
        double c = ((double)j + 1) * ((double)j + 1), r = t[j] - (double)j;

        value += c * r * r;
        g[j] = 2 * c * r + 2 * sum;
    }
    return value + sum * sum;
}

/* x - log x, lowest at 1; no value for x <= 0. */
static double wall(const struct objective *o, const double *t, double *g)
{
    (void)o;
    g[0] = t[0] > 0 ? 1 - 1 / t[0] : NAN;
    return t[0] > 0 ? t[0] - log(t[0]) : NAN;
}

/* Down for ever. */
static double slide(const struct objective *o, const double *t, double *g)
{
    (void)o;
    g[0] = 1;
    return t[0];
}

/* |x|, with a slope at 0 that promises too much. */
static double liar(const struct objective *o, const double *t, double *g)
{
    (void)o;
    g[0] = t[0] < 0 ? -1 : 1;
    return fabs(t[0]);
}

#define VALUE(f)                                                        \
    static double f##_value(const struct objective *o, const double *t) \
    {                                                                   \
        double g[MOST];                                                 \
                                                                        \
        return f(o, t, g);                                              \
    }                                                                   \
    static const struct objective_ops f##_ops = {                       \
        .smooth = true, .value = f##_value, .gradient = f};
VALUE(rosenbrock)
VALUE(parabola)
VALUE(wall)
VALUE(slide)
VALUE(liar)
#undef VALUE

/* Steps to the end, each of them checked; how many. */
static size_t descend(const struct objective_ops *ops, size_t dim, double *theta,
                      enum opt_status *status)
{
    struct objective o = {.ops = ops, .dim = dim};
    struct opt opt;
    size_t steps = 0;
    double g[MOST], value;

    opt_init(&opt, method_named("bfgs"), dim, &knobs_usual, NULL);
    while (steps < 200 && (*status = opt_step(&opt, &o, theta)) == OPT_MOVED) {
        double down = vec_dot(opt.g, opt.move, dim);

        steps++;
        value = ops->gradient(&o, theta, g);
        ck_assert_double_eq(value, opt.after);
        ck_assert_double_lt(down, 0);
        ck_assert_double_gt(opt.search, 0);
        ck_assert_uint_ge(opt.trials, 1);
        if (opt.before - opt.after < 1e-12 * fabs(opt.before))
            continue; /* values have no digits left to compare */
        ck_assert_double_le(opt.after, opt.before + 1e-4 * down);
        ck_assert_double_le(fabs(vec_dot(g, opt.move, dim)),
                            -0.1 * down + 1e-9 * fabs(opt.before));
    }
    opt_done(&opt);
    return steps;
}

START_TEST(a_bent_valley)
    {
        static const double starts[][2] = {{-1.2, 1}, {0, 0}, {10, -10}, {-300, 500}};

        for (size_t k = 0; k < sizeof starts / sizeof *starts; k++) {
            double theta[2] = {starts[k][0], starts[k][1]};
            enum opt_status status;

            size_t steps = descend(&rosenbrock_ops, 2, theta, &status);

            ck_assert_uint_lt(steps, k < 3 ? 40 : 100);
            ck_assert_int_eq(status, OPT_CONVERGED);
            ck_assert_double_eq_tol(theta[0], 1, 1e-8);
            ck_assert_double_eq_tol(theta[1], 1, 1e-8);
        }
    }
END_TEST

/* A parabola of d dimensions is known after about d directions. */
START_TEST(parabolas)
    {
        for (size_t dim = 1; dim <= MOST; dim++) {
            double theta[MOST] = {0};
            enum opt_status status;

            theta[0] = 3;
            size_t steps = descend(&parabola_ops, dim, theta, &status);

            ck_assert_uint_le(steps, dim + 3);
            ck_assert_int_eq(status, OPT_CONVERGED);
            for (size_t j = 0; j < dim; j++)
                ck_assert_double_eq_tol(theta[j], (double)j, 1e-9);
        }
    }
END_TEST

/* Its inverse Hessian is then that of the parabola: in one dimension 1/f''. */
START_TEST(the_inverse_is_learned)
    {
        struct objective o = {.ops = &parabola_ops, .dim = 1};
        double theta[] = {3};
        struct opt opt;

        opt_init(&opt, method_named("bfgs"), 1, &knobs_usual, NULL);
        ck_assert_double_eq(opt.memory->slot[OPT_INVERSE][0], 1);
        opt_step(&opt, &o, theta);
        ck_assert_double_eq_tol(opt.memory->slot[OPT_INVERSE][0], 0.25, 1e-12);
        opt_done(&opt);
    }
END_TEST

/* Where there is no value it has gone too far. */
START_TEST(beyond_the_wall)
    {
        static const double starts[] = {1e-6, 0.1, 5, 1000};

        for (size_t k = 0; k < sizeof starts / sizeof *starts; k++) {
            double theta[] = {starts[k]};
            enum opt_status status;

            size_t steps = descend(&wall_ops, 1, theta, &status);

            ck_assert_uint_lt(steps, 40);
            ck_assert_int_eq(status, OPT_CONVERGED);
            ck_assert_double_eq_tol(theta[0], 1, 1e-7);
        }
    }
END_TEST

START_TEST(down_for_ever)
    {
        struct objective o = {.ops = &slide_ops, .dim = 1};
        double theta[] = {1};
        struct opt opt;

        opt_init(&opt, method_named("bfgs"), 1, &knobs_usual, NULL);
        for (int i = 0; i < 100; i++) {
            ck_assert_int_eq(opt_step(&opt, &o, theta), OPT_MOVED);
            ck_assert(isfinite(theta[0]) && opt.after < opt.before);
        }
        opt_done(&opt);
    }
END_TEST

START_TEST(a_slope_that_lies)
    {
        struct objective o = {.ops = &liar_ops, .dim = 1};
        double theta[] = {0};
        struct opt opt;

        opt_init(&opt, method_named("bfgs"), 1, &knobs_usual, NULL);
        opt.memory->slot[OPT_INVERSE][0] = 7;
        ck_assert_int_eq(opt_step(&opt, &o, theta), OPT_STUCK);
        ck_assert_double_eq(theta[0], 0);
        ck_assert_double_eq(opt.search, 0);
        ck_assert_double_eq(opt.memory->slot[OPT_INVERSE][0], 7);
        ck_assert_uint_eq(opt.memory->t, 0);
        opt_done(&opt);
    }
END_TEST

Suite *suite_bfgs(void)
{
    Suite *s = suite_create("bfgs");
    TCase *c = tcase_create("bfgs");

    tcase_add_test(c, a_bent_valley);
    tcase_add_test(c, parabolas);
    tcase_add_test(c, the_inverse_is_learned);
    tcase_add_test(c, beyond_the_wall);
    tcase_add_test(c, down_for_ever);
    tcase_add_test(c, a_slope_that_lies);
    suite_add_tcase(s, c);
    return s;
}
