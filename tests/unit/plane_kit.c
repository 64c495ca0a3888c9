/* What tests of maps share: random models and their scores.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "plane_kit.h"

#include <check.h>

#include "figure_kit.h"
#include "learn/expand.h"
#include "learn/objective.h"

/* ---- random models ---- */

struct bench *plane_bench(int kind)
{
    struct bench *b = bench_with("hobbits");
    struct err err = {0};

    if (kind == 1)
        ck_assert(bench_set_features(
            b, recipe_parse("x1 x2 x1^2 x2^2 x1*x2", 2, &err), &err));
    if (kind == 2)
        bench_set_model(b, &mlp_log_ops, 3);
    return b;
}

void plane_weights(struct bench *b, int kind, unsigned *state)
{
    double w[32] = {0}, z;

    for (size_t j = 0; j < b->s.params; j++)
        w[j] = any(state) * (kind == 2 ? 3 : kind == 1 && j > 2 ? 0.4 : 1);
    bench_set_theta(b, w);
    z = bench_z(b, (const double[]){3 + 2 * any(state), 2.5 + 1.5 * any(state)});
    w[0] -= kind == 2 ? 0 : z;
    bench_set_theta(b, w);
}

double plane_score(const struct bench *b, int kind, double x, double y)
{
    const double *w = b->s.theta;

    if (kind == 2)
        return bench_z(b, (const double[]){x, y});
    return w[0] + w[1] * x + w[2] * y +
           (kind == 1 ? w[3] * x * x + w[4] * y * y + w[5] * x * y : 0);
}

void plane_draw(struct bench *b, const struct look *look, struct grid *g)
{
    grid_init(g, ROWS, COLS, look->glyphs == GLYPHS_ASCII);
    figure_draw(figure_named("scatter"), b, look, g);
}
