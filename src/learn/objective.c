/* The table of models with their losses.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "learn/objective.h"

#include <string.h>

const struct objective_ops *const objectives[] = {
    &logistic_ops, &squared_ops,     &errors_ops,     &linear_ops,
    &mlp_log_ops,  &mlp_squared_ops, &mlp_errors_ops, NULL,
};

const struct objective_ops *objective_named(const char *model, const char *loss)
{
    for (size_t i = 0; objectives[i]; i++)
        if (strcmp(objectives[i]->name, model) == 0 &&
            (!loss || strcmp(objectives[i]->loss, loss) == 0))
            return objectives[i];
    return NULL;
}

double objective_loss(const struct objective *o, const double *theta)
{
    struct objective plain = *o;

    plain.lambda = 0;
    return plain.ops->value(&plain, theta);
}
