/* The points seen along the boundary: the model's features projected on two directions.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "lab/projection.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "lab/view.h"
#include "learn/mat.h"

enum { ROUNDS = 300 }; /* of the power iteration */
/* Rows times squared columns that are worth a look; of more, rows evenly spread. */
#define WORK 2e8

struct projected {
    struct data *fitted; /* a reference: whose covariance it is */
    struct mat cov;
    unsigned long version;
    struct projection now;
};

static void forget(struct projection *p)
{
    free(p->x);
    free(p->y);
    free(p->dir[0]);
    free(p->dir[1]);
    *p = (struct projection){0};
}

void projection_free(struct projected *p)
{
    if (!p)
        return;
    forget(&p->now);
    mat_done(&p->cov);
    data_free(p->fitted);
    free(p);
}

bool projection_fits(const struct bench *b)
{
    return b->s.fitted && b->s.fitted->dim > 1 && !b->s.hidden;
}

/* ---- directions ---- */

static size_t stride_of(const struct data *d)
{
    double work = (double)d->n * (double)d->dim * (double)d->dim;

    return work > WORK ? (size_t)ceil(work / WORK) : 1;
}

/* In units of the largest deviation, so that nothing overflows. */
static void covariance(const struct data *d, struct mat *cov)
{
    size_t stride = stride_of(d);
    double size = 0;

    for (size_t j = 0; j < d->dim; j++)
        size = fmax(size, data_range(d, j)->hi / 2 - data_range(d, j)->lo / 2);
    mat_init(cov, d->dim, d->dim);
    for (size_t j = 0; j < d->dim && size > 0; j++)
        for (size_t k = 0; k <= j; k++) {
            double mj = data_range(d, j)->mean, mk = data_range(d, k)->mean, sum = 0;

            for (size_t i = 0; i < d->n; i += stride)
                sum +=
                    (d->x[j][i] / size - mj / size) * (d->x[k][i] / size - mk / size);
            MAT(cov, j, k) = MAT(cov, k, j) = sum;
        }
}

/* V without its part along the unit vector U (NULL: nothing), as a unit vector; false
 * if nothing is left. */
static bool straighten(double *v, const double *u, size_t dim)
{
    double size = vec_norm(v, dim), along, norm;

    if (!(size > 0))
        return false;
    for (int twice = 0; u && twice < 2; twice++) {
        along = vec_dot(u, v, dim);
        for (size_t j = 0; j < dim; j++)
            v[j] -= along * u[j];
    }
    norm = vec_norm(v, dim);
    for (size_t j = 0; j < dim; j++)
        v[j] /= norm;
    return norm > 1e-9 * size;
}

/* Of the unit vectors along the axes, without what lies along U, the one that varies
 * most: where the iteration begins. */
static void begin(const struct mat *cov, const double *u, double *v)
{
    size_t dim = cov->rows, best = 0;
    double most = -1;

    for (size_t j = 0; j < dim; j++) {
        double left = u ? 1 - u[j] * u[j] : 1, size = left * (1e-9 + MAT(cov, j, j));

        if (size > most) {
            most = size;
            best = j;
        }
    }
    memset(v, 0, dim * sizeof *v);
    v[best] = 1;
    straighten(v, u, dim);
}

/* The largest component is positive, so that the picture does not turn over. */
static void orient(double *v, size_t dim)
{
    size_t most = 0;
    bool down;

    for (size_t j = 1; j < dim; j++)
        if (fabs(v[j]) > fabs(v[most]) * (1 + 1e-9))
            most = j;
    down = v[most] < 0;
    for (size_t j = 0; j < dim && down; j++)
        v[j] = -v[j];
}

/* The unit vector at a right angle to U along which the points vary most. */
static double *principal(const struct mat *cov, const double *u)
{
    size_t dim = cov->rows;
    double *v = mem_array(dim, sizeof *v), *next = mem_array(dim, sizeof *next), moved;

    begin(cov, u, v);
    for (int round = 0; round < ROUNDS; round++) {
        for (size_t j = 0; j < dim; j++)
            next[j] = vec_dot(&MAT(cov, j, 0), v, dim);
        if (!straighten(next, u, dim))
            break;
        moved = 1 - fabs(vec_dot(v, next, dim));
        memcpy(v, next, dim * sizeof *v);
        if (moved < 1e-15)
            break;
    }
    free(next);
    orient(v, dim);
    return v;
}

/* ---- places ---- */

static double mean_along(const struct data *d, const double *dir)
{
    double sum = 0;

    for (size_t j = 0; j < d->dim; j++)
        sum += dir[j] * data_range(d, j)->mean;
    return sum;
}

static double *places(const struct data *d, const double *dir, double offset,
                      struct range *range)
{
    double *at = mem_array(d->n, sizeof *at);

    for (size_t i = 0; i < d->n; i++)
        at[i] = offset;
    for (size_t j = 0; j < d->dim; j++)
        for (size_t i = 0; i < d->n; i++)
            at[i] += dir[j] * d->x[j][i];
    *range = (struct range){at[0], at[0], 0, true};
    for (size_t i = 0; i < d->n; i++) {
        range->lo = fmin(range->lo, at[i]);
        range->hi = fmax(range->hi, at[i]);
    }
    return at;
}

static void look_along(struct projection *p, const struct state *s,
                       const struct mat *cov)
{
    const struct data *d = s->fitted;
    double norm = vec_norm(s->theta + 1, d->dim), half = s->model->sigma ? 0 : 0.5;

    p->n = d->n;
    p->norm = isfinite(norm) && isfinite(s->theta[0] / norm) ? norm : 0;
    if (p->norm > 0) {
        p->dir[0] = mem_array(d->dim, sizeof **p->dir);
        memcpy(p->dir[0], s->theta + 1, d->dim * sizeof **p->dir);
        straighten(p->dir[0], NULL, d->dim);
        p->offset[0] = (s->theta[0] - half) / norm;
    } else {
        p->dir[0] = principal(cov, NULL);
        p->offset[0] = -mean_along(d, p->dir[0]);
    }
    p->dir[1] = principal(cov, p->dir[0]);
    p->offset[1] = -mean_along(d, p->dir[1]);
    p->x = places(d, p->dir[0], p->offset[0], &p->across);
    p->y = places(d, p->dir[1], p->offset[1], &p->up);
}

const struct projection *projection_of(struct bench *b)
{
    struct projected *p = b->projected;

    if (!p || p->fitted != b->s.fitted) {
        projection_free(p);
        p = b->projected = mem_alloc(sizeof *p);
        p->fitted = data_ref(b->s.fitted);
        covariance(p->fitted, &p->cov);
    }
    if (!p->now.n || p->version != b->version) {
        forget(&p->now);
        look_along(&p->now, &b->s, &p->cov);
        p->version = b->version;
    }
    return &p->now;
}

void projection_place(struct bench *b, const double *x, double place[2])
{
    const struct projection *p = projection_of(b);
    double *features = mem_array(b->s.dim, sizeof *features);

    view_place(&b->s, x, features);
    for (int i = 0; i < 2; i++)
        place[i] = vec_dot(p->dir[i], features, b->s.dim) + p->offset[i];
    free(features);
}

void projection_line(struct bench *b, const struct bench *other, double k[3])
{
    const struct projection *p = projection_of(b);
    const double *w = other->s.theta + 1;

    k[0] = other->s.theta[0] + mean_along(b->s.fitted, w);
    for (int i = 0; i < 2; i++) {
        k[i + 1] = vec_dot(p->dir[i], w, b->s.dim);
        k[0] -= k[i + 1] * (mean_along(b->s.fitted, p->dir[i]) + p->offset[i]);
    }
}
