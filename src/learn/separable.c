/* Is there a line (plane) with every point strictly on its side?
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "learn/separable.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "learn/opt.h"

/* The log loss without penalty has no minimum exactly when such a line exists (or one
 * with points on it, which the fit tells apart): on the way down every point comes to
 * its side, and the weights are the certificate. If there is a minimum, sum (p_i - y_i)
 * (1, x_i) = 0 with every p_i - y_i of its class's sign: by Gordan's theorem no line
 * separates. */
bool separable(const struct data *d, double *theta)
{
    struct objective o = {.ops = &logistic_ops, .dim = d->dim + 1, .data = d};
    double *found;
    bool yes;

    if (d->kind != LABEL_CLASS)
        return false;
    found = mem_array(o.dim, sizeof *found);
    yes = d->n == 0 || opt_fit(&o, found).status == FIT_SEPARABLE;
    if (yes && theta)
        memcpy(theta, found, o.dim * sizeof *theta);
    free(found);
    return yes;
}
