/* One update of any method, and what was seen on the way.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "learn/opt.h"

#include <float.h>
#include <math.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

const struct knobs knobs_usual = {
    .eta = 0.1,
    .beta = 0.9,
    .rho = 0.9,
    .beta2 = 0.999,
    .eps = 1e-8,
};

const struct opt_knob opt_knobs[] = {
    {"beta", offsetof(struct knobs, beta)},
    {"rho", offsetof(struct knobs, rho)},
    {"beta2", offsetof(struct knobs, beta2)},
    {"eps", offsetof(struct knobs, eps)},
    {NULL, 0},
};

double opt_knob(const struct knobs *k, const struct opt_knob *knob)
{
    return *(const double *)((const char *)k + knob->at);
}

void opt_init(struct opt *opt, const struct method *method, size_t dim,
              const struct knobs *knobs, struct opt_memory *memory)
{
    *opt = (struct opt){.method = method, .dim = dim, .knobs = *knobs};
    opt->g = mem_array(dim, sizeof *opt->g);
    opt->move = mem_array(dim, sizeof *opt->move);
    opt->memory = memory && memory->method == method && memory->dim == dim
                      ? opt_memory_ref(memory)
                      : opt_memory_new(method, dim);
}

void opt_done(struct opt *opt)
{
    free(opt->g);
    free(opt->move);
    opt_memory_free(opt->memory);
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

static bool all_finite_slots(const struct opt_memory *m)
{
    for (int k = 0; k < OPT_SLOTS; k++)
        if (m->slot[k] && !all_finite(m->slot[k], opt_slot_size(k, m->dim)))
            return false;
    return true;
}

/* It rolls on where the slope is zero. */
static bool rolls(const struct opt *opt)
{
    return opt->memory->slot[OPT_VELOCITY] &&
           !all_zero(opt->memory->slot[OPT_VELOCITY], opt->dim);
}

/* What is left of the gradient is rounding: it is another one where every weight is
 * another in its last digits. The signs alternate, for what cancels is what rounds. */
static bool is_rounding(const struct opt *opt, const struct objective *o,
                        const double *theta)
{
    double *near = mem_array(2 * opt->dim, sizeof *near), *g = near + opt->dim, change;

    for (size_t j = 0; j < opt->dim; j++)
        near[j] = theta[j] * (1 + (j % 2 ? -4 : 4) * DBL_EPSILON);
    o->ops->gradient(o, near, g);
    for (size_t j = 0; j < opt->dim; j++)
        g[j] -= opt->g[j];
    change = vec_norm(g, opt->dim);
    free(near);
    return !(change < 0.1 * opt->gradnorm);
}

/* No weight has changed: is there a slope that eta is too small for? */
static bool too_short(const struct opt *opt, const struct objective *o,
                      const double *theta)
{
    return opt->method->uses_eta && opt->gradnorm > 1e-8 &&
           all_zero(opt->move, opt->dim) && !is_rounding(opt, o, theta);
}

/* A small gradient, and a step that promises less than any digit of the objective can
 * show: what is left of the gradient is rounding. Of gd the promise g·move is eta |g|^2
 * = |move|^2 / eta; with a velocity the second form is what its motion is still worth,
 * and both must be small. */
static bool arrived(const struct opt *opt)
{
    double promise = fabs(vec_dot(opt->g, opt->move, opt->dim));

    if (all_zero(opt->move, opt->dim))
        return true;
    if (rolls(opt))
        promise = fmax(promise, opt->length * opt->length / opt->knobs.eta);
    return opt->gradnorm <= 1e-8 && promise <= 1e-30 + 1e-26 * fabs(opt->before);
}

/* A method that finds its own lengths falls at every step until only rounding is left
 * of a small slope. */
static bool noise(const struct opt *opt)
{
    double promise = fabs(vec_dot(opt->g, opt->move, opt->dim));

    return !opt->partial && !opt->method->uses_eta && opt->gradnorm <= 1e-8 &&
           opt->after >= opt->before && promise <= 1e-21 * fabs(opt->before);
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
    enum opt_status status;

    opt->after = NAN;
    opt->memory->t++;
    status = opt->method->step(opt, o, theta);
    if (status != OPT_MOVED)
        return stay(opt, theta, old, status);
    for (size_t j = 0; j < opt->dim; j++)
        opt->move[j] = theta[j] - old[j];
    opt->length = vec_norm(opt->move, opt->dim);
    if (!all_finite(theta, opt->dim) || !isfinite(opt->length) ||
        !all_finite_slots(opt->memory))
        return stay(opt, theta, old, OPT_DIVERGED);
    if (too_short(opt, o, theta))
        return stay(opt, theta, old, OPT_UNMOVED);
    if (!opt->partial && arrived(opt))
        return stay(opt, theta, old, OPT_CONVERGED);
    if (opt->partial)
        opt->after = opt->before;
    else if (isnan(opt->after))
        opt->after = o->ops->value(o, theta);
    if (noise(opt))
        return stay(opt, theta, old, OPT_CONVERGED);
    return isfinite(opt->after) ? OPT_MOVED : stay(opt, theta, old, OPT_DIVERGED);
}

/* The same with a memory of its own, which only a move makes the run's. */
static enum opt_status try_update(struct opt *opt, const struct objective *o,
                                  double *theta, const double *old)
{
    struct opt_memory *before = opt->memory, *after = opt_memory_copy(before);
    enum opt_status status;

    opt->memory = after;
    status = update(opt, o, theta, old);
    opt->memory = status == OPT_MOVED ? after : before;
    opt_memory_free(status == OPT_MOVED ? before : after);
    return status;
}

enum opt_status opt_step(struct opt *opt, const struct objective *o, double *theta)
{
    double *old = mem_array(opt->dim, sizeof *old);
    enum opt_status status;

    memcpy(old, theta, opt->dim * sizeof *old);
    opt->search = 0;
    opt->trials = 0;
    opt->looks = 1;
    opt->before = o->ops->gradient(o, theta, opt->g);
    opt->gradnorm = vec_norm(opt->g, opt->dim);
    if (!o->ops->smooth || (isfinite(opt->before) && isnan(opt->gradnorm)))
        status = stay(opt, theta, old, OPT_STUCK);
    else if (!isfinite(opt->before) || !isfinite(opt->gradnorm))
        status = stay(opt, theta, old, OPT_DIVERGED);
    else if (opt->gradnorm == 0 && !opt->partial && !rolls(opt))
        status = stay(opt, theta, old, OPT_CONVERGED);
    else
        status = try_update(opt, o, theta, old);
    free(old);
    return status;
}
