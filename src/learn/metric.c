/* How good are the predictions: counts, ratios, ranks, and how honest each p is.
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

/* tn / (fp + tn) */
bool metric_specificity(const struct confusion *c, double *v)
{
    return ratio((double)c->tn, (double)(c->fp + c->tn), v);
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

/* ---- ranks ---- */

struct ranked {
    double p;
    bool positive;
};

static int by_p(const void *a, const void *b)
{
    const struct ranked *x = a, *y = b;

    return (x->p < y->p) - (x->p > y->p);
}

/* All points, largest p first; what is no number comes last. The caller frees it. */
static struct ranked *ranking(const struct data *d, const double *p)
{
    struct ranked *r = mem_array(d->n, sizeof *r);

    for (size_t i = 0; i < d->n; i++)
        r[i] = (struct ranked){isnan(p[i]) ? -INFINITY : p[i], data_positive(d, i)};
    qsort(r, d->n, sizeof *r, by_p);
    return r;
}

size_t metric_curve(const struct data *d, const double *p, struct metric_point *out)
{
    struct ranked *r = ranking(d, p);
    struct metric_point at = {.tau = INFINITY};
    size_t points = 0;

    out[points++] = at;
    for (size_t i = 0; i < d->n; i++) {
        at.tau = r[i].p;
        at.tp += r[i].positive;
        at.fp += !r[i].positive;
        if (i + 1 == d->n || r[i + 1].p != at.tau)
            out[points++] = at; /* the last of those with the same p */
    }
    free(r);
    return points;
}

/* The chance that a point of class 1 has a larger p than one of class 0: all pairs are
 * counted, a tie half. From large p to small, equal ones together: each 0 loses to the
 * ones before it. */
static double pairs_won(const struct ranked *r, size_t n)
{
    double won = 0, higher = 0;

    for (size_t i = 0, end; i < n; i = end) {
        double ones = 0, zeros = 0;

        for (end = i; end < n && r[end].p == r[i].p; end++) {
            ones += r[end].positive;
            zeros += !r[end].positive;
        }
        won += zeros * (higher + ones / 2);
        higher += ones;
    }
    return won;
}

bool metric_auc(const struct data *d, const double *p, double *v)
{
    double ones = (double)data_positives(d), zeros = (double)d->n - ones;
    struct ranked *r;

    if (ones == 0 || zeros == 0)
        return false;
    r = ranking(d, p);
    *v = pairs_won(r, d->n) / ones / zeros;
    free(r);
    return true;
}

/* ---- reliability ---- */

/* The last bin whose lower end P has reached; below 0 the first. */
static size_t bin_of(const struct metric_bin *bin, double p)
{
    size_t k = METRIC_BINS - 1;

    while (k > 0 && !(p >= bin[k].from))
        k--;
    return k;
}

void metric_reliability(const struct data *d, const double *p,
                        struct metric_bin out[METRIC_BINS])
{
    for (int k = 0; k < METRIC_BINS; k++)
        out[k] = (struct metric_bin){.from = k / (double)METRIC_BINS,
                                     .to = (k + 1) / (double)METRIC_BINS};
    for (size_t i = 0; i < d->n; i++) {
        struct metric_bin *bin = &out[bin_of(out, p[i])];

        bin->n++;
        bin->p += p[i];
        bin->y += d->y[i];
    }
    for (int k = 0; k < METRIC_BINS; k++) {
        out[k].p /= out[k].n ? (double)out[k].n : 1;
        out[k].y /= out[k].n ? (double)out[k].n : 1;
    }
}
