/* The objective over two weights from straight above: lines of equal height, and what
 * happens on them.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "lab/figure_parts.h"
#include "lab/landscape.h"
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

/* ---- the lines and their numbers ---- */

/* What stands in a cell: bit I is line I, the last one a mark or a number. */
static const uint32_t MARK = 1u << 31;
_Static_assert(CONTOUR_LEVELS < 32, "each line has a bit");

struct places {
    const struct contour *map;
    uint32_t *taken;
};

static void take(struct places *p, int row, int col, int width)
{
    for (int k = col; k < col + width; k++)
        if (row >= 0 && k >= 0 && row < p->map->rows && k < p->map->cols)
            p->taken[row * p->map->cols + k] |= MARK;
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
    struct spot path[LANDSCAPE_STEPS], spot;
    size_t n = landscape_path(l, &c->x, &c->y, path);

    const struct run *r;

    for (size_t i = 0; i < n; i++)
        take_spot(p, c, path[i].at);
    for (size_t k = 0; (r = landscape_racer(l, k)); k++)
        for (size_t i = 0; landscape_raced(l, r, i, &spot); i++)
            take_spot(p, c, spot.at);
    for (int i = 0; i < LANDINGS; i++)
        if (landscape_landing(l, landscape_share[i], &spot))
            take_spot(p, c, spot.at);
    take_spot(p, c, l->at);
    if (l->best_known)
        take_spot(p, c, l->best.at);
}

static void take_line(struct places *p, int which, double level)
{
    for (int r = 0; r < p->map->rows; r++)
        for (int k = 0; k < p->map->cols; k++)
            if (contour_crosses(p->map, r, k, level))
                p->taken[r * p->map->cols + k] |= 1u << which;
}

/* The lines and what their numbers have to leave free. */
struct lines {
    const struct chart *c;
    struct places *places;
    double level[CONTOUR_LEVELS];
    bool named[CONTOUR_LEVELS];
    int n;
};

static void number_of(const struct lines *l, int which, struct str *text, int *width)
{
    double v = l->level[which];
    char power[32], *plus;

    str_clear(text);
    if (fabs(v) < 1e5 && (v == 0 || fabs(v) >= 1e-3)) {
        text_short(text, v);
    } else { /* "2e10" */
        snprintf(power, sizeof power, "%.3g", v);
        plus = strchr(power, '+');
        if (plus)
            memmove(plus, plus + 1, strlen(plus));
        str_add(text, power);
    }
    *width = (int)text_columns(text->s, l->c->grid->ascii);
}

/* A stroke in front of a number would be read as a minus. */
static void blank_before(const struct chart *c, int row, int col)
{
    const struct cell *cell = grid_at(c->grid, c->top + row, c->left + col - 1);

    if (col > 0 && cell && cell->style == STYLE_DIM)
        chart_put(c, row, col - 1, STYLE_PLAIN, ' ');
}

/* Where there is room for the number of line WHICH in ROW (< 0: anywhere): it covers
 * no mark and no other line. */
static bool find_room(const struct lines *l, int which, int width, int *row, int *col)
{
    const struct contour_number n = {l->level[which], width, l->places->taken,
                                     ~(1u << which)};

    return *row < 0 ? contour_label(l->places->map, &n, row, col)
                    : contour_label_in(l->places->map, &n, *row, col);
}

static bool put_number(struct lines *l, int which, int row)
{
    struct str text;
    int col, width;
    bool found;

    str_init(&text);
    number_of(l, which, &text, &width);
    found = find_room(l, which, width, &row, &col);
    if (found) {
        grid_text(l->c->grid, l->c->top + row, l->c->left + col, width, STYLE_AXIS,
                  text.s);
        blank_before(l->c, row, col);
        take(l->places, row, col, width);
        l->named[which] = true;
    }
    str_done(&text);
    return found;
}

/* The row that most numbers can share: the lowest one if it has enough of them. */
static int common_row(const struct lines *l, int enough)
{
    int rows = l->places->map->rows, width[CONTOUR_LEVELS], best = -1, most = 0;
    struct str text;

    str_init(&text);
    for (int i = 0; i < l->n; i++)
        number_of(l, i, &text, &width[i]);
    str_done(&text);
    for (int row = rows - 1 - (rows > 9 ? 2 : rows > 6); row >= 0 && most < enough;
         row--) {
        int found = 0, col;

        for (int i = 0; i < l->n; i++)
            found += find_room(l, i, width[i], &row, &col);
        if (found > most) {
            most = found;
            best = row;
        }
    }
    return best;
}

/* Numbers beside each other are read like an axis; three of four tell what the fourth
 * is. */
static void put_numbers(struct lines *l)
{
    int enough = l->n - l->n / 4, found = 0, row = common_row(l, enough);

    for (int i = 0; i < l->n && row >= 0; i++)
        found += put_number(l, i, row);
    for (int i = l->n - 1; i >= 0 && found < enough; i--)
        if (!l->named[i])
            found += put_number(l, i, -1);
}

static void draw_lines(const struct chart *c, const struct landscape *l,
                       const struct contour *map)
{
    bool fine = c->glyphs == GLYPHS_BRAILLE && !c->grid->ascii;
    size_t size = (size_t)map->rows * (size_t)map->cols;
    struct places p = {map, mem_array(size, sizeof *p.taken)};
    struct lines lines = {.c = c, .places = &p};
    struct canvas ink;

    lines.n = contour_levels(map, lines.level);
    chart_canvas(c, &ink);
    for (int i = 0; i < lines.n; i++) {
        contour_line(map, lines.level[i], &ink, fine);
        take_line(&p, i, lines.level[i]);
    }
    chart_ink(c, &ink, STYLE_DIM, false);
    canvas_done(&ink);
    take_marks(&p, c, l);
    put_numbers(&lines);
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
