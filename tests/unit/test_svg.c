/* SVG: well-formed whatever the text is, and the same cells as the grid.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <check.h>
#include <ctype.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/utf8.h"
#include "figure_kit.h"
#include "plot/canvas.h"
#include "plot/svg.h"
#include "plot/svg_shape.h"

Suite *suite_svg(void);

/* ---- well-formed: elements balanced, & and < only where they mean something ---- */

enum { DEPTH = 16 };

/* Check notes down every claim that holds; these are many. */
#define MUST(claim, ...)               \
    do {                               \
        if (!(claim))                  \
            ck_abort_msg(__VA_ARGS__); \
    } while (0)

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

static void check_same(struct grid *g)
{
    struct str svg;
    struct grid back;

    str_init(&svg);
    for (int i = 0; i < g->rows * g->cols; i++)
        g->cell[i].dx = g->cell[i].dy = 0; /* all where their cells are */
    svg_write(g, "t", "d", &svg);
    check_well_formed(svg.s);
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

START_TEST(a_picture_has_the_cells_of_its_grid)
    {
        static const struct {
            const char *data, *figure;
        } pictures[] = {{"hobbits", "scatter"}, {"archery", "curve"}, {"line", "fit"},
                        {"hobbits", "table"},   {"hobbits", "loss"},
                        {"overlap", "roc"},     {"overlap", "pr"},
                        {"hobbits", "surface"}, {"overlap", "confidence"}};

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

/* A straight boundary is one straight line from end to end, also behind the points that
 * stand on it: its ends decide where all of it is. */
START_TEST(a_straight_line_is_one)
    {
        unsigned state = 7;

        for (int k = 0; k < 60; k++) {
            double a = 30 + 8 * any(&state), slope = any(&state) * 0.9;
            int n = 0, used;
            double x, y, lo = 1000, hi = 0;
            struct canvas ink;
            struct grid g;
            struct str svg;
            const char *s;

            str_init(&svg);
            grid_init(&g, 20, 60, false);
            canvas_init(&ink, 20, 60);
            for (int i = 0; i < 120; i++)
                canvas_dot(&ink, i, (int)nearbyint(a + slope * (i - 60) / 2 + 10));
            canvas_put(&ink, &g, 0, 0, GLYPHS_BRAILLE, STYLE_BOUNDARY, false);
            for (int i = 6; i < 60; i += 9)
                for (int row = 0; row < 20; row++)
                    if (grid_at(&g, row, i)->glyph != ' ')
                        grid_put(&g, row, i, STYLE_CLASS_1, '+');
            svg_write(&g, "t", "d", &svg);
            s = strstr(svg.s, "<path class=\"lines line\" d=\"M");
            ck_assert_ptr_nonnull(s);
            s = strchr(s, 'M') + 1;
            for (; sscanf(s, "%lf %lf%n", &x, &y, &used) == 2; s += used, n++) {
                double at = x / 4 - 0.5;

                ck_assert_double_eq_tol(y / 4 - 0.5, a + slope * (at - 60) / 2 + 10,
                                        0.75);
                lo = fmin(lo, x);
                hi = fmax(hi, x);
            }
            MUST(*s == '"' || (*s == '\n' && s[1] == '"'), "more: %.20s", s);
            MUST(lo < 6 && hi > 470 && n < 40, "%g … %g, %d", lo, hi, n);
            canvas_done(&ink);
            grid_done(&g);
            str_done(&svg);
        }
    }
END_TEST

/* Where the marks of SHAPE are: the places after M before its path. */
static int read_marks(const char *svg, uint32_t shape, double at[][2])
{
    struct str path;
    int n = 0;

    str_init(&path);
    svg_point(shape, &path);
    for (const char *s = svg; (s = strstr(s, path.s)); s++) {
        const char *m = s;

        while (*m != 'M')
            m--;
        ck_assert_int_eq(sscanf(m, "M%lf %lf", &at[n][0], &at[n][1]), 2);
        n++;
    }
    str_done(&path);
    return n;
}

/* Ticks and points are where their values are: the scale that the ticks' labels make
 * gives the points' values to a sixteenth of a cell. */
START_TEST(places_are_exact)
    {
        static const double x[] = {0.31, 1.73, 2.9, 4.44, 0.1, 0.77, 0.52, 0.93};
        static const double y[] = {1, 1, 1, 1};
        struct bench *b = bench_of(4, 2, x, y);
        struct look look = {.glyphs = GLYPHS_BRAILLE};
        double at[16][2], scale[2][2] = {{0}};
        struct grid g;
        struct str svg;
        int n;

        str_init(&svg);
        grid_init(&g, 33, 97, false);
        figure_draw(figure_named("scatter"), b, &look, &g);
        svg_write(&g, "t", "d", &svg);
        for (int i = 0; i < g.rows * g.cols; i++) { /* the labels 1 and 4, 0.2 and 0.8 */
            static const char *const labels[] = {"1", "4", "0.2", "0.8"};
            int row = i / g.cols, col = i % g.cols;
            const struct cell *c = &g.cell[i];

            for (int k = 0; k < 4; k++) {
                const char *text = labels[k];
                int len = (int)strlen(text), m = 0;

                while (m < len && col + m < g.cols && c[m].glyph == (uint32_t)text[m])
                    m++;
                if (m < len || c->style != STYLE_AXIS || (col && c[-1].glyph != ' ') ||
                    (k < 2 ? c[m].glyph != ' ' || !c->dx : c[m].glyph != 0x2524))
                    continue;
                scale[k / 2][k % 2] = k < 2 ? (col + (len - 1) / 2.0 + c->dx / 16.0) * 8
                                            : (row + c->dy / 16.0) * 16;
            }
        }
        ck_assert(scale[0][1] > scale[0][0] && scale[1][0] > scale[1][1]);
        n = read_marks(svg.s, '+', at) + read_marks(svg.s, 'x', at);
        ck_assert_int_eq(n, 4);
        n = read_marks(svg.s, '+', at);
        read_marks(svg.s, 'x', at + n);
        for (int k = 0; k < 4; k++) {
            double v = 1 + 3 * (at[k][0] - scale[0][0]) / (scale[0][1] - scale[0][0]);
            double w = 0.2 + 0.6 * (at[k][1] - scale[1][0]) / (scale[1][1] - scale[1][0]);
            double near = HUGE_VAL;

            for (int i = 0; i < 4; i++)
                near = fmin(near, fmax(fabs(v - x[i]), fabs(w - x[4 + i])));
            ck_assert_msg(near < 0.012, "(%g, %g) is no point", v, w);
        }
        grid_done(&g);
        str_done(&svg);
        bench_free(b);
    }
END_TEST

/* The letters of a word are text; alone, or among its like, o is the mark of a point. */
START_TEST(points_are_shapes)
    {
        struct grid g;
        struct str svg;

        str_init(&svg);
        grid_init(&g, 3, 20, false);
        grid_text(&g, 0, 0, -1, STYLE_CLASS_0, "oo+x");
        grid_text(&g, 1, 0, -1, STYLE_WRONG, "oxford");
        grid_text(&g, 2, 0, -1, STYLE_DIM, "o");
        svg_write(&g, "t", "d", &svg);
        ck_assert_ptr_nonnull(strstr(svg.s, "<path class=\"points zero\""));
        ck_assert_ptr_null(strstr(svg.s, "<path class=\"points wrong\""));
        ck_assert_ptr_nonnull(strstr(svg.s, ">oxford<"));
        ck_assert_ptr_nonnull(strstr(svg.s, ">o<"));
        check_same(&g);
        grid_done(&g);
        str_done(&svg);
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
    tcase_add_test(t, a_straight_line_is_one);
    tcase_add_test(t, places_are_exact);
    tcase_add_test(t, points_are_shapes);
    tcase_add_test(t, tints_lie_behind_their_cells);
    suite_add_tcase(s, t);
    return s;
}
