/* Small dense matrices and vectors.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LEARN_MAT_H
#define LEARN_MAT_H

#include <stdbool.h>
#include <stddef.h>

struct mat {
    size_t rows, cols;
    double *a; /* row by row */
};

void mat_init(struct mat *m, size_t rows, size_t cols);
void mat_done(struct mat *m);
#define MAT(m, i, j) ((m)->a[(i) * (m)->cols + (j)])

/* Solves A x = b for symmetric positive definite A by Cholesky (A is not changed);
 * false if A is not numerically positive definite. x may be b. */
bool mat_solve(const struct mat *a, const double *b, double *x);

/* A is positive definite, and each Cholesky pivot is above TOLERANCE times the entry of
 * the diagonal it came from. */
bool mat_positive(const struct mat *a, double tolerance);

/* Largest and smallest eigenvalue of a symmetric matrix. */
double mat_largest_eigenvalue(const struct mat *a);
double mat_smallest_eigenvalue(const struct mat *a);

double vec_dot(const double *a, const double *b, size_t n);
double vec_norm(const double *a, size_t n); /* no overflow for large entries */

#endif
