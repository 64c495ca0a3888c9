/* BFGS: Newton with a Hessian learned from the slopes, and a line search.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "learn/opt_bfgs.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "learn/line_search.h"

/* Room for one step, dim values each. */
struct work {
    double *d;         /* the direction */
    double *theta, *g; /* where the line search looks, and the gradient there */
    double *s, *y;     /* theta and gradient there less those at the start */
    double *by;        /* B y */
};

static void multiply(const double *b, const double *v, size_t n, double *out)
{
    for (size_t i = 0; i < n; i++)
        out[i] = vec_dot(b + i * n, v, n);
}

static void identity(double *b, size_t n, double size)
{
    memset(b, 0, n * n * sizeof *b);
    for (size_t j = 0; j < n; j++)
        b[j * n + j] = size;
}

/* d = -B g, with B the guess of the inverse Hessian; the slope along it. */
static double aim(const struct opt *opt, double *d)
{
    multiply(opt->memory->slot[OPT_INVERSE], opt->g, opt->dim, d);
    for (size_t j = 0; j < opt->dim; j++)
        d[j] = -d[j];
    return vec_dot(opt->g, d, opt->dim);
}

/* The secant condition B y = s, with the least change of B:
 *     B <- B + (1 + y'By / s'y) s s' / s'y - (By s' + s (By)') / s'y
 * only where the slope rose along the way (s'y > 0), so that B stays positive definite.
 * After the first step B is set to the size that it showed before: s'y / y'y. */
static void learn(struct opt *opt, const struct work *k, bool fresh)
{
    size_t n = opt->dim;
    double *b = opt->memory->slot[OPT_INVERSE];
    double sy = vec_dot(k->s, k->y, n), yy = vec_dot(k->y, k->y, n), size;

    if (!(sy > 1e-14 * vec_norm(k->s, n) * vec_norm(k->y, n)) || !(sy / yy > 0) ||
        !isfinite(sy / yy))
        return;
    if (fresh)
        identity(b, n, sy / yy);
    multiply(b, k->y, n, k->by);
    size = (1 + vec_dot(k->y, k->by, n) / sy) / sy;
    if (!isfinite(size))
        return;
    for (size_t i = 0; i < n; i++)
        for (size_t j = 0; j < n; j++)
            b[i * n + j] += size * k->s[i] * k->s[j] -
                            (k->by[i] * k->s[j] + k->s[i] * k->by[j]) / sy;
}

/* Along d as far as the line search goes; false if nothing lower is to be found. */
static bool go(struct opt *opt, const struct objective *o, double *theta,
               const struct work *k, double slope, bool fresh)
{
    double first = fresh ? fmin(1, 1 / opt->gradnorm) : 1;
    struct line_search search = {
        .o = o,
        .from = theta,
        .direction = k->d,
        .start = {0, opt->before, slope},
        .theta = k->theta,
        .g = k->g,
    };
    struct probe found;

    if (!(slope < 0) || !isfinite(slope))
        return false;
    found = line_search(&search, first);
    opt->trials += search.trials;
    opt->looks += search.trials;
    if (found.t == 0)
        return false;
    opt->search = found.t;
    opt->after = found.value;
    for (size_t j = 0; j < opt->dim; j++) {
        k->s[j] = k->theta[j] - theta[j];
        k->y[j] = k->g[j] - opt->g[j];
    }
    memcpy(theta, k->theta, opt->dim * sizeof *theta);
    learn(opt, k, fresh);
    return true;
}

/* What is left of the slope is rounding: a full step promises less than any digit of
 * the objective can show. */
static bool arrived(const struct opt *opt, double slope)
{
    return opt->gradnorm <= 1e-8 && slope <= 0 &&
           -slope <= 1e-30 + 1e-26 * fabs(opt->before);
}

/* theta <- theta + t d, d = -B g. A guess of B that leads nowhere is forgotten. */
static enum opt_status walk(struct opt *opt, const struct objective *o, double *theta,
                            const struct work *k)
{
    bool fresh = opt->memory->t == 1;
    double slope = aim(opt, k->d);

    if (arrived(opt, slope))
        return OPT_CONVERGED;
    if (go(opt, o, theta, k, slope, fresh))
        return OPT_MOVED;
    /* What it promised is less than the last digits of the objective. */
    if (slope <= 0 && -slope <= 1e-14 * fabs(opt->before))
        return OPT_CONVERGED;
    identity(opt->memory->slot[OPT_INVERSE], opt->dim, 1);
    return go(opt, o, theta, k, aim(opt, k->d), true) ? OPT_MOVED : OPT_STUCK;
}

static enum opt_status step(struct opt *opt, const struct objective *o, double *theta)
{
    size_t n = opt->dim;
    double *room = mem_array(6 * n, sizeof *room);
    struct work k = {room,         room + n,     room + 2 * n,
                     room + 3 * n, room + 4 * n, room + 5 * n};
    enum opt_status status = walk(opt, o, theta, &k);

    free(room);
    return status;
}

const struct method opt_bfgs = {
    .name = "bfgs",
    .help =
        "BFGS: w = w - t*B*grad, with a guess B of the inverse Hessian learned from "
        "the slopes and t found by a line search; needs no eta",
    .rule = "w = w - t*B*grad",
    .uses_eta = false,
    .knobs = "",
    .no_batch = "bfgs needs all points: it learns from how the slope changes, which "
                "tells nothing if each step looks at other points.",
    .slots = 1u << OPT_INVERSE,
    .step = step,
};
