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

size_t figure_room(const struct chart *c, const char *yname)
{
    int left = c->grid->cols - (int)text_columns(yname, c->grid->ascii) - c->left - 2;

    return left > 0 ? (size_t)left : 0;
}

bool figure_add_part(struct str *out, size_t room, const char *part)
{
    size_t from = out->len;

    str_add(out, part);
    if (text_columns(out->s, false) <= room)
        return true;
    str_cut(out, from);
    return false;
}

void figure_density(const struct crowd *points, size_t room, struct str *out)
{
    size_t most = crowd_fullest(points);
    struct str brief;

    if (points->n <= CROWD_DENSE)
        return;
    if (most < 10) {
        figure_add_part(out, room, ": digits count them");
        return;
    }
    str_init(&brief);
    str_addf(&brief, ", # = %zu", most);
    if (!figure_add_part(out, room, ": digits are tenths of the fullest cell"))
        figure_add_part(out, room, brief.s);
    str_done(&brief);
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

int figure_shared_decimals(const double *v, size_t n)
{
    int decimals = 0;

    for (size_t i = 0; i < n && decimals < 3; i++)
        while (decimals < 3) {
            double scaled = v[i] * pow(10, decimals);

            if (fabs(scaled - nearbyint(scaled)) < 1e-9 * fmax(1, fabs(scaled)))
                break;
            decimals++;
        }
    return decimals;
}
