/* Going to any step of a run equals running there, bit for bit, in bounded memory.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "chance_kit.h"
#include "figure_kit.h"
#include "kit.h"
#include "lab/reading.h"
#include "lab/timeline.h"
#include "state_kit.h"

Suite *suite_timeline(void);

/* ---- any run ---- */

enum { LONGEST = 120 };

/* Each state of a run as it was when it was run: a copy that shares nothing with its
 * way, so that the way is changed where it lies. */
struct record {
    struct state *at[LONGEST + 1];
    struct state *leaving[LONGEST + 1]; /* as the next update found it */
    size_t n;
};

static struct state *alone(const struct state *s)
{
    struct state *c = state_copy(s);

    timeline_free(c->line);
    c->line = NULL;
    return c;
}

static void forget(struct record *r, size_t from)
{
    for (size_t i = from; i <= LONGEST; i++) {
        state_free(r->at[i]);
        r->at[i] = NULL;
        state_free(r->leaving[i]);
        r->leaving[i] = NULL;
    }
}

static void keep(struct record *r, const struct bench *b)
{
    size_t i = b->s.steps;

    forget(r, i);
    r->at[i] = alone(&b->s);
    r->n = i;
}

static void left(struct record *r, const struct state *s)
{
    state_free(r->leaving[s->steps]);
    r->leaving[s->steps] = alone(s);
}

static void turn_a_knob(struct bench *b)
{
    static const double rates[] = {0.01, 0.1, 0.5, 2};
    size_t n = 0;

    switch (below(9)) {
    case 0:
    case 1:
        b->s.knobs.eta = rates[below(4)];
        b->s.eta_auto = below(3) == 0;
        break;
    case 2:
        b->s.lambda = below(2) ? 0.01 * (double)below(10) : 0;
        break;
    case 3:
        b->s.batch = below(8);
        break;
    case 4:
        b->s.shuffled = below(2);
        break;
    case 5:
        b->s.seed = below(5);
        break;
    case 6:
        b->s.balanced = below(2);
        break;
    case 7:
        b->s.knobs.beta = 0.5 + 0.1 * (double)below(5);
        break;
    default:
        while (methods[n])
            n++;
        bench_set_optimizer(b, methods[below(n)]);
    }
    bench_changed(b);
}

/* A round of one's own: some point in the direction of the origin. */
static void own_round(struct bench *b)
{
    size_t n;
    const double *at = bench_weights(b, &n);
    double theta[64];

    ck_assert_uint_le(n, 64);
    for (size_t j = 0; j < n; j++)
        theta[j] = at[j] * 0.9 + 0.001 * (double)below(100);
    bench_round(b, theta);
}

static void go_on(struct bench *b, struct record *r, size_t updates)
{
    if (!b->s.steps)
        keep(r, b);
    for (size_t i = 0; i < updates && b->s.steps < LONGEST; i++) {
        struct state *before;
        size_t steps = b->s.steps;

        if (below(8) == 0)
            turn_a_knob(b);
        before = alone(&b->s);
        if (below(12) == 0)
            own_round(b);
        else
            bench_step(b);
        if (b->s.steps > steps) {
            left(r, before);
            keep(r, b);
        }
        state_free(before);
    }
}

static struct bench *any_bench(void)
{
    static const char *const sets[] = {"archery", "overlap", "xor", "blobs", "tiny"};
    static const char *const functions[] = {"X^4 - X^2 + X", "(X-1)^2 + 10*Y^2 + X*Y"};
    struct bench *b = bench_with(sets[below(5)]);
    size_t kind = below(6), n = 0;
    struct scope scope = reading_scope(b);
    struct err err = {0};
    double at[2] = {0.3, -1.2};

    while (methods[n])
        n++;
    bench_set_optimizer(b, methods[below(n)]);
    if (kind == 0)
        bench_set_model(b, &mlp_log_ops, 1 + below(4));
    else if (kind == 1)
        bench_set_function(b, function_new(functions[below(2)], &scope, true, &err), true,
                           at);
    else if (kind == 2)
        bench_set_scale(b, true);
    if (below(3) == 0)
        bench_fit(b);
    return b;
}

/* B at step TO in a bench of its own. */
static struct bench *gone(const struct bench *b, size_t to)
{
    struct bench *c = bench_new();
    struct travel *t;

    bench_restore(c, &b->s);
    ck_assert(timeline_reaches(c, to));
    t = travel_new(c, to);
    while (travel_on(t, 1 + below(7)))
        ;
    ck_assert_uint_eq(travel_step(t), to);
    travel_show(t, c);
    travel_free(t);
    return c;
}

/* At TO it is as it was; the next update finds what it found, and leads where it led. */
static void check_there(const struct bench *b, const struct record *r, size_t to)
{
    struct bench *c = gone(b, to);
    const struct state *was = r->leaving[to] && to < r->n ? r->leaving[to] : r->at[to];
    const char *what = run_differs(&c->s, was);

    if (to < r->n && r->at[to + 1]->iterations && to == 0)
        what = NULL; /* a fit came next: weights are compared below */
    ck_assert_msg(!what, "step %zu of %zu: %s", to, r->n, what);
    ck_assert_mem_eq(c->s.theta, r->at[to]->theta, c->s.params * sizeof(double));
    ck_assert_uint_eq(timeline_last(c), r->n);
    if (to < r->n && !r->at[to + 1]->made.own && r->at[to + 1]->iterations == 0) {
        ck_assert_int_eq(bench_step(c), OPT_MOVED);
        what = run_differs(&c->s, r->at[to + 1]);
        ck_assert_msg(!what, "after step %zu of %zu: %s", to, r->n, what);
        ck_assert_uint_eq(timeline_last(c), to + 1);
    }
    bench_free(c);
}

static void check_all(const struct bench *b, const struct record *r)
{
    for (int k = 0; k < 4; k++)
        check_there(b, r, below(r->n + 1));
    check_there(b, r, 0);
    check_there(b, r, r->n);
}

static void one_run(void)
{
    struct bench *b = any_bench();
    struct record r = {0};
    struct travel *t;

    if (b->s.steps) { /* it began with a fit */
        struct bench *start = gone(b, 0);

        r.at[0] = alone(&start->s);
        bench_free(start);
        keep(&r, b);
    }
    go_on(b, &r, 10 + below(LONGEST / 2));
    if (b->s.steps) {
        check_all(b, &r);
        t = travel_new(b, below(b->s.steps + 1)); /* back, and on another way */
        while (travel_on(t, 1000))
            ;
        travel_show(t, b);
        travel_free(t);
        if (b->s.steps) {
            go_on(b, &r, 5 + below(20));
            if (r.n == b->s.steps)
                check_all(b, &r);
        }
    }
    forget(&r, 0);
    bench_free(b);
}

START_TEST(any_step_equals_running_there)
{
    chance = 0x9e3779b97f4a7c15u;
    for (int i = 0; i < 300; i++)
        one_run();
}
END_TEST

/* ---- bounds ---- */

START_TEST(memory_is_bounded)
{
    enum { STEPS = 20000 };
    struct bench *b = bench_with("tiny");
    size_t n = b->s.params;
    double *was = mem_array(n * (STEPS + 1), sizeof *was);

    b->s.batch = 2;
    b->s.eta_auto = false;
    for (size_t i = 0; i <= STEPS; i++) {
        memcpy(was + i * n, b->s.theta, n * sizeof *was);
        if (i < STEPS)
            ck_assert_int_eq(bench_step(b), OPT_MOVED);
    }
    ck_assert_uint_le(b->s.line->places, PLACES);
    ck_assert_uint_le(timeline_numbers(b->s.line), PLACES * (4 * n + 60));
    ck_assert_uint_eq(timeline_first(b), 0);
    chance = 5;
    for (int k = 0; k < 20; k++) {
        size_t to = below(STEPS + 1);
        struct bench *c = gone(b, to);

        ck_assert_mem_eq(c->s.theta, was + to * n, n * sizeof *was);
        bench_free(c);
    }
    free(was);
    bench_free(b);
}
END_TEST

/* The rate changes before every step: of very many changes the newest are kept. */
START_TEST(changes_are_bounded)
{
    enum { STEPS = 2 * LEGS + 100 };
    struct bench *b = bench_with("tiny");
    size_t n = b->s.params, first, refused = 0;
    double *was = mem_array(n * (STEPS + 1), sizeof *was);

    b->s.eta_auto = false;
    for (size_t i = 0; i <= STEPS; i++) {
        memcpy(was + i * n, b->s.theta, n * sizeof *was);
        b->s.knobs.eta = 0.01 + 1e-6 * (double)i;
        if (i < STEPS)
            ck_assert_int_eq(bench_step(b), OPT_MOVED);
    }
    b->s.knobs.eta = 0.1;
    ck_assert_uint_le(b->s.line->legs, LEGS);
    first = timeline_first(b);
    ck_assert_uint_gt(first, 0);
    ck_assert_uint_lt(first, STEPS - LEGS / 2 + 300);
    chance = 5;
    for (int k = 0; k < 30; k++) {
        size_t to = k == 0 ? first : k == 1 ? first - 1 : below(STEPS + 1);

        if (!timeline_reaches(b, to)) {
            ck_assert_uint_lt(to, first);
            refused++;
            continue;
        }
        struct bench *c = gone(b, to);

        ck_assert_mem_eq(c->s.theta, was + to * n, n * sizeof *was);
        bench_free(c);
    }
    ck_assert_uint_gt(refused, 0);
    free(was);
    bench_free(b);
}
END_TEST

START_TEST(own_rounds_are_bounded)
{
    struct bench *b = bench_with("xor4");
    size_t n = b->s.params, rounds = 3 * (OWN_NUMBERS / n) / 2;
    struct bench *c;

    for (size_t i = 1; i <= rounds; i++) {
        double theta[8] = {(double)i, -(double)i, 1};

        bench_round(b, theta);
    }
    ck_assert_uint_le(timeline_numbers(b->s.line), 2 * OWN_NUMBERS);
    ck_assert_uint_gt(timeline_first(b), 0);
    ck_assert_uint_lt(timeline_first(b), rounds - OWN_NUMBERS / n / 3);
    ck_assert(!timeline_reaches(b, 7));
    c = gone(b, timeline_first(b) + 5);
    ck_assert_double_eq(c->s.theta[0], (double)timeline_first(b) + 5);
    bench_free(c);
    bench_free(b);
}
END_TEST

Suite *suite_timeline(void)
{
    Suite *s = suite_create("timeline");
    TCase *t = tcase_create("timeline");

    tcase_add_test(t, any_step_equals_running_there);
    tcase_add_test(t, memory_is_bounded);
    tcase_add_test(t, changes_are_bounded);
    tcase_add_test(t, own_rounds_are_bounded);
    suite_add_tcase(s, t);
    return s;
}
