/* What tests of the decision pictures share.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "decision_kit.h"

const char *const judging[5] = {"confusion", "roc", "pr", "reliability", "confidence"};

const char *const judged[5] = {"overlap", "imbalanced", "archery", "sim-soft", "calib"};

struct bench *any_bench(unsigned k, unsigned *state)
{
    struct bench *b = bench_with(judged[k % 5]);
    double theta[3] = {any(state), 2 * any(state), k % 3 ? any(state) : 0};

    bench_set_theta(b, theta);
    b->s.tau = k % 4 ? (1 + any(state)) / 2 : 0.5;
    bench_changed(b);
    return b;
}

void draw_into(struct grid *g, struct bench *b, const char *name)
{
    grid_init(g, 16, 40, false);
    figure_draw(figure_named(name), b, &fine, g);
}
