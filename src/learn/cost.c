/* What a block of points costs an objective, each point weighted by its class.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "learn/cost.h"

static void weigh(const struct objective *o, const double *y, size_t n, double *v)
{
    const double *weight = o->class_weight;

    if (weight[0] == 0 && weight[1] == 0)
        return;
    for (size_t i = 0; i < n; i++)
        v[i] *= weight[y[i] >= 0.5];
}

double cost_block(const struct objective *o, struct stretch k, const double *z,
                  double *slope)
{
    const double *y = o->data->y + k.from;
    double cost[DESIGN_BLOCK], sum = 0;

    o->ops->cost->value(z, y, k.count, cost, slope);
    weigh(o, y, k.count, cost);
    if (slope)
        weigh(o, y, k.count, slope);
    for (size_t i = 0; i < k.count; i++)
        sum += cost[i];
    return sum;
}

void cost_bends(const struct objective *o, struct stretch k, const double *z,
                double *bend)
{
    const double *y = o->data->y + k.from;

    o->ops->cost->bend(z, y, k.count, bend);
    weigh(o, y, k.count, bend);
}

void cost_most(const struct objective *o, struct stretch k, double *bend)
{
    for (size_t i = 0; i < k.count; i++)
        bend[i] = o->ops->cost->most;
    weigh(o, o->data->y + k.from, k.count, bend);
}
