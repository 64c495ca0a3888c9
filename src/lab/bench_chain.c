/* Where a run ends and the next begins, and what changes on the way.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>
#include <string.h>

#include "base/mem.h"
#include "lab/bench_private.h"
#include "lab/fork.h"
#include "lab/sweep.h"
#include "lab/timeline.h"
#include "plot/text.h"

/* Numbers of a stretch that are kept for its picture: half a megabyte. */
enum { STRETCH_NUMBERS = 1 << 16 };

/* ---- runs end ---- */

/* The present run, which has a step, becomes a stretch of the chain. */
static void end_stretch(struct state *s)
{
    size_t rows = trace_upto(s->trace, s->steps);
    struct stretch end = {.trace = trace_keep(s->trace, s->steps, STRETCH_NUMBERS),
                          .steps = s->steps,
                          .rises = s->rises,
                          .passes = s->passes,
                          .loss = rows ? s->trace->loss[rows - 1] : 0,
                          .fit = s->iterations > 0,
                          .began = s->began};

    memcpy(end.text, s->began_with, sizeof end.text);
    chain_add(&s->before, &end);
}

static void fresh_counts(struct bench *b)
{
    struct state *s = &b->s;
    size_t n;

    bench_weights(b, &n);
    trace_free(s->trace);
    s->trace = trace_new(n);
    opt_memory_free(s->memory);
    s->memory = NULL;
    timeline_free(s->line);
    s->line = NULL;
    s->known = 0;
    s->steps = s->rises = s->falls = s->iterations = s->at = 0;
    s->loss_view.race = false;
    s->pass = 0;
    s->passes = 0;
    s->steepest = 0;
    s->jump = 0;
    bench_forget(b);
}

void bench_new_run(struct bench *b, enum change began, const char *with)
{
    struct state *s = &b->s;

    if (s->steps)
        end_stretch(s);
    s->began = s->before.n ? began : CHANGE_NONE;
    snprintf(s->began_with, sizeof s->began_with, "%s", with);
    fresh_counts(b);
}

void bench_add_run(struct bench *b, struct run *r)
{
    struct runs *all = &b->s.runs;

    for (int tries = 0; tries < 26; tries++, all->named++) {
        char letter[2] = {(char)('A' + all->named % 26), '\0'};

        if (!forks_named(b->s.forks, letter))
            break;
    }
    runs_add(all, r);
}

/* The settings and weights of S by themselves. */
static struct state *end_of(const struct state *s)
{
    struct state *end = state_copy(s);

    runs_done(&end->runs);
    chain_done(&end->before);
    trace_free(end->trace);
    end->trace = NULL;
    timeline_free(end->line);
    end->line = NULL;
    forks_free(end->forks);
    end->forks = NULL;
    sweep_free(end->sweep);
    end->sweep = NULL;
    end->steps = 0;
    return end;
}

/* The chain of B, which has a step, becomes an earlier run. */
static void keep_chain(struct bench *b)
{
    struct state *s = &b->s;
    const struct stretch *last = &s->before.part[s->before.n - 1];
    struct run *r = mem_alloc(sizeof *r);

    r->refs = 1;
    r->made = s->made;
    function_ref(r->made.function);
    r->steps = r->updates = chain_steps(&s->before);
    r->passes = chain_passes(&s->before);
    r->loss = last->loss;
    r->dim = last->trace->dim;
    r->chain = s->before;
    s->before = (struct chain){0};
    r->end = end_of(s);
    bench_add_run(b, r);
}

void bench_new_chain(struct bench *b, bool keep)
{
    struct state *s = &b->s;

    if (s->steps)
        end_stretch(s);
    if (keep && s->before.n)
        keep_chain(b);
    chain_done(&s->before);
    s->number = ++b->chains;
    s->made = (struct making){0};
    s->began = CHANGE_NONE;
    s->began_with[0] = '\0';
    fresh_counts(b);
}

/* ---- what an update is made with ---- */

static void mark(struct state *s, enum change kind, const char *text)
{
    struct trace_mark m = {.step = s->steps, .pass = s->passes, .kind = kind};

    snprintf(m.text, sizeof m.text, "%s", text);
    trace_mark(s->trace, &m);
}

static void mark_number(struct state *s, enum change kind, double v)
{
    struct str t;

    str_init(&t);
    text_short(&t, v);
    mark(s, kind, t.s);
    str_done(&t);
}

/* IS is what S has made of the last update's WAS. */
static void mark_changes(struct state *s, const struct making *was,
                         const struct making *is)
{
    bool rate = was->eta_auto != is->eta_auto || (!is->eta_auto && was->eta != is->eta);

    if (was->optimizer != is->optimizer)
        mark(s, CHANGE_OPTIMIZER, is->optimizer->name);
    if (is->optimizer->uses_eta && rate && is->eta_auto)
        mark(s, CHANGE_ETA, "auto");
    else if (is->optimizer->uses_eta && rate)
        mark_number(s, CHANGE_ETA, is->eta);
    if (was->batch != is->batch && is->batch)
        mark_number(s, CHANGE_BATCH, (double)is->batch);
    else if (was->batch != is->batch)
        mark(s, CHANGE_BATCH, "all");
    if (was->lambda != is->lambda)
        mark_number(s, CHANGE_LAMBDA, is->lambda);
    if (was->balanced != is->balanced)
        mark(s, CHANGE_WEIGHING, is->balanced ? "balanced" : "none");
}

void bench_make(struct bench *b, bool own)
{
    struct state *s = &b->s;
    struct making is = {.eta_auto = s->eta_auto, .eta = s->knobs.eta, .own = own};
    struct objective o;

    bench_objective(b, &o);
    is.ops = o.ops;
    is.function = s->explorer.minimizing ? s->explorer.function : NULL;
    is.lambda = o.lambda;
    is.balanced = !is.function && s->balanced;
    is.batch = bench_batch(b);
    is.optimizer = own ? NULL : s->optimizer;
    if (s->made.optimizer && is.optimizer)
        mark_changes(s, &s->made, &is);
    s->made = is;
    s->loss_view.race = false;
}
