/* A lesson that is being written.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "repl/draft.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

enum { DRAFT_BYTES = 1 << 20 };

struct draft {
    char *file;
    char *text;           /* as it was read last; NULL: not yet */
    struct lesson **past; /* versions that the shell may still be in */
    size_t n;
};

struct draft *draft_new(const char *file)
{
    struct draft *d = mem_alloc(sizeof *d);

    d->file = mem_text(file);
    return d;
}

void draft_free(struct draft *d)
{
    if (!d)
        return;
    for (size_t i = 0; i < d->n; i++)
        lesson_free(d->past[i]);
    free(d->past);
    free(d->file);
    free(d->text);
    free(d);
}

/* L takes the place of the lesson with its id, which is kept for the guide. */
static void put(struct draft *d, struct shelf *s, struct lesson *l)
{
    for (size_t i = 0; i < s->n; i++)
        if (strcmp(s->lesson[i]->id, l->id) == 0) {
            d->past = mem_grow(d->past, d->n + 1, sizeof *d->past);
            d->past[d->n++] = s->lesson[i];
            s->lesson[i] = l;
            return;
        }
    s->lesson = mem_grow(s->lesson, s->n + 1, sizeof *s->lesson);
    s->lesson[s->n++] = l;
}

static void say_faults(const struct faults *f, struct str *say)
{
    err_text(&f->err[0], say);
    if (f->n > 1)
        str_addf(say, " (and %zu more: logitty --lint)", f->n - 1);
}

static size_t page_now(const struct shell *sh, const struct lesson *l)
{
    size_t page =
        sh->guide && !strcmp(sh->guide->lesson->id, l->id) ? sh->guide->page : 0;

    return page < l->pages ? page : l->pages - 1;
}

static void take(struct draft *d, struct shell *sh, struct str *run, struct str *say)
{
    struct faults faults = {0};
    struct lesson *l = lesson_read(d->file, d->text, strlen(d->text), &faults);

    if (!l) {
        say_faults(&faults, say);
    } else {
        str_addf(run, "lesson %s %zu", l->id, page_now(sh, l) + 1);
        put(d, shell_shelf(sh), l);
    }
    faults_done(&faults);
}

bool draft_follow(struct draft *d, struct shell *sh, struct str *run, struct str *say)
{
    struct err err = {0};
    size_t len;
    char *text = path_read(d->file, DRAFT_BYTES, &len, &err);
    bool first = !d->text;

    if (!text && first)
        err_text(&err, say);
    if (!text) /* an editor is about to put it there again */
        return first;
    if (!first && strcmp(text, d->text) == 0) {
        free(text);
        return false;
    }
    free(d->text);
    d->text = text;
    take(d, sh, run, say);
    return true;
}
