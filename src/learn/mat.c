/* Small dense matrices and vectors: Cholesky, extreme eigenvalues, sums that do not
 * overflow.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "learn/mat.h"

#include <float.h>
#include <math.h>
#include <stdlib.h>

#include "base/mem.h"

void mat_init(struct mat *m, size_t rows, size_t cols)
{
    *m = (struct mat){rows, cols, NULL};
    m->a = mem_array(rows * cols, sizeof *m->a);
}

void mat_done(struct mat *m)
{
    free(m->a);
    *m = (struct mat){0};
}

/* A = L L', L lower triangular: l_ij = (a_ij - sum_k<j l_ik l_jk) / l_jj. False when a
 * pivot l_jj^2 is not above TOLERANCE times its a_jj: what is left of column j after
 * the columns before it is rounding. */
static bool cholesky(const struct mat *a, double tolerance, struct mat *l)
{
    for (size_t i = 0; i < a->rows; i++) {
        double pivot;

        for (size_t j = 0; j < i; j++)
            MAT(l, i, j) = (MAT(a, i, j) - vec_dot(&MAT(l, i, 0), &MAT(l, j, 0), j)) /
                           MAT(l, j, j);
        pivot = MAT(a, i, i) - vec_dot(&MAT(l, i, 0), &MAT(l, i, 0), i);
        if (!(pivot > tolerance * MAT(a, i, i)) || !isfinite(pivot))
            return false;
        MAT(l, i, i) = sqrt(pivot);
    }
    return true;
}

bool mat_positive(const struct mat *a, double tolerance)
{
    struct mat l;
    bool positive;

    mat_init(&l, a->rows, a->cols);
    positive = cholesky(a, tolerance, &l);
    mat_done(&l);
    return positive;
}

/* L L' x = b: forwards L u = b, backwards L' x = u. */
static void substitute(const struct mat *l, const double *b, double *x)
{
    size_t n = l->rows;

    for (size_t i = 0; i < n; i++)
        x[i] = (b[i] - vec_dot(&MAT(l, i, 0), x, i)) / MAT(l, i, i);
    for (size_t i = n; i-- > 0;) {
        x[i] /= MAT(l, i, i);
        for (size_t j = 0; j < i; j++)
            x[j] -= MAT(l, i, j) * x[i];
    }
}

bool mat_solve(const struct mat *a, const double *b, double *x)
{
    struct mat l;
    bool positive;

    mat_init(&l, a->rows, a->cols);
    positive = cholesky(a, (double)a->rows * DBL_EPSILON, &l);
    if (positive)
        substitute(&l, b, x);
    mat_done(&l);
    return positive;
}

/* A symmetric matrix with the same eigenvalues, zero but for the diagonal D and the
 * entries E beside it. */
struct tridiagonal {
    size_t n;
    double *d, *e;
};

/* Mirrors the rows and columns after K so that column K becomes (…, alpha, 0 … 0):
 * A <- A - v q' - q v', q = p - (v'p / v'v) v, p = 2 A v / v'v. */
static double householder(struct mat *a, size_t k, double *v, double *q)
{
    size_t n = a->rows, m = n - k - 1;
    double alpha, vv, share;

    for (size_t i = 0; i < m; i++)
        v[i] = MAT(a, k + 1 + i, k);
    if (vec_norm(v + 1, m - 1) == 0)
        return v[0];
    alpha = -copysign(vec_norm(v, m), v[0]);
    v[0] -= alpha;
    vv = vec_dot(v, v, m);
    for (size_t i = 0; i < m; i++)
        q[i] = 2 * vec_dot(&MAT(a, k + 1 + i, k + 1), v, m) / vv;
    share = vec_dot(v, q, m) / vv;
    for (size_t i = 0; i < m; i++)
        q[i] -= share * v[i];
    for (size_t i = 0; i < m; i++)
        for (size_t j = 0; j < m; j++)
            MAT(a, k + 1 + i, k + 1 + j) -= v[i] * q[j] + q[i] * v[j];
    return alpha;
}

static void tridiagonalise(struct mat *a, struct tridiagonal *t)
{
    size_t n = a->rows;
    double *work = mem_array(2 * n, sizeof *work);

    t->n = n;
    t->d = mem_array(n, sizeof *t->d);
    t->e = mem_array(n, sizeof *t->e);
    for (size_t k = 0; k < n; k++) {
        t->d[k] = MAT(a, k, k);
        if (k + 1 < n)
            t->e[k] = householder(a, k, work, work + n);
    }
    free(work);
}

/* Sturm: how many eigenvalues lie below X is how many pivots of T - X are negative. */
static size_t below(const struct tridiagonal *t, double x)
{
    double pivot = t->d[0] - x;
    size_t count = pivot < 0;

    for (size_t i = 1; i < t->n; i++) {
        if (pivot == 0)
            pivot = DBL_MIN;
        pivot = t->d[i] - x - t->e[i - 1] * t->e[i - 1] / pivot;
        count += pivot < 0;
    }
    return count;
}

/* The eigenvalue with RANK others below it, by bisection between bounds of all. */
static double eigenvalue(const struct tridiagonal *t, size_t rank)
{
    double high = 0, low;

    for (size_t i = 0; i < t->n; i++) {
        double radius = fabs(t->e[i]) + (i ? fabs(t->e[i - 1]) : 0);

        high = fmax(high, fabs(t->d[i]) + radius);
    }
    low = -high;
    for (int i = 0; i < 200; i++) {
        double middle = low + (high - low) / 2;

        if (middle <= low || middle >= high)
            break;
        if (below(t, middle) > rank)
            high = middle;
        else
            low = middle;
    }
    return low + (high - low) / 2;
}

static double largest_entry(const struct mat *a)
{
    double most = 0;

    for (size_t i = 0; i < a->rows * a->cols; i++)
        if (!(fabs(a->a[i]) <= most))
            most = fabs(a->a[i]);
    return most;
}

static double ranked_eigenvalue(const struct mat *a, size_t rank)
{
    double size = largest_entry(a), value;
    struct tridiagonal t;
    struct mat copy;

    if (size == 0 || !isfinite(size))
        return size;
    mat_init(&copy, a->rows, a->cols);
    for (size_t i = 0; i < a->rows * a->cols; i++)
        copy.a[i] = a->a[i] / size;
    tridiagonalise(&copy, &t);
    value = eigenvalue(&t, rank) * size;
    free(t.d);
    free(t.e);
    mat_done(&copy);
    return value;
}

double mat_largest_eigenvalue(const struct mat *a)
{
    return ranked_eigenvalue(a, a->rows - 1);
}

double mat_smallest_eigenvalue(const struct mat *a)
{
    return ranked_eigenvalue(a, 0);
}

/* Four sums side by side: faster, and always added in the same order. */
double vec_dot(const double *a, const double *b, size_t n)
{
    double s0 = 0, s1 = 0, s2 = 0, s3 = 0;
    size_t i = 0;

    for (; i + 4 <= n; i += 4) {
        s0 += a[i] * b[i];
        s1 += a[i + 1] * b[i + 1];
        s2 += a[i + 2] * b[i + 2];
        s3 += a[i + 3] * b[i + 3];
    }
    for (; i < n; i++)
        s0 += a[i] * b[i];
    return (s0 + s1) + (s2 + s3);
}

double vec_norm(const double *a, size_t n)
{
    double most = 0, sum = 0, unit;

    for (size_t i = 0; i < n; i++)
        if (!(fabs(a[i]) <= most))
            most = fabs(a[i]);
    if (most == 0 || !isfinite(most))
        return most;
    /* A power of two: dividing by it rounds nothing. */
    unit = most > 1e100 || most < 1e-100 ? ldexp(1, ilogb(most)) : 1;
    for (size_t i = 0; i < n; i++)
        sum += a[i] / unit * (a[i] / unit);
    return unit * sqrt(sum);
}
