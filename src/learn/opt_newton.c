/* Newton's method.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "learn/opt_newton.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

static void swap_rows(struct mat *a, double *x, size_t i, size_t k)
{
    double t = x[i];

    x[i] = x[k];
    x[k] = t;
    for (size_t j = 0; j < a->cols; j++) {
        t = MAT(a, i, j);
        MAT(a, i, j) = MAT(a, k, j);
        MAT(a, k, j) = t;
    }
}

/* A x = b by elimination with pivots, for a symmetric matrix that bends up in one
 * direction and down in another. A is destroyed, X holds b before. False if singular.
 */
static bool eliminate(struct mat *a, double *x)
{
    size_t n = a->rows;
    double size = vec_norm(a->a, n * n);

    for (size_t k = 0; k < n; k++) {
        size_t best = k;

        for (size_t i = k + 1; i < n; i++)
            if (fabs(MAT(a, i, k)) > fabs(MAT(a, best, k)))
                best = i;
        if (!(fabs(MAT(a, best, k)) > 1e-14 * size))
            return false;
        swap_rows(a, x, k, best);
        for (size_t i = k + 1; i < n; i++) {
            double share = MAT(a, i, k) / MAT(a, k, k);

            for (size_t j = k; j < n; j++)
                MAT(a, i, j) -= share * MAT(a, k, j);
            x[i] -= share * x[k];
        }
    }
    for (size_t i = n; i-- > 0;) {
        for (size_t j = i + 1; j < n; j++)
            x[i] -= MAT(a, i, j) * x[j];
        x[i] /= MAT(a, i, i);
    }
    return true;
}

/* H x = g. Where the objective is not convex H may bend down: Newton then goes to a
 * saddle or a top, and that is to be seen. */
static bool solve(const struct objective *o, struct mat *h, const double *g, double *x)
{
    if (mat_solve(h, g, x))
        return true;
    memcpy(x, g, o->dim * sizeof *x);
    return !o->ops->convex && eliminate(h, x);
}

/* theta <- theta - H^-1 g: to the bottom of the parabola that fits here. */
static enum opt_status step(struct opt *opt, const struct objective *o, double *theta)
{
    double *direction = mem_array(o->dim, sizeof *direction);
    struct mat h;
    bool solved;

    mat_init(&h, o->dim, o->dim);
    o->ops->hessian(o, theta, &h);
    solved = solve(o, &h, opt->g, direction);
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
    .rule = "w = w - H^-1*grad",
    .uses_eta = false,
    .knobs = "",
    .no_batch = "newton needs all points: a few of them bend the loss in too few "
                "directions, so there is no lowest point to jump to.",
    .step = step,
};
