/* The objective over two weights from straight above: lines of equal height, and what
 * happens on them.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stdlib.h>

#include "base/mem.h"
#include "lab/figure_parts.h"
#include "lab/landscape.h"
#include "plot/contour.h"
#include "plot/text.h"

enum { NAMES = 14 }; /* rows from which on a chart has a row of names */

static void frame_of(const struct landscape *l, const struct look *look,
                     struct frame *f)
{
    *f = (struct frame){.bare = look->bare, .glyphs = look->glyphs};
    landscape_range(l, &f->x, &f->y);
    f->yname = l->name[1];
}

/* The heights at the corners of the plot's cells. */
static void measure(const struct landscape *l, const struct chart *c,
                    struct contour *map)
{
    contour_init(map, c->rows, c->cols);
    for (int r = 0; r <= map->rows; r++)
        for (int k = 0; k <= map->cols; k++)
            *contour_corner(map, r, k) = landscape_at(
                l, axis_value(&c->x, k - 0.5), axis_value(&c->y, c->rows - r - 0.5));
}

/* ---- the lines and their numbers ---- */

/* Where a label must not go. */
struct places {
    const struct contour *map;
    bool *taken;
};

static void take(struct places *p, int row, int col, int width)
{
    for (int k = col; k < col + width; k++)
        if (row >= 0 && k >= 0 && row < p->map->rows && k < p->map->cols)
            p->taken[row * p->map->cols + k] = true;
}

static void take_spot(struct places *p, const struct chart *c, const double at[2])
{
    int row, col;

    if (chart_cell(c, at[0], at[1], &row, &col))
        take(p, row, col, 1);
}

static void take_marks(struct places *p, const struct chart *c,
                       const struct landscape *l)
{
    static const double k[] = {0.5, 1, 2};
    struct spot path[LANDSCAPE_STEPS], spot;
    size_t n = landscape_path(l, &c->x, &c->y, path);

    for (size_t i = 0; i < n; i++)
        take_spot(p, c, path[i].at);
    for (int i = 0; i < 3; i++)
        if (landscape_landing(l, k[i], &spot))
            take_spot(p, c, spot.at);
    take_spot(p, c, l->at);
    if (l->best_known)
        take_spot(p, c, l->best.at);
}

/* A number covers no other line. */
static void take_lines(struct places *p, const double *level, int n, int but)
{
    for (int i = 0; i < n; i++)
        for (int r = 0; r < p->map->rows && i != but; r++)
            for (int k = 0; k < p->map->cols; k++)
                if (contour_crosses(p->map, r, k, level[i]))
                    take(p, r, k, 1);
}

static void put_number(struct places *p, const struct chart *c, const double *level,
                       int n, int which)
{
    size_t size = (size_t)p->map->rows * (size_t)p->map->cols;
    struct places here = {p->map, mem_array(size, sizeof *here.taken)};
    int row, col, width;
    struct str text;

    str_init(&text);
    text_short(&text, level[which]);
    width = (int)text_columns(text.s, c->grid->ascii);
    for (size_t i = 0; i < size; i++)
        here.taken[i] = p->taken[i];
    take_lines(&here, level, n, which);
    if (contour_label(p->map, level[which], width, here.taken, &row, &col)) {
        grid_text(c->grid, c->top + row, c->left + col, width, STYLE_AXIS, text.s);
        take(p, row, col, width);
    }
    free(here.taken);
    str_done(&text);
}

static void draw_lines(const struct chart *c, const struct landscape *l,
                       const struct contour *map)
{
    bool fine = c->glyphs == GLYPHS_BRAILLE && !c->grid->ascii;
    size_t size = (size_t)map->rows * (size_t)map->cols;
    struct places p = {map, mem_array(size, sizeof *p.taken)};
    double level[CONTOUR_LEVELS];
    int n = contour_levels(map, level);
    struct canvas ink;

    chart_canvas(c, &ink);
    for (int i = 0; i < n; i++)
        contour_line(map, level[i], &ink, fine);
    chart_ink(c, &ink, STYLE_DIM, false);
    canvas_done(&ink);
    take_marks(&p, c, l);
    for (int i = n - 1; i >= 0; i--)
        put_number(&p, c, level, n, i);
    free(p.taken);
}

/* ---- what happens on them ---- */

static void put_spot(const struct chart *c, const double at[2], enum style style,
                     uint32_t glyph)
{
    int row, col;

    if (chart_cell(c, at[0], at[1], &row, &col))
        chart_put(c, row, col, style, glyph);
}

/* Later ones stand above earlier ones, the present place above all. */
static void draw_spots(const struct chart *c, const struct landscape *l)
{
    static const double k[] = {0.5, 1, 2};
    static const uint32_t landing[][3] = {{0xB7, 0x2022, 0x25CB}, {'.', '*', 'o'}};
    bool plain = c->grid->ascii || c->glyphs == GLYPHS_ASCII;
    struct spot path[LANDSCAPE_STEPS], spot;
    size_t n = landscape_path(l, &c->x, &c->y, path);

    for (size_t i = 0; i < n; i++)
        put_spot(c, path[i].at, STYLE_PATH, '0' + (uint32_t)i);
    for (int i = 2; i >= 0; i--)
        if (landscape_landing(l, k[i], &spot))
            put_spot(c, spot.at, STYLE_GHOST, landing[plain][i]);
    if (l->best_known)
        put_spot(c, l->best.at, STYLE_MARK, plain ? 'O' : 0x25CE);
    put_spot(c, l->at, STYLE_MARK, '@');
}

void landscape_map(const struct landscape *l, const struct look *look, struct grid *g)
{
    struct frame f;
    struct chart c;
    struct contour map;
    struct str caption;

    str_init(&caption);
    frame_of(l, look, &f);
    landscape_caption(l, g->cols - (int)text_columns(f.yname, g->ascii) - 6, g->ascii,
                      &caption);
    f.note = g->rows >= NAMES ? caption.s : NULL;
    chart_open(&c, g, &f);
    str_done(&caption);
    if (c.rows < 1 || c.cols < 1)
        return;
    measure(l, &c, &map);
    draw_lines(&c, l, &map);
    draw_spots(&c, l);
    contour_done(&map);
}

/* ---- in words ---- */

static bool inside(const struct axis *x, const struct axis *y, const double at[2])
{
    return at[0] >= x->lo && at[0] <= x->hi && at[1] >= y->lo && at[1] <= y->hi;
}

static void write_frame(const struct landscape *l, const struct axis *x,
                        const struct axis *y, struct str *out)
{
    const struct axis *a[] = {x, y};

    str_addf(out, "%s%s over", l->shown ? "Heights of " : "",
             l->shown ? l->shown->text : landscape_height(l));
    for (int k = 0; k < 2; k++) {
        str_addf(out, "%s %s (%s, from ", k ? " and" : "", l->name[k],
                 k ? "up" : "across");
        text_fixed(out, a[k]->lo, 2);
        str_add(out, " to ");
        text_fixed(out, a[k]->hi, 2);
        str_addc(out, ')');
    }
    str_add(out, ". ");
}

/* What half a unit to either side of the best place costs, at most, in each weight. */
static void write_shape(const struct landscape *l, const struct axis *x,
                        const struct axis *y, struct str *out)
{
    if (!l->best_known || l->others || !isfinite(l->best.height) ||
        x->hi - x->lo > 500 || y->hi - y->lo > 500)
        return;
    str_add(out, "From there 0.5 more or less costs ");
    for (int k = 0; k < 2; k++) {
        double to[2] = {l->best.at[0], l->best.at[1]}, up, down;

        to[k] = l->best.at[k] + 0.5;
        up = landscape_at(l, to[0], to[1]) -
             landscape_at(l, l->best.at[0], l->best.at[1]);
        to[k] = l->best.at[k] - 0.5;
        down = landscape_at(l, to[0], to[1]) -
               landscape_at(l, l->best.at[0], l->best.at[1]);
        str_add(out, k ? ", in " : "");
        str_addf(out, "%s%s ", k ? "" : "in ", l->name[k]);
        text_short(out, up > down ? up : down);
    }
    str_add(out, ". ");
}

static void write_best(const struct landscape *l, const struct axis *x,
                       const struct axis *y, struct str *out)
{
    if (!l->best_known)
        return;
    landscape_write_best(l, out);
    str_add(out, inside(x, y, l->best.at) ? ". " : ", outside the picture. ");
    write_shape(l, x, y, out);
}

static void write_landings(const struct landscape *l, struct str *out)
{
    static const double k[] = {1, 0.5, 2};
    static const char *const lead[] = {"lands at ", "; with half of it at ",
                                       ", with twice at "};
    struct spot spot;

    if (!landscape_landing(l, 1, &spot))
        return;
    str_add(out, "One step of gradient descent with eta ");
    text_number(out, landscape_rate(l));
    str_addc(out, ' ');
    for (int i = 0; i < 3; i++)
        if (landscape_landing(l, k[i], &spot)) {
            str_add(out, lead[i]);
            figure_place(out, spot.at[0], spot.at[1]);
        }
    str_add(out, ". ");
}

static void write_path(const struct landscape *l, struct str *out)
{
    struct spot start;
    size_t steps = l->b->s.steps;

    if (!landscape_start(l, &start))
        return;
    str_add(out, "The run began at ");
    figure_place(out, start.at[0], start.at[1]);
    str_addf(out, ", %s ", landscape_height(l));
    text_short(out, start.height);
    str_addf(out, ", %zu step%s ago; digits mark where it was, the highest one last. ",
             steps - start.step, steps - start.step == 1 ? "" : "s");
}

void landscape_map_words(const struct landscape *l, struct str *out)
{
    struct axis x, y;

    landscape_range(l, &x, &y);
    write_frame(l, &x, &y, out);
    landscape_write_place(l, out);
    write_best(l, &x, &y, out);
    write_landings(l, out);
    write_path(l, out);
    landscape_write_notes(l, out);
    while (out->len && out->s[out->len - 1] == ' ')
        str_cut(out, out->len - 1);
}
