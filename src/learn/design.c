/* Products with the design matrix, block by block.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "learn/design.h"

struct stretch design_first(const struct data *d)
{
    return (struct stretch){0, d->n < DESIGN_BLOCK ? d->n : DESIGN_BLOCK};
}

struct stretch design_next(const struct data *d, struct stretch k)
{
    size_t from = k.from + k.count, left = d->n - from;

    return (struct stretch){from, left < DESIGN_BLOCK ? left : DESIGN_BLOCK};
}

/* z_i = sum_j w_j x_ij + b, with b added last: equal w·x are then equal z */
void design_z(const struct data *d, struct stretch k, const double *theta, double *z)
{
    for (size_t i = 0; i < k.count; i++)
        z[i] = 0;
    for (size_t j = 0; j < d->dim; j++) {
        const double *x = d->x[j] + k.from, w = theta[j + 1];

        for (size_t i = 0; i < k.count; i++)
            z[i] += w * x[i];
    }
    for (size_t i = 0; i < k.count; i++)
        z[i] += theta[0];
}

static double sum(const double *r, size_t n)
{
    double s = 0;

    for (size_t i = 0; i < n; i++)
        s += r[i];
    return s;
}

/* g_0 += sum_i r_i, g_j += sum_i r_i x_ij */
void design_add_gradient(const struct data *d, struct stretch k, const double *r,
                         double *g)
{
    g[0] += sum(r, k.count);
    for (size_t j = 0; j < d->dim; j++)
        g[j + 1] += vec_dot(r, d->x[j] + k.from, k.count);
}

/* H_jk += sum_i r_i x_ij x_ik, with x_i0 = 1 */
void design_add_hessian(const struct data *d, struct stretch k, const double *r,
                        struct mat *h)
{
    double rx[DESIGN_BLOCK];

    MAT(h, 0, 0) += sum(r, k.count);
    for (size_t j = 0; j < d->dim; j++) {
        const double *x = d->x[j] + k.from;

        for (size_t i = 0; i < k.count; i++)
            rx[i] = r[i] * x[i];
        MAT(h, j + 1, 0) += sum(rx, k.count);
        for (size_t l = 0; l <= j; l++)
            MAT(h, j + 1, l + 1) += vec_dot(rx, d->x[l] + k.from, k.count);
    }
}

void design_mirror(struct mat *h)
{
    for (size_t j = 0; j < h->rows; j++)
        for (size_t l = 0; l < j; l++)
            MAT(h, l, j) = MAT(h, j, l);
}

double design_mean(double v, const struct data *d)
{
    return d->n ? v / (double)d->n : 0;
}
