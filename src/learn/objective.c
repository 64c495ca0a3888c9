/* The table of models.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "learn/objective.h"

const struct objective_ops *const objectives[] = {
    &logistic_ops,
    &linear_ops,
    NULL,
};
