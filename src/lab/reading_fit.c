/* Readings of how well the weights fit: loss, errors, the slope and how it bends.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "lab/reading_values.h"

const struct fitness *reading_fitness(struct bench *b, struct value *out)
{
    const struct fitness *f;

    if (b->s.explorer.minimizing) {
        *out = value_undefined("a function is minimized now: its value is objective");
        return NULL;
    }
    f = bench_fitness(b);
    if (!f)
        *out = value_undefined("there is no data yet");
    return f;
}

const struct fitness *reading_judged(struct bench *b, struct value *out)
{
    const struct fitness *f = reading_fitness(b, out);

    if (!f || b->s.data->kind != LABEL_VALUE)
        return f;
    *out = value_undefined("the labels are numbers, not classes");
    return NULL;
}

/* ---- loss ---- */

void read_loss(struct bench *b, struct value *out)
{
    const struct fitness *f = reading_fitness(b, out);

    if (f)
        *out = value_number(f->loss);
}

/* What `step` makes small: of the model, or the function's own value. */
void read_objective(struct bench *b, struct value *out)
{
    const struct fitness *f;
    double v;

    if (b->s.explorer.minimizing) {
        if (reading_height(b, &v, out))
            *out = value_number(v);
        return;
    }
    f = reading_fitness(b, out);
    if (f)
        *out = value_number(f->objective);
}

void read_mse(struct bench *b, struct value *out)
{
    const struct fitness *f = reading_fitness(b, out);

    if (f)
        *out = value_number(f->mse);
}

void read_rmse(struct bench *b, struct value *out)
{
    const struct fitness *f = reading_fitness(b, out);

    if (f)
        *out = value_number(sqrt(f->mse));
}

void read_abserr(struct bench *b, struct value *out)
{
    const struct fitness *f = reading_fitness(b, out);

    if (f)
        *out = value_number(f->abserr);
}

void read_maxloss(struct bench *b, struct value *out)
{
    const struct fitness *f = reading_fitness(b, out);

    if (f)
        *out = value_number(f->maxloss);
}

void read_errors(struct bench *b, struct value *out)
{
    const struct fitness *f = reading_judged(b, out);

    if (f)
        *out = value_number((double)f->errors);
}

void read_accuracy(struct bench *b, struct value *out)
{
    const struct fitness *f = reading_judged(b, out);
    double v;

    if (f)
        *out = metric_accuracy(&f->count, &v) ? value_number(v)
                                              : value_undefined("there are no points");
}

/* ---- what knowing nothing costs ---- */

/* The weight that class weights give the cost of a point. */
static double weight_of(const struct objective *o, size_t i)
{
    double w = o->class_weight[data_positive(o->data, i)];

    return o->class_weight[0] == 0 && o->class_weight[1] == 0 ? 1 : w;
}

/* The mean label, and how much of the weight is on class 1. WHOLE: the sum of weights.
 */
static double mean_label(const struct objective *o, double *whole, double *ones)
{
    double sum = 0;

    *whole = *ones = 0;
    for (size_t i = 0; i < o->data->n; i++) {
        double w = weight_of(o, i);

        *whole += w;
        sum += w * o->data->y[i];
        *ones += data_positive(o->data, i) ? w : 0;
    }
    return sum / *whole;
}

static double scatter(const struct objective *o, double mean)
{
    double square = 0;

    for (size_t i = 0; i < o->data->n; i++)
        square += weight_of(o, i) * pow(o->data->y[i] - mean, 2);
    return square;
}

/* -m log m - (1-m) log(1-m) */
static double entropy(double m)
{
    return m <= 0 || m >= 1 ? 0 : -m * log(m) - (1 - m) * log1p(-m);
}

/* The smallest loss of a model that says the same for every point: log loss the entropy
 * of the mean label, mse the variance, errors the share of the smaller class. */
void read_baseline(struct bench *b, struct value *out)
{
    struct objective o;
    double mean, whole, ones, v;

    if (!reading_fitness(b, out))
        return;
    bench_objective(b, &o);
    mean = mean_label(&o, &whole, &ones);
    if (!o.ops->smooth)
        v = fmin(ones, whole - ones);
    else if (o.ops->cost == &cost_log)
        v = whole * entropy(mean);
    else
        v = scatter(&o, mean);
    *out = value_number(v / (double)o.data->n);
}

/* 1 - mse / variance of y. */
void read_r2(struct bench *b, struct value *out)
{
    const struct fitness *f = reading_fitness(b, out);
    struct objective o = {0};
    double whole, ones, variance;

    if (!f)
        return;
    o.data = b->s.data;
    variance = scatter(&o, mean_label(&o, &whole, &ones)) / (double)o.data->n;
    *out = variance > 0 ? value_number(1 - f->mse / variance)
                        : value_undefined("all labels are equal");
}

/* ---- the slope ---- */

void read_gradnorm(struct bench *b, struct value *out)
{
    const struct fitness *f;
    double g[2] = {0};

    if (b->s.explorer.minimizing) {
        if (reading_slopes(b, g, out))
            *out = value_number(vec_norm(g, b->s.explorer.function->dim));
        return;
    }
    f = reading_fitness(b, out);
    if (f)
        *out = value_number(f->gradnorm);
}

void read_gradcheck(struct bench *b, struct value *out)
{
    *out = b->s.gradcheck < 0 ? value_undefined("nothing was checked yet: checkgrad")
                              : value_number(b->s.gradcheck);
}

/* There is something that bends: data, or a function that is minimized. */
static bool bends(struct bench *b, struct value *out)
{
    return b->s.explorer.minimizing || reading_fitness(b, out);
}

void read_curvature(struct bench *b, struct value *out)
{
    if (bends(b, out))
        *out = value_number(bench_curvature(b));
}

void read_safe_eta(struct bench *b, struct value *out)
{
    if (!bends(b, out))
        return;
    *out = bench_curvature(b) == 0
               ? value_undefined("the curvature is 0: no jump is too long")
               : value_number(bench_safe_eta(b));
}
