/* How good are the predictions: counts and ratios at a threshold.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LEARN_METRIC_H
#define LEARN_METRIC_H

#include <stdbool.h>
#include <stddef.h>

#include "learn/data.h"

struct confusion {
    size_t tp, fp, tn, fn;
};

/* Predicts 1 where p >= tau; a soft label counts as 1 from 1/2. P has d->n values. */
struct confusion metric_confusion(const struct data *d, const double *p, double tau);

/* Each false if it is 0/0: then it is undefined. */
bool metric_precision(const struct confusion *c, double *v);
bool metric_recall(const struct confusion *c, double *v);
bool metric_fpr(const struct confusion *c, double *v);
bool metric_specificity(const struct confusion *c, double *v); /* 1 - fpr */
bool metric_f1(const struct confusion *c, double *v);
bool metric_f1neg(const struct confusion *c, double *v); /* F1 of class 0 */
bool metric_balanced(const struct confusion *c, double *v);
bool metric_mcc(const struct confusion *c, double *v);
bool metric_accuracy(const struct confusion *c, double *v);

/* Area under the ROC curve, ties count half; false with one class only. O(n log n). P
 * may be any score that grows with p: z keeps apart what p rounds to 1. */
bool metric_auc(const struct data *d, const double *p, double *v);

/* One point of the ROC and the precision-recall curve: what holds for all tau in
 * (the next point's tau, tau]. */
struct metric_point {
    double tau;    /* a p of the data, largest first; INFINITY: none is predicted 1 */
    size_t tp, fp; /* at this tau */
};
/* P as for metric_auc; tau is then such a score.
 * Into OUT (d->n + 1 places) from "nothing is 1" to "all is 1", one for each different
 * p; how many. O(n log n). */
size_t metric_curve(const struct data *d, const double *p, struct metric_point *out);

/* A bin of the reliability picture: the points with p in [from, to), the last with
 * p = 1 too. */
enum { METRIC_BINS = 5 };
struct metric_bin {
    double from, to;
    size_t n;
    double p, y; /* mean probability said, share of class 1 (mean label) seen; 0 if
                    n = 0 */
};
void metric_reliability(const struct data *d, const double *p,
                        struct metric_bin out[METRIC_BINS]);

#endif
