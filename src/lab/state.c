/* Snapshots of a bench: what undo keeps.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "lab/bench.h"

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

static void copy_into(struct state *to, const struct state *from)
{
    *to = *from;
    to->data = data_ref(from->data);
    to->fitted = data_ref(from->fitted);
    scaling_copy(&to->scaling, &from->scaling);
    to->edits = mem_text(from->edits);
    to->theta = mem_array((from->dim + 1), sizeof *to->theta);
    memcpy(to->theta, from->theta, (from->dim + 1) * sizeof *to->theta);
    to->trace = trace_ref(from->trace);
}

void state_done(struct state *s)
{
    data_free(s->data);
    data_free(s->fitted);
    scaling_done(&s->scaling);
    free(s->edits);
    free(s->theta);
    trace_free(s->trace);
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
