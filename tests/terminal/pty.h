/* The real program under a pseudo-terminal, with an emulator in process that shows what
 * a person would see. Waiting is for content with a deadline, never for a time.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TESTS_PTY_H
#define TESTS_PTY_H

#include <stdbool.h>
#include <sys/types.h>
#include <termios.h>

#include <vterm.h>

#include "base/str.h"

enum { PTY_ARGS = 6, PTY_ENV = 8, DEADLINE_MS = 20000 };

/* How to start; what is not given is usual: xterm-256color, C.UTF-8, 24 x 80. */
struct pty_start {
    const char *term, *lang; /* "" = not set */
    int rows, cols;
    const char *arg[PTY_ARGS]; /* after the program's name */
    const char *env[PTY_ENV];  /* NAME=VALUE */
    const char *home;          /* of an earlier session; NULL = a new one */
    bool no_size;              /* the terminal says 0 x 0 */
    bool job;                  /* in a process group that a shell can stop */
};

struct pty {
    int master;
    pid_t pid;       /* of the program, or of its shell */
    int told, tell;  /* job: what the shell saw ('S' stopped); a byte makes it go on */
    VTerm *vt;
    VTermScreen *screen;
    VTermPos cursor;
    bool alternate;  /* the alternate screen is on */
    bool visible;    /* the cursor is */
    struct str raw;  /* every byte the program sent */
    bool ended;
    int status;      /* as waitpid() gives it */
    char home[128];
    bool own_home;
};

void pty_open(struct pty *p, const struct pty_start *how);
/* Closes the terminal; the program must be gone by then, or it is killed and the test
 * fails. The home goes, too. */
void pty_close(struct pty *p);
/* The other end disappears, as when a connection breaks. */
void pty_hang_up(struct pty *p);

void pty_type(struct pty *p, const char *keys);
void pty_typen(struct pty *p, const char *keys, size_t n);
void pty_key(struct pty *p, VTermKey key); /* as the terminal's present mode has it */
void pty_resize(struct pty *p, int rows, int cols);

/* Takes in what has come, waiting at most MS for something; false = nothing came. */
bool pty_pump(struct pty *p, int ms);

/* Each waits until it is so; if it does not become so the test fails with a picture. */
void pty_await(struct pty *p, const char *text); /* anywhere on the screen */
void pty_await_gone(struct pty *p, const char *text);
void pty_await_row(struct pty *p, int row, const char *begin);
void pty_await_cursor(struct pty *p, int row, int col);
/* The cursor stands at an empty prompt, wherever that is. */
void pty_await_prompt(struct pty *p);
void pty_await_raw(struct pty *p, const char *bytes);
void pty_await_alternate(struct pty *p, bool on);
/* Keys now reach the program one by one. */
void pty_await_started(struct pty *p);
void pty_await_end(struct pty *p);
void pty_await_told(struct pty *p, char what);

/* Appends a row of the screen, or all of it as lines (heap), in UTF-8. */
void pty_add_row(struct pty *p, int row, int cols, struct str *out);
char *pty_picture(struct pty *p);
bool pty_shows(struct pty *p, const char *text);

bool pty_cooked(struct pty *p); /* echo and lines are on again */

/* Whether RAW sets a colour; bold and the like are none. */
bool pty_coloured(const struct pty *p);

#define ck_assert_exited(p, code) \
    ck_assert_msg(WIFEXITED((p)->status) && WEXITSTATUS((p)->status) == (code), \
                  "status %x instead of exit %d", (unsigned)(p)->status, code)
#define ck_assert_killed(p, signo) \
    ck_assert_msg(WIFSIGNALED((p)->status) && WTERMSIG((p)->status) == (signo), \
                  "status %x instead of signal %d", (unsigned)(p)->status, signo)

#endif
