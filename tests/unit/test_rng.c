/* Random numbers: published sequences, moments, fair shuffles.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <check.h>
#include <math.h>
#include <stdbool.h>
#include <string.h>

#include "learn/elementary.h"
#include "learn/rng.h"

Suite *suite_rng(void);

/* The first outputs of splitmix64 for seed 1234567, as its authors' code gives them:
 * stream 0 takes them as the four words of its state. */
START_TEST(seeded_by_splitmix)
    {
        struct rng r;

        rng_init(&r, 1234567, 0);
        ck_assert(r.s[0] == UINT64_C(6457827717110365317));
        ck_assert(r.s[1] == UINT64_C(3203168211198807973));
        ck_assert(r.s[2] == UINT64_C(9817491932198370423));
        ck_assert(r.s[3] == UINT64_C(4593380528125082431));
    }
END_TEST

/* xoshiro256** from the state 1 2 3 4: the vector its implementations are tested with.
 */
START_TEST(next_is_xoshiro)
    {
        static const uint64_t want[] = {
            11520,
            0,
            1509978240,
            1215971899390074240,
            1216172134540287360,
            607988272756665600,
            UINT64_C(16172922978634559625),
            8476171486693032832,
            UINT64_C(10595114339597558777),
            2904607092377533576,
        };
        struct rng r = {{1, 2, 3, 4}};

        for (size_t i = 0; i < sizeof want / sizeof *want; i++)
            ck_assert(rng_next(&r) == want[i]);
    }
END_TEST

START_TEST(streams_differ)
    {
        struct rng a, b;
        int same = 0;

        for (uint64_t stream = 0; stream < 50; stream++) {
            rng_init(&a, 1, stream);
            rng_init(&b, 1, stream + 1);
            for (int i = 0; i < 20; i++)
                same += rng_next(&a) == rng_next(&b);
            rng_init(&a, stream, 3);
            rng_init(&b, stream + 1, 3);
            same += memcmp(&a, &b, sizeof a) == 0;
        }
        ck_assert_int_eq(same, 0);
    }
END_TEST

START_TEST(own_exp_and_log)
    {
        for (int i = -7000; i <= 7000; i++) {
            double x = i / 10.0, e = elementary_exp(x), l = elementary_log(exp(x));

            ck_assert_double_le(fabs(e / exp(x) - 1), 2e-15);
            ck_assert_double_le(fabs(l - log(exp(x))), 4e-16 * (1 + fabs(x)));
        }
        for (double x = 0.5; x < 2; x += 0.001)
            ck_assert_double_le(fabs(elementary_log(x) - log(x)), 3e-16);
        ck_assert_double_eq(elementary_log(1), 0);
        ck_assert_double_eq(elementary_exp(0), 1);
    }
END_TEST

/* The distance of an observed mean of N values from M, in standard errors. */
static double errors_off(double sum, double n, double m, double variance)
{
    return fabs(sum / n - m) / sqrt(variance / n);
}

START_TEST(uniform_moments)
    {
        double sum = 0, squares = 0, low = 1, high = 0;
        const int n = 200000;
        struct rng r;

        rng_init(&r, 11, 0);
        for (int i = 0; i < n; i++) {
            double u = rng_uniform(&r);

            sum += u;
            squares += u * u;
            low = fmin(low, u);
            high = fmax(high, u);
        }
        ck_assert_double_lt(errors_off(sum, n, 0.5, 1.0 / 12), 4);
        ck_assert_double_lt(errors_off(squares, n, 1.0 / 3, 1.0 / 5 - 1.0 / 9), 4);
        ck_assert(low >= 0 && low < 1e-4 && high < 1 && high > 1 - 1e-4);
    }
END_TEST

START_TEST(normal_moments)
    {
        double sum[5] = {0};
        const int n = 200000;
        struct rng r;

        rng_init(&r, 12, 5);
        for (int i = 0; i < n; i++) {
            double v = rng_normal(&r), power = 1;

            for (int k = 1; k <= 4; k++)
                sum[k] += power *= v;
        }
        /* Even moments of the normal law: 1, 3, 15, 105. */
        ck_assert_double_lt(errors_off(sum[1], n, 0, 1), 4);
        ck_assert_double_lt(errors_off(sum[2], n, 1, 3 - 1), 4);
        ck_assert_double_lt(errors_off(sum[3], n, 0, 15), 4);
        ck_assert_double_lt(errors_off(sum[4], n, 3, 105 - 9), 4);
    }
END_TEST

/* Chi-square of COUNT over BINS, N numbers with the probabilities P. */
static double chi_square(const double *count, const double *p, int bins, double n)
{
    double sum = 0;

    for (int i = 0; i < bins; i++)
        sum += (count[i] - n * p[i]) * (count[i] - n * p[i]) / (n * p[i]);
    return sum;
}

/* Twenty bins of the normal law, -2.5 … 2.5 by 0.25 and the tails; 21 degrees of
 * freedom: between 4 and 58 but once in 10000. */
START_TEST(normal_bins)
    {
        double count[22] = {0}, p[22];
        const int n = 100000;
        struct rng r;

        for (int i = 0; i < 22; i++) {
            double from = i ? -2.5 + 0.25 * (i - 1) : -40,
                   to = i < 21 ? -2.5 + 0.25 * i : 40;

            p[i] = (erf(to / sqrt(2)) - erf(from / sqrt(2))) / 2;
        }
        rng_init(&r, 13, 0);
        for (int i = 0; i < n; i++) {
            double bin = floor((rng_normal(&r) + 2.5) / 0.25) + 1;

            count[(int)fmin(fmax(bin, 0), 21)]++;
        }
        ck_assert_double_lt(chi_square(count, p, 22, n), 58);
        ck_assert_double_gt(chi_square(count, p, 22, n), 4);
    }
END_TEST

/* Of 3 2^62 numbers (64 bits) the plain remainder would give the lowest third half of
 * the time.
 */
START_TEST(below_is_unbiased)
    {
        const size_t third = SIZE_MAX / 4 + 1;
        double count[3] = {0}, p[3] = {1.0 / 3, 1.0 / 3, 1.0 / 3};
        struct rng r;

        rng_init(&r, 14, 0);
        for (int i = 0; i < 30000; i++) {
            size_t v = rng_below(&r, 3 * third);

            ck_assert(v < 3 * third);
            count[v / third]++;
        }
        ck_assert_double_lt(chi_square(count, p, 3, 30000), 18.4);
        for (int i = 0; i < 100; i++)
            ck_assert_uint_eq(rng_below(&r, 1), 0);
    }
END_TEST

START_TEST(shuffles_are_permutations)
    {
        size_t order[500];
        struct rng r;

        rng_init(&r, 15, 0);
        for (size_t n = 0; n <= 500; n += 50) {
            bool seen[500] = {false};

            rng_shuffle(&r, order, n);
            for (size_t i = 0; i < n; i++) {
                ck_assert(order[i] < n && !seen[order[i]]);
                seen[order[i]] = true;
            }
        }
    }
END_TEST

/* All 24 orders of four are as frequent; 23 degrees of freedom. The shuffle that swaps
 * with any place each time is the mistake that this finds. */
START_TEST(shuffles_are_fair)
    {
        double count[256] = {0}, found[24], p[24], chi;
        size_t order[4], n = 0;
        struct rng r;

        rng_init(&r, 16, 0);
        for (int i = 0; i < 24000; i++) {
            rng_shuffle(&r, order, 4);
            count[order[0] << 6 | order[1] << 4 | order[2] << 2 | order[3]]++;
        }
        for (size_t i = 0; i < 256; i++)
            if (count[i] > 0 && n < 24) {
                p[n] = 1.0 / 24;
                found[n++] = count[i];
            }
        ck_assert_uint_eq(n, 24);
        chi = chi_square(found, p, 24, 24000);
        ck_assert_double_lt(chi, 61);
        ck_assert_double_gt(chi, 5);
    }
END_TEST

Suite *suite_rng(void)
{
    Suite *s = suite_create("rng");
    TCase *t = tcase_create("rng");

    tcase_add_test(t, seeded_by_splitmix);
    tcase_add_test(t, next_is_xoshiro);
    tcase_add_test(t, streams_differ);
    tcase_add_test(t, own_exp_and_log);
    tcase_add_test(t, uniform_moments);
    tcase_add_test(t, normal_moments);
    tcase_add_test(t, normal_bins);
    tcase_add_test(t, below_is_unbiased);
    tcase_add_test(t, shuffles_are_permutations);
    tcase_add_test(t, shuffles_are_fair);
    suite_add_tcase(s, t);
    return s;
}
