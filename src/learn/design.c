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

/* Columns of X that are worked on side by side. */
enum { TILE = 8 };

/* Column J of the block: ones, then the features. */
static const double *column(const struct data *d, struct stretch k, size_t j,
                            const double *ones)
{
    return j ? d->x[j - 1] + k.from : ones;
}

/* RX[i][c] = r_i x_i,first+c, zero past the last column. */
static void pack(const struct data *d, struct stretch k, const double *r, size_t first,
                 const double *ones, double rx[DESIGN_BLOCK][TILE])
{
    for (size_t c = 0; c < TILE; c++) {
        const double *x = first + c <= d->dim ? column(d, k, first + c, ones) : NULL;

        for (size_t i = 0; i < k.count; i++)
            rx[i][c] = x ? r[i] * x[i] : 0;
    }
}

/* OUT[c] = sum_i x_i rx_ic, each sum in the order of the points, on every machine. Sums
 * with names of their own stay in registers. */
static void dots(const double *x, double rx[DESIGN_BLOCK][TILE], size_t n,
                 double out[TILE])
{
    double s0 = 0, s1 = 0, s2 = 0, s3 = 0, s4 = 0, s5 = 0, s6 = 0, s7 = 0;

    for (size_t i = 0; i < n; i++) {
        const double *r = rx[i], v = x[i];

        s0 += v * r[0];
        s1 += v * r[1];
        s2 += v * r[2];
        s3 += v * r[3];
        s4 += v * r[4];
        s5 += v * r[5];
        s6 += v * r[6];
        s7 += v * r[7];
    }
    out[0] = s0;
    out[1] = s1;
    out[2] = s2;
    out[3] = s3;
    out[4] = s4;
    out[5] = s5;
    out[6] = s6;
    out[7] = s7;
}

/* H_jk += sum_i r_i x_ij x_ik, with x_i0 = 1; a tile of columns k against all columns j
 * from the tile on, for it stays in the cache. */
void design_add_gram(const struct data *d, struct stretch k, const double *r,
                     struct mat *h, size_t row, size_t col)
{
    double ones[DESIGN_BLOCK], rx[DESIGN_BLOCK][TILE], out[TILE];

    for (size_t i = 0; i < k.count; i++)
        ones[i] = 1;
    for (size_t first = 0; first <= d->dim; first += TILE) {
        pack(d, k, r, first, ones, rx);
        for (size_t j = first; j <= d->dim; j++) {
            dots(column(d, k, j, ones), rx, k.count, out);
            for (size_t c = 0; c < TILE && first + c <= j; c++)
                MAT(h, row + j, col + first + c) += out[c];
        }
    }
}

void design_add_hessian(const struct data *d, struct stretch k, const double *r,
                        struct mat *h)
{
    design_add_gram(d, k, r, h, 0, 0);
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
