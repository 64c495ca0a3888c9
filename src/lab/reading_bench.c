/* Readings of the bench itself: settings, data, the run.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "lab/dataset.h"
#include "lab/figure.h"
#include "lab/reading_values.h"

static void no_data(struct value *out)
{
    *out = value_undefined("there is no data yet");
}

/* ---- settings: the optimizer ---- */

void read_eta(struct bench *b, struct value *out)
{
    *out = value_number(bench_eta(b));
}

void read_optimizer(struct bench *b, struct value *out)
{
    *out = value_word(b->s.optimizer->name);
}

/* 0 stands for `all`. */
void read_batch(struct bench *b, struct value *out)
{
    *out = value_number((double)b->s.batch);
}

void read_order(struct bench *b, struct value *out)
{
    *out = value_word(b->s.shuffled ? "shuffled" : "file");
}

void read_seed(struct bench *b, struct value *out)
{
    *out = value_number((double)b->s.seed);
}

/* ---- settings: the model ---- */

void read_model(struct bench *b, struct value *out)
{
    *out = value_word(b->s.model->name);
}

void read_hidden(struct bench *b, struct value *out)
{
    *out = value_number((double)b->s.hidden);
}

void read_loss_kind(struct bench *b, struct value *out)
{
    *out = value_word(b->s.model->loss);
}

void read_classweight(struct bench *b, struct value *out)
{
    *out = value_word(b->s.balanced ? "balanced" : "none");
}

void read_features(struct bench *b, struct value *out)
{
    *out = value_word(recipe_word(b->s.recipe));
}

void read_degree(struct bench *b, struct value *out)
{
    *out = value_number(recipe_degree(b->s.recipe));
}

void read_scale(struct bench *b, struct value *out)
{
    *out = value_word(b->s.scale ? "on" : "off");
}

/* ---- data ---- */

void read_data(struct bench *b, struct value *out)
{
    const struct dataset *set = dataset_of(b->s.data);

    if (!b->s.data)
        no_data(out);
    else
        *out = value_word(set                  ? set->name
                          : *b->s.data->source ? b->s.data->source
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

void read_n(struct bench *b, struct value *out)
{
    *out = value_number(b->s.data ? (double)b->s.data->n : 0);
}

void read_dim(struct bench *b, struct value *out)
{
    *out = value_number((double)b->s.dim);
}

void read_params(struct bench *b, struct value *out)
{
    size_t n;

    bench_weights(b, &n);
    *out = value_number((double)n);
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

/* Whole passes, and the part of the one under way. */
void read_passes(struct bench *b, struct value *out)
{
    double n = b->s.data ? (double)b->s.data->n : 1;

    *out = value_number((double)b->s.pass + (double)b->s.at / n);
}

void read_rises(struct bench *b, struct value *out)
{
    *out = value_number((double)b->s.rises);
}

void read_iterations(struct bench *b, struct value *out)
{
    *out = value_number((double)b->s.iterations);
}
