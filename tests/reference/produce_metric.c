/* Counts and ratios at a threshold.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "learn/logistic.h"
#include "learn/metric.h"
#include "produce.h"

/* Of class 0 what the recall is of class 1: 1 - fpr. */
static bool specificity(const struct confusion *c, double *v)
{
    bool known = metric_fpr(c, v);

    *v = 1 - *v;
    return known;
}

static const struct {
    const char *name;
    bool (*ratio)(const struct confusion *c, double *v);
} ratios[] = {
    {"accuracy", metric_accuracy},
    {"precision", metric_precision},
    {"recall", metric_recall},
    {"false_positive_rate", metric_fpr},
    {"specificity", specificity},
    {"f1", metric_f1},
    {"f1_negative", metric_f1neg},
    {"mcc", metric_mcc},
    {"balanced_accuracy", metric_balanced},
};

static void count(const struct confusion *c, const char *what, struct reply *r)
{
    static const char *const names[] = {"tp", "fp", "tn", "fn"};
    size_t counts[] = {c->tp, c->fp, c->tn, c->fn};
    double v;

    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strcmp(what, names[i]) == 0)
            answered(r, (double)counts[i]);
    for (size_t i = 0; i < sizeof ratios / sizeof *ratios; i++)
        if (strcmp(what, ratios[i].name) == 0)
            answered(r, ratios[i].ratio(c, &v) ? v : NAN);
}

/* WHAT at this threshold. */
static void at_tau(const struct objective *o, const double *theta, double tau,
                   const char *what, struct reply *r)
{
    double *p = mem_array(o->data->n, sizeof *p), v;
    struct confusion c;

    o->ops->scores(o, theta, p);
    if (strcmp(what, "roc_auc") == 0) {
        answered(r, metric_auc(o->data, p, &v) ? v : NAN);
    } else {
        for (size_t i = 0; i < o->data->n; i++)
            p[i] = sigmoid(p[i]);
        c = metric_confusion(o->data, p, tau);
        count(&c, what, r);
    }
    free(p);
}

/* metrics/K/WHAT, metrics/K/at/I/WHAT */
void produce_metric(const struct task *t, struct reply *r)
{
    const struct question *q = t->q;
    size_t at = q->at, i;
    struct objective o = task_objective(t, at + 2);
    double *theta;

    if (!question_index(q, at + 1, 1000000, &i) || q->parts < at + 3)
        return;
    if (question_is(q, at + 2, "b") || question_is(q, at + 2, "w") ||
        question_is(q, q->parts - 1, "tau")) {
        r->answer = GIVEN;
        return;
    }
    theta = mem_array(o.dim, sizeof *theta);
    question_weights(q, at + 2, "", theta, o.dim);
    if (q->parts == at + 5 && question_is(q, at + 2, "at"))
        at_tau(&o, theta, question_number(q, at + 4, "tau", 0.5), q->part[at + 4], r);
    else if (q->parts == at + 3)
        at_tau(&o, theta, 0.5, q->part[at + 2], r);
    if (r->answer != PRODUCED)
        produce_surface(q, at + 2, &o, theta, r);
    free(theta);
}
