/* Laws of normal clouds in the plane: one or two for each class.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "learn/generate_laws.h"

/* COUNT rows from ROW on: a cloud around (C1, C2), the deviation in both directions. */
static size_t cloud(struct data *d, size_t row, size_t count, double c1, double c2,
                    double deviation, double y, struct rng *r)
{
    for (size_t i = 0; i < count; i++) {
        double x1 = c1 + deviation * rng_normal(r), x2 = c2 + deviation * rng_normal(r);

        law_put(d, row++, x1, x2, y);
    }
    return row;
}

/* The odd row, if there is one, is of class 1. */
static size_t zeros(const struct data *d)
{
    return d->n / 2;
}

static void draw_blobs(struct data *d, double noise, uint64_t seed)
{
    struct rng r = law_rng(seed);
    size_t row = cloud(d, 0, zeros(d), 2, 2, noise, 0, &r);

    cloud(d, row, d->n - row, 4, 4, noise, 1, &r);
}

static void draw_overlap(struct data *d, double noise, uint64_t seed)
{
    struct rng r = law_rng(seed);
    size_t row = cloud(d, 0, zeros(d), -0.4, -0.4, noise, 0, &r);

    cloud(d, row, d->n - row, 0.4, 0.4, noise, 1, &r);
}

static void draw_fuzzy(struct data *d, double noise, uint64_t seed)
{
    struct rng r = law_rng(seed);
    size_t row = cloud(d, 0, d->n - zeros(d), -1, -1, noise, 1, &r);

    cloud(d, row, d->n - row, 1, 1, noise, 0, &r);
}

static void draw_imbalanced(struct data *d, double noise, uint64_t seed)
{
    struct rng r = law_rng(seed);
    size_t rare = (d->n + 3) / 6, row;

    row = cloud(d, 0, rare ? rare : 1, -1, 0, noise, 0, &r);
    cloud(d, row, d->n - row, 0.8, 0.8, noise, 1, &r);
}

/* Quarter by quarter, as in the file: (1,1), (-1,-1), then class 1. */
static void draw_xor(struct data *d, double noise, uint64_t seed)
{
    struct rng r = law_rng(seed);
    size_t none = zeros(d), ones = d->n - none, row;

    row = cloud(d, 0, none - none / 2, 1, 1, noise, 0, &r);
    row = cloud(d, row, none / 2, -1, -1, noise, 0, &r);
    row = cloud(d, row, ones - ones / 2, -1, 1, noise, 1, &r);
    cloud(d, row, ones / 2, 1, -1, noise, 1, &r);
}

const struct law law_blobs = {
    .name = "blobs",
    .help = "half class 0 around (2, 2), half class 1 around (4, 4), normal with "
            "deviation 0.9 in both directions; noise is that deviation.",
    .n = 80,
    .noise = 0.9,
    .noise_help = "deviation of each cloud",
    .draw = draw_blobs,
    .dim = 2,
};

const struct law law_overlap = {
    .name = "overlap",
    .help = "half class 0 around (-0.4, -0.4), half class 1 around (0.4, 0.4), normal "
            "with deviation 1 in both directions; noise is that deviation.",
    .n = 60,
    .noise = 1,
    .noise_help = "deviation of each cloud",
    .draw = draw_overlap,
    .dim = 2,
};

const struct law law_fuzzy = {
    .name = "fuzzy",
    .help = "half class 1 around (-1, -1), half class 0 around (1, 1), normal with "
            "deviation 1 in both directions; noise is that deviation.",
    .n = 100,
    .noise = 1,
    .noise_help = "deviation of each cloud",
    .draw = draw_fuzzy,
    .dim = 2,
};

const struct law law_imbalanced = {
    .name = "imbalanced",
    .help = "one in six of class 0 around (-1, 0), the others of class 1 around "
            "(0.8, 0.8), normal with deviation 1 in both directions; noise is that "
            "deviation.",
    .n = 120,
    .noise = 1,
    .noise_help = "deviation of each cloud",
    .draw = draw_imbalanced,
    .dim = 2,
};

const struct law law_xor = {
    .name = "xor",
    .help = "four clouds: class 0 around (1, 1) and (-1, -1), class 1 around (-1, 1) "
            "and (1, -1), normal with deviation 0.25; noise is that deviation.",
    .n = 40,
    .noise = 0.25,
    .noise_help = "deviation of each cloud",
    .draw = draw_xor,
    .dim = 2,
};
