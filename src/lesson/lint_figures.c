/* Every figure in a text is computed or checked: no page can go stale.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <ctype.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "lesson/lint_inside.h"
#include "plot/text.h"

/* ---- the texts of a page ---- */

struct texts {
    void (*seen)(void *self, const char *text, int line);
    void *self;
};

static void text(const struct texts *to, const char *s, int line)
{
    if (s)
        to->seen(to->self, s, line);
}

static void task_texts(const struct task *t, const struct texts *to)
{
    text(to, t->text, t->line);
    text(to, t->ask, t->line);
    for (size_t i = 0; i < t->hints; i++)
        text(to, t->hint[i], t->line);
    for (size_t i = 0; i < t->options; i++) {
        text(to, t->option[i].text, t->option[i].line);
        text(to, t->option[i].reply, t->option[i].line);
    }
    for (size_t i = 0; i < t->ncases; i++)
        text(to, t->cases[i].reply, t->cases[i].line);
    text(to, t->did, t->line);
    text(to, t->right, t->line);
}

void lint_each_text(const struct page *page,
                    void (*seen)(void *self, const char *text, int line), void *self)
{
    const struct texts to = {seen, self};

    for (size_t i = 0; i < page->blocks; i++)
        if (page->block[i].kind != BLOCK_CODE)
            text(&to, page->block[i].text, page->block[i].line);
    for (size_t i = 0; i < page->tasks; i++)
        task_texts(&page->task[i], &to);
    for (size_t i = 0; i < page->agains; i++)
        task_texts(&page->again[i], &to);
}

/* ---- the numbers that are checked ---- */

struct checked {
    double *number;
    size_t n;
};

/* The digits at S begin a number, not the end of a name, or of a version. */
static bool begins_number(const char *text, const char *s)
{
    return isdigit((unsigned char)*s) &&
           (s == text || !(isalnum((unsigned char)s[-1]) || strchr("_.", s[-1])));
}

static void take_numbers(struct checked *c, const char *s, size_t n)
{
    char *copy = mem_textn(s, n), *at = copy;

    while (*at) {
        char *end = at + 1;

        if (begins_number(copy, at) ||
            (*at == '.' && isdigit((unsigned char)at[1]) &&
             (at == copy || !isalnum((unsigned char)at[-1])))) {
            c->number = mem_grow(c->number, c->n + 1, sizeof *c->number);
            c->number[c->n++] = strtod(at, &end);
        }
        at = end;
    }
    free(copy);
}

static void take_source(struct checked *c, const char *s)
{
    if (s)
        take_numbers(c, s, strlen(s));
}

/* What stands between braces or as code is computed, or typed. */
static void take_marked(void *self, const char *s, int line)
{
    (void)line;
    while ((s = strpbrk(s, "{\001")) != NULL) {
        const char *end;

        if (*s == '{')
            end = strchr(s, '}');
        else if (strncmp(s, TEXT_CODE, strlen(TEXT_CODE)) == 0)
            end = strchr(s + 1, '\001');
        else
            end = s + 1;
        if (!end)
            return;
        if (end > s + 1)
            take_numbers(self, s, (size_t)(end - s));
        s = end + (*s == '{');
    }
}

static void take_task(struct checked *c, const struct task *t)
{
    take_source(c, t->ask);
    take_source(c, t->pass_source);
    take_source(c, t->when_source);
    take_source(c, t->solution);
    take_source(c, t->run);
    take_source(c, t->ghost);
    take_source(c, t->goal);
    take_source(c, t->best_way);
    take_source(c, t->setup);
    for (size_t i = 0; i < t->ncases; i++) {
        take_source(c, t->cases[i].source);
        take_source(c, t->cases[i].by);
    }
    if (!isnan(t->par)) {
        c->number = mem_grow(c->number, c->n + 2, sizeof *c->number);
        c->number[c->n++] = t->par;
        c->number[c->n++] = t->best;
    }
}

static void take_page(struct checked *c, const struct page *page)
{
    take_source(c, page->setup);
    for (size_t i = 0; i < page->checks; i++)
        take_source(c, page->check[i].text);
    for (size_t i = 0; i < page->tasks; i++)
        take_task(c, &page->task[i]);
    for (size_t i = 0; i < page->agains; i++)
        take_task(c, &page->again[i]);
    lint_each_text(page, take_marked, c);
}

/* V, written with DECIMALS, is one of them; a share may be told in percent. */
static bool is_checked(const struct checked *c, double v, int decimals, bool percent)
{
    double room = 0.5 * pow(10, -decimals) * (1 + 1e-9);

    if (v == 0.5) /* one half is nobody's result */
        return true;
    for (size_t i = 0; i < c->n; i++)
        if (fabs(c->number[i] - v) <= room ||
            (percent && fabs(100 * c->number[i] - v) <= room))
            return true;
    return false;
}

/* ---- the figures of a text ---- */

struct figures {
    const struct lint *in;
    const struct checked *checked;
};

static void figure(const struct figures *f, const char *s, size_t n, int decimals,
                   int line)
{
    const char *after = s + n + strspn(s + n, " \xC2\xA0");
    bool percent = *after == '%' || strncmp(after, "percent", 7) == 0;
    char *digits = mem_textn(s, n);

    if (!is_checked(f->checked, strtod(digits, NULL), decimals, percent))
        lint_fault(f->in, line,
                   "the figure %s is checked nowhere: write {EXPRESSION} instead, or "
                   "an assert in a check block of this page",
                   digits);
    free(digits);
}

/* Bytes of the decimal number at S, 0 if it is none; whole numbers are free. */
static size_t decimal(const char *s, int *decimals)
{
    size_t whole = strspn(s, "0123456789"), n;

    if (s[whole] != '.')
        return 0;
    n = strspn(s + whole + 1, "0123456789");
    *decimals = (int)n;
    return n && s[whole + 1 + n] != '_' ? whole + 1 + n : 0;
}

static const char *past(const char *s)
{
    const char *end = *s == '{' ? strchr(s, '}') : strchr(s + 1, '\001');

    return end ? end + (*s == '{') : s + strlen(s);
}

static void each_figure(void *self, const char *start, int line)
{
    const char *s = start;

    while (*s) {
        int decimals;
        size_t n = begins_number(start, s) ? decimal(s, &decimals) : 0;

        line += *s == '\n';
        if (*s == '{' || strncmp(s, TEXT_CODE, strlen(TEXT_CODE)) == 0) {
            s = past(s);
        } else if (n) {
            figure(self, s, n, decimals, line);
            s += n;
        } else {
            s += begins_number(start, s) ? strspn(s, "0123456789") : 1;
        }
    }
}

void lint_figures(const struct lint *in, const struct page *page)
{
    struct checked c = {0};
    struct figures f = {in, &c};

    take_page(&c, page);
    lint_each_text(page, each_figure, &f);
    free(c.number);
}
