/* Every figure in a text is computed or checked: no page can go stale.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <ctype.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "lesson/lint_inside.h"
#include "plot/text.h"

/* ---- the numbers that are checked ---- */

enum { EXACT = 300 }; /* so many decimals leave no room */

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

/* A comment checks nothing. */
static void take_source(struct checked *c, const char *s)
{
    while (s && *s) {
        size_t n = strcspn(s, "\n"), code = strcspn(s, "#\n");

        take_numbers(c, s, code);
        s += n + (s[n] == '\n');
    }
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

static void take_conditions(struct checked *c, const struct task *t)
{
    take_source(c, t->pass_source);
    take_source(c, t->when_source);
    for (size_t i = 0; i < t->ncases; i++)
        take_source(c, t->cases[i].source);
    if (!isnan(t->par)) {
        c->number = mem_grow(c->number, c->n + 2, sizeof *c->number);
        c->number[c->n++] = t->par;
        c->number[c->n++] = t->best;
    }
}

static void take_task(struct checked *c, const struct task *t)
{
    take_conditions(c, t);
    take_source(c, t->ask);
    take_source(c, t->solution);
    take_source(c, t->run);
    take_source(c, t->ghost);
    take_source(c, t->goal);
    take_source(c, t->best_way);
    take_source(c, t->setup);
    for (size_t i = 0; i < t->ncases; i++)
        take_source(c, t->cases[i].by);
}

/* What is computed, and what something is compared with. */
static void take_proved(struct checked *c, const struct page *page)
{
    for (size_t i = 0; i < page->checks; i++)
        take_source(c, page->check[i].text);
    for (size_t i = 0; i < page->tasks; i++)
        take_conditions(c, &page->task[i]);
    for (size_t i = 0; i < page->agains; i++)
        take_conditions(c, &page->again[i]);
    lint_each_text(page, take_marked, c);
}

static void take_page(struct checked *c, const struct page *page)
{
    take_source(c, page->setup);
    take_proved(c, page);
    for (size_t i = 0; i < page->tasks; i++)
        take_task(c, &page->task[i]);
    for (size_t i = 0; i < page->agains; i++)
        take_task(c, &page->again[i]);
}

/* V, written with DECIMALS, is one of them; a share may be told in percent. */
static bool is_checked(const struct checked *c, double v, int decimals, bool percent)
{
    double room = 0.5 * pow(10, -fmax(decimals, 0)) * (1 + 1e-9);

    if (v == 0.5) /* one half is nobody's result */
        return true;
    for (size_t i = 0; i < c->n; i++)
        if (fabs(c->number[i] - v) <= (percent && decimals < 0 ? 0 : room) ||
            (percent && fabs(100 * c->number[i] - v) <= room))
            return true;
    return false;
}

/* ---- the figures of a text ---- */

struct figures {
    const struct lint *in;
    const struct checked *checked; /* all numbers of the page's sources */
    const struct checked *proved;  /* those that are computed or compared with */
};

/* Whole numbers up to this one are counting words. */
enum { COUNTING = 2 };

/* "4 errors", "15 of 18": what a model comes to, so that a number which happens to
 * stand in a command of the page says nothing about it. */
static bool is_score(const char *after)
{
    static const char *const words[] = {"error", "wrong", "right", NULL};

    after += strspn(after, " ");
    for (size_t i = 0; words[i]; i++)
        if (strncmp(after, words[i], strlen(words[i])) == 0)
            return true;
    return strncmp(after, "of ", 3) == 0 && isdigit((unsigned char)after[3]);
}

/* DECIMALS -1: a whole number. */
static void figure(const struct figures *f, const char *s, size_t n, int decimals,
                   int line)
{
    const char *after = s + n + strspn(s + n, " \xC2\xA0");
    bool percent = *after == '%' || strncmp(after, "percent", 7) == 0;
    char *digits = mem_textn(s, n);
    double v = strtod(digits, NULL);

    if (!(decimals < 0 && v <= COUNTING) &&
        !is_checked(decimals < 0 && is_score(s + n) ? f->proved : f->checked, v,
                    decimals < 0 && !percent ? EXACT : decimals, percent))
        lint_fault_at(f->in, line, digits,
                      "the figure %s is checked nowhere: write {EXPRESSION} instead, "
                      "or an assert in a check block of this page",
                      digits);
    free(digits);
}

/* Bytes of the number at S; its *DECIMALS, -1 if it is whole or 1e-8. */
static size_t number(const char *s, int *decimals)
{
    size_t whole = strspn(s, "0123456789"), n, sign;

    *decimals = -1;
    n = s[whole] == '.' ? strspn(s + whole + 1, "0123456789") : 0;
    if (n) {
        *decimals = (int)n;
        return whole + 1 + n;
    }
    sign = s[whole] == 'e' ? 1 + strspn(s + whole + 1, "+-") : 0;
    n = sign ? strspn(s + whole + sign, "0123456789") : 0;
    return n ? whole + sign + n : whole;
}

static const char *past(const char *s)
{
    const char *end = *s == '{' ? strchr(s, '}') : strchr(s + 1, '\001');

    return end ? end + (*s == '{') : s + strlen(s);
}

/* DECIMALS of the N digits at S in TEXT; -1: a whole number. */
static bool is_figure(const struct figures *f, const char *text, const char *s,
                      size_t n, int decimals, int line)
{
    return !isalnum((unsigned char)s[n]) && s[n] != '_' &&
           !lint_is_worked_out(text, s, n) &&
           !(decimals < 0 && lint_is_label(f->in, text, s, n, line));
}

static void each_figure(void *self, const char *start, int line)
{
    const struct figures *f = self;

    for (const char *s = start; *s;) {
        int decimals;
        size_t n;

        if (*s == '{' || strncmp(s, TEXT_CODE, strlen(TEXT_CODE)) == 0) {
            s = past(s);
        } else if (begins_number(start, s)) {
            n = number(s, &decimals);
            if (is_figure(f, start, s, n, decimals, line))
                figure(f, s, n, decimals, line);
            s += n;
        } else {
            s++;
        }
    }
    lint_equations(f->in, start, line);
}

/* A row with {…} has labels besides; elsewhere a decimal number is a result. */
static void code_figures(const struct figures *f, const struct block *b)
{
    int line = b->line;

    for (const char *s = b->text; *s; line++) {
        size_t n = strcspn(s, "\n");
        const char *end = s + n;

        for (; s < end && !memchr(s, '{', (size_t)(end - s)); s++) {
            int decimals;
            size_t digits = begins_number(b->text, s) ? number(s, &decimals) : 0;

            if (digits && decimals > 0 && !isalpha((unsigned char)s[digits]) &&
                !lint_is_worked_out(b->text, s, digits))
                figure(f, s, digits, decimals, line);
            s += digits ? digits - 1 : 0;
        }
        s = end + (*end == '\n');
    }
}

void lint_figures(const struct lint *in, const struct page *page)
{
    struct checked c = {0};
    struct checked p = {0};
    struct figures f = {in, &c, &p};

    take_page(&c, page);
    take_proved(&p, page);
    lint_each_claim(page, each_figure, &f);
    for (size_t i = 0; i < page->blocks; i++)
        if (page->block[i].kind == BLOCK_CODE)
            code_figures(&f, &page->block[i]);
    free(c.number);
    free(p.number);
}
