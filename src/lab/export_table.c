/* Tables with a name of their own, as CSV: the points, the losses, the weights.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "lab/export_table.h"

#include <string.h>
#include <strings.h>

#include "lab/figure_parts.h"
#include "lab/loss_shown.h"
#include "learn/csv_words.h"

/* ---- data.csv ---- */

/* A word that reading would not take for a number, a missing value or a formula. */
static bool is_word(const char *s)
{
    static const char *const missing[] = {"na", "n/a", "nan", "null", "?", "inf"};

    for (size_t i = 0; i < sizeof missing / sizeof *missing; i++)
        if (strcasecmp(s, missing[i]) == 0)
            return false;
    return *s && !strpbrk(s, "0123456789.") && !strchr("=+-@'#", *s) &&
           strlen(s) < CSV_NAME_BYTES && strcspn(s, " \t") > 0;
}

/* Reading gives the labels back as they are: both words occur, and the one of class 0
 * would be class 0 again. */
static bool words_come_back(const struct data *d)
{
    const char *a = d->class_name[0], *b = d->class_name[1];
    size_t positives = data_positives(d);

    if (d->kind != LABEL_CLASS || !positives || positives == d->n || !is_word(a) ||
        !is_word(b) || strcasecmp(a, b) == 0)
        return false;
    return csv_word_no(a) != csv_word_no(b) ? csv_word_no(a) : strcmp(a, b) < 0;
}

/* Every row that there is, held back or not, as it was edited. */
static bool write_data(struct bench *b, struct str *csv, struct err *err)
{
    const struct data *d = b->s.all;
    bool words = d && words_come_back(d);

    if (!d)
        return err_set(err, "There are no points yet. Type: data hobbits");
    for (size_t j = 0; j < d->dim; j++)
        figure_csv_text(csv, d->names[j]);
    figure_csv_text(csv, d->label);
    figure_csv_end(csv);
    for (size_t i = 0; i < d->n; i++) {
        for (size_t j = 0; j < d->dim; j++)
            figure_csv_number(csv, d->x[j][i]);
        if (words)
            figure_csv_text(csv, d->class_name[d->y[i] > 0]);
        else
            figure_csv_number(csv, d->y[i]);
        figure_csv_end(csv);
    }
    return true;
}

/* ---- loss.csv ---- */

static bool has_loss(const struct bench *b, struct err *err)
{
    if (b->s.data || b->s.explorer.minimizing)
        return true;
    return err_set(err, "There is nothing to train yet. Type: data hobbits");
}

/* With the earlier runs, whether or not the picture shows them. */
static bool write_loss(struct bench *b, struct str *csv, struct err *err)
{
    bool runs = b->s.loss_view.runs;

    if (!has_loss(b, err))
        return false;
    b->s.loss_view.runs = true;
    loss_numbers(b, csv);
    b->s.loss_view.runs = runs;
    return true;
}

/* ---- path.csv ---- */

struct path {
    struct str *csv;
    size_t weights, stretch, steps;
};

static void path_row(const struct path *p, size_t step, const double *theta)
{
    figure_csv_number(p->csv, (double)p->stretch);
    figure_csv_number(p->csv, (double)(p->steps + step));
    for (size_t j = 0; j < p->weights; j++)
        figure_csv_number(p->csv, theta[j]);
    figure_csv_end(p->csv);
}

static void path_stretch(struct path *p, const struct trace *t, size_t steps)
{
    size_t rows = t && t->dim == p->weights ? trace_upto(t, steps) : 0;

    p->stretch++;
    for (size_t i = 0; i < rows; i++)
        path_row(p, t->step[i], t->theta + i * t->dim);
    p->steps += steps;
}

/* The weights as the run had them: of the scaled features while scale is on. */
static bool write_path(struct bench *b, struct str *csv, struct err *err)
{
    const struct state *s = &b->s;
    struct path p = {.csv = csv, .steps = s->before.steps};
    const double *theta = bench_weights(b, &p.weights);
    char name[16];

    if (!has_loss(b, err))
        return false;
    figure_csv_text(csv, "stretch");
    figure_csv_text(csv, "step");
    for (size_t j = 0; j < p.weights; j++) {
        bench_weight_name(b, j, name);
        figure_csv_text(csv, name);
    }
    figure_csv_end(csv);
    for (size_t i = 0; i < s->before.n; i++)
        path_stretch(&p, s->before.part[i].trace, s->before.part[i].steps);
    if (s->trace && trace_upto(s->trace, s->steps)) {
        path_stretch(&p, s->trace, s->steps);
    } else {
        p.stretch++;
        path_row(&p, s->steps, theta);
    }
    return true;
}

/* ---- the table of tables ---- */

static const struct export_table tables[] = {
    {"data", "the points", false, write_data},
    {"loss", "the loss at each step that is kept", true, write_loss},
    {"path", "the weights at each step that is kept", true, write_path},
};

const struct export_table *export_table_named(const char *name, size_t n)
{
    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++)
        if (strlen(tables[i].name) == n && strncasecmp(tables[i].name, name, n) == 0)
            return &tables[i];
    return NULL;
}
