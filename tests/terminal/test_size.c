/* Resizing: the line is kept and the last picture is right.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>

#include "pty.h"
#include "suites.h"

enum { STORM = 500 };

static unsigned long seed;

static int random_up_to(int most)
{
    seed = seed * 6364136223846793005u + 1442695040888963407u;
    return 1 + (int)((seed >> 33) % (unsigned long)most);
}

static void finish(struct pty *p)
{
    pty_type(p, "\025quit\r");
    pty_await_end(p);
    ck_assert_exited(p, 0);
    ck_assert(!p->alternate);
    ck_assert(pty_cooked(p));
    pty_close(p);
}

/* The picture is what a full repaint gives. */
static void check_picture(struct pty *p)
{
    char *before, *after;

    pty_type(p, "k");
    pty_await(p, "> kk");
    while (pty_pump(p, 50))
        ;
    before = pty_picture(p);
    pty_type(p, "\014k");
    pty_await(p, "> kkk");
    pty_type(p, "\177");
    while (!strstr(before, "> kk") || pty_shows(p, "> kkk"))
        pty_pump(p, 20);
    while (pty_pump(p, 50))
        ;
    after = pty_picture(p);
    ck_assert_msg(strcmp(before, after) == 0, "before\n%s\nafter\n%s", before, after);
    free(before);
    free(after);
}

static void storm(struct pty *p, int times)
{
    for (int i = 0; i < times; i++) {
        pty_resize(p, random_up_to(60), random_up_to(150));
        pty_pump(p, i % 3);
    }
}

static const char *const terms[] = {"xterm-256color", "screen-256color", "vt100",
                                    "linux"};

START_TEST(test_storm)
{
    struct pty p;

    seed = 1 + (unsigned long)_i;
    pty_open(&p, &(struct pty_start){.term = terms[_i], .arg = {"1"}});
    pty_await_row(&p, 22, "> ");
    pty_type(&p, "k");
    pty_await_row(&p, 22, "> k");
    storm(&p, STORM);
    pty_resize(&p, 24, 80);
    pty_await_row(&p, 22, "> k");
    check_picture(&p);
    finish(&p);
}
END_TEST

/* The same while a run animates. */
START_TEST(test_storm_in_a_run)
{
    struct pty p;

    seed = 2;
    pty_open(&p, &(struct pty_start){.arg = {"1"}});
    pty_await_row(&p, 22, "> ");
    pty_type(&p, "lab\r");
    pty_await_row(&p, 0, " logitty   lab");
    pty_type(&p, "data hobbits\rrun until loss < 0\r");
    storm(&p, STORM / 3);
    pty_resize(&p, 30, 100);
    pty_type(&p, "\003");
    pty_await_row(&p, 28, "> ");
    pty_type(&p, "k");
    pty_await_row(&p, 28, "> k");
    check_picture(&p);
    finish(&p);
}
END_TEST

static const struct {
    int rows, cols;
} small[] = {{1, 1},  {1, 80},  {24, 1},  {2, 2},   {7, 29},
             {8, 30}, {12, 40}, {18, 60}, {36, 120}};

START_TEST(test_there_and_back)
{
    struct pty p;

    pty_open(&p, &(struct pty_start){.arg = {"1"}});
    pty_await_row(&p, 22, "> ");
    pty_resize(&p, small[_i].rows, small[_i].cols);
    pty_type(&p, "k");
    if (small[_i].cols >= 8)
        pty_await(&p, "> k");
    pty_resize(&p, 24, 80);
    pty_await_row(&p, 22, "> k");
    check_picture(&p);
    finish(&p);
}
END_TEST

/* COLUMNS and LINES of the environment freeze nothing. */
START_TEST(test_stale_environment)
{
    struct pty p;

    pty_open(&p, &(struct pty_start){.env = {"COLUMNS=33", "LINES=7"}});
    pty_await_row(&p, 22, "> ");
    pty_resize(&p, 30, 90);
    pty_await_row(&p, 28, "> ");
    finish(&p);
}
END_TEST

/* Serial lines and some containers say 0 x 0: the terminal's description decides. */
START_TEST(test_no_size)
{
    struct pty p;

    pty_open(&p, &(struct pty_start){.no_size = true});
    pty_await_row(&p, 22, "> ");
    pty_type(&p, "k");
    pty_await_row(&p, 22, "> k");
    finish(&p);
}
END_TEST

Suite *suite_size(void)
{
    Suite *suite = suite_create("size");
    TCase *tc = tcase_create("size");

    tcase_add_loop_test(tc, test_storm, 0, (int)(sizeof terms / sizeof *terms));
    tcase_add_test(tc, test_storm_in_a_run);
    tcase_add_loop_test(tc, test_there_and_back, 0,
                        (int)(sizeof small / sizeof *small));
    tcase_add_test(tc, test_stale_environment);
    tcase_add_test(tc, test_no_size);
    suite_add_tcase(suite, tc);
    return suite;
}
