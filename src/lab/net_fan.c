/* The fan between the layers of a network.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "lab/net_fan.h"

#include <math.h>
#include <stdlib.h>

#include "lab/neuron.h"
#include "learn/mlp.h"
#include "plot/canvas.h"
#include "plot/text.h"

double net_hidden_weight(const struct bench *b, size_t h, size_t node)
{
    return b->s.theta[mlp_bias(b->s.dim, b->s.hidden, h - 1) + node];
}

/* A straight line over the fan; below 0 every second cell of it is left out. */
static void draw_ray(struct canvas *ink, int from, int to, bool dotted)
{
    int wide = 2 * ink->cols, high = 4 * abs(to - from);
    int n = (wide > high ? wide : high) + 1;

    for (int k = 0; k < n; k++) {
        double part = (double)k / (n - 1);
        int i = (int)lround(part * (wide - 1));
        int j = 4 * from + 1 + (int)lround(part * 4 * (to - from));

        if (!dotted || (high > wide ? j / 4 : i / 2) % 2 == 0)
            canvas_dot(ink, i, j);
    }
}

static void draw_rays(const struct net_layout *l, const struct bench *b,
                      enum glyphs glyphs, struct grid *g, int col)
{
    struct canvas ink;

    canvas_init(&ink, g->rows, l->fan);
    for (int k = 0; k < l->source.n; k++)
        for (int i = 0; l->source.node[k] && i < l->input.n; i++) {
            double w = net_hidden_weight(b, l->source.node[k], l->input.node[i]);

            if (fabs(w) >= l->thin)
                draw_ray(&ink, l->input.row[i], net_port(l, l->source.row[k], i),
                         w < 0);
        }
    canvas_put(&ink, g, 0, col, glyphs, STYLE_AXIS, l->ports == 1);
    canvas_done(&ink);
}

static void draw_names(const struct net_layout *l, const struct bench *b,
                       struct grid *g, int col)
{
    for (int k = 0; k < l->source.n; k++)
        for (int i = 0; l->source.node[k] && i < l->input.n; i++) {
            size_t j = l->input.node[i];
            const char *name = j ? neuron_feature(b, j - 1) : "1";
            int width = (int)text_columns(name, g->ascii), room = l->fan - 2;

            width = width < room ? width : room;
            grid_text(g, net_port(l, l->source.row[k], i), col + l->fan - 1 - width,
                      width, STYLE_DIM, name);
        }
}

void net_fan(const struct net_layout *l, const struct bench *b, enum glyphs glyphs,
             struct grid *g, int col)
{
    if (glyphs == GLYPHS_BRAILLE && !g->ascii)
        draw_rays(l, b, glyphs, g, col);
    else if (l->ports > 1)
        draw_names(l, b, g, col);
}
