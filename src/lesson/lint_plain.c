/* The page as a stream of lines: short enough, and nothing that only eyes can tell.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <ctype.h>
#include <string.h>

#include "base/str.h"
#include "lesson/lint_inside.h"
#include "plot/text.h"

enum { PLAIN_COLUMNS = 80, PLAIN_ROWS = 6 };

static void check_rows(const struct lint *in, const struct page *page)
{
    struct paper p;

    paper_init(&p, false);
    page_write_text(page, &lint_any, PLAIN_COLUMNS, &p);
    paper_close_up(&p, 0);
    if (p.rows > PLAIN_ROWS)
        lint_fault(in, page->line,
                   "page '%s' has %zu of %d lines of 80 columns before its task in "
                   "plain mode: cut %zu",
                   page->title, p.rows, PLAIN_ROWS, p.rows - PLAIN_ROWS);
    paper_done(&p);
}

/* Whole words, whatever their case. */
static bool says_word(const char *text, const char *word)
{
    size_t n = strlen(word);
    char before = ' ';

    for (const char *s = text; s && *s; before = *s++) {
        size_t k = 0;

        while (k < n && tolower((unsigned char)s[k]) == word[k])
            k++;
        if (k == n && !isalpha((unsigned char)before) && !isalpha((unsigned char)s[n]))
            return true;
    }
    return false;
}

static bool says_any(const char *text, const char *const *words)
{
    for (; *words; words++)
        if (says_word(text, *words))
            return true;
    return false;
}

/* A number that is there without eyes: {…}, or a command that tells in words. */
static void find_number(void *self, const char *text, int line)
{
    static const char *const tells[] = {"list",    "describe", "print",
                                        "predict", "explain",  NULL};
    bool *found = self;

    (void)line;
    *found |= strchr(text, '{') || says_any(text, tells);
}

static void check_eyes(const struct lint *in, const struct page *page,
                       const struct task *t)
{
    static const char *const eyes[] = {"look",    "see",     "colour", "colours",
                                       "color",   "picture", "drawn",  "shown",
                                       "visible", "watch",   NULL};
    bool found = false;

    if (!says_any(t->ask, eyes))
        return;
    lint_each_text(page, find_number, &found);
    if (!found)
        lint_fault(in, t->line,
                   "task '%s' needs eyes: give the number in words, as {EXPRESSION}, "
                   "or a hint with list, describe, predict, print or explain",
                   t->name);
}

void lint_plain(const struct lint *in, const struct page *page)
{
    if (page->tasks)
        check_rows(in, page);
    for (size_t i = 0; i < page->tasks; i++)
        check_eyes(in, page, &page->task[i]);
}
