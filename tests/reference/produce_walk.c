/* Runs of the optimizers, step by step.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "learn/batch.h"
#include "learn/opt.h"
#include "produce.h"

enum { FARTHEST = 1000000 }; /* steps */

/* A run, as far as it has come. */
struct walk {
    char key[KEY_LENGTH];
    struct objective o;
    struct opt opt;
    double *theta, *seen; /* what the rows show: theta, or a place ahead of it */
    size_t step;
    bool ended;
    bool ahead;         /* the rows are of theta + beta * velocity */
    struct batch batch; /* most 0: all points at once */
    size_t *order;
};

void walk_free(struct walk *w)
{
    if (!w)
        return;
    opt_done(&w->opt);
    batch_done(&w->batch);
    free(w->theta);
    free(w->seen);
    free(w->order);
    free(w);
}

void subject_nudge(struct subject *s, double nudge)
{
    walk_free(s->walk);
    s->walk = NULL;
    s->nudge = nudge;
}

/* How a method of the file is written with one of the engine's. */
static const struct {
    const char *name, *method;
    bool ema;   /* v = beta v + (1-beta) g is 1-beta times our velocity */
    bool ahead; /* weights where Nesterov's slope is taken */
} spellings[] = {
    {"momentum_ema", "momentum", true, false},
    {"nesterov_pytorch", "nesterov", false, true},
};

static const struct method *method_of(const struct task *t, size_t parts,
                                      struct knobs *k, bool *ahead)
{
    const char *name = question_text(t->q, parts, "method");

    *ahead = false;
    if (!name)
        name = question_is(t->q, t->q->at, "newton_from_zero") ? "newton" : "gd";
    for (size_t i = 0; i < sizeof spellings / sizeof *spellings; i++)
        if (strcmp(name, spellings[i].name) == 0) {
            name = spellings[i].method;
            *ahead = spellings[i].ahead;
            if (spellings[i].ema)
                k->eta *= 1 - k->beta;
        }
    return method_named(name);
}

static struct knobs knobs_of(const struct question *q, size_t parts)
{
    struct knobs k = knobs_usual;

    k.eta = question_number(q, parts, "eta", k.eta);
    k.beta = question_number(q, parts, "beta", k.beta);
    k.beta = question_number(q, parts, "beta1", k.beta);
    k.rho = question_number(q, parts, "rho", k.rho);
    k.beta2 = question_number(q, parts, "beta2", k.beta2);
    k.eps = question_number(q, parts, "eps", k.eps);
    return k;
}

/* A run with the rows of the first PARTS parts; NULL: the method is not known. */
static struct walk *start(const struct task *t, size_t parts, bool online)
{
    struct knobs k = knobs_of(t->q, parts);
    bool ahead;
    const struct method *method = method_of(t, parts, &k, &ahead);
    struct walk *w;

    if (!method)
        return NULL;
    w = mem_alloc(sizeof *w);
    question_prefix(t->q, parts, w->key);
    w->o = task_objective(t, parts);
    w->ahead = ahead;
    w->theta = mem_array(w->o.dim, sizeof *w->theta);
    w->seen = mem_array(w->o.dim, sizeof *w->seen);
    question_weights(t->q, parts, "start", w->theta, w->o.dim);
    for (size_t j = 0; j < w->o.dim; j++)
        w->theta[j] += t->subject->nudge * (1 + fabs(w->theta[j]));
    opt_init(&w->opt, method, w->o.dim, &k, NULL);
    if (online) {
        batch_init(&w->batch, t->data->dim, 1);
        w->order = mem_array(t->data->n, sizeof *w->order);
        batch_order(w->order, t->data->n, false, 0, 0);
        w->opt.partial = true;
    }
    return w;
}

static void advance(struct walk *w)
{
    struct objective o = w->o;

    if (w->batch.most) {
        batch_take(&w->batch, w->o.data, w->order + w->step % w->o.data->n, 1);
        o.data = &w->batch.rows;
    }
    w->ended = opt_step(&w->opt, &o, w->theta) != OPT_MOVED;
    w->step++;
}

/* The weights after so many steps; NULL: no such run. */
static const double *weights_after(const struct task *t, size_t parts, bool online,
                                   double steps)
{
    struct walk *w = t->subject->walk;
    char key[KEY_LENGTH];

    question_prefix(t->q, parts, key);
    if (!w || strcmp(w->key, key) != 0 || (double)w->step > steps) {
        walk_free(w);
        t->subject->walk = w = start(t, parts, online);
    }
    if (!w || !(steps >= 0 && steps <= FARTHEST && steps == floor(steps)))
        return NULL;
    while ((double)w->step < steps && !w->ended)
        advance(w);
    for (size_t j = 0; j < w->o.dim; j++) {
        w->seen[j] = w->theta[j];
        if (w->ahead)
            w->seen[j] += w->opt.knobs.beta * w->opt.memory->slot[OPT_VELOCITY][j];
    }
    return w->seen;
}

static bool is_input(const char *name)
{
    static const char *const inputs[] = {
        "eta",   "lambda", "penalise_bias", "method", "start", "step",   "beta",
        "beta1", "beta2",  "rho",           "eps",    "order", "update",
    };

    for (size_t i = 0; i < sizeof inputs / sizeof *inputs; i++)
        if (strcmp(name, inputs[i]) == 0)
            return true;
    return false;
}

/* LIST/I/WHAT at part AT, of the run of the first PARTS parts. */
static void along(const struct task *t, size_t parts, bool online, struct reply *r)
{
    const struct question *q = t->q;
    const struct walk *w;
    const double *theta;
    size_t i;

    if (parts < q->parts && is_input(q->part[parts]))
        r->answer = GIVEN;
    if (!question_index(q, parts + 1, FARTHEST, &i) || q->parts < parts + 3)
        return;
    if (is_input(q->part[parts + 2])) {
        r->answer = GIVEN;
        return;
    }
    theta = weights_after(t, parts, online, question_number(q, parts + 2, "step", -1));
    if (!theta)
        return;
    w = t->subject->walk;
    if (!question_is(q, parts + 2, "row"))
        produce_surface(q, parts + 2, &w->o, theta, r);
    else if (w->order && w->step)
        answered(r, (double)w->order[(w->step - 1) % t->data->n] + 1);
}

/* GROUP/K/steps/I/WHAT, newton_from_zero/K/iterates/I/WHAT */
void produce_walk(const struct task *t, struct reply *r)
{
    size_t k;

    if (!question_index(t->q, t->q->at + 1, 1000000, &k) || t->q->parts < t->q->at + 3)
        return;
    along(t, t->q->at + 2, false, r);
    if (r->answer == NOT_PRODUCED)
        produce_iterations(t, r);
}

/* sgd_online/updates/I/WHAT, sgd_online/WHAT after one pass */
void produce_online(const struct task *t, struct reply *r)
{
    size_t at = t->q->at;
    struct objective o = task_objective(t, at + 1);
    const double *theta;

    along(t, at + 1, true, r);
    if (r->answer != NOT_PRODUCED || t->q->parts != at + 2)
        return;
    theta = weights_after(t, at + 1, true, (double)t->data->n);
    if (theta)
        produce_surface(t->q, at + 1, &o, theta, r);
}
