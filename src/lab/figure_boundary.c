/* The model's boundary in a map of two columns, and the field behind it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "lab/figure_boundary.h"

#include <math.h>

#include "lab/figure_levels.h"
#include "lab/figure_parts.h"
#include "plot/field.h"

void boundary_half(const struct chart *c, const struct plane *s)
{
    struct canvas ink;

    if (s->flat || s->b->s.tau == 0.5)
        return;
    chart_canvas(c, &ink);
    level_ink(c, s, figure_score(s->b, 0.5), &ink, 2);
    chart_ink(c, &ink, STYLE_DIM, true);
    canvas_done(&ink);
}

void boundary_draw(const struct chart *c, const struct plane *s)
{
    struct canvas ink;

    if (s->flat)
        return;
    chart_canvas(c, &ink);
    level_ink(c, s, figure_score(s->b, s->b->s.tau), &ink, 1);
    chart_ink(c, &ink, STYLE_BOUNDARY, false);
    canvas_done(&ink);
}

void boundary_ghost(const struct chart *c, const struct plane *ghost, bool over_field)
{
    struct canvas ink;

    if (ghost->flat)
        return;
    chart_canvas(c, &ink);
    level_ink(c, ghost, figure_score(ghost->b, ghost->b->s.tau), &ink, 3);
    chart_ghost(c, &ink, over_field);
    canvas_done(&ink);
}

/* ---- the field ---- */

/* How far a cell is from the boundary, as |z|: along a straight one that is the
 * distance, in a unit that does not matter. */
static double depth(const struct chart *c, const struct plane *s, int row, int col)
{
    double x, y;

    chart_middle(c, row, col, &x, &y);
    return fmin(fabs(plane_z(s, x, y) - figure_score(s->b, s->b->s.tau)), 1e300);
}

/* Takes the field away again where it has not come to yet. */
static void veil(const struct chart *c, const struct plane *s, int bloom)
{
    double most = 0;

    for (int i = 0; i < c->rows * c->cols; i++)
        most = fmax(most, depth(c, s, i / c->cols, i % c->cols));
    for (int r = 0; r < c->rows; r++)
        for (int k = 0; k < c->cols; k++) {
            struct cell *cell = grid_at(c->grid, c->top + r, c->left + k);

            if (cell && depth(c, s, r, k) > most / BLOOM_FRAMES * bloom)
                *cell = (struct cell){.glyph = ' '};
        }
}

bool boundary_has_field(const struct plane *s, const struct look *look)
{
    return (s->b->s.field || look->bloom) && !s->flat;
}

void boundary_field(const struct chart *c, const struct plane *s,
                    const struct look *look)
{
    if (!boundary_has_field(s, look))
        return;
    if (look->tints)
        field_tints(c, s->step > 0 ? plane_shade : plane_p, s);
    else
        levels_draw(c, s);
    if (look->bloom && look->bloom < BLOOM_FRAMES)
        veil(c, s, look->bloom);
}
