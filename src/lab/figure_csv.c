/* The numbers behind the pictures of a model as CSV: its curve, weights and products.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stdlib.h>

#include "base/mem.h"
#include "lab/figure_parts.h"
#include "lab/neuron.h"
#include "lab/product.h"
#include "lab/pull.h"
#include "plot/axis.h"

static void head(struct str *csv, const char *const *names)
{
    for (size_t i = 0; names[i]; i++)
        figure_csv_text(csv, names[i]);
}

/* ---- the curve ---- */

enum { SAMPLES = 200 }; /* of a curve, and one */

static void curve_points(const char *of, const struct data *d, const double *z,
                         const double *p, struct str *csv)
{
    for (size_t i = 0; i < d->n; i++) {
        figure_csv_text(csv, of);
        figure_csv_number(csv, d->x[0][i]);
        figure_csv_number(csv, d->y[i]);
        figure_csv_number(csv, z[i]);
        figure_csv_number(csv, p[i]);
        figure_csv_end(csv);
    }
}

static void curve_held(struct bench *b, struct str *csv)
{
    const struct data *d = b->s.held;
    double *z;

    if (!d)
        return;
    z = mem_array(2 * d->n, sizeof *z);
    figure_csv_asked(b, d, z, z + d->n);
    curve_points("valid", d, z, z + d->n, csv);
    free(z);
}

/* The points, those held back, then the curve over the range that is drawn. */
void figure_csv_curve(struct bench *b, struct str *csv)
{
    const struct data *d = b->s.data;
    struct axis x = {.lo = -6, .hi = 6};

    figure_csv_text(csv, "of");
    figure_csv_text(csv, d ? d->names[0] : "x");
    figure_csv_text(csv, d ? d->label : "y");
    head(csv, (const char *const[]){"z", "p", NULL});
    figure_csv_end(csv);
    if (d) {
        curve_points("point", d, bench_fitness(b)->z, bench_fitness(b)->p, csv);
        curve_held(b, csv);
        figure_across(b, &x);
    }
    x.cells = SAMPLES + 1;
    for (int k = 0; k <= SAMPLES; k++) {
        double at = axis_value(&x, k);

        figure_csv_text(csv, "curve");
        figure_csv_number(csv, at);
        figure_csv_number(csv, NAN);
        figure_csv_number(csv, bench_z(b, &at));
        figure_csv_number(csv, bench_p(b, &at));
        figure_csv_end(csv);
    }
}

/* ---- the weights ---- */

/* Where the weight of place K comes from and goes to: "foot size", "h2"; the last
 * neuron is "z". */
static void weight_ends(const struct bench *b, size_t k, struct str *from,
                        struct str *to)
{
    size_t inner = b->s.hidden ? k - b->s.hidden - 1 : 0, block = b->s.dim + 1;
    size_t j = k;

    if (!b->s.hidden || k <= b->s.hidden) {
        neuron_name(b, k, from);
        str_add(to, "z");
        return;
    }
    j = inner % block;
    str_add(from, j ? neuron_feature(b, j - 1) : "1");
    str_addf(to, "h%zu", inner / block + 1);
}

void figure_csv_weights(struct bench *b, struct str *csv)
{
    head(csv, (const char *const[]){"weight", "from", "to", "value", NULL});
    figure_csv_end(csv);
    for (size_t k = 0; k < b->s.params; k++) {
        struct bench still = *b;
        struct str from, to;
        char name[16];

        str_init(&from);
        str_init(&to);
        still.s.explorer.minimizing = false;
        bench_weight_name(&still, k, name);
        weight_ends(b, k, &from, &to);
        figure_csv_text(csv, name);
        figure_csv_text(csv, from.s);
        figure_csv_text(csv, to.s);
        figure_csv_number(csv, b->s.theta[k]);
        figure_csv_end(csv);
        str_done(&to);
        str_done(&from);
    }
}

/* ---- the products ---- */

/* "w1*foot size", for the bias "b" */
static void product_name(const struct bench *b, size_t j, struct str *csv)
{
    struct str text;
    char name[16];

    str_init(&text);
    neuron_weight_name(b, j, name);
    str_add(&text, name);
    if (j) {
        str_addc(&text, '*');
        neuron_name(b, j, &text);
    }
    figure_csv_text(csv, text.s);
    str_done(&text);
}

static void products_head(const struct product *m, struct str *csv)
{
    for (size_t j = m->first; j < m->first + m->width; j++) {
        struct str name;

        str_init(&name);
        neuron_name(m->b, j, &name);
        figure_csv_text(csv, name.s);
        str_done(&name);
    }
    for (size_t j = m->first; j < m->first + m->width; j++)
        product_name(m->b, j, csv);
    figure_csv_text(csv, "z");
    figure_csv_end(csv);
}

/* Each row of X, its products with the weights, and their sum. */
void figure_csv_products(struct bench *b, struct str *csv)
{
    double *v = mem_array(neuron_inputs(b) + 1, sizeof *v);
    struct product m;

    product_open(&m, b);
    products_head(&m, csv);
    for (size_t i = 0; i < m.n; i++) {
        product_row(&m, i, v);
        for (size_t j = m.first; j < m.first + m.width; j++)
            figure_csv_number(csv, v[j]);
        for (size_t j = m.first; j < m.first + m.width; j++)
            figure_csv_number(csv, v[j] * b->s.theta[j]);
        figure_csv_number(csv, bench_fitness(b)->z[i]);
        figure_csv_end(csv);
    }
    product_close(&m);
    free(v);
}

/* ---- the table ---- */

static void table_row(const struct pull *pull, size_t i, struct str *csv)
{
    struct bench *b = pull->b;
    const struct data *d = b->s.data;
    const struct fitness *f = bench_fitness(b);

    figure_csv_number(csv, (double)(i + 1));
    for (size_t j = 0; j < d->dim; j++)
        figure_csv_number(csv, d->x[j][i]);
    figure_csv_number(csv, figure_linear(b) ? d->y[i] - f->p[i] : f->z[i]);
    figure_csv_number(csv, f->p[i]);
    figure_csv_number(csv, d->y[i]);
    figure_csv_number(csv, pull_cost(pull, i));
    figure_csv_number(csv, pull->total > 0 ? pull_share(pull, i) : NAN);
    figure_csv_end(csv);
}

/* The points in the order of the table. Sorted, of very many only those that were asked
 * for their cost. */
void figure_csv_table(struct bench *b, struct str *csv)
{
    const struct data *d = b->s.data;
    bool line = figure_linear(b), sorted = b->s.table_sorted;
    struct pull pull;
    size_t n, *row;

    pull_open(&pull, b);
    n = sorted ? pull.seen : d->n;
    row = mem_array(n + 1, sizeof *row);
    for (size_t k = 0; k < n; k++)
        row[k] = k;
    if (sorted)
        pull_dearest(&pull, n, row);
    figure_csv_text(csv, "row");
    for (size_t j = 0; j < d->dim; j++)
        figure_csv_text(csv, d->names[j]);
    head(csv, (const char *const[]){line ? "residual" : "z", line ? "predicted" : "p",
                                    NULL});
    figure_csv_text(csv, d->label);
    head(csv, (const char *const[]){"cost", "share", NULL});
    figure_csv_end(csv);
    for (size_t k = 0; k < n; k++)
        table_row(&pull, row[k], csv);
    free(row);
}
