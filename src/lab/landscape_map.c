/* The objective over two weights from straight above: lines of equal height, and what
 * happens on them.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "lab/figure_parts.h"
#include "lab/landscape.h"
#include "lab/map_lines.h"
#include "plot/contour.h"
#include "plot/text.h"

enum { NAMES = 14 }; /* rows from which on a chart has a row of names */

static void frame_of(const struct landscape *l, const struct look *look,
                     struct frame *f)
{
    *f = (struct frame){.even = true, .bare = look->bare, .glyphs = look->glyphs};
    landscape_part(l, &f->x, &f->y);
    f->yname = l->name[1];
}

void landscape_map_chart(const struct landscape *l, const struct look *look,
                         struct grid *g, struct chart *c)
{
    struct frame f;

    frame_of(l, look, &f);
    chart_again(c, g, &f);
}

/* Cells of a map from which on heights are looked at in every second corner only. */
enum { MANY = 6000 };

static int stride_of(int rows, int cols)
{
    return rows * cols >= MANY ? 2 : 1;
}

size_t landscape_map_looks(const struct grid *g)
{
    int stride = stride_of(g->rows, g->cols);

    return (size_t)(g->rows / stride) * (size_t)(g->cols / stride);
}

/* The heights at the corners of the plot's cells. */
static void measure(const struct landscape *l, const struct chart *c,
                    struct contour *map)
{
    int stride = stride_of(c->grid->rows, c->grid->cols);

    contour_init(map, c->rows, c->cols);
    for (int r = 0; r <= map->rows; r++)
        for (int k = 0; k <= map->cols; k++)
            if ((r % stride == 0 || r == map->rows) &&
                (k % stride == 0 || k == map->cols))
                *contour_corner(map, r, k) =
                    landscape_at(l, axis_value(&c->x, k - 0.5),
                                 axis_value(&c->y, c->rows - r - 0.5));
    if (stride > 1)
        contour_fill(map);
}

/* ---- what happens on them ---- */

static void put_spot(const struct chart *c, const double at[2], enum style style,
                     uint32_t glyph)
{
    int row, col;

    if (chart_cell(c, at[0], at[1], &row, &col))
        chart_put(c, row, col, style, glyph);
}

/* A racer's way in small letters, its end in a capital one; ends above all ways. */
static void draw_race(const struct chart *c, const struct landscape *l)
{
    struct spot spot, last;
    const struct run *r;

    for (size_t k = 0; (r = landscape_racer(l, k)); k++)
        for (size_t i = 0; landscape_raced(l, r, i, &spot); i++)
            put_spot(c, spot.at, STYLE_DIM, (uint32_t)r->letter - 'A' + 'a');
    for (size_t k = 0; (r = landscape_racer(l, k)); k++) {
        size_t i = 0;

        for (; landscape_raced(l, r, i, &spot); i++)
            last = spot;
        if (i)
            put_spot(c, last.at, STYLE_PATH, (uint32_t)r->letter);
    }
}

/* Later ones stand above earlier ones, the present place above all. */
static void draw_spots(const struct chart *c, const struct landscape *l)
{
    bool plain = c->grid->ascii || c->glyphs == GLYPHS_ASCII;
    struct spot path[LANDSCAPE_STEPS], spot;
    size_t n = landscape_path(l, &c->x, &c->y, path);

    for (size_t i = 0; i < n; i++)
        put_spot(c, path[i].at, STYLE_PATH, '0' + (uint32_t)i);
    for (int i = LANDINGS; i-- > 0;)
        if (landscape_landing(l, landscape_share[i], &spot))
            put_spot(c, spot.at, STYLE_GHOST, landscape_glyph(i, plain));
    if (l->best_known)
        put_spot(c, l->best.at, STYLE_MARK, plain ? 'O' : 0x25CE);
    draw_race(c, l);
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
    f.note =
        g->rows >= NAMES && !(look->named && landscape_plain(l)) ? caption.s : NULL;
    chart_open(&c, g, &f);
    str_done(&caption);
    if (c.rows < 1 || c.cols < 1)
        return;
    measure(l, &c, &map);
    map_lines(&c, l, &map);
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
        str_addf(out, "%s %s (%s, at least from ", k ? " and" : "", l->name[k],
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
    if (l->b->discreet || !l->best_known || l->others || !isfinite(l->best.height) ||
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

void landscape_map_words(const struct landscape *l, struct str *out)
{
    struct axis x, y;

    landscape_part(l, &x, &y);
    write_frame(l, &x, &y, out);
    landscape_write_place(l, out);
    write_best(l, &x, &y, out);
    landscape_write_landings(l, out);
    landscape_write_path(l, out);
    landscape_write_race(l, out);
    landscape_write_notes(l, out);
    while (out->len && out->s[out->len - 1] == ' ')
        str_cut(out, out->len - 1);
}
