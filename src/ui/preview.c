/* The line obeys while it is typed: its dotted ghost in the picture.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/preview.h"

/* There may be only a sentence in the picture's place. */
static bool can_be_seen(const struct figure *f, struct bench *b)
{
    return f->ghost && !(f->lacks && f->lacks(b));
}

void preview_blit(const struct figure *f, struct bench *b, struct bench *ahead,
                  const struct look *look, const struct grid *drawn, struct grid *g,
                  int row, int col)
{
    struct grid copy;

    if (!ahead || !can_be_seen(f, b)) {
        grid_blit(g, row, col, drawn);
        return;
    }
    grid_init(&copy, drawn->rows, drawn->cols, drawn->ascii);
    grid_blit(&copy, 0, 0, drawn);
    f->ghost(b, ahead, look, &copy);
    grid_blit(g, row, col, &copy);
    grid_done(&copy);
}
