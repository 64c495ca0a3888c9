/* The picture of the loss: earlier runs beside the present one, and each undo of a run.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "kit.h"
#include "loss_kit.h"

Suite *suite_loss_runs(void);

/* Each undo and redo shows exactly what was there. */
START_TEST(undo_is_exact)
    {
        static const char *const lines[] = {
            "data hobbits", "eta = 0.3",     "step 10", "eta = 1",        "step 10",
            "reset weights", "step 5",       "reset weights", "w = 1 1, b = 0", "step 4",
            "add 2 1 0",    "step 3",        "scale on", "step 3",        "batch 5",
            "step 7",       "reset weights", "step 2",  "reset weights",  "step 30",
            "fit",          "step 3",        "reset weights"};
        enum { N = sizeof lines / sizeof *lines };
        struct shell *sh = kit_shell(false);
        char *was[N + 1] = {NULL};

        kit_must(sh, "data hobbits; step 1; plot loss log passes runs; w = 0 0");
        for (int i = 0; i < N; i++) {
            kit_must(sh, lines[i]);
            was[i] = loss_dump(sh);
        }
        for (int turn = 0; turn < 2; turn++) {
            for (int i = N - 1; i > 0; i--) {
                kit_must(sh, "undo");
                free(was[N]);
                was[N] = loss_dump(sh);
                ck_assert_msg(strcmp(was[N], was[i - 1]) == 0, "undo %s", lines[i]);
            }
            for (int i = 1; i < N; i++) {
                kit_must(sh, "redo");
                free(was[N]);
                was[N] = loss_dump(sh);
                ck_assert_msg(strcmp(was[N], was[i]) == 0, "redo %s", lines[i]);
            }
        }
        for (int i = 0; i <= N; i++)
            free(was[i]);
        kit_done(sh);
    }
END_TEST

/* A run that goes another way from the same place leaves what was there to the other. */
START_TEST(two_ways_from_one_place)
    {
        struct shell *sh = kit_shell(false);
        struct state *before, *after;
        size_t rows;

        kit_must(sh, "data hobbits; eta = 0.3; step 10");
        before = state_copy(&sh->bench->s);
        kit_must(sh, "eta = 1; step 10");
        after = state_copy(&sh->bench->s);
        bench_restore(sh->bench, before);
        kit_must(sh, "optimizer newton; step 2");
        rows = trace_upto(after->trace, after->steps);
        ck_assert_uint_eq(rows, 21);
        ck_assert_double_eq(after->trace->loss[20], after->trace->loss[20]);
        ck_assert_uint_eq(trace_marks(after->trace, after->steps), 1);
        ck_assert_int_eq(after->trace->mark[0].kind, CHANGE_ETA);
        ck_assert_int_eq(sh->bench->s.trace->mark[0].kind, CHANGE_OPTIMIZER);
        ck_assert_uint_eq(trace_upto(sh->bench->s.trace, 100), 13);
        state_free(before);
        state_free(after);
        kit_done(sh);
    }
END_TEST

/* ---- earlier runs ---- */

START_TEST(runs_overlaid)
    {
        struct shell *sh = kit_shell(false);

        kit_must(sh, "data hobbits; eta = 0.3; step 60; reset weights");
        kit_must(sh, "optimizer adam; eta = 0.1; step 40; reset weights");
        kit_must(sh, "optimizer gd; eta = 0.2; step 50");
        ck_assert(!loss_shows(sh, "gd η 0.3"));
        kit_must(sh, "plot loss runs");
        ck_assert(loss_shows(sh, "A gd η 0.3") && loss_shows(sh, "B adam η 0.1"));
        ck_assert(loss_shows(sh, "now gd η 0.2"));
        ck_assert(loss_says(sh, "Run A, gd with eta 0.3: 60 steps to 0.351; run B, adam "
                                "with eta 0.1: 40 steps to 0.258."));
        kit_must(sh, "plot loss");
        ck_assert(!loss_shows(sh, "gd η 0.3") && !loss_says(sh, "Run A"));
        kit_must(sh, "plot loss runs; loss mse");
        ck_assert(!loss_says(sh, "Run A")); /* another loss is none to compare with */
        kit_must(sh, "loss log");
        ck_assert(loss_says(sh, "Run A"));
        kit_must(sh, "add 2 1 0");
        ck_assert(!loss_says(sh, "Run A"));
        kit_done(sh);
    }
END_TEST

START_TEST(runs_are_bounded)
    {
        struct bench *b = bench_new();
        struct shell *sh = kit_shell(false);

        kit_must(sh, "data hobbits");
        bench_restore(b, &sh->bench->s);
        for (int i = 0; i < 10000; i++) {
            const double w[] = {i % 7, 1, -1};

            bench_step(b);
            if (i % 3)
                bench_set_theta(b, w);
            else
                bench_reset(b);
        }
        ck_assert_uint_eq(b->s.runs.n, RUNS_KEPT);
        for (size_t i = 0; i < RUNS_KEPT; i++) {
            ck_assert_int_eq(b->s.runs.run[i]->refs, 1);
            ck_assert(i == 0 || b->s.runs.run[i]->letter != b->s.runs.run[i - 1]->letter);
        }
        for (int i = 0; i < 1000; i++) {
            bench_set_theta(b, (const double[]){0, 0, 0});
            bench_step(b);
        }
        ck_assert_uint_eq(b->s.before.n, STRETCHES);
        ck_assert_uint_ge(chain_steps(&b->s.before) + b->s.steps, 1000);
        bench_free(b);
        kit_done(sh);
    }
END_TEST

Suite *suite_loss_runs(void)
{
    Suite *s = suite_create("loss_runs");
    TCase *c = tcase_create("loss_runs");

    tcase_add_test(c, undo_is_exact);
    tcase_add_test(c, two_ways_from_one_place);
    tcase_add_test(c, runs_overlaid);
    tcase_add_test(c, runs_are_bounded);
    suite_add_tcase(s, c);
    return s;
}
