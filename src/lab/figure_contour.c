/* The objective over two weights as a map.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "lab/figure_parts.h"
#include "lab/landscape.h"

static const char *lacks(struct bench *b)
{
    return landscape_lacks(b, 2);
}

static void draw(struct bench *b, const struct look *look, struct grid *g)
{
    struct landscape l;

    landscape_open(&l, b, 2, (size_t)g->rows * (size_t)g->cols);
    landscape_map(&l, look, g);
    landscape_done(&l);
}

static void describe(struct bench *b, struct str *out)
{
    struct landscape l;

    landscape_open(&l, b, 2, 1);
    landscape_map_words(&l, out);
    landscape_done(&l);
}

const struct figure figure_contour = {
    .name = "contour",
    .help =
        "The loss over two weights as a map, lines of equal height: 0 to 9 where the "
        "run was, @ you, a ring the bottom; a small, a thick and an open dot where "
        "one step with half of eta, eta and twice eta lands.",
    .takes = FIGURE_WEIGHTS,
    .lacks = lacks,
    .draw = draw,
    .describe = describe,
};
