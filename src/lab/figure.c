/* The table of pictures, and which one to show.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "lab/figure.h"

#include <string.h>

#include "lab/figure_parts.h"
#include "plot/text.h"

const struct figure *const figures[] = {
    &figure_scatter,    &figure_curve,    &figure_fit, &figure_loss,
    &figure_table,      &figure_function, &figure_net, &figure_matrix,
    &figure_slice,      &figure_contour,  &figure_fog, &figure_surface,
    &figure_confusion,  &figure_roc,      &figure_pr,  &figure_reliability,
    &figure_confidence, &figure_sweep,    NULL,
};

const struct figure *figure_named(const char *name)
{
    for (size_t i = 0; figures[i]; i++)
        if (strcmp(figures[i]->name, name) == 0)
            return figures[i];
    return NULL;
}

const struct figure *figure_now(struct bench *b)
{
    static const struct figure *const usual[] = {
        &figure_scatter,
        &figure_curve,
        &figure_fit,
        &figure_table,
    };
    const struct figure *f = b->s.plot[0] ? figure_named(b->s.plot) : NULL;

    if (f && !f->lacks(b))
        return f;
    for (size_t i = 0; b->s.data && i < sizeof usual / sizeof *usual; i++)
        if (!usual[i]->lacks(b))
            return usual[i];
    return b->s.data || figure_function.lacks(b) ? NULL : &figure_function;
}

void figure_draw(const struct figure *f, struct bench *b, const struct look *look,
                 struct grid *g)
{
    const char *why = f->lacks(b);

    if (g->rows < 1 || g->cols < 1)
        return;
    if (why) {
        figure_says(g, why);
        return;
    }
    b->discreet = look->discreet;
    f->draw(b, look, g);
    b->discreet = false;
}

void figure_describe(const struct figure *f, struct bench *b, bool discreet,
                     struct str *out)
{
    b->discreet = discreet;
    f->describe(b, out);
    b->discreet = false;
}

void figure_draw_named(const struct figure *f, struct bench *b, const struct look *look,
                       struct grid *g)
{
    enum { LEAST_ROWS = 8 };
    bool named = f->across && g->rows >= LEAST_ROWS && !f->lacks(b);
    struct grid picture;
    struct str across;

    str_init(&across);
    if (named)
        f->across(b, &across);
    named = across.len > 0;
    str_add(&across, " →");
    grid_clear(g);
    grid_init(&picture, g->rows - named, g->cols, g->ascii);
    figure_draw(f, b, look, &picture);
    grid_blit(g, 0, 0, &picture);
    grid_done(&picture);
    if (named) {
        int col = g->cols - 2 - (int)text_columns(across.s, g->ascii);

        grid_text(g, g->rows - 1, col < 0 ? 0 : col, -1, STYLE_DIM, across.s);
    }
    str_done(&across);
}
