/* The picture of the model as a matrix: what is printed multiplies out.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <check.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "figure_kit.h"
#include "lab/explain_number.h"
#include "lab/product.h"
#include "structure_kit.h"

Suite *suite_matrix(void);

/* ---- matrix ---- */

/* A number with the minus of prose or a plain one, brackets around it or not. */
static bool read_number(const char **s, double *v)
{
    char *end;
    bool minus = false, bracket;

    *s += strspn(*s, " \n");
    bracket = **s == '(';
    *s += bracket;
    if (strncmp(*s, "−", strlen("−")) == 0) {
        minus = true;
        *s += strlen("−");
    }
    *v = strtod(*s, &end);
    if (strncmp(end, "e−", strlen("e−")) == 0) {
        *v *= pow(10, -strtod(end + strlen("e−"), &end));
    }
    if (end == *s)
        return false;
    *v = minus ? -*v : *v;
    *s = end + (bracket && *end == ')');
    return true;
}

/* The sign before the next term; false: the sum ends. */
static bool read_sign(const char **s, double *sign)
{
    *s += strspn(*s, " \n");
    *sign = 1;
    if (**s == '+') {
        *s += 1;
        return true;
    }
    if (strncmp(*s, "−", strlen("−")) != 0)
        return false;
    *s += strlen("−");
    *sign = -1;
    return true;
}

/* Terms of "a·b + c·d − e" into V; how many. */
static size_t read_terms(const char **s, double *v)
{
    size_t n = 0;
    double sign = 1, a;

    do {
        double product = sign;

        ck_assert_msg(read_number(s, &a), "no number at '%s'", *s);
        product *= a;
        while (strncmp(*s, "·", strlen("·")) == 0) {
            *s += strlen("·");
            ck_assert(read_number(s, &a));
            product *= a;
        }
        v[n++] = product;
    } while (read_sign(s, &sign));
    *s += strspn(*s, " \n");
    *s += **s == '=';
    return n;
}

static int decimals_of(const char *number)
{
    const char *dot = strchr(number, '.');

    return dot && strspn(dot + 1, "0123456789") ? (int)strspn(dot + 1, "0123456789")
                                                : 0;
}

/* "row 7: z = 1·(−3) + … = −3.000 + … = 2.350" multiplies out, and is row 7. */
static void adds_up(struct bench *b, const char *text)
{
    double product[8], term[8], sum = 0, z, half;
    const char *s = strstr(text, "row ");
    size_t row = strtoul(s + 4, NULL, 10), n, terms;

    s = strchr(s, '=') + 1;
    n = read_terms(&s, product);
    terms = read_terms(&s, term);
    ck_assert_uint_eq(n, terms);
    s += strspn(s, " \n");
    half = pow(10, -decimals_of(s)) / 2;
    ck_assert(read_number(&s, &z));
    for (size_t k = 0; k < n; k++) {
        ck_assert_msg(fabs(product[k] - term[k]) <= half * (1 + 1e-6), "%s", text);
        sum += term[k];
    }
    ck_assert_msg(fabs(sum - z) < half / 100, "%s", text);
    ck_assert_msg(fabs(z - bench_fitness(b)->z[row - 1]) <= half * (1 + 1e-6), "%s",
                  text);
}

START_TEST(matrix_row_multiplies_out)
    {
        struct bench *b[4] = {bench_with("hobbits"), bench_with("archery"),
                              with_features("hobbits", "product"),
                              bench_with("hobbits")};
        unsigned state = 11;

        bench_set_model(b[3], objective_named("mlp", NULL), 3);
        for (size_t i = 0; i < 4; i++) {
            for (int k = 0; k < 60; k++) {
                char *text;

                scatter_weights(b[i], &state);
                b[i]->s.placed = true;
                b[i]->s.place[0] = b[i]->s.data->x[0][k % 18];
                b[i]->s.place[1] = i == 1 ? 0 : b[i]->s.data->x[1][k % 18];
                if (k == 30)
                    bench_set_scale(b[i], true);
                text = drawn(b[i], "matrix", &fine, 20, 80);
                adds_up(b[i], text);
                free(text);
                text = said(b[i], "matrix");
                adds_up(b[i], text);
                free(text);
            }
            bench_free(b[i]);
        }
    }
END_TEST

/* The numbers of a line; names, brackets and signs between them do not count. */
static size_t numbers(char *line, double *v)
{
    size_t n = 0;

    for (char *word = strtok(line, " +|>*="); word; word = strtok(NULL, " +|>*=")) {
        char *end;
        double x = strtod(word, &end);

        if (!*end)
            v[n++] = x;
    }
    return n;
}

/* Every row that is shown, times the weights beside it, is the score of that row. */
START_TEST(matrix_is_a_product)
    {
        struct bench *b = bench_with("hobbits");
        unsigned state = 21;

        for (int k = 0; k < 40; k++) {
            double v[30][8], theta[3];
            char *text, *at;
            size_t rows = 0;

            scatter_weights(b, &state);
            text = drawn(b, "matrix", &plain, 40, 120);
            at = strstr(text, ">");
            for (char *line = at; rows < 24; rows++) {
                char *end = strchr(line, '\n');

                *end = '\0';
                ck_assert_uint_eq(numbers(line, v[rows]), rows < 3 ? 5 : 4);
                line = end + 1;
            }
            for (int j = 0; j < 3; j++) {
                theta[j] = v[j][3];
                ck_assert_double_eq_tol(theta[j], b->s.theta[j],
                                        1e-5 * fabs(b->s.theta[j]));
            }
            for (size_t i = 0; i < 24; i++) {
                double z = v[i][0] * theta[0] + v[i][1] * theta[1] + v[i][2] * theta[2];

                ck_assert_double_eq_tol(v[i][0], 1, 1e-12);
                ck_assert_double_eq_tol(v[i][1], b->s.data->x[0][i], 1e-5);
                ck_assert_double_eq_tol(z, v[i][i < 3 ? 4 : 3],
                                        0.0011 + 1e-5 * fabs(z));
            }
            free(text);
        }
        bench_free(b);
    }
END_TEST

/* The brackets give up scores and rows before they give up themselves. What is left is
 * still the row, the weights and, if there is one, their product. */
START_TEST(matrix_at_every_width)
    {
        struct bench *b = bench_with("hobbits");

        bench_set_theta(b, (const double[]){-4.7, 1, 1});
        for (int cols = 20; cols <= 80; cols++)
            for (int rows = 8; rows <= 20; rows++) {
                char *text = drawn(b, "matrix", &plain, rows, cols), *at, *end;
                double v[8];
                size_t n;

                at = strchr(text, '>');
                ck_assert_msg(at != NULL, "%d columns, %d rows:\n%s", cols, rows, text);
                ck_assert(cols < 26 || rows < 12 || strstr(text, "(24x3)"));
                ck_assert(cols < 30 || rows < 12 || strstr(text, "row 1: z"));
                end = strchr(at, '\n');
                *end = '\0';
                n = numbers(at, v);
                ck_assert_msg(n == 4 || n == 5, "%d columns: %zu", cols, n);
                ck_assert_msg(cols < 40 || n == 5, "%d columns without scores", cols);
                ck_assert_double_eq(v[0], 1);
                ck_assert_double_eq(v[1], b->s.data->x[0][0]);
                ck_assert_double_eq(v[2], b->s.data->x[1][0]);
                ck_assert_double_eq(v[3], -4.7);
                ck_assert(n < 5 || fabs(v[4] - (v[1] + v[2] - 4.7)) < 1e-9);
                free(text);
            }
        bench_free(b);
    }
END_TEST

START_TEST(matrix_has_shapes)
    {
        struct bench *b = bench_with("hobbits");
        char *text = drawn(b, "matrix", &fine, 18, 72);

        ck_assert(strstr(text, "X·θ = z   (24×3)·(3×1) = (24×1)"));
        ck_assert(strstr(text, "⠇") && strstr(text, "1  foot size  lift"));
        free(text);
        bench_set_bias(b, BIAS_OFF);
        says(b, "matrix", "shapes (24×2)·(2×1) = (24×1)");
        bench_set_bias(b, BIAS_FREE);
        says(b, "matrix", "a column of ones (b 0), foot size (w1 0), lift (w2 0)");
        bench_set_model(b, objective_named("mlp", NULL), 2);
        says(b, "matrix", "h1 (v1 ");
        bench_free(b);
    }
END_TEST

/* A mass of 3700 is not 3.7e3, which takes more room. */
START_TEST(short_numbers_stay_whole)
    {
        struct bench *b = bench_with("penguins");

        for (int cols = 24; cols <= 80; cols++) {
            char *text = drawn(b, "matrix", &fine, 17, cols);

            ck_assert_msg(!strstr(text, "e2") && !strstr(text, "e3"), "%d:\n%s", cols,
                          text);
            free(text);
        }
        bench_free(b);
    }
END_TEST

START_TEST(windows_name_their_gaps)
    {
        struct window w;

        for (size_t n = 1; n < 40; n++)
            for (int room = 3; room < 20; room++)
                for (size_t must = 0; must < n; must++) {
                    bool there = false;

                    window_choose(&w, n, room, must);
                    ck_assert_int_le(window_slots(&w), room);
                    ck_assert_uint_eq(w.at[w.n - 1], n - 1);
                    for (int k = 0; k < w.n; k++) {
                        there = there || w.at[k] == must;
                        ck_assert(k == 0 || w.at[k] > w.at[k - 1]);
                    }
                    ck_assert(there && (w.at[0] == 0 || room < 5));
                }
    }
END_TEST

Suite *suite_matrix(void)
{
    Suite *s = suite_create("matrix");
    TCase *t = tcase_create("matrix");

    tcase_add_test(t, matrix_row_multiplies_out);
    tcase_add_test(t, matrix_is_a_product);
    tcase_add_test(t, matrix_at_every_width);
    tcase_add_test(t, matrix_has_shapes);
    tcase_add_test(t, short_numbers_stay_whole);
    tcase_add_test(t, windows_name_their_gaps);
    suite_add_tcase(s, t);
    return s;
}
