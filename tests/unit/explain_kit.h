/* What the suites of explanations share: a bench, what was said about it, some data.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef UNIT_EXPLAIN_KIT_H
#define UNIT_EXPLAIN_KIT_H

#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "lab/explain.h"
#include "learn/rng.h"

static struct bench *b;
static struct str said;

static inline struct data *archers(void)
{
    static const char passed[] = "000001001011011111";
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

/* N points of DIM features that nobody chose by hand. */
static inline struct data *scattered(size_t n, size_t dim)
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

/* Two classes that overlap more or less. */
static inline struct data *mixed(uint64_t seed, size_t n, size_t dim)
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

static inline void setup(void)
{
    b = bench_new();
    str_init(&said);
}

static inline void teardown(void)
{
    bench_free(b);
    str_done(&said);
}

static inline bool explain(const char *what, bool all, int width, struct err *err)
{
    struct paper paper;
    bool ok;

    paper_init(&paper, false);
    ok = explain_write(b, what, all, width, &paper, err);
    str_clear(&said);
    paper_dump(&paper, &said);
    paper_done(&paper);
    return ok;
}

/* What is said about WHAT contains TEXT. */
static inline void says(const char *what, const char *text)
{
    struct err err = {0};

    ck_assert_msg(explain(what, false, 200, &err), "%s: %s", what, err.message);
    ck_assert_msg(strstr(said.s, text) != NULL, "%s:\n%s", what, said.s);
}

static inline void weights(double bias, double w1, double w2)
{
    double theta[16] = {bias, w1, w2};

    bench_set_theta(b, theta);
}

/* What is said about WHAT does not contain TEXT. */
static inline void says_not(const char *what, const char *text)
{
    ck_assert(explain(what, false, 200, NULL));
    ck_assert_msg(!strstr(said.s, text), "%s:\n%s", what, said.s);
}

#endif
