/* The real program under a pseudo-terminal, with an emulator in process.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "pty.h"

#include <check.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/utf8.h"
#include "home.h"

/* ---- the program ---- */

static void set(const char *name, const char *value)
{
    if (value[0])
        setenv(name, value, 1);
}

/* Nothing of this machine gets in but what the test says. */
static void set_environment(const struct pty_start *how, const char *home)
{
    const char *data = getenv("LOGITTY_DATA");
    struct str keep;

    str_init(&keep);
    str_add(&keep, data ? data : "");
    clearenv();
    set("LOGITTY_DATA", keep.s);
    set("HOME", home);
    set("INPUTRC", "/dev/null");
    set("TERM", how->term ? how->term : "xterm-256color");
    set("LANG", how->lang ? how->lang : "C.UTF-8");
    for (int i = 0; i < PTY_ENV && how->env[i]; i++)
        putenv((char *)(size_t)how->env[i]);
    str_done(&keep);
}

static void become_program(const struct pty_start *how, const char *home)
{
    const char *program = getenv("LOGITTY");
    char *argv[PTY_ARGS + 2] = {(char *)(size_t)(program ? program : "./logitty")};
    struct rlimit no_core = {0, 0};
    struct str path;

    for (int i = 0; i < PTY_ARGS && how->arg[i]; i++)
        argv[i + 1] = (char *)(size_t)how->arg[i];
    str_init(&path);
    str_add(&path, argv[0]);
    setrlimit(RLIMIT_CORE, &no_core);
    set_environment(how, home);
    execv(path.s, argv);
    fprintf(stderr, "cannot run %s: %s\n", path.s, strerror(errno));
    _exit(127);
}

/* A shell with one job: tells when it stops, and lets it go on when told. */
static void become_shell(const struct pty_start *how, const char *home, int told,
                         int tell)
{
    pid_t job = fork();
    int status;
    char byte;

    signal(SIGTTOU, SIG_IGN);
    setpgid(job, job);
    tcsetpgrp(STDIN_FILENO, job ? job : getpid());
    if (job == 0) {
        signal(SIGTTOU, SIG_DFL);
        become_program(how, home);
    }
    while (waitpid(job, &status, WUNTRACED) == job && WIFSTOPPED(status)) {
        tcsetpgrp(STDIN_FILENO, getpid());
        if (write(told, "S", 1) != 1 || read(tell, &byte, 1) != 1)
            break;
        tcsetpgrp(STDIN_FILENO, job);
        kill(-job, SIGCONT);
    }
    _exit(WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status));
}

static void start_program(struct pty *p, const struct pty_start *how)
{
    struct winsize size = {.ws_row = (unsigned short)(how->rows ? how->rows : 24),
                           .ws_col = (unsigned short)(how->cols ? how->cols : 80)};
    struct winsize none = {0};
    int told[2], tell[2];

    ck_assert(pipe2(told, O_CLOEXEC) == 0 && pipe2(tell, O_CLOEXEC) == 0);
    p->pid = forkpty(&p->master, NULL, NULL, how->no_size ? &none : &size);
    ck_assert_int_ge(p->pid, 0);
    if (p->pid == 0 && how->job)
        become_shell(how, p->home, told[1], tell[0]);
    if (p->pid == 0)
        become_program(how, p->home);
    close(told[1]);
    close(tell[0]);
    p->told = told[0];
    p->tell = tell[1];
}

/* ---- the emulator ---- */

static int on_cursor(VTermPos pos, VTermPos old, int visible, void *user)
{
    struct pty *p = user;

    (void)old;
    (void)visible;
    p->cursor = pos;
    return 1;
}

static int on_property(VTermProp property, VTermValue *value, void *user)
{
    struct pty *p = user;

    if (property == VTERM_PROP_ALTSCREEN)
        p->alternate = value->boolean;
    if (property == VTERM_PROP_CURSORVISIBLE)
        p->visible = value->boolean;
    return 1;
}

static void on_answer(const char *bytes, size_t n, void *user)
{
    pty_typen(user, bytes, n);
}

static const VTermScreenCallbacks callbacks = {.movecursor = on_cursor,
                                               .settermprop = on_property};

static void start_emulator(struct pty *p, const struct pty_start *how)
{
    p->vt = vterm_new(how->rows ? how->rows : 24, how->cols ? how->cols : 80);
    vterm_set_utf8(p->vt, 1);
    vterm_output_set_callback(p->vt, on_answer, p);
    p->screen = vterm_obtain_screen(p->vt);
    vterm_screen_enable_altscreen(p->screen, 1);
    vterm_screen_set_callbacks(p->screen, &callbacks, p);
    vterm_screen_reset(p->screen, 1);
    p->visible = true;
}

void pty_open(struct pty *p, const struct pty_start *how)
{
    *p = (struct pty){.own_home = !how->home};
    str_init(&p->raw);
    if (how->home)
        snprintf(p->home, sizeof p->home, "%s", how->home);
    else
        home_make(p->home, sizeof p->home);
    start_emulator(p, how);
    start_program(p, how);
}

void pty_hang_up(struct pty *p)
{
    close(p->master);
    p->master = -1;
}

void pty_close(struct pty *p)
{
    bool ended = p->ended;

    if (!ended)
        kill(p->pid, SIGKILL);
    if (p->master >= 0)
        close(p->master);
    if (!ended)
        waitpid(p->pid, &p->status, 0);
    close(p->told);
    close(p->tell);
    vterm_free(p->vt);
    str_done(&p->raw);
    if (p->own_home)
        home_remove(p->home);
    ck_assert_msg(ended, "the program was still there at the end of the test");
}

/* ---- in and out ---- */

void pty_typen(struct pty *p, const char *keys, size_t n)
{
    while (n) {
        ssize_t done = write(p->master, keys, n);

        if (done < 0 && errno != EINTR)
            return; /* it is gone; the test will say so */
        if (done > 0) {
            keys += done;
            n -= (size_t)done;
        }
    }
}

void pty_type(struct pty *p, const char *keys)
{
    pty_typen(p, keys, strlen(keys));
}

void pty_key(struct pty *p, VTermKey key)
{
    vterm_keyboard_key(p->vt, key, VTERM_MOD_NONE);
}

void pty_resize(struct pty *p, int rows, int cols)
{
    struct winsize size = {.ws_row = (unsigned short)rows,
                           .ws_col = (unsigned short)cols};

    vterm_set_size(p->vt, rows, cols);
    ioctl(p->master, TIOCSWINSZ, &size);
}

bool pty_pump(struct pty *p, int ms)
{
    struct pollfd in = {.fd = p->master, .events = POLLIN};
    char bytes[8192];
    ssize_t n;

    if (p->master < 0 || poll(&in, 1, ms) <= 0)
        return false;
    n = read(p->master, bytes, sizeof bytes);
    if (n <= 0)
        return false;
    str_addn(&p->raw, bytes, (size_t)n);
    vterm_input_write(p->vt, bytes, (size_t)n);
    return true;
}

/* ---- looking ---- */

void pty_add_row(struct pty *p, int row, int cols, struct str *out)
{
    VTermScreenCell cell;

    for (VTermPos at = {row, 0}; at.col < cols; at.col += cell.width) {
        cell.width = 1;
        vterm_screen_get_cell(p->screen, at, &cell);
        if (cell.chars[0] != (uint32_t)-1)
            utf8_add(out, cell.chars[0] ? cell.chars[0] : ' ');
        if (cell.width < 1)
            cell.width = 1;
    }
}

char *pty_picture(struct pty *p)
{
    int rows, cols;
    struct str out;

    str_init(&out);
    vterm_get_size(p->vt, &rows, &cols);
    for (int row = 0; row < rows; row++) {
        pty_add_row(p, row, cols, &out);
        str_addc(&out, '\n');
    }
    return out.s;
}

bool pty_shows(struct pty *p, const char *text)
{
    char *picture = pty_picture(p);
    bool found = strstr(picture, text) != NULL;

    free(picture);
    return found;
}

bool pty_cooked(struct pty *p)
{
    struct termios modes;

    return tcgetattr(p->master, &modes) == 0 && (modes.c_lflag & ICANON)
           && (modes.c_lflag & ECHO) && (modes.c_iflag & ICRNL);
}

/* The parameters of one "ESC [ … m", from S on: 39 and 49 mean "no colour". */
static bool sgr_colours(const char *s)
{
    while (*s != 'm') {
        long n = strtol(s, (char **)(size_t)&s, 10);

        if ((n >= 30 && n <= 38) || (n >= 40 && n <= 48) || (n >= 90 && n <= 107))
            return true;
        while (*s == ';' || *s == ':')
            s++;
    }
    return false;
}

bool pty_coloured(const struct pty *p)
{
    for (const char *s = p->raw.s; (s = strstr(s, "\033[")); s++) {
        size_t n = strspn(s + 2, "0123456789;:");

        if (s[2 + n] == 'm' && sgr_colours(s + 2))
            return true;
    }
    return false;
}
