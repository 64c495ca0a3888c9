/* Signals of the full screen. The only state is what a handler can reach.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "screen_signals.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/mem.h"

enum { RESTORE_MAX = 1024, SIGNAL_MAX = 65, LEAVE_SECONDS = 2 };

static volatile sig_atomic_t noted[SIGNAL_MAX];
static volatile sig_atomic_t leaving;
static int wake[2] = {-1, -1};

static struct {
    volatile sig_atomic_t armed;
    int fd;
    char bytes[RESTORE_MAX];
    size_t n;
    struct termios cooked;
} crash;

/* ---- what a crash leaves behind ---- */

void crash_arm(int fd, const char *bytes, size_t n, const struct termios *cooked)
{
    crash.armed = 0;
    crash.fd = fd;
    crash.n = n < RESTORE_MAX ? n : RESTORE_MAX;
    memcpy(crash.bytes, bytes, crash.n);
    crash.cooked = *cooked;
    crash.armed = 1;
}

void crash_disarm(void)
{
    crash.armed = 0;
}

static void put(const char *bytes, size_t n)
{
    ssize_t done = write(crash.fd, bytes, n);

    (void)done; /* there is nobody left to tell */
}

/* Gives the terminal back at once, if armed. Async-signal-safe. */
static void restore(void)
{
    if (!crash.armed)
        return;
    crash.armed = 0;
    put(crash.bytes, crash.n);
    tcsetattr(crash.fd, TCSANOW, &crash.cooked);
}

/* SA_RESETHAND has set the default action back: raising the signal again ends the
 * process with the true status and a core. */
static void on_crash(int signo)
{
    static const char said[] =
        "logitty: something went badly wrong; your place is kept.\r\n";

    if (crash.armed) {
        restore();
        put(said, sizeof said - 1);
    }
    raise(signo);
}

/* The loop is stuck and somebody wants us gone. */
static void on_alarm(int signo)
{
    (void)signo;
    restore();
    _exit(128 + (leaving ? leaving : SIGALRM));
}

/* Standard error does not reach the person while the screen is on. */
static void on_no_memory(void)
{
    static const char said[] = "logitty: out of memory\r\n";

    if (!crash.armed)
        return;
    restore();
    put(said, sizeof said - 1);
}

/* ---- notes for the loop ---- */

static void wake_up(void)
{
    int kept = errno;
    ssize_t n = write(wake[1], "", 1); /* a full pipe wakes as well */

    (void)n;
    errno = kept;
}

static void on_note(int signo)
{
    noted[signo] = 1;
    wake_up();
}

static void on_leave(int signo)
{
    leaving = signo;
    alarm(LEAVE_SECONDS);
    wake_up();
}

bool signals_take(int signo)
{
    if (!noted[signo])
        return false;
    noted[signo] = 0; /* before the work, so that one that comes meanwhile counts */
    return true;
}

int signals_leaving(void)
{
    return leaving;
}

int signals_fd(void)
{
    return wake[0];
}

void signals_drain(void)
{
    char bytes[64];

    while (read(wake[0], bytes, sizeof bytes) > 0)
        ;
}

/* ---- the table ---- */

static const struct {
    int signo, flags;
    void (*handler)(int);
} caught[] = {
    {SIGINT, SA_RESTART, on_note},   {SIGTSTP, SA_RESTART, on_note},
    {SIGCONT, SA_RESTART, on_note},  {SIGWINCH, SA_RESTART, on_note},
    {SIGTERM, 0, on_leave},          {SIGHUP, 0, on_leave},
    {SIGALRM, 0, on_alarm},          {SIGPIPE, 0, SIG_IGN},
    {SIGSEGV, SA_ONSTACK, on_crash}, {SIGBUS, SA_ONSTACK, on_crash},
    {SIGFPE, SA_ONSTACK, on_crash},  {SIGILL, SA_ONSTACK, on_crash},
    {SIGABRT, SA_ONSTACK, on_crash}, {SIGQUIT, SA_ONSTACK, on_crash},
    {SIGSYS, SA_ONSTACK, on_crash},  {SIGTRAP, SA_ONSTACK, on_crash},
};

enum { CAUGHT = sizeof caught / sizeof *caught };

static struct sigaction before[CAUGHT];
static stack_t own_stack, stack_before;

/* Who asked that a hang-up be ignored (nohup) meant it. */
static void catch_signal(size_t i)
{
    struct sigaction act = {.sa_handler = caught[i].handler,
                            .sa_flags = caught[i].flags};

    if (caught[i].handler == on_crash)
        act.sa_flags |= SA_RESETHAND | SA_NODEFER;
    sigemptyset(&act.sa_mask);
    sigaction(caught[i].signo, &act, &before[i]);
    if (caught[i].signo == SIGHUP && before[i].sa_handler == SIG_IGN)
        sigaction(SIGHUP, &before[i], NULL);
}

/* A stack of its own, so that even a stack overflow gives the terminal back. */
static void crash_stack(void)
{
    enum { STACK = 64 * 1024 };

    own_stack = (stack_t){.ss_sp = mem_alloc(STACK), .ss_size = STACK};
    sigaltstack(&own_stack, &stack_before);
}

bool signals_start(void)
{
    if (pipe2(wake, O_NONBLOCK | O_CLOEXEC) < 0)
        return false;
    crash_stack();
    for (size_t i = 0; i < CAUGHT; i++)
        catch_signal(i);
    mem_on_failure(on_no_memory);
    return true;
}

void signals_end(void)
{
    alarm(0);
    mem_on_failure(NULL);
    for (size_t i = 0; i < CAUGHT; i++)
        sigaction(caught[i].signo, &before[i], NULL);
    sigaltstack(&stack_before, NULL);
    free(own_stack.ss_sp);
    close(wake[0]);
    close(wake[1]);
}

void signals_stop_process(void)
{
    struct sigaction usual = {.sa_handler = SIG_DFL}, ours;

    sigemptyset(&usual.sa_mask);
    sigaction(SIGTSTP, &usual, &ours);
    raise(SIGTSTP);
    sigaction(SIGTSTP, &ours, NULL);
    signals_take(SIGCONT);
}

void signals_die(int signo)
{
    signal(signo, SIG_DFL);
    raise(signo);
}
