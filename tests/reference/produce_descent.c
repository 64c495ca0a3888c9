/* How long gradient descent takes, and whether it arrives at all.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "learn/opt.h"
#include "produce.h"

enum { USUAL_CAP = 200000, SHORT_CAP = 20000, MOST_CAP = 1000000 };

/* How often J rose, and at which step first (0: never). */
struct rises {
    size_t count, first;
};

struct descent {
    char key[KEY_LENGTH];
    size_t iterations;   /* until the gradient's norm was below 1e-6 */
    bool reached;        /* it was */
    bool infinite;       /* the weights left the range of numbers */
    bool two_cycle;      /* at last every second place is the same */
    struct rises rises;  /* J_k > J_k-1 (1 + 1e-15) + 1e-16 */
    struct rises surely; /* by more than rounding */
    struct rises maybe;  /* or fell by less */
    double final;        /* J at the end */
    bool fragile;        /* a start 1e-13 away takes another number of steps */
};

void descent_free(struct descent *d)
{
    free(d);
}

static void note(struct rises *r, size_t step, double before, double after,
                 double share)
{
    if (!(after > before * (1 + share) + share / 10))
        return;
    r->count++;
    if (!r->first)
        r->first = step;
}

static double distance(const double *a, const double *b, size_t n)
{
    double sum = 0;

    for (size_t j = 0; j < n; j++)
        sum += (a[j] - b[j]) * (a[j] - b[j]);
    return sqrt(sum);
}

/* Two steps more: theta, then another place, then theta again. */
static bool returns(struct opt *opt, const struct objective *o, double *theta)
{
    double *first = mem_array(2 * o->dim, sizeof *first), *next = first + o->dim, size;
    bool cycle;

    memcpy(first, theta, o->dim * sizeof *first);
    opt_step(opt, o, theta);
    memcpy(next, theta, o->dim * sizeof *next);
    opt_step(opt, o, theta);
    size = 1e-8 * (1 + vec_norm(theta, o->dim));
    cycle =
        distance(first, theta, o->dim) <= size && distance(first, next, o->dim) > size;
    free(first);
    return cycle;
}

static void descend(struct descent *d, const struct objective *o, double eta,
                    double *theta, size_t cap)
{
    struct knobs k = knobs_usual;
    enum opt_status status = OPT_MOVED;
    struct opt opt;
    double last = 0;

    k.eta = eta;
    opt_init(&opt, method_named("gd"), o->dim, &k, NULL);
    /* No value at the far end of each step, no arrival: only 1e-6 counts here. */
    opt.partial = true;
    for (size_t i = 0; i <= cap && status == OPT_MOVED && !d->reached; i++) {
        status = opt_step(&opt, o, theta);
        if (i && isfinite(opt.before)) {
            note(&d->rises, i, last, opt.before, 1e-15);
            note(&d->surely, i, last, opt.before, 1e-14);
            note(&d->maybe, i, last, opt.before, -1e-14);
        }
        d->final = last = opt.before;
        d->iterations = i;
        d->reached = opt.gradnorm < 1e-6;
    }
    d->infinite = status == OPT_DIVERGED;
    d->two_cycle = !d->reached && !d->infinite && returns(&opt, o, theta);
    opt_done(&opt);
}

/* Above 2/L a run may go through chaos before it settles, where the last digits decide
 * how long it takes: the reference's are not ours. */
static bool fragile(const struct descent *d, const struct objective *o, double eta,
                    double *theta, size_t cap)
{
    struct descent other = {0};

    if (eta <= 2 / o->ops->curvature(o, theta))
        return false;
    for (size_t j = 0; j < o->dim; j++)
        theta[j] += 1e-13 * (1 + fabs(theta[j]));
    descend(&other, o, eta, theta, cap);
    return other.reached != d->reached || other.iterations > d->iterations + 1 ||
           d->iterations > other.iterations + 1 ||
           other.rises.first != d->rises.first || other.rises.count != d->rises.count;
}

/* The run with the rows of the first PARTS parts; O its objective. */
static const struct descent *run(const struct task *t, size_t parts,
                                 const struct objective *o, size_t usual_cap)
{
    struct descent *d = t->subject->descent;
    double cap = question_number(t->q, parts, "cap", (double)usual_cap);
    double eta = question_number(t->q, parts, "eta", NAN), *theta;
    char key[KEY_LENGTH];

    question_prefix(t->q, parts, key);
    if (d && strcmp(d->key, key) == 0)
        return d;
    if (!(cap >= 0 && cap <= MOST_CAP))
        cap = MOST_CAP;
    descent_free(d);
    t->subject->descent = d = mem_alloc(sizeof *d);
    memcpy(d->key, key, sizeof key);
    theta = mem_array(o->dim, sizeof *theta);
    question_weights(t->q, parts, "start", theta, o->dim);
    descend(d, o, eta, theta, (size_t)cap);
    question_weights(t->q, parts, "start", theta, o->dim);
    d->fragile = fragile(d, o, eta, theta, (size_t)cap);
    free(theta);
    return d;
}

static bool is_input(const char *name)
{
    static const char *const inputs[] = {"eta",   "lambda", "penalise_bias", "cap",
                                         "label", "start",  "method"};

    for (size_t i = 0; i < sizeof inputs / sizeof *inputs; i++)
        if (strcmp(name, inputs[i]) == 0)
            return true;
    return false;
}

/* Of a run that arrived: how often J rose, and when first. */
static void tell_rises(const struct descent *d, const char *what, struct reply *r)
{
    double never = NAN;

    answered(r, never);
    r->how = RELATIVE;
    if (d->reached && strcmp(what, "loss_increases") == 0) {
        r->v = (double)d->rises.count;
        r->least = (double)d->surely.count;
        r->most = (double)d->maybe.count;
    } else if (d->reached) {
        r->v = d->surely.count ? (double)d->surely.first : never;
        r->least = d->maybe.count ? (double)d->maybe.first : never;
        r->most = (double)(d->surely.count ? d->surely.first : d->iterations);
    }
}

/* What chaos leaves alone. */
static bool tell_end(const struct descent *d, const char *what, struct reply *r)
{
    if (strcmp(what, "converged_within_20000") == 0)
        answered(r, d->reached);
    else if (strcmp(what, "diverged_to_infinity") == 0 || strcmp(what, "diverges") == 0)
        answered(r, d->infinite);
    else if (strcmp(what, "two_cycle") == 0)
        answered(r, d->two_cycle);
    else if (strcmp(what, "loss_ever_rose") == 0) {
        answered(r, d->rises.count > 0);
        r->least = d->surely.count > 0;
        r->most = d->maybe.count > 0;
    } else
        return false;
    return true;
}

static void tell_length(const struct descent *d, const char *what, struct reply *r)
{
    if (strcmp(what, "iterations") == 0 || strcmp(what, "iterations_to_1e-6") == 0) {
        answered(r, d->reached ? (double)d->iterations : NAN);
        r->how = COUNTED;
    } else if (strcmp(what, "final_J") == 0)
        answered(r, d->reached ? d->final : NAN);
    else if (strcmp(what, "loss_increases") == 0 ||
             strcmp(what, "first_increase_at_step") == 0)
        tell_rises(d, what, r);
    else
        return;
    if (d->fragile)
        r->answer = CHAOTIC;
}

static void tell(const struct task *t, size_t parts, size_t usual_cap, struct reply *r)
{
    struct objective o = task_objective(t, t->q->at + 2);
    const char *what = t->q->part[parts];
    const struct descent *d;

    if (is_input(what)) {
        r->answer = GIVEN;
        return;
    }
    d = run(t, parts, &o, usual_cap);
    if (!tell_end(d, what, r))
        tell_length(d, what, r);
}

/* gd_iterations_to_1e-6/K/WHAT, gd/K/WHAT */
void produce_iterations(const struct task *t, struct reply *r)
{
    size_t at = t->q->at, k;

    r->how = USUAL;
    if (question_index(t->q, at + 1, 1000000, &k) && t->q->parts == at + 3)
        tell(t, at + 2, USUAL_CAP, r);
}

/* stability/K/runs/I/WHAT */
static void produce_run(const struct task *t, struct reply *r)
{
    size_t at = t->q->at, i;

    if (question_index(t->q, at + 3, 1000000, &i) && t->q->parts == at + 5)
        tell(t, at + 4, SHORT_CAP, r);
}

/* stability/K/WHAT: the two limits */
void produce_stability(const struct task *t, struct reply *r)
{
    size_t at = t->q->at, k;
    struct objective o;
    double *zero;

    r->how = USUAL;
    if (!question_index(t->q, at + 1, 1000000, &k) || t->q->parts < at + 3)
        return;
    if (question_is(t->q, at + 2, "runs")) {
        produce_run(t, r);
        return;
    }
    o = task_objective(t, at + 2);
    zero = mem_array(o.dim, sizeof *zero);
    if (!question_is(t->q, at + 2, "local_2_over_L_at_optimum"))
        produce_surface(t->q, at + 2, &o, zero, r);
    else if (task_optimum(t, at + 2))
        produce_hessian(t->q, at + 2, &o, task_optimum(t, at + 2), r);
    free(zero);
}
