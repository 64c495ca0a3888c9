/* Drawing a data set: the list of laws and what they share.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "learn/generate.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "learn/generate_laws.h"

enum { ROWS_MOST = 1000000, NOISE_MOST = 100 };

const struct law *const laws[] = {
    &law_blobs,       &law_overlap,   &law_fuzzy,    &law_separable, &law_imbalanced,
    &law_xor,         &law_circles,   &law_moons,    &law_line,      &law_curve,
    &law_sim_rounded, &law_sim_drawn, &law_sim_soft, &law_calib,     NULL,
};

const struct law *law_named(const char *name)
{
    if (strcmp(name, "sim") == 0)
        return &law_sim_drawn;
    for (size_t i = 0; laws[i]; i++)
        if (strcmp(laws[i]->name, name) == 0)
            return laws[i];
    return NULL;
}

struct rng law_rng(uint64_t seed)
{
    enum { STREAM = 0x64617461 }; /* "data" */
    struct rng r;

    rng_init(&r, seed, STREAM);
    return r;
}

double law_rounded(double v)
{
    /* The sum turns -0 into 0. */
    return floor(v * 1000 + 0.5) / 1000 + 0.0;
}

void law_put(struct data *d, size_t row, double x1, double x2, double y)
{
    d->x[0][row] = law_rounded(x1);
    d->x[1][row] = law_rounded(x2);
    d->y[row] = y;
}

double law_even(size_t i, size_t n, double from, double to)
{
    return n > 1 ? from + (to - from) * (double)i / (double)(n - 1) : from;
}

/* Is what was asked for within the law? */
static bool allowed(const struct law *law, size_t n, double noise, struct err *err)
{
    if (n < 2 || n > ROWS_MOST)
        return err_set(err, "n is 2 to 1000000: how many rows are drawn.");
    if (isnan(noise) || noise > NOISE_MOST)
        return err_set(err, "noise is 0 to 100%s%s.", law->noise_help ? ": the " : "",
                       law->noise_help ? law->noise_help : "");
    if (noise < 0 || law->noise_help)
        return true;
    return err_set(err, "%s has no noise to set: %s", law->name, law->help);
}

static char *source_of(const struct law *law, size_t n, double noise, uint64_t seed)
{
    struct str t;
    char *source;

    str_init(&t);
    str_addf(&t, "%s n=%zu seed=%llu", law->name, n, (unsigned long long)seed);
    if (law->noise_help) {
        char digits[32];

        /* As few digits as give the same number back. */
        for (int k = 1; k <= 17; k++) {
            snprintf(digits, sizeof digits, "%.*g", k, noise);
            if (strtod(digits, NULL) == noise)
                break;
        }
        str_addf(&t, " noise=%s", digits);
    }
    source = str_take(&t);
    str_done(&t);
    return source;
}

struct data *law_draw(const struct law *law, size_t n, uint64_t seed, double noise,
                      struct err *err)
{
    struct data *d;

    if (!allowed(law, n, noise, err))
        return NULL;
    if (noise < 0)
        noise = law->noise;
    d = data_new(n, law->dim);
    law->draw(d, noise, seed);
    if (d->kind != LABEL_VALUE)
        data_classify(d);
    free(d->source);
    d->source = source_of(law, n, noise, seed);
    return d;
}
