/* Undo and redo.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "lab/history.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "lab/fog.h"
#include "lab/timeline.h"

void history_init(struct history *h)
{
    *h = (struct history){.most = 1 << 25};
}

static void drop(struct moment **list, size_t *n)
{
    for (size_t i = 0; i < *n; i++) {
        state_free((*list)[i].state);
        free((*list)[i].line);
    }
    free(*list);
    *list = NULL;
    *n = 0;
}

void history_clear(struct history *h)
{
    drop(&h->past, &h->npast);
    h->numbers = 0;
    drop(&h->future, &h->nfuture);
}

static void push(struct moment **list, size_t *n, const struct moment *m)
{
    if ((*n & (*n + 1)) == 0) /* full at 0, 1, 3, 7 …: double the room */
        *list = mem_grow(*list, 2 * (*n + 1), sizeof **list);
    (*list)[(*n)++] = *m;
}

/* ---- what a moment holds ---- */

static size_t table_numbers(const struct data *d)
{
    return d ? d->n * (d->dim + 1) : 0;
}

static size_t trace_numbers(const struct trace *t)
{
    return t ? t->rows * (t->dim + 4) : 0;
}

static size_t memory_numbers(const struct opt_memory *m)
{
    size_t n = 0;

    for (int k = 0; m && k < OPT_SLOTS; k++)
        if (m->slot[k])
            n += opt_slot_size(k, m->dim);
    return n;
}

/* Numbers of the run under way that S does not share with O. */
static size_t run_numbers(const struct state *s, const struct state *o)
{
    size_t n = s->params;

    if (!o || s->trace != o->trace)
        n += trace_numbers(s->trace);
    if (s->line && (!o || s->line != o->line))
        n += timeline_numbers(s->line);
    if (!o || s->memory != o->memory)
        n += memory_numbers(s->memory);
    if (s->fog && (!o || s->fog != o->fog))
        n += sizeof *s->fog / sizeof(double);
    return n;
}

/* Numbers that S does not share with O (NULL: with none). */
static size_t own_numbers(const struct state *s, const struct state *o)
{
    size_t n = sizeof *s / sizeof(double) + run_numbers(s, o);

    if (!o || s->all != o->all)
        n += table_numbers(s->all);
    if (s->data != s->all && (!o || s->data != o->data))
        n += table_numbers(s->data);
    if (s->fitted != s->data && (!o || s->fitted != o->fitted))
        n += table_numbers(s->fitted);
    return n;
}

/* The oldest moments go, an eighth more than must: the list is moved then. */
static void keep_within(struct history *h)
{
    size_t first = 0;

    if (h->numbers <= h->most)
        return;
    while (first + 1 < h->npast && h->numbers > h->most - h->most / 8) {
        h->numbers -= h->past[first].numbers;
        state_free(h->past[first].state);
        free(h->past[first++].line);
    }
    h->npast -= first;
    memmove(h->past, h->past + first, h->npast * sizeof *h->past);
}

/* ---- notes ---- */

static void push_past(struct history *h, struct state *state, char *line)
{
    const struct state *before = h->npast ? h->past[h->npast - 1].state : NULL;
    struct moment m = {state, line, own_numbers(state, before)};

    h->numbers += m.numbers;
    push(&h->past, &h->npast, &m);
}

static struct moment pop_past(struct history *h)
{
    struct moment m = h->past[--h->npast];

    h->numbers -= m.numbers;
    return m;
}

void history_note(struct history *h, struct state *before, const char *line)
{
    drop(&h->future, &h->nfuture);
    push_past(h, before, mem_text(line));
    keep_within(h);
}

struct state *history_retract(struct history *h)
{
    struct moment m = pop_past(h);

    free(m.line);
    return m.state;
}

const char *history_undo(struct history *h, struct bench *b)
{
    struct moment m;

    if (!h->npast)
        return NULL;
    m = pop_past(h);
    push(&h->future, &h->nfuture, &(struct moment){state_copy(&b->s), m.line, 0});
    bench_restore(b, m.state);
    state_free(m.state);
    return m.line;
}

const char *history_redo(struct history *h, struct bench *b)
{
    struct moment m;

    if (!h->nfuture)
        return NULL;
    m = h->future[--h->nfuture];
    push_past(h, state_copy(&b->s), m.line);
    bench_restore(b, m.state);
    state_free(m.state);
    return m.line;
}
