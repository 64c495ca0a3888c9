/* A page's prose as rows, and the {EXPR} inside it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "lesson/prose.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "lab/reading.h"
#include "plot/text.h"

/* Calls SEEN with each EXPR of TEXT, LINE being the line it stands on (from 0). Returns
 * the first { that is not closed before the next one; NULL: all are. */
static const char *
each(const char *text, void (*seen)(void *self, const char *expr, int line), void *self)
{
    int line = 0;

    for (; *text; text++) {
        const char *end;
        char *expr;

        line += *text == '\n';
        if (*text != '{')
            continue;
        if (text[1] == '{') { /* a brace that means itself */
            text++;
            continue;
        }
        end = strchr(text, '}');
        if (!end || memchr(text + 1, '{', (size_t)(end - text) - 1))
            return text;
        expr = mem_textn(text + 1, (size_t)(end - text) - 1);
        for (char *c = expr; (c = strchr(c, '\n')) != NULL;)
            *c = ' ';
        seen(self, expr, line);
        free(expr);
        text = end;
    }
    return NULL;
}

struct check {
    const struct scope *scope;
    const char *file, *what;
    int line;
    struct faults *faults;
};

static void check_expr(void *self, const char *expr, int line)
{
    const struct check *c = self;
    struct err err = {0};
    int columns, decimals;
    char *bare =
        mem_textn(expr, reading_format(expr, strlen(expr), &columns, &decimals));
    struct formula *f = formula_parse(bare, &err);

    if (!f || (c->scope && !formula_check(f, c->scope, &err))) {
        struct err *fault = faults_add(c->faults);

        err_at(fault, c->file, c->line + line, 0, "%s{%s}: %s", c->what, expr,
               err.message);
        err_part(fault, expr);
    }
    formula_free(f);
    free(bare);
}

void prose_check(const char *text, const struct scope *scope, const char *file,
                 int line, const char *what, struct faults *faults)
{
    struct check c = {scope, file, what, line, faults};
    const char *open = text ? each(text, check_expr, &c) : NULL;
    struct err *fault = open ? faults_add(faults) : NULL;
    char *word;

    if (!open)
        return;
    err_at(fault, file, line, 0, "%sa { without its }: write {EXPRESSION}", what);
    word = mem_textn(open, strcspn(open, " \n\001"));
    err_part(fault, word);
    free(word);
}

void prose_fill(const char *text, const struct scope *scope, struct str *out)
{
    size_t start = out->len;
    struct err err = {0};

    if (!scope) {
        str_add(out, text);
    } else if (!reading_fill(text, scope, out, &err)) {
        str_cut(out, start);
        str_add(out, text);
    }
}

char *prose_filled(const char *text, const struct scope *scope)
{
    struct str out;
    char *all;

    str_init(&out);
    prose_fill(text, scope, &out);
    all = str_take(&out);
    str_done(&out);
    return all;
}

/* "12. " in front of an item counts as its mark; returns its bytes. */
static size_t number_mark(const char *text)
{
    size_t n = strspn(text, "0123456789");

    return n && n < 4 && text[n] == '.' && text[n + 1] == ' ' ? n + 2 : 0;
}

static void write_item(const char *text, int width, struct paper *out)
{
    static const char blanks[] = "     ";
    size_t n = number_mark(text);

    if (n)
        paper_prose(out, width, STYLE_PLAIN, "", blanks + 5 - n, text);
    else
        paper_prose(out, width, STYLE_PLAIN, "\xE2\x80\xA2 ", "  ", text);
}

/* Columns of the widest row of TEXT. */
static int widest(const char *text, bool ascii)
{
    int most = 0;

    while (*text) {
        size_t n = strcspn(text, "\n");
        char *row = mem_textn(text, n);
        int columns = (int)text_columns(row, ascii);

        most = columns > most ? columns : most;
        free(row);
        text += n + (text[n] == '\n');
    }
    return most;
}

/* Blanks that all rows of TEXT begin with. */
static size_t margin(const char *text)
{
    size_t least = strspn(text, " ");

    while (*text) {
        size_t blanks = strspn(text, " "), n = strcspn(text, "\n");

        least = blanks < least ? blanks : least;
        text += n + (text[n] == '\n');
    }
    return least;
}

/* Rows of code keep their blanks: two more in front if there is room for all, and fewer
 * where that makes them fit. */
static void write_code(const char *text, int width, struct paper *out)
{
    int room = width - widest(text, out->ascii);
    size_t less = room < 0 ? margin(text) : 0;

    less = less > (size_t)-room ? (size_t)-room : less;
    while (*text) {
        size_t n = strcspn(text, "\n"), skip = less < n ? less : n;
        char *row = mem_textn(text + skip, n - skip);

        if ((int)text_columns(row, out->ascii) > width)
            paper_prose(out, width, STYLE_CODE, "", "", row);
        else
            paper_linef(out, STYLE_CODE, "%s%s", room < 2 ? "" : "  ", row);
        free(row);
        text += n + (text[n] == '\n');
    }
}

static void write_block(enum block_kind kind, const char *text, int width,
                        struct paper *out)
{
    switch (kind) {
    case BLOCK_CODE:
        write_code(text, width, out);
        break;
    case BLOCK_ITEM:
        write_item(text, width, out);
        break;
    case BLOCK_QUOTE:
        paper_prose(out, width, STYLE_DIM, "  ", "  ", text);
        break;
    case BLOCK_PROSE:
        paper_prose(out, width, STYLE_PLAIN, "", "", text);
        break;
    }
}

/* A blank row parts the blocks, but not the items of a list. */
static void write_next(const struct block **last, const struct block *b,
                       const char *text, int width, struct paper *out)
{
    if (!*last || b->kind != BLOCK_ITEM || (*last)->kind != BLOCK_ITEM)
        paper_blank(out);
    write_block(b->kind, text, width, out);
    *last = b;
}

void page_write_filled(const struct page *page, char *const *filled,
                       const struct scope *scope, int width, struct paper *out)
{
    const struct block *last = NULL;

    for (size_t i = 0; i < page->blocks; i++) {
        const struct block *b = &page->block[i];
        char *text;

        if (b->then)
            continue;
        text = filled ? NULL : prose_filled(b->text, scope);
        write_next(&last, b, filled ? filled[i] : text, width, out);
        free(text);
    }
}

void page_write_text(const struct page *page, const struct scope *scope, int width,
                     struct paper *out)
{
    page_write_filled(page, NULL, scope, width, out);
}

void page_write_then(const struct page *page, char *const *text, int width,
                     struct paper *out)
{
    const struct block *last = NULL;

    for (size_t i = 0; i < page->blocks; i++)
        if (page->block[i].then)
            write_next(&last, &page->block[i], text[i], width, out);
}

void page_write(const struct page *page, const struct scope *scope, int width,
                struct paper *out)
{
    paper_prose(out, width, STYLE_TITLE, "", "", page->title);
    page_write_text(page, scope, width, out);
}
