/* The functions of one point.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>
#include <string.h>

#include "learn/logistic.h"
#include "produce.h"

/* An objective of one point at x = 0: z is the bias. */
struct point {
    double x, *column, y;
    struct data data;
    struct objective o;
    double theta[2];
};

static void point_set(struct point *p, const struct objective_ops *ops, double z,
                      double y)
{
    *p = (struct point){.y = y, .theta = {z, 0}};
    p->column = &p->x;
    p->data = (struct data){.n = 1, .dim = 1, .x = &p->column, .y = &p->y};
    p->o = (struct objective){.ops = ops, .dim = 2, .data = &p->data};
}

/* d cost/dz is the gradient's part for the bias. */
static double slope(const struct objective_ops *ops, double z, double y)
{
    struct point p;
    double g[2];

    point_set(&p, ops, z, y);
    ops->gradient(&p.o, p.theta, g);
    return g[0];
}

static double cost(const struct objective_ops *ops, double z, double y)
{
    struct point p;

    point_set(&p, ops, z, y);
    return ops->value(&p.o, p.theta);
}

/* p(1-p) is the Hessian's corner. */
static double bend(double z)
{
    struct point p;
    double h[4];
    struct mat m = {2, 2, h};

    point_set(&p, &logistic_ops, z, 0);
    logistic_ops.hessian(&p.o, p.theta, &m);
    return h[0];
}

static void produce(const char *what, double z, struct reply *r)
{
    double y = what[strlen(what) - 1] == '1';

    if (strcmp(what, "sigma") == 0)
        answered(r, sigmoid(z));
    else if (strcmp(what, "one_minus_sigma") == 0)
        answered(r, sigmoid(-z));
    else if (strcmp(what, "dsigma") == 0)
        answered(r, bend(z));
    else if (strncmp(what, "loss_y", 6) == 0)
        answered(r, log_loss(z, y));
    else if (strncmp(what, "dloss_dz_y", 10) == 0)
        answered(r, slope(&logistic_ops, z, y));
    else if (strncmp(what, "mse_y", 5) == 0)
        answered(r, cost(&squared_ops, z, y));
    else if (strncmp(what, "dmse_dz_y", 9) == 0)
        answered(r, slope(&squared_ops, z, y));
}

/* /pointwise/I/WHAT and /pointwise/I/exact/WHAT */
void produce_point(const struct question *q, struct reply *r)
{
    size_t i, what = question_is(q, 2, "exact") ? 3 : 2;
    double z;

    if (!question_index(q, 1, 1000000, &i) || q->parts != what + 1 ||
        !rows_number(question_text(q, 2, "z"), &z))
        return;
    r->how = RELATIVE;
    if (question_is(q, what, "z"))
        r->answer = GIVEN;
    else
        produce(q->part[what], z, r);
}
