/* The steps of a run as they are made: places, changes of the rules, own rounds.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "lab/timeline.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "lab/timeline_private.h"

enum { FEWEST = 4 }; /* places, however large */

/* ---- life ---- */

static struct timeline *begun(size_t dim)
{
    struct timeline *t = mem_alloc(sizeof *t);

    t->refs = 1;
    t->every = 1;
    t->own.dim = dim;
    return t;
}

struct timeline *timeline_ref(struct timeline *t)
{
    if (t)
        t->refs++;
    return t;
}

void timeline_free(struct timeline *t)
{
    if (!t || --t->refs > 0)
        return;
    for (size_t i = 0; i < t->places; i++)
        place_free(t->place[i]);
    free(t->leg);
    free(t->own.step);
    free(t->own.theta);
    free(t);
}

size_t timeline_numbers(const struct timeline *t)
{
    size_t n = t->own.n * (t->own.dim + 1) + t->legs * sizeof *t->leg / sizeof(double);

    for (size_t i = 0; i < t->places; i++)
        n += place_numbers(t->place[i]);
    return n;
}

/* ---- looking back ---- */

const struct leg *timeline_leg(const struct timeline *t, size_t step)
{
    size_t low = 0, high = t->legs;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (t->leg[middle].from <= step)
            low = middle + 1;
        else
            high = middle;
    }
    return low ? &t->leg[low - 1] : NULL;
}

/* Own rounds with a step up to STEP. */
static size_t owns_upto(const struct timeline *t, size_t step)
{
    size_t low = 0, high = t->own.n;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (t->own.step[middle] <= step)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

const double *timeline_own(const struct timeline *t, size_t step)
{
    size_t n = owns_upto(t, step);

    return n && t->own.step[n - 1] == step ? t->own.theta + (n - 1) * t->own.dim : NULL;
}

const struct place *timeline_place(const struct timeline *t, size_t step)
{
    size_t i = t->places;

    while (i && t->place[i - 1]->step > step)
        i--;
    return i ? t->place[i - 1] : NULL;
}

size_t timeline_last(const struct bench *b)
{
    const struct state *s = &b->s;
    const struct leg *leg =
        s->known > s->steps ? timeline_leg(s->line, s->steps) : NULL;
    struct rules now;

    rules_of(s, &now);
    return leg && rules_same(&leg->rules, &now) ? s->known : s->steps;
}

size_t timeline_first(const struct bench *b)
{
    const struct timeline *t = b->s.line;

    for (size_t i = 0; t && i < t->places; i++)
        if (t->place[i]->step >= t->lost && t->place[i]->step <= b->s.known)
            return t->place[i]->step;
    return b->s.steps;
}

bool timeline_reaches(const struct bench *b, size_t step)
{
    const struct timeline *t = b->s.line;
    const struct place *p = t ? timeline_place(t, step) : NULL;

    return p && step <= b->s.known && (p->step == step || p->step >= t->lost);
}

/* ---- memory in bounds ---- */

/* Drops every second place; that of a fit's end cannot be made again. */
static void thin(struct timeline *t)
{
    size_t kept = 0;

    t->every *= 2;
    for (size_t i = 0; i < t->places; i++) {
        struct place *p = t->place[i];

        if (p->step % t->every == 0 || (t->fit && p->step == 1))
            t->place[kept++] = p;
        else
            place_free(p);
    }
    t->places = kept;
}

static size_t numbers_of_places(const struct timeline *t)
{
    size_t n = 0;

    for (size_t i = 0; i < t->places; i++)
        n += place_numbers(t->place[i]);
    return n;
}

static void add_place(struct timeline *t, struct place *p)
{
    t->place[t->places++] = p;
    while (t->places > PLACES ||
           (t->places > FEWEST && numbers_of_places(t) > PLACE_NUMBERS))
        thin(t);
}

/* The older half of the legs is forgotten. */
static void drop_legs(struct timeline *t)
{
    size_t half = t->legs / 2;

    t->legs -= half;
    memmove(t->leg, t->leg + half, t->legs * sizeof *t->leg);
    t->lost = t->lost > t->leg[0].from ? t->lost : t->leg[0].from;
}

static void drop_owns(struct timeline *t)
{
    size_t half = t->own.n / 2 + 1, dropped = t->own.step[half - 1];

    t->own.n -= half;
    memmove(t->own.step, t->own.step + half, t->own.n * sizeof *t->own.step);
    memmove(t->own.theta, t->own.theta + half * t->own.dim,
            t->own.n * t->own.dim * sizeof *t->own.theta);
    t->lost = t->lost > dropped ? t->lost : dropped;
}

/* ---- going on ---- */

static bool full(size_t n) /* at 0, 1, 3, 7 …: its room is to be doubled */
{
    return (n & (n + 1)) == 0;
}

static void add_leg(struct timeline *t, const struct leg *leg)
{
    if (t->legs == LEGS)
        drop_legs(t);
    if (full(t->legs))
        t->leg = mem_grow(t->leg, 2 * (t->legs + 1), sizeof *t->leg);
    t->leg[t->legs++] = *leg;
}

static void add_own(struct timeline *t, size_t step, const double *theta)
{
    size_t dim = t->own.dim;

    if (t->own.n && (t->own.n + 1) * dim > OWN_NUMBERS)
        drop_owns(t);
    if (full(t->own.n)) {
        t->own.step = mem_grow(t->own.step, 2 * (t->own.n + 1), sizeof *t->own.step);
        t->own.theta =
            mem_grow(t->own.theta, 2 * (t->own.n + 1) * dim, sizeof *t->own.theta);
    }
    t->own.step[t->own.n] = step;
    memcpy(t->own.theta + t->own.n++ * dim, theta, dim * sizeof *theta);
}

/* T as it was at STEP and nothing else; places are shared. */
static struct timeline *copy(const struct timeline *t, size_t step)
{
    struct timeline *c = begun(t->own.dim);
    size_t owns = owns_upto(t, step);

    c->last = step;
    c->learned = true;
    c->lost = t->lost;
    c->fit = t->fit && step;
    c->every = t->every;
    for (size_t i = 0; i < t->places && t->place[i]->step <= step; i++)
        c->place[c->places++] = place_ref(t->place[i]);
    for (size_t i = 0; i < t->legs && t->leg[i].from < step; i++)
        add_leg(c, &t->leg[i]);
    for (size_t i = 0; i < owns; i++)
        add_own(c, t->own.step[i], t->own.theta + i * t->own.dim);
    return c;
}

/* What came after the present step is over. */
static void end_future(struct state *s)
{
    struct timeline *t = s->line;

    if (t->last > s->steps) {
        s->line = copy(t, s->steps);
        timeline_free(t);
    }
    s->known = s->steps;
}

/* The update had nothing of earlier ones to go by, though there were some. */
static bool was_fresh(const struct bench *b, bool own)
{
    const struct opt_memory *m = b->s.memory;

    if (!b->s.steps)
        return false;
    return own ? b->s.line->learned && (!m || m->t == 0) : b->opt.memory->t == 1;
}

/* At 0 nothing has been met yet. */
static struct place *place_at_start(const struct state *s, const double *before)
{
    struct place *p = place_of(s, before, NULL);

    p->steepest = p->jump = p->passes = 0;
    p->step = p->iterations = 0;
    return p;
}

void timeline_update(struct bench *b, const double *before, bool own)
{
    struct state *s = &b->s;
    struct leg now = {.from = s->steps};
    const struct leg *was;
    size_t n;
    const double *at = bench_weights(b, &n);

    if (b->rehearsal)
        return;
    if (!s->line) {
        s->line = begun(n);
        s->line->place[s->line->places++] = place_at_start(s, before);
    }
    end_future(s);
    now.fresh = was_fresh(b, own);
    rules_of(s, &now.rules);
    was = timeline_leg(s->line, s->steps);
    if (!was || now.fresh || !rules_same(&was->rules, &now.rules))
        add_leg(s->line, &now);
    if (own)
        add_own(s->line, s->steps + 1, at);
    s->line->last = s->known = s->steps + 1;
}

void timeline_counted(struct bench *b)
{
    struct state *s = &b->s;
    size_t n;

    if (b->rehearsal)
        return;
    s->line->learned = s->memory && s->memory->t > 0;
    if (s->steps % s->line->every == 0)
        add_place(s->line, place_of(s, bench_weights(b, &n), s->memory));
}

void timeline_fit(struct bench *b, const double *before)
{
    b->s.steps = 0;
    timeline_update(b, before, false);
    b->s.steps = 1;
    if (b->s.line)
        b->s.line->fit = true;
    timeline_counted(b);
}
