/* What a step leaves behind, and what it is made with: taken from a bench and put back.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "lab/bench_private.h"
#include "lab/timeline_private.h"

/* ---- rules ---- */

void rules_of(const struct state *s, struct rules *out)
{
    *out = (struct rules){.optimizer = s->optimizer,
                          .knobs = s->knobs,
                          .eta_auto = s->eta_auto,
                          .shuffled = s->shuffled,
                          .balanced = s->balanced,
                          .batch = s->batch,
                          .seed = s->seed,
                          .lambda = s->lambda};
}

static bool knobs_same(const struct knobs *a, const struct knobs *b)
{
    for (const struct opt_knob *k = opt_knobs; k->name; k++)
        if (opt_knob(a, k) != opt_knob(b, k))
            return false;
    return a->eta == b->eta;
}

bool rules_same(const struct rules *a, const struct rules *b)
{
    return a->optimizer == b->optimizer && knobs_same(&a->knobs, &b->knobs) &&
           a->eta_auto == b->eta_auto && a->shuffled == b->shuffled &&
           a->balanced == b->balanced && a->batch == b->batch && a->seed == b->seed &&
           a->lambda == b->lambda;
}

void rules_take(const struct rules *r, struct bench *b)
{
    struct state *s = &b->s;
    bool other = s->lambda != r->lambda || s->balanced != r->balanced;

    s->optimizer = r->optimizer;
    s->knobs = r->knobs;
    s->eta_auto = r->eta_auto;
    s->shuffled = r->shuffled;
    s->balanced = r->balanced;
    s->batch = r->batch;
    s->seed = r->seed;
    s->lambda = r->lambda;
    if (other)
        bench_changed(b); /* the curvature is another */
}

/* ---- places ---- */

struct place *place_of(const struct state *s, const double *theta,
                       struct opt_memory *memory)
{
    const struct explorer *e = &s->explorer;
    struct place *p = mem_alloc(sizeof *p);

    *p = (struct place){.refs = 1,
                        .step = s->steps,
                        .dim = e->minimizing ? e->function->dim : s->params,
                        .memory = opt_memory_ref(memory),
                        .pass = s->pass,
                        .at = s->at,
                        .rises = s->rises,
                        .falls = s->falls,
                        .iterations = s->iterations,
                        .steepest = s->steepest,
                        .jump = s->jump,
                        .passes = s->passes,
                        .made = s->made};
    rules_of(s, &p->rules);
    p->theta = mem_array(p->dim, sizeof *p->theta);
    memcpy(p->theta, theta, p->dim * sizeof *p->theta);
    return p;
}

struct place *place_ref(struct place *p)
{
    p->refs++;
    return p;
}

void place_free(struct place *p)
{
    if (!p || --p->refs > 0)
        return;
    opt_memory_free(p->memory);
    free(p->theta);
    free(p);
}

void place_take(const struct place *p, struct bench *b)
{
    struct state *s = &b->s;
    struct opt_memory *was = s->memory;

    memcpy(s->explorer.minimizing ? s->explorer.at : s->theta, p->theta,
           p->dim * sizeof *p->theta);
    s->memory = opt_memory_ref(p->memory);
    opt_memory_free(was);
    s->steps = p->step;
    s->pass = p->pass;
    s->at = p->at;
    s->rises = p->rises;
    s->falls = p->falls;
    s->iterations = p->iterations;
    s->steepest = p->steepest;
    s->jump = p->jump;
    s->passes = p->passes;
    s->made = p->made;
    bench_forget(b);
}

size_t place_numbers(const struct place *p)
{
    size_t n = p->dim + sizeof *p / sizeof(double);

    for (int k = 0; p->memory && k < OPT_SLOTS; k++)
        if (p->memory->slot[k])
            n += opt_slot_size(k, p->dim);
    return n;
}
