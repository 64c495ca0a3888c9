/* The groups of rows about a data set.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "learn/opt.h"
#include "learn/separable.h"
#include "produce.h"

enum { DIM = DATA_MAX_DIM + 1 };

static bool same(const char *a, const char *b)
{
    return strcmp(a, b) == 0;
}

static double number_at(const struct subject *s, const char *prefix, const char *name)
{
    double v = 0;

    rows_number(rows_text(s->rows, "/datasets/%s/%s/%s", s->name, prefix, name), &v);
    return v;
}

/* The weights stored below PREFIX; those that are not there are zero. */
static void weights_at(const struct subject *s, const char *prefix, double *theta)
{
    theta[0] = number_at(s, prefix, "b");
    for (size_t j = 0; j < s->data->dim; j++) {
        char name[32];

        snprintf(name, sizeof name, "w/%zu", j);
        theta[j + 1] = number_at(s, prefix, name);
    }
}

static struct objective objective(const struct subject *s, const struct data *d,
                                  double lambda)
{
    return (struct objective){s->model, d->dim + 1, d, lambda};
}

/* The bias has no price here. */
static bool bias_penalised(const struct subject *s, const char *prefix)
{
    return number_at(s, prefix, "penalise_bias") != 0;
}

/* GROUP/K/WHAT at weights that the file gives, and GROUP/K/l2/I/WHAT with a penalty. */
static enum answer at_given(const struct subject *s, const char *rest, double *v)
{
    char prefix[64], penalty[96], what[64];
    double theta[DIM], lambda = 0;
    struct objective o;
    int k, i;

    if (sscanf(rest, "loss_and_gradient/%d/%63s", &k, what) != 2)
        return NOT_PRODUCED;
    snprintf(prefix, sizeof prefix, "loss_and_gradient/%d", k);
    weights_at(s, prefix, theta);
    if (sscanf(what, "l2/%d/", &i) == 1) {
        snprintf(penalty, sizeof penalty, "%s/l2/%d", prefix, i);
        if (bias_penalised(s, penalty))
            return NOT_PRODUCED;
        lambda = number_at(s, penalty, "lambda");
        memmove(what, strchr(what + 3, '/') + 1, strlen(strchr(what + 3, '/')));
    } else if (same(what, "b") || what[0] == 'w')
        return GIVEN;
    o = objective(s, s->data, lambda);
    return produce_surface(&o, theta, what, v);
}

/* PREFIX/WHAT at the optimum for its lambda. */
static enum answer at_optimum(const struct subject *s, const struct data *d,
                              const char *prefix, const char *what, double *v)
{
    struct objective o = objective(s, d, number_at(s, prefix, "lambda"));
    double theta[DIM] = {0};
    struct fit_result fit;

    if (bias_penalised(s, prefix))
        return NOT_PRODUCED;
    if (same(what, "reason"))
        return GIVEN;
    fit = opt_fit(&o, theta);
    if (!same(what, "exists"))
        return produce_surface(&o, theta, what, v);
    *v = fit.status == FIT_OPTIMUM;
    return PRODUCED;
}

static enum answer optimum(const struct subject *s, const char *rest, double *v)
{
    const char *what = rest;
    char prefix[64];
    int k;

    if (sscanf(rest, "%*[a-z]/%d/", &k) == 1)
        what = strchr(rest, '/') + 1;
    if (!strchr(what, '/'))
        return NOT_PRODUCED;
    what = strchr(what, '/') + 1;
    snprintf(prefix, sizeof prefix, "%.*s", (int)(what - rest) - 1, rest);
    return at_optimum(s, s->data, prefix, what, v);
}

static enum answer standardised(const struct subject *s, const char *rest, double *v)
{
    char prefix[64], what[64];
    size_t k;

    if (sscanf(rest, "standardised/optimum/%zu/%63s", &k, what) == 2) {
        snprintf(prefix, sizeof prefix, "standardised/optimum/%zu", k);
        return at_optimum(s, s->scaled, prefix, what, v);
    }
    if (sscanf(rest, "standardised/mean/%zu", &k) == 1 && k < s->data->dim)
        *v = s->scaling.mean[k];
    else if (sscanf(rest, "standardised/population_std/%zu", &k) == 1 &&
             k < s->data->dim)
        *v = s->scaling.sd[k];
    else if (sscanf(rest, "standardised/%63s", what) == 1 &&
             (what[0] == 'b' || what[1] == '/'))
        return at_optimum(s, s->scaled, "standardised", what, v);
    else
        return NOT_PRODUCED;
    return PRODUCED;
}

static enum answer at_zero(const struct subject *s, const char *rest, double *v)
{
    double theta[DIM] = {0};
    char prefix[64], what[64];
    struct objective o;
    int k;

    if (sscanf(rest, "hessian_at_zero/%d/%63s", &k, what) != 2) {
        o = objective(s, s->data, 0);
        return produce_surface(&o, theta, rest, v);
    }
    snprintf(prefix, sizeof prefix, "hessian_at_zero/%d", k);
    if (bias_penalised(s, prefix))
        return NOT_PRODUCED;
    o = objective(s, s->data, number_at(s, prefix, "lambda"));
    return produce_surface(&o, theta, what, v);
}

/* COUNT steps of METHOD from the weights at PREFIX/start, or from zero. */
static void walk(const struct subject *s, const struct objective *o, const char *prefix,
                 const char *method, int count, double *theta)
{
    char start[80];
    struct opt opt;

    snprintf(start, sizeof start, "%s/start", prefix);
    weights_at(s, start, theta);
    opt_init(&opt, method_named(method), o->dim, number_at(s, prefix, "eta"));
    while (count-- > 0)
        opt_step(&opt, o, theta);
    opt_done(&opt);
}

/* GROUP/K/steps/I/WHAT and newton_from_zero/K/iterates/I/WHAT */
static enum answer trajectory(const struct subject *s, const char *rest, double *v)
{
    char group[32], list[16], what[32], prefix[64], row[96];
    double theta[DIM];
    struct objective o;
    int k, i;

    if (sscanf(rest, "%31[^/]/%d/%15[^/]/%d/%31s", group, &k, list, &i, what) != 5)
        return strstr(rest, "/iterations") || strstr(rest, "/diverges") ? NOT_PRODUCED
                                                                        : GIVEN;
    if (same(list, "start") || same(what, "step"))
        return GIVEN;
    snprintf(prefix, sizeof prefix, "%s/%d", group, k);
    snprintf(row, sizeof row, "%s/%s/%d", prefix, list, i);
    o = objective(s, s->data, number_at(s, prefix, "lambda"));
    walk(s, &o, prefix, group[0] == 'n' ? "newton" : "gd",
         (int)number_at(s, row, "step"), theta);
    return produce_surface(&o, theta, what, v);
}

static enum answer metrics(const struct subject *s, const char *rest, double *v)
{
    struct objective o = objective(s, s->data, 0);
    char prefix[64], at[96], what[64], name[64];
    double theta[DIM], tau = 0.5;
    int k, i;

    if (sscanf(rest, "metrics/%d/%63s", &k, what) != 2)
        return NOT_PRODUCED;
    snprintf(prefix, sizeof prefix, "metrics/%d", k);
    weights_at(s, prefix, theta);
    if (sscanf(what, "at/%d/%63s", &i, name) == 2) {
        snprintf(at, sizeof at, "%s/at/%d", prefix, i);
        tau = number_at(s, at, "tau");
        memcpy(what, name, sizeof what);
    }
    if (same(what, "tau") || same(what, "b") || strncmp(what, "w/", 2) == 0)
        return GIVEN;
    if (produce_metric(&o, theta, tau, what, v))
        return PRODUCED;
    return produce_surface(&o, theta, what, v);
}

static enum answer about(const struct subject *s, const char *rest, double *v)
{
    if (same(rest, "m"))
        *v = (double)s->data->n;
    else if (same(rest, "positives"))
        *v = (double)data_positives(s->data);
    else if (same(rest, "negatives"))
        *v = (double)(s->data->n - data_positives(s->data));
    else if (same(rest, "separable"))
        *v = separable(s->data, NULL);
    else
        return GIVEN;
    return PRODUCED;
}

static const struct {
    const char *group;
    enum answer (*produce)(const struct subject *s, const char *rest, double *v);
    enum closeness how;
} groups[] = {
    {"loss_and_gradient", at_given, SINGLE},
    {"optimum", optimum, USUAL},
    {"ols", optimum, USUAL},
    {"ridge", optimum, USUAL},
    {"standardised", standardised, USUAL},
    {"hessian_at_zero", at_zero, USUAL},
    {"hessian", at_zero, SINGLE},
    {"hessian_eigenvalues", at_zero, USUAL},
    {"condition_number", at_zero, USUAL},
    {"max_rate_2_over_L", at_zero, USUAL},
    {"gd_trajectory", trajectory, USUAL},
    {"gd", trajectory, USUAL},
    {"newton_from_zero", trajectory, USUAL},
    {"metrics", metrics, USUAL},
    {"m", about, RELATIVE},
    {"positives", about, RELATIVE},
    {"negatives", about, RELATIVE},
    {"separable", about, RELATIVE},
    {"file", about, RELATIVE},
    {"task", about, RELATIVE},
    {"columns", about, RELATIVE},
    {"convention", about, RELATIVE},
};

enum answer produce_data(const struct subject *s, const char *rest, double *v,
                         enum closeness *how)
{
    size_t length = strcspn(rest, "/");

    for (size_t i = 0; i < sizeof groups / sizeof *groups; i++)
        if (strlen(groups[i].group) == length &&
            strncmp(groups[i].group, rest, length) == 0) {
            *how = groups[i].how;
            if (s->separable && same(groups[i].group, "newton_from_zero"))
                *how = LOOSE;
            return groups[i].produce(s, rest, v);
        }
    return NOT_PRODUCED;
}
