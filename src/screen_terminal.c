/* The terminal of the full screen: its modes, one write per frame, how it is given
 * back. SPDX-License-Identifier: GPL-3.0-or-later */
#include "screen_terminal.h"

#include <curses.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <time.h>
#include <unistd.h>

#include "screen_signals.h"
#include "terminfo.h"

enum { DRAIN_MS = 1000 };

#define PASTE_ON "\033[?2004h"
#define PASTE_OFF "\033[?2004l"
/* Presses, releases and the wheel, no motion; in numbers, so that no byte of a report
 * can be taken for text. */
#define MOUSE_ON "\033[?1000h\033[?1006h"
#define MOUSE_OFF "\033[?1006l\033[?1000l"

/* ---- bytes out ---- */

bool terminal_pending(const struct terminal *t)
{
    return t->sent < t->pending.len;
}

void terminal_push(struct terminal *t)
{
    while (terminal_pending(t) && !t->gone) {
        ssize_t n = write(t->tty, t->pending.s + t->sent, t->pending.len - t->sent);

        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0) {
            t->gone = errno != EAGAIN && errno != EWOULDBLOCK;
            return;
        }
        t->sent += (size_t)n;
    }
    str_clear(&t->pending);
    t->sent = 0;
}

static long milliseconds(void)
{
    struct timespec now;

    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/* What the tty does not take in time is lost, so that leaving never hangs. */
static void drain(struct terminal *t)
{
    long until = milliseconds() + DRAIN_MS, left;

    terminal_push(t);
    while (terminal_pending(t) && !t->gone && (left = until - milliseconds()) > 0) {
        struct pollfd out = {.fd = t->tty, .events = POLLOUT};

        if (poll(&out, 1, (int)left) > 0)
            terminal_push(t);
    }
    if (terminal_pending(t))
        tcflush(t->tty, TCOFLUSH);
    str_clear(&t->pending);
    t->sent = 0;
}

void terminal_begin(struct terminal *t)
{
    fflush(t->out);
    dup2(t->frame_fd, fileno(t->out));
}

/* Moves what the frame came to behind what is still pending. */
static void collect(struct terminal *t)
{
    off_t size = lseek(t->frame_fd, 0, SEEK_CUR), at = 0;
    size_t before = t->pending.len;
    char bytes[4096];
    ssize_t n;

    while (at < size && (n = pread(t->frame_fd, bytes, sizeof bytes, at)) > 0) {
        str_addn(&t->pending, bytes, (size_t)n);
        at += n;
    }
    record_bytes(&t->film, t->pending.s + before, t->pending.len - before);
    lseek(t->frame_fd, 0, SEEK_SET);
    if (size > 0 && ftruncate(t->frame_fd, 0) < 0)
        t->gone = true;
}

void terminal_end(struct terminal *t)
{
    fflush(t->out);
    dup2(t->tty, fileno(t->out));
    collect(t);
    terminal_push(t);
}

/* ---- modes ---- */

static void own_modes(struct terminal *t)
{
    cbreak();
    noecho();
    nonl();
    if (tcgetattr(t->tty, &t->raw) < 0)
        return;
    t->raw.c_lflag &= ~(tcflag_t)(ICANON | ECHO | IEXTEN);
    t->raw.c_lflag |= ISIG | NOFLSH; /* or Ctrl-Z would drop half a frame on its way */
    t->raw.c_iflag &= ~(tcflag_t)(IXON | ICRNL | INLCR | IGNCR | ISTRIP | BRKINT);
    /* Ctrl-C comes as a key, in its place among the others; work is done in slices */
    t->raw.c_cc[VINTR] = _POSIX_VDISABLE;
    t->raw.c_cc[VMIN] = 1;
    t->raw.c_cc[VTIME] = 0;
    tcsetattr(t->tty, TCSANOW, &t->raw);
    def_prog_mode();
}

/* What leaving a screen takes, in one string that a crash can write. */
static void restore_string(struct terminal *t, bool ansi)
{
    static const char *const caps[] = {"rmkx", "rmacs", "sgr0", "op", "cnorm", "rmcup"};

    str_init(&t->restore);
    if (ansi)
        str_add(&t->restore, MOUSE_OFF PASTE_OFF);
    for (size_t i = 0; i < sizeof caps / sizeof *caps; i++)
        terminfo_add(&t->restore, caps[i]);
    str_add(&t->restore, "\r\n");
    crash_arm(t->tty, t->restore.s, t->restore.len, &t->cooked);
}

static void mode_strings(struct terminal *t, bool ansi)
{
    str_init(&t->on);
    str_init(&t->off);
    terminfo_add(&t->on, "smkx");
    if (!ansi)
        return;
    str_add(&t->on, PASTE_ON);
    str_add(&t->off, PASTE_OFF);
}

static void add_mouse(struct terminal *t, bool on)
{
    if (t->mouse)
        str_add(&t->pending, on ? MOUSE_ON : MOUSE_OFF);
}

void terminal_mouse(struct terminal *t, bool on)
{
    if (on == t->mouse || !t->ansi)
        return;
    t->mouse = true;
    add_mouse(t, on);
    t->mouse = on;
}

bool terminal_interrupts(const struct terminal *t, const char *key, size_t n)
{
    cc_t c = t->cooked.c_cc[VINTR];

    return n == 1 && c != _POSIX_VDISABLE && (cc_t)key[0] == c;
}

bool terminal_size(const struct terminal *t, int *rows, int *cols)
{
    struct winsize size;

    if (ioctl(t->tty, TIOCGWINSZ, &size) < 0 || !size.ws_row || !size.ws_col)
        return false;
    *rows = size.ws_row;
    *cols = size.ws_col;
    return true;
}

/* ---- coming and going ---- */

static int frame_memory(void)
{
#ifdef MFD_CLOEXEC
    int fd = memfd_create("logitty-frame", MFD_CLOEXEC);

    if (fd >= 0)
        return fd;
#endif
    FILE *file = tmpfile();

    return file ? fcntl(fileno(file), F_DUPFD_CLOEXEC, 3) : -1;
}

/* A description of our own: O_NONBLOCK on the shell's would stay when we are gone. */
static int open_tty(void)
{
    const char *name = ttyname(STDOUT_FILENO);
    int fd = name ? open(name, O_RDWR | O_NONBLOCK | O_NOCTTY | O_CLOEXEC) : -1;

    return fd >= 0 ? fd : fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 3);
}

static bool open_all(struct terminal *t)
{
    int out = fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 3);

    t->tty = open_tty();
    t->frame_fd = frame_memory();
    t->out = out >= 0 ? fdopen(out, "w") : NULL;
    return t->tty >= 0 && t->frame_fd >= 0 && t->out &&
           tcgetattr(t->tty, &t->cooked) == 0;
}

static void close_all(struct terminal *t)
{
    if (t->out)
        fclose(t->out);
    if (t->frame_fd >= 0)
        close(t->frame_fd);
    if (t->tty >= 0)
        close(t->tty);
}

/* What libraries write to standard error would end up on the picture. */
static void divert_errors(struct terminal *t, const char *log)
{
    int fd =
        log ? open(log, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0600)
            : -1;

    if (fd < 0)
        fd = open("/dev/null", O_WRONLY | O_CLOEXEC);
    t->errors = fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 3);
    if (fd >= 0 && t->errors >= 0) {
        fflush(stderr);
        dup2(fd, STDERR_FILENO);
    }
    if (fd >= 0)
        close(fd);
}

static void errors_back(struct terminal *t)
{
    if (t->errors < 0)
        return;
    fflush(stderr);
    dup2(t->errors, STDERR_FILENO);
    close(t->errors);
}

bool terminal_start(struct terminal *t, const char *term, bool ansi, const char *log)
{
    *t = (struct terminal){.frame_fd = -1, .tty = -1, .errors = -1, .ansi = ansi};
    use_tioctl(TRUE); /* COLUMNS and LINES of the environment freeze nothing */
    if (open_all(t))
        t->screen = newterm((char *)(size_t)term, t->out, stdin);
    if (!t->screen) {
        close_all(t);
        return false;
    }
    typeahead(-1);
    own_modes(t);
    leaveok(stdscr, FALSE);
    scrollok(stdscr, FALSE);
    str_init(&t->pending);
    mode_strings(t, ansi);
    restore_string(t, ansi);
    str_add(&t->pending, t->on.s);
    divert_errors(t, log);
    return true;
}

void terminal_leave(struct terminal *t)
{
    str_add(&t->pending, t->off.s);
    add_mouse(t, false);
    terminal_begin(t);
    endwin();
    terminal_end(t);
    drain(t);
    tcsetattr(t->tty, TCSANOW, &t->cooked);
}

void terminal_enter(struct terminal *t)
{
    tcsetattr(t->tty, TCSANOW, &t->raw);
    str_add(&t->pending, t->on.s);
    add_mouse(t, true);
    terminal_begin(t);
    doupdate();
    terminal_end(t);
}

void terminal_stop(struct terminal *t)
{
    terminal_leave(t);
    crash_disarm();
    errors_back(t);
    delscreen(t->screen);
    close_all(t);
    str_done(&t->on);
    str_done(&t->off);
    str_done(&t->restore);
    str_done(&t->pending);
}
