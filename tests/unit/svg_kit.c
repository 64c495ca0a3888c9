/* An SVG picture read back.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "svg_kit.h"

#include <check.h>
#include <ctype.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/utf8.h"
#include "plot/svg.h"
#include "plot/svg_shape.h"

/* ---- well-formed: elements balanced, & and < only where they mean something ---- */

enum { DEPTH = 16 };

static const char *const entities[] = {"&amp;", "&lt;", "&gt;", "&quot;", NULL};

static void check_text(const char *s, const char *end)
{
    for (; s < end; s++) {
        bool known = *s != '&';

        MUST((unsigned char)*s >= ' ' || *s == '\n', "control %d", *s);
        for (int i = 0; entities[i] && !known; i++)
            known = strncmp(s, entities[i], strlen(entities[i])) == 0;
        MUST(known, "stray & in '%.20s'", s);
    }
}

/* Attributes: NAME="VALUE", no < in a value. */
static void check_attributes(const char *s, const char *end)
{
    while (s < end && isspace((unsigned char)*s)) {
        const char *close;

        s += strspn(s, " \n");
        s += strspn(s, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-");
        MUST(s[0] == '=' && s[1] == '"', "no value at '%.20s'", s);
        close = strchr(s + 2, '"');
        ck_assert(close && close < end && !memchr(s, '<', (size_t)(close - s)));
        check_text(s + 2, close);
        s = close + 1;
    }
    MUST(s == end || (s + 1 == end && *s == '/'), "left: '%.20s'", s);
}

void svg_well_formed(const char *svg)
{
    char open[DEPTH][32] = {{0}};
    int depth = 0, roots = 0;
    const char *s = svg + strlen(svg_marker);

    ck_assert_int_eq(strncmp(svg, svg_marker, strlen(svg_marker)), 0);
    while (*s) {
        const char *tag = strchr(s, '<'), *end = tag ? strchr(tag, '>') : NULL;
        size_t n;

        check_text(s, tag ? tag : s + strlen(s));
        if (!tag)
            break;
        ck_assert_ptr_nonnull(end);
        s = end + 1;
        if (tag[1] == '/') {
            ck_assert_int_gt(depth, 0);
            n = strlen(open[--depth]);
            ck_assert(strncmp(tag + 2, open[depth], n) == 0 && tag[2 + n] == '>');
            continue;
        }
        n = strcspn(tag + 1, " \n/>");
        ck_assert(n > 0 && n < sizeof open[0] && depth < DEPTH);
        check_attributes(tag + 1 + n, end);
        roots += depth == 0;
        if (end[-1] != '/')
            snprintf(open[depth++], sizeof open[0], "%.*s", (int)n, tag + 1);
    }
    ck_assert_int_eq(depth, 0);
    ck_assert_int_eq(roots, 1);
}

/* ---- the same cells ---- */

static const char *const style_names[STYLES] = {
    "plain", "bold", "dim",  "ghost", "title", "code", "axis",
    "zero",  "one",  "wrong", "line",  "path",  "mark", "error",
};

static enum style style_named(const char *s)
{
    for (int i = 0; i < STYLES; i++) {
        size_t n = strlen(style_names[i]);

        if (strncmp(s, style_names[i], n) == 0 && s[n] == '"')
            return (enum style)i;
    }
    ck_abort_msg("no style at '%.20s'", s);
    return STYLE_PLAIN;
}

/* The code point after entities were read. */
static uint32_t next_letter(const char **s)
{
    static const char plain[] = "&<>\"";
    uint32_t cp;

    for (int i = 0; entities[i]; i++)
        if (strncmp(*s, entities[i], strlen(entities[i])) == 0) {
            *s += strlen(entities[i]);
            return (uint32_t)plain[i];
        }
    *s += utf8_decode(*s, strnlen(*s, 4), &cp);
    return cp;
}

/* <text class="STYLE" x="0 8 16" y="12">abc</text> */
static void read_letters(const char *svg, struct grid *g)
{
    for (const char *at = svg; (at = strstr(at, "<text class=\"")); at++) {
        enum style style = style_named(at + 13);
        const char *x = strstr(at, " x=\"") + 4, *y = strstr(at, " y=\"") + 4;
        const char *s = strchr(at, '>') + 1;
        int row = (atoi(y) - 12) / SVG_CELL_HEIGHT;

        while (*s != '<') {
            char *end;
            long place = strtol(x, &end, 10);

            MUST(x != end, "no place");
            MUST(place % SVG_CELL_WIDTH == 0, "%ld", place);
            grid_put(g, row, (int)place / SVG_CELL_WIDTH, style, next_letter(&s));
            x = end;
        }
        ck_assert_int_eq(*x, '"');
    }
}

/* Which glyph is drawn like the N bytes of PATH in the class KIND? */
static uint32_t glyph_of(const char *kind, const char *path, size_t n)
{
    static const uint32_t ranges[][2] = {{'!', 'z'},       {0xB7, 0xB7},
                                         {0x2022, 0x2022}, {0x2500, 0x25CF},
                                         {0x2801, 0x28FF}};
    bool point = strncmp(kind, "points ", 7) == 0;
    uint32_t found = 0;
    struct str own;

    str_init(&own);
    for (size_t r = 0; r < 5 && !found; r++)
        for (uint32_t cp = ranges[r][0]; cp <= ranges[r][1] && !found; cp++) {
            const char *class = "points";

            str_clear(&own);
            if (point)
                svg_point(cp, &own);
            else
                class = svg_shape_class(svg_shape(cp, &own));
            if (*class && strncmp(kind, class, strlen(class)) == 0 && own.len == n &&
                memcmp(own.s, path, n) == 0)
                found = cp;
        }
    str_done(&own);
    MUST(found != 0, "no glyph is drawn '%.*s'", (int)n, path);
    return found;
}

/* <path class="KIND STYLE" d="M8 16m… \n M…"/>, without the lines */
static void read_shapes(const char *svg, struct grid *g)
{
    for (const char *at = svg; (at = strstr(at, "<path class=\"")); at++) {
        enum style style = style_named(strchr(at + 13, ' ') + 1);
        const char *s = strstr(at, " d=\"") + 4;

        while (*s == 'M' && strncmp(at + 13, "lines ", 6) != 0) {
            int x, y, used;
            size_t n;

            ck_assert_int_eq(sscanf(s, "M%d %d%n", &x, &y, &used), 2);
            s += used;
            n = strcspn(s, "\n\"");
            grid_put(g, y / SVG_CELL_HEIGHT, x / SVG_CELL_WIDTH, style,
                     glyph_of(at + 13, s, n));
            s += n + (s[n] == '\n');
        }
    }
}

/* ---- the lines ---- */

enum { FINE = 4 /* lines are looked at so often between two dots */ };

/* Where the lines of one style are, in dots: the nearer of all their places to each
 * dot. */
struct lines {
    int w, h;
    double *away; /* from each dot to the nearest line; HUGE_VAL far away */
};

static void line_place(struct lines *l, const struct grid *g, int style, double x,
                       double y)
{
    bool ink = false;

    for (int j = (int)y - 2; j <= (int)y + 3; j++)
        for (int i = (int)x - 2; i <= (int)x + 3; i++) {
            const struct cell *c = grid_at(g, j / 4, i / 2);
            double far = hypot(x - i, y - j);

            if (i < 0 || j < 0 || i >= l->w || j >= l->h)
                continue;
            l->away[j * l->w + i] = fmin(l->away[j * l->w + i], far);
            /* on its own dots, or behind what covers them */
            if (far < 1.6 && c->glyph != ' ' && c->glyph != 0x2800 &&
                (c->glyph >> 8 != 0x28 || c->style == style))
                ink = true;
        }
    MUST(ink, "a line where there is nothing, at dot %g %g", x, y);
}

static void read_lines(const char *svg, const struct grid *g, int style,
                       struct lines *l)
{
    char start[64];
    const char *s;
    double x = 0, y = 0, was[2];

    snprintf(start, sizeof start, "<path class=\"lines %s\" d=\"", style_names[style]);
    s = strstr(svg, start);
    for (s = s ? s + strlen(start) : ""; *s && *s != '"';) {
        bool move = *s == 'M';
        char *end;
        int steps;

        was[0] = x, was[1] = y;
        x = strtod(s + (*s == 'M' || *s == ' '), &end) / 4 - 0.5;
        MUST(*end == ' ', "%.20s", end);
        y = strtod(end, &end) / 4 - 0.5;
        steps = move ? 1 : 1 + (int)(FINE * hypot(x - was[0], y - was[1]));
        for (int k = move ? steps : 0; k <= steps; k++)
            line_place(l, g, style, was[0] + (x - was[0]) * k / steps,
                       was[1] + (y - was[1]) * k / steps);
        s = end + (*end == '\n');
    }
}

/* Every dot of the grid is drawn: by itself, or within the width of a line. */
static void check_dots(const char *svg, const struct grid *g, const struct grid *back,
                       int style)
{
    static const int bit[] = {0x01, 0x08, 0x02, 0x10, 0x04, 0x20, 0x40, 0x80};
    struct lines l = {.w = 2 * g->cols, .h = 4 * g->rows};

    l.away = mem_array((size_t)l.w * (size_t)l.h, sizeof *l.away);
    for (int i = 0; i < l.w * l.h; i++)
        l.away[i] = HUGE_VAL;
    read_lines(svg, g, style, &l);
    for (int i = 0; i < 8 * g->rows * g->cols; i++) {
        const struct cell *c = &g->cell[i / 8], *b = &back->cell[i / 8];
        int row = i / 8 / g->cols, col = i / 8 % g->cols, k = i % 8;
        double away = l.away[(4 * row + k / 2) * l.w + 2 * col + k % 2];
        bool alone = b->glyph >> 8 == 0x28 && b->glyph & (uint32_t)bit[k];

        if (c->glyph >> 8 != 0x28 || c->style != style)
            continue;
        if (c->glyph & (uint32_t)bit[k])
            MUST(alone || away < 2, "dot %d of cell %d %d is lost: %g\n%s", k,
                          row, col, away, svg);
        else
            MUST(!alone, "a dot %d too many in cell %d %d", k, row, col);
    }
    free(l.away);
}

void svg_same(struct grid *g)
{
    struct str svg;
    struct grid back;

    str_init(&svg);
    for (int i = 0; i < g->rows * g->cols; i++)
        g->cell[i].dx = g->cell[i].dy = 0; /* all where their cells are */
    svg_write(g, "t", "d", &svg);
    svg_well_formed(svg.s);
    grid_init(&back, g->rows, g->cols, false);
    read_shapes(svg.s, &back);
    read_letters(svg.s, &back);
    for (int i = 0; i < g->rows * g->cols; i++) {
        const struct cell *c = &g->cell[i], *b = &back.cell[i];

        if (c->glyph >> 8 == 0x28 || !c->glyph)
            continue;
        MUST(c->glyph == b->glyph, "U+%04X is U+%04X", c->glyph, b->glyph);
        if (c->glyph != ' ')
            ck_assert_int_eq(c->style, b->style);
    }
    for (int style = 0; style < STYLES; style++)
        check_dots(svg.s, g, &back, style);
    grid_done(&back);
    str_done(&svg);
}
