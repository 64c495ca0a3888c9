/* A word in bold introduces a term: no lesson before that one uses it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/mem.h"
#include "lesson/lint_inside.h"
#include "plot/text.h"

enum { TERM_MIN = 4 };

/* Words of everyday English that are also terms. */
static bool is_ordinary(const char *term)
{
    static const char *const words[] = {"miss", "step", "steps", "point", "points",
                                        "line", "call", "move",  "pass",  NULL};

    for (size_t i = 0; words[i]; i++)
        if (strcasecmp(words[i], term) == 0)
            return true;
    return false;
}

/* The next **term** of TEXT from *AT on, without its marks (heap); NULL: none. Bold
 * sentences and figures are emphasis. */
static char *next_term(const char **at)
{
    const char *s;

    while ((s = strstr(*at, TEXT_BOLD)) != NULL) {
        size_t n = strcspn(s + 2, "\001");
        char *term = mem_textn(s + 2, n);

        *at = s + 2 + n;
        for (char *c = term; *c; c++)
            if (*c == '\n')
                *c = ' ';
        if (n >= TERM_MIN && isalpha((unsigned char)*term) && !is_ordinary(term) &&
            !strpbrk(term, ".:!?,;{}=0123456789"))
            return term;
        free(term);
    }
    return NULL;
}

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
                   (one = next_term(&at)) != NULL) {
                found = strcasecmp(one, term) == 0;
                free(one);
            }
        }
    return found;
}

/* S begins with TERM as whole words; a line end is a blank. */
static bool begins_with(const char *s, const char *term)
{
    for (; *term; s++, term++)
        if (tolower((unsigned char)*s) != tolower((unsigned char)*term) &&
            !(*s == '\n' && *term == ' '))
            return false;
    return !isalnum((unsigned char)*s) && *s != '_' && *s != '-';
}

/* Does the text say TERM, other than as code or inside braces? */
static bool says(const char *text, const char *term)
{
    char before = ' ';

    for (const char *s = text; *s; before = *s++) {
        const char *end = NULL;

        if (*s == '{')
            end = strchr(s, '}');
        else if (strncmp(s, TEXT_CODE, strlen(TEXT_CODE)) == 0)
            end = strchr(s + 1, '\001');
        else if (*s == '\001' && s[1])
            end = s + 1;
        else if (!isalnum((unsigned char)before) && before != '-' && before != '_' &&
                 begins_with(s, term))
            return true;
        if (end)
            s = end + (*end == '\001' && end[1]);
    }
    return false;
}

static void check_use(const struct lint *in, const struct lesson *from,
                      const struct page *where, const char *term)
{
    for (size_t i = 0; i < in->l->pages; i++)
        for (size_t k = 0; k < in->l->page[i].blocks; k++) {
            const struct block *b = &in->l->page[i].block[k];

            if (!is_prose(b) || !says(b->text, term))
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

        while (is_prose(&page->block[k]) && (term = next_term(&at)) != NULL) {
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
