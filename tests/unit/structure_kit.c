/* What tests of the model's parts share.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "structure_kit.h"

#include <check.h>
#include <math.h>
#include <stdlib.h>

#include "base/mem.h"
#include "figure_kit.h"
#include "learn/expand.h"

const struct look plain = {.glyphs = GLYPHS_ASCII};

void draw_in(struct bench *b, const char *name, const struct look *look,
             struct grid *g)
{
    figure_draw(figure_named(name), b, look, g);
}

struct bench *with_features(const char *name, const char *features)
{
    struct bench *b = bench_with(name);
    struct err err = {0};
    struct recipe *r = recipe_parse(features, b->s.all->dim, &err);

    ck_assert_msg(bench_set_features(b, r, &err), "%s", err.message);
    return b;
}

void scatter_weights(struct bench *b, unsigned *state)
{
    double *theta = mem_array(b->s.params, sizeof *theta);

    for (size_t j = 0; j < b->s.params; j++)
        theta[j] = any(state) * pow(10, floor(3 * any(state)));
    bench_set_theta(b, theta);
    free(theta);
}
