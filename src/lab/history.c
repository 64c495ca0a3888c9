/* Undo and redo.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "lab/history.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

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
    drop(&h->future, &h->nfuture);
}

static void push(struct moment **list, size_t *n, struct state *state, char *line)
{
    if ((*n & (*n + 1)) == 0) /* full at 0, 1, 3, 7 …: double the room */
        *list = mem_grow(*list, 2 * (*n + 1), sizeof **list);
    (*list)[(*n)++] = (struct moment){state, line};
}

/* Numbers in the tables that S does not share with OTHER (NULL: with none). */
static size_t own_numbers(const struct state *s, const struct state *other)
{
    size_t n = 0;

    if (s->all && (!other || s->all != other->all))
        n += s->all->n * (s->all->dim + 1);
    if (s->fitted && s->fitted != s->all && (!other || s->fitted != other->fitted))
        n += s->fitted->n * (s->fitted->dim + 1);
    return n;
}

/* Each edit of a table keeps a whole table. Where they are large the oldest moments go;
 * small ones, and weights, never come near. */
static void keep_within(struct history *h)
{
    size_t numbers = 0, first = h->npast;

    while (first && numbers <= h->most) {
        first--;
        numbers += own_numbers(h->past[first].state,
                               first + 1 < h->npast ? h->past[first + 1].state : NULL);
    }
    if (numbers <= h->most || first + 1 >= h->npast)
        return;
    for (size_t i = 0; i <= first; i++) {
        state_free(h->past[i].state);
        free(h->past[i].line);
    }
    h->npast -= first + 1;
    memmove(h->past, h->past + first + 1, h->npast * sizeof *h->past);
}

void history_note(struct history *h, struct state *before, const char *line)
{
    bool table = h->npast && h->past[h->npast - 1].state->fitted != before->fitted;

    drop(&h->future, &h->nfuture);
    push(&h->past, &h->npast, before, mem_text(line));
    if (table)
        keep_within(h);
}

struct state *history_retract(struct history *h)
{
    struct moment *m = &h->past[--h->npast];

    free(m->line);
    return m->state;
}

/* Moves the newest moment of FROM to TO, exchanging it for the present. */
static const char *swap(struct moment *from, size_t *nfrom, struct moment **to,
                        size_t *nto, struct bench *b)
{
    struct moment *m;

    if (!*nfrom)
        return NULL;
    m = &from[--*nfrom];
    push(to, nto, state_copy(&b->s), m->line);
    bench_restore(b, m->state);
    state_free(m->state);
    return (*to)[*nto - 1].line;
}

const char *history_undo(struct history *h, struct bench *b)
{
    return swap(h->past, &h->npast, &h->future, &h->nfuture, b);
}

const char *history_redo(struct history *h, struct bench *b)
{
    return swap(h->future, &h->nfuture, &h->past, &h->npast, b);
}
