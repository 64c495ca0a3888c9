/* A table of rows times the weights: what is multiplied, and what of it is shown.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "lab/product.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "lab/explain_number.h"
#include "lab/explain_terms.h"
#include "lab/figure_parts.h"
#include "lab/neuron.h"

enum {
    WRITTEN = 4,     /* products that are all written out */
    SEARCHED = 2000, /* rows among which the marked place is looked for */
};

/* ---- what is multiplied ---- */

void product_row(const struct product *m, size_t i, double *v)
{
    double *features = mem_array(m->b->s.dim, sizeof *features);

    neuron_row(m->b, i, features);
    neuron_values(m->b, features, v);
    free(features);
}

/* The row that was chosen, else the one that the marked place is, else the first. */
static size_t row_of(const struct bench *b)
{
    const struct data *d = b->s.data;
    size_t n = d->n < SEARCHED ? d->n : SEARCHED;

    if (b->s.matrix_row && b->s.matrix_row <= d->n)
        return b->s.matrix_row - 1;
    for (size_t i = 0; b->s.placed && d->dim <= 2 && i < n; i++)
        if (d->x[0][i] == b->s.place[0] && (d->dim < 2 || d->x[1][i] == b->s.place[1]))
            return i;
    return 0;
}

/* The terms of a row; of many the first ones, and the others together. */
static size_t terms_of(const struct product *m, const double *v, struct term *t)
{
    const double *theta = m->b->s.theta;
    size_t n = 0, shown = m->width <= WRITTEN ? m->width : WRITTEN - 1;
    double rest = 0;

    for (size_t k = 0; k < m->width; k++)
        if (k < shown)
            t[n++] = term_product(v[m->first + k], theta[m->first + k]);
        else
            rest += v[m->first + k] * theta[m->first + k];
    if (shown < m->width)
        t[n++] = term_of(rest);
    return n;
}

static bool addable(const struct term *t, size_t n)
{
    double sum = 0;

    for (size_t k = 0; k < n; k++)
        sum += fabs(term_value(&t[k]));
    return isfinite(sum);
}

/* "row 1: z = 1·(−3) + 1.5·0.9 + 4·1 = −3.000 + 1.350 + 4.000 = 2.350" */
static void work_out(struct product *m)
{
    double *v = mem_array(neuron_inputs(m->b) + 1, sizeof *v);
    struct term t[WRITTEN + 1];
    size_t n;

    product_row(m, m->row, v);
    n = terms_of(m, v, t);
    str_addf(&m->worked, "row %zu: %s = ", m->row + 1, figure_linear(m->b) ? "ŷ" : "z");
    if (!addable(t, n)) {
        str_add(&m->worked, "its products are too large to be added up");
        m->decimals = 3;
    } else {
        m->decimals = terms_write(&m->worked, t, n, 3);
        if (m->width > WRITTEN)
            str_addf(&m->worked, "; the last term is the other %zu products together",
                     m->width - n + 1);
    }
    free(v);
}

void product_open(struct product *m, struct bench *b)
{
    *m = (struct product){
        .b = b,
        .n = b->s.data->n,
    };
    m->first = !neuron_biased(b);
    m->width = neuron_inputs(b) + 1 - m->first;
    m->row = row_of(b);
    str_init(&m->worked);
    work_out(m);
}

void product_close(struct product *m)
{
    str_done(&m->worked);
}

void product_worked(const struct product *m, bool ascii, struct str *out)
{
    for (const char *at = m->worked.s; *at; at++) {
        bool dot = ascii && strncmp(at, "·", strlen("·")) == 0;

        str_addc(out, dot ? '*' : *at);
        at += dot ? strlen("·") - 1 : 0;
    }
}

void product_shapes(const struct product *m, struct str *out)
{
    str_addf(out, "(%zu×%zu)·(%zu×1) = (%zu×1)", m->n, m->width, m->width, m->n);
}

/* ---- what is shown ---- */

void window_choose(struct window *w, size_t n, int room, size_t must)
{
    size_t first, most = room < WINDOW ? (size_t)room : WINDOW;

    w->n = 0;
    if (n <= most)
        first = n;
    else if (most >= 3 && (must < most - 2 || must == n - 1))
        first = most - 2;
    else
        first = most >= 5 ? most - 4 : 0;
    for (size_t k = 0; k < first; k++)
        w->at[w->n++] = k;
    if (first < n && must >= first && (must < n - 1 || most < 3))
        w->at[w->n++] = must;
    if (first < n && most >= 3)
        w->at[w->n++] = n - 1;
}

bool window_gap(const struct window *w, int k)
{
    return k > 0 && w->at[k] != w->at[k - 1] + 1;
}

int window_slots(const struct window *w)
{
    int n = w->n;

    for (int k = 1; k < w->n; k++)
        n += window_gap(w, k);
    return n;
}

/* ---- in words ---- */

static void write_columns(const struct product *m, struct str *out)
{
    size_t shown = m->width <= 6 ? m->width : 4;

    for (size_t k = 0; k < shown; k++) {
        size_t j = k + m->first;
        char name[16];

        neuron_weight_name(m->b, j, name);
        str_add(out, k ? ", " : "");
        if (j == 0)
            str_add(out, "a column of ones");
        else
            neuron_name(m->b, j, out);
        str_addf(out, " (%s %s)", name, num_label(m->b->s.theta[j]).s);
    }
    if (shown < m->width)
        str_addf(out, " and %zu more", m->width - shown);
}

void product_describe(struct bench *b, struct str *out)
{
    struct product m;

    product_open(&m, b);
    str_addf(out, "X times θ is one %s for each of the ",
             figure_linear(b) ? "prediction ŷ" : "score z");
    figure_noun(b->s.data, m.n, out);
    str_add(out, ": shapes ");
    product_shapes(&m, out);
    str_add(out, ". Columns of X, and their weights in θ: ");
    write_columns(&m, out);
    str_add(out, ". ");
    if (b->s.hidden)
        str_add(out, "The columns of X are what the hidden neurons say; the product is "
                     "that of the last neuron. ");
    else if (b->s.scale)
        str_add(out, "The features are scaled. ");
    str_addf(out, "Written out, %s.", m.worked.s);
    product_close(&m);
}
