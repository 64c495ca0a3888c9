/* What each point costs, and how hard it pulls at the weights.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "lab/pull.h"

#include <math.h>
#include <stdlib.h>

#include "base/mem.h"
#include "lab/bench_private.h"
#include "learn/logistic.h"
#include "learn/mlp.h"

size_t pull_row(const struct pull *p, size_t k)
{
    return p->seen == p->o.data->n
               ? k
               : (size_t)((double)k * (double)p->o.data->n / (double)p->seen);
}

double pull_cost(const struct pull *p, size_t i)
{
    const struct fitness *f = bench_fitness(p->b);
    double cost;

    p->o.ops->cost->value(&f->z[i], &p->o.data->y[i], 1, &cost, NULL);
    return cost;
}

/* 1 + |x|^2, without the 1 where there is no bias */
static double square(const struct pull *p, size_t i)
{
    double sum = p->o.bias != BIAS_OFF;

    for (size_t j = 0; j < p->o.data->dim; j++)
        sum += p->o.data->x[j][i] * p->o.data->x[j][i];
    return sum;
}

/* |dz/dtheta|^2 of a network: 1 + sum_h [a_h^2 + (v_h a_h (1 - a_h))^2 (1 + |x|^2)] */
static double network_square(const struct pull *p, size_t i)
{
    const double *theta = p->b->s.theta;
    size_t dim = p->o.data->dim;
    double sum = p->o.bias != BIAS_OFF, inner = square(p, i);

    for (size_t h = 0; h < p->o.hidden; h++) {
        const double *block = theta + mlp_bias(dim, p->o.hidden, h);
        double s = block[0], a, part;

        for (size_t j = 0; j < dim; j++)
            s += block[j + 1] * p->o.data->x[j][i];
        a = sigmoid(s);
        part = theta[mlp_output(h)] * a * (1 - a);
        sum += a * a + part * part * inner;
    }
    return sum;
}

static double pull(const struct pull *p, size_t i)
{
    const struct fitness *f = bench_fitness(p->b);
    const double *weight = p->o.class_weight;
    double slope, cost;

    p->o.ops->cost->value(&f->z[i], &p->o.data->y[i], 1, &cost, &slope);
    if (weight[0] > 0 || weight[1] > 0)
        slope *= weight[p->o.data->y[i] >= 0.5];
    return fabs(slope) * sqrt(p->o.hidden ? network_square(p, i) : square(p, i));
}

void pull_open(struct pull *p, struct bench *b)
{
    size_t n = b->s.data->n, most = PULL_WORK / (b->s.params + 1);

    *p = (struct pull){.b = b};
    bench_data_objective(b, &p->o);
    most = most > PULL_POINTS ? PULL_POINTS : most < 100 ? 100 : most;
    p->seen = n < most ? n : most;
    for (size_t k = 0; b->s.model->smooth && k < p->seen; k++)
        p->total += pull(p, pull_row(p, k)) * ((double)n / (double)p->seen);
    if (!isfinite(p->total))
        p->total = 0;
}

double pull_share(const struct pull *p, size_t i)
{
    return p->total > 0 ? pull(p, i) / p->total : 0;
}

/* ---- the dearest ---- */

struct priced {
    double cost;
    size_t row;
};

static int dearer(const void *a, const void *b)
{
    const struct priced *x = a, *y = b;

    if (x->cost != y->cost)
        return x->cost > y->cost ? -1 : 1;
    return x->row < y->row ? -1 : x->row > y->row;
}

void pull_dearest(const struct pull *p, size_t count, size_t *row)
{
    struct priced *all = mem_array(p->seen, sizeof *all);

    for (size_t k = 0; k < p->seen; k++) {
        all[k].row = pull_row(p, k);
        all[k].cost = pull_cost(p, all[k].row);
        if (isnan(all[k].cost))
            all[k].cost = INFINITY;
    }
    qsort(all, p->seen, sizeof *all, dearer);
    for (size_t k = 0; k < count; k++)
        row[k] = all[k].row;
    free(all);
}
