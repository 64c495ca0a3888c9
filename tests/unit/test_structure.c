/* The pictures of the model's parts: the table against the numbers, and all three in any
 * size.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <check.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "figure_kit.h"
#include "lab/pull.h"
#include "structure_kit.h"

Suite *suite_structure(void);

/* ---- table ---- */

/* What a point costs, from the words of the books. */
static double log_cost(const struct bench *b, const struct fitness *f, size_t i)
{
    double y = b->s.data->y[i];

    return -y * log(f->p[i]) - (1 - y) * log(1 - f->p[i]);
}

START_TEST(table_sorted_by_cost)
    {
        struct bench *b = bench_with("hobbits");
        unsigned state = 31;

        b->s.table_sorted = true;
        for (int k = 0; k < 50; k++) {
            double cost = INFINITY, total = 0;
            char *text, *line;

            bench_set_theta(
                b, (const double[]){3 * any(&state), any(&state), any(&state)});
            text = drawn(b, "table", &plain, 25, 60);
            line = strchr(text, '\n') + 1;
            for (int r = 0; r < 24; r++) {
                unsigned row;
                double now, share;

                ck_assert_int_eq(sscanf(line, "%u %*f %*f %*f %*f %*f %lf %lf%%", &row,
                                        &now, &share),
                                 3);
                ck_assert_double_eq_tol(now, log_cost(b, bench_fitness(b), row - 1),
                                        0.00051);
                ck_assert(now <= cost);
                cost = now;
                total += share;
                line = strchr(line, '\n') + 1;
            }
            ck_assert_double_eq_tol(total, 100, 24 * 0.051);
            free(text);
        }
        says(b, "table", "Sorted by cost, the largest first.");
        bench_free(b);
    }
END_TEST

/* A share is |p - y| |(1, x)| over the sum of these. */
START_TEST(table_shares_the_gradient)
    {
        struct bench *b = bench_with("archery");
        const struct fitness *f;
        struct pull pull;
        double own[18], total = 0, want;

        bench_set_theta(b, (const double[]){-4, 0.85});
        f = bench_fitness(b);
        for (size_t i = 0; i < 18; i++) {
            double x = b->s.data->x[0][i];

            own[i] = fabs(f->p[i] - b->s.data->y[i]) * sqrt(1 + x * x);
            total += own[i];
        }
        pull_open(&pull, b);
        for (size_t i = 0; i < 18; i++) {
            want = own[i] / total;
            ck_assert_double_eq_tol(pull_share(&pull, i), want, 1e-12);
        }
        bench_set_model(b, &errors_ops, 0);
        pull_open(&pull, b);
        ck_assert(pull.total == 0);
        says(b, "table", "A point costs 1 on the wrong side of one half, else 0.");
        bench_set_model(b, &linear_ops, 0);
        says(b, "table", "A point costs its squared residual (ŷ − y)².");
        bench_free(b);
    }
END_TEST

START_TEST(table_of_very_many)
    {
        enum { N = 60000 };
        double *x = mem_array(N, sizeof *x), *y = mem_array(N, sizeof *y);
        struct bench *b;
        char *text;

        for (size_t i = 0; i < N; i++) {
            x[i] = (double)i / N;
            y[i] = i % 2;
        }
        b = bench_of(N, 1, x, y);
        b->s.table_sorted = true;
        bench_set_theta(b, (const double[]){1, 2});
        text = drawn(b, "table", &fine, 10, 80);
        ck_assert(
            strstr(text, "sorted by cost; these from 5000 points, taken evenly"));
        free(text);
        says(b, "table", "Of 5000 points, taken evenly: Largest cost");
        bench_free(b);
        free(x);
        free(y);
    }
END_TEST

/* ---- any size, any model ---- */

static void draw_everywhere(struct bench *b)
{
    static const char *const names[] = {"net", "matrix", "table"};
    static const int rows[] = {1, 2, 3, 5, 6, 8, 9, 16, 50};
    static const int cols[] = {1, 2, 5, 9, 20, 24, 34, 40, 60, 72, 120};

    for (size_t k = 0; k < 3; k++)
        for (size_t r = 0; r < sizeof rows / sizeof *rows; r++)
            for (size_t c = 0; c < sizeof cols / sizeof *cols; c++) {
                struct look look = {.glyphs = (enum glyphs)((r + c) % 3)};
                char *text = drawn(b, names[k], &look, rows[r], cols[c]);

                ck_assert(!strstr(text, "nan") && !strstr(text, "inf"));
                free(text);
            }
}

START_TEST(every_model_in_every_size)
    {
        static const char *const models[] = {"logistic", "linear", "mlp"};
        static const char *const features[] = {"linear", "product", "poly 5"};
        static const double huge[] = {0, 1e300, -1e300, 1e-300, -7};

        for (size_t m = 0; m < 3; m++)
            for (size_t k = 0; k < 3; k++) {
                struct bench *b = with_features("hobbits", features[k]);

                bench_set_model(b, objective_named(models[m], NULL),
                                m == 2 ? 1 + 3 * k : 0);
                b->s.placed = k < 2;
                b->s.place[0] = b->s.place[1] = 3;
                draw_everywhere(b);
                for (size_t j = 0; j < b->s.params; j++)
                    b->s.theta[j] = huge[j % 5];
                bench_changed(b);
                b->s.table_sorted = true;
                draw_everywhere(b);
                bench_free(b);
            }
    }
END_TEST

Suite *suite_structure(void)
{
    Suite *s = suite_create("structure");
    TCase *t = tcase_create("structure");

    tcase_add_test(t, table_sorted_by_cost);
    tcase_add_test(t, table_shares_the_gradient);
    tcase_add_test(t, table_of_very_many);
    tcase_add_test(t, every_model_in_every_size);
    suite_add_tcase(s, t);
    return s;
}
