/* The numbers behind the pictures as CSV (RFC 4180, rows end in a newline).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "lab/figure_parts.h"
#include "plot/text.h"

/* ---- fields ---- */

/* A spreadsheet takes what begins like this for a formula, quoted or not; behind an
 * apostrophe it is text. */
static bool formula(const char *text)
{
    return *text && strchr("=+-@\t\r", *text);
}

void figure_csv_text(struct str *csv, const char *text)
{
    bool quoted = text[strcspn(text, ",;|\"\r\n\t")] || formula(text) || !*text;

    if (quoted)
        str_addc(csv, '"');
    if (formula(text))
        str_addc(csv, '\'');
    for (; *text; text++) {
        if (*text == '"')
            str_addc(csv, '"');
        str_addc(csv, *text);
    }
    str_add(csv, quoted ? "\"," : ",");
}

/* 15 digits where they are the number (3.6), else 17: reading gives it back exactly. */
void figure_csv_number(struct str *csv, double v)
{
    size_t start = csv->len;

    if (isfinite(v))
        str_addf(csv, "%.15g", v == 0 ? 0 : v);
    if (isfinite(v) && strtod(csv->s + start, NULL) != v) {
        str_cut(csv, start);
        text_exact(csv, v);
    }
    str_addc(csv, ',');
}

/* The comma after the last field gives way. */
void figure_csv_end(struct str *csv)
{
    csv->s[csv->len - 1] = '\n';
}

static void head(struct str *csv, const char *const *names, size_t n)
{
    for (size_t i = 0; i < n; i++)
        figure_csv_text(csv, names[i]);
    figure_csv_end(csv);
}

/* ---- the points ---- */

/* The rows of a table, and what the model makes of each. */
struct judged_rows {
    const char *name; /* train, valid; NULL: there is no split */
    const struct data *d;
    const double *z, *p;
};

/* The score, p and cost of each; of numbers that are predicted the residual y − ŷ. */
static void rows(struct bench *b, const struct judged_rows *part, struct str *csv)
{
    const struct data *d = part->d;
    double *cost = mem_array(d->n, sizeof *cost);

    b->s.model->cost->value(part->z, d->y, d->n, cost, NULL);
    for (size_t i = 0; i < d->n; i++) {
        for (size_t j = 0; j < d->dim; j++)
            figure_csv_number(csv, d->x[j][i]);
        figure_csv_number(csv, d->y[i]);
        figure_csv_number(csv, part->z[i]);
        figure_csv_number(csv, figure_linear(b) ? d->y[i] - part->p[i] : part->p[i]);
        figure_csv_number(csv, cost[i]);
        if (part->name)
            figure_csv_text(csv, part->name);
        figure_csv_end(csv);
    }
    free(cost);
}

void figure_csv_asked(const struct bench *b, const struct data *d, double *z, double *p)
{
    double *x = mem_array(d->dim, sizeof *x);

    for (size_t i = 0; i < d->n; i++) {
        for (size_t j = 0; j < d->dim; j++)
            x[j] = d->x[j][i];
        z[i] = bench_z(b, x);
        p[i] = bench_p(b, x);
    }
    free(x);
}

static void held(struct bench *b, struct str *csv)
{
    const struct data *d = b->s.held;
    double *z = mem_array(2 * d->n, sizeof *z);

    figure_csv_asked(b, d, z, z + d->n);
    rows(b, &(struct judged_rows){"valid", d, z, z + d->n}, csv);
    free(z);
}

/* All features, the label and what the model makes of it; with a split which part of
 * the rows it is of. */
static void points(struct bench *b, struct str *csv)
{
    const struct fitness *f = bench_fitness(b);
    const struct data *d = b->s.data;
    bool split = b->s.held != NULL;

    for (size_t j = 0; j < d->dim; j++)
        figure_csv_text(csv, d->names[j]);
    figure_csv_text(csv, d->label);
    if (figure_linear(b))
        head(csv, (const char *const[]){"predicted", "residual", "cost", "part"},
             3 + split);
    else
        head(csv, (const char *const[]){"z", "p", "cost", "part"}, 3 + split);
    rows(b, &(struct judged_rows){split ? "train" : NULL, d, f->z, f->p}, csv);
    if (split)
        held(b, csv);
}

bool figure_numbers(const struct figure *f, struct bench *b, struct str *csv)
{
    if (!f->numbers && !b->s.data)
        return false;
    (f->numbers ? f->numbers : points)(b, csv);
    return true;
}

/* ---- thresholds ---- */

static void threshold(struct str *csv, const struct metric_point *at, size_t positives,
                      size_t n)
{
    struct confusion c = {.tp = at->tp, .fp = at->fp};
    double v;

    c.fn = positives - at->tp;
    c.tn = n - positives - at->fp;
    figure_csv_number(csv, at->tau);
    figure_csv_number(csv, (double)at->tp);
    figure_csv_number(csv, (double)at->fp);
    figure_csv_number(csv, metric_fpr(&c, &v) ? v : NAN);
    figure_csv_number(csv, metric_recall(&c, &v) ? v : NAN);
    figure_csv_number(csv, metric_precision(&c, &v) ? v : NAN);
    figure_csv_end(csv);
}

void figure_csv_thresholds(struct bench *b, struct str *csv)
{
    const struct data *d = b->s.data;
    struct metric_point *at = mem_array(d->n + 1, sizeof *at);
    size_t n = metric_curve(d, bench_fitness(b)->z, at), positives = data_positives(d);

    bench_thresholds(b, at, n);
    head(csv, (const char *const[]){"tau", "tp", "fp", "fpr", "recall", "precision"},
         6);
    for (size_t i = 0; i < n; i++)
        threshold(csv, &at[i], positives, d->n);
    free(at);
}

void figure_csv_bins(struct bench *b, struct str *csv)
{
    struct metric_bin bin[METRIC_BINS];

    metric_reliability(b->s.data, bench_fitness(b)->p, bin);
    head(csv, (const char *const[]){"from", "to", "n", "p", "y"}, 5);
    for (int i = 0; i < METRIC_BINS; i++) {
        figure_csv_number(csv, bin[i].from);
        figure_csv_number(csv, bin[i].to);
        figure_csv_number(csv, (double)bin[i].n);
        figure_csv_number(csv, bin[i].n ? bin[i].p : NAN);
        figure_csv_number(csv, bin[i].n ? bin[i].y : NAN);
        figure_csv_end(csv);
    }
}
