/* Going to a step of the present run: from a place that was kept, by the same updates.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stdlib.h>

#include "base/mem.h"
#include "lab/fog.h"
#include "lab/timeline_private.h"

struct travel {
    struct bench *bench; /* one of its own, which does the updates again */
    struct timeline *line;
    size_t to;
    size_t known; /* by the bench it is for */
    bool stuck;   /* an update that moved the weights then did not now */
};

/* ---- where to begin ---- */

/* The present place will do for a step that is still to come. */
static bool on_the_way(const struct bench *b, size_t to)
{
    const struct state *s = &b->s;

    return s->steps < to && timeline_last(b) > s->steps && s->steps >= s->line->lost &&
           (!s->steps || (s->memory && s->memory->t > 0));
}

/* Where the update that ends at TO can begin, so that its inner quantities are known
 * again; else TO itself. (reference) */
static struct place *beginning(const struct bench *b, size_t to)
{
    const struct timeline *t = b->s.line;
    const struct place *p = to ? timeline_place(t, to - 1) : NULL;
    size_t n;

    if (on_the_way(b, to) && (!p || p->step < b->s.steps))
        return place_of(&b->s, bench_weights(b, &n), b->s.memory);
    if (!p || p->step < t->lost)
        p = timeline_place(t, to);
    return place_ref((struct place *)p);
}

/* A bench like B, without what only pictures show. */
static struct bench *quiet_copy(const struct bench *b)
{
    struct bench *c = bench_new();
    size_t n;

    bench_weights(b, &n);
    bench_restore(c, &b->s);
    fog_end(c);
    chain_done(&c->s.before);
    runs_done(&c->s.runs);
    timeline_free(c->s.line);
    c->s.line = NULL;
    trace_free(c->s.trace);
    c->s.trace = trace_new(n);
    c->curvature = b->curvature;
    c->rehearsal = true;
    return c;
}

/* The rules of the update that comes next are in force. */
static void take_leg(struct travel *t)
{
    struct state *s = &t->bench->s;
    const struct leg *leg = timeline_leg(t->line, s->steps);

    if (!leg || s->steps >= t->known || s->steps < t->line->lost)
        return;
    rules_take(&leg->rules, t->bench);
    if (leg->fresh && leg->from == s->steps) {
        opt_memory_free(s->memory);
        s->memory = NULL;
    }
}

static struct travel *begun(const struct bench *b, struct place *from, size_t to)
{
    struct travel *t = mem_alloc(sizeof *t);

    t->bench = quiet_copy(b);
    t->line = timeline_ref(b->s.line);
    t->to = to;
    t->known = b->s.known;
    place_take(from, t->bench);
    rules_take(&from->rules, t->bench);
    place_free(from);
    take_leg(t);
    return t;
}

struct travel *travel_new(const struct bench *b, size_t to)
{
    return begun(b, beginning(b, to), to);
}

struct travel *travel_through(const struct bench *b)
{
    size_t first = timeline_first(b);

    return begun(b, place_ref((struct place *)timeline_place(b->s.line, first)),
                 b->s.steps);
}

void travel_free(struct travel *t)
{
    if (!t)
        return;
    bench_free(t->bench);
    timeline_free(t->line);
    free(t);
}

/* ---- on the way ---- */

/* One update again; false: it cannot be made. */
static bool update(struct travel *t)
{
    size_t next = t->bench->s.steps + 1;
    const double *own = timeline_own(t->line, next);
    bool fit = t->line->fit && next == 1;
    bool moved = true;

    if (fit)
        place_take(timeline_place(t->line, 1), t->bench);
    else if (own)
        bench_round(t->bench, own);
    else
        moved = bench_step(t->bench) == OPT_MOVED;
    take_leg(t);
    return moved;
}

bool travel_on(struct travel *t, size_t updates)
{
    while (updates-- && t->bench->s.steps < t->to && !t->stuck)
        t->stuck = !update(t);
    return t->bench->s.steps < t->to && !t->stuck;
}

size_t travel_step(const struct travel *t)
{
    return t->bench->s.steps;
}

/* ---- there ---- */

/* What a run of STEPS has cost in updates. */
static size_t cost(const struct timeline *t, size_t steps)
{
    const struct place *end = t->fit ? timeline_place(t, 1) : NULL;

    return steps && end ? steps - 1 + end->iterations : steps;
}

/* Inner quantities of the last update, which came from T's bench. */
static void take_inner(struct travel *t, struct bench *b)
{
    struct opt mine = b->opt;
    bool stepped = t->bench->stepped && t->bench->stepped == t->bench->version;

    if (!stepped || t->bench->s.steps != t->to)
        return;
    b->opt = t->bench->opt;
    t->bench->opt = mine;
    t->bench->stepped = 0;
    b->stepped = b->version;
}

void travel_show(struct travel *t, struct bench *b)
{
    struct state *s = &b->s, *there = &t->bench->s;
    size_t n, was = cost(t->line, s->steps), is = cost(t->line, there->steps);
    struct place *p = place_of(there, bench_weights(t->bench, &n), there->memory);
    struct rules rules;

    rules_of(there, &rules);
    place_take(p, b);
    rules_take(&rules, b);
    place_free(p);
    s->updates = s->updates + is > was ? s->updates + is - was : 0;
    take_inner(t, b);
    fog_moved(b, FOG_STEP, NAN);
}
