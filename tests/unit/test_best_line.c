/* The line with the fewest errors, against every division that hulls allow.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <check.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "learn/best_line.h"
#include "learn/csv.h"
#include "learn/generate.h"
#include "learn/orient.h"
#include "learn/rng.h"

Suite *suite_best_line(void);

/* Errors of THETA by the rule p >= 1/2. */
static size_t attained(const struct data *d, const double *theta)
{
    size_t errors = 0;

    for (size_t i = 0; i < d->n; i++) {
        double z = theta[0];

        for (size_t j = 0; j < d->dim; j++)
            z += theta[j + 1] * d->x[j][i];
        errors += (1 / (1 + exp(-z)) >= 0.5) != (d->y[i] >= 0.5);
    }
    return errors;
}

static size_t best(const struct data *d)
{
    double theta[3];
    size_t errors;

    ck_assert(best_line(d, &errors, theta));
    ck_assert_uint_eq(attained(d, theta), errors);
    return errors;
}

/* The oracle: whole numbers only, all 2^n divisions, a division can be made by a line
 * when the hulls of its parts do not meet. */
struct whole {
    int x, y;
};

static long cross(struct whole p, struct whole q, struct whole r)
{
    return (long)(q.x - p.x) * (r.y - p.y) - (long)(q.y - p.y) * (r.x - p.x);
}

static bool between(struct whole a, struct whole b, struct whole p)
{
    return cross(a, b, p) == 0 && (p.x - a.x) * (p.x - b.x) <= 0 &&
           (p.y - a.y) * (p.y - b.y) <= 0;
}

static int sign(long v)
{
    return (v > 0) - (v < 0);
}

static bool segments_meet(struct whole a, struct whole b, struct whole c,
                          struct whole d)
{
    if (between(a, b, c) || between(a, b, d) || between(c, d, a) || between(c, d, b))
        return true;
    return sign(cross(a, b, c)) * sign(cross(a, b, d)) < 0 &&
           sign(cross(c, d, a)) * sign(cross(c, d, b)) < 0;
}

static bool in_triangle(struct whole a, struct whole b, struct whole c, struct whole p)
{
    int u = sign(cross(a, b, p)), v = sign(cross(b, c, p)), w = sign(cross(c, a, p));

    return cross(a, b, c) != 0 && u * v >= 0 && v * w >= 0 && u * w >= 0;
}

/* Do the hulls of the parts of N points meet? PART has a bit for each. */
static bool hulls_meet(const struct whole *p, int n, unsigned part)
{
    for (int a = 0; a < n; a++)
        for (int b = a; b < n; b++)
            for (int c = 0; c < n; c++) {
                unsigned one = part >> a & 1;

                if ((part >> b & 1) != one)
                    continue;
                for (int d = c; d < n; d++) {
                    if ((part >> c & 1) != one && (part >> d & 1) != one &&
                        segments_meet(p[a], p[b], p[c], p[d]))
                        return true;
                    if ((part >> c & 1) == one && (part >> d & 1) != one &&
                        in_triangle(p[a], p[b], p[c], p[d]))
                        return true;
                }
                for (int d = 0; d < c; d++)
                    if ((part >> c & 1) == one && (part >> d & 1) != one &&
                        in_triangle(p[a], p[b], p[c], p[d]))
                        return true;
            }
    return false;
}

static size_t by_hulls(const struct whole *p, const int *y, int n)
{
    size_t least = (size_t)n;

    for (unsigned part = 0; part < 1u << n; part++) {
        size_t errors = 0;

        for (int i = 0; i < n; i++)
            errors += (int)(part >> i & 1) != y[i];
        if (errors < least && !hulls_meet(p, n, part))
            least = errors;
    }
    return least;
}

/* Small grids: many points on one line, many at one place. The data are the grid's
 * numbers times UNIT: 0.1 makes them decimals that doubles do not hold. */
static void against_hulls(int grids, int side, int n, double unit, double off)
{
    struct rng r;

    rng_init(&r, (uint64_t)(side * 100 + n), 0);
    for (int k = 0; k < grids; k++) {
        struct data *d = data_new((size_t)n, 2);
        struct whole p[16];
        int y[16];

        for (int i = 0; i < n; i++) {
            p[i].x = (int)rng_below(&r, (size_t)side);
            p[i].y = (int)rng_below(&r, (size_t)side);
            y[i] = (int)rng_below(&r, 2);
            d->x[0][i] = p[i].x / unit + off;
            d->x[1][i] = p[i].y / unit + off;
            d->y[i] = y[i];
        }
        data_classify(d);
        ck_assert_uint_eq(best(d), by_hulls(p, y, n));
        data_free(d);
    }
}

START_TEST(small_grids)
    {
        against_hulls(150, 3, 8, 1, 0);
        against_hulls(100, 4, 9, 1, -2);
        against_hulls(60, 6, 9, 1, 0);
        against_hulls(60, 2, 7, 1, 1e6);
        against_hulls(60, 1, 5, 1, 0);
        against_hulls(60, 20, 8, 1, 0);
    }
END_TEST

/* 0.1 0.2 0.3 … have no exact doubles: 0.3 is not 0.1 + 0.2, but on one line. */
START_TEST(decimals_as_written)
    {
        against_hulls(100, 4, 9, 10, 0);
        against_hulls(60, 8, 8, 1000, 0);
        against_hulls(40, 5, 8, 1e9, 0);
    }
END_TEST

/* Features whose units are far apart, and out of all proportion. */
START_TEST(any_unit)
    {
        static const double units[][2] = {{1e-5, 1e5},    {1e12, 1},
                                          {1e300, 1e300}, {1e308, 1e-300},
                                          {1e-300, 1e-3}, {1, 0x1p-1000}};

        for (size_t k = 0; k < sizeof units / sizeof *units; k++) {
            struct data *d = data_new(30, 2), *scaled = data_like(d, 30);
            struct rng r;

            rng_init(&r, k, 2);
            for (size_t i = 0; i < 30; i++) {
                d->x[0][i] = rng_uniform(&r) - 0.5;
                d->x[1][i] = rng_uniform(&r) - 0.5;
                scaled->x[0][i] = d->x[0][i] * units[k][0];
                scaled->x[1][i] = d->x[1][i] * units[k][1];
                scaled->y[i] = d->y[i] =
                    d->x[0][i] + d->x[1][i] + rng_uniform(&r) > 0.5;
            }
            ck_assert_uint_eq(best(scaled), best(d));
            data_free(d);
            data_free(scaled);
        }
    }
END_TEST

static struct data *shipped(const char *folder, const char *name)
{
    const char *root = getenv("LOGITTY_DATA");
    struct err err = {0};
    struct data *d;
    char path[512];

    snprintf(path, sizeof path, "%s/%s/%s.csv", root && *root ? root : ".", folder,
             name);
    d = csv_load(path, NULL, &err);
    ck_assert_msg(d != NULL, "%s", err.message);
    return d;
}

/* From the tables of independent implementations: correct, of how many. */
START_TEST(reference_sets)
    {
        static const struct {
            const char *name;
            size_t correct, n;
        } want[] = {
            {"hobbit", 22, 24},       {"blobs", 30, 30},  {"overlap", 37, 40},
            {"imbalanced", 109, 120}, {"xor4", 3, 4},     {"xor", 18, 24},
            {"circles", 24, 32},      {"moons", 28, 30},  {"squares", 20, 20},
            {"oned", 9, 12},          {"valley", 19, 20},
        };

        for (size_t i = 0; i < sizeof want / sizeof *want; i++) {
            struct data *d = shipped("tests/reference/datasets", want[i].name);

            ck_assert_uint_eq(d->n, want[i].n);
            ck_assert_uint_eq(d->n - best(d), want[i].correct);
            data_free(d);
        }
    }
END_TEST

START_TEST(lesson_sets)
    {
        struct data *hobbits = shipped("datasets", "hobbits"), *more;
        struct data *archery = shipped("datasets", "archery");

        ck_assert_uint_eq(best(hobbits), 0);
        more = data_with(hobbits, (double[]){2, 1}, 1);
        ck_assert_uint_eq(best(more), 1);
        ck_assert_uint_eq(best(archery), 3);
        data_free(hobbits);
        data_free(more);
        data_free(archery);
    }
END_TEST

/* Every cut of one feature, both ways, between places that differ. */
START_TEST(cuts)
    {
        struct rng r;

        rng_init(&r, 21, 0);
        for (int k = 0; k < 300; k++) {
            size_t n = 1 + rng_below(&r, 12), least = n;
            struct data *d = data_new(n, 1);

            for (size_t i = 0; i < n; i++) {
                d->x[0][i] = (double)rng_below(&r, 6) / 10;
                d->y[i] = (double)rng_below(&r, 2);
            }
            for (double cut = -0.05; cut < 0.6; cut += 0.1) {
                size_t wrong = attained(d, (double[]){-cut, 1});

                least = wrong < least ? wrong : least;
                least = n - wrong < least ? n - wrong : least;
            }
            ck_assert_uint_eq(best(d), least);
            data_free(d);
        }
    }
END_TEST

/* The corners (0,0) (0,2) against (4,0) (6,1): the widest line is x1 = 2. */
START_TEST(most_room)
    {
        static const double x1[] = {0, 0, 4, 6}, x2[] = {0, 2, 0, 1},
                            y[] = {0, 0, 1, 1};
        struct data *d = data_new(4, 2);
        double theta[3];
        size_t errors;

        memcpy(d->x[0], x1, sizeof x1);
        memcpy(d->x[1], x2, sizeof x2);
        memcpy(d->y, y, sizeof y);
        ck_assert(best_line(d, &errors, theta));
        ck_assert_uint_eq(errors, 0);
        ck_assert_double_lt(fabs(-theta[0] / theta[1] - 2), 1e-12);
        ck_assert_double_lt(fabs(theta[2] / theta[1]), 1e-12);
        /* Now across a corner: (1,1) is nearest to the side from (4,0) to (0,4). */
        memcpy(d->x[0], (double[]){1, -3, 4, 0}, sizeof x1);
        memcpy(d->x[1], (double[]){1, -3, 0, 4}, sizeof x2);
        ck_assert(best_line(d, &errors, theta));
        ck_assert_double_lt(fabs(theta[1] / theta[2] - 1), 1e-12);
        ck_assert_double_lt(fabs(-theta[0] / theta[1] - 3), 1e-12);
        data_free(d);
    }
END_TEST

START_TEST(soft_labels_and_refusals)
    {
        struct data *soft = shipped("datasets", "sim-soft"),
                    *line = shipped("datasets", "line");
        struct data *large = data_new(BEST_LINE_ROWS + 1, 2), *wide = data_new(5, 3);
        struct data *none = data_new(0, 2);
        size_t errors;

        ck_assert_uint_eq(best(soft), 0);
        ck_assert_uint_eq(best(none), 0);
        ck_assert(!best_line(line, &errors, NULL));
        ck_assert(!best_line(large, &errors, NULL));
        ck_assert(!best_line(wide, &errors, NULL));
        data_free(soft);
        data_free(line);
        data_free(large);
        data_free(wide);
        data_free(none);
    }
END_TEST

START_TEST(largest_in_time)
    {
        struct data *d = law_draw(law_named("overlap"), BEST_LINE_ROWS, 1, -1, NULL);
        clock_t start = clock();
        size_t errors = best(d);

        ck_assert(errors > 450 && errors < 650); /* the law: 28.6 % */
        ck_assert_double_lt((double)(clock() - start) / CLOCKS_PER_SEC, 6);
        data_free(d);
    }
END_TEST

/* Neighbours in the Fibonacci numbers: F(n) F(n+2) - F(n+1)^2 is 1 or -1 in turn, of
 * two products near 1e30. */
START_TEST(sides_of_almost_one_line)
    {
        double f[80] = {1, 1}, origin[2] = {0, 0};

        for (int n = 2; n < 76; n++)
            f[n] = f[n - 1] + f[n - 2];
        for (int n = 0; n + 2 < 76; n++) {
            double q[2] = {f[n], f[n + 1]}, r[2] = {f[n + 1], f[n + 2]};

            ck_assert_int_eq(orient(origin, q, r), n % 2 ? -1 : 1);
            ck_assert_int_eq(orient(origin, r, q), n % 2 ? 1 : -1);
            ck_assert_int_eq(orient(q, r, origin), n % 2 ? -1 : 1);
            ck_assert_int_eq(orient(origin, q, q), 0);
        }
        /* 0.3 is less than three times 0.1, and 0.1 + 2^-60 more than 0.1 alone can
         * say. */
        ck_assert_int_eq(orient(origin, (double[]){1, 0.1}, (double[]){3, 0.3}), -1);
        ck_assert_int_eq(orient((double[]){-1, -0x1p-60}, (double[]){1, 0x1p-60},
                                (double[]){3, 0x3p-60}),
                         0);
        ck_assert_int_eq(
            orient((double[]){-1, -0x1p-60}, (double[]){1, 0.1}, (double[]){3, 0.2}),
            -1);
    }
END_TEST

Suite *suite_best_line(void)
{
    Suite *s = suite_create("best_line");
    TCase *t = tcase_create("best_line");

    tcase_add_test(t, sides_of_almost_one_line);
    tcase_add_test(t, small_grids);
    tcase_add_test(t, decimals_as_written);
    tcase_add_test(t, any_unit);
    tcase_add_test(t, reference_sets);
    tcase_add_test(t, lesson_sets);
    tcase_add_test(t, cuts);
    tcase_add_test(t, most_room);
    tcase_add_test(t, soft_labels_and_refusals);
    tcase_add_test(t, largest_in_time);
    suite_add_tcase(s, t);
    return s;
}
