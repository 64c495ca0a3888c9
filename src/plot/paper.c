/* Rows of cells that grow downward.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "plot/paper.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/utf8.h"
#include "plot/text.h"

void paper_init(struct paper *p, bool ascii)
{
    *p = (struct paper){.ascii = ascii};
}

void paper_done(struct paper *p)
{
    paper_clear(p);
    free(p->row);
    *p = (struct paper){0};
}

void paper_clear(struct paper *p)
{
    paper_cut(p, 0);
}

void paper_cut(struct paper *p, size_t rows)
{
    while (p->rows > rows)
        free(p->row[--p->rows].cell);
}

void paper_close_up(struct paper *p, size_t from)
{
    size_t kept = from;

    for (size_t i = from; i < p->rows; i++)
        if (p->row[i].cols)
            p->row[kept++] = p->row[i];
        else
            free(p->row[i].cell);
    p->rows = kept < p->rows ? kept : p->rows;
}

/* A new row with copies of N cells. */
static void add(struct paper *p, const struct cell *cell, int n)
{
    struct row *row;

    if (p->rows == p->room) {
        p->room = p->room ? 2 * p->room : 32;
        p->row = mem_grow(p->row, p->room, sizeof *p->row);
    }
    row = &p->row[p->rows++];
    row->cols = n;
    row->cell = mem_array((size_t)n, sizeof *row->cell);
    if (n)
        memcpy(row->cell, cell, (size_t)n * sizeof *cell);
}

void paper_put_last(struct paper *p, size_t from, size_t to)
{
    struct row *moved;

    if (from >= to || to >= p->rows)
        return;
    moved = mem_array(to - from, sizeof *moved);
    memcpy(moved, p->row + from, (to - from) * sizeof *moved);
    memmove(p->row + from, p->row + to, (p->rows - to) * sizeof *p->row);
    memcpy(p->row + p->rows - (to - from), moved, (to - from) * sizeof *moved);
    free(moved);
}

void paper_shorten(struct paper *p, size_t rows, size_t width)
{
    struct row *row;

    if (!rows || p->rows <= rows)
        return;
    paper_cut(p, rows);
    row = &p->row[rows - 1];
    if ((size_t)row->cols < width) {
        row->cell = mem_grow(row->cell, (size_t)row->cols + 1, sizeof *row->cell);
        row->cols++;
    }
    row->cell[row->cols - 1] =
        (struct cell){.glyph = p->ascii ? '.' : 0x2026, .style = STYLE_PLAIN};
}

void paper_line(struct paper *p, enum style style, const char *text)
{
    struct grid g;

    grid_init(&g, 1, (int)text_columns(text, p->ascii), p->ascii);
    grid_text(&g, 0, 0, -1, style, text);
    add(p, g.cell, g.cols);
    grid_done(&g);
}

void paper_linef(struct paper *p, enum style style, const char *fmt, ...)
{
    struct str t;
    va_list args;

    str_init(&t);
    va_start(args, fmt);
    str_addv(&t, fmt, args);
    va_end(args);
    paper_line(p, style, t.s);
    str_done(&t);
}

void paper_blank(struct paper *p)
{
    add(p, NULL, 0);
}

/* ---- prose ---- */

/* Text laid out in one endless row; '\n' and U+00A0 are still themselves. */
struct flow {
    struct cell *cell;
    size_t n;
};

static struct flow flow_of(const char *text, enum style style, bool ascii)
{
    struct text_walk w = text_walk(text, style, ascii);
    struct flow f = {mem_array(text_columns(text, ascii), sizeof *f.cell), 0};
    enum style now;
    uint32_t glyph;

    while (text_next(&w, &glyph, &now)) {
        f.cell[f.n++] = (struct cell){.glyph = glyph, .style = (uint8_t)now};
        if (utf8_width(glyph) == 2)
            f.cell[f.n++] = (struct cell){.style = (uint8_t)now};
    }
    return f;
}

/* How many cells from AT on make a row of at most ROOM: up to a '\n', the last blank,
 * or a cut through a word that is too long. */
static size_t fitting(const struct flow *f, size_t at, size_t room)
{
    size_t end = at, word = at;

    while (end < f->n && f->cell[end].glyph != '\n' && end - at < room) {
        if (f->cell[end].glyph == ' ')
            word = end;
        end++;
    }
    if (end == f->n || f->cell[end].glyph == '\n' || f->cell[end].glyph == ' ')
        return end - at;
    for (size_t i = at; i < word; i++)
        if (f->cell[i].glyph != ' ')
            return word - at;
    if (f->cell[end].glyph == 0 && end - at > 1)
        end--;
    return end - at;
}

/* One half of a wide glyph that was cut for want of room. */
static bool halved(const struct cell *row, size_t i, size_t n)
{
    if (row[i].glyph == 0)
        return i == 0 || utf8_width(row[i - 1].glyph) != 2;
    return utf8_width(row[i].glyph) == 2 && (i + 1 == n || row[i + 1].glyph != 0);
}

static void add_row(struct paper *p, const struct flow *lead, const struct cell *cell,
                    size_t n)
{
    size_t total = lead->n + n;
    struct cell *row = mem_array(total, sizeof *row);

    if (lead->n)
        memcpy(row, lead->cell, lead->n * sizeof *row);
    if (n)
        memcpy(row + lead->n, cell, n * sizeof *row);
    for (size_t i = 0; i < total; i++)
        if (row[i].glyph == 0xA0 || row[i].glyph == '\n' || halved(row, i, total))
            row[i].glyph = ' ';
    while (total && row[total - 1].glyph == ' ')
        total--;
    add(p, row, (int)total);
    free(row);
}

/* Columns left beside LEAD; a lead that leaves none is given up. */
static size_t beside(struct flow *lead, int width)
{
    size_t w = width > 0 ? (size_t)width : 1;

    if (lead->n >= w)
        lead->n = 0;
    return w - lead->n;
}

void paper_prose(struct paper *p, int width, enum style style, const char *first,
                 const char *rest, const char *text)
{
    struct flow f = flow_of(text, style, p->ascii);
    struct flow lead[2] = {flow_of(first, style, p->ascii),
                           flow_of(rest, style, p->ascii)};
    size_t at = 0, row = 0;

    do {
        struct flow *l = &lead[row++ > 0];
        size_t n = fitting(&f, at, beside(l, width));

        add_row(p, l, f.cell + at, n);
        at += n;
        if (at < f.n && f.cell[at].glyph == '\n') {
            at++;
            if (at == f.n)
                break;
            continue;
        }
        while (at < f.n && f.cell[at].glyph == ' ')
            at++;
    } while (at < f.n);
    free(f.cell);
    free(lead[0].cell);
    free(lead[1].cell);
}

/* ---- pictures and other papers ---- */

void paper_grid(struct paper *p, const struct grid *g)
{
    for (int r = 0; r < g->rows; r++) {
        const struct cell *cell = g->cell + (size_t)r * (size_t)g->cols;
        int n = g->cols;

        while (n && cell[n - 1].glyph == ' ' && cell[n - 1].tint == 0)
            n--;
        add(p, cell, n);
    }
}

void paper_add(struct paper *p, const struct paper *q)
{
    size_t n = q->rows;

    for (size_t i = 0; i < n; i++)
        add(p, q->row[i].cell, q->row[i].cols);
}

void paper_draw(const struct paper *p, size_t from, struct grid *g, int row, int col,
                int rows, int cols)
{
    for (int r = 0; r < rows && from + (size_t)r < p->rows; r++) {
        const struct row *src = &p->row[from + (size_t)r];
        struct grid part = {1, src->cols < cols ? src->cols : cols, src->cell,
                            g->ascii};

        if (part.cols <= 0)
            continue;
        grid_blit(g, row + r, col, &part);
        if (part.cols < src->cols && src->cell[part.cols].glyph == 0)
            grid_put(g, row + r, col + part.cols - 1, STYLE_PLAIN, ' ');
    }
}

void paper_to_ascii(struct paper *p)
{
    p->ascii = true;
    for (size_t i = 0; i < p->rows; i++)
        for (int col = 0; col < p->row[i].cols; col++) {
            struct cell *c = &p->row[i].cell[col];

            if (c->glyph == 0) /* half a wide one */
                c->glyph = ' ';
            else if (c->glyph >= 0x80)
                c->glyph = (unsigned char)utf8_twin(c->glyph)[0];
        }
}

void paper_dump(const struct paper *p, struct str *out)
{
    for (size_t i = 0; i < p->rows; i++) {
        struct grid row = {1, p->row[i].cols, p->row[i].cell, p->ascii};

        grid_dump(&row, out);
    }
}
