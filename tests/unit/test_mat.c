/* Small matrices: Cholesky, eigenvalues, norms.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <check.h>
#include <float.h>
#include <math.h>
#include <string.h>

#include "chance_kit.h"
#include "learn/mat.h"

Suite *suite_mat(void);

/* A = B B' + I, positive definite. */
static void random_positive(struct mat *a, size_t n, unsigned seed)
{
    struct mat b;

    mat_init(a, n, n);
    mat_init(&b, n, n);
    for (size_t i = 0; i < n * n; i++)
        b.a[i] = any(&seed);
    for (size_t i = 0; i < n; i++)
        for (size_t j = 0; j < n; j++)
            MAT(a, i, j) = vec_dot(&MAT(&b, i, 0), &MAT(&b, j, 0), n) + (i == j);
    mat_done(&b);
}

START_TEST(solves)
    {
        for (size_t n = 1; n <= 30; n++) {
            double x[30], b[30];
            unsigned seed = 7;
            struct mat a;

            random_positive(&a, n, (unsigned)n);
            for (size_t i = 0; i < n; i++)
                x[i] = any(&seed);
            for (size_t i = 0; i < n; i++)
                b[i] = vec_dot(&MAT(&a, i, 0), x, n);
            ck_assert(mat_solve(&a, b, b));
            for (size_t i = 0; i < n; i++)
                ck_assert_double_eq_tol(b[i], x[i], 1e-11);
            mat_done(&a);
        }
    }
END_TEST

START_TEST(refuses_what_is_not_positive)
    {
        double singular[] = {1, 2, 2, 4}, indefinite[] = {1, 2, 2, 1}, zero[4] = {0};
        double broken[] = {NAN, 0, 0, 1}, third[] = {0.1, 0.3, 0.3, 0.9}, b[2] = {1, 1};
        struct mat a = {2, 2, singular};

        ck_assert(!mat_solve(&a, b, b));
        a.a = indefinite;
        ck_assert(!mat_solve(&a, b, b));
        a.a = zero;
        ck_assert(!mat_solve(&a, b, b));
        a.a = broken;
        ck_assert(!mat_solve(&a, b, b));
        a.a = third; /* singular but for rounding */
        ck_assert(!mat_solve(&a, b, b));
        ck_assert_double_eq(b[0], 1);
    }
END_TEST

START_TEST(tolerance_is_relative)
    {
        double a[] = {1e-200, 0, 0, 1e200}, close[] = {1, 1, 1, 1 + 1e-9};
        struct mat m = {2, 2, a};

        ck_assert(mat_positive(&m, 1e-12));
        m.a = close;
        ck_assert(mat_positive(&m, 1e-12));
        ck_assert(!mat_positive(&m, 1e-8));
    }
END_TEST

START_TEST(eigenvalues_known)
    {
        /* 2 on the diagonal, -1 beside it: 2 - 2 cos(k pi / (n+1)). */
        for (size_t n = 1; n <= 40; n++) {
            double step = acos(-1) / (double)(n + 1);
            struct mat a;

            mat_init(&a, n, n);
            for (size_t i = 0; i < n; i++) {
                MAT(&a, i, i) = 2;
                if (i)
                    MAT(&a, i, i - 1) = MAT(&a, i - 1, i) = -1;
            }
            ck_assert_double_eq_tol(mat_largest_eigenvalue(&a),
                                    2 - 2 * cos((double)n * step), 1e-14);
            ck_assert_double_eq_tol(mat_smallest_eigenvalue(&a), 2 - 2 * cos(step),
                                    1e-14);
            mat_done(&a);
        }
    }
END_TEST

START_TEST(eigenvalues_dense)
    {
        /* I + u u' has 1 (n-1 times) and 1 + u'u. */
        double u[] = {3, -1, 4, 1, -5, 9, 2, 6};
        struct mat a;

        mat_init(&a, 8, 8);
        for (size_t i = 0; i < 8; i++)
            for (size_t j = 0; j < 8; j++)
                MAT(&a, i, j) = u[i] * u[j] + (i == j);
        ck_assert_double_eq_tol(mat_largest_eigenvalue(&a), 1 + vec_dot(u, u, 8),
                                1e-11);
        ck_assert_double_eq_tol(mat_smallest_eigenvalue(&a), 1, 1e-11);
        mat_done(&a);
    }
END_TEST

START_TEST(eigenvalues_of_any_size)
    {
        double tiny[] = {1e-300, 0, 0, 3e-300}, huge[] = {-2e300, 0, 0, 1e300},
               zero[] = {0};
        struct mat m = {2, 2, tiny}, one = {1, 1, zero};

        ck_assert_double_eq_tol(mat_largest_eigenvalue(&m) * 1e300, 3, 1e-14);
        m.a = huge;
        ck_assert_double_eq_tol(mat_smallest_eigenvalue(&m) / 1e300, -2, 1e-14);
        ck_assert_double_eq(mat_largest_eigenvalue(&one), 0);
    }
END_TEST

START_TEST(norms_do_not_overflow)
    {
        double huge[] = {3e300, 4e300}, tiny[] = {3e-320, 4e-320},
               inf[] = {1, INFINITY};

        ck_assert_double_eq_tol(vec_norm(huge, 2) / 1e300, 5, 1e-15);
        ck_assert_double_eq_tol(vec_norm(tiny, 2) * 1e300, 5e-20, 1e-23);
        ck_assert(isinf(vec_norm(inf, 2)));
        inf[1] = NAN;
        ck_assert(isnan(vec_norm(inf, 2)));
        ck_assert_double_eq(vec_norm(huge, 0), 0);
        for (size_t n = 0; n < 10; n++) {
            double a[10], b[10], sum = 0;

            for (size_t i = 0; i < n; i++)
                sum += (a[i] = (double)i) * (b[i] = 3 - (double)i);
            ck_assert_double_eq(vec_dot(a, b, n), sum);
        }
    }
END_TEST

Suite *suite_mat(void)
{
    Suite *s = suite_create("mat");
    TCase *c = tcase_create("mat");

    tcase_add_test(c, solves);
    tcase_add_test(c, refuses_what_is_not_positive);
    tcase_add_test(c, tolerance_is_relative);
    tcase_add_test(c, eigenvalues_known);
    tcase_add_test(c, eigenvalues_dense);
    tcase_add_test(c, eigenvalues_of_any_size);
    tcase_add_test(c, norms_do_not_overflow);
    suite_add_tcase(s, c);
    return s;
}
