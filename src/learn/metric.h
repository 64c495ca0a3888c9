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
bool metric_f1(const struct confusion *c, double *v);
bool metric_f1neg(const struct confusion *c, double *v); /* F1 of class 0 */
bool metric_balanced(const struct confusion *c, double *v);
bool metric_mcc(const struct confusion *c, double *v);
bool metric_accuracy(const struct confusion *c, double *v);

/* Area under the ROC curve, ties count half; false with one class only. O(n log n). */
bool metric_auc(const struct data *d, const double *p, double *v);

#endif
