/* How good are the predictions: counts, ratios, the area under the ROC curve.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "learn/metric.h"

#include <math.h>
#include <stdlib.h>

#include "base/mem.h"

struct confusion metric_confusion(const struct data *d, const double *p, double tau)
{
    struct confusion c = {0};

    for (size_t i = 0; i < d->n; i++) {
        bool said = p[i] >= tau, is = data_positive(d, i);

        c.tp += said && is;
        c.fp += said && !is;
        c.fn += !said && is;
        c.tn += !said && !is;
    }
    return c;
}

static bool ratio(double part, double whole, double *v)
{
    if (whole == 0)
        return false;
    *v = part / whole;
    return true;
}

/* tp / (tp + fp) */
bool metric_precision(const struct confusion *c, double *v)
{
    return ratio((double)c->tp, (double)(c->tp + c->fp), v);
}

/* tp / (tp + fn) */
bool metric_recall(const struct confusion *c, double *v)
{
    return ratio((double)c->tp, (double)(c->tp + c->fn), v);
}

/* fp / (fp + tn) */
bool metric_fpr(const struct confusion *c, double *v)
{
    return ratio((double)c->fp, (double)(c->fp + c->tn), v);
}

/* 2 precision recall / (precision + recall) = 2 tp / (2 tp + fp + fn) */
bool metric_f1(const struct confusion *c, double *v)
{
    return ratio(2 * (double)c->tp, (double)(2 * c->tp + c->fp + c->fn), v);
}

/* 2 tn / (2 tn + fp + fn) */
bool metric_f1neg(const struct confusion *c, double *v)
{
    return ratio(2 * (double)c->tn, (double)(2 * c->tn + c->fp + c->fn), v);
}

/* (tp/(tp+fn) + tn/(tn+fp)) / 2 */
bool metric_balanced(const struct confusion *c, double *v)
{
    double recall, fpr;

    if (!metric_recall(c, &recall) || !metric_fpr(c, &fpr))
        return false;
    *v = (recall + (double)c->tn / (double)(c->tn + c->fp)) / 2;
    return true;
}

/* (tp tn - fp fn) / sqrt((tp+fp) (tp+fn) (tn+fp) (tn+fn)) */
bool metric_mcc(const struct confusion *c, double *v)
{
    double tp = (double)c->tp, fp = (double)c->fp;
    double tn = (double)c->tn, fn = (double)c->fn;

    return ratio(tp * tn - fp * fn,
                 sqrt((tp + fp) * (tp + fn)) * sqrt((tn + fp) * (tn + fn)), v);
}

/* (tp + tn) / n */
bool metric_accuracy(const struct confusion *c, double *v)
{
    return ratio((double)(c->tp + c->tn), (double)(c->tp + c->fp + c->tn + c->fn), v);
}

struct ranked {
    double p;
    bool positive;
};

static int by_p(const void *a, const void *b)
{
    const struct ranked *x = a, *y = b;

    return (x->p > y->p) - (x->p < y->p);
}

/* The chance that a point of class 1 has a larger p than one of class 0: counted over
 * all pairs, a tie half. From small p to large, equal ones together. */
static double pairs_won(const struct ranked *r, size_t n)
{
    double won = 0, lower = 0;

    for (size_t i = 0, end; i < n; i = end) {
        double ones = 0, zeros = 0;

        for (end = i; end < n && r[end].p == r[i].p; end++) {
            ones += r[end].positive;
            zeros += !r[end].positive;
        }
        if (end == i)
            end++;
        won += ones * (lower + zeros / 2);
        lower += zeros;
    }
    return won;
}

bool metric_auc(const struct data *d, const double *p, double *v)
{
    double ones = (double)data_positives(d), zeros = (double)d->n - ones;
    struct ranked *r;

    if (ones == 0 || zeros == 0)
        return false;
    r = mem_array(d->n, sizeof *r);
    for (size_t i = 0; i < d->n; i++)
        r[i] = (struct ranked){p[i], data_positive(d, i)};
    qsort(r, d->n, sizeof *r, by_p);
    *v = pairs_won(r, d->n) / ones / zeros;
    free(r);
    return true;
}
