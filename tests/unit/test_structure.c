/* The pictures of the model's parts: net, matrix and table against the numbers.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <check.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "figure_kit.h"
#include "lab/explain_number.h"
#include "lab/neuron.h"
#include "lab/product.h"
#include "lab/pull.h"
#include "learn/expand.h"
#include "plot/text.h"

Suite *suite_structure(void);

static const struct look plain = {.glyphs = GLYPHS_ASCII};

static void draw_in(struct bench *b, const char *name, const struct look *look,
                    struct grid *g)
{
    figure_draw(figure_named(name), b, look, g);
}

static struct bench *with_features(const char *name, const char *features)
{
    struct bench *b = bench_with(name);
    struct err err = {0};
    struct recipe *r = recipe_parse(features, b->s.all->dim, &err);

    ck_assert_msg(bench_set_features(b, r, &err), "%s", err.message);
    return b;
}

static void scatter_weights(struct bench *b, unsigned *state)
{
    double *theta = mem_array(b->s.params, sizeof *theta);

    for (size_t j = 0; j < b->s.params; j++)
        theta[j] = any(state) * pow(10, floor(3 * any(state)));
    bench_set_theta(b, theta);
    free(theta);
}

/* ---- net ---- */

/* TEXT stands at ROW, COL, and no digit beside it. */
static bool stands(const struct grid *g, int row, int col, const char *text)
{
    struct str cells;
    size_t n = strlen(text);
    bool found;

    str_init(&cells);
    for (int c = col; c < g->cols && c < col + 20; c++)
        str_addc(&cells, (char)grid_at(g, row, c)->glyph);
    found = strncmp(cells.s, text, n) == 0 && (!cells.s[n] || cells.s[n] == ' ') &&
            col > 0 && grid_at(g, row, col - 1)->glyph == ' ';
    str_done(&cells);
    return found;
}

/* The line that leads to a weight's number is drawn in the style of its sign. */
static bool led_by(const struct grid *g, int row, int col, uint32_t stroke)
{
    while (--col >= 0 && grid_at(g, row, col)->glyph == ' ')
        ;
    return col >= 0 && grid_at(g, row, col)->glyph == stroke;
}

static void weight_is_shown(struct bench *b, const struct grid *g, size_t j)
{
    struct str text;
    bool found = false;

    str_init(&text);
    text_short(&text, b->s.theta[j]);
    for (int r = 0; r < g->rows; r++)
        for (int c = 0; c < g->cols; c++)
            found = found || (stands(g, r, c, text.s) &&
                              led_by(g, r, c, b->s.theta[j] < 0 ? '.' : '-'));
    ck_assert_msg(found, "weight %zu is %s", j, text.s);
    str_done(&text);
}

static void net_shows_all(struct bench *b, unsigned *state)
{
    struct grid g;

    for (int k = 0; k < 30; k++) {
        scatter_weights(b, state);
        grid_init(&g, 30, 110, true);
        draw_in(b, "net", &plain, &g);
        for (size_t j = 0; j < b->s.params; j++)
            weight_is_shown(b, &g, j);
        grid_done(&g);
    }
}

START_TEST(net_shows_every_weight)
    {
        struct bench *b[5] = {bench_with("hobbits"), bench_with("archery"),
                              with_features("hobbits", "poly 3"), bench_with("line"),
                              bench_with("hobbits")};
        unsigned state = 5;

        bench_set_model(b[4], objective_named("mlp", NULL), 4);
        for (size_t i = 0; i < 5; i++) {
            net_shows_all(b[i], &state);
            bench_free(b[i]);
        }
    }
END_TEST

/* Without room for the numbers of a network, their signs stay, in the inputs' order. */
START_TEST(net_keeps_signs)
    {
        struct bench *b = bench_with("hobbits");
        unsigned state = 3;
        char *text;

        bench_set_model(b, objective_named("mlp", NULL), 8);
        scatter_weights(b, &state);
        text = drawn(b, "net", &plain, 18, 72);
        for (size_t h = 1; h <= 8; h++) {
            char want[16], name[24];
            double u[3];
            size_t j = 0;

            for (int k = 0; k < 3; k++) {
                snprintf(name, sizeof name, k < 2 ? "h%zu.w%d" : "h%zu.b", h, k + 1);
                ck_assert(bench_weight_named(b, name, &j));
                u[k] = b->s.theta[j];
            }
            snprintf(want, sizeof want, "%c%c%c  h%zu", u[0] < 0 ? '-' : '+',
                     u[1] < 0 ? '-' : '+', u[2] < 0 ? '-' : '+', h);
            ck_assert_msg(times(text, want) == 1, "%s in\n%s", want, text);
        }
        free(text);
        bench_free(b);
    }
END_TEST

START_TEST(net_lets_the_place_flow)
    {
        struct bench *b = bench_with("hobbits");
        char *text;

        bench_set_theta(b, (const double[]){-4.7, 1, 1});
        text = drawn(b, "net", &fine, 18, 72);
        ck_assert(!strstr(text, "z ="));
        ck_assert_int_eq(times(text, "╌ −4.7 ╌"), 1);
        free(text);
        b->s.place[0] = 1.5;
        b->s.place[1] = 4;
        b->s.placed = true;
        text = drawn(b, "net", &fine, 18, 72);
        ck_assert(strstr(text, "z = 0.8") && strstr(text, "0.690"));
        ck_assert(strstr(text, "foot size 1.5 ─") && strstr(text, "hero"));
        free(text);
        says(b, "net", "z = 1·foot size + 1·lift − 4.7.");
        says(b, "net", "foot size 1.5, lift 4; z 0.8, p 0.690: hero.");
        bench_set_scale(b, true);
        says(b, "net", "z 0.8, p 0.690: hero.");
        bench_free(b);
    }
END_TEST

START_TEST(net_of_a_line)
    {
        struct bench *b = bench_with("line");
        char *text = drawn(b, "net", &fine, 18, 72);

        ck_assert(strstr(text, "identity") && strstr(text, "ŷ") && !strstr(text, "σ"));
        free(text);
        says(b, "net", "identity: the prediction ŷ is z.");
        bench_set_bias(b, BIAS_OFF);
        says(b, "net", "without a bias: z = 0·x. ");
        bench_free(b);
    }
END_TEST

/* First and last inputs, and how many are between them. */
START_TEST(net_leaves_out_the_middle)
    {
        struct bench *b = with_features("hobbits", "poly 4");
        char *text = drawn(b, "net", &fine, 8, 72);

        ck_assert(strstr(text, "\n") && strstr(text, "foot   ") &&
                  strstr(text, "… 10 more"));
        ck_assert(strstr(text, "lift^4 ") && strstr(text, "\n      ") != NULL);
        free(text);
        text = drawn(b, "net", &fine, 2, 9);
        ck_assert_msg(strstr(text, "The net"), "%s", text);
        free(text);
        bench_free(b);
    }
END_TEST

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

START_TEST(net_without_data)
    {
        struct bench *b = bench_new();
        char *text;

        bench_set_theta(b, (const double[]){-6, 2});
        text = drawn(b, "net", &fine, 16, 40);
        ck_assert(strstr(text, " 2 ") && strstr(text, " −6 "));
        free(text);
        ck_assert(figure_named("matrix")->lacks(b) && !figure_named("net")->lacks(b));
        says(b, "net", "z = 2·x − 6.");
        bench_free(b);
    }
END_TEST

Suite *suite_structure(void)
{
    Suite *s = suite_create("structure");
    TCase *t = tcase_create("structure");

    tcase_set_timeout(t, 60);
    tcase_add_test(t, net_shows_every_weight);
    tcase_add_test(t, net_keeps_signs);
    tcase_add_test(t, net_lets_the_place_flow);
    tcase_add_test(t, net_of_a_line);
    tcase_add_test(t, net_leaves_out_the_middle);
    tcase_add_test(t, net_without_data);
    tcase_add_test(t, matrix_row_multiplies_out);
    tcase_add_test(t, matrix_is_a_product);
    tcase_add_test(t, matrix_at_every_width);
    tcase_add_test(t, matrix_has_shapes);
    tcase_add_test(t, windows_name_their_gaps);
    tcase_add_test(t, table_sorted_by_cost);
    tcase_add_test(t, table_shares_the_gradient);
    tcase_add_test(t, table_of_very_many);
    tcase_add_test(t, every_model_in_every_size);
    suite_add_tcase(s, t);
    return s;
}
