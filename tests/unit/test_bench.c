/* The bench: runs, scaling, snapshots.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <check.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "kit.h"
#include "lab/history.h"
#include "learn/csv.h"

Suite *suite_bench(void);

static struct bench *bench_with(const char *set)
{
    const char *root = getenv("LOGITTY_DATA");
    struct bench *b = bench_new();
    struct err err = {0};
    struct data *d;
    struct str file;

    str_init(&file);
    str_addf(&file, "%s/datasets/%s.csv", root ? root : ".", set);
    d = csv_load(file.s, NULL, &err);
    ck_assert_msg(d != NULL, "%s", err.message);
    bench_set_data(b, d);
    str_done(&file);
    return b;
}

/* CURRICULUM's and the numbers, from independent programs. */
START_TEST(challenger_optimum)
{
    struct bench *b = bench_with("challenger");
    struct fit_result r = bench_fit(b);

    ck_assert_int_eq(r.status, FIT_OPTIMUM);
    ck_assert_double_eq_tol(b->s.theta[0], 15.0429016477, 5e-10);
    ck_assert_double_eq_tol(b->s.theta[1], -0.2321627442, 5e-10);
    ck_assert_double_lt(bench_fitness(b)->gradnorm, 1e-8);
    bench_free(b);
}
END_TEST

/* With eta = auto (1/L) the objective never rises, whatever the units. */
START_TEST(auto_eta_never_rises)
{
    static const char *const sets[] = {
        "hobbits", "hobbits-mm", "challenger", "blobs", "overlap", "line", "xor"};

    for (size_t i = 0; i < sizeof sets / sizeof *sets; i++) {
        struct bench *b = bench_with(sets[i]);

        for (int k = 0; k < 300 && bench_step(b) == OPT_MOVED; k++)
            ;
        ck_assert_msg(b->s.rises == 0, "%s rose %zu times", sets[i], b->s.rises);
        bench_free(b);
    }
}
END_TEST

/* A step is theta - eta * gradient, at the weights before it. */
START_TEST(a_step_is_the_rule)
{
    struct bench *b = bench_with("overlap");
    double theta[3] = {0.3, -1, 2}, g[3];

    bench_set_theta(b, theta);
    b->s.knobs.eta = 0.25;
    b->s.eta_auto = false;
    bench_changed(b);
    memcpy(g, bench_fitness(b)->grad, sizeof g);
    ck_assert_int_eq(bench_step(b), OPT_MOVED);
    for (int j = 0; j < 3; j++)
        ck_assert_double_eq_tol(b->s.theta[j], theta[j] - 0.25 * g[j], 1e-15);
    ck_assert_uint_eq(b->s.steps, 1);
    ck_assert_uint_eq(trace_upto(b->s.trace, 1), 2);
    ck_assert_double_eq(b->s.trace->theta[0], 0.3);
    bench_free(b);
}
END_TEST

START_TEST(scaling_keeps_every_p)
{
    struct bench *b = bench_with("hobbits-mm");
    double theta[3] = {-4.7, 0.01, 1}, raw[3], x[2] = {333, 1.25}, p;
    double *before = malloc(24 * sizeof *before);

    bench_set_theta(b, theta);
    memcpy(before, bench_fitness(b)->p, 24 * sizeof *before);
    p = bench_p(b, x);
    bench_set_scale(b, true);
    ck_assert_double_eq_tol(bench_p(b, x), p, 1e-12);
    for (int i = 0; i < 24; i++)
        ck_assert_double_eq_tol(bench_fitness(b)->p[i], before[i], 1e-12);
    bench_raw(b, raw);
    for (int j = 0; j < 3; j++)
        ck_assert_double_eq_tol(raw[j], theta[j], 1e-12);
    bench_set_scale(b, false);
    for (int j = 0; j < 3; j++)
        ck_assert_double_eq_tol(b->s.theta[j], theta[j], 1e-12);
    free(before);
    bench_free(b);
}
END_TEST

/* Undo all, redo all: the same weights bit for bit, the same run. */
START_TEST(history_is_exact)
{
    struct bench *b = bench_with("blobs");
    struct history h;
    double theta[20][3];

    history_init(&h);
    b->s.knobs.eta = 0.4;
    b->s.eta_auto = false;
    for (int i = 0; i < 20; i++) {
        memcpy(theta[i], b->s.theta, sizeof theta[i]);
        history_note(&h, state_copy(&b->s), "step 7");
        for (int k = 0; k < 7; k++)
            bench_step(b);
    }
    for (int i = 20; i-- > 0;) {
        ck_assert_ptr_nonnull(history_undo(&h, b));
        ck_assert_int_eq(memcmp(b->s.theta, theta[i], sizeof theta[i]), 0);
        ck_assert_uint_eq(b->s.steps, 7 * (size_t)i);
    }
    ck_assert_ptr_null(history_undo(&h, b));
    for (int i = 1; i < 20; i++) {
        ck_assert_ptr_nonnull(history_redo(&h, b));
        ck_assert_int_eq(memcmp(b->s.theta, theta[i], sizeof theta[i]), 0);
    }
    ck_assert_double_eq_tol(b->s.trace->loss[0], log(2), 1e-15);
    history_clear(&h);
    bench_free(b);
}
END_TEST

/* Each edit keeps a table: where they are large the oldest moments go, the rest is
 * exact. */
START_TEST(large_tables_are_forgotten)
{
    struct bench *b = bench_with("hobbits");
    struct history h;
    struct err err = {0};
    int undone = 0;

    history_init(&h);
    /* five tables of 24 rows, 2 features and a label, and what a state is besides */
    h.most = 6 * (24 * 3 + 3 + sizeof(struct state) / sizeof(double));
    for (size_t i = 0; i < 20; i++) {
        struct state *before = state_copy(&b->s);

        ck_assert(bench_edit_data(b, data_flipped(b->s.all, i), "flip", &err));
        history_note(&h, before, "flip");
    }
    while (history_undo(&h, b))
        undone++;
    ck_assert_int_ge(undone, 4);
    ck_assert_int_le(undone, 6);
    for (size_t i = 0; i < 20; i++) /* 20 - undone flips are left */
        ck_assert(data_positive(b->s.all, i) ==
                  ((i < 12) != (i < (size_t)(20 - undone))));
    history_clear(&h);
    bench_free(b);
}
END_TEST

/* The script of a bench, run by a shell, gives the same bench. */
static void restores(const char *const *typed)
{
    struct shell *sh = kit_shell(false), *again;
    struct str script, second;
    char *line, *rest, *copy;

    for (; *typed; typed++)
        ck_assert_msg(kit_type(sh, *typed) == SHELL_READY, "%s: %s", *typed,
                      kit_said());
    str_init(&script);
    str_init(&second);
    bench_script(sh->bench, &script);
    again = kit_shell(false);
    rest = copy = strdup(script.s);
    while ((line = strsep(&rest, "\n")))
        ck_assert_msg(kit_type(again, line) == SHELL_READY, "%s: %s", line,
                      kit_said());
    bench_script(again->bench, &second);
    ck_assert_str_eq(second.s, script.s);
    ck_assert_uint_eq(again->bench->s.params, sh->bench->s.params);
    ck_assert_mem_eq(again->bench->s.theta, sh->bench->s.theta,
                     sh->bench->s.params * sizeof(double));
    free(copy);
    str_done(&script);
    str_done(&second);
    kit_done(sh);
    kit_done(again);
}

START_TEST(a_script_restores)
{
    static const char *const edited[] = {
        "data hobbits-mm; add 210 1 1; remove 3; flip 5; scale on; eta = 0.3; step 9",
        "lambda = 0.01; tau = 0.4; field on; optimizer newton; plot loss", NULL};
    static const char *const drawn[] = {
        "data circles n=60 seed=3 noise=0.1; split 0.75; features square; scale on",
        "batch = 4; order file; seed = 9; loss mse; bias penalised; beta = 0.8",
        "classweight balanced; optimizer momentum; step 5; formula L = (p-y)^2",
        "plot f x^2-2*x -1 3; X = 2; dX = 0.5; plot scatter", NULL};
    static const char *const network[] = {"data xor; model mlp 3; optimizer adam",
                                          "step 20; minimize X^2-2*X from 3; step 2",
                                          NULL};
    static const char *const through_zero[] = {"data overlap; bias off; step 3", NULL};
    static const char *const chosen[] = {"data hobbits; columns x1=lift label=hero",
                                         "step 2", NULL};

    restores(edited);
    restores(drawn);
    restores(network);
    restores(through_zero);
    restores(chosen);
}
END_TEST

Suite *suite_bench(void)
{
    Suite *s = suite_create("bench");
    TCase *t = tcase_create("bench");

    tcase_add_test(t, challenger_optimum);
    tcase_add_test(t, auto_eta_never_rises);
    tcase_add_test(t, a_step_is_the_rule);
    tcase_add_test(t, scaling_keeps_every_p);
    tcase_add_test(t, history_is_exact);
    tcase_add_test(t, large_tables_are_forgotten);
    tcase_add_test(t, a_script_restores);
    suite_add_tcase(s, t);
    return s;
}
