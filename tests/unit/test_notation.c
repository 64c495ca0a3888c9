/* The card of notations: its numbers are those of the other conventions, found without it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <check.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/utf8.h"
#include "explained_kit.h"
#include "kit.h"
#include "lab/notation.h"

Suite *suite_notation(void);

static double p_of(size_t i)
{
    const struct data *d = b->s.data;
    double x[8];

    for (size_t j = 0; j < d->dim; j++)
        x[j] = d->x[j][i];
    return bench_p(b, x);
}

/* As R's glm has it: 2 Σ (y log(y/p) + (1−y) log((1−y)/(1−p))). */
static double glm_deviance(void)
{
    const struct data *d = b->s.data;
    double sum = 0;

    for (size_t i = 0; i < d->n; i++) {
        double p = p_of(i), y = d->y[i];

        sum += y > 0 ? y * log(y / p) : 0;
        sum += y < 1 ? (1 - y) * log((1 - y) / (1 - p)) : 0;
    }
    return 2 * sum;
}

static void near(double a, double want)
{
    ck_assert_double_eq_tol(a, want, 1e-9 * (1 + fabs(want)));
}

START_TEST(deviance)
    {
        struct notation n;

        for (uint64_t seed = 1; seed < 20; seed++) {
            bench_set_data(b, mixed(seed, 30, 2));
            weights(-1.2, 0.3, 0.7);
            if (seed % 2)
                bench_set_scale(b, true);
            if (seed % 3 == 0)
                bench_set_model(b, objective_named("logistic", "mse"), 0);
            notation_of(b, &n);
            near(n.deviance, glm_deviance());
            near(n.nll, n.deviance / 2);
            if (strcmp(b->s.model->loss, "log") == 0)
                near(n.deviance, 2 * 30 * bench_fitness(b)->loss);
        }
    }
END_TEST

/* Labels between 0 and 1: the deviance is less than twice the sum of the losses. */
START_TEST(deviance_of_soft_labels)
    {
        struct data *d = data_new(4, 1);
        static const double y[] = {0.1, 0.4, 0.75, 1};
        struct notation n;
        double theta[2] = {-0.5, 0.8};

        for (size_t i = 0; i < 4; i++) {
            d->x[0][i] = (double)i;
            d->y[i] = y[i];
        }
        data_classify(d);
        bench_set_data(b, d);
        bench_set_theta(b, theta);
        notation_of(b, &n);
        near(n.deviance, glm_deviance());
        ck_assert_double_lt(n.deviance, 2 * n.nll - 0.1);
    }
END_TEST

/* FACTS: scikit-learn's C = 1 is lambda = 1/(2m): 0.0125 for 40 points, and lambda = 0.05
 * on 40 points is C = 0.25. */
START_TEST(c_of_facts)
    {
        struct notation n;

        bench_set_data(b, mixed(3, 40, 2));
        b->s.lambda = 0.0125;
        notation_of(b, &n);
        near(n.c, 1);
        b->s.lambda = 0.05;
        notation_of(b, &n);
        near(n.c, 0.25);
        near(n.half_lambda, 0.1);
        near(n.sum_lambda, 2);
        near(n.sum_half_lambda, 4);
        b->s.lambda = 0;
        notation_of(b, &n);
        ck_assert(isnan(n.c));
    }
END_TEST

/* ½‖w‖² + C Σ cost, and the sums with their prices, by hand. */
static double others(const double *theta, int which, const struct notation *n)
{
    const struct data *d = b->s.data;
    double sum = 0, w2 = theta[1] * theta[1] + theta[2] * theta[2];

    for (size_t i = 0; i < d->n; i++) {
        double z = theta[0] + theta[1] * d->x[0][i] + theta[2] * d->x[1][i];

        sum += log1p(exp(-fabs(z))) + fmax(z, 0) - d->y[i] * z;
    }
    switch (which) {
    case 0:
        return 0.5 * w2 + n->c * sum;
    case 1:
        return sum + n->sum_lambda * w2;
    case 2:
        return sum + n->sum_half_lambda / 2 * w2;
    default:
        return sum / (double)d->n + n->half_lambda / 2 * w2;
    }
}

/* The weights that are best here are best there: each other function is flat at them. */
START_TEST(same_optimum)
    {
        struct notation n;
        const double h = 1e-5;

        for (uint64_t seed = 1; seed < 8; seed++) {
            double at[3];

            bench_set_data(b, mixed(seed, 24, 2));
            b->s.lambda = 0.01 * (double)seed;
            bench_changed(b);
            bench_fit(b);
            notation_of(b, &n);
            for (int which = 0; which < 4; which++)
                for (int j = 0; j < 3; j++) {
                    double up, down;

                    memcpy(at, b->s.theta, sizeof at);
                    at[j] += h;
                    up = others(at, which, &n);
                    at[j] -= 2 * h;
                    down = others(at, which, &n);
                    ck_assert_double_eq_tol((up - down) / (2 * h) / n.n, 0, 1e-7);
                }
        }
    }
END_TEST

/* A step of eta/N on the sum is the step of eta on the mean. */
START_TEST(rate_of_a_sum)
    {
        struct notation n;
        double g[3], was[3];

        bench_set_data(b, mixed(5, 30, 2));
        weights(0.2, 0.1, -0.4);
        b->s.eta_auto = false;
        b->s.knobs.eta = 0.3;
        notation_of(b, &n);
        memcpy(was, b->s.theta, sizeof was);
        memcpy(g, bench_fitness(b)->grad, sizeof g);
        bench_step(b);
        for (int j = 0; j < 3; j++)
            near(b->s.theta[j], was[j] - n.sum_eta * (30 * g[j]));
    }
END_TEST

START_TEST(odds_and_squares)
    {
        struct notation n;
        double z0[2] = {0, 0}, z1[2] = {1, 0}, p0, p1;

        bench_set_data(b, mixed(5, 30, 2));
        weights(0.2, 0.7, -0.4);
        notation_of(b, &n);
        p0 = bench_p(b, z0);
        p1 = bench_p(b, z1);
        near(n.odds, p1 / (1 - p1) / (p0 / (1 - p0)));
        bench_set_model(b, objective_named("linear", NULL), 0);
        weights(0.2, 0.7, -0.4);
        notation_of(b, &n);
        ck_assert(isnan(n.odds) && isnan(n.deviance) && isnan(n.c));
        near(n.rss, 30 * bench_fitness(b)->mse);
    }
END_TEST

/* ---- the card ---- */

static void write_card(int width, bool ascii)
{
    struct paper paper;

    paper_init(&paper, ascii);
    notation_write(b, width, &paper);
    for (size_t i = 0; i < paper.rows; i++)
        ck_assert_int_le(paper.row[i].cols, width);
    str_clear(&words);
    paper_dump(&paper, &words);
    paper_done(&paper);
    ck_assert_ptr_null(strstr(words.s, "nan"));
    ck_assert_ptr_null(strstr(words.s, "inf"));
    for (const char *s = words.s; ascii && *s; s++)
        ck_assert_int_lt((unsigned char)*s, 0x80);
}

START_TEST(fits_any_width)
    {
        static const char *const models[][2] = {
            {"logistic", "log"}, {"logistic", "mse"}, {"logistic", "errors"},
            {"linear", "mse"},   {"mlp", "log"},
        };

        for (int data = 0; data < 3; data++)
            for (size_t m = 0; m < 5; m++) {
                if (data)
                    bench_set_data(b, data == 1 ? archers() : mixed(2, 20, 5));
                bench_set_model(b, objective_named(models[m][0], models[m][1]),
                                m == 4 ? 3 : 0);
                b->s.lambda = m % 2 ? 0.013 : 0;
                b->s.balanced = data == 2;
                bench_changed(b);
                for (int width = 20; width < 110; width += 7)
                    write_card(width, width % 2);
            }
    }
END_TEST

START_TEST(card_of_the_hobbits)
    {
        struct shell *sh = kit_shell(true);

        kit_must(sh, "data hobbits; lambda = 0.01");
        kit_gets(sh, "notation", " 2.08333 ");
        ck_assert_ptr_nonnull(strstr(kit_row(), " 0.24 "));
        kit_must(sh, "lambda = 0");
        kit_gets(sh, "notation", "penalty=None");
        kit_must(sh, "w1 = 1000"); /* exp(1000) is beyond numbers */
        kit_must(sh, "notation");
        ck_assert_ptr_null(strstr(kit_row(), "odds ratio"));
        kit_done(sh);
    }
END_TEST

Suite *suite_notation(void)
{
    Suite *s = suite_create("notation");
    TCase *t = tcase_create("notation");

    tcase_add_checked_fixture(t, explain_open, explain_close);
    tcase_add_test(t, deviance);
    tcase_add_test(t, deviance_of_soft_labels);
    tcase_add_test(t, c_of_facts);
    tcase_add_test(t, same_optimum);
    tcase_add_test(t, rate_of_a_sum);
    tcase_add_test(t, odds_and_squares);
    tcase_add_test(t, fits_any_width);
    tcase_add_test(t, card_of_the_hobbits);
    suite_add_tcase(s, t);
    return s;
}
