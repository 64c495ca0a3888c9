/* Undo and redo.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "lab/history.h"

#include <stdlib.h>

#include "base/mem.h"

void history_init(struct history *h)
{
    *h = (struct history){0};
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

void history_note(struct history *h, struct state *before, const char *line)
{
    drop(&h->future, &h->nfuture);
    push(&h->past, &h->npast, before, mem_text(line));
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
