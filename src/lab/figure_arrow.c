/* The weights as an arrow at a right angle to the boundary.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "lab/figure_arrow.h"

#include <math.h>

#include "lab/figure_parts.h"

/* Rows, or half as many columns: both are equally long on the screen. */
#define SHORTEST 2.0
#define LONGEST 0.35 /* of the plot's smaller side */

/* An arrow in places of cells. */
struct arrow {
    double from[2], to[2]; /* column, row */
    int col, row;          /* of its head */
};

/* ---- where ---- */

/* The length in rows of the weights' own vector, which is in units of the data. */
static double length_of(const struct chart *c, const struct plane *s)
{
    double rows = hypot(s->k[1], s->k[2]) / axis_unit(&c->y);
    double most = LONGEST * fmin(c->rows, c->cols / 2.0);

    return fmax(SHORTEST, fmin(rows, fmax(SHORTEST, most)));
}

static struct arrow arrow_at(const struct chart *c, const struct plane *s,
                             const double at[2])
{
    double norm = hypot(s->k[1], s->k[2]), rows = length_of(c, s);
    struct arrow a;

    a.from[0] = axis_place(&c->x, at[0]);
    a.from[1] = c->rows - 1 - axis_place(&c->y, at[1]);
    a.to[0] = a.from[0] + 2 * rows * (s->k[1] / norm);
    a.to[1] = a.from[1] - rows * (s->k[2] / norm);
    a.col = (int)nearbyint(a.to[0]);
    a.row = (int)nearbyint(a.to[1]);
    return a;
}

static bool is_free(const struct chart *c, int row, int col)
{
    const struct cell *cell = grid_at(c->grid, c->top + row, c->left + col);

    return row >= 0 && col >= 0 && row < c->rows && col < c->cols && cell &&
           (cell->glyph == ' ' || cell->style == STYLE_DIM);
}

/* The dots from the boundary to the head. */
static void shaft(const struct chart *c, const struct arrow *a, struct canvas *ink)
{
    enum { DOTS = 200 };

    chart_canvas(c, ink);
    for (int k = 0; k <= DOTS; k++) {
        double t = k / (double)DOTS;
        double col = a->from[0] + t * (a->to[0] - a->from[0]);
        double row = a->from[1] + t * (a->to[1] - a->from[1]);

        canvas_dot(ink, (int)floor((col + 0.5) * 2), (int)floor((row + 0.5) * 4));
    }
}

/* Cells of the shaft that are not free, the boundary's own left out. */
static int in_the_way(const struct chart *c, const struct arrow *a)
{
    struct canvas ink;
    int count = 0;

    if (!is_free(c, a->row, a->col))
        return c->rows * c->cols;
    shaft(c, a, &ink);
    for (int r = 0; r < c->rows; r++)
        for (int k = 0; k < c->cols; k++)
            if (canvas_lit(&ink, r, k) && !is_free(c, r, k))
                count +=
                    grid_at(c->grid, c->top + r, c->left + k)->style != STYLE_BOUNDARY;
    canvas_done(&ink);
    return count;
}

/* ---- drawing ---- */

static uint32_t head(const struct chart *c, const struct plane *s)
{
    static const uint32_t fine[] = {0x2192, 0x2197, 0x2191, 0x2196,
                                    0x2190, 0x2199, 0x2193, 0x2198};
    static const uint32_t ascii[] = {'>', '^', '<', 'v'};
    double turn = atan2(s->k[2], s->k[1]) / (2 * acos(-1));
    bool plain = c->grid->ascii || c->glyphs == GLYPHS_ASCII;

    if (c->glyphs == GLYPHS_BRAILLE && !plain)
        return fine[(int)nearbyint(turn * 8 + 8) % 8];
    turn = nearbyint(turn * 4 + 4);
    return plain ? ascii[(int)turn % 4] : fine[(int)turn % 4 * 2];
}

static void put_name(const struct chart *c, const struct arrow *a)
{
    static const int beside[4][2] = {{0, 1}, {0, -1}, {-1, 0}, {1, 0}};

    for (int i = 0; i < 4; i++)
        if (is_free(c, a->row + beside[i][0], a->col + beside[i][1])) {
            chart_put(c, a->row + beside[i][0], a->col + beside[i][1], STYLE_PLAIN,
                      'w');
            return;
        }
}

static void put(const struct chart *c, const struct plane *s, const struct arrow *a)
{
    struct canvas ink;

    shaft(c, a, &ink);
    for (int r = 0; r < c->rows; r++)
        for (int k = 0; k < c->cols; k++)
            if (canvas_lit(&ink, r, k) && is_free(c, r, k))
                chart_put(c, r, k, STYLE_PLAIN,
                          canvas_glyph(&ink, r, k, c->glyphs, false));
    canvas_done(&ink);
    chart_put(c, a->row, a->col, STYLE_PLAIN, head(c, s));
    put_name(c, a);
}

void arrow_draw(const struct chart *c, const struct plane *s)
{
    static const double along[] = {0.5,  0.42, 0.58, 0.34, 0.66, 0.26,
                                   0.74, 0.18, 0.82, 0.1,  0.9};
    double z[3] = {s->k[0] - figure_score(s->b, s->b->s.tau), s->k[1], s->k[2]};
    double end[2][2];
    struct arrow best;
    int least = c->rows * c->cols;

    if (!s->b->s.aspect_equal || !s->straight || s->flat ||
        !plane_ends(&c->x, &c->y, z, end))
        return;
    for (size_t i = 0; i < sizeof along / sizeof *along && least; i++) {
        double at[2] = {end[0][0] + along[i] * (end[1][0] - end[0][0]),
                        end[0][1] + along[i] * (end[1][1] - end[0][1])};
        struct arrow a = arrow_at(c, s, at);
        int count = in_the_way(c, &a);

        if (count < least) {
            best = a;
            least = count;
        }
    }
    if (least < c->rows * c->cols)
        put(c, s, &best);
}
