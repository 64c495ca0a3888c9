/* The table of explanations.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "lab/explain_table.h"

#include <string.h>

/* A reading's own explanation; OF_FUNCTION while a function is minimized. */
static const struct {
    const char *name;
    explanation *write, *of_function;
} explanations[] = {
    {"loss", explain_loss, NULL},
    {"mse", explain_mse, NULL},
    {"brier", explain_mse, NULL},
    {"rmse", explain_rmse, NULL},
    {"r2", explain_r2, NULL},
    {"abserr", explain_abserr, NULL},
    {"maxloss", explain_maxloss, NULL},
    {"objective", explain_objective, explain_function_value},
    {"gradnorm", explain_gradnorm, explain_function_norm},
    {"gradcheck", explain_gradcheck, explain_gradcheck},
    {"curvature", explain_curvature, explain_curvature},
    {"safe_eta", explain_safe_eta, explain_safe_eta},
    {"eta", explain_eta, explain_eta},
    {"errors", explain_errors, NULL},
    {"accuracy", explain_accuracy, NULL},
    {"tp", explain_counts, NULL},
    {"fp", explain_counts, NULL},
    {"tn", explain_counts, NULL},
    {"fn", explain_counts, NULL},
    {"precision", explain_precision, NULL},
    {"recall", explain_recall, NULL},
    {"fpr", explain_fpr, NULL},
    {"specificity", explain_specificity, NULL},
    {"f1", explain_f1, NULL},
    {"f1neg", explain_f1neg, NULL},
    {"balanced", explain_balanced, NULL},
    {"mcc", explain_mcc, NULL},
    {"auc", explain_auc, NULL},
    {"baseline", explain_baseline, NULL},
    {"valid.loss", explain_loss, NULL},
    {"valid.mse", explain_mse, NULL},
    {"valid.accuracy", explain_held_accuracy, NULL},
    {"separable", explain_separable, explain_separable},
    {"norm", explain_norm, explain_norm},
    {"intercept", explain_boundary, explain_boundary},
    {"slopeline", explain_boundary, explain_boundary},
    {"midpoint", explain_boundary, explain_boundary},
    {"tau", explain_tau, explain_tau},
    {"lambda", explain_lambda, explain_lambda},
    {"batch", explain_batch, explain_batch},
    {"split", explain_split, explain_split},
    {"beta", explain_knob, explain_knob},
    {"rho", explain_knob, explain_knob},
    {"beta2", explain_knob, explain_knob},
    {"eps", explain_knob, explain_knob},
    {"steps", explain_steps, explain_steps},
    {"passes", explain_passes, explain_passes},
    {"rises", explain_rises, explain_rises},
    {"search", explain_search, explain_search},
    {"n", explain_n, explain_n},
    {"npos", explain_n, explain_n},
    {"nneg", explain_n, explain_n},
    {"dim", explain_dim, explain_dim},
    {"params", explain_params, explain_params},
    {"X", explain_X, explain_X},
    {"Y", explain_Y, explain_Y},
    {"dX", explain_X, explain_X},
    {"dY", explain_dY, explain_dY},
    {"secant", explain_secant, explain_secant},
    {"slope", explain_slope, explain_slope},
};

/* What belongs to a weight, by how its name begins; "" are the weights themselves. */
static const struct {
    const char *prefix;
    explanation *write, *of_function;
} families[] = {
    {"grad.", explain_gradient, explain_function_gradient},
    {"move.", explain_move, explain_move},
    {"velocity.", explain_velocity, explain_velocity},
    {"squares.", explain_squares, explain_squares},
    {"raw.", explain_raw, explain_raw},
};

/* The place of weight NAME, also of those that a minimized function leaves alone. */
static bool find_weight(struct explaining *e, const char *name)
{
    struct bench still = *e->b;

    if (bench_weight_named(e->b, name, &e->weight))
        return true;
    still.s.explorer.minimizing = false;
    return bench_weight_named(&still, name, &e->weight);
}

static explanation *of_family(struct explaining *e)
{
    bool function = e->s->explorer.minimizing;

    if (strcmp(e->name, "grad.X") == 0 || strcmp(e->name, "grad.Y") == 0) {
        e->weight = e->name[5] == 'Y';
        return explain_function_gradient;
    }
    if (strncmp(e->name, "hessian.", 8) == 0)
        return function ? explain_function_bend : explain_hessian;
    if (strncmp(e->name, "bin", 3) == 0)
        return explain_bin;
    for (size_t i = 0; i < sizeof families / sizeof *families; i++) {
        size_t n = strlen(families[i].prefix);

        if (strncmp(e->name, families[i].prefix, n) == 0 && find_weight(e, e->name + n))
            return function ? families[i].of_function : families[i].write;
    }
    return NULL;
}

static explanation *of_weight(struct explaining *e)
{
    if (!find_weight(e, e->name))
        return NULL;
    if (e->weight == 0)
        return explain_bias;
    return e->s->hidden ? explain_network_weight : explain_weight;
}

explanation *explanation_of(struct explaining *e)
{
    explanation *write;

    for (size_t i = 0; i < sizeof explanations / sizeof *explanations; i++)
        if (strcmp(e->name, explanations[i].name) == 0)
            return e->s->explorer.minimizing ? explanations[i].of_function
                                             : explanations[i].write;
    write = of_family(e);
    return write ? write : of_weight(e);
}
