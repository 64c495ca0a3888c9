/* Value, gradient and what follows from the weights at one place of the surface.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "learn/logistic.h"
#include "learn/metric.h"
#include "produce.h"

/* A place, and which entry is asked for (0 if none). */
struct spot {
    const struct objective *o;
    const double *theta;
    size_t i;
};

static bool bias(const struct spot *s, double *v)
{
    *v = s->theta[0];
    return true;
}

static bool weight(const struct spot *s, double *v)
{
    *v = s->i + 1 < s->o->dim ? s->theta[s->i + 1] : NAN;
    return s->i + 1 < s->o->dim;
}

static bool norm(const struct spot *s, double *v)
{
    *v = vec_norm(s->theta + 1, s->o->dim - 1);
    return true;
}

static bool priced(const struct spot *s, double *v)
{
    *v = s->o->ops->value(s->o, s->theta);
    return true;
}

static bool loss(const struct spot *s, double *v)
{
    *v = objective_loss(s->o, s->theta);
    return true;
}

static bool sum_of_loss(const struct spot *s, double *v)
{
    *v = objective_loss(s->o, s->theta) * (double)s->o->data->n;
    return true;
}

static bool root_of_loss(const struct spot *s, double *v)
{
    *v = sqrt(objective_loss(s->o, s->theta));
    return true;
}

/* 1 - mse / the mean square of y - mean y: the loss of the best constant. */
static bool r2(const struct spot *s, double *v)
{
    const struct data *d = s->o->data;
    double mean = 0, spread = 0;

    for (size_t i = 0; i < d->n; i++)
        mean += d->y[i] / (double)d->n;
    for (size_t i = 0; i < d->n; i++)
        spread += (d->y[i] - mean) * (d->y[i] - mean) / (double)d->n;
    *v = 1 - objective_loss(s->o, s->theta) / spread;
    return true;
}

static double score(const struct spot *s, size_t i)
{
    const struct data *d = s->o->data;
    double *x = mem_array(d->dim, sizeof *x), z;

    for (size_t j = 0; j < d->dim; j++)
        x[j] = d->x[j][i];
    z = s->o->ops->score(s->o, s->theta, x);
    free(x);
    return z;
}

static bool loss_of_point(const struct spot *s, double *v)
{
    if (s->i >= s->o->data->n)
        return false;
    *v = log_loss(score(s, s->i), s->o->data->y[s->i]);
    return true;
}

static bool residual(const struct spot *s, double *v)
{
    if (s->i >= s->o->data->n)
        return false;
    *v = s->o->data->y[s->i] - score(s, s->i);
    return true;
}

/* Entry J of the gradient; the norm if J is past the last. */
static double slope(const struct objective *o, const double *theta, size_t j)
{
    double *g = mem_array(o->dim, sizeof *g), v;

    o->ops->gradient(o, theta, g);
    v = j < o->dim ? g[j] : vec_norm(g, o->dim);
    free(g);
    return v;
}

static bool gradient_of_bias(const struct spot *s, double *v)
{
    *v = slope(s->o, s->theta, 0);
    return true;
}

static bool gradient_of_weight(const struct spot *s, double *v)
{
    *v = slope(s->o, s->theta, s->i + 1);
    return s->i + 1 < s->o->dim;
}

static bool gradient_norm(const struct spot *s, double *v)
{
    *v = slope(s->o, s->theta, s->o->dim);
    return true;
}

/* The same data and weights with (p - y)^2, without a price. */
static struct objective squared(const struct objective *o)
{
    struct objective other = *o;

    other.ops = &squared_ops;
    other.lambda = 0;
    return other;
}

static bool squared_loss(const struct spot *s, double *v)
{
    struct objective o = squared(s->o);

    *v = o.ops->value(&o, s->theta);
    return true;
}

static bool squared_gradient_of_bias(const struct spot *s, double *v)
{
    struct objective o = squared(s->o);

    *v = slope(&o, s->theta, 0);
    return true;
}

static bool squared_gradient_of_weight(const struct spot *s, double *v)
{
    struct objective o = squared(s->o);

    *v = slope(&o, s->theta, s->i + 1);
    return s->i + 1 < o.dim;
}

static double *probabilities(const struct spot *s)
{
    size_t n = s->o->data->n;
    double *p = mem_array(n, sizeof *p);

    s->o->ops->scores(s->o, s->theta, p);
    for (size_t i = 0; i < n; i++)
        p[i] = sigmoid(p[i]);
    return p;
}

static bool mean_probability(const struct spot *s, double *v)
{
    double *p = probabilities(s), sum = 0;

    for (size_t i = 0; i < s->o->data->n; i++)
        sum += p[i];
    *v = sum / (double)s->o->data->n;
    free(p);
    return true;
}

static bool accuracy_at_half(const struct spot *s, double *v)
{
    double *p = probabilities(s);
    struct confusion c = metric_confusion(s->o->data, p, 0.5);

    free(p);
    return metric_accuracy(&c, v);
}

/* From p = 0.1 to p = 0.9, across the boundary. */
static bool band_width(const struct spot *s, double *v)
{
    *v = 2 * logit(0.9) / vec_norm(s->theta + 1, s->o->dim - 1);
    return true;
}

static bool angle(const struct spot *s, double *v)
{
    if (s->o->dim != 3)
        return false;
    *v = atan2(s->theta[2], s->theta[1]) * 180 / acos(-1);
    return true;
}

static bool distance(const struct spot *s, double *v)
{
    *v = -s->theta[0] / vec_norm(s->theta + 1, s->o->dim - 1);
    return true;
}

static const struct {
    const char *name;
    bool indexed; /* NAME/I */
    bool (*quantity)(const struct spot *s, double *v);
} quantities[] = {
    {"b", false, bias},
    {"w", true, weight},
    {"norm_w", false, norm},
    {"J", false, priced},
    {"mean_log_loss", false, loss},
    {"sum_log_loss", false, sum_of_loss},
    {"mse", false, loss},
    {"mse_after", false, loss},
    {"rmse", false, root_of_loss},
    {"r2", false, r2},
    {"per_point_loss_first5", true, loss_of_point},
    {"residuals", true, residual},
    {"grad_b", false, gradient_of_bias},
    {"grad_w", true, gradient_of_weight},
    {"grad_norm", false, gradient_norm},
    {"mse_of_probability", false, squared_loss},
    {"brier", false, squared_loss},
    {"mse_grad_b", false, squared_gradient_of_bias},
    {"mse_grad_w", true, squared_gradient_of_weight},
    {"mean_probability", false, mean_probability},
    {"accuracy_at_0.5", false, accuracy_at_half},
    {"band_width_10_90", false, band_width},
    {"boundary_angle_deg", false, angle},
    {"boundary_distance_from_origin", false, distance},
};

void produce_surface(const struct question *q, size_t at, const struct objective *o,
                     const double *theta, struct reply *r)
{
    struct spot s = {o, theta, 0};
    double v;

    if (question_is(q, at, "lambda") || question_is(q, at, "penalise_bias") ||
        question_is(q, at, "reason")) {
        r->answer = GIVEN;
        return;
    }
    for (size_t k = 0; k < sizeof quantities / sizeof *quantities; k++)
        if (question_is(q, at, quantities[k].name) &&
            q->parts == at + 1 + quantities[k].indexed) {
            if ((!quantities[k].indexed ||
                 question_index(q, at + 1, DATA_MAX_ROWS, &s.i)) &&
                quantities[k].quantity(&s, &v))
                answered(r, v);
            return;
        }
    produce_hessian(q, at, o, theta, r);
}
