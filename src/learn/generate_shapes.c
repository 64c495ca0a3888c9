/* Laws of shapes in the plane: two squares, disc and ring, two moons.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "learn/generate_laws.h"

#include <math.h>

/* A point of the unit disc; its distance squared, never 0. */
static double in_disc(struct rng *r, double *u, double *v)
{
    double q;

    do {
        *u = 2 * rng_uniform(r) - 1;
        *v = 2 * rng_uniform(r) - 1;
        q = *u * *u + *v * *v;
    } while (q > 1 || q == 0);
    return q;
}

static void on_circle(struct rng *r, double *u, double *v)
{
    double length = sqrt(in_disc(r, u, v));

    *u /= length;
    *v /= length;
}

/* 0.001 … 4 in thousandths: 0 itself belongs to neither square, so that a line is
 * sure to pass between them. */
static double side(struct rng *r)
{
    return (double)(rng_below(r, 4000) + 1) / 1000;
}

static void draw_separable(struct data *d, double noise, uint64_t seed)
{
    struct rng r = law_rng(seed);

    (void)noise;
    for (size_t i = 0; i < d->n; i++) {
        double y = i < d->n - d->n / 2 ? 1 : 0, sign = y == 1 ? -1 : 1;
        double x1 = sign * side(&r), x2 = sign * side(&r);

        law_put(d, i, x1, x2, y);
    }
}

/* The classes take turns, class 1 first. */
static double turn(size_t i)
{
    return i % 2 == 0;
}

static void draw_circles(struct data *d, double noise, uint64_t seed)
{
    struct rng r = law_rng(seed);

    for (size_t i = 0; i < d->n; i++) {
        double y = turn(i), u, v, scale = y == 1 ? 1.2 : 2.2;

        if (y == 1)
            in_disc(&r, &u, &v);
        else
            on_circle(&r, &u, &v);
        u = scale * u + noise * rng_normal(&r);
        v = scale * v + noise * rng_normal(&r);
        law_put(d, i, u, v, y);
    }
}

static void draw_moons(struct data *d, double noise, uint64_t seed)
{
    struct rng r = law_rng(seed);

    for (size_t i = 0; i < d->n; i++) {
        double y = turn(i), u, v;

        on_circle(&r, &u, &v);
        v = fabs(v);
        if (y == 1) {
            u = 1 - u;
            v = 0.5 - v;
        }
        u += noise * rng_normal(&r);
        v += noise * rng_normal(&r);
        law_put(d, i, u, v, y);
    }
}

const struct law law_separable = {
    .name = "separable",
    .help = "half class 1, uniform in the square from -4 to 0 in both directions, half "
            "class 0, uniform in the square from 0 to 4; a line always separates them.",
    .n = 60,
    .noise = -1,
    .draw = draw_separable,
    .dim = 2,
};

const struct law law_circles = {
    .name = "circles",
    .help =
        "half class 1, uniform in the disc of radius 1.2, half class 0 on the circle "
        "of radius 2.2, both with normal noise of deviation 0.15 in both directions.",
    .n = 60,
    .noise = 0.15,
    .noise_help = "deviation of each point from its place",
    .draw = draw_circles,
    .dim = 2,
};

const struct law law_moons = {
    .name = "moons",
    .help =
        "half class 0 on the upper half circle around (0, 0), half class 1 on the "
        "lower one around (1, 0.5), both of radius 1 with normal noise of deviation "
        "0.15 in both directions.",
    .n = 60,
    .noise = 0.15,
    .noise_help = "deviation of each point from its place",
    .draw = draw_moons,
    .dim = 2,
};
