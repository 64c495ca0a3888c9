/* Value, gradient, Hessian and what follows from them at given weights.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "learn/logistic.h"
#include "learn/metric.h"
#include "produce.h"

static double z_of(const struct data *d, const double *theta, size_t i)
{
    double z = 0;

    for (size_t j = 0; j < d->dim; j++)
        z += theta[j + 1] * d->x[j][i];
    return z + theta[0];
}

static enum answer weight(const struct objective *o, const double *theta,
                          const char *what, double *v)
{
    size_t j = 0;

    if (strcmp(what, "b") != 0 && sscanf(what, "w/%zu", &j) != 1)
        return NOT_PRODUCED;
    if (what[0] == 'w' && ++j >= o->dim)
        return NOT_PRODUCED;
    *v = theta[j];
    return PRODUCED;
}

static enum answer value(const struct objective *o, const double *theta,
                         const char *what, double *v)
{
    struct objective free_of_charge = *o;
    size_t i;

    free_of_charge.lambda = 0;
    if (strcmp(what, "J") == 0)
        *v = o->ops->value(o, theta);
    else if (strcmp(what, "mean_log_loss") == 0 || strcmp(what, "mse") == 0)
        *v = o->ops->value(&free_of_charge, theta);
    else if (strcmp(what, "rmse") == 0)
        *v = sqrt(o->ops->value(&free_of_charge, theta));
    else if (strcmp(what, "sum_log_loss") == 0)
        *v = o->ops->value(&free_of_charge, theta) * (double)o->data->n;
    else if (sscanf(what, "per_point_loss_first5/%zu", &i) == 1 && i < o->data->n)
        *v = log_loss(z_of(o->data, theta, i), o->data->y[i]);
    else if (sscanf(what, "residuals/%zu", &i) == 1 && i < o->data->n)
        *v = o->data->y[i] - z_of(o->data, theta, i);
    else if (strcmp(what, "norm_w") == 0)
        *v = vec_norm(theta + 1, o->dim - 1);
    else
        return NOT_PRODUCED;
    return PRODUCED;
}

static enum answer gradient(const struct objective *o, const double *theta,
                            const char *what, double *v)
{
    double *g = mem_array(o->dim, sizeof *g);
    enum answer answer = PRODUCED;
    size_t j;

    o->ops->gradient(o, theta, g);
    if (strcmp(what, "grad_b") == 0)
        *v = g[0];
    else if (sscanf(what, "grad_w/%zu", &j) == 1 && j + 1 < o->dim)
        *v = g[j + 1];
    else if (strcmp(what, "grad_norm") == 0)
        *v = vec_norm(g, o->dim);
    else
        answer = NOT_PRODUCED;
    free(g);
    return answer;
}

static enum answer eigenvalues(const struct mat *h, const char *what, double *v)
{
    double most = mat_largest_eigenvalue(h), least = mat_smallest_eigenvalue(h);
    const char *at = strstr(what, "eigenvalues/");
    size_t rank;

    if (at && sscanf(at, "eigenvalues/%zu", &rank) == 1 &&
        (rank == 0 || rank + 1 == h->rows))
        *v = rank ? most : least;
    else if (strcmp(what, "condition_number") == 0)
        *v = most / least;
    else if (strcmp(what, "local_max_rate") == 0)
        *v = 2 / most;
    else
        return NOT_PRODUCED;
    return PRODUCED;
}

static enum answer hessian(const struct objective *o, const double *theta,
                           const char *what, double *v)
{
    enum answer answer = PRODUCED;
    struct mat h;
    size_t i, j;

    mat_init(&h, o->dim, o->dim);
    o->ops->hessian(o, theta, &h);
    if ((sscanf(what, "hessian/%zu/%zu", &i, &j) == 2 ||
         sscanf(what, "matrix/%zu/%zu", &i, &j) == 2) &&
        i < o->dim && j < o->dim)
        *v = MAT(&h, i, j);
    else
        answer = eigenvalues(&h, what, v);
    mat_done(&h);
    return answer;
}

static enum answer curvature(const struct objective *o, const char *what, double *v)
{
    if (strcmp(what, "L") == 0)
        *v = o->ops->curvature(o);
    else if (strcmp(what, "global_max_rate_2_over_L") == 0 ||
             strcmp(what, "max_rate_2_over_L") == 0)
        *v = 2 / o->ops->curvature(o);
    else
        return NOT_PRODUCED;
    return PRODUCED;
}

/* Means over sigmoid(z), taken here: the engine only gives each p. */
static enum answer probability(const struct objective *o, const double *theta,
                               const char *what, double *v)
{
    bool squared =
        strcmp(what, "mse_of_probability") == 0 || strcmp(what, "brier") == 0;
    double sum = 0;

    if (!squared && strcmp(what, "mean_probability") != 0)
        return NOT_PRODUCED;
    for (size_t i = 0; i < o->data->n; i++) {
        double p = sigmoid(z_of(o->data, theta, i)), y = o->data->y[i];

        sum += squared ? (p - y) * (p - y) : p;
    }
    *v = sum / (double)o->data->n;
    return PRODUCED;
}

enum answer produce_surface(const struct objective *o, const double *theta,
                            const char *what, double *v)
{
    if (strcmp(what, "lambda") == 0 || strcmp(what, "penalise_bias") == 0)
        return GIVEN;
    if (weight(o, theta, what, v) || value(o, theta, what, v) ||
        gradient(o, theta, what, v) || hessian(o, theta, what, v) ||
        curvature(o, what, v) || probability(o, theta, what, v))
        return PRODUCED;
    return NOT_PRODUCED;
}

static enum answer counted(const struct confusion *c, const char *what, double *v)
{
    static const struct {
        const char *name;
        bool (*ratio)(const struct confusion *c, double *v);
    } ratios[] = {
        {"accuracy", metric_accuracy},
        {"precision", metric_precision},
        {"recall", metric_recall},
        {"false_positive_rate", metric_fpr},
        {"f1", metric_f1},
        {"mcc", metric_mcc},
        {"balanced_accuracy", metric_balanced},
    };

    for (size_t i = 0; i < sizeof ratios / sizeof *ratios; i++)
        if (strcmp(what, ratios[i].name) == 0) {
            if (!ratios[i].ratio(c, v))
                *v = NAN;
            return PRODUCED;
        }
    if (strlen(what) != 2)
        return NOT_PRODUCED;
    *v = (double)(what[0] == 't'   ? what[1] == 'p' ? c->tp : c->tn
                  : what[1] == 'p' ? c->fp
                                   : c->fn);
    return PRODUCED;
}

enum answer produce_metric(const struct objective *o, const double *theta, double tau,
                           const char *what, double *v)
{
    double *p = mem_array(o->data->n, sizeof *p);
    enum answer answer = PRODUCED;
    struct confusion c;

    for (size_t i = 0; i < o->data->n; i++)
        p[i] = sigmoid(z_of(o->data, theta, i));
    c = metric_confusion(o->data, p, tau);
    if (strcmp(what, "roc_auc") != 0)
        answer = counted(&c, what, v);
    else if (!metric_auc(o->data, p, v))
        *v = NAN;
    free(p);
    return answer;
}
