/* A bench for each test, and small data to put on it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "bench_kit.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "lab/reading.h"
#include "learn/rng.h"

struct bench *b;
const char passed[] = "000001001011011111";

void b_open(void)
{
    b = bench_new();
}

void b_close(void)
{
    bench_free(b);
}

void b_again(void)
{
    b_close();
    b_open();
}

void weights(double bias, double w1, double w2)
{
    double theta[16] = {bias, w1, w2};

    ck_assert_uint_le(b->s.params, 16);
    bench_set_theta(b, theta);
}

void look_at(const char *text, bool minimizing, double x, double y)
{
    struct scope scope = reading_scope(b);
    struct err err = {0};
    struct function *f = function_new(text, &scope, true, &err);

    ck_assert_msg(f != NULL, "%s: %s", text, err.message);
    bench_set_function(b, f, minimizing, (double[]){x, y});
}

struct data *archers(void)
{
    struct data *d = data_new(18, 1);

    for (int i = 0; i < 18; i++) {
        d->x[0][i] = 0.5 * (i + 1);
        d->y[i] = passed[i] - '0';
    }
    free(d->names[0]);
    free(d->label);
    free(d->source);
    d->names[0] = mem_text("hours");
    d->label = mem_text("pass");
    d->source = mem_text("archery");
    data_classify(d);
    return d;
}

struct data *square(double y0, double y1, double y2, double y3)
{
    static const double x1[] = {0, 4, 0, 4}, x2[] = {0, 0, 2, 2};
    double y[] = {y0, y1, y2, y3};
    struct data *d = data_new(4, 2);

    memcpy(d->x[0], x1, sizeof x1);
    memcpy(d->x[1], x2, sizeof x2);
    memcpy(d->y, y, sizeof y);
    data_classify(d);
    return d;
}

struct data *scattered(size_t n, size_t dim)
{
    struct data *d = data_new(n, dim);
    unsigned seed = 12345;

    for (size_t i = 0; i < n; i++) {
        for (size_t j = 0; j < dim; j++) {
            seed = seed * 1103515245u + 12345u;
            d->x[j][i] = (seed >> 8) % 1000 / 137.0 - 3;
        }
        d->y[i] = i % 3 == 0;
    }
    data_classify(d);
    return d;
}

struct data *mixed(uint64_t seed, size_t n, size_t dim)
{
    struct data *d = data_new(n, dim);
    struct rng r;

    rng_init(&r, seed, 9);
    for (size_t i = 0; i < n; i++) {
        d->y[i] = (double)(i % 2);
        for (size_t j = 0; j < dim; j++)
            d->x[j][i] = rng_normal(&r) + 2 * d->y[i];
    }
    data_classify(d);
    return d;
}
