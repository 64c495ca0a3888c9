/* Full screen: start, type, run, quit.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "pty.h"
#include "suites.h"

static void check_left(struct pty *p)
{
    pty_await_end(p);
    ck_assert_exited(p, 0);
    ck_assert(!p->alternate);
    ck_assert(p->visible);
    ck_assert(pty_cooked(p));
    pty_close(p);
}

START_TEST(test_start_type_quit)
{
    struct pty p;

    pty_open(&p, &(struct pty_start){0});
    pty_await_alternate(&p, true);
    pty_await_row(&p, 22, "> ");
    ck_assert(!pty_cooked(&p));
    pty_type(&p, "line 3");
    pty_await_row(&p, 22, "> line 3");
    pty_await_cursor(&p, 22, 8);
    pty_type(&p, "\001\013quit\r");
    pty_await_raw(&p, "Your place is kept");
    check_left(&p);
}
END_TEST

START_TEST(test_first_run_is_lesson_0)
{
    struct pty p;

    pty_open(&p, &(struct pty_start){0});
    pty_await_row(&p, 0, " logitty   0 ");
    pty_await(&p, "Enter");
    pty_type(&p, "\r");
    pty_await_row(&p, 19, " "); /* the reply */
    pty_type(&p, "quit\r");
    check_left(&p);
}
END_TEST

START_TEST(test_data_opens_the_lab)
{
    struct pty p;
    struct str file;

    str_init(&file);
    str_addf(&file, "%s/datasets/hobbits.csv", getenv("LOGITTY_DATA"));
    pty_open(&p, &(struct pty_start){.arg = {file.s}});
    pty_await_row(&p, 0, " logitty   lab   hobbits.csv");
    pty_await(&p, "24 rows");
    pty_type(&p, "quit\r");
    check_left(&p);
    str_done(&file);
}
END_TEST

START_TEST(test_bad_data_is_told)
{
    struct pty p;

    pty_open(&p, &(struct pty_start){.arg = {"/nowhere.csv"}});
    pty_await_end(&p);
    ck_assert_exited(&p, 1);
    ck_assert(!p.alternate);
    ck_assert(pty_shows(&p, "logitty: /nowhere.csv"));
    pty_close(&p);
}
END_TEST

START_TEST(test_control_d_leaves)
{
    struct pty p;

    pty_open(&p, &(struct pty_start){0});
    pty_await_row(&p, 22, "> ");
    pty_type(&p, "\004");
    pty_await_raw(&p, "Your place is kept");
    check_left(&p);
}
END_TEST

/* The first keys of a stranger: none of them leaves, none is a trap. */
START_TEST(test_stranger)
{
    struct pty p;

    pty_open(&p, &(struct pty_start){0});
    pty_await_row(&p, 22, "> ");
    pty_type(&p, "\r");
    pty_key(&p, VTERM_KEY_LEFT);
    pty_key(&p, VTERM_KEY_UP);
    pty_key(&p, VTERM_KEY_DOWN);
    pty_type(&p, "\033");
    pty_type(&p, "\003\003");
    pty_await(&p, "Nothing is running. quit leaves; your place is kept.");
    pty_type(&p, "print 6*7\r");
    pty_await(&p, "42");
    pty_type(&p, "q\r");
    check_left(&p);
}
END_TEST

/* `run` animates, typing goes on, Ctrl-C stops it and keeps the line. */
START_TEST(test_run_while_typing)
{
    struct pty p;

    pty_open(&p, &(struct pty_start){0});
    pty_await_row(&p, 22, "> ");
    pty_type(&p, "lab\r");
    pty_await_row(&p, 0, " logitty   lab");
    pty_type(&p, "data hobbits\r");
    pty_await(&p, "24 rows");
    pty_type(&p, "run until loss < 0\r");
    pty_await(&p, "stops it");
    pty_type(&p, "eta");
    pty_await_row(&p, 22, "> eta");
    pty_type(&p, "\003");
    pty_await(&p, "Stopped");
    pty_await_row(&p, 22, "> eta");
    pty_type(&p, "\003");
    pty_type(&p, "quit\r");
    check_left(&p);
}
END_TEST

static long switches(pid_t pid)
{
    char line[256];
    long n = -1, part;
    FILE *in;

    snprintf(line, sizeof line, "/proc/%ld/status", (long)pid);
    if (!(in = fopen(line, "r")))
        return -1;
    while (fgets(line, sizeof line, in))
        if (sscanf(line, "voluntary_ctxt_switches: %ld", &part) == 1)
            n = part;
    fclose(in);
    return n;
}

/* Nothing to do: not one byte, not one wake-up. */
START_TEST(test_idle)
{
    struct pty p;
    long before;

    pty_open(&p, &(struct pty_start){0});
    pty_await_row(&p, 22, "> ");
    pty_type(&p, "x");
    pty_await_row(&p, 22, "> x");
    while (pty_pump(&p, 300))
        ;
    before = switches(p.pid);
    ck_assert(!pty_pump(&p, 400));
    ck_assert_int_eq(switches(p.pid), before);
    pty_type(&p, "\025quit\r");
    check_left(&p);
}
END_TEST

/* What is drawn twice is sent once: the same key again costs only its own cell. */
START_TEST(test_frames_are_small)
{
    struct pty p;
    size_t before;

    pty_open(&p, &(struct pty_start){0});
    pty_await_row(&p, 22, "> ");
    pty_type(&p, "zzz");
    pty_await_row(&p, 22, "> zzz");
    while (pty_pump(&p, 300))
        ;
    before = p.raw.len;
    pty_type(&p, "z");
    pty_await_row(&p, 22, "> zzzz");
    ck_assert_uint_le(p.raw.len - before, 80);
    pty_type(&p, "\025quit\r");
    check_left(&p);
}
END_TEST

/* The line obeys while it is typed: each digit moves a dotted line and one number, and
 * that is all that is sent. When the last error goes the field blooms, and then there
 * is rest. */
START_TEST(test_the_line_obeys)
{
    struct pty p;
    size_t before;
    long asleep;

    pty_open(&p, &(struct pty_start){.arg = {"1"}});
    pty_await_row(&p, 0, " logitty   1 ");
    pty_type(&p, "page 3\r");
    pty_await(&p, "3 of");
    pty_type(&p, "line 3 0\r");
    pty_await(&p, "errors 4 of 24");
    pty_type(&p, "line 3 -0.2");
    pty_await(&p, "errors 4 \xe2\x86\x92 2?");
    while (pty_pump(&p, 300))
        ;
    before = p.raw.len;
    pty_type(&p, "5");
    pty_await(&p, "errors 4 \xe2\x86\x92 1?");
    while (pty_pump(&p, 300))
        ;
    ck_assert_uint_le(p.raw.len - before, 300);
    pty_type(&p, "\177\1774\r"); /* now line 3 -0.4 */
    pty_await(&p, "errors 0 of 24");
    pty_await_raw(&p, "48;5;"); /* a tint */
    while (pty_pump(&p, 300))
        ;
    asleep = switches(p.pid);
    ck_assert(!pty_pump(&p, 400));
    ck_assert_int_eq(switches(p.pid), asleep);
    pty_type(&p, "quit\r");
    check_left(&p);
}
END_TEST

START_TEST(test_progress_is_kept)
{
    struct pty p, q;

    pty_open(&p, &(struct pty_start){.arg = {"1"}});
    pty_await_row(&p, 0, " logitty   1 ");
    pty_type(&p, "page 2\r");
    pty_await_row(&p, 0, " logitty   1 ");
    pty_await(&p, "2 of");
    pty_type(&p, "quit\r");
    pty_await_end(&p);
    pty_open(&q, &(struct pty_start){.home = p.home});
    pty_await_row(&q, 0, " logitty   1 ");
    pty_await(&q, "2 of");
    pty_type(&q, "quit\r");
    check_left(&q);
    pty_close(&p);
}
END_TEST

Suite *suite_screen(void)
{
    Suite *suite = suite_create("screen");
    TCase *tc = tcase_create("screen");

    tcase_add_test(tc, test_start_type_quit);
    tcase_add_test(tc, test_first_run_is_lesson_0);
    tcase_add_test(tc, test_data_opens_the_lab);
    tcase_add_test(tc, test_bad_data_is_told);
    tcase_add_test(tc, test_control_d_leaves);
    tcase_add_test(tc, test_stranger);
    tcase_add_test(tc, test_run_while_typing);
    tcase_add_test(tc, test_idle);
    tcase_add_test(tc, test_frames_are_small);
    tcase_add_test(tc, test_the_line_obeys);
    tcase_add_test(tc, test_progress_is_kept);
    suite_add_tcase(suite, tc);
    return suite;
}
