/* Explanations that count: errors, the four boxes, their ratios.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "lab/dataset.h"
#include "lab/explaining.h"

enum {
    NAMED = 3,   /* wrong points that are named */
    LINES = 1000 /* with `all`, at most */
};

static const char *class_of(const struct explaining *e, int class)
{
    return dataset_class(e->d, class);
}

static bool wrong(const struct explaining *e, size_t i)
{
    return (e->f->p[i] >= e->s->tau) != data_positive(e->d, i);
}

/* "6.5 h (not passed, p 0.88)" */
static void add_point(const struct explaining *e, size_t i, struct str *out)
{
    explain_place(e, i, out);
    str_add(out, " (");
    if (explain_twin(e, i))
        str_addf(out, "row %zu, ", i + 1);
    str_addf(out, "%s, p %s)", explain_class(e, i), num_fixed(e->f->p[i], 2).s);
}

/* The wrong points, each on its line. */
static void say_wrong_lines(struct explaining *e)
{
    size_t seen = 0;

    for (size_t i = 0; i < e->d->n && seen < LINES; i++) {
        struct str text;

        if (!wrong(e, i))
            continue;
        str_init(&text);
        add_point(e, i, &text);
        explain_say(e, "%s", text.s);
        str_done(&text);
        seen++;
    }
    if (e->f->errors > seen)
        explain_say(e, "… and %zu more.", e->f->errors - seen);
}

/* The first of the wrong points, in a sentence. */
static void say_wrong(struct explaining *e)
{
    struct str text;
    size_t seen = 0;

    str_init(&text);
    for (size_t i = 0; i < e->d->n && seen < NAMED; i++)
        if (wrong(e, i)) {
            str_add(&text, seen++ ? ", " : "");
            add_point(e, i, &text);
        }
    if (e->f->errors > seen)
        str_addf(&text, ", and %zu more", e->f->errors - seen);
    if (seen)
        explain_say(e, "%s", text.s);
    if (e->f->errors > seen)
        explain_say(e, "Type: explain %s all, for every one.", e->name);
    str_done(&text);
}

/* What decides who is called 1. */
static void say_rule(struct explaining *e)
{
    if (e->f->half)
        explain_say(e, "Every p is ½, so all are called %s.",
                    class_of(e, 0.5 >= e->s->tau));
    else
        explain_say(e, "Called %s: p ≥ %s (tau). Else: %s.", class_of(e, 1),
                    num_short(e->s->tau).s, class_of(e, 0));
}

void explain_errors(struct explaining *e)
{
    const struct confusion *c = &e->f->count;

    explain_say(e, "errors = false alarms + misses = fp + fn = %zu + %zu = %zu of %zu",
                c->fp, c->fn, e->f->errors, e->d->n);
    say_rule(e);
    if (e->all)
        say_wrong_lines(e);
    else
        say_wrong(e);
}

void explain_counts(struct explaining *e)
{
    const struct confusion *c = &e->f->count;

    explain_say(e, "%s = %s: %s.", e->name, num_short(e->value).s,
                reading_named(e->name)->help);
    explain_say(e, "Of %zu %s: %zu called %s (tp), %zu called %s (fn).", c->tp + c->fn,
                class_of(e, 1), c->tp, class_of(e, 1), c->fn, class_of(e, 0));
    explain_say(e, "Of %zu %s: %zu called %s (tn), %zu called %s (fp).", c->tn + c->fp,
                class_of(e, 0), c->tn, class_of(e, 0), c->fp, class_of(e, 1));
    say_rule(e);
}

/* A ratio of counts: LETTERS = A / B = value, and what the counts are. */
static void say_ratio(struct explaining *e, const char *letters, size_t a, size_t b)
{
    explain_say(e, "%s = %s = %zu / %zu = %s", e->name, letters, a, b,
                num_trimmed(e->value, 4).s);
    explain_say(e, "It is %s.", reading_named(e->name)->help);
    say_rule(e);
}

void explain_accuracy(struct explaining *e)
{
    const struct confusion *c = &e->f->count;

    explain_say(e, "accuracy = (tp + tn) / n = (%zu + %zu) / %zu = %s", c->tp, c->tn,
                e->d->n, num_trimmed(e->value, 4).s);
    say_rule(e);
}

void explain_precision(struct explaining *e)
{
    say_ratio(e, "tp / (tp + fp)", e->f->count.tp, e->f->count.tp + e->f->count.fp);
}

void explain_recall(struct explaining *e)
{
    say_ratio(e, "tp / (tp + fn)", e->f->count.tp, e->f->count.tp + e->f->count.fn);
}

void explain_fpr(struct explaining *e)
{
    say_ratio(e, "fp / (fp + tn)", e->f->count.fp, e->f->count.fp + e->f->count.tn);
}

void explain_f1(struct explaining *e)
{
    const struct confusion *c = &e->f->count;

    say_ratio(e, "2·tp / (2·tp + fp + fn)", 2 * c->tp, 2 * c->tp + c->fp + c->fn);
}

void explain_f1neg(struct explaining *e)
{
    const struct confusion *c = &e->f->count;

    say_ratio(e, "2·tn / (2·tn + fp + fn)", 2 * c->tn, 2 * c->tn + c->fp + c->fn);
}

void explain_balanced(struct explaining *e)
{
    const struct confusion *c = &e->f->count;
    double of1 = (double)c->tp / (double)(c->tp + c->fn);
    double of0 = (double)c->tn / (double)(c->tn + c->fp);
    int decimals = num_decimals((double[]){of1, of0}, 2, of1 + of0, 4);

    explain_say(
        e, "balanced = (tp/(tp + fn) + tn/(tn + fp)) / 2 = (%zu/%zu + %zu/%zu) / 2",
        c->tp, c->tp + c->fn, c->tn, c->tn + c->fp);
    explain_say(e, "= (%s + %s) / 2 = %s", num_fixed(of1, decimals).s,
                num_fixed(of0, decimals).s, num_fixed(e->value, decimals).s);
    explain_say(e, "Both classes count the same, however few points one has.");
}

void explain_mcc(struct explaining *e)
{
    const struct confusion *c = &e->f->count;

    explain_say(e, "mcc = (tp·tn − fp·fn) / √((tp+fp)(tp+fn)(tn+fp)(tn+fn))");
    explain_say(e, "= (%zu·%zu − %zu·%zu) / √(%zu·%zu·%zu·%zu) = %s", c->tp, c->tn,
                c->fp, c->fn, c->tp + c->fp, c->tp + c->fn, c->tn + c->fp,
                c->tn + c->fn, num_trimmed(e->value, 4).s);
}

void explain_auc(struct explaining *e)
{
    double pos = (double)data_positives(e->d), neg = (double)e->d->n - pos;
    double pairs = pos * neg;

    explain_say(e,
                "auc = (pairs in which the point of class 1 has the higher p) / (all "
                "pairs); a tie counts ½");
    explain_say(e, "= %s / (%.0f·%.0f) = %s / %.0f = %s", num_long(e->value * pairs).s,
                pos, neg, num_long(e->value * pairs).s, pairs,
                num_trimmed(e->value, 4).s);
    explain_say(e, "No threshold is in it.");
}

void explain_baseline(struct explaining *e)
{
    double mean = 0;
    struct num q, rest;

    for (size_t i = 0; i < e->d->n; i++)
        mean += e->d->y[i] / (double)e->d->n;
    q = num_fixed(mean, 4);
    rest = num_fixed(1 - mean, 4);
    if (explain_linear(e)) {
        explain_say(
            e,
            "baseline = the mean of (y − %s)² = %s: the loss of saying the mean "
            "label everywhere.",
            q.s, num_trimmed(e->value, 4).s);
        return;
    }
    explain_say(e, "The mean label is q = %s. To say p = q everywhere costs", q.s);
    explain_say(
        e, "baseline = −q·log(q) − (1 − q)·log(1 − q) = −%s·log(%s) − %s·log(%s) = %s",
        q.s, q.s, rest.s, rest.s, num_trimmed(e->value, 4).s);
    explain_say(e, "A model has learned something when its loss is below that.");
}
