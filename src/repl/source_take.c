/* New data on the bench, and what was understood of them.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "lab/dataset.h"
#include "lab/view.h"
#include "plot/text.h"
#include "repl/private.h"
#include "repl/source.h"

static void say_labels(const struct data *d, struct str *t)
{
    size_t pos = data_positives(d);

    str_addf(t, "%zu row%s. ", d->n, d->n == 1 ? "" : "s");
    for (size_t j = 0; j < d->dim && j < 6; j++)
        str_addf(t, "%s%s", j ? ", " : "", d->names[j]);
    if (d->dim > 6)
        str_addf(t, " … (%zu features)", d->dim);
    str_addf(t, " → %s", d->label);
    if (d->kind == LABEL_VALUE)
        str_add(t, " (a number: model linear)");
    else if (d->kind == LABEL_SOFT)
        str_addf(t, " (soft labels, %zu of ½ or more)", pos);
    else
        str_addf(t, " (%zu × %s, %zu × %s)", pos, d->class_name[1], d->n - pos,
                 d->class_name[0]);
    str_addf(t, ". %zu row%s skipped%s.", d->skipped, d->skipped == 1 ? "" : "s",
             d->skipped ? " for a missing value" : "");
    if (dataset_drawn(d))
        str_addf(t, " Drawn:%s.", strchr(d->source, ' '));
    if (d->notes)
        str_addf(t, " %s", d->notes);
    if (d->kind == LABEL_CLASS && (pos == 0 || pos == d->n))
        str_addf(t, " Every row has the same class: there is nothing to tell apart.");
}

static bool same_value(const double *x, size_t n)
{
    for (size_t i = 1; i < n; i++)
        if (x[i] != x[0])
            return false;
    return true;
}

/* Columns that hold one value. */
static void say_constant(const struct data *d, struct str *t)
{
    size_t count = 0;

    for (size_t j = 0; d->n > 1 && j < d->dim; j++)
        if (same_value(d->x[j], d->n)) {
            count++;
            if (count <= 3)
                str_addf(t, "%s%s", count > 1 ? ", " : " ", d->names[j]);
        }
    if (count == 1)
        str_add(t, " is the same in every row: it tells nothing.");
    else if (count)
        str_addf(t, "%s are the same in every row: they tell nothing.",
                 count > 3 ? " …" : "");
}

/* A feature whose values lie far from 0 for their spread, or are very large: gradient
 * descent crawls there. */
static void say_units(const struct data *d, struct str *t)
{
    struct scaling s;
    size_t from;

    scaling_of(&s, d);
    for (size_t j = 0; j < d->dim; j++) {
        double low = INFINITY, high = -INFINITY;

        if (same_value(d->x[j], d->n) ||
            (fabs(s.mean[j]) <= 4 * s.sd[j] && s.sd[j] <= 20))
            continue;
        for (size_t i = 0; i < d->n; i++) {
            low = fmin(low, d->x[j][i]);
            high = fmax(high, d->x[j][i]);
        }
        str_addf(t, " %s is far from 0 (", d->names[j]);
        from = t->len;
        text_number(t, low);
        str_add(t, "…");
        text_number(t, high);
        text_minus(t, from);
        str_add(t, "): steps will crawl. Try scale on, or fit.");
        break;
    }
    scaling_done(&s);
}

/* What a split leaves to train with. */
static void say_split(const struct state *s, struct str *t)
{
    if (!s->held)
        return;
    str_addf(t, " %zu row%s train%s, %zu %s held back (split ", s->data->n,
             s->data->n == 1 ? "" : "s", s->data->n == 1 ? "s" : "", s->held->n,
             s->held->n == 1 ? "is" : "are");
    text_number(t, s->split);
    str_add(t, ").");
}

/* The first row of D that is not of the class of row 0; d->n: there is none. */
static size_t other_class(const struct data *d)
{
    size_t i = 1;

    while (i < d->n && data_positive(d, i) == data_positive(d, 0))
        i++;
    return i;
}

void source_one_class(const struct state *s, struct str *t, struct err *meant)
{
    const struct data *d = s->all;
    size_t other = s->held && d->kind != LABEL_VALUE ? other_class(d) : 0;
    int twentieth = 1;

    if (!other || other == d->n || other < s->data->n)
        return;
    while (twentieth < 20 && view_training(d->n, twentieth / 20.0) <= other)
        twentieth++;
    str_addf(t,
             " %s of class %s, so there is nothing to tell apart. The first row of "
             "the other class is row %zu. Both train with: split %g",
             s->data->n == 1 ? "The row that trains is" : "All rows that train are",
             dataset_class(d, data_positive(d, 0)), other + 1, twentieth / 20.0);
    err_meant(meant, "split %g", twentieth / 20.0);
}

void source_take(struct shell *sh, struct data *d)
{
    const struct state *s = &sh->bench->s;
    char *features = mem_text(recipe_text(s->recipe));
    bool fits = bench_set_data(sh->bench, d);
    struct str t;

    str_init(&t);
    say_labels(s->all, &t);
    say_split(s, &t);
    source_one_class(s, &t, &sh->fault);
    if (!fits)
        str_addf(&t,
                 " features %s cannot be made of these columns: they are linear "
                 "again.",
                 features);
    else if (s->recipe)
        str_addf(&t, " features %s stays: the model sees %zu.", features, s->dim);
    say_constant(s->data, &t);
    if (!s->scale)
        say_units(s->data, &t);
    reply_text(sh, t.s);
    str_done(&t);
    free(features);
}
