/* The table of methods.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "learn/opt.h"
#include "learn/opt_adaptive.h"
#include "learn/opt_bfgs.h"
#include "learn/opt_gd.h"
#include "learn/opt_momentum.h"
#include "learn/opt_newton.h"

const struct method *const methods[] = {
    &opt_gd,   &opt_momentum, &opt_nesterov, &opt_adagrad, &opt_rmsprop,
    &opt_adam, &opt_newton,   &opt_bfgs,     NULL,
};

const struct method *method_named(const char *name)
{
    for (size_t i = 0; methods[i]; i++)
        if (strcmp(methods[i]->name, name) == 0)
            return methods[i];
    return NULL;
}

bool method_rescales(const struct method *m)
{
    return m->slots & 1u << OPT_SQUARES;
}
