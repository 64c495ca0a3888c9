/* A rate for each weight of its own, from the sizes of its slopes so far.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "learn/opt_adaptive.h"

#include <math.h>

/* A slope beside its usual size; 0 for a weight that never had one. */
static double relative(double g, double square, double eps)
{
    return g == 0 ? 0 : g / (sqrt(square) + eps);
}

/* s     <- s + g^2
 * theta <- theta - eta g / (sqrt(s) + eps) */
static enum opt_status adagrad(struct opt *opt, const struct objective *o,
                               double *theta)
{
    const struct knobs *k = &opt->knobs;
    double *s = opt->memory->slot[OPT_SQUARES];

    for (size_t j = 0; j < o->dim; j++) {
        double g = opt->g[j];

        s[j] += g * g;
        theta[j] -= k->eta * relative(g, s[j], k->eps);
    }
    return OPT_MOVED;
}

/* s     <- rho s + (1 - rho) g^2                   (no correction of the zero start)
 * theta <- theta - eta g / (sqrt(s) + eps) */
static enum opt_status rmsprop(struct opt *opt, const struct objective *o,
                               double *theta)
{
    const struct knobs *k = &opt->knobs;
    double *s = opt->memory->slot[OPT_SQUARES];

    for (size_t j = 0; j < o->dim; j++) {
        double g = opt->g[j];

        s[j] = k->rho * s[j] + (1 - k->rho) * g * g;
        theta[j] -= k->eta * relative(g, s[j], k->eps);
    }
    return OPT_MOVED;
}

/* m     <- beta m + (1 - beta) g
 * s     <- beta2 s + (1 - beta2) g^2
 * theta <- theta - eta m^ / (sqrt(s^) + eps),  m^ = m / (1 - beta^t),
 *                                              s^ = s / (1 - beta2^t),  t = 1, 2 …
 * After the first step m^ = g and s^ = g^2: it moves by eta, whatever the slope. */
static enum opt_status adam(struct opt *opt, const struct objective *o, double *theta)
{
    const struct knobs *k = &opt->knobs;
    double t = (double)opt->memory->t;
    double m_share = 1 - pow(k->beta, t), s_share = 1 - pow(k->beta2, t);
    double *m = opt->memory->slot[OPT_VELOCITY], *s = opt->memory->slot[OPT_SQUARES];

    for (size_t j = 0; j < o->dim; j++) {
        double g = opt->g[j];

        m[j] = k->beta * m[j] + (1 - k->beta) * g;
        s[j] = k->beta2 * s[j] + (1 - k->beta2) * g * g;
        theta[j] -= k->eta * relative(m[j] / m_share, s[j] / s_share, k->eps);
    }
    return OPT_MOVED;
}

const struct method opt_adagrad = {
    .name = "adagrad",
    .help = "AdaGrad: each weight's rate is divided by the size of all its slopes so "
            "far; steps only get shorter",
    .rule = "squares = squares + grad^2; w = w - eta*grad/(sqrt(squares) + eps)",
    .uses_eta = true,
    .knobs = "eps",
    .slots = 1u << OPT_SQUARES,
    .step = adagrad,
};

const struct method opt_rmsprop = {
    .name = "rmsprop",
    .help = "RMSProp: each weight's rate is divided by the usual size of its recent "
            "slopes",
    .rule = "squares = rho*squares + (1-rho)*grad^2; "
            "w = w - eta*grad/(sqrt(squares) + eps)",
    .uses_eta = true,
    .knobs = "rho eps",
    .slots = 1u << OPT_SQUARES,
    .step = rmsprop,
};

const struct method opt_adam = {
    .name = "adam",
    .help =
        "Adam: momentum divided by the usual size of each weight's slopes; the first "
        "step is eta long in each weight",
    .rule = "velocity = beta*velocity + (1-beta)*grad; "
            "squares = beta2*squares + (1-beta2)*grad^2; "
            "w = w - eta*(velocity/(1-beta^t))/(sqrt(squares/(1-beta2^t)) + eps)",
    .uses_eta = true,
    .knobs = "beta beta2 eps",
    .slots = 1u << OPT_VELOCITY | 1u << OPT_SQUARES,
    .step = adam,
};
