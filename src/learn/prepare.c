/* Standardising features, and carrying weights across.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "learn/prepare.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

/* A power of two near the largest |x|: multiples of it are exact, and neither the sum
 * nor the squares of what is left can overflow. */
static double unit_of(const double *x, size_t n)
{
    double most = 0;
    int exponent;

    for (size_t i = 0; i < n; i++)
        most = fmax(most, fabs(x[i]));
    if (most == 0)
        return 1;
    exponent = ilogb(most);
    return ldexp(1, exponent < -1000 ? -1000 : exponent);
}

static bool constant(const double *x, size_t n)
{
    for (size_t i = 1; i < n; i++)
        if (x[i] != x[0])
            return false;
    return true;
}

/* mean = sum x / n, sd = sqrt(sum (x - mean)^2 / n); the mean of what the first mean
 * left over corrects its rounding. */
static void moments(const double *x, size_t n, double *mean, double *sd)
{
    double unit = unit_of(x, n), m = 0, rest = 0, squares = 0;

    for (size_t i = 0; i < n; i++)
        m += x[i] / unit;
    m /= (double)n;
    for (size_t i = 0; i < n; i++)
        rest += x[i] / unit - m;
    m += rest / (double)n;
    for (size_t i = 0; i < n; i++)
        squares += (x[i] / unit - m) * (x[i] / unit - m);
    *mean = m * unit;
    *sd = sqrt(squares / (double)n) * unit;
}

void scaling_of(struct scaling *s, const struct data *d)
{
    s->dim = d->dim;
    s->mean = mem_array(d->dim, sizeof *s->mean);
    s->sd = mem_array(d->dim, sizeof *s->sd);
    for (size_t j = 0; j < d->dim; j++) {
        s->sd[j] = 1;
        if (!d->n)
            continue;
        if (constant(d->x[j], d->n))
            s->mean[j] = d->x[j][0];
        else
            moments(d->x[j], d->n, &s->mean[j], &s->sd[j]);
        if (!(s->sd[j] > 0))
            s->sd[j] = 1;
    }
}

void scaling_done(struct scaling *s)
{
    free(s->mean);
    free(s->sd);
    *s = (struct scaling){0};
}

/* x' = (x - mean) / sd; by halves where the difference could overflow. */
static void standardise(const double *x, size_t n, double mean, double sd,
                        double *scaled)
{
    double share = fmax(fabs(mean), sd) > 1e300 ? 0.5 : 1;

    for (size_t i = 0; i < n; i++)
        scaled[i] = (x[i] * share - mean * share) / (sd * share);
}

struct data *scaling_apply(const struct scaling *s, const struct data *d)
{
    struct data *scaled = data_like(d, d->n);

    for (size_t j = 0; j < d->dim; j++)
        standardise(d->x[j], d->n, s->mean[j], s->sd[j], scaled->x[j]);
    if (d->n)
        memcpy(scaled->y, d->y, d->n * sizeof *d->y);
    return scaled;
}

/* w_j = w'_j / sd_j, b = b' - sum_j w'_j mean_j / sd_j */
void scaling_to_raw(const struct scaling *s, const double *theta, double *raw)
{
    double b = theta[0];

    for (size_t j = 0; j < s->dim; j++) {
        raw[j + 1] = theta[j + 1] / s->sd[j];
        b -= raw[j + 1] * s->mean[j];
    }
    raw[0] = b;
}

/* w'_j = w_j sd_j, b' = b + sum_j w_j mean_j */
void scaling_from_raw(const struct scaling *s, const double *raw, double *theta)
{
    double b = raw[0];

    for (size_t j = 0; j < s->dim; j++) {
        b += raw[j + 1] * s->mean[j];
        theta[j + 1] = raw[j + 1] * s->sd[j];
    }
    theta[0] = b;
}
