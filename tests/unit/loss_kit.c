/* What tests of the picture of the loss share.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "loss_kit.h"

#include <stdlib.h>
#include <string.h>

void draw_loss(struct drawn *d, struct shell *sh, enum glyphs glyphs, int rows,
               int cols)
{
    struct look look = {.glyphs = glyphs};

    grid_init(&d->g, rows, cols, glyphs == GLYPHS_ASCII);
    figure_draw(figure_named("loss"), sh->bench, &look, &d->g);
    d->left = d->bottom = -1;
    for (int r = 0; r < rows; r++)
        for (int c = 0; c < cols; c++)
            if (grid_at(&d->g, r, c)->glyph == 0x2514) {
                d->left = c;
                d->bottom = r;
            }
}

char *loss_dump(struct shell *sh)
{
    struct drawn d;
    struct str s;
    char *text;

    draw_loss(&d, sh, GLYPHS_BRAILLE, 18, 70);
    str_init(&s);
    grid_dump(&d.g, &s);
    grid_dump_styles(&d.g, &s);
    figure_named("loss")->describe(sh->bench, &s);
    figure_named("loss")->numbers(sh->bench, &s);
    grid_done(&d.g);
    text = str_take(&s);
    str_done(&s);
    return text;
}

bool loss_says(struct shell *sh, const char *what)
{
    struct str s;
    bool found;

    str_init(&s);
    figure_named("loss")->describe(sh->bench, &s);
    found = strstr(s.s, what) != NULL;
    str_done(&s);
    return found;
}

bool loss_shows(struct shell *sh, const char *what)
{
    char *text = loss_dump(sh), *end = strstr(text, "Loss over");
    bool found;

    if (end)
        *end = '\0';
    found = strstr(text, what) != NULL;
    free(text);
    return found;
}
