/* Going to any step of a run equals running there, bit for bit; undo and redo of that.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "lab/timeline.h"

#include <check.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "figure_kit.h"
#include "kit.h"
#include "repl/commands.h"
#include "repl/private.h"
#include "repl/setting.h"
#include "state_kit.h"
#include "ui/app.h"

Suite *suite_timeline(void);

static uint64_t chance;

static size_t below(size_t n)
{
    chance ^= chance << 13;
    chance ^= chance >> 7;
    chance ^= chance << 17;
    return (size_t)(chance >> 11) % n;
}

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

/* ---- commands ---- */

static struct shell *sh;

static void setup(void)
{
    sh = kit_shell(true);
    kit_must(sh, "data overlap; eta = 0.02");
}

static void teardown(void)
{
    kit_done(sh);
}

static void refused(const char *line, const char *because, const char *meant)
{
    ck_assert_int_eq(kit_type(sh, line), SHELL_FAULT);
    ck_assert_msg(strstr(kit_row(), because) != NULL, "%s: %s", line, kit_row());
    if (*meant) /* else any line, or none, may be offered */
        ck_assert_str_eq(sh->fault.meant, meant);
}

START_TEST(refusals)
{
    refused("goto 3", "no run", "step 10");
    refused("rewind", "no run", "step 10");
    refused("replay", "no run", "step 10");
    kit_must(sh, "step 60");
    refused("goto 500", "60 steps; step goes on", "step 440");
    refused("goto -1", "counted from 0", "goto 0");
    refused("goto 1.5", "counted from 0", "goto 0");
    refused("rewind -1", "Forwards", "step 1");
    refused("rewind 0", "whole", "rewind 3");
    refused("rewind 61", "60 steps led here", "goto 0");
    refused("step -3", "rewind 3", "rewind 3");
    kit_gets(sh, "goto 12", "Step 12 of 60");
    refused("goto 500", "60 steps", "goto 60; step 440");
    refused("rewind -1", "Forwards", "goto 13");
    refused("repeat 2: rewind", "repeat", "");
    kit_must(sh, "goto 0");
    refused("rewind", "start of the run", "");
    kit_must(sh, "goto 3; w1 = 1");
    refused("goto 1", "No step has been made", "");
}
END_TEST

START_TEST(undo_of_time)
{
    struct state *at[6];
    static const char *const lines[] = {"step 60", "goto 12", "rewind 3", "eta = 0.3",
                                        "step 4"};

    for (int i = 0; i < 5; i++) {
        at[i] = state_copy(&sh->bench->s);
        kit_must(sh, lines[i]);
    }
    at[5] = state_copy(&sh->bench->s);
    ck_assert_double_eq(kit_value(sh, "steps"), 13);
    ck_assert_uint_eq(timeline_last(sh->bench), 13);
    for (int i = 5; i-- > 0;) {
        kit_must(sh, "undo");
        ck_assert_ptr_null(state_differs(&sh->bench->s, at[i]));
    }
    for (int i = 1; i <= 5; i++) {
        kit_must(sh, "redo");
        ck_assert_ptr_null(state_differs(&sh->bench->s, at[i]));
    }
    kit_must(sh, "undo; undo; goto 60"); /* the future is back with its state */
    ck_assert_double_eq(kit_value(sh, "steps"), 60);
    ck_assert_ptr_null(run_differs(&sh->bench->s, at[1]));
    for (int i = 0; i < 6; i++)
        state_free(at[i]);
}
END_TEST

START_TEST(settings_go_along)
{
    kit_must(sh, "optimizer adam; eta = 0.1; step 5; eta = 0.5; batch = 4; step 5");
    kit_gets(sh, "goto 2", "with eta 0.1, batch all as it was then");
    ck_assert_double_eq(kit_value(sh, "eta"), 0.1);
    kit_gets(sh, "goto 9", "eta 0.5, batch 4");
    kit_must(sh, "eta = 0.2");
    ck_assert_uint_eq(timeline_last(sh->bench), 9); /* it would lead elsewhere */
    refused("goto 10", "9 steps", "step 1");
    kit_must(sh, "eta = 0.5"); /* and now it would not */
    kit_must(sh, "goto 10");
}
END_TEST

START_TEST(inner_quantities_are_back)
{
    double g, v;

    kit_must(sh, "optimizer momentum; step 7");
    g = kit_value(sh, "move.w1");
    v = kit_value(sh, "velocity.w1");
    kit_must(sh, "step 9; goto 7");
    ck_assert_double_eq(kit_value(sh, "move.w1"), g);
    ck_assert_double_eq(kit_value(sh, "velocity.w1"), v);
}
END_TEST

START_TEST(stopped_on_the_way)
{
    struct state *was;

    kit_must(sh, "step 2000");
    was = state_copy(&sh->bench->s);
    ck_assert_int_eq(shell_line(sh, "goto 1001"), SHELL_BUSY);
    shell_interrupt(sh);
    ck_assert_int_eq(shell_work(sh, 1), SHELL_READY);
    ck_assert_ptr_null(state_differs(&sh->bench->s, was));
    kit_must(sh, "undo");
    ck_assert_double_eq(kit_value(sh, "steps"), 0);
    state_free(was);
}
END_TEST

START_TEST(replay_ends_where_it_was)
{
    struct state *was;

    sh->host.pictures_inline = false;
    kit_must(sh, "step 40");
    was = state_copy(&sh->bench->s);
    ck_assert_int_eq(shell_line(sh, "replay"), SHELL_BUSY);
    ck_assert(shell_animated(sh));
    ck_assert_double_eq(kit_value(sh, "steps"), 0);
    for (int i = 1; i < 40; i++) {
        ck_assert_int_eq(shell_work(sh, 1), SHELL_BUSY);
        ck_assert_double_eq(kit_value(sh, "steps"), i);
    }
    ck_assert_int_eq(shell_work(sh, 1), SHELL_READY);
    ck_assert_ptr_null(state_differs(&sh->bench->s, was));
    shell_line(sh, "replay");
    shell_work(sh, 15);
    shell_interrupt(sh);
    shell_work(sh, 1);
    ck_assert_double_eq(kit_value(sh, "steps"), 15);
    ck_assert_uint_eq(timeline_last(sh->bench), 40);
    kit_must(sh, "undo"); /* one entry */
    ck_assert_ptr_null(state_differs(&sh->bench->s, was));
    state_free(was);
}
END_TEST

START_TEST(replay_says_how_far)
{
    kit_must(sh, "data overlap; step 20; goto 3");
    sh->host.pictures_inline = false;
    kit_gets(sh, "replay", "That was the run up to step 3 of 20.");
    kit_must(sh, "goto 20");
    kit_gets(sh, "replay", "That was the run: 20 steps.");
}
END_TEST

START_TEST(arrows)
{
    struct app *app = app_new(sh, false);
    size_t past;

    app_resize(app, 24, 80);
    app_typed(app, "> ", "", 0);
    kit_must(sh, "step 9");
    past = sh->in->history->npast;
    for (int i = 0; i < 3; i++)
        ck_assert(app_action(app, ACTION_LEFT));
    ck_assert_double_eq(kit_value(sh, "steps"), 6);
    ck_assert(app_action(app, ACTION_RIGHT));
    ck_assert_double_eq(kit_value(sh, "steps"), 7);
    ck_assert_uint_eq(sh->in->history->npast, past + 1);
    kit_gets(sh, "undo", "Taken back: goto 7");
    ck_assert_double_eq(kit_value(sh, "steps"), 9);
    app_action(app, ACTION_RIGHT);
    ck_assert_double_eq(kit_value(sh, "steps"), 9);
    app_line(app, "replay"); /* any key stops it */
    ck_assert(shell_busy(sh));
    app_tick(app, 0);
    app_action(app, ACTION_UP);
    for (int i = 1; app_tick(app, 1000 * i) >= 0 && i < 50; i++)
        ;
    ck_assert(!shell_busy(sh));
    ck_assert_double_lt(kit_value(sh, "steps"), 9);
    app_typed(app, "> ", "", 0);
    kit_must(sh, "undo");
    for (int i = 0; i < 12; i++)
        app_action(app, ACTION_LEFT);
    ck_assert_double_eq(kit_value(sh, "steps"), 0);
    app_free(app);
}
END_TEST

/* ---- every command ---- */

/* Lessons have a list of their own, and files are written nowhere. */
static bool plays(const struct command *c)
{
    return c->group != ABOUT_LESSON && c->group != ABOUT_SESSION &&
           strcmp(c->name, "undo") != 0 && strcmp(c->name, "redo") != 0;
}

static const char *any_line(char line[80])
{
    static const char *const grammar[] = {
        "w1 = %zu",     "b = -%zu",      "step %zu",        "pass",
        "rewind %zu",   "goto %zu",      "eta = 0.0%zu1",   "batch = %zu",
        "lambda = %zu", "optimizer adam", "optimizer momentum", "optimizer gd",
        "fit",          "reset weights", "flip %zu",        "remove %zu",
        "scale on",     "scale off",     "split 0.7",       "split 1",
        "data overlap", "data line; fog", "walk left",      "model mlp 2",
        "model logistic", "repeat %zu: b = b*0.9", "repeat 3: step; eta = eta*0.9",
        "plot roc",     "plot loss log", "seed = %zu",      "random weights",
        "minimize X^2 from %zu", "minimize off", "formula q%zu = w1 + 1",
        "features product", "features linear",
    };
    size_t ncommands = 0, nsettings = 0, kind = below(6);
    const struct command *c;

    while (commands[ncommands])
        ncommands++;
    while (settings[nsettings])
        nsettings++;
    if (kind == 0)
        return settings[below(nsettings)]->example;
    if (kind <= 2) {
        do
            c = commands[below(ncommands)];
        while (!plays(c));
        return c->example;
    }
    snprintf(line, 80, grammar[below(sizeof grammar / sizeof *grammar)], 1 + below(9));
    return line;
}

START_TEST(undo_all_redo_all)
{
    char line[80];

    chance = 77;
    for (int life = 0; life < 8; life++) {
        struct state *first, *last;
        struct history *h = sh->in->history;
        const char *what;
        size_t n;

        kit_must(sh, "reset all");
        history_clear(h);
        first = state_copy(&sh->bench->s);
        for (int i = 0; i < 120; i++)
            kit_type(sh, any_line(line));
        last = state_copy(&sh->bench->s);
        n = h->npast;
        ck_assert_uint_gt(n, 40);
        while (h->npast)
            kit_must(sh, "undo");
        what = state_differs(&sh->bench->s, first);
        ck_assert_msg(!what, "undo all: %s", what);
        for (size_t i = 0; i < n; i++)
            kit_must(sh, "redo");
        what = state_differs(&sh->bench->s, last);
        ck_assert_msg(!what, "redo all: %s", what);
        state_free(first);
        state_free(last);
    }
}
END_TEST

/* Of very many notes the oldest go, the others are exact. */
START_TEST(history_is_bounded)
{
    struct history *h = sh->in->history;
    size_t n = 400, undone = 0;

    h->most = 1 << 16;
    for (size_t i = 0; i < n; i++)
        kit_must(sh, "step");
    ck_assert_uint_le(h->numbers, h->most);
    while (h->npast) {
        kit_must(sh, "undo");
        ck_assert_double_eq(kit_value(sh, "steps"), (double)(n - ++undone));
    }
    ck_assert_uint_gt(undone, 20);
    ck_assert_uint_lt(undone, n);
    ck_assert_uint_eq(h->numbers, 0);
}
END_TEST

Suite *suite_timeline(void)
{
    Suite *s = suite_create("timeline");
    TCase *t = tcase_create("runs");

    tcase_set_timeout(t, 120);
    tcase_add_test(t, any_step_equals_running_there);
    tcase_add_test(t, memory_is_bounded);
    tcase_add_test(t, changes_are_bounded);
    tcase_add_test(t, own_rounds_are_bounded);
    suite_add_tcase(s, t);
    t = tcase_create("commands");
    tcase_add_checked_fixture(t, setup, teardown);
    tcase_add_test(t, refusals);
    tcase_add_test(t, undo_of_time);
    tcase_add_test(t, settings_go_along);
    tcase_add_test(t, inner_quantities_are_back);
    tcase_add_test(t, stopped_on_the_way);
    tcase_add_test(t, replay_ends_where_it_was);
    tcase_add_test(t, replay_says_how_far);
    tcase_add_test(t, arrows);
    tcase_add_test(t, history_is_bounded);
    tcase_add_test(t, undo_all_redo_all);
    tcase_set_timeout(t, 120);
    suite_add_tcase(s, t);
    return s;
}
