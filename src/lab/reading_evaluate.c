/* Readings of how good the predictions are: counts, rates, ranks, bins, held-back rows.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "lab/reading_values.h"

/* ---- counts ---- */

void read_tp(struct bench *b, struct value *out)
{
    const struct fitness *f = reading_judged(b, out);

    if (f)
        *out = value_number((double)f->count.tp);
}

void read_fp(struct bench *b, struct value *out)
{
    const struct fitness *f = reading_judged(b, out);

    if (f)
        *out = value_number((double)f->count.fp);
}

void read_tn(struct bench *b, struct value *out)
{
    const struct fitness *f = reading_judged(b, out);

    if (f)
        *out = value_number((double)f->count.tn);
}

void read_fn(struct bench *b, struct value *out)
{
    const struct fitness *f = reading_judged(b, out);

    if (f)
        *out = value_number((double)f->count.fn);
}

/* ---- rates ---- */

/* A ratio of the counts, or WHY it is 0/0. */
static void ratio(struct bench *b, struct value *out,
                  bool (*metric)(const struct confusion *, double *), const char *why)
{
    const struct fitness *f = reading_judged(b, out);
    double v;

    if (f)
        *out = metric(&f->count, &v) ? value_number(v) : value_undefined("%s", why);
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

void read_specificity(struct bench *b, struct value *out)
{
    ratio(b, out, metric_specificity, "no point has class 0");
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

/* ---- whatever tau is ---- */

void read_auc(struct bench *b, struct value *out)
{
    const struct fitness *f = reading_judged(b, out);
    double v;

    if (f)
        *out = metric_auc(b->s.data, f->z, &v)
                   ? value_number(v)
                   : value_undefined("all points have the same class");
}

void read_brier(struct bench *b, struct value *out)
{
    if (reading_judged(b, out))
        read_mse(b, out);
}

static void bin_value(struct bench *b, int k, char which, struct value *out)
{
    const struct fitness *f = reading_judged(b, out);
    struct metric_bin bin[METRIC_BINS];

    if (!f)
        return;
    metric_reliability(b->s.data, f->p, bin);
    if (which == 'n')
        *out = value_number((double)bin[k].n);
    else if (bin[k].n == 0)
        *out = value_undefined("no point has p from %g to %g", bin[k].from, bin[k].to);
    else
        *out = value_number(which == 'p' ? bin[k].p : bin[k].y);
}

/* bin1.p bin1.y bin1.n … bin5.n */
bool read_bin(struct bench *b, const char *name, struct value *out)
{
    name += strlen("bin");
    if (*name < '1' || *name >= '1' + METRIC_BINS || name[1] != '.' ||
        (strcmp(name + 2, "p") && strcmp(name + 2, "y") && strcmp(name + 2, "n")))
        return false;
    bin_value(b, *name - '1', name[2], out);
    return true;
}

/* ---- rows held back ---- */

static bool held(struct bench *b, struct held *h, struct value *out)
{
    if (!reading_fitness(b, out))
        return false;
    bench_held(b, h);
    if (h->n == 0)
        *out = value_undefined("no rows are held back: split 0.7 keeps 30 %%");
    return h->n > 0;
}

void read_valid_n(struct bench *b, struct value *out)
{
    *out = value_number(b->s.held ? (double)b->s.held->n : 0);
}

void read_valid_loss(struct bench *b, struct value *out)
{
    struct held h;

    if (held(b, &h, out))
        *out = value_number(h.loss);
}

void read_valid_mse(struct bench *b, struct value *out)
{
    struct held h;

    if (held(b, &h, out))
        *out = value_number(h.mse);
}

void read_valid_accuracy(struct bench *b, struct value *out)
{
    struct held h;

    if (reading_judged(b, out) && held(b, &h, out))
        *out = value_number((double)(h.n - h.errors) / (double)h.n);
}
