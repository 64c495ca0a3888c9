/* Many points: counted once; and the data seen along the boundary.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <check.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "figure_kit.h"
#include "kit.h"
#include "lab/figure_parts.h"
#include "lab/crowds.h"
#include "lab/figure_scatter.h"
#include "lab/projection.h"

Suite *suite_crowds(void);

enum { MANY = 50000 };

static struct bench *many(size_t dim, bool values)
{
    double *x = mem_array(MANY * dim, sizeof *x), *y = mem_array(MANY, sizeof *y);
    unsigned state = 5;
    struct bench *b;

    for (size_t i = 0; i < MANY; i++) {
        y[i] = values ? 3 * any(&state) : any(&state) > 0;
        for (size_t j = 0; j < dim; j++)
            x[j * MANY + i] = any(&state) + any(&state) + y[i] * (j + 1);
    }
    b = bench_of(MANY, dim, x, y);
    free(x);
    free(y);
    return b;
}

/* Who looks at a point from now on sees no number. */
static void poison(struct bench *b)
{
    for (size_t i = 0; i < MANY; i++) {
        for (size_t j = 0; j < b->s.data->dim; j++)
            b->s.data->x[j][i] = NAN;
        b->s.data->y[i] = NAN;
    }
}

static void same_text(char *a, char *b)
{
    ck_assert_msg(strcmp(a, b) == 0, "wanted\n%s\ngot\n%s", a, b);
    free(a);
    free(b);
}

/* ---- a redraw asks no point ---- */

static const struct {
    const char *figure;
    size_t dim;
    bool values;
} pictures[] = {{"scatter", 2, false}, {"scatter", 3, false}, {"curve", 1, false},
                {"fit", 1, true}};

/* Other weights, and two sizes in turn: as a bench that counts for the first time. */
START_TEST(redraw_asks_no_point)
{
    const char *name = pictures[_i].figure;
    struct bench *b = many(pictures[_i].dim, pictures[_i].values);
    struct bench *fresh = many(pictures[_i].dim, pictures[_i].values);
    double w[4] = {-2, 1, 0.5, 0.25};

    bench_set_theta(b, w);
    free(drawn(b, name, &fine, 16, 40));
    free(drawn(b, name, &fine, 20, 60));
    poison(b);
    for (int k = 0; k < 5; k++) {
        w[0] += 0.5;
        bench_set_theta(b, w);
        bench_set_theta(fresh, w);
        same_text(drawn(fresh, name, &fine, 16, 40), drawn(b, name, &fine, 16, 40));
        same_text(drawn(fresh, name, &fine, 20, 60), drawn(b, name, &fine, 20, 60));
    }
    bench_free(b);
    bench_free(fresh);
}
END_TEST

/* The same of a projection and of the place of predict, as long as nothing changes. */
START_TEST(still_picture_asks_no_point)
{
    struct bench *b = many(2, false);
    char *first;

    bench_set_theta(b, (const double[]){-2, 1, 0.5});
    b->s.axes.along = b->s.placed = true;
    b->s.place[0] = 4;
    first = drawn(b, "scatter", &fine, 16, 60);
    poison(b);
    same_text(first, drawn(b, "scatter", &fine, 16, 60));
    bench_free(b);
}
END_TEST

/* What is remembered is not taken for another table's. */
START_TEST(other_data_are_counted)
{
    struct bench *b = many(2, false), *fresh;
    struct data *d = data_like(b->s.data, MANY);

    free(drawn(b, "scatter", &fine, 16, 40));
    for (size_t i = 0; i < MANY; i++) {
        d->x[0][i] = b->s.data->x[0][MANY - 1];
        d->x[1][i] = b->s.data->x[1][i];
        d->y[i] = b->s.data->y[i];
    }
    d->x[0][0] = b->s.data->x[0][0];
    fresh = bench_new();
    bench_set_data(fresh, data_ref(d));
    bench_set_data(b, d);
    same_text(drawn(fresh, "scatter", &fine, 16, 40),
              drawn(b, "scatter", &fine, 16, 40));
    bench_free(b);
    bench_free(fresh);
}
END_TEST

START_TEST(caption_says_what_digits_are)
{
    struct bench *b = many(2, false);
    char *text = drawn(b, "scatter", &fine, 16, 80);

    ck_assert(strstr(text, "50000 rows: digits are tenths of the fullest cell"));
    free(text);
    text = drawn(b, "scatter", &fine, 16, 40);
    ck_assert(strstr(text, "50000 rows, # = "));
    free(text);
    says(b, "scatter", "drawn as digits");
    /* The boundary stays in sight. */
    bench_set_theta(b, (const double[]){-1, 0, 1});
    text = drawn(b, "scatter", &fine, 16, 40);
    ck_assert_int_ge(times(text, "⣀") + times(text, "⠤") + times(text, "⠒") +
                         times(text, "⠉"), 30);
    free(text);
    bench_free(b);
}
END_TEST

START_TEST(ranges_are_those_of_the_columns)
{
    struct bench *b = many(2, true);
    const struct data *d = b->s.data;

    for (size_t j = 0; j <= d->dim; j++) {
        const double *v = j < d->dim ? d->x[j] : d->y;
        const struct range *r = data_range(d, j);
        double lo = INFINITY, hi = -INFINITY, sum = 0;

        for (size_t i = 0; i < d->n; i++) {
            lo = fmin(lo, v[i]);
            hi = fmax(hi, v[i]);
            sum += v[i];
        }
        ck_assert(r->lo == lo && r->hi == hi);
        ck_assert_double_eq_tol(r->mean, sum / MANY, 1e-9);
        ck_assert(data_range(d, j) == r);
    }
    bench_free(b);
}
END_TEST

/* ---- along the boundary ---- */

static struct bench *cloud(unsigned *state, size_t dim)
{
    enum { N = 60 };
    double x[N * 5], y[N];

    for (size_t i = 0; i < N; i++) {
        y[i] = i % 2;
        for (size_t j = 0; j < dim; j++)
            x[j * N + i] = 7 + (1 + 3 * (double)j) * any(state) + (j ? x[i] : 0) * y[i];
    }
    return bench_of(N, dim, x, y);
}

static double spread(const struct data *d, const double *dir)
{
    double sum = 0, square = 0;

    for (size_t i = 0; i < d->n; i++) {
        double at = 0;

        for (size_t j = 0; j < d->dim; j++)
            at += dir[j] * (d->x[j][i] - d->x[j][0]);
        sum += at / (double)d->n;
        square += at * at / (double)d->n;
    }
    return square - sum * sum;
}

static double dot(const double *a, const double *b, size_t n)
{
    double sum = 0;

    for (size_t j = 0; j < n; j++)
        sum += a[j] * b[j];
    return sum;
}

/* No direction at a right angle to w has the points lie wider apart. */
static void widest_of_all(const struct data *d, const struct projection *p,
                          unsigned *state)
{
    double most = spread(d, p->dir[1]);

    for (int k = 0; k < 200; k++) {
        double v[5], along, size;

        for (size_t j = 0; j < d->dim; j++)
            v[j] = any(state);
        along = dot(v, p->dir[0], d->dim);
        for (size_t j = 0; j < d->dim; j++)
            v[j] -= along * p->dir[0][j];
        size = sqrt(dot(v, v, d->dim));
        for (size_t j = 0; j < d->dim; j++)
            v[j] /= size;
        ck_assert(spread(d, v) <= most * (1 + 1e-6));
    }
}

START_TEST(projection_is_what_it_says)
{
    unsigned state = 6;

    for (int k = 0; k < 60; k++) {
        size_t dim = 2 + (size_t)k % 4;
        struct bench *b = cloud(&state, dim);
        const struct projection *p;
        double w[6];

        for (size_t j = 0; j <= dim; j++)
            w[j] = any(&state);
        bench_set_theta(b, w);
        if (k % 3 == 0)
            bench_set_scale(b, true);
        p = projection_of(b);
        ck_assert_double_eq_tol(dot(p->dir[0], p->dir[1], dim), 0, 1e-9);
        ck_assert_double_eq_tol(dot(p->dir[0], p->dir[0], dim), 1, 1e-9);
        ck_assert_double_eq_tol(dot(p->dir[1], p->dir[1], dim), 1, 1e-9);
        for (size_t i = 0; i < p->n; i++)
            ck_assert_double_eq_tol(p->x[i] * p->norm, bench_fitness(b)->z[i], 1e-9);
        widest_of_all(b->s.fitted, p, &state);
        bench_free(b);
    }
}
END_TEST

/* Without weights there are the two principal components. */
START_TEST(projection_without_weights)
{
    unsigned state = 7;
    struct bench *b = cloud(&state, 4);
    const struct projection *p = projection_of(b);
    char *text;

    ck_assert(p->norm == 0);
    ck_assert(spread(b->s.fitted, p->dir[0]) >= spread(b->s.fitted, p->dir[1]));
    b->s.axes.along = true;
    text = drawn(b, "scatter", &fine, 16, 60);
    ck_assert(strstr(text, "projected"));
    free(text);
    says(b, "scatter", "No line");
    bench_free(b);
}
END_TEST

/* The ghost in it is where the other model's boundary meets the plane of the picture
 * through the mean. */
START_TEST(ghost_in_a_projection)
{
    unsigned state = 8;

    for (int k = 0; k < 100; k++) {
        struct bench *b = cloud(&state, 4), *other = cloud(&state, 4);
        const struct projection *p;
        double w[5], v[5], line[3], mean[4], x = 0, y = 0, z;

        bench_set_data(other, data_ref(b->s.all));
        for (int j = 0; j < 5; j++) {
            w[j] = any(&state);
            v[j] = any(&state);
        }
        bench_set_theta(b, w);
        bench_set_theta(other, v);
        p = projection_of(b);
        projection_line(b, other, line);
        for (size_t j = 0; j < 4; j++)
            mean[j] = data_range(b->s.data, j)->mean;
        x = dot(p->dir[0], mean, 4) + p->offset[0];
        y = dot(p->dir[1], mean, 4) + p->offset[1];
        for (size_t j = 0; j < 4; j++)
            mean[j] += 0.7 * p->dir[0][j] - 1.3 * p->dir[1][j];
        z = bench_z(other, mean);
        ck_assert_double_eq_tol(line[0] + line[1] * (x + 0.7) + line[2] * (y - 1.3), z,
                                1e-9);
        bench_free(b);
        bench_free(other);
    }
}
END_TEST

/* Of four columns two are drawn, the others at their mean: near is what is near there. */
START_TEST(nearest_is_so_in_the_picture)
{
    unsigned state = 99;
    const double w[] = {0.3, 1.5, -1.2, 3, 2};
    struct str words, place;

    for (int round = 0; round < 20; round++) {
        struct bench *b = cloud(&state, 4);
        const struct data *d = b->s.data;
        double base = w[0], least = INFINITY;
        size_t best = 0;

        bench_set_theta(b, w);
        for (size_t j = 2; j < 4; j++) {
            double sum = 0;

            for (size_t i = 0; i < d->n; i++)
                sum += d->x[j][i];
            base += w[j + 1] * sum / (double)d->n;
        }
        for (size_t i = 0; i < d->n; i++) {
            double z = fabs(base + w[1] * d->x[0][i] + w[2] * d->x[1][i]);

            best = z < least ? i : best;
            least = fmin(least, z);
        }
        str_init(&words);
        str_init(&place);
        figure_named("scatter")->describe(b, &words);
        str_add(&place, "Nearest to the line in the picture: ");
        figure_place(&place, d->x[0][best], d->x[1][best]);
        ck_assert_msg(strstr(words.s, place.s) != NULL, "%s, not in: %s", place.s,
                      words.s);
        str_done(&place);
        str_done(&words);
        bench_free(b);
    }
}
END_TEST

START_TEST(no_value_no_boundary)
{
    struct shell *sh = kit_shell(false);
    struct grid g;

    kit_must(sh, "data hobbits; features log(x1-0.39) x2; step 30; field on");
    kit_must(sh, "plot scatter");
    kit_gets(sh, "p(0.3, 2)", "has no value there");
    grid_init(&g, 20, 60, false);
    figure_draw(figure_named("scatter"), sh->bench,
                &(struct look){.glyphs = GLYPHS_BRAILLE, .tints = true}, &g);
    for (int row = 1; row < 17; row++) /* column 5 is left of x1 = 0.39 */
        ck_assert_int_eq(grid_at(&g, row, 5)->tint, 0);
    grid_done(&g);
    kit_done(sh);
}
END_TEST

START_TEST(projection_by_command)
{
    struct shell *sh = kit_shell(false);
    struct str script;

    kit_must(sh, "data hobbits; line 3 -0.4");
    kit_must(sh, "plot scatter w");
    ck_assert(sh->bench->s.axes.along);
    says(sh->bench, "scatter", "Line from (0, ");
    says(sh->bench, "scatter", "across is the distance to the boundary");
    str_init(&script);
    bench_script(sh->bench, &script);
    ck_assert(strstr(script.s, "plot scatter w\n"));
    str_done(&script);
    kit_must(sh, "features x1 x2 x1^2");
    says(sh->bench, "scatter", "Projected");
    kit_must(sh, "plot scatter x1 x2");
    ck_assert(!sh->bench->s.axes.along);
    kit_must(sh, "features x1");
    kit_type(sh, "plot scatter w");
    ck_assert(strstr(kit_said(), "needs two features"));
    kit_must(sh, "features linear; model mlp 3");
    kit_type(sh, "plot scatter w");
    ck_assert(strstr(kit_said(), "Hidden neurons"));
    kit_done(sh);
}
END_TEST

Suite *suite_crowds(void)
{
    Suite *s = suite_create("crowds");
    TCase *t = tcase_create("crowds");

    tcase_add_loop_test(t, redraw_asks_no_point, 0,
                        sizeof pictures / sizeof *pictures);
    tcase_add_test(t, still_picture_asks_no_point);
    tcase_add_test(t, other_data_are_counted);
    tcase_add_test(t, caption_says_what_digits_are);
    tcase_add_test(t, ranges_are_those_of_the_columns);
    tcase_add_test(t, projection_is_what_it_says);
    tcase_add_test(t, projection_without_weights);
    tcase_add_test(t, ghost_in_a_projection);
    tcase_add_test(t, nearest_is_so_in_the_picture);
    tcase_add_test(t, no_value_no_boundary);
    tcase_add_test(t, projection_by_command);
    suite_add_tcase(s, t);
    return s;
}
