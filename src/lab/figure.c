/* The table of pictures, and which one to show.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "lab/figure.h"

#include <string.h>

#include "lab/figure_parts.h"

const struct figure *const figures[] = {
    &figure_scatter,
    &figure_curve,
    &figure_fit,
    &figure_loss,
    &figure_table,
    &figure_function,
    &figure_net,
    &figure_matrix,
    &figure_slice,
    &figure_contour,
    &figure_surface,
    &figure_confusion,
    &figure_roc,
    &figure_pr,
    &figure_reliability,
    &figure_confidence,
    NULL,
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
    return NULL;
}

void figure_draw(const struct figure *f, struct bench *b, const struct look *look,
                 struct grid *g)
{
    const char *why = f->lacks(b);

    if (g->rows < 1 || g->cols < 1)
        return;
    if (why)
        figure_says(g, why);
    else
        f->draw(b, look, g);
}
