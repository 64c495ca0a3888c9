/* Where the objective is lowest, and whether it is lowest anywhere.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "learn/opt.h"
#include "produce.h"

struct fitted {
    char key[KEY_LENGTH];
    double *theta;
    enum fit_status status;
};

void fitted_free(struct fitted *f)
{
    if (f)
        free(f->theta);
    free(f);
}

static const struct fitted *fit(const struct task *t, size_t parts)
{
    struct fitted *f = t->subject->fitted;
    struct objective o = task_objective(t, parts);
    char key[KEY_LENGTH];

    question_prefix(t->q, parts, key);
    if (f && strcmp(f->key, key) == 0)
        return f;
    fitted_free(f);
    t->subject->fitted = f = mem_alloc(sizeof *f);
    memcpy(f->key, key, sizeof key);
    f->theta = mem_array(o.dim, sizeof *f->theta);
    f->status = opt_fit(&o, f->theta).status;
    return f;
}

const double *task_optimum(const struct task *t, size_t parts)
{
    const struct fitted *f = fit(t, parts);

    return f->status == FIT_OPTIMUM ? f->theta : NULL;
}

/* WHAT at part AT, about the optimum of the first PARTS parts. */
static void at_optimum(const struct task *t, size_t parts, size_t at, struct reply *r)
{
    struct objective o = task_objective(t, parts);
    const double *theta = task_optimum(t, parts);

    r->how = USUAL;
    if (question_is(t->q, at, "exists"))
        answered(r, theta != NULL);
    else if (theta || question_is(t->q, at, "reason") ||
             question_is(t->q, at, "lambda") || question_is(t->q, at, "penalise_bias"))
        produce_surface(t->q, at, &o, theta, r);
}

/* optimum/K/WHAT, ridge/K/WHAT, ols/WHAT */
void produce_optimum(const struct task *t, struct reply *r)
{
    size_t at = t->q->at, k;
    size_t parts = question_index(t->q, at + 1, 1000000, &k) ? at + 2 : at + 1;

    at_optimum(t, parts, parts, r);
}

/* WHAT alone: of the data set without a price */
void produce_bare_optimum(const struct task *t, struct reply *r)
{
    at_optimum(t, t->q->at, t->q->at, r);
}

/* 1: some line has every point strictly on its side (`complete`); 1/2: one has points
 * on it and no error (`quasi…`); 0: none */
void produce_separable(const struct task *t, struct reply *r)
{
    struct objective o = task_objective(t, t->q->at);
    double *theta = mem_array(o.dim, sizeof *theta);
    enum fit_status status;

    o.lambda = 0;
    status = opt_fit(&o, theta).status;
    answered(r, status == FIT_SEPARABLE ? 1 : status == FIT_NO_OPTIMUM ? 0.5 : 0);
    free(theta);
}
