/* The commands that go along a run: what they say, what they refuse, undo and redo.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <check.h>
#include <stdio.h>
#include <string.h>

#include "chance_kit.h"
#include "lab/timeline.h"
#include "repl/commands.h"
#include "repl/setting.h"
#include "repl/private.h"
#include "shell_kit.h"
#include "state_kit.h"
#include "ui/app.h"

Suite *suite_goto(void);

/* ---- commands ---- */

static void setup(void)
{
    sh_open();
    kit_must(sh, "data overlap; eta = 0.02");
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

Suite *suite_goto(void)
{
    Suite *s = suite_create("goto");
    TCase *t = tcase_create("goto");

    tcase_add_checked_fixture(t, setup, sh_close);
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
    suite_add_tcase(s, t);
    return s;
}
