/* Any bytes as updates, turned knobs and moves in time: each step of the run that is
 * gone to is, bit for bit, what it was.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "lab/timeline.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n);

enum { POINTS = 6, STEPS = 4096 };

static struct data *table(void)
{
    struct data *d = data_new(POINTS, 2);

    for (size_t i = 0; i < POINTS; i++) {
        d->x[0][i] = (double)(i * 5 % 7);
        d->x[1][i] = (double)(i * 3 % 5);
        d->y[i] = i % 2;
    }
    data_classify(d);
    return d;
}

/* Byte by byte: what is done to B. Weights of each step are kept in WAS. */
static void update(struct bench *b, double (*was)[3])
{
    if (b->s.steps == 0)
        memcpy(was[0], b->s.theta, sizeof *was);
    if (b->s.steps < STEPS && bench_step(b) == OPT_MOVED)
        memcpy(was[b->s.steps], b->s.theta, sizeof *was);
}

static void own_round(struct bench *b, double (*was)[3], double by)
{
    double theta[3];

    if (b->s.steps == 0)
        memcpy(was[0], b->s.theta, sizeof *was);
    for (int j = 0; j < 3; j++)
        theta[j] = b->s.theta[j] * 0.5 + by;
    if (b->s.steps < STEPS) {
        bench_round(b, theta);
        memcpy(was[b->s.steps], b->s.theta, sizeof *was);
    }
}

static void turn(struct bench *b, uint8_t byte)
{
    size_t n = 0;

    while (methods[n])
        n++;
    if (byte < 64)
        bench_set_optimizer(b, methods[byte % n]);
    else if (byte < 128)
        b->s.knobs.eta = 0.001 * byte, b->s.eta_auto = byte % 4 == 0;
    else if (byte < 192)
        b->s.batch = byte % POINTS, b->s.shuffled = byte % 3 == 0;
    else
        b->s.lambda = 0.001 * (byte - 192);
    bench_changed(b);
}

static void go(struct bench *b, double (*was)[3], size_t to)
{
    struct travel *t;

    if (!timeline_reaches(b, to))
        abort();
    t = travel_new(b, to);
    while (travel_on(t, 1 + to % 5))
        ;
    travel_show(t, b);
    travel_free(t);
    if (b->s.steps != to || memcmp(b->s.theta, was[to], sizeof *was) != 0)
        abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
    struct bench *b = bench_new();
    double(*was)[3] = mem_array(STEPS + 1, sizeof *was);

    bench_set_data(b, table());
    for (size_t i = 0; i + 1 < n; i += 2) {
        uint8_t what = bytes[i] % 8, byte = bytes[i + 1];

        if (what < 3)
            for (int k = 0; k <= byte % 32; k++)
                update(b, was);
        else if (what == 3)
            own_round(b, was, 0.01 * byte);
        else if (what < 6)
            turn(b, byte);
        else if (b->s.known)
            go(b, was, (size_t)byte * 17 % (timeline_last(b) + 1));
    }
    free(was);
    bench_free(b);
    return 0;
}
