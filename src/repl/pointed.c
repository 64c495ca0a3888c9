/* A place in the picture on show, and what can be done there.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "repl/pointed.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/mem.h"
#include "lab/dataset.h"
#include "lab/landscape.h"
#include "lab/projection.h"
#include "plot/text.h"

#define IN_COLUMNS (1u << PLACES_COLUMN | 1u << PLACES_COLUMNS)
#define IN_DATA (IN_COLUMNS | 1u << PLACES_LABEL)

/* ---- places ---- */

double pointed_round(double v, double unit)
{
    double power = floor(log10(unit)), many = round(v / pow(10, power));
    char text[48];

    if (!isfinite(power) || !(fabs(many) < 1e15))
        return v;
    snprintf(text, sizeof text, "%.0fe%.0f", many + 0.0, power);
    return strtod(text, NULL) + 0.0;
}

/* All columns of the place: those that are not shown at their mean, shortly. */
static double *columns_of(struct bench *b, const struct pointed *p)
{
    size_t n = bench_inputs(b), weight[2], column[2];
    double *x = mem_array(n, sizeof *x);

    for (size_t j = 0; j < n && b->s.data; j++) {
        const struct range *r = data_range(b->s.data, j);

        x[j] = pointed_round(r->mean, (r->hi - r->lo) / 50);
    }
    if (p->figure->places == PLACES_COLUMNS) {
        bench_axes(b, weight, column);
        x[column[0]] = p->at[0];
        x[column[1]] = p->at[1];
    } else {
        x[0] = p->at[0];
    }
    return x;
}

static double middle(const struct range *r)
{
    return pointed_round(r->lo / 2 + r->hi / 2, (r->hi - r->lo) / 50);
}

static void begin_at_weights(struct bench *b, double at[2])
{
    struct landscape l;

    landscape_open(&l, b, 2, 1);
    for (int i = 0; i < 2; i++)
        at[i] = l.at[i];
    landscape_done(&l);
}

void pointed_begin(struct bench *b, const struct figure *f, double at[2])
{
    const struct data *d = b->s.data;
    size_t weight[2], column[2];

    at[0] = at[1] = 0;
    if (f->places == PLACES_WEIGHTS) {
        begin_at_weights(b, at);
        return;
    }
    if (!d)
        return;
    bench_axes(b, weight, column);
    column[0] = f->places == PLACES_COLUMNS ? column[0] : 0;
    column[1] = f->places == PLACES_COLUMNS ? column[1] : d->dim;
    for (size_t i = 0; i < 2; i++)
        at[i] = b->s.placed && column[i] < 2 && column[i] < d->dim
                    ? b->s.place[column[i]]
                    : middle(data_range(d, column[i]));
}

static void add_number(struct str *out, double v)
{
    str_addf(out, " %.15g", v);
}

static void add_columns(struct bench *b, const struct pointed *p, struct str *out)
{
    double *x = columns_of(b, p);

    for (size_t j = 0; j < bench_inputs(b); j++)
        add_number(out, x[j]);
    free(x);
}

/* ---- deeds ---- */

/* `add 2 3 +`, `add 2 3.5` */
static bool add_line(struct bench *b, const struct pointed *p, const struct deed *d,
                     struct str *out, struct err *err)
{
    (void)err;
    str_add(out, "add");
    add_columns(b, p, out);
    if (p->figure->places == PLACES_LABEL)
        add_number(out, p->at[1]);
    else
        str_addf(out, " %s", d->value);
    return true;
}

static bool predict_line(struct bench *b, const struct pointed *p, const struct deed *d,
                         struct str *out, struct err *err)
{
    (void)d, (void)err;
    str_add(out, "predict");
    add_columns(b, p, out);
    return true;
}

/* How far row I is, in cells. */
static double distance(const struct bench *b, const struct pointed *p,
                       const size_t column[2], size_t i)
{
    const struct data *d = b->s.data;
    double right, up = 0;

    if (p->figure->places == PLACES_COLUMNS) {
        right = d->x[column[0]][i] - p->at[0];
        up = d->x[column[1]][i] - p->at[1];
    } else {
        right = d->x[0][i] - p->at[0];
        if (p->figure->places == PLACES_LABEL)
            up = d->y[i] - p->at[1];
    }
    return hypot(right / p->unit[0], up / p->unit[1]);
}

/* `remove 7`, `flip 7`: the nearest of the points. */
static bool nearest_line(struct bench *b, const struct pointed *p, const struct deed *d,
                         struct str *out, struct err *err)
{
    size_t weight[2], column[2], best = 0;
    double least = INFINITY;

    if (!b->s.data)
        return err_set(err, "There are no points to %s.", d->word);
    bench_axes(b, weight, column);
    for (size_t i = 0; i < b->s.data->n; i++) {
        double far = distance(b, p, column, i);

        if (far < least) {
            least = far;
            best = i;
        }
    }
    str_addf(out, "%s %zu", d->word, best + 1);
    return true;
}

/* The place in direction I in as many digits as tell a hundredth of a cell. */
static double within(const struct pointed *p, int i)
{
    return pointed_round(p->at[i], p->unit[i] / 100);
}

/* `w1 = 1.2, b = -3` */
static bool start_line(struct bench *b, const struct pointed *p, const struct deed *d,
                       struct str *out, struct err *err)
{
    struct landscape l;

    (void)d, (void)err;
    landscape_open(&l, b, 2, 1);
    str_addf(out, "%s = %.15g, %s = %.15g", l.name[0], within(p, 0), l.name[1],
             within(p, 1));
    landscape_done(&l);
    return true;
}

const struct deed deeds[] = {
    {'0', NULL, "add a point of class 0", IN_COLUMNS, false, "o", add_line},
    {'1', "add", "add a point of class 1", IN_COLUMNS, false, "+", add_line},
    {'a', "add", "add a point", 1u << PLACES_LABEL, false, NULL, add_line},
    {'x', "remove", "remove the nearest point", IN_DATA, false, NULL, nearest_line},
    {'f', "flip", "flip the nearest point", IN_COLUMNS, false, NULL, nearest_line},
    {'p', "predict", "predict there", IN_DATA, true, NULL, predict_line},
    {'s', "start there", "set both weights to it", 1u << PLACES_WEIGHTS, true, NULL,
     start_line},
    {0},
};

const struct deed *deed_of(const struct figure *f, char key)
{
    for (const struct deed *d = deeds; d->key; d++)
        if ((d->places >> f->places & 1) && (key == '\r' ? d->usual : d->key == key))
            return d;
    return NULL;
}

/* ---- which picture ---- */

const char *pointed_lacks(struct bench *b, const char **meant)
{
    const struct figure *f = figure_now(b);

    *meant = "";
    if (!f) {
        *meant = "data hobbits";
        return "There is no picture to point at yet. add 2 1 + puts the first point; "
               "or "
               "take points that are there: data hobbits";
    }
    if (f->places == PLACES_COLUMNS && b->s.axes.along && projection_fits(b)) {
        *meant = "plot scatter";
        return "In a projection a place is no place of the data. Type: plot scatter";
    }
    if (f->places != PLACES_NONE)
        return NULL;
    for (size_t i = 0; figures[i] && !**meant; i++)
        if (figures[i]->places != PLACES_NONE && !figures[i]->lacks(b))
            *meant = figures[i]->takes == FIGURE_COLUMNS   ? "plot scatter"
                     : figures[i]->takes == FIGURE_WEIGHTS ? "plot contour"
                     : figures[i]->places == PLACES_COLUMN ? "plot curve"
                                                           : "plot fit";
    return "The picture on show has no places to point at; scatter, curve, fit and "
           "contour have.";
}

/* ---- the strip ---- */

static size_t tell_number(struct str *out, const char *name, double v, bool exact)
{
    size_t from;

    if (!isfinite(v))
        return 0;
    str_addf(out, "%s ", name);
    from = out->len;
    if (exact)
        str_addf(out, "%.15g", v);
    else
        text_short(out, v);
    text_minus(out, from);
    return 1;
}

static size_t tell_weights(struct bench *b, const struct pointed *p,
                           struct str out[POINTED_PARTS])
{
    struct landscape l;
    size_t n = 0;

    landscape_open(&l, b, 2, 1);
    for (int i = 0; i < 2; i++)
        n += tell_number(&out[n], l.name[i], within(p, i), true);
    n += tell_number(&out[n], landscape_height(&l),
                     landscape_at(&l, p->at[0], p->at[1]), false);
    landscape_done(&l);
    return n;
}

static size_t tell_place(struct bench *b, const struct pointed *p,
                         struct str out[POINTED_PARTS])
{
    const struct data *d = b->s.data;
    size_t weight[2], column[2], n;

    bench_axes(b, weight, column);
    if (p->figure->places != PLACES_COLUMNS)
        column[0] = 0;
    n = tell_number(&out[0], d ? dataset_axis(d, column[0]) : "x", p->at[0], true);
    if (p->figure->places == PLACES_COLUMNS)
        n += tell_number(&out[n], dataset_axis(d, column[1]), p->at[1], true);
    if (p->figure->places == PLACES_LABEL)
        n += tell_number(&out[n], d->label, p->at[1], true);
    return n;
}

size_t pointed_tell(struct bench *b, const struct pointed *p,
                    struct str out[POINTED_PARTS])
{
    double *x, z;
    size_t n;

    if (p->figure->places == PLACES_WEIGHTS)
        return tell_weights(b, p, out);
    n = tell_place(b, p, out);
    x = columns_of(b, p);
    z = bench_z(b, x);
    if (isnan(z)) {
        free(x);
        return n;
    }
    if (b->s.model->sigma) {
        n += tell_number(&out[n], "z", z, false);
        if (isfinite(z))
            n += tell_number(&out[n], "p", bench_p(b, x), false);
    } else {
        n += tell_number(&out[n], "ŷ", z, false);
    }
    free(x);
    return n;
}
