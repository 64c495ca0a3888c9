/* The line as it is typed: what it would do to the weights is what Enter then does, and
 * nothing else happens before. SPDX-License-Identifier: GPL-3.0-or-later */
#include <check.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "figure_kit.h"
#include "lesson/guide.h"
#include "repl/preview.h"
#include "shell_kit.h"

Suite *suite_preview(void);

static struct preview preview;

static void setup(void)
{
    sh_open();
    kit_must(sh, "data hobbits");
    kit_must(sh, "line 3 0");
}

static void teardown(void)
{
    preview_done(&preview);
    sh_close();
}

/* Everything that a learner could notice of the bench and of what was said. */
static char *all_of_it(void)
{
    struct str s;
    char *text;

    str_init(&s);
    bench_script(sh->bench, &s);
    str_addf(&s, "version %lu, steps %zu, set %d, line %d, fault '%s' '%s', rows %zu, "
                 "remark '%s'",
             sh->bench->version, sh->bench->s.steps, bench_count(sh->bench, "set"),
             bench_count(sh->bench, "line"), sh->fault.message, sh->fault.meant,
             sh->out.rows, sh->remark.s);
    for (size_t j = 0; j < sh->bench->s.params; j++)
        str_addf(&s, " %a", sh->bench->s.theta[j]);
    text = str_take(&s);
    str_done(&s);
    return text;
}

/* What LINE would make of the weights; nothing else is different afterwards. */
static struct bench *ahead(const char *line)
{
    char *before = all_of_it(), *after;
    struct bench *b = shell_preview(sh, line, &preview);

    after = all_of_it();
    ck_assert_str_eq(before, after);
    free(before);
    free(after);
    return b;
}

static bool same(const struct bench *a, const double *theta)
{
    return memcmp(a->s.theta, theta, a->s.params * sizeof *theta) == 0;
}

static const char *const shown[] = {
    "line 3 -0.4", "line 3, -0.4", "line 3 −0.4", "> line 3 -0.4", " line 2 1 ;",
    "line 2 -1 # a note", "LINE 2 1", "w = 1 2", "w 1 -2", "w1 = 2", "W1=2", "w1 2",
    "w0 = 3", "b = -3.5", "b=6, w1=4.5", "w1 = 1; w2 = 2", "w1 = w2, w2 = w1",
    "bias = 2", "w1 = w1 + 0.1", "w1 = 1; w1 = w1 * 2; b = w1", "times 2", "times -1",
    "b = exp(1) - mean(y)", "line 3 1/3",
};

START_TEST(what_is_shown_is_what_enter_does)
    {
        for (size_t i = 0; i < sizeof shown / sizeof *shown; i++) {
            struct bench *b = ahead(shown[i]);
            double theta[3];

            ck_assert_msg(b != NULL, "%s", shown[i]);
            ck_assert_ptr_eq(b->s.data, sh->bench->s.data);
            ck_assert_msg(!same(b, sh->bench->s.theta), "%s", shown[i]);
            memcpy(theta, b->s.theta, sizeof theta);
            kit_must(sh, shown[i]);
            ck_assert_msg(same(sh->bench, theta), "%s", shown[i]);
            ck_assert_ptr_null(ahead(""));
            kit_must(sh, "line 3 0");
        }
    }
END_TEST

static const char *const not_shown[] = {
    "", "   ", "l", "line", "line 3", "line 3 ", "line 3 -", "line 3 - 0.4",
    "line 2 3 4", "line 3 0?", "w", "w1", "w1 =", "w1 = ", "w1 + 1", "w1 == 2",
    "y = 3 - 0.4x", "w3 = 1", "w = 1", "w = 1 2 3", "w1 = 1 w2 = 2", "w1 = log(-1)",
    "w1 = (1", "w1 = 1,5", "w1 = 1; w", "w1 = 1; w3 = 2", "w1 = nothing",
    /* nothing would change */
    "line 3 0", "times 1", "w1 = w1", "w2 1", "w1 = 5; w1 = 0",
    /* more than the weights would, or nothing by weights */
    "eta = 0.5", "w1 = 1, eta = 2", "w1 = 2; step", "step", "reset weights", "random 3",
    "data line", "undo", "quit", "repeat 3 w1 = 2", "loss", "errors", "predict 6 6",
    "w1 = 2; undo", "scale on", "separable", "w1 = 2; data line", "export x.svg",
    "add 2 1 1", "!", "\"", "; ;", "# w1 = 2", "yes", "model linear; w1 = 2",
    /* refused */
    "w1 = 1e308*10", "times 0", "w1 = 1e308; times 1e10",
};

START_TEST(all_else_is_not_shown)
    {
        for (size_t i = 0; i < sizeof not_shown / sizeof *not_shown; i++)
            ck_assert_msg(ahead(not_shown[i]) == NULL, "%s", not_shown[i]);
        ck_assert(!sh->quit);
    }
END_TEST

/* Every beginning of a line is looked at, as it is typed; what is shown last is what
 * Enter does, with everything that can be switched on. */
START_TEST(letter_by_letter)
    {
        static const char *const before[] = {
            "scale on", "features product", "data archery", "model mlp 2", "data xor4",
            "data line", "bias off", "data sim-soft", "split 0.7",
        };
        static const char *const typed[] = {
            "line 2.5 -0.25", "w1 = 1.5; b = -2", "w = 0.5", "times 3", "v1 = 2",
            "h1.w1 = -1, h2.b = 4", "w3 = 0.25", "b 2",
        };
        size_t seen = 0;

        for (size_t i = 0; i < sizeof before / sizeof *before; i++) {
            kit_must(sh, before[i]);
            for (size_t k = 0; k < sizeof typed / sizeof *typed; k++) {
                char part[64];
                struct bench *b = NULL;
                double theta[64], was[64];
                size_t n = sh->bench->s.params;

                ck_assert_uint_le(n, 64);
                memcpy(was, sh->bench->s.theta, n * sizeof *was);
                for (size_t len = 1; len <= strlen(typed[k]); len++) {
                    snprintf(part, sizeof part, "%.*s", (int)len, typed[k]);
                    b = ahead(part);
                }
                memcpy(theta, b ? b->s.theta : was, n * sizeof *theta);
                seen += b != NULL;
                if (kit_type(sh, typed[k]) == SHELL_FAULT)
                    ck_assert_msg(b == NULL, "%s: %s", before[i], typed[k]);
                else
                    ck_assert_msg(same(sh->bench, theta), "%s: %s", before[i],
                                  typed[k]);
            }
        }
        ck_assert_uint_ge(seen, 25);
    }
END_TEST

START_TEST(errors_are_counted_once)
    {
        struct bench *b = ahead("line 3 -0.4");

        ck_assert_uint_eq(bench_fitness(b)->errors, 0);
        ck_assert(b->cached);
        ck_assert_ptr_eq(ahead("line 3 -0.40"), b);
        ck_assert_ptr_eq(ahead("line 3 -0.400; "), b);
        ck_assert(b->cached);
        ck_assert(!ahead("line 3 -0.4001")->cached);
    }
END_TEST

START_TEST(switched_off)
    {
        ck_assert_ptr_nonnull(ahead("line 2 1"));
        sh->preferences.preview = false;
        ck_assert_ptr_null(ahead("line 2 1"));
        sh->preferences.preview = true;
        ck_assert_ptr_nonnull(ahead("line 2 1"));
        shell_line(sh, "run");
        ck_assert(shell_busy(sh));
        ck_assert_ptr_null(ahead("line 2 1"));
        shell_interrupt(sh);
        while (shell_work(sh, 1) == SHELL_BUSY)
            ;
        ck_assert_ptr_nonnull(ahead("line 2 1"));
    }
END_TEST

/* A guess would be given away; the task of the page after it is open to trial. */
START_TEST(guesses_are_kept)
    {
        struct task *t;

        kit_must(sh, "lesson 1 2");
        ck_assert_int_eq(guide_task(sh->guide)->kind, TASK_PREDICT);
        ck_assert_ptr_null(ahead("line 3 0"));
        ck_assert_ptr_null(ahead("w1 = 3"));
        kit_type(sh, "A");
        ck_assert_ptr_null(guide_task(sh->guide));
        ck_assert_ptr_nonnull(ahead("line 2 0"));
        kit_must(sh, "page 3");
        ck_assert_uint_eq(bench_fitness(ahead("line 3 -0.4"))->errors, 0);
        t = (struct task *)guide_task(sh->guide); /* not const: the lesson is a copy */
        t->forbid = mem_text("times, line");
        ck_assert_ptr_null(ahead("line 3 -0.3"));
        ck_assert_ptr_null(ahead("times 3"));
        ck_assert_ptr_nonnull(ahead("w1 = 4"));
        kit_must(sh, "page 4");
        ck_assert_int_eq(guide_task(sh->guide)->kind, TASK_CHOOSE);
        ck_assert_ptr_null(ahead("w1 = 4"));
    }
END_TEST

START_TEST(nothing_is_seen_through_the_fog)
    {
        kit_must(sh, "data line");
        ck_assert_ptr_nonnull(ahead("w = 1"));
        kit_must(sh, "plot fog");
        ck_assert_ptr_null(ahead("w = 1"));
        kit_must(sh, "plot fit");
        ck_assert_ptr_nonnull(ahead("w = 1"));
    }
END_TEST

/* Another bench, or the same one changed, is another question for the same line. */
START_TEST(never_stale)
    {
        const struct bench *lab = sh->bench;

        ck_assert_ptr_nonnull(ahead("w1 = w1 + 1"));
        kit_must(sh, "w1 = 5");
        ck_assert_double_eq(ahead("w1 = w1 + 1")->s.theta[1], 6);
        kit_must(sh, "lesson 1 3");
        ck_assert_ptr_ne(sh->bench, lab);
        ck_assert_double_eq(ahead("w1 = w1 + 1")->s.theta[1], 4); /* line 2 -3 */
        kit_must(sh, "lab");
        ck_assert_double_eq(ahead("w1 = w1 + 1")->s.theta[1], 6);
    }
END_TEST

START_TEST(many_points_are_not_counted)
    {
        enum { MANY = 200001 };
        double *x = mem_array(2 * MANY, sizeof *x), *y = mem_array(MANY, sizeof *y);
        struct bench *b;

        for (size_t i = 0; i < MANY; i++)
            x[i] = (double)i, x[MANY + i] = -(double)i, y[i] = i % 2;
        b = bench_of(MANY, 2, x, y);
        bench_restore(sh->bench, &b->s);
        bench_free(b);
        b = ahead("line 3 -0.4");
        ck_assert_ptr_nonnull(b);
        ck_assert(!preview_counts(b));
        ck_assert(!bench_half(b));
        ck_assert(!b->cached && !sh->bench->cached);
        free(x);
        free(y);
    }
END_TEST

/* Every p ½ is known without counting, and as counting has it. */
START_TEST(half_is_half)
    {
        static const char *const lines[] = {
            "data hobbits", "w1 = 1e-12", "w1 = 1e-6", "times 0.001", "line 0 0", "reset",
            "data line",    "w = 2",      "data xor4", "model mlp 2", "v1 = 0; v2 = 0; b = 0",
        };
        int halves = 0;

        for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
            bool half;

            kit_must(sh, lines[i]);
            bench_changed(sh->bench); /* nothing is counted yet */
            half = bench_half(sh->bench);
            ck_assert(!sh->bench->cached);
            ck_assert_msg(half == bench_fitness(sh->bench)->half, "%s", lines[i]);
            ck_assert(half == bench_half(sh->bench));
            halves += half;
        }
        ck_assert_int_ge(halves, 4);
    }
END_TEST

Suite *suite_preview(void)
{
    Suite *s = suite_create("preview");
    TCase *tc = tcase_create("preview");

    tcase_add_checked_fixture(tc, setup, teardown);
    tcase_add_test(tc, what_is_shown_is_what_enter_does);
    tcase_add_test(tc, all_else_is_not_shown);
    tcase_add_test(tc, letter_by_letter);
    tcase_add_test(tc, errors_are_counted_once);
    tcase_add_test(tc, switched_off);
    tcase_add_test(tc, guesses_are_kept);
    tcase_add_test(tc, nothing_is_seen_through_the_fog);
    tcase_add_test(tc, never_stale);
    tcase_add_test(tc, many_points_are_not_counted);
    tcase_add_test(tc, half_is_half);
    suite_add_tcase(s, tc);
    return s;
}
