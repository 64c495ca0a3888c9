/* Comparisons and races: who runs in a race gets where he would get alone, and
 * nobody else moves.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "figure_kit.h"
#include "lab/loss_shown.h"
#include "lab/race.h"
#include "learn/mat.h"
#include "shell_kit.h"

Suite *suite_race(void);

/* ---- alone and side by side ---- */

static const struct {
    const char *start, *racer, *alone, *length, *work;
} alone[] = {
    {"data hobbits", "gd", "optimizer gd", "updates 40", "step 40"},
    {"data hobbits", "momentum", "optimizer momentum", "updates 40", "step 40"},
    {"data hobbits", "nesterov", "optimizer nesterov", "updates 40", "step 40"},
    {"data hobbits", "adagrad", "optimizer adagrad", "updates 40", "step 40"},
    {"data hobbits", "rmsprop", "optimizer rmsprop", "updates 40", "step 40"},
    {"data overlap", "adam", "optimizer adam", "updates 40", "step 40"},
    {"data overlap", "newton", "optimizer newton", "updates 4", "step 4"},
    {"data overlap", "bfgs", "optimizer bfgs", "updates 4", "step 4"},
    {"data overlap", "eta=0.3", "eta = 0.3", "23", "step 23"},
    {"data overlap", "\"lambda 0.1\"", "lambda 0.1", "23", "step 23"},
    {"data overlap; eta = 0.1", "batch=3", "batch = 3", "passes 3", "pass 3"},
    {"data overlap; eta = 0.1; batch = 7", "adam", "optimizer adam", "passes 2", "pass 2"},
    {"data overlap; eta = 0.1; batch = 7; order file", "now", "", "passes 2", "pass 2"},
    {"data archery", "eta=0.5", "eta = 0.5", "steps 9", "step 9"},
    {"data hobbits; scale on", "adam", "optimizer adam", "updates 12", "step 12"},
    {"data hobbits; features poly 2", "adam", "optimizer adam", "12 updates", "step 12"},
    {"data overlap; model mlp 3; seed = 4; reset", "adam", "optimizer adam", "12", "step 12"},
    {"data line; model linear", "eta=0.05", "eta = 0.05", "12", "step 12"},
};

START_TEST(as_if_alone)
{
    struct shell *other = kit_shell(false);
    const struct runs *runs;
    const struct state *end = NULL, *s;
    char line[200];

    kit_must(sh, alone[_i].start);
    kit_must(sh, "b = 0.25");
    kit_must(sh, "step 3"); /* a run is under way: a racer has none of its memory */
    kit_must(other, alone[_i].start);
    bench_set_theta(other->bench, sh->bench->s.theta);
    snprintf(line, sizeof line, "race %s eta=0.01 %s", alone[_i].racer, alone[_i].length);
    kit_must(sh, line);
    if (*alone[_i].alone)
        kit_must(other, alone[_i].alone);
    kit_must(other, alone[_i].work);
    runs = &sh->bench->s.runs;
    for (size_t i = 0; i < runs->n; i++)
        if (runs->run[i]->race && strcmp(runs->run[i]->name, "eta=0.01") != 0)
            end = runs->run[i]->end;
    s = &other->bench->s;
    ck_assert(end != NULL);
    ck_assert_uint_eq(end->params, s->params);
    ck_assert_int_eq(memcmp(end->theta, s->theta, s->params * sizeof *s->theta), 0);
    kit_done(other);
}
END_TEST

START_TEST(a_function_as_if_alone)
{
    const struct runs *runs = &sh->bench->s.runs;
    const struct explorer *e = &sh->bench->s.explorer;
    double X, Y;

    kit_must(sh, "minimize (X-2)^2 + 3*(Y+1)^2; X = 1, Y = 2");
    kit_must(sh, "race gd momentum 15");
    ck_assert_uint_eq(runs->n, 2);
    X = runs->run[1]->end->explorer.at[0];
    Y = runs->run[1]->end->explorer.at[1];
    ck_assert_double_eq(e->at[0], 1);
    kit_must(sh, "optimizer momentum; step 15");
    ck_assert_double_eq(e->at[0], X);
    ck_assert_double_eq(e->at[1], Y);
}
END_TEST

/* A fork gives its settings, not its weights, its seed or its place in a pass. */
START_TEST(forks_start_here)
{
    const struct runs *runs = &sh->bench->s.runs;
    const struct state *s = &sh->bench->s;

    kit_must(sh, "data overlap; optimizer adam; batch = 4; seed = 7; step 5; fork old");
    kit_must(sh, "optimizer gd; seed = 3; w = 1 -1; b = 0.5");
    kit_must(sh, "race old now passes 2");
    ck_assert_str_eq(runs->run[runs->n - 2]->name, "old");
    kit_must(sh, "optimizer adam; pass 2");
    ck_assert_int_eq(memcmp(runs->run[runs->n - 2]->end->theta, s->theta,
                            s->params * sizeof *s->theta),
                     0);
}
END_TEST

/* ---- the present experiment ---- */

START_TEST(nobody_else_moves)
{
    static const char *const lines[] = {"race gd adam newton 30", "race eta=0.1 eta=20",
                                        "race hill now passes 3",
                                        "sweep eta .1 1 10 steps 8", "sweep w1 -1 1",
                                        "sweep lambda .01 1 fit"};
    struct bench *b = sh->bench;

    kit_must(sh, "data overlap; optimizer adam; batch = 5; step 2; fork hill; step 5");
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        char *was = kit_experiment(b), *is;
        struct state *before = state_copy(&b->s);
        size_t runs = b->s.runs.n;

        kit_must(sh, lines[i]);
        is = kit_experiment(b);
        ck_assert_str_eq(was, is);
        ck_assert_int_eq(
            memcmp(before->theta, b->s.theta, b->s.params * sizeof(double)), 0);
        ck_assert_ptr_eq(before->memory, b->s.memory);
        ck_assert_ptr_eq(before->trace, b->s.trace);
        ck_assert_uint_eq(before->steps, b->s.steps);
        ck_assert_uint_eq(before->at, b->s.at);
        kit_must(sh, "undo");
        ck_assert_uint_eq(b->s.runs.n, runs);
        ck_assert_ptr_eq(before->sweep, b->s.sweep);
        ck_assert_str_eq(before->plot, b->s.plot);
        state_free(before);
        free(was);
        free(is);
    }
}
END_TEST

/* ---- what it cost, counted by the objective itself ---- */

static struct objective_ops counting;
static size_t gradients, rows, hessians;

static double counted_gradient(const struct objective *o, const double *theta, double *g)
{
    gradients++;
    rows += o->data->n;
    return logistic_ops.gradient(o, theta, g);
}

static void counted_hessian(const struct objective *o, const double *theta, struct mat *h)
{
    hessians++;
    logistic_ops.hessian(o, theta, h);
}

START_TEST(costs_are_exact)
{
    const struct method *m = methods[_i];
    struct bench *from, *b;
    struct race *r = race_new();

    for (size_t batch = 0; batch < 12; batch += 5) {
        size_t at = r->n;
        const struct effort *e;

        counting = logistic_ops;
        counting.gradient = counted_gradient;
        counting.hessian = counted_hessian;
        from = bench_with("overlap");
        bench_set_model(from, &counting, 0);
        b = bench_new();
        bench_restore(b, &from->s);
        bench_set_optimizer(b, m);
        b->s.batch = batch;
        r->length = RACE_UPDATES;
        r->goal = 4 * (at + 1); /* those before it are over */
        race_add(r, m->name, b, from);
        gradients = rows = hessians = 0;
        r->goal = 4;
        while (race_go(r, 1))
            ;
        e = &r->racer[at].got.effort;
        ck_assert_uint_eq(e->updates, 4);
        ck_assert_uint_eq(e->gradients, gradients);
        ck_assert_double_eq(e->points, (double)rows);
        ck_assert_uint_eq(e->matrices, hessians);
        bench_free(from);
    }
    race_free(r);
}
END_TEST

START_TEST(the_same_start)
{
    struct bench *from = bench_with("hobbits"), *b = bench_new();
    struct race *r = race_new();
    double theta[] = {0.5, -1, 2}, x[] = {1.25, 3};

    bench_set_theta(from, theta);
    bench_restore(b, &from->s);
    bench_set_scale(b, true);
    for (int i = 0; i < 4; i++)
        bench_step(b);
    ck_assert(race_add(r, "scaled", b, from));
    ck_assert_uint_eq(b->s.steps, 0);
    ck_assert_double_eq_tol(bench_z(b, x), bench_z(from, x), 1e-12);
    ck_assert_double_eq_tol(r->racer[0].got.start, bench_fitness(from)->loss, 1e-12);
    race_free(r);
    bench_free(from);
}
END_TEST

/* ---- who wins ---- */

START_TEST(the_lowest_wins)
{
    const struct runs *runs = &sh->bench->s.runs;
    size_t best = 0;
    char says[200];

    kit_must(sh, "data overlap; race gd momentum adam rmsprop nesterov 25");
    ck_assert_uint_eq(runs->n, 5);
    for (size_t i = 0; i < runs->n; i++) {
        ck_assert_uint_eq(runs->run[i]->steps, 25);
        if (runs->run[i]->loss < runs->run[best]->loss)
            best = i;
    }
    snprintf(says, sizeof says, "%s is lowest after 25 updates: loss ",
             runs->run[best]->name);
    kit_gets(sh, "race gd momentum adam rmsprop nesterov 25", says);
    kit_gets(sh, "race gd eta=auto 5", "A tie: loss ");
    kit_gets(sh, "data line; model linear; race eta=0.05 eta=0.2 30",
             "eta=0.2 ran away at update ");
}
END_TEST

/* The figures of the lesson on batches, found by others. */
START_TEST(batch_and_online)
{
    kit_must(sh, "data line; model linear; eta = 0.05; fork batch; batch = 1; "
                 "eta = 0.01; fork online");
    kit_gets(sh, "race batch online updates 20", "batch is lowest after 20 updates");
    kit_gets(sh, "race batch online updates 20", "mse 0.78");
    kit_gets(sh, "race batch online updates 20",
             "Points looked at: batch 400, online 20; a pass has 20.");
    kit_gets(sh, "race batch online passes 5", "online is lowest after 5 passes");
    kit_gets(sh, "race batch online passes 5", "Points looked at: batch 100, online 100");
}
END_TEST

START_TEST(can_be_stopped)
{
    kit_must(sh, "data overlap");
    ck_assert_int_eq(shell_line(sh, "race eta=0.1 eta=0.01 100000"), SHELL_BUSY);
    ck_assert_int_eq(shell_work(sh, 21), SHELL_BUSY);
    shell_interrupt(sh);
    ck_assert_int_eq(shell_work(sh, 1), SHELL_READY);
    kit_gets(sh, "runs", "eta=0.1");
    ck_assert_uint_eq(sh->bench->s.runs.run[0]->steps, 11);
    ck_assert_uint_eq(sh->bench->s.runs.run[1]->steps, 10);
    ck_assert_uint_eq(sh->bench->s.steps, 0);
}
END_TEST

START_TEST(refuses_what_cannot_be_compared)
{
    static const char *const lines[] = {
        "race",          "race foo",        "race gd gd",        "race gd adam 0",
        "race gd adam x", "race w1=3 now",   "race loss=mse now", "race hill",
        "race eta .1 .2", "race theme=mono", "race gd adam 1.5",  "race eta",
        "race gd momentum nesterov rmsprop adam newton",
    };

    kit_must(sh, "data overlap; fork hill; add 1 1 1");
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        ck_assert_int_eq(kit_type(sh, lines[i]), SHELL_FAULT);
        ck_assert_msg(sh->fault.meant[0], "no line for %s", lines[i]);
    }
    ck_assert_uint_eq(sh->bench->s.runs.n, 0);
}
END_TEST

/* ---- pictures ---- */

START_TEST(curves_and_paths)
{
    char *text;

    kit_must(sh, "data overlap; race eta=0.1 eta=1 20");
    ck_assert_str_eq(sh->bench->s.plot, "loss");
    says(sh->bench, "loss", "A race of 2.");
    says(sh->bench, "loss", "Run A, eta=0.1: 20 steps");
    text = drawn(sh->bench, "loss", &fine, 20, 70);
    ck_assert(strstr(text, "A eta=0.1") && strstr(text, "B eta=1"));
    free(text);
    text = drawn(sh->bench, "contour", &fine, 20, 70);
    ck_assert(strchr(text, 'A') && strchr(text, 'B') && strchr(text, 'a'));
    free(text);
    says(sh->bench, "contour", "In the race");
    kit_must(sh, "step"); /* from now on the race did not begin here */
    says(sh->bench, "loss", "Loss over 1 step");
    text = drawn(sh->bench, "contour", &fine, 20, 70);
    ck_assert(!strchr(text, 'A') && !strchr(text, 'B'));
    free(text);
}
END_TEST

/* The curves of a race begin at the step where the present run is. */
START_TEST(curves_are_aligned)
{
    struct loss_shown l;

    kit_must(sh, "data overlap; step 10; w1 = 0.3; step 20; race eta=0.1 eta=1 25");
    loss_shown_init(&l, sh->bench);
    ck_assert_uint_eq(l.runs, 2);
    ck_assert_double_eq(l.now.x[0], 30);
    for (size_t k = 0; k < 2; k++) {
        ck_assert_double_eq(l.line[k].x[0], 30);
        ck_assert_double_eq(l.line[k].x[l.line[k].n - 1], 55);
        ck_assert_double_eq(l.line[k].y[0], l.now.y[0]);
    }
    loss_shown_done(&l);
    kit_must(sh, "step 5; plot loss runs");
    loss_shown_init(&l, sh->bench);
    ck_assert_double_eq(l.now.x[l.now.n - 1], 35);
    ck_assert_double_eq(l.line[0].x[0], 30);
    loss_shown_done(&l);
    kit_must(sh, "reset weights; step; plot loss runs"); /* another run */
    loss_shown_init(&l, sh->bench);
    for (size_t k = 0; k < l.runs; k++)
        ck_assert_double_eq(l.line[k].x[0], 0);
    loss_shown_done(&l);
}
END_TEST

START_TEST(says_where_all_began)
{
    kit_must(sh, "data overlap; w = 1 2; fork hill; w = 2 1");
    kit_gets(sh, "race gd adam 5", "All began at the present weights.");
    kit_gets(sh, "race hill now 5", "All began at the present weights.");
    ck_assert_int_eq(kit_type(sh, "race gd"), SHELL_FAULT);
    ck_assert_str_eq(sh->fault.meant, "race gd now");
    kit_must(sh, sh->fault.meant);
    ck_assert_int_eq(kit_type(sh, "race now 7"), SHELL_FAULT);
    ck_assert_str_eq(sh->fault.meant, "race now adam");
}
END_TEST

START_TEST(the_list_tells_batch_and_what_is_gone)
{
    kit_must(sh, "data overlap; batch = 5; step 4");
    kit_gets(sh, "runs", "gd η auto, batch 5");
    ck_assert_ptr_null(strstr(kit_said(), "are kept"));
    for (int i = 0; i < 7; i++)
        kit_must(sh, "reset weights; step 2");
    kit_gets(sh, "runs", "Of the earlier runs the newest 5 are kept; C is the oldest.");
    kit_must(sh, "batch all; reset weights; step");
    kit_must(sh, "runs");
    ck_assert(strstr(strstr(kit_said(), "now"), "batch") == NULL);
}
END_TEST

Suite *suite_race(void)
{
    Suite *s = suite_create("race");
    TCase *t = tcase_create("race");
    int n = 0;

    while (methods[n])
        n++;
    tcase_add_checked_fixture(t, sh_open, sh_close);
    tcase_add_loop_test(t, as_if_alone, 0, sizeof alone / sizeof *alone);
    tcase_add_test(t, a_function_as_if_alone);
    tcase_add_test(t, forks_start_here);
    tcase_add_test(t, curves_are_aligned);
    tcase_add_test(t, says_where_all_began);
    tcase_add_test(t, the_list_tells_batch_and_what_is_gone);
    tcase_add_test(t, nobody_else_moves);
    tcase_add_loop_test(t, costs_are_exact, 0, n);
    tcase_add_test(t, the_same_start);
    tcase_add_test(t, the_lowest_wins);
    tcase_add_test(t, batch_and_online);
    tcase_add_test(t, can_be_stopped);
    tcase_add_test(t, refuses_what_cannot_be_compared);
    tcase_add_test(t, curves_and_paths);
    suite_add_tcase(s, t);
    return s;
}
