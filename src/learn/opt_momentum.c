/* Gradient descent with a velocity: the heavy ball, and Nesterov's look ahead.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "learn/opt_momentum.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

/* v     <- beta v + g
 * theta <- theta - eta v */
static enum opt_status momentum(struct opt *opt, const struct objective *o,
                                double *theta)
{
    double *v = opt->memory->slot[OPT_VELOCITY];

    for (size_t j = 0; j < o->dim; j++) {
        v[j] = opt->knobs.beta * v[j] + opt->g[j];
        theta[j] -= opt->knobs.eta * v[j];
    }
    return OPT_MOVED;
}

/* v     <- beta v - eta grad(theta + beta v)
 * theta <- theta + v
 * At rest the place it looks at is theta itself. */
static enum opt_status nesterov(struct opt *opt, const struct objective *o,
                                double *theta)
{
    double *v = opt->memory->slot[OPT_VELOCITY];
    double *ahead = mem_array(2 * o->dim, sizeof *ahead), *g = ahead + o->dim;

    for (size_t j = 0; j < o->dim; j++)
        ahead[j] = theta[j] + opt->knobs.beta * v[j];
    if (memcmp(ahead, theta, o->dim * sizeof *ahead) == 0) {
        memcpy(g, opt->g, o->dim * sizeof *g);
    } else {
        o->ops->gradient(o, ahead, g);
        opt->looks++;
    }
    for (size_t j = 0; j < o->dim; j++) {
        v[j] = opt->knobs.beta * v[j] - opt->knobs.eta * g[j];
        theta[j] += v[j];
    }
    free(ahead);
    return OPT_MOVED;
}

const struct method opt_momentum = {
    .name = "momentum",
    .help = "momentum, the heavy ball: the velocity keeps beta of itself and gains the "
            "slope; the weights follow it",
    .rule = "velocity = beta*velocity + grad; w = w - eta*velocity",
    .uses_eta = true,
    .knobs = "beta",
    .slots = 1u << OPT_VELOCITY,
    .step = momentum,
};

const struct method opt_nesterov = {
    .name = "nesterov",
    .help = "Nesterov's momentum: the slope is taken where the velocity is about to "
            "lead, so it brakes in time",
    .rule = "velocity = beta*velocity - eta*grad(w + beta*velocity); "
            "w = w + velocity",
    .uses_eta = true,
    .knobs = "beta",
    .slots = 1u << OPT_VELOCITY,
    .step = nesterov,
};
