/* The film as a file: what stays is in it once, CSS shows and hides it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "film_inside.h"

#include <stdio.h>
#include <string.h>

#include "plot/svg.h"

enum { PAD = 14, BAR = 3, BLANKS = 40, FOG_EVERY = 4, LENGTH_FROM_CELLS = 8 };

#define RULE "m0 8h8" /* the path of ─ in its cell */

/* ---- looks ---- */

static const char sheet[] =
    "text{font:13.333px ui-monospace,'DejaVu Sans Mono',Menlo,Consolas,monospace;"
    "fill:currentColor;color:#e6e6e6}\n"
    ".fog{stroke:#9a9a9a;stroke-opacity:.25;stroke-width:16;stroke-dasharray:8 24}\n"
    ".dots,.strokes,.lines,.points{fill:none;stroke:currentColor;stroke-linecap:round;"
    "stroke-linejoin:round}\n"
    ".dots{stroke-width:2.6}.strokes{stroke-width:1;stroke-linecap:square}\n"
    ".lines{stroke-width:1.9}.points{stroke-width:1.7}.dots.dim{stroke-width:1.8}\n"
    ".blocks,.light,.medium,.dark{fill:currentColor}\n"
    ".light{fill-opacity:.25}.medium{fill-opacity:.5}.dark{fill-opacity:.75}\n"
    ".plain,.bold,.title,.code,.wrong,.line,.path,.mark,.error{color:#e6e6e6}\n"
    ".bold,.title,.code,.wrong,.mark,.error,.zero,.one{font-weight:bold}\n"
    ".dim,.ghost,.axis{color:#9a9a9a}.zero{color:#7cc4ff}.one{color:#ffb070}\n"
    "rect{shape-rendering:crispEdges}\n"
    ".paper{fill:#14171a;shape-rendering:auto}.cursor{fill:#5c6670}.bar{fill:#3a424a}\n"
    ".zero3{fill:#17456b}.zero2{fill:#12314a}.one2{fill:#40301a}.one3{fill:#6b4716}\n";

static bool same_life(const struct piece *a, const struct piece *b)
{
    return a->from == b->from && a->to == b->to;
}

/* Where screen FRAME begins, in percent of the film. */
static void add_percent(const struct film *f, size_t frame, struct str *out)
{
    str_addf(out, "%.4g%%", 100.0 * f->start[frame] / film_length(f));
}

/* The group from screen FROM to screen TO. What the still shows is seen where there is no
 * animation; everywhere else the first value of an animation is that of no animation. */
static void add_life(const struct film *f, const struct piece *p, size_t number,
                     size_t still, struct str *out)
{
    bool seen = p->from <= still && still < p->to;

    str_addf(out, "g.a%zu{%sanimation-name:a%zu}@keyframes a%zu{", number,
             seen ? "opacity:1;" : "", number, number);
    if (p->from && seen)
        str_add(out, "0%{opacity:0}");
    add_percent(f, p->from, out);
    str_add(out, "{opacity:1}");
    if (p->to < f->frames || !seen) {
        if (p->to < f->frames)
            add_percent(f, p->to, out);
        else
            str_add(out, "to");
        str_add(out, "{opacity:0}");
    }
    str_add(out, "}\n");
}

/* Every monospace font has its letters, as wide as all others. */
static bool common(const struct piece *p)
{
    for (const char *c = p->text; *c; c++)
        if ((unsigned char)*c > 0xC3)
            return false;
    return true;
}

/* How many blanks are before the next word; -1: it is no part of the same element. */
static int blanks_to(const struct piece *a, const struct piece *b)
{
    double blanks = (b->x - a->x) / SVG_CELL_WIDTH - a->cells;

    if (b->kind != KIND_WORD || strcmp(a->class, b->class) != 0 || a->y != b->y ||
        !common(a) || !common(b))
        return -1;
    return blanks >= 0 && blanks <= BLANKS && blanks == (int)blanks ? (int)blanks : -1;
}

/* Words of one row and style are one element; its length is given, so that the font's
 * width does not matter. Returns how many pieces it took. */
static size_t add_words(const struct piece *p, size_t n, struct str *out)
{
    struct str text;
    int cells = p->cells, on;
    size_t k = 1;

    str_init(&text);
    str_add(&text, p->text);
    for (; k < n && (on = blanks_to(&p[k - 1], &p[k])) >= 0; k++) {
        str_addf(&text, "%*s%s", on, "", p[k].text);
        cells += on + p[k].cells;
    }
    str_add(out, "<text");
    if (strcmp(p->class, "plain") != 0)
        str_addf(out, " class=\"%s\"", p->class);
    str_addf(out, " x=\"%g\" y=\"%g\"", p->x, p->y);
    if (cells >= LENGTH_FROM_CELLS)
        str_addf(out, " textLength=\"%d\"", cells * SVG_CELL_WIDTH);
    str_addf(out, ">%s</text>\n", text.s);
    str_done(&text);
    return k;
}

/* Is it a shaded cell, and where? */
static bool shaded(const struct piece *p, int *x, int *y)
{
    return p->kind == KIND_PATH && strncmp(p->class, "light", 5) == 0 &&
           sscanf(p->text, "M%d %d", x, y) == 2;
}

/* The fog: shaded cells of a row, each FOG_EVERY cells behind the other, are one dashed
 * stroke. Returns how many there are from P on. */
static size_t fog_row(const struct piece *p, size_t n, int *x, int *y)
{
    size_t k = 0;
    int at, row;

    while (k < n && shaded(&p[k], &at, &row)) {
        if (k && (row != *y || at != *x + (int)k * FOG_EVERY * SVG_CELL_WIDTH))
            break;
        if (!k) {
            *x = at;
            *y = row;
        }
        k++;
    }
    return k;
}

static size_t add_fog(const struct piece *p, size_t n, struct str *out)
{
    size_t k = 0, one;
    int x = 0, y = 0;

    str_add(out, "<path class=\"fog\" d=\"");
    while ((one = fog_row(&p[k], n - k, &x, &y))) {
        str_addf(out, "M%d %dh%d", x, y + SVG_CELL_HEIGHT / 2,
                 ((int)(one - 1) * FOG_EVERY + 1) * SVG_CELL_WIDTH);
        k += one;
    }
    str_add(out, "\"/>\n");
    return k;
}

/* Strokes across whole cells: how many of a row stand side by side from P on. */
static size_t rule(const struct piece *p, size_t n)
{
    size_t k = 0;

    while (k < n && p[k].kind == KIND_PATH && strcmp(p[k].class, p->class) == 0 &&
           p[k].y == p->y && p[k].x == p->x + (double)k * SVG_CELL_WIDTH &&
           strstr(p[k].text, RULE) && !strstr(p[k].text, RULE)[strlen(RULE)])
        k++;
    return k;
}

static size_t add_path(const struct piece *p, size_t n, struct str *out)
{
    size_t k = 0, one;

    str_addf(out, "<path class=\"%s\" d=\"", p->class);
    while (k < n && p[k].kind == KIND_PATH && strcmp(p[k].class, p->class) == 0) {
        one = rule(&p[k], n - k);
        if (one > 1)
            str_addf(out, "M%g %gh%zu", p[k].x, p[k].y + SVG_CELL_HEIGHT / 2,
                     one * SVG_CELL_WIDTH);
        else
            str_add(out, p[k].text);
        k += one > 1 ? one : 1;
    }
    str_add(out, "\"/>\n");
    return k;
}

/* The N pieces of one life that are tints, or all others. */
static void add_group(const struct piece *p, size_t n, bool tints, const char *class,
                      struct str *out)
{
    bool any = false;

    for (size_t k = 0; k < n && !any; k++)
        any = (p[k].kind == KIND_TINT) == tints;
    if (!any)
        return;
    str_addf(out, "<g%s>\n", class);
    for (size_t k = 0; k < n;) {
        if ((p[k].kind == KIND_TINT) != tints) {
            k++;
        } else if (tints) {
            str_addf(out, "%s\n", p[k++].text);
        } else {
            int x, y;

            k += shaded(&p[k], &x, &y)    ? add_fog(&p[k], n - k, out)
                 : p[k].kind == KIND_PATH ? add_path(&p[k], n - k, out)
                                          : add_words(&p[k], n - k, out);
        }
    }
    str_add(out, "</g>\n");
}

/* Calls for each life: its style, or its pieces. */
static void add_lives(const struct film *f, size_t still, int layer, struct str *out)
{
    const struct piece *p = f->done.piece;
    size_t number = 0, n;

    for (size_t i = 0; i < f->done.n; i += n) {
        bool always = p[i].from == 0 && p[i].to == f->frames;
        char class[32] = "";

        for (n = 1; i + n < f->done.n && same_life(&p[i], &p[i + n]);)
            n++;
        if (!always)
            snprintf(class, sizeof class, " class=\"a%zu\"", number);
        if (layer == 0 && !always)
            add_life(f, &p[i], number, still, out);
        if (layer > 0)
            add_group(&p[i], n, layer == 1, class, out);
        number += !always;
    }
}

static void open_film(const struct film *f, const char *title, const char *desc,
                      struct str *out)
{
    int width = f->cols * SVG_CELL_WIDTH + 2 * PAD;
    int height = f->rows * SVG_CELL_HEIGHT + 2 * PAD;

    str_add(out, svg_marker);
    str_add(out, "<!-- SPDX-License-Identifier: GPL-3.0-or-later; written by make golden "
                 "-->\n");
    str_addf(out,
             "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" "
             "viewBox=\"-%d -%d %d %d\" role=\"img\" "
             "xml:space=\"preserve\" aria-labelledby=\"logitty-title logitty-desc\">\n",
             width * 5 / 4, height * 5 / 4, PAD, PAD, width, height);
    str_add(out, "<title id=\"logitty-title\">");
    str_add(out, title);
    str_add(out, "</title>\n<desc id=\"logitty-desc\">");
    str_add(out, desc);
    str_add(out, "</desc>\n<style>\n");
    str_addf(out, "%sg[class]{opacity:0;animation:%gs step-end infinite}\n", sheet,
             film_length(f) / 1000.0);
    str_addf(out,
             ".bar{animation:bar %gs linear infinite}"
             "@keyframes bar{0%%{transform:scaleX(0)}}\n",
             film_length(f) / 1000.0);
}

void film_write(struct film *f, size_t still, const char *title, const char *desc,
                struct str *out)
{
    int width = f->cols * SVG_CELL_WIDTH, height = f->rows * SVG_CELL_HEIGHT;

    film_end(f);
    open_film(f, title, desc, out);
    add_lives(f, still, 0, out);
    str_add(out, "@media (prefers-reduced-motion:reduce){g,.bar{animation:none!important}"
                 ".bar{visibility:hidden}}\n</style>\n");
    str_addf(out,
             "<rect class=\"paper\" x=\"-%d\" y=\"-%d\" width=\"%d\" height=\"%d\" "
             "rx=\"8\"/>\n",
             PAD, PAD, width + 2 * PAD, height + 2 * PAD);
    str_addf(out,
             "<rect class=\"bar\" y=\"%d\" width=\"%d\" height=\"%d\"/>\n",
             height + PAD - BAR - 2, width, BAR);
    add_lives(f, still, 1, out);
    str_add(out, "<g aria-hidden=\"true\">\n");
    add_lives(f, still, 2, out);
    str_add(out, "</g>\n</svg>\n");
}
