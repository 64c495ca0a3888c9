/* The table of what each method says of an update.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "lab/explain_update.h"
#include "learn/opt_adaptive.h"
#include "learn/opt_bfgs.h"
#include "learn/opt_gd.h"
#include "learn/opt_momentum.h"
#include "learn/opt_newton.h"

static const struct method_words rows[] = {
    {&opt_gd, update_gd, NULL, 3, true},
    {&opt_momentum, update_momentum, NULL, 1, true},
    {&opt_nesterov, update_nesterov, NULL, 1, true},
    {&opt_adagrad, update_adagrad, NULL, 1, false},
    {&opt_rmsprop, update_rmsprop, NULL, 1, false},
    {&opt_adam, update_adam, NULL, 1, false},
    {&opt_newton, update_newton, update_say_newton, 1, false},
    {&opt_bfgs, update_bfgs, update_say_bfgs, 1, false},
};

const struct method_words *method_words_of(const struct method *method)
{
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (rows[i].method == method)
            return &rows[i];
    return NULL;
}
