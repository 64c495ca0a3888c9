/* Newton's method.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "learn/opt_newton.h"

#include <stdlib.h>

#include "base/mem.h"

/* theta <- theta - H^-1 g: to the bottom of the parabola that fits here. */
static enum opt_status step(struct opt *opt, const struct objective *o, double *theta)
{
    double *direction = mem_array(o->dim, sizeof *direction);
    struct mat h;
    bool solved;

    mat_init(&h, o->dim, o->dim);
    o->ops->hessian(o, theta, &h);
    solved = mat_solve(&h, opt->g, direction);
    for (size_t j = 0; solved && j < o->dim; j++)
        theta[j] -= direction[j];
    mat_done(&h);
    free(direction);
    return solved ? OPT_MOVED : OPT_STUCK;
}

const struct method opt_newton = {
    .name = "newton",
    .help = "Newton's method: w = w - H^-1 grad, to the bottom of the parabola "
            "that fits here; needs no eta",
    .uses_eta = false,
    .step = step,
};
