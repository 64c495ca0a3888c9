/* A set of words: open addressing, never more than half full.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "learn/csv_set.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

/* FNV-1a. */
static size_t hash(const struct csv_field *f)
{
    uint64_t h = 14695981039346656037u;

    for (size_t i = 0; i < f->len; i++)
        h = (h ^ (unsigned char)f->s[i]) * 1099511628211u;
    return (size_t)(h ^ h >> 32);
}

static bool equal(const struct csv_field *a, const struct csv_field *b)
{
    return a->len == b->len && a->doubled == b->doubled &&
           memcmp(a->s, b->s, a->len) == 0;
}

/* Where F is, or the free slot where it would be. */
static size_t find(const struct csv_set *s, const struct csv_field *f)
{
    size_t at = hash(f) & (s->slots - 1);

    while (s->slot[at] && !equal(&s->word[s->slot[at] - 1], f))
        at = (at + 1) & (s->slots - 1);
    return at;
}

static void widen(struct csv_set *s)
{
    s->slots = s->slots ? 4 * s->slots : 64;
    free(s->slot);
    s->slot = mem_array(s->slots, sizeof *s->slot);
    for (size_t i = 0; i < s->n; i++)
        s->slot[find(s, &s->word[i])] = i + 1;
}

size_t csv_set_add(struct csv_set *s, const struct csv_field *f)
{
    size_t at;

    if (2 * s->n >= s->slots)
        widen(s);
    at = find(s, f);
    if (s->slot[at])
        return s->slot[at] - 1;
    if (s->n == CSV_SET_MAX)
        return CSV_SET_MAX;
    if (s->n == s->room) {
        s->room = s->room ? 2 * s->room : 8;
        s->word = mem_grow(s->word, s->room, sizeof *s->word);
    }
    s->word[s->n++] = *f;
    s->slot[at] = s->n;
    return s->n - 1;
}

void csv_set_done(struct csv_set *s)
{
    free(s->word);
    free(s->slot);
    *s = (struct csv_set){0};
}
