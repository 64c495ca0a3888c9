/* The model over two columns of the data.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "lab/figure_plane.h"

#include <math.h>
#include <stdlib.h>

#include "base/mem.h"
#include "lab/figure_parts.h"

enum { SIDE = 5 }; /* places along an edge where the range is looked for */

static void find_line(struct plane *s)
{
    const struct bench *b = s->b;
    double *raw = figure_raw(b);

    s->k[0] = raw[0];
    for (size_t i = 0; i < 2; i++)
        s->k[i + 1] = raw[s->col[i] + 1];
    for (size_t j = 0; j < b->s.dim; j++)
        if (j != s->col[0] && j != s->col[1] && raw[j + 1] != 0)
            s->k[0] += raw[j + 1] * s->place[j];
    free(raw);
    s->flat = s->flat || (s->k[1] == 0 && s->k[2] == 0);
    for (int i = 0; i < 3; i++)
        s->flat = s->flat || !isfinite(s->k[i]);
}

struct plane plane_of(struct bench *b)
{
    size_t inputs = bench_inputs(b);
    struct plane s = {.b = b,
                      .straight = bench_straight(b),
                      .place = mem_array(inputs, sizeof *s.place),
                      .flat = bench_fitness(b)->half};
    size_t weights[2];

    bench_axes(b, weights, s.col);
    for (size_t j = 0; j < inputs; j++)
        if (j != s.col[0] && j != s.col[1])
            s.place[j] = figure_mean(b->s.data, j);
    if (s.straight)
        find_line(&s);
    return s;
}

double plane_z(const void *self, double x, double y)
{
    const struct plane *s = self;

    if (s->straight)
        return s->k[0] + s->k[1] * x + s->k[2] * y;
    s->place[s->col[0]] = x;
    s->place[s->col[1]] = y;
    return bench_z(s->b, s->place);
}

double plane_p(const void *self, double x, double y)
{
    return figure_p(((const struct plane *)self)->b, plane_z(self, x, y));
}

double plane_shade(const void *self, double x, double y)
{
    const struct plane *s = self;
    double steps = plane_z(self, x, y) / s->step;

    return steps >= 2   ? 1
           : steps >= 1 ? 0.75
           : steps >= 0 ? 0.5
           : steps > -1 ? 0.4
           : steps > -2 ? 0.25
                        : 0;
}

void plane_range(const struct plane *s, const struct frame *f, double *lo, double *hi)
{
    struct axis x = f->x, y = f->y;

    *lo = INFINITY;
    *hi = -INFINITY;
    x.cells = y.cells = SIDE;
    for (int i = 0; i < SIDE * SIDE; i++) {
        double z = plane_z(s, axis_value(&x, i % SIDE), axis_value(&y, i / SIDE));

        *lo = fmin(*lo, z);
        *hi = fmax(*hi, z);
    }
}

void plane_step(struct plane *s, const struct frame *f)
{
    struct axis most = {.lo = 0, .cells = 6};
    double lo, hi;

    if (!s->b->s.score || s->flat)
        return;
    plane_range(s, f, &lo, &hi);
    most.hi = fmax(fabs(lo), fabs(hi));
    if (most.hi > 1e-290 && most.hi < 1e290)
        s->step = axis_ticks(&most, 1).step;
}
