/* One update of any method, and what was seen on the way.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "learn/opt.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

void opt_init(struct opt *opt, const struct method *method, size_t dim, double eta)
{
    *opt = (struct opt){.method = method, .dim = dim, .eta = eta};
    opt->g = mem_array(dim, sizeof *opt->g);
    opt->move = mem_array(dim, sizeof *opt->move);
}

void opt_done(struct opt *opt)
{
    free(opt->g);
    free(opt->move);
    *opt = (struct opt){0};
}

static bool all_finite(const double *v, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (!isfinite(v[i]))
            return false;
    return true;
}

static bool all_zero(const double *v, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (v[i] != 0)
            return false;
    return true;
}

/* A small gradient, and a step that promises less than any digit of the objective can
 * show: what is left of the gradient is rounding. */
static bool arrived(const struct opt *opt)
{
    double promise = fabs(vec_dot(opt->g, opt->move, opt->dim));

    return all_zero(opt->move, opt->dim) ||
           (opt->gradnorm <= 1e-8 && promise <= 1e-30 + 1e-26 * fabs(opt->before));
}

/* Back to where the step began. */
static enum opt_status stay(struct opt *opt, double *theta, const double *old,
                            enum opt_status why)
{
    memcpy(theta, old, opt->dim * sizeof *theta);
    memset(opt->move, 0, opt->dim * sizeof *opt->move);
    opt->length = 0;
    opt->after = opt->before;
    return why;
}

static enum opt_status update(struct opt *opt, const struct objective *o, double *theta,
                              const double *old)
{
    enum opt_status status = opt->method->step(opt, o, theta);

    if (status != OPT_MOVED)
        return stay(opt, theta, old, status);
    for (size_t j = 0; j < opt->dim; j++)
        opt->move[j] = theta[j] - old[j];
    opt->length = vec_norm(opt->move, opt->dim);
    if (arrived(opt))
        return stay(opt, theta, old, OPT_CONVERGED);
    opt->after = o->ops->value(o, theta);
    if (!all_finite(theta, opt->dim) || !isfinite(opt->after) || !isfinite(opt->length))
        return stay(opt, theta, old, OPT_DIVERGED);
    return OPT_MOVED;
}

enum opt_status opt_step(struct opt *opt, const struct objective *o, double *theta)
{
    double *old = mem_array(opt->dim, sizeof *old);
    enum opt_status status;

    memcpy(old, theta, opt->dim * sizeof *old);
    opt->before = o->ops->gradient(o, theta, opt->g);
    opt->gradnorm = vec_norm(opt->g, opt->dim);
    if (!isfinite(opt->before) || !isfinite(opt->gradnorm))
        status = stay(opt, theta, old, OPT_DIVERGED);
    else if (opt->gradnorm == 0)
        status = stay(opt, theta, old, OPT_CONVERGED);
    else
        status = update(opt, o, theta, old);
    free(old);
    return status;
}
