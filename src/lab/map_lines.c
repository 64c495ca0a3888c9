/* Lines of equal height on a map, and their heights written where there is room.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "lab/map_lines.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "plot/text.h"

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

void map_lines(const struct chart *c, const struct landscape *l,
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
