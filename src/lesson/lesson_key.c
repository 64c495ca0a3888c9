/* The keys of the `lesson` and `page` blocks: a table each.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "lesson/lesson_key.h"

#include <stdlib.h>
#include <string.h>

struct key_reader {
    const char *file;
    struct faults *faults;
};

/* A key; TAKE gets its FIELD. */
struct key {
    const char *name;
    void (*take)(struct key_reader *r, const struct entry *e, void *field);
    void *field;
};

static void take_text(struct key_reader *r, const struct entry *e, void *field)
{
    char **text = field;

    if (*text)
        err_at(faults_add(r->faults), r->file, e->line, 0,
               "'%s:' stands here a second time", e->key);
    else if (!*e->value)
        err_at(faults_add(r->faults), r->file, e->line, 0, "nothing stands after '%s:'",
               e->key);
    else
        *text = entry_line(e);
}

static void take_minutes(struct key_reader *r, const struct entry *e, void *field)
{
    int *minutes = field;
    char *end;
    long n = strtol(e->value, &end, 10);

    if (*end || n < 1 || n > 600)
        err_at(faults_add(r->faults), r->file, e->line, 0,
               "minutes: a number from 1 to 600 is wanted, not '%s'", e->value);
    else
        *minutes = (int)n;
}

static void take_part(struct key_reader *r, const struct entry *e, void *field)
{
    static const char *const parts[] = {"see", "measure", "walk", "judge"};

    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        if (strcmp(e->value, parts[i]) == 0) {
            take_text(r, e, field);
            return;
        }
    err_at(faults_add(r->faults), r->file, e->line, 0,
           "part: write see, measure, walk or judge, not '%s'", e->value);
}

static void unknown(struct key_reader *r, const struct entry *e, const char *block,
                    const struct key *keys)
{
    const char *known[16] = {NULL};
    struct str near;

    for (size_t i = 0; keys[i].name && i < 15; i++)
        known[i] = keys[i].name;
    str_init(&near);
    if (e->kind == ENTRY_KEY)
        entry_suggest(e->key, known, &near);
    err_at(faults_add(r->faults), r->file, e->line, 0, "%s: unknown key '%s'%s", block,
           e->kind == ENTRY_KEY ? e->key : "-", near.s);
    str_done(&near);
}

static void read_keys(struct key_reader *r, const struct entries *e, const char *block,
                      const struct key *keys)
{
    for (const struct entry *at = e->entry; at < e->entry + e->n; at++) {
        const struct key *k = keys;

        while (k->name && (at->kind != ENTRY_KEY || strcmp(k->name, at->key) != 0))
            k++;
        if (k->name)
            k->take(r, at, k->field);
        else
            unknown(r, at, block, keys);
    }
}

void lesson_keys_read(struct lesson *l, char **strip, const struct entries *e,
                      const char *file, struct faults *faults)
{
    struct key_reader r = {file, faults};
    const struct key keys[] = {{"id", take_text, &l->id},
                               {"goal", take_text, &l->goal},
                               {"needs", take_text, &l->needs},
                               {"paths", take_text, &l->paths},
                               {"part", take_part, &l->part},
                               {"strip", take_text, strip},
                               {"minutes", take_minutes, &l->minutes},
                               {NULL, NULL, NULL}};

    read_keys(&r, e, "lesson", keys);
}

void page_keys_read(struct page *page, const struct entries *e, const char *file,
                    struct faults *faults)
{
    struct key_reader r = {file, faults};
    const struct key keys[] = {{"strip", take_text, &page->strip},
                               {"new", take_text, &page->fresh},
                               {NULL, NULL, NULL}};

    read_keys(&r, e, "page", keys);
}
