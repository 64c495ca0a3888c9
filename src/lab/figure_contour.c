/* The objective over two weights as a map.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "lab/figure_parts.h"
#include "lab/landscape.h"

static const char *lacks(struct bench *b)
{
    return landscape_lacks(b, 2);
}

static void draw(struct bench *b, const struct look *look, struct grid *g)
{
    struct landscape l;

    landscape_open(&l, b, 2, landscape_map_looks(g));
    landscape_map(&l, look, g);
    landscape_done(&l);
}

static bool chart(struct bench *b, const struct look *look, struct grid *g,
                  struct chart *c)
{
    struct landscape l;

    landscape_open(&l, b, 2, landscape_map_looks(g));
    landscape_map_chart(&l, look, g, c);
    landscape_done(&l);
    return true;
}

static void describe(struct bench *b, struct str *out)
{
    struct landscape l;

    landscape_open(&l, b, 2, 1);
    landscape_map_words(&l, out);
    landscape_done(&l);
}

/* Where no run has the corner, it names the weight across. */
static void corner(struct bench *b, struct str *out)
{
    struct landscape l;

    if (b->s.steps) {
        str_addf(out, "jump %zu", b->s.steps);
        return;
    }
    landscape_open(&l, b, 2, 1);
    str_addf(out, "%s →", l.name[0]);
    landscape_done(&l);
}

static void aside(struct bench *b, const char *setting, struct str *out)
{
    struct landscape l;
    struct spot spot;

    if (strcmp(setting, "eta") != 0)
        return;
    landscape_open(&l, b, 2, 1);
    if (landscape_landing(&l, 0.5, &spot))
        str_add(out, "Half would land on the dot ( · )");
    landscape_done(&l);
}

static void numbers(struct bench *b, struct str *csv)
{
    landscape_csv(b, 2, csv);
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
    .places = PLACES_WEIGHTS,
    .chart = chart,
    .wide = 52,
    .describe = describe,
    .numbers = numbers,
    .corner = corner,
    .aside = aside,
};
