/* What several figures need.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "lab/figure_parts.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "lab/dataset.h"
#include "learn/logistic.h"
#include "plot/text.h"

void figure_range(const double *v, size_t n, double *lo, double *hi)
{
    *lo = *hi = v[0];
    for (size_t i = 1; i < n; i++) {
        *lo = v[i] < *lo ? v[i] : *lo;
        *hi = v[i] > *hi ? v[i] : *hi;
    }
}

bool figure_wrong(const struct bench *b, const struct fitness *f, size_t i)
{
    return !f->half && data_positive(b->s.data, i) != (f->p[i] >= b->s.tau);
}

double *figure_raw(const struct bench *b)
{
    double *raw = mem_array(b->s.params, sizeof *raw);

    bench_raw(b, raw);
    return raw;
}

bool figure_linear(const struct bench *b)
{
    return !b->s.model->sigma;
}

double figure_p(const struct bench *b, double z)
{
    return figure_linear(b) ? z : sigmoid(z);
}

double figure_score(const struct bench *b, double p)
{
    return figure_linear(b) ? p : logit(p);
}

double figure_mean(const struct data *d, size_t j)
{
    double mean = 0;

    for (size_t i = 0; i < d->n; i++)
        mean += d->x[j][i] / (double)d->n;
    return mean;
}

void figure_crowd(const struct chart *c, struct bench *b, const double *x,
                  const double *y, struct crowd *points)
{
    const struct fitness *f = bench_fitness(b);
    const struct data *d = b->s.data;
    int row, col;

    crowd_init(points, c);
    if (d->n > CROWD_DENSE) {
        crowd_add_all(points, c, d->n, x, y, d->y);
        return;
    }
    for (size_t i = 0; i < d->n; i++)
        if (chart_cell(c, x[i], y[i], &row, &col))
            crowd_add(points, row, col, data_positive(d, i), figure_wrong(b, f, i));
}

void figure_says(struct grid *g, const char *sentence)
{
    struct paper p;
    int width = g->cols > 4 ? g->cols - 2 : g->cols, col = g->cols > 4;
    int row;

    grid_clear(g);
    paper_init(&p, g->ascii);
    paper_prose(&p, width, STYLE_DIM, "", "", sentence);
    row = (g->rows - (int)p.rows) / 2;
    paper_draw(&p, 0, g, row > 0 ? row : 0, col, g->rows, width);
    paper_done(&p);
}

/* ---- words ---- */

void figure_noun(const struct data *d, size_t n, struct str *out)
{
    const char *noun = dataset_noun(d);
    size_t len = strlen(noun);

    if (n == 1 && len && noun[len - 1] == 's')
        len--;
    str_addf(out, "%zu %.*s", n, (int)len, noun);
}

/* How class 1 is said of several follows from what class 0 is called. */
void figure_group(const struct data *d, size_t n, struct str *out)
{
    const char *zero = dataset_class(d, 0), *one = dataset_class(d, 1);
    size_t len = strlen(one);

    if (strncmp(zero, "not a", 5) == 0 && len)
        str_addf(out, "%s%s", one, n == 1 ? "" : one[len - 1] == 'o' ? "es" : "s");
    else if (strncmp(zero, "not ", 4) == 0)
        str_add(out, one);
    else if (strncmp(zero, "no ", 3) == 0)
        str_addf(out, "with %s", one);
    else
        str_addf(out, "class %s", one);
}

void figure_counts(const struct data *d, struct str *out)
{
    size_t n = data_positives(d), from;

    figure_noun(d, d->n, out);
    str_addf(out, ", %zu ", n);
    from = out->len;
    figure_group(d, n, out);
    if (strncmp(out->s + from, "class ", 6) == 0) {
        str_cut(out, from);
        str_addf(out, "of class %s", dataset_class(d, 1));
    }
    str_add(out, ". ");
}

void figure_kind(const struct data *d, int class, struct str *out)
{
    const struct dataset *set = dataset_of(d);

    str_addf(out, "%s%s", set && set->said[class] ? "" : "class ",
             dataset_class(d, class));
}

const char *figure_class(const struct data *d, int class)
{
    const char *name = dataset_class(d, class);

    return strncmp(name, "not ", 4) == 0 ? "not" : name;
}

void figure_place(struct str *out, double x, double y)
{
    str_addc(out, '(');
    text_number(out, x);
    str_add(out, ", ");
    text_number(out, y);
    str_addc(out, ')');
}

void figure_decimals(struct str *out, double v, int decimals)
{
    size_t from = out->len;

    if (!isfinite(v) || fabs(v) >= 1e9 || decimals > 6) {
        text_short(out, v);
        return;
    }
    str_addf(out, "%.*f", decimals, v);
    if (out->s[from] == '-' && strtod(out->s + from, NULL) == 0) {
        memmove(out->s + from, out->s + from + 1, out->len - from);
        str_cut(out, out->len - 1);
    }
}

int figure_precision(double lo, double hi)
{
    double fifth = hi / 5 - lo / 5;
    double digits = fifth > 0 ? 1 - floor(log10(fifth) + 1e-9) : 1;

    return digits < 0 ? 0 : digits > 300 ? 300 : (int)digits;
}
