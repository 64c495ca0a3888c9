/* The texts of a page that a learner reads.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "lesson/lint_inside.h"
#include "lesson/task.h"

struct texts {
    void (*seen)(void *self, const char *text, int line);
    void *self;
    bool claims; /* only what is meant to be true */
};

static void text(const struct texts *to, const char *s, int line)
{
    if (s)
        to->seen(to->self, s, line);
}

static void task_texts(const struct task *t, const struct texts *to)
{
    text(to, t->text, task_line(t, "text", 0));
    text(to, t->ask, task_line(t, task_kind_name(t->kind), 0));
    for (size_t i = 0; i < t->hints; i++)
        text(to, t->hint[i], task_line(t, "hint", i));
    for (size_t i = 0; i < t->options; i++) {
        if (!to->claims || t->option[i].right)
            text(to, t->option[i].text, t->option[i].line);
        text(to, t->option[i].reply, t->option[i].line + 1);
    }
    for (size_t i = 0; i < t->ncases; i++)
        text(to, t->cases[i].reply, t->cases[i].line);
    text(to, t->did, task_line(t, "did", 0));
    text(to, t->right, task_line(t, "right", 0));
}

static void each_of(const struct page *page, const struct texts *to)
{
    for (size_t i = 0; i < page->blocks; i++)
        if (page->block[i].kind != BLOCK_CODE)
            text(to, page->block[i].text, page->block[i].line);
    for (size_t i = 0; i < page->tasks; i++)
        task_texts(&page->task[i], to);
    for (size_t i = 0; i < page->agains; i++)
        task_texts(&page->again[i], to);
}

void lint_each_text(const struct page *page,
                    void (*seen)(void *self, const char *text, int line), void *self)
{
    each_of(page, &(struct texts){seen, self, false});
}

void lint_each_claim(const struct page *page,
                     void (*seen)(void *self, const char *text, int line), void *self)
{
    each_of(page, &(struct texts){seen, self, true});
}
