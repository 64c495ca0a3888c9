/* Laws with one feature: lines and curves with noise, labels drawn from a sigmoid.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "learn/elementary.h"
#include "learn/generate_laws.h"

static double sigmoid(double z)
{
    return 1 / (1 + elementary_exp(-z));
}

static void draw_line(struct data *d, double noise, uint64_t seed)
{
    struct rng r = law_rng(seed);

    for (size_t i = 0; i < d->n; i++) {
        double x = law_rounded(law_even(i, d->n, -2, 6));

        d->x[0][i] = x;
        d->y[i] = law_rounded(1.4 * x + 2.5 + noise * rng_normal(&r));
    }
    d->kind = LABEL_VALUE;
}

/* The first half, those that train, from end to end of -1 … 1; the other half in the
 * middle between each two places, so that no validation point has been trained on. */
static double curve_place(size_t i, size_t n)
{
    size_t half = n - n / 2;

    if (i < half)
        return law_even(i, half, -1, 1);
    return -1 + (double)(2 * (i - half) + 1) / (double)(n / 2);
}

static void draw_curve(struct data *d, double noise, uint64_t seed)
{
    struct rng r = law_rng(seed);

    for (size_t i = 0; i < d->n; i++) {
        double x = law_rounded(curve_place(i, d->n));

        d->x[0][i] = x;
        d->y[i] = law_rounded(1.5 * x * x - 0.5 * x + noise * rng_normal(&r));
    }
    d->kind = LABEL_VALUE;
}

static void draw_calib(struct data *d, double noise, uint64_t seed)
{
    struct rng r = law_rng(seed);

    (void)noise;
    for (size_t i = 0; i < d->n; i++) {
        double x = law_rounded(8 * rng_uniform(&r) - 4);

        d->x[0][i] = x;
        d->y[i] = rng_uniform(&r) < sigmoid(x);
    }
}

/* The x of the three simulations, and the score 2x + 1 there. */
static double simulated(struct data *d, size_t i)
{
    d->x[0][i] = law_rounded(law_even(i, d->n, -5, 5));
    return 2 * d->x[0][i] + 1;
}

/* sigmoid(z) rounded to 0 or 1 is 1 where z >= 0: no sigmoid is needed. */
static void draw_rounded(struct data *d, double noise, uint64_t seed)
{
    struct rng r = law_rng(seed);

    for (size_t i = 0; i < d->n; i++)
        d->y[i] = simulated(d, i) + noise * rng_uniform(&r) >= 0;
}

static void draw_drawn(struct data *d, double noise, uint64_t seed)
{
    struct rng r = law_rng(seed);

    (void)noise;
    for (size_t i = 0; i < d->n; i++)
        d->y[i] = rng_uniform(&r) < sigmoid(simulated(d, i));
}

static void draw_soft(struct data *d, double noise, uint64_t seed)
{
    (void)noise;
    (void)seed;
    for (size_t i = 0; i < d->n; i++)
        d->y[i] = law_rounded(sigmoid(simulated(d, i)));
}

const struct law law_line = {
    .name = "line",
    .help =
        "x evenly spaced from -2 to 6, y = 1.4x + 2.5 with normal noise of deviation "
        "0.75.",
    .n = 20,
    .noise = 0.75,
    .noise_help = "deviation of y from the line",
    .draw = draw_line,
    .dim = 1,
};

const struct law law_curve = {
    .name = "curve",
    .help =
        "y = 1.5x^2 - 0.5x with normal noise of deviation 0.25; the first half, for "
        "training, evenly spaced from -1 to 1, the second half between them.",
    .n = 20,
    .noise = 0.25,
    .noise_help = "deviation of y from the parabola",
    .draw = draw_curve,
    .dim = 1,
};

const struct law law_sim_rounded = {
    .name = "sim-rounded",
    .help =
        "x evenly spaced from -5 to 5, y is sigmoid(2x + 1 + u) rounded to 0 or 1, u "
        "uniform from 0 to 1; noise is the width of u.",
    .n = 100,
    .noise = 1,
    .noise_help = "width of the uniform noise, which begins at 0",
    .draw = draw_rounded,
    .dim = 1,
};

const struct law law_sim_drawn = {
    .name = "sim-drawn",
    .help = "x evenly spaced from -5 to 5, y is 1 with probability sigmoid(2x + 1).",
    .n = 100,
    .noise = -1,
    .draw = draw_drawn,
    .dim = 1,
};

const struct law law_sim_soft = {
    .name = "sim-soft",
    .help =
        "x evenly spaced from -5 to 5, y is the probability sigmoid(2x + 1) itself; "
        "nothing is drawn.",
    .n = 100,
    .noise = -1,
    .draw = draw_soft,
    .dim = 1,
};

const struct law law_calib = {
    .name = "calib",
    .help = "x uniform from -4 to 4, y is 1 with probability sigmoid(x).",
    .n = 400,
    .noise = -1,
    .draw = draw_calib,
    .dim = 1,
};
