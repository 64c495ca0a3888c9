/* Explanations that count: errors, the four boxes, their ratios.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "lab/explain_number.h"
#include "lab/explaining.h"

enum {
    NAMED = 3,   /* wrong points that are named */
    LINES = 1000 /* with `all`, at most */
};

static const char *class_of(const struct explaining *e, int class)
{
    return explain_called(e, class);
}

static bool wrong(const struct explaining *e, size_t i)
{
    return (e->p[i] >= e->s->tau) != data_positive(e->d, i);
}

/* "6.5 h (not passed, p 0.88)" */
static void add_point(const struct explaining *e, size_t i, struct str *out)
{
    explain_place(e, i, out);
    str_add(out, " (");
    if (explain_twin(e, i))
        str_addf(out, "row %zu, ", e->first + i + 1);
    str_addf(out, "%s, %s %s)", class_of(e, data_positive(e->d, i)),
             explain_prediction(e), num_fixed(e->p[i], 2).s);
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
        explain_say(e, "Called %s: %s ≥ %s (tau). Else: %s.", class_of(e, 1),
                    explain_prediction(e), num_short(e->s->tau).s, class_of(e, 0));
    explain_which_rows(e);
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
                explain_counted(e, 1), c->tp, class_of(e, 1), c->fn, class_of(e, 0));
    explain_say(e, "Of %zu %s: %zu called %s (tn), %zu called %s (fp).", c->tn + c->fp,
                explain_counted(e, 0), c->tn, class_of(e, 0), c->fp, class_of(e, 1));
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

void explain_specificity(struct explaining *e)
{
    say_ratio(e, "tn / (tn + fp)", e->f->count.tn, e->f->count.tn + e->f->count.fp);
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

/* (A + B)/2 */
static double half_sum(const double *args, size_t n)
{
    (void)n;
    return (args[0] + args[1]) / 2;
}

void explain_balanced(struct explaining *e)
{
    const struct confusion *c = &e->f->count;
    double of1 = (double)c->tp / (double)(c->tp + c->fn);
    double of0 = (double)c->tn / (double)(c->tn + c->fp);
    double args[2] = {of1, of0};
    int digits = num_enough(half_sum, args, 2, e->value, 4);

    explain_say(
        e, "balanced = (tp/(tp + fn) + tn/(tn + fp)) / 2 = (%zu/%zu + %zu/%zu) / 2",
        c->tp, c->tp + c->fn, c->tn, c->tn + c->fp);
    explain_say(e, "= (%s + %s) / 2 = %s", num_digits(of1, digits).s,
                num_digits(of0, digits).s, num_trimmed(e->value, 4).s);
    explain_say(e, "Both classes count the same, however few points one has.");
    say_rule(e);
}

void explain_mcc(struct explaining *e)
{
    const struct confusion *c = &e->f->count;
    double tp = (double)c->tp, fp = (double)c->fp, tn = (double)c->tn,
           fn = (double)c->fn;
    double args[2] = {tp * tn - fp * fn,
                      sqrt((tp + fp) * (tp + fn)) * sqrt((tn + fp) * (tn + fn))};
    int digits = num_enough(num_quotient, args, 2, e->value, 4);

    explain_say(e, "mcc = (tp·tn − fp·fn) / √((tp+fp)(tp+fn)(tn+fp)(tn+fn))");
    explain_say(e, "= (%zu·%zu − %zu·%zu) / √(%zu·%zu·%zu·%zu)", c->tp, c->tn, c->fp,
                c->fn, c->tp + c->fp, c->tp + c->fn, c->tn + c->fp, c->tn + c->fn);
    explain_say(e, "= %s / %s = %s", num_digits(args[0], 15).s,
                num_digits(args[1], digits).s, num_trimmed(e->value, 4).s);
    say_rule(e);
}

/* Of the rows held back. */
void explain_held_accuracy(struct explaining *e)
{
    size_t right = 0;

    for (size_t i = 0; i < e->d->n; i++)
        right += !wrong(e, i);
    explain_say(e, "%s = right / n = %zu / %zu = %s", e->name, right, e->d->n,
                num_trimmed(e->value, 4).s);
    say_rule(e);
}
