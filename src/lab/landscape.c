/* The objective as heights over one or two weights.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "lab/landscape.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "learn/ridge.h"

enum {
    BUDGET = 2000000, /* looks of a neuron at a row in one picture */
    FEWEST = 300,     /* rows, however large the picture */
    FIT_WORK =
        50000, /* rows times weights squared: a fit that nobody has to wait for */
};

const char *landscape_lacks(struct bench *b, int axes)
{
    const struct explorer *e = &b->s.explorer;

    if (e->minimizing && e->function->dim < 2 && axes > 1)
        return "That needs two variables, this function has one. Type: plot f";
    if (!e->minimizing && !b->s.data)
        return "There is no data yet. Type: data line";
    return NULL;
}

const char *landscape_height(const struct landscape *l)
{
    if (l->shown)
        return "f";
    if (l->o.lambda > 0 || l->rest != 0 || l->price[0] > 0 || l->price[1] > 0)
        return "objective";
    return strcmp(l->o.ops->loss, "mse") == 0 ? "mse" : "loss";
}

/* ---- opening ---- */

/* Row I of those that are looked at, in the whole table. */
static size_t row_of(const struct landscape *l, size_t i)
{
    return l->n < l->of ? (size_t)((double)i * (double)l->of / (double)l->n) : i;
}

static void choose_rows(struct landscape *l, size_t places)
{
    size_t most = BUDGET / (places ? places : 1) / (1 + l->b->s.hidden);

    most = most < FEWEST ? FEWEST : most > LANDSCAPE_ROWS ? LANDSCAPE_ROWS : most;
    l->of = l->b->s.fitted->n;
    l->n = l->of < most ? l->of : most;
}

static void take_labels(struct landscape *l, size_t dim)
{
    const struct data *d = l->b->s.fitted;

    l->rows = data_new(l->n, dim);
    l->rows->kind = d->kind;
    for (size_t i = 0; i < l->n; i++)
        l->rows->y[i] = d->y[row_of(l, i)];
}

/* A network is asked for as it is. */
static void take_whole(struct landscape *l)
{
    const struct state *s = &l->b->s;

    take_labels(l, s->fitted->dim);
    for (size_t j = 0; j < s->fitted->dim; j++)
        for (size_t i = 0; i < l->n; i++)
            l->rows->x[j][i] = s->fitted->x[j][row_of(l, i)];
    l->theta = mem_array(s->params, sizeof *l->theta);
    memcpy(l->theta, s->theta, s->params * sizeof *l->theta);
    l->slot[0] = l->weight[0];
    l->slot[1] = l->weight[1];
}

/* What the weights that stay add to the score of row I. */
static double base_score(const struct landscape *l, size_t i)
{
    const struct state *s = &l->b->s;
    double z = 0;

    for (size_t j = 0; j < s->params; j++)
        if (j != l->weight[0] && (l->axes < 2 || j != l->weight[1]))
            z += s->theta[j] * (j ? s->fitted->x[j - 1][i] : 1);
    return z;
}

/* z = base + u x_a + v x_b: a regression of three features, whatever it was before. */
static void take_sums(struct landscape *l)
{
    const struct state *s = &l->b->s;

    take_labels(l, 3);
    for (size_t i = 0; i < l->n; i++) {
        size_t row = row_of(l, i);

        l->rows->x[0][i] = base_score(l, row);
        for (int k = 0; k < l->axes; k++)
            l->rows->x[1 + k][i] =
                l->weight[k] ? s->fitted->x[l->weight[k] - 1][row] : 1;
    }
    l->theta = mem_array(4, sizeof *l->theta);
    l->theta[1] = 1;
    l->slot[0] = 2;
    l->slot[1] = 3;
}

/* The price of the weights: of the two, and of all others. */
static void take_prices(struct landscape *l)
{
    const struct state *s = &l->b->s;
    double *price = mem_array(s->params, sizeof *price);

    ridge_prices(&l->o, price);
    for (size_t j = 0; j < s->params; j++) {
        if (j == l->weight[0])
            l->price[0] = price[j];
        else if (l->axes > 1 && j == l->weight[1])
            l->price[1] = price[j];
        else
            l->rest += price[j] * s->theta[j] * s->theta[j];
    }
    free(price);
    l->o.lambda = 0;
    l->o.dim = 4;
    l->o.bias = BIAS_FREE;
}

static void name_axes(struct landscape *l)
{
    const struct state *s = &l->b->s;

    for (int k = 0; k < l->axes; k++) {
        bench_weight_name(l->b, l->weight[k], l->name[k]);
        if (!l->shown && !s->hidden && s->dim == 1 && l->weight[k] == 1)
            snprintf(l->name[k], sizeof l->name[k], "w");
    }
}

static bool cheap(const struct landscape *l)
{
    const struct state *s = &l->b->s;

    return l->shown ||
           (!s->hidden && s->model->smooth &&
            (double)l->of * (double)s->params * (double)s->params <= FIT_WORK);
}

/* Straight to the end, on a copy of the weights. */
static void find_best(struct landscape *l, const struct objective *o,
                      const double *theta)
{
    double *copy;
    struct fit_result r;

    if (!cheap(l))
        return;
    copy = mem_array(o->dim, sizeof *copy);
    memcpy(copy, theta, o->dim * sizeof *copy);
    r = opt_fit(o, copy);
    l->local = r.status == FIT_LOCAL;
    l->best_known = r.status == FIT_OPTIMUM || l->local;
    for (int k = 0; k < l->axes; k++) {
        l->best.at[k] = copy[l->weight[k]];
        l->best_known = l->best_known && isfinite(l->best.at[k]);
    }
    l->best.height = o->ops->value(o, copy);
    free(copy);
}

static void open_model(struct landscape *l, size_t places)
{
    struct bench *b = l->b;
    struct objective o;

    bench_objective(b, &o);
    l->o = o;
    l->others = b->s.params - (size_t)l->axes;
    choose_rows(l, places);
    if (b->s.hidden) {
        take_whole(l);
    } else {
        take_sums(l);
        take_prices(l);
    }
    l->o.data = l->rows;
    for (int k = 0; k < l->axes; k++) {
        l->at[k] = b->s.theta[l->weight[k]];
        l->slope[k] = bench_fitness(b)->grad[l->weight[k]];
    }
    find_best(l, &o, b->s.theta);
}

static void open_function(struct landscape *l)
{
    const struct explorer *e = &l->b->s.explorer;
    double g[2] = {NAN, NAN};

    l->shown = e->function;
    l->o = (struct objective){
        .ops = &function_ops, .dim = e->function->dim, .function = e->function};
    l->theta = mem_array(2, sizeof *l->theta);
    memcpy(l->theta, e->at, sizeof e->at);
    l->others = e->function->dim - (size_t)l->axes;
    if (!function_slope(e->function, e->at, g))
        g[0] = g[1] = NAN;
    for (int k = 0; k < l->axes; k++) {
        l->weight[k] = l->slot[k] = (size_t)k;
        l->at[k] = e->at[k];
        l->slope[k] = g[k];
    }
    find_best(l, &l->o, e->at);
}

void landscape_open(struct landscape *l, struct bench *b, int axes, size_t places)
{
    size_t column[2];

    *l = (struct landscape){.b = b, .axes = axes};
    bench_axes(b, l->weight, column);
    if (b->s.explorer.minimizing)
        open_function(l);
    else
        open_model(l, places);
    name_axes(l);
    l->here = landscape_at(l, l->at[0], l->at[1]);
}

void landscape_open_function(struct landscape *l, struct bench *b)
{
    *l = (struct landscape){.b = b, .axes = 2, .name = {"X", "Y"}};
    open_function(l);
    l->here = landscape_at(l, l->at[0], l->at[1]);
}

void landscape_done(struct landscape *l)
{
    data_free(l->rows);
    free(l->theta);
    *l = (struct landscape){0};
}

/* ---- heights ---- */

double landscape_at(const struct landscape *l, double u, double v)
{
    double price = l->rest;

    l->theta[l->slot[0]] = u;
    if (l->price[0] > 0)
        price += l->price[0] * u * u;
    if (l->axes > 1) {
        l->theta[l->slot[1]] = v;
        price += l->price[1] > 0 ? l->price[1] * v * v : 0;
    }
    return l->o.ops->value(&l->o, l->theta) + price;
}

double landscape_rate(const struct landscape *l)
{
    return bench_eta(l->b);
}

const double landscape_share[LANDINGS] = {0.5, 1, 2};

uint32_t landscape_glyph(int i, bool plain)
{
    static const uint32_t glyph[2][LANDINGS] = {{0xB7, 0x2022, 0x25CB},
                                                {'.', '*', 'o'}};

    return glyph[plain][i];
}

bool landscape_landing(const struct landscape *l, double k, struct spot *out)
{
    if (l->shown && !l->b->s.explorer.minimizing)
        return false;
    for (int i = 0; i < l->axes; i++) {
        out->at[i] = l->at[i] - k * landscape_rate(l) * l->slope[i];
        if (!isfinite(out->at[i]))
            return false;
    }
    return true;
}
