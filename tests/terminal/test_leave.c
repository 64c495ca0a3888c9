/* However it ends, the terminal is given back and the place is kept.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

#include "pty.h"
#include "suites.h"

static void begin(struct pty *p, const struct pty_start *how)
{
    pty_open(p, how);
    pty_await_row(p, 22, "> ");
    pty_type(p, "k");
    pty_await_row(p, 22, "> k"); /* readline is there, all handlers are */
}

static void check_restored(struct pty *p)
{
    ck_assert(!p->alternate);
    ck_assert(p->visible);
    ck_assert(pty_cooked(p));
    ck_assert_ptr_nonnull(strstr(p->raw.s, "\033[?2004l"));
}

static bool progress_saved(const struct pty *p)
{
    char file[256];
    struct stat st;

    snprintf(file, sizeof file, "%s/.local/state/logitty/progress", p->home);
    return stat(file, &st) == 0 && st.st_size > 0 && (st.st_mode & 077) == 0;
}

static const int ending[] = {SIGTERM, SIGHUP,  SIGSEGV, SIGBUS, SIGFPE,
                             SIGILL,  SIGABRT, SIGQUIT, SIGSYS, SIGTRAP};

/* The screen is restored and the status stays true. */
START_TEST(test_signal)
{
    struct pty p;

    begin(&p, &(struct pty_start){0});
    kill(p.pid, ending[_i]);
    pty_await_end(&p);
    ck_assert_killed(&p, ending[_i]);
    check_restored(&p);
    if (ending[_i] == SIGTERM || ending[_i] == SIGHUP)
        ck_assert(progress_saved(&p));
    pty_close(&p);
}
END_TEST

#define MOUSE_ON "\033[?1000h\033[?1006h"
#define MOUSE_OFF "\033[?1006l\033[?1000l"

/* What the program sent last of the two. */
static bool mouse_is_on(const struct pty *p)
{
    const char *on = NULL, *off = NULL;

    for (const char *s = p->raw.s; (s = strstr(s, MOUSE_ON)); s++)
        on = s;
    for (const char *s = p->raw.s; (s = strstr(s, MOUSE_OFF)); s++)
        off = s;
    return on && (!off || off < on);
}

/* A mouse that was asked for is given back, however it ends; nobody else's is touched. */
START_TEST(test_mouse_mode)
{
    int signo = _i < (int)(sizeof ending / sizeof *ending) ? ending[_i] : 0;
    struct pty p;

    begin(&p, &(struct pty_start){0});
    ck_assert_ptr_null(strstr(p.raw.s, "\033[?1000h"));
    pty_type(&p, "\025mouse on\r");
    pty_await(&p, "mouse = on");
    pty_await_raw(&p, MOUSE_ON);
    ck_assert(mouse_is_on(&p));
    if (signo)
        kill(p.pid, signo);
    else
        pty_type(&p, "quit\r");
    pty_await_end(&p);
    check_restored(&p);
    ck_assert(!mouse_is_on(&p));
    pty_close(&p);
}
END_TEST

/* While it sleeps the shell has its mouse; reports never become text. */
START_TEST(test_mouse_asleep)
{
    struct pty p;

    begin(&p, &(struct pty_start){.job = true});
    pty_type(&p, "\025mouse on\r");
    pty_await_raw(&p, MOUSE_ON);
    pty_type(&p, "\032");
    pty_await_told(&p, 'S');
    pty_await_alternate(&p, false);
    ck_assert(!mouse_is_on(&p));
    ck_assert(write(p.tell, "g", 1) == 1);
    pty_await_alternate(&p, true);
    pty_await_raw(&p, MOUSE_ON);
    pty_type(&p, "\033[<0;60;8M\033[<0;60;8m\033[<64;1;1M\033[<0;99999;1M\033[<M\033[M !!");
    pty_type(&p, "\033k");
    pty_type(&p, "mouse off\r");
    pty_await(&p, "mouse = off");
    ck_assert(!mouse_is_on(&p));
    pty_type(&p, "\025quit\r");
    pty_await_end(&p);
    ck_assert_exited(&p, 0);
    pty_close(&p);
}
END_TEST

START_TEST(test_quit_key)
{
    struct pty p;

    begin(&p, &(struct pty_start){0});
    pty_type(&p, "\034");
    pty_await_end(&p);
    ck_assert_killed(&p, SIGQUIT);
    check_restored(&p);
    pty_close(&p);
}
END_TEST

/* The connection breaks in the middle of a run. */
START_TEST(test_hang_up_in_a_run)
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
    pty_hang_up(&p);
    pty_await_end(&p);
    ck_assert_killed(&p, SIGHUP);
    ck_assert(progress_saved(&p));
    pty_close(&p);
}
END_TEST

START_TEST(test_term_in_a_run)
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
    kill(p.pid, SIGTERM);
    pty_await_end(&p);
    ck_assert_killed(&p, SIGTERM);
    check_restored(&p);
    ck_assert(progress_saved(&p));
    pty_close(&p);
}
END_TEST

/* Ctrl-Z gives the shell its screen; fg brings ours back, the line with it. */
START_TEST(test_suspend)
{
    struct winsize size = {.ws_row = 30, .ws_col = 100};
    struct pty p;

    begin(&p, &(struct pty_start){.job = true});
    pty_type(&p, "\032");
    pty_await_told(&p, 'S');
    pty_await_alternate(&p, false);
    ck_assert(pty_cooked(&p));
    ck_assert(p.visible);
    ioctl(p.master, TIOCSWINSZ, &size); /* while it sleeps */
    ck_assert(write(p.tell, "g", 1) == 1);
    pty_await_alternate(&p, true);
    vterm_set_size(p.vt, 30, 100);
    pty_type(&p, "\014");
    pty_await_row(&p, 28, "> k");
    ck_assert(!pty_cooked(&p));
    pty_type(&p, "\025quit\r");
    pty_await_end(&p);
    ck_assert_exited(&p, 0);
    check_restored(&p);
    pty_close(&p);
}
END_TEST

/* SIGSTOP cannot be caught: what can be is put right at SIGCONT. */
START_TEST(test_stop_and_go)
{
    struct pty p;
    struct termios modes;

    begin(&p, &(struct pty_start){0});
    kill(p.pid, SIGSTOP);
    ck_assert_int_eq(waitpid(p.pid, &p.status, WUNTRACED), p.pid);
    tcgetattr(p.master, &modes);
    modes.c_lflag |= ICANON | ECHO;
    modes.c_iflag |= ICRNL;
    tcsetattr(p.master, TCSANOW, &modes); /* as a shell does */
    vterm_input_write(p.vt, "\033[2J", 4);
    kill(p.pid, SIGCONT);
    pty_await_row(&p, 22, "> k");
    ck_assert(!pty_cooked(&p));
    pty_type(&p, "k");
    pty_await_row(&p, 22, "> kk");
    pty_type(&p, "\025quit\r");
    pty_await_end(&p);
    ck_assert_exited(&p, 0);
    check_restored(&p);
    pty_close(&p);
}
END_TEST

/* In an orphaned process group nothing can stop it: it only repaints. */
START_TEST(test_suspend_without_a_shell)
{
    struct pty p;

    begin(&p, &(struct pty_start){0});
    pty_type(&p, "\032k");
    pty_await_row(&p, 22, "> kk");
    pty_type(&p, "\025quit\r");
    pty_await_end(&p);
    ck_assert_exited(&p, 0);
    check_restored(&p);
    pty_close(&p);
}
END_TEST

/* A terminal that takes no more bytes does not hold the program back from leaving. */
START_TEST(test_stalled_terminal)
{
    struct pty p;
    int line;

    begin(&p, &(struct pty_start){0});
    line = open(ptsname(p.master), O_RDWR | O_NOCTTY);
    ck_assert_int_ge(line, 0);
    ck_assert_int_eq(tcflow(line, TCOOFF), 0);
    pty_type(&p, "help\r");
    pty_resize(&p, 40, 140);
    kill(p.pid, SIGTERM);
    pty_await_end(&p);
    ck_assert(WIFSIGNALED(p.status) ? WTERMSIG(p.status) == SIGTERM
                                    : WEXITSTATUS(p.status) == 128 + SIGTERM);
    ck_assert(progress_saved(&p));
    ck_assert(pty_cooked(&p));
    close(line);
    pty_close(&p);
}
END_TEST

/* It takes bytes again: the screen is right, and nothing typed was lost. */
START_TEST(test_stall_and_go_on)
{
    struct pty p;
    int line;

    begin(&p, &(struct pty_start){0});
    line = open(ptsname(p.master), O_RDWR | O_NOCTTY);
    ck_assert_int_eq(tcflow(line, TCOOFF), 0);
    pty_type(&p, "kk");
    ck_assert(!pty_pump(&p, 100));
    pty_type(&p, "kk");
    ck_assert_int_eq(tcflow(line, TCOON), 0);
    pty_await_row(&p, 22, "> kkkkk");
    close(line);
    pty_type(&p, "\025quit\r");
    pty_await_end(&p);
    ck_assert_exited(&p, 0);
    check_restored(&p);
    pty_close(&p);
}
END_TEST

START_TEST(test_plain_hang_up)
{
    struct pty p;

    pty_open(&p, &(struct pty_start){.arg = {"--plain"}});
    pty_await(&p, "> ");
    pty_hang_up(&p);
    pty_await_end(&p);
    ck_assert(progress_saved(&p));
    pty_close(&p);
}
END_TEST

Suite *suite_leave(void)
{
    Suite *suite = suite_create("leave");
    TCase *tc = tcase_create("leave");

    tcase_add_loop_test(tc, test_signal, 0, (int)(sizeof ending / sizeof *ending));
    tcase_add_test(tc, test_quit_key);
    tcase_add_test(tc, test_hang_up_in_a_run);
    tcase_add_test(tc, test_term_in_a_run);
    tcase_add_test(tc, test_suspend);
    tcase_add_test(tc, test_stop_and_go);
    tcase_add_test(tc, test_suspend_without_a_shell);
    tcase_add_test(tc, test_stalled_terminal);
    tcase_add_test(tc, test_stall_and_go_on);
    tcase_add_test(tc, test_plain_hang_up);
    tcase_add_loop_test(tc, test_mouse_mode, 0,
                        1 + (int)(sizeof ending / sizeof *ending));
    tcase_add_test(tc, test_mouse_asleep);
    suite_add_tcase(suite, tc);
    return suite;
}
