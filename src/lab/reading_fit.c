/* Readings of how good the weights are: fit and evaluation.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "lab/reading_values.h"

/* The fitness, or NULL and OUT says why there is none. */
static const struct fitness *fitted(struct bench *b, struct value *out)
{
    const struct fitness *f = bench_fitness(b);

    if (!f)
        *out = value_undefined("there is no data yet");
    return f;
}

/* The same where labels have to be classes. */
static const struct fitness *judged(struct bench *b, struct value *out)
{
    const struct fitness *f = fitted(b, out);

    if (!f || b->s.data->kind != LABEL_VALUE)
        return f;
    *out = value_undefined("the labels are numbers, not classes");
    return NULL;
}

/* ---- fit ---- */

void read_loss(struct bench *b, struct value *out)
{
    const struct fitness *f = fitted(b, out);

    if (f)
        *out = value_number(f->loss);
}

void read_objective(struct bench *b, struct value *out)
{
    const struct fitness *f = fitted(b, out);

    if (f)
        *out = value_number(f->objective);
}

void read_mse(struct bench *b, struct value *out)
{
    const struct fitness *f = fitted(b, out);

    if (f)
        *out = value_number(f->mse);
}

void read_abserr(struct bench *b, struct value *out)
{
    const struct fitness *f = fitted(b, out);

    if (f)
        *out = value_number(f->abserr);
}

void read_maxloss(struct bench *b, struct value *out)
{
    const struct fitness *f = fitted(b, out);

    if (f)
        *out = value_number(f->maxloss);
}

void read_errors(struct bench *b, struct value *out)
{
    const struct fitness *f = judged(b, out);

    if (f)
        *out = value_number((double)f->errors);
}

/* The cost of knowing nothing but the share of class 1: every p (or yhat) the mean
 * label. */
void read_baseline(struct bench *b, struct value *out)
{
    const struct data *d = b->s.data;
    double mean = 0, square = 0;

    if (!fitted(b, out))
        return;
    for (size_t i = 0; i < d->n; i++)
        mean += d->y[i] / (double)d->n;
    for (size_t i = 0; i < d->n; i++)
        square += (d->y[i] - mean) * (d->y[i] - mean) / (double)d->n;
    if (b->s.model == &linear_ops)
        *out = value_number(square);
    else
        *out = value_number(
            mean <= 0 || mean >= 1 ? 0 : -mean * log(mean) - (1 - mean) * log1p(-mean));
}

void read_grad_b(struct bench *b, struct value *out)
{
    read_gradient(b, 0, out);
}

void read_grad_w1(struct bench *b, struct value *out)
{
    read_gradient(b, 1, out);
}

void read_grad_w2(struct bench *b, struct value *out)
{
    read_gradient(b, 2, out);
}

void read_gradnorm(struct bench *b, struct value *out)
{
    const struct fitness *f = fitted(b, out);

    if (f)
        *out = value_number(f->gradnorm);
}

void read_curvature(struct bench *b, struct value *out)
{
    if (fitted(b, out))
        *out = value_number(bench_curvature(b));
}

void read_safe_eta(struct bench *b, struct value *out)
{
    if (fitted(b, out))
        *out = value_number(bench_safe_eta(b));
}

/* ---- evaluation ---- */

void read_tp(struct bench *b, struct value *out)
{
    const struct fitness *f = judged(b, out);

    if (f)
        *out = value_number((double)f->count.tp);
}

void read_fp(struct bench *b, struct value *out)
{
    const struct fitness *f = judged(b, out);

    if (f)
        *out = value_number((double)f->count.fp);
}

void read_tn(struct bench *b, struct value *out)
{
    const struct fitness *f = judged(b, out);

    if (f)
        *out = value_number((double)f->count.tn);
}

void read_fn(struct bench *b, struct value *out)
{
    const struct fitness *f = judged(b, out);

    if (f)
        *out = value_number((double)f->count.fn);
}

/* A ratio of the counts, or WHY it is 0/0. */
static void ratio(struct bench *b, struct value *out,
                  bool (*metric)(const struct confusion *, double *), const char *why)
{
    const struct fitness *f = judged(b, out);
    double v;

    if (f)
        *out = metric(&f->count, &v) ? value_number(v) : value_undefined("%s", why);
}

void read_accuracy(struct bench *b, struct value *out)
{
    ratio(b, out, metric_accuracy, "there are no points");
}

void read_precision(struct bench *b, struct value *out)
{
    ratio(b, out, metric_precision, "no point is predicted 1");
}

void read_recall(struct bench *b, struct value *out)
{
    ratio(b, out, metric_recall, "no point has class 1");
}

void read_fpr(struct bench *b, struct value *out)
{
    ratio(b, out, metric_fpr, "no point has class 0");
}

void read_f1(struct bench *b, struct value *out)
{
    ratio(b, out, metric_f1, "no point has class 1 or is predicted 1");
}

void read_f1neg(struct bench *b, struct value *out)
{
    ratio(b, out, metric_f1neg, "no point has class 0 or is predicted 0");
}

void read_balanced(struct bench *b, struct value *out)
{
    ratio(b, out, metric_balanced, "all points have the same class");
}

void read_mcc(struct bench *b, struct value *out)
{
    ratio(b, out, metric_mcc, "only one class is there, or only one is predicted");
}

void read_auc(struct bench *b, struct value *out)
{
    const struct fitness *f = judged(b, out);
    double v;

    if (f)
        *out = metric_auc(b->s.data, f->p, &v)
                   ? value_number(v)
                   : value_undefined("all points have the same class");
}

void read_brier(struct bench *b, struct value *out)
{
    if (judged(b, out))
        read_mse(b, out);
}
