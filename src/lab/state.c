/* Snapshots of a bench: what undo keeps.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "lab/bench.h"
#include "lab/definition.h"
#include "lab/fog.h"
#include "lab/fork.h"
#include "lab/sweep.h"
#include "lab/timeline.h"

static void scaling_copy(struct scaling *to, const struct scaling *from)
{
    *to = (struct scaling){.dim = from->dim};
    if (!from->mean)
        return;
    to->mean = mem_array(from->dim, sizeof *to->mean);
    to->sd = mem_array(from->dim, sizeof *to->sd);
    memcpy(to->mean, from->mean, from->dim * sizeof *to->mean);
    memcpy(to->sd, from->sd, from->dim * sizeof *to->sd);
}

/* What is shared is counted; the rest is small and copied. */
static void copy_into(struct state *to, const struct state *from)
{
    *to = *from;
    to->all = data_ref(from->all);
    to->data = data_ref(from->data);
    to->fitted = data_ref(from->fitted);
    to->held = data_ref(from->held);
    to->held_fitted = data_ref(from->held_fitted);
    to->recipe = recipe_ref(from->recipe);
    scaling_copy(&to->scaling, &from->scaling);
    to->edits = mem_text(from->edits);
    to->theta = mem_array(from->params, sizeof *to->theta);
    memcpy(to->theta, from->theta, from->params * sizeof *to->theta);
    to->memory = opt_memory_ref(from->memory);
    to->explorer.function = function_ref(from->explorer.function);
    to->explorer.other = function_ref(from->explorer.other);
    to->definitions = definitions_ref(from->definitions);
    to->fog = fog_ref(from->fog);
    to->trace = trace_ref(from->trace);
    to->line = timeline_ref(from->line);
    chain_copy(&to->before, &from->before);
    runs_copy(&to->runs, &from->runs);
    to->forks = forks_ref(from->forks);
    to->sweep = sweep_ref(from->sweep);
}

void state_done(struct state *s)
{
    data_free(s->all);
    data_free(s->data);
    data_free(s->fitted);
    data_free(s->held);
    data_free(s->held_fitted);
    recipe_free(s->recipe);
    scaling_done(&s->scaling);
    free(s->edits);
    free(s->theta);
    opt_memory_free(s->memory);
    function_free(s->explorer.function);
    function_free(s->explorer.other);
    definitions_free(s->definitions);
    fog_free(s->fog);
    trace_free(s->trace);
    timeline_free(s->line);
    chain_done(&s->before);
    runs_done(&s->runs);
    forks_free(s->forks);
    sweep_free(s->sweep);
}

struct state *state_copy(const struct state *s)
{
    struct state *copy = mem_alloc(sizeof *copy);

    copy_into(copy, s);
    return copy;
}

void state_free(struct state *s)
{
    if (!s)
        return;
    state_done(s);
    free(s);
}
