/* The line obeys while it is typed: its dotted ghost in the picture.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/preview.h"

/* There may be only a sentence in the picture's place. */
static bool can_be_seen(const struct figure *f, struct bench *b)
{
    return f->ghost && !(f->lacks && f->lacks(b));
}

static bool same_glyph(const struct cell *a, const struct cell *b)
{
    return a->glyph == b->glyph;
}

/* What the goal puts into the picture is dim; what stood there stays as it was. */
static void draw_goal(const struct figure *f, struct bench *b, struct bench *goal,
                      const struct look *look, const struct grid *drawn,
                      struct grid *copy)
{
    f->ghost(b, goal, look, copy);
    for (int row = 0; row < copy->rows; row++)
        for (int col = 0; col < copy->cols; col++) {
            struct cell *c = grid_at(copy, row, col);

            if (!same_glyph(c, grid_at(drawn, row, col)))
                c->style = STYLE_DIM;
        }
}

void preview_blit(const struct figure *f, struct bench *b, const struct ghosts *ghosts,
                  const struct look *look, const struct grid *drawn, struct grid *g,
                  int row, int col)
{
    struct grid copy;

    if ((!ghosts->ahead && !ghosts->goal) || !can_be_seen(f, b)) {
        grid_blit(g, row, col, drawn);
        return;
    }
    grid_init(&copy, drawn->rows, drawn->cols, drawn->ascii);
    grid_blit(&copy, 0, 0, drawn);
    if (ghosts->goal)
        draw_goal(f, b, ghosts->goal, look, drawn, &copy);
    if (ghosts->ahead)
        f->ghost(b, ghosts->ahead, look, &copy);
    grid_blit(g, row, col, &copy);
    grid_done(&copy);
}
