/* What tests of maps of the objective share.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "landscape_kit.h"

#include <check.h>

void steps_of(struct bench *b, double eta, int n)
{
    b->s.eta_auto = false;
    b->s.knobs.eta = eta;
    bench_changed(b);
    for (int i = 0; i < n; i++)
        bench_step(b);
}

struct bench *minimizing(const char *text, double x, double y)
{
    struct bench *b = bench_new();
    struct err err = {0};
    struct function *f = function_new(text, NULL, true, &err);

    ck_assert_msg(f != NULL, "%s", err.message);
    bench_set_function(b, f, true, (const double[]){x, y});
    b->s.explorer.from = -2;
    b->s.explorer.to = 2;
    return b;
}
