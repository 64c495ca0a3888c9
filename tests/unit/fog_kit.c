/* What tests of the fog share.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fog_kit.h"

void place(struct bench *b, double w, double bias)
{
    bench_set_theta(b, (double[]){bias, w});
}

void walk(struct bench *b, enum fog_way way, size_t n)
{
    fog_ready(b);
    fog_walk(b, way, n);
}
