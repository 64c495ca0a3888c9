/* The line being typed with its ghost, as cells: a pure function.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/prompt.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/utf8.h"

/* The whole line as cells, as if the row had no end. */
struct tape {
    struct cell *cell;
    int cols, room;
    bool ascii;
};

static void put(struct tape *t, uint32_t glyph, enum style style)
{
    if (t->cols == t->room) {
        t->room = t->room ? 2 * t->room : 128;
        t->cell = mem_grow(t->cell, (size_t)t->room, sizeof *t->cell);
    }
    t->cell[t->cols++] = (struct cell){.glyph = glyph, .style = (uint8_t)style};
}

static void put_ascii(struct tape *t, const char *text, enum style style)
{
    for (; *text; text++)
        put(t, (unsigned char)*text, style);
}

static void put_char(struct tape *t, uint32_t cp, enum style style)
{
    char caret[3] = {'^', (char)(cp ^ 0x40), 0};
    int width = utf8_width(cp);

    if (cp < 0x20 || cp == 0x7F) {
        put_ascii(t, caret, STYLE_DIM);
    } else if (width < 0) {
        put(t, t->ascii ? '?' : UTF8_BAD, STYLE_DIM);
    } else if (width > 0 && t->ascii && cp >= 0x80) {
        put_ascii(t, utf8_twin(cp), style);
    } else if (width > 0) {
        put(t, cp, style);
        if (width == 2)
            put(t, 0, style);
    }
}

/* Puts N bytes of S; returns the column of the character at byte POINT. */
static int put_text(struct tape *t, const char *s, size_t n, size_t point,
                    enum style style)
{
    int cursor = -1;

    for (size_t at = 0; at < n;) {
        uint32_t cp;
        size_t used = utf8_decode(s + at, n - at, &cp);
        char bytes[5];

        if (cursor < 0 && point < at + used)
            cursor = t->cols;
        if (cp == UTF8_BAD && used == 1) {
            snprintf(bytes, sizeof bytes, "\\%02x", (unsigned char)s[at]);
            put_ascii(t, bytes, STYLE_DIM);
        } else {
            put_char(t, cp, style);
        }
        at += used;
    }
    return cursor < 0 ? t->cols : cursor;
}

/* Readline marks what takes no columns with \001 … \002. */
static void put_prompt(struct tape *t, const char *s)
{
    while (*s) {
        size_t n = strcspn(s, "\001");

        put_text(t, s, n, n, STYLE_DIM);
        s += n;
        if (*s)
            s += strcspn(s, "\002");
        if (*s)
            s++;
    }
}

/* Where the window begins, so that column CURSOR of LENGTH is in it and not under a
 * mark. */
static int scroll_to(int scroll, int cursor, int length, int cols)
{
    int jump = cols / 3 > 1 ? cols / 3 : 1;
    int mark = cols > 3; /* columns for `<` and `>`, which a tiny row has not */

    if (length + 1 <= cols)
        return 0;
    while (scroll > 0 && cursor < scroll + mark)
        scroll = scroll > jump ? scroll - jump : 0;
    while (cursor - scroll >= cols - (cursor < length ? mark : 0))
        scroll += jump;
    return scroll;
}

/* Cell I of the tape may stand alone at an edge: it is no half of a character. */
static bool whole(const struct tape *t, int i, int from, int to)
{
    if (t->cell[i].glyph == 0)
        return i > from;
    return i + 1 >= t->cols || t->cell[i + 1].glyph != 0 || i + 1 < to;
}

static void show(const struct tape *t, const struct prompt *p, int length,
                 struct grid *g, const struct cell *blank, int row, int col, int cols)
{
    bool before = p->scroll > 0 && cols > 3,
         after = length > p->scroll + cols && cols > 3;
    int from = p->scroll + before, to = p->scroll + cols - after;

    if (to > t->cols)
        to = t->cols;
    for (int i = 0; i < cols; i++) {
        struct cell *cell = grid_at(g, row, col + i);
        int at = p->scroll + i;

        if (cell)
            *cell =
                at >= from && at < to && whole(t, at, from, to) ? t->cell[at] : *blank;
    }
    if (before)
        grid_put(g, row, col, STYLE_DIM, '<');
    if (after)
        grid_put(g, row, col + cols - 1, STYLE_DIM, '>');
}

int prompt_draw(struct prompt *p, struct grid *g, int row, int col, int cols)
{
    static const struct cell blank = {.glyph = ' ', .style = STYLE_PLAIN};
    struct tape t = {.ascii = g->ascii};
    int cursor, length;

    put_prompt(&t, p->prompt);
    cursor = put_text(&t, p->line, strlen(p->line), p->point, STYLE_PLAIN);
    length = t.cols;
    put_text(&t, p->ghost, strlen(p->ghost), 0, STYLE_GHOST);
    p->scroll = scroll_to(p->scroll, cursor, length, cols);
    show(&t, p, length, g, &blank, row, col, cols);
    free(t.cell);
    cursor -= p->scroll;
    return col + (cursor < 0 ? 0 : cursor < cols ? cursor : cols - 1);
}
