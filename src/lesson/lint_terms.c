/* A word in bold introduces a term: no lesson before that one uses it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/mem.h"
#include "lesson/lint_inside.h"
#include "lesson/terms.h"
#include "plot/text.h"

static bool is_prose(const struct block *b)
{
    return b->kind != BLOCK_CODE;
}

static bool introduces(const struct lesson *l, const char *term)
{
    bool found = false;

    for (size_t i = 0; i < l->pages && !found; i++)
        for (size_t k = 0; k < l->page[i].blocks && !found; k++) {
            const char *at = l->page[i].block[k].text;
            char *one;

            while (!found && is_prose(&l->page[i].block[k]) &&
                   (one = term_next(&at)) != NULL) {
                found = strcasecmp(one, term) == 0;
                free(one);
            }
        }
    return found;
}

static void check_use(const struct lint *in, const struct lesson *from,
                      const struct page *where, const char *term)
{
    for (size_t i = 0; i < in->l->pages; i++)
        for (size_t k = 0; k < in->l->page[i].blocks; k++) {
            const struct block *b = &in->l->page[i].block[k];

            if (!is_prose(b) || !term_said(b->text, term))
                continue;
            lint_fault(in, b->line,
                       "'%s' is introduced later (lesson %d, page '%s'): write "
                       "**%s** here, or another word",
                       term, from->number, where->title, term);
            return;
        }
}

/* No lesson up to this one has TERM in bold. */
static bool is_new(const struct lint *in, const struct lesson *from, const char *term)
{
    if (introduces(in->l, term))
        return false;
    for (size_t i = 0; i < in->shelf->n; i++) {
        const struct lesson *l = in->shelf->lesson[i];

        if (l->number < from->number && strcmp(l->id, in->l->id) != 0 &&
            introduces(l, term))
            return false;
    }
    return true;
}

static void check_page(const struct lint *in, const struct lesson *from,
                       const struct page *page)
{
    for (size_t k = 0; k < page->blocks; k++) {
        const char *at = page->block[k].text;
        char *term;

        while (is_prose(&page->block[k]) && (term = term_next(&at)) != NULL) {
            if (is_new(in, from, term))
                check_use(in, from, page, term);
            free(term);
        }
    }
}

void lint_terms(const struct lint *in)
{
    if (!in->shelf || in->l->number < 0)
        return;
    for (size_t i = 0; i < in->shelf->n; i++) {
        const struct lesson *l = in->shelf->lesson[i];

        if (l->number > in->l->number && strcmp(l->id, in->l->id) != 0)
            for (size_t k = 0; k < l->pages; k++)
                check_page(in, l, &l->page[k]);
    }
}
