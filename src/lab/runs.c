/* Stretches of a chain and earlier runs: shared, bounded lists.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "lab/runs.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "lab/bench.h"
#include "plot/text.h"

/* ---- chains ---- */

void chain_copy(struct chain *to, const struct chain *from)
{
    *to = *from;
    for (size_t i = 0; i < to->n; i++)
        trace_ref(to->part[i].trace);
}

void chain_done(struct chain *c)
{
    for (size_t i = 0; i < c->n; i++)
        trace_free(c->part[i].trace);
    *c = (struct chain){0};
}

void chain_add(struct chain *c, const struct stretch *s)
{
    if (c->n == STRETCHES) {
        c->steps += c->part[0].steps;
        c->passes += c->part[0].passes;
        trace_free(c->part[0].trace);
        memmove(c->part, c->part + 1, --c->n * sizeof *c->part);
    }
    c->part[c->n++] = *s;
}

size_t chain_steps(const struct chain *c)
{
    size_t steps = c->steps;

    for (size_t i = 0; i < c->n; i++)
        steps += c->part[i].steps;
    return steps;
}

double chain_passes(const struct chain *c)
{
    double passes = c->passes;

    for (size_t i = 0; i < c->n; i++)
        passes += c->part[i].passes;
    return passes;
}

/* ---- runs ---- */

struct run *run_ref(struct run *r)
{
    r->refs++;
    return r;
}

static void drop(struct run *r)
{
    if (!r || --r->refs > 0)
        return;
    chain_done(&r->chain);
    function_free(r->made.function);
    state_free(r->end);
    free(r);
}

void runs_copy(struct runs *to, const struct runs *from)
{
    *to = *from;
    for (size_t i = 0; i < to->n; i++)
        run_ref(to->run[i]);
}

void runs_done(struct runs *r)
{
    for (size_t i = 0; i < r->n; i++)
        drop(r->run[i]);
    *r = (struct runs){0};
}

void runs_add(struct runs *all, struct run *r)
{
    if (all->n == RUNS_KEPT) {
        drop(all->run[0]);
        memmove(all->run, all->run + 1, --all->n * sizeof *all->run);
    }
    r->letter = (char)('A' + all->named++ % 26);
    all->run[all->n++] = r;
}

const struct run *runs_named(const struct runs *all, char letter)
{
    for (size_t i = all->n; i--;)
        if (all->run[i]->letter == toupper((unsigned char)letter))
            return all->run[i];
    return NULL;
}

static void label(const struct making *m, const char *rate, struct str *out)
{
    str_add(out, m->optimizer ? m->optimizer->name : m->own ? "own loop" : "fit");
    if (!m->optimizer || !m->optimizer->uses_eta)
        return;
    str_add(out, rate);
    if (m->eta_auto)
        str_add(out, "auto");
    else
        text_short(out, m->eta);
}

void making_label(const struct making *m, struct str *out)
{
    label(m, " η ", out);
}

void run_label(const struct run *r, struct str *out)
{
    if (r->name[0])
        str_add(out, r->name);
    else
        making_label(&r->made, out);
}

void making_words(const struct making *m, struct str *out)
{
    label(m, " with eta ", out);
}
