/* -e, -f, a pipe and the options: no terminal at all.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/str.h"
#include "home.h"
#include "suites.h"

static char home[128];

static void set_up(void)
{
    home_make(home, sizeof home);
    setenv("HOME", home, 1);
}

static void tear_down(void)
{
    home_remove(home);
}

/* ---- running ---- */

struct result {
    struct str out, err;
    int status;
};

static void read_all(int fd, struct str *to)
{
    char bytes[4096];
    ssize_t n;

    while ((n = read(fd, bytes, sizeof bytes)) > 0)
        str_addn(to, bytes, (size_t)n);
    close(fd);
}

/* Runs the shell command REST behind the program's name; INPUT comes from a file. */
static void run(struct result *r, const char *input, const char *rest)
{
    const char *program = getenv("LOGITTY");
    struct str command;
    int out[2], err[2];
    pid_t pid;

    str_init(&command);
    str_init(&r->out);
    str_init(&r->err);
    str_addf(&command, "'%s' %s", program ? program : "./logitty", rest);
    if (input)
        str_addf(&command, " < '%s'", home_file(home, "input", input));
    else
        str_add(&command, " < /dev/null");
    ck_assert(pipe(out) == 0 && pipe(err) == 0);
    if ((pid = fork()) == 0) {
        dup2(out[1], STDOUT_FILENO);
        dup2(err[1], STDERR_FILENO);
        close(out[0]);
        close(err[0]);
        execl("/bin/sh", "sh", "-c", command.s, (char *)NULL);
        _exit(127);
    }
    close(out[1]);
    close(err[1]);
    read_all(out[0], &r->out);
    read_all(err[0], &r->err);
    waitpid(pid, &r->status, 0);
    str_done(&command);
}

static void done(struct result *r)
{
    str_done(&r->out);
    str_done(&r->err);
}

static size_t lines(const struct str *text)
{
    size_t n = 0;

    for (size_t i = 0; i < text->len; i++)
        n += text->s[i] == '\n';
    return n;
}

#define ck_assert_result(r, code) \
    ck_assert_msg(WIFEXITED((r)->status) && WEXITSTATUS((r)->status) == (code), \
                  "status %x instead of exit %d; it said: %s", \
                  (unsigned)(r)->status, code, (r)->err.s)

/* ---- what is asked of it, and how it ends ---- */

static const struct {
    const char *input, *rest;
    int status;
    const char *out, *err; /* contained; NULL = nothing at all */
} cases[] = {
    {NULL, "-e 'print 1+1'", 0, "2\n", NULL},
    {NULL, "-e 'print 1' -e 'print 2'", 0, "1\n2\n", NULL},
    {NULL, "-e 'print 1\nprint 2'", 0, "1\n2\n", NULL},
    {NULL, "-e 'data hobbits; line 3 -0.4'", 0, NULL, NULL},
    {NULL, "-e 'data hobbits; w = 1 1; b = -4.7; print errors'", 0, "0\n", NULL},
    {NULL, "-e 'stpe 10'", 1, NULL, "step"},
    {NULL, "-e 'stpe 10; print 1' -e 'print 2'", 1, NULL, "step"},
    {NULL, "-k -e 'stpe 10' -e 'print 2'", 1, "2\n", "step"},
    {NULL, "-e 'print 1; quit; print 2'", 0, "1\n", NULL},
    {"print 1\n\n# nothing\nprint 2\n", "", 0, "1\n2\n", NULL},
    {"print 1\r\nprint 2", "", 0, "1\n2\n", NULL},
    {"\xEF\xBB\xBFprint 1\n", "", 0, "1\n", NULL},
    {"print 1\nstpe 3\nprint 2\n", "", 1, "1\n", "logitty: stdin:2"},
    {"print 3\n", "-f -", 0, "3\n", NULL},
    {NULL, "-f /nowhere/at/all", 1, NULL, "/nowhere/at/all"},
    {NULL, "/nowhere.csv", 1, NULL, "/nowhere.csv"},
    {NULL, "-e 'print n' /nowhere.csv", 1, NULL, "/nowhere.csv"},
    {NULL, "no-such-lesson", 1, NULL, "no-such-lesson"},
    {NULL, "--nonsense", 2, NULL, "--nonsense"},
    {NULL, "-z", 2, NULL, "-z"},
    {NULL, "-e", 2, NULL, "-e"},
    {NULL, "--color=pink", 2, NULL, "auto, always or never"},
    {NULL, "--charset=runes", 2, NULL, "braille"},
    {NULL, "a b", 2, NULL, "'b'"},
    {NULL, "--help", 0, "--plain", NULL},
    {NULL, "-h", 0, "Report faults to", NULL},
    {NULL, "--version", 0, "logitty ", NULL},
    {NULL, "-V", 0, "readline", NULL},
    {NULL, "--doctor", 0, "terminal", NULL},
    {NULL, "--plain", 0, "Your place is kept", NULL}, /* the end of the input leaves */
};

START_TEST(test_case)
{
    struct result r;

    run(&r, cases[_i].input, cases[_i].rest);
    ck_assert_result(&r, cases[_i].status);
    if (cases[_i].out)
        ck_assert_msg(strstr(r.out.s, cases[_i].out) != NULL, "printed: %s", r.out.s);
    else
        ck_assert_str_eq(r.out.s, "");
    if (cases[_i].err)
        ck_assert_msg(strstr(r.err.s, cases[_i].err) != NULL, "said: %s", r.err.s);
    else
        ck_assert_str_eq(r.err.s, "");
    if (cases[_i].err)
        ck_assert_uint_eq(lines(&r.err), 1);
    ck_assert_ptr_null(strchr(r.out.s, '\033'));
    done(&r);
}
END_TEST

/* Two lines, both numbers with 17 significant digits. */
START_TEST(test_numbers)
{
    struct result r;
    double errors, before, after;

    run(&r, NULL, "-e 'data hobbits; w = 1 1; b = -4.7; print errors, loss; step 10; "
                  "print loss'");
    ck_assert_result(&r, 0);
    ck_assert_uint_eq(lines(&r.out), 2);
    ck_assert_int_eq(sscanf(r.out.s, "%lf %lf\n%lf\n", &errors, &before, &after), 3);
    ck_assert_double_eq(errors, 0);
    ck_assert_double_lt(after, before);
    done(&r);
}
END_TEST

START_TEST(test_picture_through_a_pipe)
{
    struct result r;

    run(&r, "data hobbits\nline 3 -0.4\nplot\nquit\n", "");
    ck_assert_result(&r, 0);
    ck_assert_uint_ge(lines(&r.out), 10);
    ck_assert_ptr_null(strchr(r.out.s, '\033'));
    ck_assert_ptr_nonnull(strchr(r.out.s, 'o'));
    ck_assert_ptr_nonnull(strchr(r.out.s, '+'));
    done(&r);
}
END_TEST

START_TEST(test_place_in_a_script)
{
    struct result r;
    struct str rest;

    str_init(&rest);
    str_addf(&rest, "-f '%s'", home_file(home, "s.lt", "print 1\nprint 2\nstpe 3\n"));
    run(&r, NULL, rest.s);
    ck_assert_result(&r, 1);
    ck_assert_str_eq(r.out.s, "1\n2\n");
    ck_assert_msg(strstr(r.err.s, "s.lt:3") != NULL, "said: %s", r.err.s);
    done(&r);
    str_done(&rest);
}
END_TEST

START_TEST(test_fault_in_data)
{
    struct result r;
    struct str rest;

    str_init(&rest);
    str_addf(&rest, "-e 'print n' '%s'",
             home_file(home, "bad.csv", "a,b\n1,0\n2,1\nx,1\n"));
    run(&r, NULL, rest.s);
    ck_assert_result(&r, 1);
    ck_assert_msg(strstr(r.err.s, "bad.csv:4:1: ") != NULL, "said: %s", r.err.s);
    done(&r);
    str_done(&rest);
}
END_TEST

START_TEST(test_full_disk)
{
    struct result r;

    if (access("/dev/full", W_OK) != 0)
        return;
    run(&r, NULL, "-e 'print 1' > /dev/full");
    ck_assert_result(&r, 1);
    ck_assert_uint_eq(lines(&r.err), 1);
    done(&r);
}
END_TEST

/* `| head -1` says that it is enough: no complaint, and no endless work. */
START_TEST(test_closed_pipe)
{
    struct result r;
    struct str script;

    str_init(&script);
    for (int i = 0; i < 100000; i++)
        str_add(&script, "print 1\n");
    run(&r, script.s, "-f - | head -n 1");
    ck_assert_str_eq(r.err.s, "");
    done(&r);
    str_done(&script);
}
END_TEST

START_TEST(test_one_huge_line)
{
    struct result r;
    struct str line;

    str_init(&line);
    for (int i = 0; i < 300000; i++)
        str_add(&line, "1+1+1+1 ");
    run(&r, line.s, "");
    ck_assert(WIFEXITED(r.status) && WEXITSTATUS(r.status) == 1);
    ck_assert_uint_le(r.err.len, 2000);
    done(&r);
    str_done(&line);
}
END_TEST

START_TEST(test_ascii_locale)
{
    struct result r;

    setenv("LC_ALL", "C", 1);
    run(&r, "data hobbits\nplot scatter\nhelp\nhelp all\ndescribe\n", "");
    ck_assert_result(&r, 0);
    for (size_t i = 0; i < r.out.len; i++)
        ck_assert_msg((unsigned char)r.out.s[i] < 0x80, "byte %zu", i);
    done(&r);
}
END_TEST

/* Colours only when somebody insists. */
START_TEST(test_forced_colour)
{
    struct result r;

    run(&r, "data hobbits\nplot scatter\n", "--color=always");
    ck_assert_ptr_nonnull(strstr(r.out.s, "\033[0;1;31m+"));
    done(&r);
    setenv("CLICOLOR_FORCE", "1", 1);
    run(&r, "data hobbits\nplot scatter\n", "");
    ck_assert_ptr_nonnull(strstr(r.out.s, "\033[0;1;31m+"));
    done(&r);
    run(&r, "data hobbits\nplot scatter\n", "--color=never");
    ck_assert_ptr_null(strchr(r.out.s, '\033'));
    done(&r);
}
END_TEST

/* Ctrl-C ends a script that would go on for ever, with 130. */
START_TEST(test_interrupt)
{
    const char *program = getenv("LOGITTY");
    struct pollfd in = {.events = POLLIN};
    int out[2], status;
    pid_t pid;

    ck_assert(pipe(out) == 0);
    if ((pid = fork()) == 0) {
        dup2(out[1], STDOUT_FILENO);
        execl(program ? program : "./logitty", "logitty", "-e", "data hobbits; print 1",
              "-e", "step 1000000000", (char *)NULL);
        _exit(127);
    }
    close(out[1]);
    in.fd = out[0];
    ck_assert_int_eq(poll(&in, 1, 20000), 1); /* the first -e is done */
    kill(pid, SIGINT);
    waitpid(pid, &status, 0);
    ck_assert(WIFEXITED(status));
    ck_assert_int_eq(WEXITSTATUS(status), 130);
}
END_TEST

Suite *suite_stream(void)
{
    Suite *suite = suite_create("stream");
    TCase *tc = tcase_create("stream");

    tcase_add_checked_fixture(tc, set_up, tear_down);
    tcase_add_loop_test(tc, test_case, 0, (int)(sizeof cases / sizeof *cases));
    tcase_add_test(tc, test_numbers);
    tcase_add_test(tc, test_picture_through_a_pipe);
    tcase_add_test(tc, test_place_in_a_script);
    tcase_add_test(tc, test_fault_in_data);
    tcase_add_test(tc, test_full_disk);
    tcase_add_test(tc, test_closed_pipe);
    tcase_add_test(tc, test_one_huge_line);
    tcase_add_test(tc, test_ascii_locale);
    tcase_add_test(tc, test_forced_colour);
    tcase_add_test(tc, test_interrupt);
    suite_add_tcase(suite, tc);
    return suite;
}
