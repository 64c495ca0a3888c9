/* When the last error of a task goes, the field blooms: five frames, once.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/bloom.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "lab/figure.h"

enum { FRAME_MS = 100 };

static void note_errors(void *found, const char *name)
{
    if (strcmp(name, "errors") == 0)
        *(bool *)found = true;
}

static bool is_about_errors(const struct task *t)
{
    bool found = false;

    if (t->kind == TASK_DO && t->pass)
        formula_names(t->pass, note_errors, &found);
    return found;
}

static bool has_bloomed(const struct bloom *m, const struct task *t)
{
    for (size_t i = 0; i < m->n; i++)
        if (m->had[i] == t)
            return true;
    return false;
}

static bool any_errors(struct bench *b)
{
    const struct fitness *f = bench_fitness(b);

    return f && (f->errors || f->half);
}

void bloom_watch(struct bloom *m, struct shell *sh)
{
    const struct task *t = sh->guide ? guide_task(sh->guide) : NULL;

    bloom_end(m);
    m->task = NULL;
    if (t && sh->preferences.animate && is_about_errors(t) && !has_bloomed(m, t) &&
        any_errors(sh->bench))
        m->task = t;
}

static bool on_page(const struct task *t, const struct page *page)
{
    for (size_t i = 0; i < page->tasks; i++)
        if (&page->task[i] == t)
            return true;
    return false;
}

/* It was passed by this line (not shown, not skipped), and is still in view. */
static bool passed_here(const struct task *t, const struct guide *g)
{
    return g && on_page(t, guide_page(g)) && guide_record(g, t)->state == TASK_PASSED;
}

void bloom_see(struct bloom *m, struct shell *sh)
{
    const struct task *t = m->task;
    const struct figure *f;

    m->task = NULL;
    if (!t || !passed_here(t, sh->guide) || any_errors(sh->bench))
        return;
    f = figure_now(sh->bench);
    if (!f || !f->blooms)
        return;
    m->due = true;
    m->had = mem_grow(m->had, m->n + 1, sizeof *m->had);
    m->had[m->n++] = t;
}

int bloom_tick(struct bloom *m, int64_t now)
{
    if (!m->due)
        return -1;
    if (m->frame && now < m->next)
        return (int)(m->next - now);
    if (m->frame == BLOOM_FRAMES) {
        bloom_end(m);
        return -1;
    }
    m->frame++;
    m->next = now + FRAME_MS;
    return FRAME_MS;
}

void bloom_end(struct bloom *m)
{
    m->due = false;
    m->frame = 0;
}

void bloom_done(struct bloom *m)
{
    free(m->had);
}
