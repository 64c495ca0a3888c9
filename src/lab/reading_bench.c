/* Readings of the bench itself: weights, settings, data, the run.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>

#include "base/mem.h"
#include "lab/dataset.h"
#include "lab/figure.h"
#include "lab/reading_values.h"

static void no_data(struct value *out)
{
    *out = value_undefined("there is no data yet");
}

/* ---- weights ---- */

/* A count as the text says it: "two features". */
static const char *counted(size_t n)
{
    static const char *const words[] = {"no", "one", "two", "three", "four"};

    return n < 5 ? words[n] : NULL;
}

static void no_such_weight(const struct bench *b, struct value *out)
{
    const struct data *d = b->s.data;
    size_t dim = b->s.dim;

    if (!d)
        no_data(out);
    else if (dim == 1)
        *out = value_undefined("there is one feature here: w1 (%.60s)", d->names[0]);
    else if (dim == 2)
        *out = value_undefined("there are two features here: w1 (%.30s) and w2 (%.30s)",
                               d->names[0], d->names[1]);
    else if (counted(dim))
        *out = value_undefined("there are %s features here: w1 to w%zu", counted(dim),
                               dim);
    else
        *out = value_undefined("there are %zu features here: w1 to w%zu", dim, dim);
}

void read_weight(struct bench *b, size_t j, struct value *out)
{
    if (j > b->s.dim)
        no_such_weight(b, out);
    else
        *out = value_number(b->s.theta[j]);
}

void read_raw_weight(struct bench *b, size_t j, struct value *out)
{
    double *raw;

    if (j > b->s.dim) {
        no_such_weight(b, out);
        return;
    }
    raw = mem_array(b->s.dim + 1, sizeof *raw);
    bench_raw(b, raw);
    *out = value_number(raw[j]);
    free(raw);
}

void read_gradient(struct bench *b, size_t j, struct value *out)
{
    const struct fitness *f = bench_fitness(b);

    if (!f)
        no_data(out);
    else if (j > b->s.dim)
        no_such_weight(b, out);
    else
        *out = value_number(f->grad[j]);
}

void read_w(struct bench *b, struct value *out)
{
    size_t dim = b->s.dim;

    if (dim == 1)
        read_weight(b, 1, out);
    else if (dim == 2)
        *out = value_undefined("w has 2 values here: w1, w2");
    else
        *out = value_undefined("w has %zu values here: w1 to w%zu", dim, dim);
}

void read_w1(struct bench *b, struct value *out)
{
    read_weight(b, 1, out);
}

void read_w2(struct bench *b, struct value *out)
{
    read_weight(b, 2, out);
}

void read_b(struct bench *b, struct value *out)
{
    read_weight(b, 0, out);
}

void read_raw_b(struct bench *b, struct value *out)
{
    read_raw_weight(b, 0, out);
}

void read_raw_w1(struct bench *b, struct value *out)
{
    read_raw_weight(b, 1, out);
}

void read_raw_w2(struct bench *b, struct value *out)
{
    read_raw_weight(b, 2, out);
}

/* sqrt(w1^2 + w2^2 + …) */
void read_norm(struct bench *b, struct value *out)
{
    *out = value_number(vec_norm(b->s.theta + 1, b->s.dim));
}

/* The weights of original features (b, w1, w2) into RAW if the boundary b + w x = LEVEL
 * of DIM features means something; else OUT says why not. */
static bool boundary(struct bench *b, size_t dim, double raw[3], struct value *out)
{
    const struct state *s = &b->s;
    bool flat = true;

    if (s->data && s->data->kind == LABEL_VALUE) {
        *out = value_undefined("the labels are numbers: there is no boundary");
        return false;
    }
    if (s->dim != dim) {
        *out = dim == 2 && s->dim == 1
                   ? value_undefined(
                         "with one feature the boundary is a point, the midpoint")
                   : value_undefined("the boundary of %zu features is no %s", s->dim,
                                     dim == 2 ? "line" : "point");
        return false;
    }
    bench_raw(b, raw);
    for (size_t j = 1; j <= dim; j++)
        flat = flat && raw[j] == 0;
    if (flat)
        *out = value_undefined("with %s there is no boundary",
                               dim == 1 ? "w = 0" : "w1 = w2 = 0");
    /* the linear model says 1 from 1/2 on, the logistic one from z = 0 */
    raw[0] -= s->model == &linear_ops ? 0.5 : 0;
    return !flat;
}

void read_midpoint(struct bench *b, struct value *out)
{
    double raw[3];

    if (boundary(b, 1, raw, out))
        *out = value_number(raw[0] == 0 ? 0 : -raw[0] / raw[1]);
}

/* b + w1 x1 + w2 x2 = 0 means x2 = -b/w2 - (w1/w2) x1. */
static void slope_form(struct bench *b, size_t j, struct value *out)
{
    double raw[3];

    if (!boundary(b, 2, raw, out))
        return;
    *out = raw[2] == 0   ? value_undefined("the line is vertical")
           : raw[j] == 0 ? value_number(0)
                         : value_number(-raw[j] / raw[2]);
}

void read_intercept(struct bench *b, struct value *out)
{
    slope_form(b, 0, out);
}

void read_slopeline(struct bench *b, struct value *out)
{
    slope_form(b, 1, out);
}

/* ---- settings ---- */

void read_eta(struct bench *b, struct value *out)
{
    *out = value_number(bench_eta(b));
}

void read_lambda(struct bench *b, struct value *out)
{
    *out = value_number(b->s.lambda);
}

void read_tau(struct bench *b, struct value *out)
{
    *out = value_number(b->s.tau);
}

/* All examples in every update: 0 stands for `all`. */
void read_batch(struct bench *b, struct value *out)
{
    (void)b;
    *out = value_number(0);
}

void read_seed(struct bench *b, struct value *out)
{
    (void)b;
    *out = value_number(1);
}

void read_model(struct bench *b, struct value *out)
{
    *out = value_word(b->s.model->name);
}

void read_optimizer(struct bench *b, struct value *out)
{
    *out = value_word(b->s.optimizer->name);
}

void read_features(struct bench *b, struct value *out)
{
    (void)b;
    *out = value_word("linear");
}

void read_scale(struct bench *b, struct value *out)
{
    *out = value_word(b->s.scale ? "on" : "off");
}

void read_loss_kind(struct bench *b, struct value *out)
{
    *out = value_word(b->s.model == &linear_ops ? "mse" : "log");
}

void read_data(struct bench *b, struct value *out)
{
    const struct dataset *set = dataset_of(b->s.data);

    if (!b->s.data)
        no_data(out);
    else
        *out = value_word(set                 ? set->name
                          : b->s.data->source ? b->s.data->source
                                              : "?");
}

void read_plot(struct bench *b, struct value *out)
{
    const struct figure *f = figure_now(b);

    if (f)
        *out = value_word(f->name);
    else
        no_data(out);
}

/* ---- data ---- */

void read_n(struct bench *b, struct value *out)
{
    *out = value_number(b->s.data ? (double)b->s.data->n : 0);
}

void read_dim(struct bench *b, struct value *out)
{
    *out = value_number((double)b->s.dim);
}

/* There is data, and it has classes; else OUT says what is missing. */
static bool classes(struct bench *b, struct value *out)
{
    if (!b->s.data)
        no_data(out);
    else if (b->s.data->kind == LABEL_VALUE)
        *out = value_undefined("the labels are numbers, not classes");
    else
        return true;
    return false;
}

void read_npos(struct bench *b, struct value *out)
{
    if (classes(b, out))
        *out = value_number((double)data_positives(b->s.data));
}

void read_nneg(struct bench *b, struct value *out)
{
    if (classes(b, out))
        *out = value_number((double)(b->s.data->n - data_positives(b->s.data)));
}

void read_separable(struct bench *b, struct value *out)
{
    if (classes(b, out))
        *out = value_number(bench_separable(b));
}

/* ---- the run ---- */

void read_steps(struct bench *b, struct value *out)
{
    *out = value_number((double)b->s.steps);
}

/* Every update uses all examples, so a pass is a step. */
void read_passes(struct bench *b, struct value *out)
{
    read_steps(b, out);
}

void read_rises(struct bench *b, struct value *out)
{
    *out = value_number((double)b->s.rises);
}

void read_iterations(struct bench *b, struct value *out)
{
    *out = value_number((double)b->s.iterations);
}
