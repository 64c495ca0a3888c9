/* The model over two columns of the data.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "lab/figure_plane.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "lab/figure_parts.h"

enum { SIDE = 5 }; /* places along an edge where the range is looked for */

static void check_line(struct plane *s)
{
    s->flat = s->flat || (s->k[1] == 0 && s->k[2] == 0);
    for (int i = 0; i < 3; i++)
        s->flat = s->flat || !isfinite(s->k[i]);
}

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
    check_line(s);
}

static void look_along(struct plane *s)
{
    s->along = projection_of(s->b);
    s->straight = true;
    s->at[0] = s->along->x;
    s->at[1] = s->along->y;
    s->range[0] = &s->along->across;
    s->range[1] = &s->along->up;
    s->k[0] = figure_score(s->b, 0.5);
    s->k[1] = s->along->norm;
    check_line(s);
}

static void look_at_columns(struct plane *s)
{
    const struct data *d = s->b->s.data;
    size_t weights[2];

    bench_axes(s->b, weights, s->col);
    s->place = mem_array(d->dim, sizeof *s->place);
    for (size_t j = 0; j < d->dim; j++)
        if (j != s->col[0] && j != s->col[1])
            s->place[j] = data_range(d, j)->mean;
    for (int i = 0; i < 2; i++) {
        s->at[i] = d->x[s->col[i]];
        s->range[i] = data_range(d, s->col[i]);
    }
    s->straight = bench_straight(s->b);
    if (s->straight)
        find_line(s);
    else
        s->z = mem_alloc(sizeof *s->z);
}

struct plane plane_of(struct bench *b)
{
    struct plane s = {.b = b, .flat = bench_half(b)};

    if (b->s.axes.along && projection_fits(b))
        look_along(&s);
    else
        look_at_columns(&s);
    return s;
}

void plane_done(struct plane *s)
{
    if (s->z)
        free(*s->z);
    free(s->z);
    free(s->place);
    *s = (struct plane){0};
}

struct plane plane_under(const struct plane *s, struct bench *other)
{
    struct plane under = *s;

    if (!s->along)
        return plane_of(other);
    under.b = other;
    under.flat = bench_half(other);
    projection_line(s->b, other, under.k);
    check_line(&under);
    return under;
}

/* Of more columns than two it is known in the first two. */
bool plane_mark(const struct plane *s, double place[2])
{
    const double *x = s->b->s.place;

    if (!s->b->s.placed || (s->along && bench_inputs(s->b) != 2))
        return false;
    if (s->along)
        projection_place(s->b, x, place);
    else if (s->col[0] > 1 || s->col[1] > 1)
        return false;
    else
        for (int i = 0; i < 2; i++)
            place[i] = x[s->col[i]];
    return true;
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

const double *plane_dots(const struct plane *s, const struct chart *c)
{
    if (!*s->z)
        *s->z = chart_ask(c, plane_z, s);
    return *s->z;
}

double plane_p(const void *self, double x, double y)
{
    return figure_p(((const struct plane *)self)->b, plane_z(self, x, y));
}

double plane_shade(const void *self, double x, double y)
{
    const struct plane *s = self;
    double steps = plane_z(self, x, y) / s->step;

    return isnan(steps) ? NAN
           : steps >= 2 ? 1
           : steps >= 1 ? 0.75
           : steps >= 0 ? 0.5
           : steps > -1 ? 0.4
           : steps > -2 ? 0.25
                        : 0;
}

bool plane_ends(const struct axis *x, const struct axis *y, const double z[3],
                double end[2][2])
{
    const double edge[4] = {x->lo, x->hi, y->lo, y->hi};
    int n = 0;

    for (int e = 0; e < 4 && n < 2; e++) {
        bool upright = e < 2;
        double other =
            upright ? -(z[0] + z[1] * edge[e]) / z[2] : -(z[0] + z[2] * edge[e]) / z[1];
        const struct axis *a = upright ? y : x;
        double at[2] = {upright ? edge[e] : other, upright ? other : edge[e]};

        if (!(other >= a->lo && other <= a->hi))
            continue;
        if (n == 0 || at[0] != end[0][0] || at[1] != end[0][1])
            memcpy(end[n++], at, sizeof at);
    }
    if (n == 2 && end[1][0] < end[0][0])
        for (int i = 0; i < 2; i++) {
            double first = end[1][i];

            end[1][i] = end[0][i];
            end[0][i] = first;
        }
    return n == 2;
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
