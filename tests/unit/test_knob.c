/* Knobs: there and back to the last bit, one undo step for all turns, the same as the
 * assignment typed.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <check.h>
#include <string.h>

#include "plot/text.h"
#include "repl/knob.h"
#include "repl/private.h"
#include "repl/setting.h"
#include "shell_kit.h"
#include "state_kit.h"

Suite *suite_knob(void);

static unsigned state;

static unsigned any(unsigned n)
{
    state = state * 1103515245u + 12345u;
    return (state >> 16) % n;
}

/* ---- in the shell ---- */

static void setup(void)
{
    sh_open();
    kit_must(sh, "data hobbits");
}

static bool turn(int dial, int way, bool large)
{
    bool ok = knob_turn(sh, dial, way, large);

    paper_clear(&sh->out);
    return ok;
}

static struct state *bench_now(void)
{
    return state_copy(&sh->bench->s);
}

static void must_be(const struct state *expected, const char *of)
{
    const char *what = state_differs(expected, &sh->bench->s);

    ck_assert_msg(!what, "%s: %s", of, what);
}

/* What stands on the table, and the name alone. */
static const struct {
    const char *before, *name;
} knobs[] = {
    {"step 5", "w1"},
    {"line 3 -0.4", "b"},
    {"step 3", "eta"},
    {"eta = 0.3", "eta"},
    {"lambda = 0.013", "lambda"},
    {"", "lambda"},
    {"fit", "tau"},
    {"optimizer momentum; step 4", "beta"},
    {"optimizer adam; step 2", "beta2"},
    {"", "rho"},
    {"", "eps"},
    {"", "h"},
    {"", "seed"},
    {"step 2", "batch"},
    {"batch = 7; step 9", "batch"},
    {"step 4", "optimizer"},
    {"fit", "field"},
    {"step 2", "scale"},
    {"step 2", "model"},
    {"model mlp 3; step 2", "model"},
    {"model mlp 2; step", "h1.w2"},
    {"", "loss"},
    {"bias off", "bias"},
    {"plot f X^2 - 2*X; X = 1.3", "X"},
    {"minimize X^2 + Y^2; step", "Y"},
    {"plot f X^2", "dX"},
    {"line 3 -0.4", "line"},
    {"fit", "line"},
    {"data archery; step 7", "w"},
    {"data line; fit", "b"},
    {"data challenger; scale on; step 3", "w1"},
    {"features square; step 3", "w3"},
};

enum { KNOBS = sizeof knobs / sizeof *knobs };

static void arm(int i)
{
    state = (unsigned)i * 7919u + 17;
    if (*knobs[i % KNOBS].before)
        kit_must(sh, knobs[i % KNOBS].before);
    kit_type(sh, knobs[i % KNOBS].name);
    ck_assert_msg(knob_name(sh) != NULL, "%s: %s", knobs[i % KNOBS].before,
                  knobs[i % KNOBS].name);
}

/* A random walk of turns, all the way back, and the state is the one that it was; at any
 * time it is one undo step away. */
START_TEST(there_and_back)
    {
        size_t past;
        struct state *start;

        arm(_i);
        start = bench_now();
        past = sh->in->history->npast;
        for (int k = 0; k < 40; k++) {
            turn(knob_is_line(sh) && any(2), any(2) ? 1 : -1, any(4) == 0);
            ck_assert_uint_le(sh->in->history->npast, past + 1);
            ck_assert_ptr_nonnull(knob_name(sh));
        }
        if (sh->in->knob.turned) {
            struct state *now = state_copy(&sh->bench->s);
            struct state *first = history_retract(sh->in->history);

            bench_restore(sh->bench, first);
            must_be(start, "undone");
            bench_restore(sh->bench, now);
            history_note(sh->in->history, first, "turns");
            sh->in->knob.version = sh->bench->version;
            state_free(now);
        }
        for (int dial = 0; dial < 2; dial++)
            for (int k = 0; sh->in->knob.at[dial] && k < 2000; k++)
                turn(dial, sh->in->knob.at[dial] > 0 ? -1 : 1, false);
        must_be(start, "turned back");
        ck_assert_uint_eq(sh->in->history->npast, past);
        state_free(start);
    }
END_TEST

START_TEST(one_undo_step)
    {
        size_t past;
        struct state *start, *end;

        arm(_i);
        start = bench_now();
        past = sh->in->history->npast;
        for (int k = 0; k < 12; k++)
            turn(0, k < 3 ? 1 : any(3) ? 1 : -1, any(3) == 0);
        if (!sh->in->knob.turned)
            turn(0, -1, false);
        ck_assert_uint_eq(sh->in->history->npast, past + 1);
        end = bench_now();
        kit_must(sh, "undo");
        ck_assert_ptr_null(knob_name(sh));
        must_be(start, "undo");
        kit_must(sh, "redo");
        must_be(end, "redo");
        state_free(start);
        state_free(end);
    }
END_TEST

/* The statement that sets what the turns have set. */
static void write_typed(const char *name, struct str *line)
{
    const struct knob *k = &sh->in->knob;
    struct str from;

    str_init(&from);
    if (knob_is_line(sh)) {
        str_add(line, "line ");
        text_exact(line, ladder_value(&k->ladder[1], k->at[1]));
        str_addc(line, ' ');
    } else {
        str_addf(line, "%s = ", name);
    }
    if (k->words)
        ck_assert(knob_change(sh, &from, line));
    else
        text_exact(line, ladder_value(&k->ladder[0], k->at[0]));
    str_done(&from);
}

/* Many turns leave the bench as the one assignment does. */
START_TEST(same_as_typed)
    {
        struct state *turned;
        struct str line;
        int set, lines;

        arm(_i);
        for (int k = 0; k < 7; k++)
            turn(knob_is_line(sh) && k > 4, 1, k == 3);
        if (!sh->in->knob.turned)
            turn(0, -1, false);
        str_init(&line);
        write_typed(knobs[_i].name, &line);
        turned = bench_now();
        set = bench_count(sh->bench, "set");
        lines = bench_count(sh->bench, "line");
        kit_must(sh, "undo");
        kit_type(sh, line.s);
        must_be(turned, line.s);
        ck_assert_int_eq(bench_count(sh->bench, "set"), set);
        ck_assert_int_eq(bench_count(sh->bench, "line"), lines);
        str_done(&line);
        state_free(turned);
    }
END_TEST

/* Every setting of numbers has a reading that its turns begin from, and says its range. */
START_TEST(every_row)
    {
        for (size_t i = 0; settings[i]; i++) {
            const struct setting *s = settings[i];
            struct value v;

            if (setting_takes_numbers(s) && s->range) {
                ck_assert_msg(s->turn.rule != TURN_WORDS, "%s", s->name);
                ck_assert_msg(reading_get(sh->bench, s->name, &v), "%s", s->name);
            }
            if (s->turn.rule == TURN_WORDS)
                ck_assert_msg(s->word != NULL || !s->range, "%s", s->name);
        }
    }
END_TEST

START_TEST(ends_of_a_range)
    {
        kit_must(sh, "tau = 0.95");
        kit_type(sh, "tau");
        ck_assert(turn(0, 1, true));
        ck_assert_double_eq(sh->bench->s.tau, 1);
        ck_assert(!turn(0, 1, false));
        ck_assert_str_eq(sh->fault.message,
                         "tau goes no further: it is a number from 0 to 1.");
        ck_assert_double_eq(sh->bench->s.tau, 1);
        ck_assert(turn(0, -1, false));
        ck_assert_double_eq(sh->bench->s.tau, 0.99);
        kit_type(sh, "lambda");
        ck_assert(!turn(0, -1, false));
        kit_type(sh, "batch");
        ck_assert(!turn(0, 1, false));
        ck_assert(turn(0, -1, true));
        ck_assert_uint_eq(sh->bench->s.batch, 14);
    }
END_TEST

/* A word that is refused leaves all as it is; the next turn tries the one behind it. */
START_TEST(refused_words)
    {
        struct state *start;

        kit_must(sh, "data line");
        kit_type(sh, "model");
        start = bench_now();
        ck_assert(!turn(0, 1, false) || !turn(0, 1, false));
        ck_assert(strstr(sh->fault.message, "The labels are numbers"));
        must_be(start, "refused");
        ck_assert_ptr_nonnull(knob_name(sh));
        for (int k = 0; k < 6; k++)
            turn(0, 1, false);
        must_be(start, "refused");
        kit_must(sh, "data hobbits; optimizer newton");
        kit_type(sh, "batch");
        start = (state_free(start), bench_now());
        ck_assert(!turn(0, -1, false));
        must_be(start, "refused");
        state_free(start);
    }
END_TEST

/* Anything else ends it; what is no knob never begins. */
START_TEST(ends)
    {
        static const char *const lines[] = {"step", "undo", "loss", "w1 = 2", "help", "foo",
                                            "predict 1 1", "w1 + 1"};
        static const char *const none[] = {"errors", "glyphs", "theme", "mouse", "preview",
                                           "foo", "w9", "w", "p(1,1)", "step", "w1; step"};

        for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
            kit_type(sh, "w1");
            ck_assert_str_eq(knob_name(sh), "w1");
            turn(0, 1, false);
            kit_type(sh, lines[i]);
            ck_assert_msg(!knob_name(sh) || strcmp(lines[i], "loss") == 0, "%s", lines[i]);
        }
        for (size_t i = 0; i < sizeof none / sizeof *none; i++) {
            kit_type(sh, none[i]);
            ck_assert_msg(!knob_name(sh), "%s", none[i]);
            ck_assert(!turn(0, 1, false));
        }
    }
END_TEST

START_TEST(better_or_worse)
    {
        kit_must(sh, "line 3 0");
        kit_type(sh, "line");
        ck_assert_int_eq(knob_effect(sh), EFFECT_NONE);
        turn(0, -1, false);
        ck_assert_int_eq(knob_effect(sh), EFFECT_BETTER);
        turn(0, 1, false);
        ck_assert_int_eq(knob_effect(sh), EFFECT_NONE);
        turn(0, 1, true);
        ck_assert_int_eq(knob_effect(sh), EFFECT_WORSE);
        kit_must(sh, "fit"); /* no errors: another threshold can only make some */
        kit_type(sh, "tau");
        turn(0, 1, false);
        for (int k = 0; k < 49 && bench_fitness(sh->bench)->errors == 0; k++)
            turn(0, 1, false);
        ck_assert_int_eq(knob_effect(sh), EFFECT_WORSE);
        kit_type(sh, "lambda"); /* another yardstick */
        turn(0, 1, true);
        ck_assert_int_eq(knob_effect(sh), EFFECT_NONE);
        kit_must(sh, "minimize X^2; X = 3");
        kit_type(sh, "X");
        turn(0, -1, false);
        ck_assert_int_eq(knob_effect(sh), EFFECT_BETTER);
    }
END_TEST

START_TEST(undo_names_the_turn)
    {
        kit_must(sh, "w1 = 1.2");
        kit_type(sh, "w1");
        turn(0, 1, true);
        turn(0, 1, false);
        turn(0, 1, false);
        ck_assert_str_eq(sh->in->history->past[sh->in->history->npast - 1].line,
                         "w1 1.2 → 2.8");
        kit_gets(sh, "undo", "Taken back: w1 2.8 → 1.2   ");
        ck_assert_double_eq(kit_value(sh, "w1"), 1.2);
        kit_gets(sh, "redo", "Done again: w1 1.2 → 2.8");
        kit_type(sh, "optimizer");
        turn(0, 1, false);
        kit_gets(sh, "undo", "Taken back: optimizer momentum → gd");
    }
END_TEST

/* A task is done as soon as its state is reached. */
START_TEST(task_is_ticked)
    {
        const struct task *task;

        kit_must(sh, "lesson first-steps");
        task = guide_task(sh->guide);
        kit_type(sh, "line");
        for (int k = 0; k < 20 && guide_task(sh->guide) == task; k++)
            turn(1, 1, false);
        ck_assert_ptr_ne(guide_task(sh->guide), task);
        ck_assert_uint_lt(bench_fitness(sh->bench)->errors, 12);
        ck_assert_str_eq(knob_name(sh), "line"); /* and it can be turned on */
        ck_assert(turn(1, 1, false));
    }
END_TEST

START_TEST(guess_comes_first)
    {
        struct state *start;

        kit_must(sh, "lesson 1");
        kit_must(sh, "page 2");
        ck_assert(guide_task(sh->guide)->kind == TASK_CHOOSE ||
                  guide_task(sh->guide)->kind == TASK_PREDICT);
        kit_type(sh, "line");
        start = bench_now();
        ck_assert(!turn(0, 1, false));
        ck_assert_str_eq(sh->fault.message,
                         "A guess is asked for first; then the arrows turn line.");
        must_be(start, "a guess waits");
        state_free(start);
    }
END_TEST

Suite *suite_knob(void)
{
    Suite *suite = suite_create("knob");
    TCase *tc = tcase_create("knob");

    tcase_add_checked_fixture(tc, setup, sh_close);
    tcase_add_loop_test(tc, there_and_back, 0, 2 * KNOBS);
    tcase_add_loop_test(tc, one_undo_step, 0, KNOBS);
    tcase_add_loop_test(tc, same_as_typed, 0, KNOBS);
    tcase_add_test(tc, every_row);
    tcase_add_test(tc, ends_of_a_range);
    tcase_add_test(tc, refused_words);
    tcase_add_test(tc, ends);
    tcase_add_test(tc, better_or_worse);
    tcase_add_test(tc, undo_names_the_turn);
    tcase_add_test(tc, task_is_ticked);
    tcase_add_test(tc, guess_comes_first);
    suite_add_tcase(suite, tc);
    return suite;
}
