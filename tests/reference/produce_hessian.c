/* The Hessian at one place of the surface: entries, eigenvalues, rates, errors.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "produce.h"

/* Turns the plane of axes P and Q so that entry PQ is 0: A <- J' A J. */
static void turn(struct mat *a, size_t p, size_t q)
{
    double angle = atan2(2 * MAT(a, p, q), MAT(a, q, q) - MAT(a, p, p)) / 2;
    double c = cos(angle), s = sin(angle);

    for (size_t k = 0; k < a->rows; k++) {
        double kp = MAT(a, k, p), kq = MAT(a, k, q);

        MAT(a, k, p) = c * kp - s * kq;
        MAT(a, k, q) = s * kp + c * kq;
    }
    for (size_t k = 0; k < a->rows; k++) {
        double pk = MAT(a, p, k), qk = MAT(a, q, k);

        MAT(a, p, k) = c * pk - s * qk;
        MAT(a, q, k) = s * pk + c * qk;
    }
}

static int by_size(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;

    return (x > y) - (x < y);
}

/* All eigenvalues, the smallest first, by Jacobi's turns: the engine only knows the
 * smallest and the largest one, which are its own. A becomes diagonal. */
static double ranked(const struct mat *h, size_t rank)
{
    size_t n = h->rows;
    double *values = mem_array(n, sizeof *values), v;
    struct mat a;

    if (rank == 0 || rank + 1 == n) {
        free(values);
        return rank ? mat_largest_eigenvalue(h) : mat_smallest_eigenvalue(h);
    }
    mat_init(&a, n, n);
    memcpy(a.a, h->a, n * n * sizeof *a.a);
    for (int sweep = 0; sweep < 30; sweep++)
        for (size_t p = 0; p < n; p++)
            for (size_t q = p + 1; q < n; q++)
                turn(&a, p, q);
    for (size_t i = 0; i < n; i++)
        values[i] = MAT(&a, i, i);
    qsort(values, n, sizeof *values, by_size);
    v = values[rank];
    mat_done(&a);
    free(values);
    return v;
}

/* Of a maximum-likelihood fit: the roots of the diagonal of (X'WX)^-1 = (N H)^-1. */
static double standard_error(const struct mat *h, size_t j, size_t n)
{
    double *e = mem_array(h->rows, sizeof *e), v = NAN;

    e[j] = 1;
    if (mat_solve(h, e, e))
        v = sqrt(e[j] / (double)n);
    free(e);
    return v;
}

static double condition(const struct mat *h)
{
    return mat_largest_eigenvalue(h) / mat_smallest_eigenvalue(h);
}

static bool entry(const struct question *q, size_t at, const struct objective *o,
                  const struct mat *h, double *v)
{
    size_t i, j;

    if (!question_index(q, at + 1, h->rows, &i))
        return false;
    if (question_is(q, at, "hessian") || question_is(q, at, "matrix")) {
        if (q->parts != at + 3 || !question_index(q, at + 2, h->rows, &j))
            return false;
        *v = MAT(h, i, j);
        return true;
    }
    if (q->parts != at + 2)
        return false;
    if (question_is(q, at, "standard_errors"))
        *v = standard_error(h, i, o->data->n);
    else if (strstr(q->part[at], "eigenvalues"))
        *v = ranked(h, i);
    else
        return false;
    return true;
}

static bool single(const struct question *q, size_t at, const struct objective *o,
                   const double *theta, const struct mat *h, double *v)
{
    if (question_is(q, at, "condition_number") ||
        question_is(q, at, "condition_number_at_zero"))
        *v = condition(h);
    else if (question_is(q, at, "local_max_rate") ||
             question_is(q, at, "local_2_over_L_at_optimum"))
        *v = 2 / mat_largest_eigenvalue(h);
    else if (question_is(q, at, "L"))
        *v = o->ops->curvature(o, theta);
    else if (question_is(q, at, "global_max_rate_2_over_L") ||
             question_is(q, at, "global_2_over_L_at_zero") ||
             question_is(q, at, "max_rate_2_over_L"))
        *v = 2 / o->ops->curvature(o, theta);
    else if (question_is(q, at, "best_fixed_rate_2_over_L_plus_mu"))
        *v = 2 / (o->ops->curvature(o, theta) + mat_smallest_eigenvalue(h));
    else
        return false;
    return q->parts == at + 1;
}

void produce_hessian(const struct question *q, size_t at, const struct objective *o,
                     const double *theta, struct reply *r)
{
    struct mat h;
    double v;

    if (at >= q->parts)
        return;
    mat_init(&h, o->dim, o->dim);
    o->ops->hessian(o, theta, &h);
    if (entry(q, at, o, &h, &v) || single(q, at, o, theta, &h, &v))
        answered(r, v);
    mat_done(&h);
}
