/* The walk in the fog: every way back, the keys, a task with so many moves.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "fog_kit.h"
#include "kit.h"
#include "repl/commands.h"
#include "ui/app.h"

Suite *suite_walk(void);

/* ---- there and back ---- */

START_TEST(test_there_and_back)
{
    static const double at[] = {0, 4, 0.1 + 0.2, 1 / 3.0, 1e-7, -12345.678, 1e20};
    struct bench *b = bench_with("line");
    unsigned state = 11;

    for (size_t i = 0; i < sizeof at / sizeof *at; i++) {
        double from[2];
        int across = 0, up = 0;

        place(b, at[i], -at[i]);
        fog_begin(b, NULL);
        memcpy(from, b->s.theta, sizeof from);
        for (int k = 0; k < 20; k++) {
            int r = (int)(5 * any(&state)), s = (int)(5 * any(&state));

            walk(b, r < 0 ? FOG_LEFT : FOG_RIGHT, (size_t)abs(r));
            walk(b, s < 0 ? FOG_DOWN : FOG_UP, (size_t)abs(s));
            across += r;
            up += s;
        }
        walk(b, across > 0 ? FOG_LEFT : FOG_RIGHT, (size_t)abs(across));
        walk(b, up > 0 ? FOG_DOWN : FOG_UP, (size_t)abs(up));
        ck_assert_int_eq(memcmp(from, b->s.theta, sizeof from), 0);
    }
    bench_free(b);
}
END_TEST

START_TEST(test_round)
{
    struct bench *b = bench_with("line");

    place(b, 4, 0);
    walk(b, FOG_LEFT, 13);
    walk(b, FOG_UP, 6);
    ck_assert_double_eq(b->s.theta[1], 1.4);
    ck_assert_double_eq(b->s.theta[0], 2.4);
    ck_assert_double_lt(bench_fitness(b)->mse, 0.56); /* the task can be walked */
    bench_free(b);
}
END_TEST

START_TEST(test_undo)
{
    struct shell *sh = kit_shell(false);
    struct fog *before;
    double theta[2];

    kit_must(sh, "data line");
    kit_must(sh, "w = 4; b = 1/3");
    kit_must(sh, "fog");
    kit_must(sh, "walk left 4");
    before = fog_ref(sh->bench->s.fog);
    memcpy(theta, sh->bench->s.theta, sizeof theta);
    kit_must(sh, "walk up 30; walk right; step 3; w = 9; reset");
    ck_assert_ptr_ne(sh->bench->s.fog, before);
    for (int i = 0; i < 5; i++)
        kit_must(sh, "undo");
    ck_assert_ptr_eq(sh->bench->s.fog, before); /* the very same, which nobody touched */
    ck_assert_int_eq(memcmp(theta, sh->bench->s.theta, sizeof theta), 0);
    ck_assert_uint_eq(before->moves, 4);
    kit_must(sh, "undo; undo");
    ck_assert_ptr_null(sh->bench->s.fog);
    fog_free(before);
    kit_done(sh);
}
END_TEST

START_TEST(test_counts)
{
    struct shell *sh = kit_shell(false);

    kit_must(sh, "data line; fog");
    bench_mark(sh->bench);
    kit_must(sh, "walk left 3; w = 1; walk up");
    ck_assert_int_eq(bench_count(sh->bench, "set"), 5);
    ck_assert_double_eq(kit_value(sh, "moves"), 5);
    ck_assert(sh->bench->s.drawn);
    kit_must(sh, "step 2");
    ck_assert_double_eq(kit_value(sh, "moves"), 5);
    kit_must(sh, "undo");
    ck_assert_int_eq(bench_count(sh->bench, "set"), 5);
    kit_done(sh);
}
END_TEST

START_TEST(test_level)
{
    struct shell *sh = kit_shell(true);

    kit_must(sh, "minimize (X - 3)^2 + Y^2");
    kit_must(sh, "X = 3; fog; feel on");
    kit_gets(sh, "describe fog", "The ground is level here.");
    kit_must(sh, "walk right");
    kit_gets(sh, "walk left", "The ground is level here.");
    kit_gets(sh, "print X", "3");
    kit_done(sh);
}
END_TEST

/* ---- keys ---- */

static struct app *screen_with(struct shell *sh)
{
    struct app *app;

    sh->host.pictures_inline = false;
    app = app_new(sh, false);
    app_resize(app, 24, 80);
    app_typed(app, "> ", "", 0);
    return app;
}

START_TEST(test_arrows)
{
    struct shell *sh = kit_shell(true);
    struct app *app = screen_with(sh);

    app_line(app, "data line");
    ck_assert(!app_action(app, ACTION_UP)); /* history, where nobody walks */
    app_line(app, "fog 0.2 0.4");
    app_typed(app, "> ", "", 0);
    ck_assert(app_action(app, ACTION_UP) && app_action(app, ACTION_UP));
    ck_assert(app_action(app, ACTION_RIGHT) && app_action(app, ACTION_RIGHT));
    ck_assert(app_action(app, ACTION_LEFT) && app_action(app, ACTION_DOWN));
    ck_assert_double_eq(sh->bench->s.theta[0], 0.4);
    ck_assert_double_eq(sh->bench->s.theta[1], 0.2);
    app_typed(app, "> ", "w = 1", 5);
    ck_assert(!app_action(app, ACTION_UP) && !app_action(app, ACTION_DOWN));
    ck_assert(!app_action(app, ACTION_LEFT));
    app_typed(app, "(reverse-i-search)`': ", "", 0);
    ck_assert(!app_action(app, ACTION_UP));
    app_typed(app, "> ", "", 0);
    app_line(app, "help");
    ck_assert(!app_action(app, ACTION_UP)); /* something is being read */
    app_action(app, ACTION_ESCAPE);
    ck_assert_double_eq(kit_value(sh, "moves"), 6);
    app_line(app, "plot fit");
    ck_assert(!app_action(app, ACTION_DOWN));
    ck_assert_double_eq(kit_value(sh, "moves"), 6);
    app_free(app);
    kit_done(sh);
}
END_TEST

/* ---- a task with so many moves ---- */

static struct shell *fixture(char *dir, size_t room, const char **dirs)
{
    struct shell *sh = kit_shell(true), *own;
    struct shell_host host = sh->host;

    snprintf(dir, room, "%s/screens/lessons", getenv("TESTS_DIR") ? getenv("TESTS_DIR") : "tests");
    *dirs = dir;
    host.lesson_dirs = dirs;
    host.nlesson_dirs = 1;
    own = shell_new(&host, commands);
    shell_free(sh);
    shell_open_lesson(own, "the-loss-landscape");
    shell_line(own, "page 4");
    paper_clear(&own->out);
    return own;
}

static bool has_said(struct shell *sh, const char *line, const char *part)
{
    struct str t;
    bool found;

    paper_clear(&sh->out);
    shell_line(sh, line);
    str_init(&t);
    paper_dump(&sh->out, &t);
    for (char *p = t.s; *p; p++)
        if (*p == '\n')
            *p = ' ';
    found = strstr(t.s, part) != NULL;
    str_done(&t);
    return found;
}

START_TEST(test_moves)
{
    static char dir[1024];
    const char *dirs[1];
    struct shell *sh = fixture(dir, sizeof dir, dirs);
    size_t done, most;

    ck_assert(guide_moves(sh->guide, &done, &most));
    ck_assert_uint_eq(done, 0);
    ck_assert_uint_eq(most, 40);
    ck_assert(has_said(sh, "walk left 11", "29 moves left."));
    ck_assert(has_said(sh, "walk up 28", "1 move left."));
    ck_assert(has_said(sh, "walk down", "The 40 moves are used up."));
    ck_assert(has_said(sh, "undo", "Taken back"));
    ck_assert(guide_moves(sh->guide, &done, &most) && done == 39);
    ck_assert(has_said(sh, "walk down 22", "0 moves left."));
    ck_assert(has_said(sh, "walk left", "That took 62 moves, not 40."));
    ck_assert(!guide_moves(sh->guide, &done, &most)); /* it is done */
    shell_free(sh);
}
END_TEST

Suite *suite_walk(void)
{
    Suite *s = suite_create("walk");
    TCase *t = tcase_create("walk");

    tcase_add_test(t, test_there_and_back);
    tcase_add_test(t, test_round);
    tcase_add_test(t, test_undo);
    tcase_add_test(t, test_counts);
    tcase_add_test(t, test_level);
    tcase_add_test(t, test_arrows);
    tcase_add_test(t, test_moves);
    suite_add_tcase(s, t);
    return s;
}
