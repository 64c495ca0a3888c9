/* Where a word stands in the lessons: titles, goals, terms in bold.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>
#include <strings.h>

#include "lesson/menu.h"
#include "plot/text.h"

enum { PLACES_MAX = 60 };

static bool has(const char *text, const char *word)
{
    size_t n = strlen(word);

    for (; text && *text; text++)
        if (strncasecmp(text, word, n) == 0)
            return true;
    return false;
}

/* The first term of TEXT (what is bold) that has WORD in it, into OUT. */
static bool find_term(const char *text, const char *word, struct str *out)
{
    const char *s = text, *end;

    while ((s = strstr(s, TEXT_BOLD))) {
        s += strlen(TEXT_BOLD);
        end = strchr(s, '\001');
        if (!end)
            end = s + strlen(s);
        str_clear(out);
        str_addn(out, s, (size_t)(end - s));
        if (has(out->s, word))
            return true;
    }
    return false;
}

static bool term_of(const struct page *p, const char *word, struct str *out)
{
    for (size_t i = 0; i < p->blocks; i++)
        if (p->block[i].kind != BLOCK_CODE && find_term(p->block[i].text, word, out))
            return true;
    return false;
}

/* "odds: lesson 3, page 9: The odds" */
static void write_place(const struct menu *m, const struct lesson *l, size_t page,
                        const char *what, const char *title, struct paper *out)
{
    struct str row;

    str_init(&row);
    str_addf(&row, TEXT_BOLD "%s" TEXT_END ": lesson ", what);
    if (l->number >= 0)
        str_addf(&row, "%d", l->number);
    else
        str_add(&row, l->id);
    if (page)
        str_addf(&row, ", page %zu", page);
    str_addf(&row, ": %s", title);
    paper_prose(out, m->width, STYLE_PLAIN, "", "    ", row.s);
    str_done(&row);
}

static size_t search_lesson(const struct menu *m, const struct lesson *l,
                            const char *word, struct paper *out)
{
    size_t n = 0;
    struct str term;

    if (has(l->title, word) || has(l->goal, word)) {
        write_place(m, l, 0, l->title, l->goal ? l->goal : "", out);
        n++;
    }
    str_init(&term);
    for (size_t i = 0; i < l->pages; i++) {
        const struct page *p = &l->page[i];
        bool is_term = term_of(p, word, &term);

        if (!is_term && !has(p->title, word))
            continue;
        write_place(m, l, i + 1, is_term ? term.s : word, p->title, out);
        n++;
    }
    str_done(&term);
    return n;
}

size_t menu_search(const struct menu *m, const char *word, struct paper *out)
{
    size_t n = 0;

    for (size_t i = 0; i < m->shelf->n && n < PLACES_MAX; i++)
        n += search_lesson(m, m->shelf->lesson[i], word, out);
    return n;
}
