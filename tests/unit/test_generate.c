/* The laws of the shipped sets: pinned rows, counts, and what the law promises.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <check.h>
#include <math.h>
#include <string.h>

#include "learn/best_line.h"
#include "learn/generate.h"

Suite *suite_generate(void);

static struct data *drawn(const char *name, size_t n, uint64_t seed, double noise)
{
    struct err err = {0};
    const struct law *law = law_named(name);
    struct data *d;

    ck_assert_msg(law != NULL, "no law %s", name);
    d = law_draw(law, n, seed, noise, &err);
    ck_assert_msg(d != NULL, "%s", err.message);
    return d;
}

/* Four rows of seed 7, computed by a program of its own in another language. */
struct pinned {
    const char *name;
    double noise;
    double row[4][3]; /* x1 x2 y */
};

static const struct pinned pinned[] = {
    {"blobs",
     -1,
     {{1.455, 3.629, 0}, {0.625, 3.444, 0}, {3.412, 5.217, 1}, {5.003, 3.566, 1}}},
    {"xor",
     0.5,
     {{0.697, 1.905, 0}, {-1.764, -0.198, 0}, {-1.327, 1.676, 1}, {1.557, -1.241, 1}}},
    {"separable",
     -1,
     {{-0.258, -1.275, 1}, {-3.682, -1.636, 1}, {2.916, 0.486, 0}, {2.589, 2.455, 0}}},
    {"circles",
     -1,
     {{-0.776, -0.521, 1}, {1.728, 1.431, 0}, {0.6, 0.474, 1}, {2.004, -0.156, 0}}},
    {"moons",
     -1,
     {{2.235, 0.002, 1}, {0.732, 0.761, 0}, {0.072, 0.05, 1}, {0.804, -0.155, 0}}},
    {"line",
     -1,
     {{-2, 0, -0.754}, {0.667, 0, 4.791}, {3.333, 0, 6.021}, {6, 0, 12.104}}},
    {"calib", -1, {{-3.491, 0, 0}, {1.763, 0, 1}, {-2.034, 0, 0}, {1.303, 0, 1}}},
};

START_TEST(same_digits_everywhere)
    {
        const struct pinned *want = &pinned[_i];
        struct data *d = drawn(want->name, 4, 7, want->noise);

        for (size_t i = 0; i < 4; i++) {
            ck_assert_double_eq(d->x[0][i], want->row[i][0]);
            if (d->dim == 2)
                ck_assert_double_eq(d->x[1][i], want->row[i][1]);
            ck_assert_double_eq(d->y[i], want->row[i][2]);
        }
        data_free(d);
    }
END_TEST

static bool same_rows(const struct data *a, const struct data *b)
{
    for (size_t j = 0; j < a->dim; j++)
        if (memcmp(a->x[j], b->x[j], a->n * sizeof **a->x) != 0)
            return false;
    return memcmp(a->y, b->y, a->n * sizeof *a->y) == 0;
}

/* Every law: every size up to 40 has its rows, rounded, finite, without -0. */
START_TEST(every_law_every_size)
    {
        const struct law *law = laws[_i];

        ck_assert_ptr_eq(law_named(law->name), law);
        ck_assert(law->help && law->help[0] && law->n >= 2);
        ck_assert((law->noise_help == NULL) == (law->noise < 0));
        for (size_t n = 2; n <= 40; n++) {
            struct data *d = drawn(law->name, n, n, -1);

            ck_assert_uint_eq(d->n, n);
            ck_assert_uint_eq(d->dim, law->dim);
            for (size_t i = 0; i < n; i++)
                for (size_t j = 0; j <= d->dim; j++) {
                    double v = j < d->dim ? d->x[j][i] : d->y[i];

                    ck_assert_double_eq(nearbyint(v * 1000) / 1000, v);
                    ck_assert(v != 0 || !signbit(v));
                }
            data_free(d);
        }
    }
END_TEST

START_TEST(seed_decides)
    {
        const struct law *law = laws[_i];
        struct data *a = drawn(law->name, 200, 1, -1),
                    *b = drawn(law->name, 200, 1, -1);
        struct data *c = drawn(law->name, 200, 2, -1);

        ck_assert(same_rows(a, b));
        ck_assert(same_rows(a, c) == (strcmp(law->name, "sim-soft") == 0));
        data_free(a);
        data_free(b);
        data_free(c);
    }
END_TEST

START_TEST(exact_counts)
    {
        static const char *const halves[] = {"blobs", "overlap",   "fuzzy",  "xor",
                                             "moons", "separable", "circles"};

        for (size_t k = 0; k < sizeof halves / sizeof *halves; k++)
            for (size_t n = 2; n < 20; n++) {
                struct data *d = drawn(halves[k], n, 3, -1);

                ck_assert_uint_eq(data_positives(d), n - n / 2);
                data_free(d);
            }
        for (size_t n = 2; n < 50; n++) {
            struct data *d = drawn("imbalanced", n, 3, -1);
            double zeros = (double)(n - data_positives(d));

            ck_assert(fabs(zeros - (double)n / 6) <= 0.5 || (n < 6 && zeros == 1));
            data_free(d);
        }
    }
END_TEST

/* Mean and deviation of feature J among the rows of class Y. */
static void moments(const struct data *d, size_t j, double y, double *mean, double *sd)
{
    double n = 0, sum = 0, squares = 0;

    for (size_t i = 0; i < d->n; i++)
        if (d->y[i] == y) {
            n++;
            sum += d->x[j][i];
            squares += d->x[j][i] * d->x[j][i];
        }
    *mean = sum / n;
    *sd = sqrt(squares / n - *mean * *mean);
}

struct centre {
    const char *name;
    double at[2][2], deviation; /* of class 0, of class 1 */
};

static const struct centre centres[] = {
    {"blobs", {{2, 2}, {4, 4}}, 0.9},
    {"overlap", {{-0.4, -0.4}, {0.4, 0.4}}, 1},
    {"fuzzy", {{1, 1}, {-1, -1}}, 1},
    {"imbalanced", {{-1, 0}, {0.8, 0.8}}, 1},
    {"separable", {{2, 2}, {-2, -2}}, 1.1547}, /* 4 / sqrt 12 */
    {"xor", {{0, 0}, {0, 0}}, 1.0308},         /* sqrt(1 + 0.25^2) */
};

START_TEST(centres_and_spreads)
    {
        const struct centre *want = &centres[_i];
        struct data *d = drawn(want->name, 12000, 5, -1);

        for (int y = 0; y < 2; y++)
            for (size_t j = 0; j < 2; j++) {
                double n = (double)(y ? data_positives(d) : d->n - data_positives(d));
                double mean, sd;

                moments(d, j, y, &mean, &sd);
                ck_assert_double_lt(fabs(mean - want->at[y][j]),
                                    5 * want->deviation / sqrt(n));
                ck_assert_double_lt(fabs(sd - want->deviation),
                                    5 * want->deviation / sqrt(2 * n));
            }
        data_free(d);
    }
END_TEST

START_TEST(noise_is_the_deviation)
    {
        struct data *d = drawn("blobs", 10000, 5, 3), *still = drawn("xor", 40, 5, 0);
        double mean, sd;

        moments(d, 0, 1, &mean, &sd);
        ck_assert_double_lt(fabs(sd - 3), 5 * 3 / sqrt(10000));
        for (size_t i = 0; i < 40; i++)
            ck_assert(fabs(still->x[0][i]) == 1 && fabs(still->x[1][i]) == 1);
        data_free(d);
        data_free(still);
    }
END_TEST

START_TEST(rings_and_moons)
    {
        struct data *d = drawn("circles", 4000, 9, 0), *m = drawn("moons", 4000, 9, 0);
        double inner = 0;

        for (size_t i = 0; i < 4000; i++) {
            double r = hypot(d->x[0][i], d->x[1][i]), x = m->x[0][i], y = m->x[1][i];

            if (d->y[i] == 0)
                ck_assert_double_lt(fabs(r - 2.2), 0.001);
            else
                ck_assert_double_le(r, 1.201);
            inner += d->y[i] == 1 && r < 1.2 / sqrt(2);
            if (m->y[i] == 0)
                ck_assert(fabs(hypot(x, y) - 1) < 0.001 && y >= 0);
            else
                ck_assert(fabs(hypot(x - 1, y - 0.5) - 1) < 0.001 && y <= 0.5);
        }
        /* Half of the disc lies within 1.2 / sqrt 2. */
        ck_assert_double_lt(fabs(inner - 1000), 5 * sqrt(2000 * 0.25));
        data_free(d);
        data_free(m);
    }
END_TEST

/* Slope and intercept by the textbook's least squares. */
START_TEST(line_is_its_line)
    {
        struct data *d = drawn("line", 5000, 4, -1);
        double sx = 0, sy = 0, sxx = 0, sxy = 0, n = 5000, w, b;

        for (size_t i = 0; i < d->n; i++) {
            sx += d->x[0][i];
            sy += d->y[i];
            sxx += d->x[0][i] * d->x[0][i];
            sxy += d->x[0][i] * d->y[i];
        }
        w = (n * sxy - sx * sy) / (n * sxx - sx * sx);
        b = (sy - w * sx) / n;
        ck_assert_int_eq(d->kind, LABEL_VALUE);
        ck_assert_double_lt(fabs(w - 1.4), 5 * 0.75 / sqrt(n * 16.0 / 3));
        ck_assert_double_lt(fabs(b - 2.5), 5 * 0.75 * 1.35 / sqrt(n));
        ck_assert(d->x[0][0] == -2 && d->x[0][4999] == 6);
        data_free(d);
    }
END_TEST

START_TEST(curve_alternates)
    {
        struct data *d = drawn("curve", 20, 4, 0);

        ck_assert_int_eq(d->kind, LABEL_VALUE);
        ck_assert(d->x[0][0] == -1 && d->x[0][1] == -0.778 && d->x[0][9] == 1);
        ck_assert(d->x[0][10] == -0.9 && d->x[0][11] == -0.7 && d->x[0][19] == 0.9);
        for (size_t i = 0; i < 20; i++) {
            double x = d->x[0][i];

            ck_assert_double_le(fabs(d->y[i] - (1.5 * x * x - 0.5 * x)), 0.00051);
        }
        data_free(d);
    }
END_TEST

/* The share of ones near x = 0, and everywhere, as sigmoid says. */
START_TEST(labels_are_drawn)
    {
        struct data *d = drawn("calib", 20000, 4, -1), *s = drawn("sim", 4001, 4, -1);
        double off = 0, spread = 0;

        for (size_t i = 0; i < d->n; i++) {
            double p = 1 / (1 + exp(-d->x[0][i]));

            ck_assert_double_le(fabs(d->x[0][i]), 4);
            off += d->y[i] - p;
            spread += p * (1 - p);
        }
        ck_assert_double_lt(fabs(off), 5 * sqrt(spread));
        off = spread = 0;
        for (size_t i = 0; i < s->n; i++) {
            double p = 1 / (1 + exp(-2 * s->x[0][i] - 1));

            off += (s->y[i] - p) * s->x[0][i];
            spread += p * (1 - p) * s->x[0][i] * s->x[0][i];
        }
        ck_assert_double_lt(fabs(off), 5 * sqrt(spread));
        ck_assert_int_eq(strncmp(s->source, "sim-drawn ", 10), 0);
        data_free(d);
        data_free(s);
    }
END_TEST

START_TEST(rounded_and_soft)
    {
        struct data *d = drawn("sim-rounded", 1000, 4, -1);
        struct data *soft = drawn("sim-soft", 101, 4, -1), *still;

        /* u between 0 and 1: y is 1 from -1/2 on and 0 below -1. */
        for (size_t i = 0; i < d->n; i++)
            if (d->x[0][i] >= -0.5 || d->x[0][i] < -1)
                ck_assert_double_eq(d->y[i], d->x[0][i] > -0.75);
        still = drawn("sim-rounded", 1000, 4, 0);
        for (size_t i = 0; i < d->n; i++)
            ck_assert_double_eq(still->y[i], still->x[0][i] >= -0.5);
        ck_assert_int_eq(soft->kind, LABEL_SOFT);
        ck_assert_double_eq(soft->y[50], 0.731);
        ck_assert_double_eq(soft->x[0][50], 0);
        data_free(d);
        data_free(soft);
        data_free(still);
    }
END_TEST

static double best_accuracy(const struct data *d)
{
    size_t errors;

    ck_assert(best_line(d, &errors, NULL));
    return 1 - (double)errors / (double)d->n;
}

START_TEST(what_a_line_can_do)
    {
        for (uint64_t seed = 1; seed <= 50; seed++) {
            struct data *d = drawn("separable", 60, seed, -1);

            ck_assert_double_eq(best_accuracy(d), 1);
            data_free(d);
        }
        for (uint64_t seed = 1; seed <= 10; seed++) {
            struct data *x = drawn("xor", 40, seed, -1),
                        *c = drawn("circles", 60, seed, -1);

            ck_assert_double_lt(best_accuracy(x), 0.8);
            ck_assert_double_lt(best_accuracy(c), 0.9);
            data_free(x);
            data_free(c);
        }
    }
END_TEST

START_TEST(source_says_how)
    {
        struct data *d = drawn("xor", 40, 7, -1), *s = drawn("sim-soft", 9, 7, -1);
        struct data *f = drawn("fuzzy", 9, UINT64_MAX, 0.1);

        ck_assert_str_eq(d->source, "xor n=40 seed=7 noise=0.25");
        ck_assert_str_eq(s->source, "sim-soft n=9 seed=7");
        ck_assert_str_eq(f->source, "fuzzy n=9 seed=18446744073709551615 noise=0.1");
        data_free(d);
        data_free(s);
        data_free(f);
    }
END_TEST

START_TEST(refusals)
    {
        static const struct {
            const char *name;
            size_t n;
            double noise;
        } bad[] = {
            {"xor", 1, -1},       {"xor", 0, -1},        {"xor", 1000001, -1},
            {"xor", 40, 100.5},   {"xor", 40, NAN},      {"xor", 40, INFINITY},
            {"calib", 40, 0},     {"sim-soft", 40, 0.1}, {"sim-drawn", 40, 1},
            {"separable", 40, 1},
        };

        for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
            struct err err = {0};

            ck_assert_ptr_null(
                law_draw(law_named(bad[i].name), bad[i].n, 1, bad[i].noise, &err));
            ck_assert(err.message[0]);
        }
        ck_assert_ptr_null(law_named("hobbits"));
        ck_assert_ptr_null(law_named(""));
    }
END_TEST

Suite *suite_generate(void)
{
    Suite *s = suite_create("generate");
    TCase *t = tcase_create("generate");
    int n = 0;

    while (laws[n])
        n++;
    tcase_add_loop_test(t, same_digits_everywhere, 0, sizeof pinned / sizeof *pinned);
    tcase_add_loop_test(t, every_law_every_size, 0, n);
    tcase_add_loop_test(t, seed_decides, 0, n);
    tcase_add_test(t, exact_counts);
    tcase_add_loop_test(t, centres_and_spreads, 0, sizeof centres / sizeof *centres);
    tcase_add_test(t, noise_is_the_deviation);
    tcase_add_test(t, rings_and_moons);
    tcase_add_test(t, line_is_its_line);
    tcase_add_test(t, curve_alternates);
    tcase_add_test(t, labels_are_drawn);
    tcase_add_test(t, rounded_and_soft);
    tcase_add_test(t, what_a_line_can_do);
    tcase_add_test(t, source_says_how);
    tcase_add_test(t, refusals);
    suite_add_tcase(s, t);
    return s;
}
