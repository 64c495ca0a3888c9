/* A grid of cells as SVG.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "plot/svg.h"

#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "plot/svg_dots.h"
#include "plot/svg_line.h"
#include "plot/svg_shape.h"

const char svg_marker[] = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                          "<!-- a picture of logitty -->\n";

/* The class of each style. */
static const char *const names[STYLES] = {
    [STYLE_PLAIN] = "plain", [STYLE_BOLD] = "bold",     [STYLE_DIM] = "dim",
    [STYLE_GHOST] = "ghost", [STYLE_TITLE] = "title",   [STYLE_CODE] = "code",
    [STYLE_AXIS] = "axis",   [STYLE_CLASS_0] = "zero",  [STYLE_CLASS_1] = "one",
    [STYLE_WRONG] = "wrong", [STYLE_BOUNDARY] = "line", [STYLE_PATH] = "path",
    [STYLE_MARK] = "mark",   [STYLE_ERROR] = "error",
};

/* Blue and orange stand out from the paper and from both tints of their side; nothing
 * is told by colour alone. Where the model is unsure there is no tint. */
static const char sheet[] =
    "<style>\n"
    ".paper{fill:#fff}\n"
    "text{font:13.333px ui-monospace,'DejaVu Sans Mono',Menlo,Consolas,monospace;"
    "fill:currentColor}\n"
    ".dots,.strokes{fill:none;stroke:currentColor}\n"
    ".dots{stroke-width:2.6;stroke-linecap:round}\n"
    ".strokes{stroke-width:1;stroke-linecap:square}\n"
    ".lines,.points{fill:none;stroke:currentColor;stroke-linecap:round;"
    "stroke-linejoin:round}\n"
    ".lines{stroke-width:1.9}.points{stroke-width:1.7}\n"
    ".blocks,.light,.medium,.dark{fill:currentColor}\n"
    ".light{fill-opacity:.25}.medium{fill-opacity:.5}.dark{fill-opacity:.75}\n"
    ".plain,.bold,.title,.code,.wrong,.line,.path,.mark,.error{color:#1b1b1b}\n"
    ".bold,.title,.code,.wrong,.mark,.error,.zero,.one{font-weight:bold}\n"
    ".dim,.ghost,.axis{color:#6b6b6b}\n"
    ".dots.dim{stroke-width:1.8}\n"
    ".zero{color:#005fb0}.one{color:#b34a00}\n"
    "rect{shape-rendering:crispEdges}\n"
    ".zero3{fill:#b5d8f7}.zero2{fill:#dcedfb}"
    ".one2{fill:#fdeedb}.one3{fill:#fbd9ae}\n"
    "@media (prefers-color-scheme:dark){\n"
    ".paper{fill:#14171a}\n"
    ".plain,.bold,.title,.code,.wrong,.line,.path,.mark,.error{color:#e6e6e6}\n"
    ".dim,.ghost,.axis{color:#9a9a9a}\n"
    ".zero{color:#7cc4ff}.one{color:#ffb070}\n"
    ".zero3{fill:#17456b}.zero2{fill:#12314a}"
    ".one2{fill:#40301a}.one3{fill:#6b4716}\n"
    "}\n"
    "</style>\n";

/* ---- text ---- */

/* XML 1.0 has no place for most controls, nor for the two code points that are none. */
static void add_character(uint32_t cp, struct str *out)
{
    if (cp == '&')
        str_add(out, "&amp;");
    else if (cp == '<')
        str_add(out, "&lt;");
    else if (cp == '>')
        str_add(out, "&gt;");
    else if (cp == '"')
        str_add(out, "&quot;");
    else if (cp < 0x20 || (cp >= 0x7F && cp < 0xA0))
        str_addc(out, ' ');
    else
        utf8_add(out, cp == 0xFFFE || cp == 0xFFFF ? UTF8_BAD : cp);
}

/* Appends S as the text of an element: escaped, controls as blanks, no XML ever breaks.
 */
static void add_text(const char *s, struct str *out)
{
    uint32_t cp;

    while (*s) {
        s += utf8_decode(s, strnlen(s, 4), &cp);
        add_character(cp, out);
    }
}

static bool pointed(const struct cell *c)
{
    return c && svg_point(c->glyph, NULL) &&
           (c->style == STYLE_CLASS_0 || c->style == STYLE_CLASS_1 ||
            c->style == STYLE_WRONG);
}

/* The mark of a point and not a letter of a word: so is all that it touches of its
 * style. */
static bool point(const struct grid *g, int row, int col)
{
    const struct cell *own = grid_at(g, row, col);

    for (int way = -1; pointed(own) && way <= 1; way += 2) {
        int at = col + way;
        const struct cell *c = grid_at(g, row, at);

        while (pointed(c) && c->style == own->style)
            c = grid_at(g, row, at += way);
        if (c && c->style == own->style && svg_letter(c->glyph))
            return false;
    }
    return pointed(own);
}

/* It is put as such: no blank, no right half, no shape. */
static bool letter(const struct grid *g, int row, int col)
{
    const struct cell *c = grid_at(g, row, col);

    return c && svg_letter(c->glyph) && !point(g, row, col);
}

/* How many cells from COL on make one element: letters of one style. What is two cells
 * wide, or has no 16 bits, ends it: programs count those differently. */
static int run_length(const struct grid *g, int row, int col)
{
    const struct cell *first = grid_at(g, row, col);
    int n = 0;

    while (letter(g, row, col + n) && grid_at(g, row, col + n)->style == first->style &&
           grid_at(g, row, col + n)->dy == first->dy) {
        uint32_t glyph = grid_at(g, row, col + n++)->glyph;

        if (glyph > 0xFFFF || utf8_width(glyph) == 2)
            break;
    }
    return n;
}

/* Units that a cell's glyph stands right of and below its middle. */
static double right_of(const struct cell *c)
{
    return c->dx * SVG_CELL_WIDTH / 16.0;
}

static double below(const struct cell *c)
{
    return c->dy * SVG_CELL_HEIGHT / 16.0;
}

/* Each letter has its own x: the font's width does not matter. */
static void add_run(const struct grid *g, int row, int col, int n, struct str *out)
{
    str_addf(out, "<text class=\"%s\" x=\"", names[grid_at(g, row, col)->style]);
    for (int i = 0; i < n; i++)
        str_addf(out, i ? " %g" : "%g",
                 (col + i) * SVG_CELL_WIDTH + right_of(grid_at(g, row, col + i)));
    str_addf(out, "\" y=\"%g\">",
             row * SVG_CELL_HEIGHT + 12 + below(grid_at(g, row, col)));
    for (int i = 0; i < n; i++)
        add_character(grid_at(g, row, col + i)->glyph, out);
    str_add(out, "</text>\n");
}

static void add_letters(const struct grid *g, struct str *out)
{
    for (int row = 0; row < g->rows; row++)
        for (int col = 0; col < g->cols; col++) {
            int n = run_length(g, row, col);

            if (n)
                add_run(g, row, col, n, out);
            col += n ? n - 1 : 0;
        }
}

/* ---- shapes ---- */

static void add_path(const char *kind, int style, struct str *path, struct str *out)
{
    while (path->len && path->s[path->len - 1] == '\n')
        str_cut(path, path->len - 1);
    if (path->len)
        str_addf(out, "<path class=\"%s %s\" d=\"%s\"/>\n", kind, names[style],
                 path->s);
    str_clear(path);
}

static void start_cell(int row, int col, struct str *path)
{
    str_addf(path, "M%d %d", col * SVG_CELL_WIDTH, row * SVG_CELL_HEIGHT);
}

/* The same where the cell's glyph stands exactly. */
static void start_exact(const struct grid *g, int row, int col, struct str *path)
{
    const struct cell *c = grid_at(g, row, col);

    str_addf(path, "M%g %g", col * SVG_CELL_WIDTH + right_of(c),
             row * SVG_CELL_HEIGHT + below(c));
}

/* The axis is where its cells are, its tick where the value is. */
static void add_tick(const struct cell *c, struct str *path)
{
    if (c->glyph == 0x2524)
        str_addf(path, "m4 0v16m-4 %gh4", below(c) - 8);
    else
        str_addf(path, "m0 8h8m%g 0v8", right_of(c) - 4);
}

/* Strokes, blocks and shades: all of one kind and style are one path. */
static void add_shapes(const struct grid *g, enum shape kind, int style,
                       struct str *out)
{
    struct str path;

    str_init(&path);
    for (int row = 0; row < g->rows; row++)
        for (int col = 0; col < g->cols; col++) {
            const struct cell *c = grid_at(g, row, col);

            if (c->style != style || c->glyph >> 8 == 0x28 ||
                svg_shape(c->glyph, NULL) != kind)
                continue;
            if ((c->glyph == 0x2524 && c->dy) || (c->glyph == 0x252C && c->dx)) {
                start_cell(row, col, &path);
                add_tick(c, &path);
            } else {
                start_exact(g, row, col, &path);
                svg_shape(c->glyph, &path);
            }
            str_addc(&path, '\n');
        }
    add_path(svg_shape_class(kind), style, &path, out);
    str_done(&path);
}

/* What follows a line is dotted on purpose where it is faint: only the others are
 * drawn through. */
static void add_dots(const struct grid *g, int style, struct str *out)
{
    bool faint = style == STYLE_DIM || style == STYLE_GHOST || style == STYLE_AXIS;
    struct dots d;
    struct str path;

    str_init(&path);
    dots_init(&d, g, style, !faint);
    svg_lines(&d, &path);
    add_path("lines", style, &path, out);
    for (int row = 0; row < g->rows; row++)
        for (int col = 0; col < g->cols; col++)
            if (dots_alone(&d, row, col)) {
                start_cell(row, col, &path);
                svg_shape(0x2800 + dots_alone(&d, row, col), &path);
                str_addc(&path, '\n');
            }
    add_path(svg_shape_class(SHAPE_DOTS), style, &path, out);
    dots_done(&d);
    str_done(&path);
}

static void add_points(const struct grid *g, int style, struct str *out)
{
    struct str path;

    str_init(&path);
    for (int row = 0; row < g->rows; row++)
        for (int col = 0; col < g->cols; col++)
            if (grid_at(g, row, col)->style == style && point(g, row, col)) {
                start_exact(g, row, col, &path);
                svg_point(grid_at(g, row, col)->glyph, &path);
                str_addc(&path, '\n');
            }
    add_path("points", style, &path, out);
    str_done(&path);
}

/* ---- the field ---- */

static int tint_at(const struct grid *g, int row, int col)
{
    const struct cell *c = grid_at(g, row, col);

    return c && abs(c->tint) > 1 ? c->tint : 0;
}

static void add_tints(const struct grid *g, struct str *out)
{
    for (int row = 0; row < g->rows; row++)
        for (int col = 0, n; col < g->cols; col += n) {
            int tint = tint_at(g, row, col);

            for (n = 1; col + n < g->cols && tint_at(g, row, col + n) == tint;)
                n++;
            if (tint)
                str_addf(out,
                         "<rect class=\"%s%d\" x=\"%d\" y=\"%d\" width=\"%d\" "
                         "height=\"%d\"/>\n",
                         tint < 0 ? "zero" : "one", abs(tint), col * SVG_CELL_WIDTH,
                         row * SVG_CELL_HEIGHT, n * SVG_CELL_WIDTH, SVG_CELL_HEIGHT);
        }
}

/* ---- the file ---- */

/* A cell is 10 by 20 pixels unless the page wants another size. */
static void open_picture(const struct grid *g, const char *title, const char *desc,
                         struct str *out)
{
    int width = g->cols * SVG_CELL_WIDTH + 2 * SVG_MARGIN;
    int height = g->rows * SVG_CELL_HEIGHT + 2 * SVG_MARGIN;

    str_add(out, svg_marker);
    str_addf(out,
             "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" "
             "viewBox=\"-%d -%d %d %d\" role=\"img\" "
             "aria-labelledby=\"logitty-title logitty-desc\">\n",
             width * 5 / 4, height * 5 / 4, SVG_MARGIN, SVG_MARGIN, width, height);
    str_add(out, "<title id=\"logitty-title\">");
    add_text(title, out);
    str_add(out, "</title>\n<desc id=\"logitty-desc\">");
    add_text(desc, out);
    str_addf(out,
             "</desc>\n%s<rect class=\"paper\" x=\"-%d\" y=\"-%d\" width=\"%d\" "
             "height=\"%d\"/>\n",
             sheet, SVG_MARGIN, SVG_MARGIN, width, height);
}

void svg_write(const struct grid *g, const char *title, const char *desc,
               struct str *out)
{
    open_picture(g, title, desc, out);
    add_tints(g, out);
    for (int kind = SHAPE_NONE + 1; kind < SHAPES; kind++)
        for (int style = 0; style < STYLES; style++)
            add_shapes(g, (enum shape)kind, style, out);
    for (int style = 0; style < STYLES; style++)
        add_dots(g, style, out);
    for (int style = 0; style < STYLES; style++)
        add_points(g, style, out);
    str_add(out, "<g aria-hidden=\"true\">\n");
    add_letters(g, out);
    str_add(out, "</g>\n</svg>\n");
}
