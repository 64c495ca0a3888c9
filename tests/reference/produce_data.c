/* The groups of rows about a data set.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "learn/best_line.h"
#include "learn/csv.h"
#include "learn/expand.h"
#include "learn/logistic.h"
#include "produce.h"

bool subject_load(struct subject *s, const char *dir, const char *name, struct err *err)
{
    struct recipe *product;
    struct err none = {0};
    char file[1024];

    *s = (struct subject){0};
    snprintf(s->name, sizeof s->name, "%s", name);
    snprintf(file, sizeof file, "%s/datasets/%s.csv", dir, name);
    s->data = csv_load(file, NULL, err);
    if (!s->data)
        return false;
    s->model = s->data->kind == LABEL_VALUE ? &linear_ops : &logistic_ops;
    scaling_of(&s->scaling, s->data);
    s->scaled = scaling_apply(&s->scaling, s->data);
    product = recipe_parse("product", s->data->dim, &none);
    if (product)
        s->product = recipe_apply(product, s->data, &none);
    recipe_free(product);
    return true;
}

void subject_done(struct subject *s)
{
    fitted_free(s->fitted);
    walk_free(s->walk);
    descent_free(s->descent);
    scaling_done(&s->scaling);
    data_free(s->data);
    data_free(s->scaled);
    data_free(s->product);
    *s = (struct subject){0};
}

void answered(struct reply *r, double v)
{
    r->answer = PRODUCED;
    r->v = r->least = r->most = v;
}

struct objective task_objective(const struct task *t, size_t parts)
{
    bool priced = question_number(t->q, parts, "penalise_bias", 0) > 0;

    return (struct objective){
        .ops = t->subject->model,
        .dim = t->data->dim + 1,
        .data = t->data,
        .lambda = question_number(t->q, parts, "lambda", 0),
        .bias = priced ? BIAS_PRICED : BIAS_FREE,
        .class_weight = {t->class_weight[0], t->class_weight[1]},
    };
}

/* WHAT at part AT, at zero weights, with the price of the first PARTS parts */
static void at_zero(const struct task *t, size_t parts, size_t at, struct reply *r)
{
    struct objective o = task_objective(t, parts);
    double *zero = mem_array(o.dim, sizeof *zero);

    produce_surface(t->q, at, &o, zero, r);
    free(zero);
}

/* hessian_at_zero/K/WHAT */
static void produce_at_zero(const struct task *t, struct reply *r)
{
    size_t k;

    if (question_index(t->q, t->q->at + 1, 1000000, &k))
        at_zero(t, t->q->at + 2, t->q->at + 2, r);
}

static void produce_bare_at_zero(const struct task *t, struct reply *r)
{
    at_zero(t, t->q->at, t->q->at, r);
}

/* loss_and_gradient/K/WHAT at weights that the file gives, and …/K/l2/I/WHAT with a
 * penalty */
static void produce_at_given(const struct task *t, struct reply *r)
{
    const struct question *q = t->q;
    size_t at = q->at, parts = at + 2, k;
    struct objective o;
    double *theta;

    if (!question_index(q, at + 1, 1000000, &k))
        return;
    if (question_is(q, at + 2, "l2") && question_index(q, at + 3, 1000000, &k))
        parts = at + 4;
    else if (question_is(q, at + 2, "b") || question_is(q, at + 2, "w")) {
        r->answer = GIVEN;
        return;
    }
    o = task_objective(t, parts);
    theta = mem_array(o.dim, sizeof *theta);
    question_weights(q, at + 2, "", theta, o.dim);
    produce_surface(q, parts, &o, theta, r);
    free(theta);
}

static void produce_count(const struct task *t, struct reply *r)
{
    size_t positives = data_positives(t->data), n = t->data->n;

    if (question_is(t->q, t->q->at, "m"))
        answered(r, (double)n);
    else if (question_is(t->q, t->q->at, "positives"))
        answered(r, (double)positives);
    else
        answered(r, (double)(n - positives));
}

/* mean/J, population_std/J: of the columns before scaling */
static void produce_column(const struct task *t, struct reply *r)
{
    const struct scaling *s = &t->subject->scaling;
    size_t j;

    if (question_index(t->q, t->q->at + 1, s->dim, &j))
        answered(r, question_is(t->q, t->q->at, "mean") ? s->mean[j] : s->sd[j]);
}

static void produce_class_weight(const struct task *t, struct reply *r)
{
    answered(r, t->class_weight[question_is(t->q, t->q->at, "weight_positive")]);
}

/* The loss where the bias alone says how many are of class 1. */
static void produce_base_rate(const struct task *t, struct reply *r)
{
    struct objective o = task_objective(t, t->q->at);
    double *theta = mem_array(o.dim, sizeof *theta);

    theta[0] = logit((double)data_positives(t->data) / (double)t->data->n);
    answered(r, objective_loss(&o, theta));
    free(theta);
}

static void produce_best_line(const struct task *t, struct reply *r)
{
    size_t errors;

    if (question_is(t->q, t->q->at + 1, "m"))
        answered(r, (double)t->data->n);
    else if (question_is(t->q, t->q->at + 1, "correct") &&
             best_line(t->data, &errors, NULL))
        answered(r, (double)(t->data->n - errors));
}

static void produce_note(const struct task *t, struct reply *r)
{
    (void)t;
    r->answer = GIVEN;
}

static const struct {
    const char *name;
    void (*produce)(const struct task *t, struct reply *r);
    enum closeness how;
} groups[] = {
    {"loss_and_gradient", produce_at_given, SINGLE},
    {"optimum", produce_optimum, USUAL},
    {"ols", produce_optimum, USUAL},
    {"ridge", produce_optimum, USUAL},
    {"b", produce_bare_optimum, USUAL},
    {"w", produce_bare_optimum, USUAL},
    {"hessian_at_zero", produce_at_zero, USUAL},
    {"hessian", produce_bare_at_zero, SINGLE},
    {"hessian_eigenvalues", produce_bare_at_zero, USUAL},
    {"hessian_at_zero_eigenvalues", produce_bare_at_zero, USUAL},
    {"condition_number", produce_bare_at_zero, USUAL},
    {"condition_number_at_zero", produce_bare_at_zero, USUAL},
    {"max_rate_2_over_L", produce_bare_at_zero, USUAL},
    {"global_max_rate_2_over_L", produce_bare_at_zero, USUAL},
    {"best_fixed_rate_2_over_L_plus_mu", produce_bare_at_zero, USUAL},
    {"gd_trajectory", produce_walk, USUAL},
    {"gd", produce_walk, USUAL},
    {"optimisers", produce_walk, USUAL},
    {"newton_from_zero", produce_walk, USUAL},
    {"sgd_online", produce_online, USUAL},
    {"gd_iterations_to_1e-6", produce_iterations, USUAL},
    {"stability", produce_stability, USUAL},
    {"metrics", produce_metric, USUAL},
    {"m", produce_count, RELATIVE},
    {"positives", produce_count, RELATIVE},
    {"negatives", produce_count, RELATIVE},
    {"separable", produce_separable, RELATIVE},
    {"mean", produce_column, USUAL},
    {"population_std", produce_column, USUAL},
    {"weight_negative", produce_class_weight, SINGLE},
    {"weight_positive", produce_class_weight, SINGLE},
    {"base_rate_log_loss", produce_base_rate, SINGLE},
    {"best_linear_accuracy", produce_best_line, RELATIVE},
    {"file", produce_note, RELATIVE},
    {"task", produce_note, RELATIVE},
    {"columns", produce_note, RELATIVE},
    {"convention", produce_note, RELATIVE},
    {"note", produce_note, RELATIVE},
};

/* balanced/GROUP, standardised/GROUP, with_product_feature/GROUP: the same questions
 * about other costs or other columns. */
static void look_through(struct task *t, struct question *q)
{
    const struct data *d = t->data;

    if (question_is(q, q->at, "balanced")) {
        double ones = (double)data_positives(d), n = (double)d->n;

        t->class_weight[0] = n / (2 * (n - ones));
        t->class_weight[1] = n / (2 * ones);
    } else if (question_is(q, q->at, "standardised"))
        t->data = t->subject->scaled;
    else if (question_is(q, q->at, "with_product_feature"))
        t->data = t->subject->product;
    else
        return;
    q->at++;
}

void produce_data(struct question *q, struct subject *s, struct reply *r)
{
    struct task t = {.q = q, .subject = s, .data = s->data};

    q->at = 2;
    if (!s->data) {
        r->answer = NO_DATA;
        return;
    }
    look_through(&t, q);
    for (size_t i = 0; t.data && i < sizeof groups / sizeof *groups; i++)
        if (question_is(q, q->at, groups[i].name)) {
            const char *separable = question_text(q, 2, "separable");

            r->how = groups[i].how;
            groups[i].produce(&t, r);
            if (groups[i].produce == produce_walk &&
                question_is(q, q->at, "newton_from_zero") && separable &&
                strcmp(separable, "none") != 0)
                r->how = LOOSE;
            return;
        }
}
