/* SVG: well-formed whatever the text is, and the same cells as the grid.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <check.h>
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/utf8.h"
#include "figure_kit.h"
#include "plot/svg.h"
#include "plot/svg_shape.h"

Suite *suite_svg(void);

/* ---- well-formed: elements balanced, & and < only where they mean something ---- */

enum { DEPTH = 16 };

static const char *const entities[] = {"&amp;", "&lt;", "&gt;", "&quot;", NULL};

static void check_text(const char *s, const char *end)
{
    for (; s < end; s++) {
        bool known = *s != '&';

        ck_assert_msg((unsigned char)*s >= ' ' || *s == '\n', "control %d", *s);
        for (int i = 0; entities[i] && !known; i++)
            known = strncmp(s, entities[i], strlen(entities[i])) == 0;
        ck_assert_msg(known, "stray & in '%.20s'", s);
    }
}

/* Attributes: NAME="VALUE", no < in a value. */
static void check_attributes(const char *s, const char *end)
{
    while (s < end && isspace((unsigned char)*s)) {
        const char *close;

        s += strspn(s, " \n");
        s += strspn(s, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-");
        ck_assert_msg(s[0] == '=' && s[1] == '"', "no value at '%.20s'", s);
        close = strchr(s + 2, '"');
        ck_assert(close && close < end && !memchr(s, '<', (size_t)(close - s)));
        check_text(s + 2, close);
        s = close + 1;
    }
    ck_assert_msg(s == end || (s + 1 == end && *s == '/'), "left: '%.20s'", s);
}

static void check_well_formed(const char *svg)
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

START_TEST(hostile_text_is_only_text)
    {
        static const char *const texts[] = {
            "</title><script>alert(1)</script>",
            "a & b < c > d \"e\" 'f' &amp; ]]> <!-- -->",
            "\001b bold \033[31m \177 \t\n",
            "\xEF\xBF\xBE \xEF\xBF\xBF \xED\xA0\x80 \xC0\xAF \xFF stray",
            "日本語 σ \xF0\x9F\x98\x80 e\xCC\x81",
            "",
        };

        for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
            struct grid g;
            struct str out;

            str_init(&out);
            grid_init(&g, 3, 40, false);
            grid_text(&g, 1, 2, -1, STYLE_CLASS_1, texts[i]);
            grid_text(&g, 2, 35, -1, STYLE_WRONG, texts[i]);
            svg_write(&g, texts[i], texts[i], &out);
            check_well_formed(out.s);
            ck_assert_ptr_null(strstr(out.s, "<script"));
            ck_assert_ptr_null(strstr(out.s, "\xEF\xBF\xBE"));
            grid_done(&g);
            str_done(&out);
        }
    }
END_TEST

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

            ck_assert_ptr_ne(x, end);
            ck_assert_int_eq(place % SVG_CELL_WIDTH, 0);
            grid_put(g, row, (int)place / SVG_CELL_WIDTH, style, next_letter(&s));
            x = end;
        }
        ck_assert_int_eq(*x, '"');
    }
}

/* Which glyph is drawn like the N bytes of PATH in the class KIND? */
static uint32_t glyph_of(const char *kind, const char *path, size_t n)
{
    static const uint32_t ranges[][2] = {
        {0xB7, 0xB7}, {0x2022, 0x2022}, {0x2500, 0x25CF}, {0x2801, 0x28FF}};
    uint32_t found = 0;
    struct str own;

    str_init(&own);
    for (size_t r = 0; r < 4 && !found; r++)
        for (uint32_t cp = ranges[r][0]; cp <= ranges[r][1] && !found; cp++) {
            const char *class;

            str_clear(&own);
            class = svg_shape_class(svg_shape(cp, &own));
            if (*class && strncmp(kind, class, strlen(class)) == 0 && own.len == n &&
                memcmp(own.s, path, n) == 0)
                found = cp;
        }
    str_done(&own);
    ck_assert_msg(found != 0, "no glyph is drawn '%.*s'", (int)n, path);
    return found;
}

/* <path class="KIND STYLE" d="M8 16m… \n M…"/> */
static void read_shapes(const char *svg, struct grid *g)
{
    for (const char *at = svg; (at = strstr(at, "<path class=\"")); at++) {
        enum style style = style_named(strchr(at + 13, ' ') + 1);
        const char *s = strstr(at, " d=\"") + 4;

        while (*s == 'M') {
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

static void check_same(struct grid *g)
{
    struct str svg, was, is;
    struct grid back;

    str_init(&svg), str_init(&was), str_init(&is);
    svg_write(g, "t", "d", &svg);
    check_well_formed(svg.s);
    grid_init(&back, g->rows, g->cols, false);
    read_shapes(svg.s, &back);
    read_letters(svg.s, &back);
    grid_dump(g, &was);
    grid_dump(&back, &is);
    ck_assert_str_eq(was.s, is.s);
    for (int i = 0; i < g->rows * g->cols; i++)
        if (g->cell[i].glyph != ' ' && g->cell[i].glyph)
            ck_assert_int_eq(g->cell[i].style, back.cell[i].style);
    grid_done(&back);
    str_done(&svg), str_done(&was), str_done(&is);
}

START_TEST(a_picture_has_the_cells_of_its_grid)
    {
        static const struct {
            const char *data, *figure;
        } pictures[] = {{"hobbits", "scatter"}, {"archery", "curve"}, {"line", "fit"},
                        {"hobbits", "table"},   {"hobbits", "loss"}};

        for (size_t i = 0; i < sizeof pictures / sizeof *pictures; i++)
            for (int tier = GLYPHS_BLOCKS; tier <= GLYPHS_BRAILLE; tier++) {
                struct bench *b = bench_with(pictures[i].data);
                struct look look = {.glyphs = (enum glyphs)tier, .tints = tier == 2};
                struct grid g;

                b->s.field = true;
                bench_step(b), bench_step(b);
                grid_init(&g, 24, 70, false);
                figure_draw(figure_named(pictures[i].figure), b, &look, &g);
                check_same(&g);
                grid_done(&g);
                bench_free(b);
            }
    }
END_TEST

START_TEST(every_glyph_that_is_drawn_comes_back)
    {
        struct grid g;

        grid_init(&g, 16, 64, false);
        for (int i = 0; i < 0x100; i++)
            grid_put(&g, i / 64, i % 64, (enum style)(i % STYLES), 0x2800 + i);
        g.cell[0].glyph = ' '; /* braille without a dot is a blank */
        for (int i = 0; i < 0xD0; i++)
            grid_put(&g, 5 + i / 64, i % 64, (enum style)(i % STYLES), 0x2500 + i);
        grid_text(&g, 10, 0, -1, STYLE_PLAIN, "日本 a b ½ σ · • & < > \" …");
        check_same(&g);
        grid_done(&g);
    }
END_TEST

/* Every tinted cell beyond the unsure ones is under a rectangle of its tint. */
START_TEST(tints_lie_behind_their_cells)
    {
        struct grid g;
        struct str svg;
        int area = 0, tinted = 0;

        str_init(&svg);
        grid_init(&g, 7, 14, false);
        for (int i = 0; i < 7 * 14; i++) {
            g.cell[i].tint = (int8_t)(i * 5 % 7 - 3);
            tinted += abs(g.cell[i].tint) > 1;
        }
        svg_write(&g, "t", "d", &svg);
        for (const char *s = svg.s; (s = strstr(s, "<rect class=\"")); s++) {
            int x, y, w, tint;

            if (sscanf(s, "<rect class=\"zero%d\" x=\"%d\" y=\"%d\" width=\"%d\"",
                       &tint, &x, &y, &w) == 4)
                tint = -tint;
            else if (sscanf(s, "<rect class=\"one%d\" x=\"%d\" y=\"%d\" width=\"%d\"",
                            &tint, &x, &y, &w) != 4)
                continue;
            for (int i = 0; i < w / SVG_CELL_WIDTH; i++, area++)
                ck_assert_int_eq(grid_at(&g, y / SVG_CELL_HEIGHT,
                                         x / SVG_CELL_WIDTH + i)
                                     ->tint,
                                 tint);
        }
        ck_assert_int_eq(area, tinted);
        grid_done(&g);
        str_done(&svg);
    }
END_TEST

Suite *suite_svg(void)
{
    Suite *s = suite_create("svg");
    TCase *t = tcase_create("svg");

    tcase_set_timeout(t, 60);
    tcase_add_test(t, hostile_text_is_only_text);
    tcase_add_test(t, a_picture_has_the_cells_of_its_grid);
    tcase_add_test(t, every_glyph_that_is_drawn_comes_back);
    tcase_add_test(t, tints_lie_behind_their_cells);
    suite_add_tcase(s, t);
    return s;
}
