/* Gradient descent.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "learn/opt_gd.h"

/* theta <- theta - eta g */
static enum opt_status step(struct opt *opt, const struct objective *o, double *theta)
{
    for (size_t j = 0; j < o->dim; j++)
        theta[j] -= opt->knobs.eta * opt->g[j];
    return OPT_MOVED;
}

const struct method opt_gd = {
    .name = "gd",
    .help = "gradient descent: w = w - eta*grad, downhill by eta times the slope",
    .rule = "w = w - eta*grad",
    .uses_eta = true,
    .knobs = "",
    .step = step,
};
