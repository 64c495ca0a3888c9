/* Markdown as a flat list of parts; the only file that knows md4c.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "lesson/markdown.h"

#include <md4c.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "lesson/source.h"
#include "plot/text.h"

enum { NESTING = 8 };

/* md4c tells no positions, but its texts point into the source: a line is counted from
 * there. The exceptions (line ends, indentation, an info string with escapes) are
 * static or copied texts. */
struct reader {
    struct markdown *m;
    const struct source *source;
    const char *at; /* up to here the lines are counted */
    int line;
    struct str text; /* of the present part */
    struct part now;
    bool open;    /* a part has begun */
    int head;     /* line ends of a block of code before its first text in the source */
    size_t fence; /* the openers before this one have been passed */
    int quotes;
    unsigned number[NESTING]; /* of the next item of each open list; 0 = bullets */
    int lists;
    const char *style[NESTING];
    int styles;
    size_t star[NESTING]; /* where in TEXT the mark of each open emphasis stands */
    int stars;
    MD_SPANTYPE begun[NESTING]; /* spans with no text in them yet */
    int begins;
};

static bool inside(const struct reader *r, const char *p)
{
    uintptr_t base = (uintptr_t)r->source->text.s;

    return (uintptr_t)p >= base && (uintptr_t)p < base + r->source->text.len;
}

/* The line that P is on, from 1. Parts come in order, so each line end is met once. */
static int line_of(struct reader *r, const char *p)
{
    if (p < r->at) {
        r->at = r->source->text.s;
        r->line = 1;
    }
    for (; r->at < p; r->at++)
        r->line += *r->at == '\n';
    return r->line;
}

static void begin(struct reader *r, enum part_kind kind, enum block_kind block)
{
    r->now = (struct part){.kind = kind, .block = block};
    r->open = true;
    r->styles = r->stars = r->begins = r->head = 0;
    str_clear(&r->text);
}

static bool is_blank(const char *s)
{
    return s[strspn(s, " \n")] == '\0';
}

/* Closes the present part; a block without text is none. */
static void flush(struct reader *r)
{
    struct markdown *m = r->m;

    if (!r->open)
        return;
    r->open = false;
    if (r->now.kind == PART_BLOCK && is_blank(r->text.s))
        return;
    while (r->text.len && r->now.kind != PART_FENCE &&
           r->text.s[r->text.len - 1] == '\n')
        str_cut(&r->text, r->text.len - 1);
    if (!r->now.line)
        r->now.line = r->line;
    r->now.text = str_take(&r->text);
    if ((m->n & (m->n - 1)) == 0)
        m->part = mem_grow(m->part, m->n ? m->n * 2 : 1, sizeof *m->part);
    m->part[m->n++] = r->now;
}

static void begin_item(struct reader *r)
{
    begin(r, PART_BLOCK, BLOCK_ITEM);
    if (r->lists > 0 && r->lists <= NESTING && r->number[r->lists - 1])
        str_addf(&r->text, "%u. ", r->number[r->lists - 1]++);
}

static void begin_list(struct reader *r, unsigned number)
{
    if (r->lists < NESTING)
        r->number[r->lists] = number;
    r->lists++;
}

static void begin_paragraph(struct reader *r)
{
    /* An item's first paragraph goes on with the item's number. */
    if (r->open && r->now.block == BLOCK_ITEM && !r->now.line)
        return;
    flush(r);
    begin(r, PART_BLOCK, r->quotes ? BLOCK_QUOTE : BLOCK_PROSE);
}

/* The opener of a fenced block: where its info string points, else the next one that
 * was found at the left margin. */
static void place_fence(struct reader *r, const char *info)
{
    const struct source *s = r->source;
    int line = inside(r, info) ? line_of(r, info) : 0;

    while (r->fence < s->fences && s->fence[r->fence] < (line ? line : r->line + 1))
        r->fence++;
    r->now.line = line;
    r->now.nested = r->lists || r->quotes;
    if (!line && r->fence < s->fences)
        r->now.line = s->fence[r->fence];
}

static void begin_code(struct reader *r, const MD_BLOCK_CODE_DETAIL *d)
{
    bool fence = d->fence_char && d->info.size;

    begin(r, fence ? PART_FENCE : PART_BLOCK, BLOCK_CODE);
    if (!fence)
        return;
    place_fence(r, d->info.text);
    r->now.info = mem_textn(d->info.text, d->info.size);
}

static int enter_block(MD_BLOCKTYPE type, void *detail, void *self)
{
    struct reader *r = self;

    if (type != MD_BLOCK_P)
        flush(r);
    switch (type) {
    case MD_BLOCK_H:
        begin(r, PART_HEADING, BLOCK_PROSE);
        r->now.level = (int)((MD_BLOCK_H_DETAIL *)detail)->level;
        break;
    case MD_BLOCK_P:
        begin_paragraph(r);
        break;
    case MD_BLOCK_CODE:
        begin_code(r, detail);
        break;
    case MD_BLOCK_QUOTE:
        r->quotes++;
        break;
    case MD_BLOCK_UL:
        begin_list(r, 0);
        break;
    case MD_BLOCK_OL:
        begin_list(r, ((MD_BLOCK_OL_DETAIL *)detail)->start);
        break;
    case MD_BLOCK_LI:
        begin_item(r);
        break;
    default:
        break;
    }
    return 0;
}

static int leave_block(MD_BLOCKTYPE type, void *detail, void *self)
{
    struct reader *r = self;

    (void)detail;
    flush(r);
    r->quotes -= type == MD_BLOCK_QUOTE;
    r->lists -= type == MD_BLOCK_UL || type == MD_BLOCK_OL;
    return 0;
}

static const char *style_of(MD_SPANTYPE type)
{
    switch (type) {
    case MD_SPAN_STRONG:
        return TEXT_BOLD;
    case MD_SPAN_CODE:
        return TEXT_CODE;
    default:
        return NULL;
    }
}

/* A single star or _ is arithmetic or a name, whatever Markdown thinks of it: it stays.
 * Which of them it was is seen at the first text behind it. */
static void open_emphasis(struct reader *r)
{
    if (r->stars < NESTING)
        r->star[r->stars] = r->text.len;
    r->stars++;
    str_addc(&r->text, '*');
}

static void close_emphasis(struct reader *r)
{
    if (!r->stars)
        return;
    r->stars--;
    str_addc(&r->text, r->stars < NESTING ? r->text.s[r->star[r->stars]] : '*');
}

/* The text at S is the first of the spans begun: their marks stand before it. */
static void name_marks(struct reader *r, const char *s)
{
    const char *base = r->source->text.s;
    size_t at = (size_t)(s - base);
    int star = r->stars;

    if (at && base[at - 1] == '\\')
        at--;
    while (r->begins > 0 && at > 0) {
        switch (r->begun[--r->begins]) {
        case MD_SPAN_EM:
            if (--star >= 0 && star < NESTING && base[at - 1] == '_')
                r->text.s[r->star[star]] = '_';
            at--;
            break;
        case MD_SPAN_STRONG:
            at -= at < 2 ? at : 2;
            break;
        default:
            while (at && strchr("` ", base[at - 1]))
                at--;
        }
    }
    r->begins = 0;
}

static int enter_span(MD_SPANTYPE type, void *detail, void *self)
{
    struct reader *r = self;
    const char *style = style_of(type);

    (void)detail;
    if (r->begins < NESTING)
        r->begun[r->begins++] = type;
    if (type == MD_SPAN_EM)
        open_emphasis(r);
    else if (style && r->now.kind == PART_BLOCK)
        str_add(&r->text, style);
    if (style && r->styles < NESTING)
        r->style[r->styles] = style;
    r->styles += style != NULL;
    return 0;
}

static int leave_span(MD_SPANTYPE type, void *detail, void *self)
{
    struct reader *r = self;

    (void)detail;
    if (type == MD_SPAN_EM)
        close_emphasis(r);
    if (!style_of(type) || !r->styles)
        return 0;
    r->styles--;
    if (r->now.kind == PART_BLOCK) {
        str_add(&r->text, TEXT_END);
        if (r->styles && r->styles <= NESTING)
            str_add(&r->text, r->style[r->styles - 1]);
    }
    return 0;
}

/* &amp; and its like; an unknown one stays as it was written. */
static void add_entity(struct str *out, const char *s, size_t n)
{
    static const struct {
        const char *name, *text;
    } known[] = {{"&amp;", "&"},
                 {"&lt;", "<"},
                 {"&gt;", ">"},
                 {"&quot;", "\""},
                 {"&nbsp;", "\xC2\xA0"}};

    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (strlen(known[i].name) == n && memcmp(known[i].name, s, n) == 0) {
            str_add(out, known[i].text);
            return;
        }
    str_addn(out, s, n);
}

static int text(MD_TEXTTYPE type, const MD_CHAR *s, MD_SIZE n, void *self)
{
    struct reader *r = self;

    if (!r->open)
        begin_paragraph(r);
    if (inside(r, s) && !r->now.line)
        r->now.line = line_of(r, s) - r->head;
    if (inside(r, s))
        name_marks(r, s);
    if (!r->now.line && n == 1 && *s == '\n')
        r->head++;
    switch (type) {
    case MD_TEXT_BR:
        str_addc(&r->text, '\n');
        break;
    case MD_TEXT_SOFTBR:
        str_addc(&r->text, ' ');
        break;
    case MD_TEXT_ENTITY:
        add_entity(&r->text, s, n);
        break;
    case MD_TEXT_NULLCHAR:
        break;
    default:
        str_addn(&r->text, s, n);
        break;
    }
    return 0;
}

void markdown_read(const char *file, const char *source, size_t len,
                   struct faults *faults, struct markdown *m)
{
    struct source s;
    struct reader r = {.m = m, .source = &s, .line = 1};
    const MD_PARSER parser = {
        .flags = MD_FLAG_NOHTML | MD_FLAG_COLLAPSEWHITESPACE,
        .enter_block = enter_block,
        .leave_block = leave_block,
        .enter_span = enter_span,
        .leave_span = leave_span,
        .text = text,
    };

    memset(m, 0, sizeof *m);
    source_read(file, source, len, faults, &s);
    m->broken = s.broken;
    str_init(&r.text);
    r.at = s.text.s;
    md_parse(s.text.s, (MD_SIZE)s.text.len, &parser, &r);
    flush(&r);
    str_done(&r.text);
    source_done(&s);
}

void markdown_done(struct markdown *m)
{
    for (size_t i = 0; i < m->n; i++) {
        free(m->part[i].info);
        free(m->part[i].text);
    }
    free(m->part);
    memset(m, 0, sizeof *m);
}
