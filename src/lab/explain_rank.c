/* Explanations of what needs no threshold: ranks, bins, and what knowing nothing costs.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stdlib.h>

#include "base/mem.h"
#include "lab/explain_cost.h"
#include "lab/explain_number.h"
#include "lab/explain_sum.h"
#include "lab/explain_terms.h"

enum {
    RANKED = 50, /* from so many points on the ranks are shown too */
    WRITTEN = 6, /* points of a bin that are all written out */
    NAMED = 3,   /* else so many */
};

/* ---- auc ---- */

struct ranked {
    double p;
    bool one;
};

static int by_p(const void *a, const void *b)
{
    const struct ranked *x = a, *y = b;

    return (x->p > y->p) - (x->p < y->p);
}

/* What the pairs of one point of class 1 and one of class 0 come to. */
struct pairs {
    double ones, zeros;
    double right, ties;
    double ranks; /* sum of the ranks of class 1, the lowest p has 1, ties the mean */
};

static void count_pairs(const struct explaining *e, struct pairs *k)
{
    size_t n = e->d->n;
    struct ranked *r = mem_array(n, sizeof *r);

    *k = (struct pairs){0};
    for (size_t i = 0; i < n; i++)
        r[i] = (struct ranked){e->p[i], data_positive(e->d, i)};
    qsort(r, n, sizeof *r, by_p);
    for (size_t i = 0, end; i < n; i = end) {
        double ones = 0, zeros = 0;

        for (end = i; end < n && r[end].p == r[i].p; end++) {
            ones += r[end].one;
            zeros += !r[end].one;
        }
        k->right += ones * k->zeros;
        k->ties += ones * zeros;
        k->ranks += ones * ((double)i + (double)(end - i + 1) / 2);
        k->ones += ones;
        k->zeros += zeros;
    }
    free(r);
}

void explain_auc(struct explaining *e)
{
    struct pairs k;
    double won, pairs;

    count_pairs(e, &k);
    pairs = k.ones * k.zeros;
    won = k.right + k.ties / 2;
    explain_say(e,
                "auc = (pairs in which the point of class 1 has the higher p) / (all "
                "pairs); a tie counts ½");
    explain_say(e, "Of %.0f·%.0f = %.0f pairs %.0f are ranked right; ties: %.0f.",
                k.ones, k.zeros, pairs, k.right, k.ties);
    if (k.ties > 0)
        explain_say(e, "= (%.0f + %.0f/2) / %.0f = %.15g / %.0f = %s", k.right, k.ties,
                    pairs, won, pairs, num_trimmed(e->value, 4).s);
    else
        explain_say(e, "= %.0f / %.0f = %s", won, pairs, num_trimmed(e->value, 4).s);
    if (e->d->n >= RANKED)
        explain_say(
            e,
            "By ranks (lowest p is 1, equal ones share): those of class 1 add up "
            "to %.15g; less %.0f·%.0f/2 that is %.15g.",
            k.ranks, k.ones, k.ones + 1, won);
    explain_say(e, "No threshold is in it.");
    explain_which_rows(e);
}

/* ---- bins of p ---- */

static bool in_bin(const struct explaining *e, size_t i, int k)
{
    double from = k / (double)METRIC_BINS, to = (k + 1) / (double)METRIC_BINS;

    return (k == 0 || e->p[i] >= from) && (k == METRIC_BINS - 1 || e->p[i] < to);
}

/* TOTAL as printed with DECIMALS, divided by N, is V as printed with PLACES. */
static bool gives(double total, int decimals, double n, double v, int places)
{
    return fabs(num_rounded(num_rounded(total, decimals) / n, places) -
                num_rounded(v, places)) < pow(10, -places) / 2;
}

/* The p of bin K's points: all of a few, else the first and the others together. */
static void say_bin_p(struct explaining *e, int k, size_t count)
{
    struct term t[WRITTEN];
    double total = 0, rest = 0;
    size_t shown = count <= WRITTEN ? count : NAMED, seen = 0;
    struct str text;
    int decimals = 3;

    for (size_t i = 0; i < e->d->n; i++) {
        if (!in_bin(e, i, k))
            continue;
        total += e->p[i];
        if (seen < shown)
            t[seen] = term_of(e->p[i]);
        else
            rest += e->p[i];
        seen++;
    }
    if (count > shown)
        t[shown] = term_of(rest);
    str_init(&text);
    for (int least = 3; least < 7; least++) {
        str_clear(&text);
        decimals = terms_write(&text, t, shown + (count > shown), least);
        if (gives(total, decimals, (double)count, e->value, 4))
            break;
    }
    explain_say(e, "sum of their p = %s%s", text.s,
                count > shown ? "; the last term is the others together" : "");
    explain_say(e, "%s = %s / %zu = %s", e->name, num_fixed(total, decimals).s, count,
                num_fixed(e->value, 4).s);
    str_done(&text);
}

static void say_bin_y(struct explaining *e, int k, size_t count)
{
    double total = 0;
    int decimals = e->d->kind == LABEL_CLASS ? 0 : 4;

    for (size_t i = 0; i < e->d->n; i++)
        total += in_bin(e, i, k) ? e->d->y[i] : 0;
    while (decimals && decimals < 9 &&
           !gives(total, decimals, (double)count, e->value, 4))
        decimals++;
    explain_say(e, "%s = (sum of their labels) / %zu = %s / %zu = %s", e->name, count,
                num_fixed(total, decimals).s, count, num_trimmed(e->value, 4).s);
}

void explain_bin(struct explaining *e)
{
    int k = e->name[3] - '1';
    char what = e->name[5];
    size_t count = 0;

    for (size_t i = 0; i < e->d->n; i++)
        count += in_bin(e, i, k);
    explain_say(e, "Bin %d holds the %zu point%s with p from %s to %s.", k + 1, count,
                count == 1 ? "" : "s", num_short(k / (double)METRIC_BINS).s,
                num_short((k + 1) / (double)METRIC_BINS).s);
    if (what == 'p')
        say_bin_p(e, k, count);
    else if (what == 'y')
        say_bin_y(e, k, count);
    if (what != 'n')
        explain_say(e, "Calibrated is who says in bin%d.p what is seen in bin%d.y.",
                    k + 1, k + 1);
    explain_which_rows(e);
}

/* ---- what knowing nothing costs ---- */

/* The mean label, each counted with its class weight. */
static double mean_label(const struct explaining *e, double *total, double *whole)
{
    *total = *whole = 0;
    for (size_t i = 0; i < e->d->n; i++) {
        *total += explain_counts_as(e, i) * e->d->y[i];
        *whole += explain_counts_as(e, i);
    }
    return *total / *whole;
}

static double entropy(const double *args, size_t n)
{
    (void)n;
    return -args[0] * log(args[0]) - args[1] * log(args[1]);
}

void baseline_entropy(struct explaining *e, double q)
{
    double args[2] = {q, 1 - q};
    int digits;

    if (q <= 0 || q >= 1) {
        explain_say(e, "All labels are %s: to say so costs nothing, baseline = 0.",
                    num_short(q).s);
        return;
    }
    digits = num_enough(entropy, args, 2, e->value, 4);
    explain_say(
        e,
        "baseline = −q·log(q) − (1 − q)·log(1 − q) = −%s·log(%s) − %s·log(%s) = "
        "%s",
        num_digits(q, digits).s, num_digits(q, digits).s, num_digits(1 - q, digits).s,
        num_digits(1 - q, digits).s, num_fixed(e->value, 4).s);
}

/* The variance of the labels: of 0 and 1, q·(1 − q). */
static double from_center(const struct explaining *e, size_t i)
{
    double r = e->d->y[i] - e->center;

    return explain_counts_as(e, i) * r * r;
}

void baseline_variance(struct explaining *e, double q)
{
    struct sum s = {
        .what = "(y − q)²", .column = "(y−q)²", .term = from_center, .factor = 1};
    double args[2] = {q, 1 - q};
    int decimals = num_places(e->value, 4, 4), digits;
    struct str text;

    if (e->d->kind != LABEL_CLASS || e->o.class_weight[0] > 0) {
        e->center = q;
        str_init(&text);
        sum_up(e, &s);
        sum_add_mean(e, &s, &text);
        explain_say(e, "baseline = %s", text.s);
        sum_say(e, &s);
        str_done(&text);
        return;
    }
    digits = num_enough(num_product, args, 2, e->value, decimals);
    explain_say(e, "baseline = mean of (y − q)² = q·(1 − q) = %s·%s = %s",
                num_digits(q, digits).s, num_digits(1 - q, digits).s,
                num_fixed(e->value, decimals).s);
}

void baseline_share(struct explaining *e, double q)
{
    (void)q;
    explain_say(e,
                "baseline = the share of the smaller class = %s: who calls all points "
                "the larger class is wrong there.",
                num_fixed(e->value, 4).s);
}

void explain_baseline(struct explaining *e)
{
    double total, whole, q = mean_label(e, &total, &whole);
    double args[2] = {total, whole};
    int digits = num_enough(num_quotient, args, 2, q, 4);

    if (!explain_cost(e)->shares)
        explain_say(e,
                    "The mean label is q = %s/%s = %s. To say %s = q everywhere costs",
                    num_digits(total, digits).s, num_digits(whole, digits).s,
                    num_fixed(q, 4).s, explain_prediction(e));
    explain_cost(e)->baseline(e, q);
    if (explain_cost(e)->shares)
        return;
    explain_class_weights(e);
    explain_say(e, "A model has learned something when its loss is below that.");
}

static double root(const double *args, size_t n)
{
    (void)n;
    return sqrt(args[0]);
}

void explain_rmse(struct explaining *e)
{
    int decimals = num_places(e->value, 4, 3);
    int digits = num_enough(root, &e->f->mse, 1, e->value, decimals);

    explain_say(e, "rmse = √mse = √%s = %s: a typical miss, in units of y.",
                num_digits(e->f->mse, digits).s, num_fixed(e->value, decimals).s);
    explain_say(e, "Its sum over the points: explain mse");
}

static double one_minus(const double *args, size_t n)
{
    (void)n;
    return 1 - args[0] / args[1];
}

void explain_r2(struct explaining *e)
{
    double args[2] = {e->f->mse, 0}, mean = 0, n = (double)e->d->n;
    int digits;

    for (size_t i = 0; i < e->d->n; i++)
        mean += e->d->y[i] / n;
    for (size_t i = 0; i < e->d->n; i++)
        args[1] += (e->d->y[i] - mean) * (e->d->y[i] - mean) / n;
    digits = num_enough(one_minus, args, 2, e->value, 4);
    explain_say(e, "r2 = 1 − mse/(variance of y) = 1 − %s/%s = %s",
                num_digits(args[0], digits).s, num_digits(args[1], digits).s,
                num_fixed(e->value, 4).s);
    explain_say(e, "0 is as good as the mean label everywhere, 1 is without a miss.");
}
