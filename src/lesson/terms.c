/* The terms of the lessons: what is written in bold, and from where on it is known.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "lesson/terms.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/mem.h"
#include "plot/text.h"

/* ---- in a text ---- */

enum { TERM_MIN = 3 };

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

char *term_next(const char **at)
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

/* S begins with TERM as whole words; a line end is a blank. */
static bool begins_with(const char *s, const char *term)
{
    for (; *term; s++, term++)
        if (tolower((unsigned char)*s) != tolower((unsigned char)*term) &&
            !(*s == '\n' && *term == ' '))
            return false;
    return !isalnum((unsigned char)*s) && *s != '_' && *s != '-';
}

bool term_said(const char *text, const char *term)
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

/* ---- in the lessons ---- */

static bool page_says(const struct page *p, const char *term)
{
    if (term_said(p->title, term))
        return true;
    for (size_t k = 0; k < p->blocks; k++)
        if (p->block[k].kind != BLOCK_CODE && term_said(p->block[k].text, term))
            return true;
    for (size_t k = 0; k < p->tasks; k++)
        if (term_said(p->task[k].ask, term))
            return true;
    return false;
}

/* One of the first PAGES pages of L, or its title, says TERM. */
static bool lesson_says(const struct lesson *l, size_t pages, const char *term)
{
    if (term_said(l->title, term))
        return true;
    for (size_t i = 0; i < pages && i < l->pages; i++)
        if (page_says(&l->page[i], term))
            return true;
    return false;
}

/* Is TERM known on PAGE of L? */
static bool known(const struct shelf *s, const struct lesson *l, size_t page,
                  const char *term)
{
    for (size_t i = 0; i < s->n; i++)
        if (s->lesson[i]->number >= 0 && s->lesson[i]->number < l->number &&
            lesson_says(s->lesson[i], s->lesson[i]->pages, term))
            return true;
    return lesson_says(l, page + 1, term);
}

bool terms_have(const struct terms *t, const char *term)
{
    for (size_t i = 0; i < t->n; i++)
        if (strcasecmp(t->name[i], term) == 0)
            return true;
    return false;
}

static void add_terms(struct terms *t, const struct page *p)
{
    for (size_t k = 0; k < p->blocks; k++) {
        const char *at = p->block[k].text;
        char *term;

        while (p->block[k].kind != BLOCK_CODE && (term = term_next(&at)) != NULL) {
            if (terms_have(t, term)) {
                free(term);
                continue;
            }
            t->name = mem_grow(t->name, t->n + 1, sizeof *t->name);
            t->name[t->n++] = term;
        }
    }
}

/* Forgets those that are known on PAGE of L. */
static void keep_new(struct terms *t, const struct shelf *s, const struct lesson *l,
                     size_t page)
{
    size_t n = 0;

    for (size_t i = 0; i < t->n; i++) {
        if (known(s, l, page, t->name[i]))
            free(t->name[i]);
        else
            t->name[n++] = t->name[i];
    }
    t->n = n;
}

void terms_ahead(struct terms *t, const struct shelf *s, const struct lesson *l,
                 size_t page)
{
    *t = (struct terms){0};
    if (l->number < 0)
        return;
    for (size_t i = page + 1; i < l->pages; i++)
        add_terms(t, &l->page[i]);
    for (size_t i = 0; i < s->n; i++)
        if (s->lesson[i]->number > l->number)
            for (size_t k = 0; k < s->lesson[i]->pages; k++)
                add_terms(t, &s->lesson[i]->page[k]);
    keep_new(t, s, l, page);
}

static bool says_any(const struct terms *t, const char *text)
{
    for (size_t i = 0; i < t->n; i++)
        if (term_said(text, t->name[i]))
            return true;
    return false;
}

void terms_leave_out(const struct terms *t, struct str *text)
{
    struct str kept;

    str_init(&kept);
    for (const char *s = text->s; *s;) {
        const char *end = strstr(s, ". ");
        size_t n = end ? (size_t)(end - s) + 2 : strlen(s);
        char *sentence = mem_textn(s, n);

        if (!says_any(t, sentence))
            str_add(&kept, sentence);
        free(sentence);
        s += n;
    }
    while (kept.len && kept.s[kept.len - 1] == ' ')
        str_cut(&kept, kept.len - 1);
    str_clear(text);
    str_add(text, kept.s);
    str_done(&kept);
}

void terms_done(struct terms *t)
{
    for (size_t i = 0; i < t->n; i++)
        free(t->name[i]);
    free(t->name);
    *t = (struct terms){0};
}
