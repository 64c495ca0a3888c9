/* The terminal of the full screen: its modes, one write per frame, and how it is given
 * back. ncurses only computes what to send; it never reads and never waits.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SCREEN_TERMINAL_H
#define SCREEN_TERMINAL_H

#include <stdbool.h>
#include <stdio.h>
#include <termios.h>

#include "record.h"

struct terminal {
    FILE *out;    /* curses writes here */
    int frame_fd; /* memory that collects a frame */
    int tty;      /* an open description of its own: never waits */
    int errors;   /* the true standard error */
    struct termios cooked, raw;
    struct str on, off; /* paste mode, and the keypad, which curses only switches off */
    struct str restore; /* for a crash */
    bool ansi;          /* it knows ECMA-48 modes */
    bool mouse;         /* it reports what the mouse does */
    struct str pending; /* bytes of the last frame that the tty has not taken yet */
    size_t sent;
    bool gone;            /* the other end has hung up */
    struct recorder film; /* of the frames */
    void *screen;         /* curses' SCREEN */
};

/* Sets up the terminal by the entry TERM; signals_start() has been called. ANSI: it
 * knows ECMA-48 modes. LOG receives what libraries say meanwhile; NULL = nowhere. False
 * = it cannot be, and nothing has changed. */
bool terminal_start(struct terminal *t, const char *term, bool ansi, const char *log);
/* Everything back; what the tty does not take within a second is dropped. */
void terminal_stop(struct terminal *t);

/* From now on it reports clicks and the wheel, or not: then it selects text. */
void terminal_mouse(struct terminal *t, bool on);

/* Whether the N bytes of KEY are what the person's terminal has for Ctrl-C. */
bool terminal_interrupts(const struct terminal *t, const char *key, size_t n);

/* The size now; false = not known. */
bool terminal_size(const struct terminal *t, int *rows, int *cols);

/* Around everything that makes curses write. The end sends it, as far as the tty takes
 * it. */
void terminal_begin(struct terminal *t);
void terminal_end(struct terminal *t);

bool terminal_pending(const struct terminal *t);
/* Sends on after the tty has become writable. */
void terminal_push(struct terminal *t);

/* Back to the shell's screen and modes; again to ours. Curses then measures what it
 * writes to, which is no terminal: its size has to be set again. */
void terminal_leave(struct terminal *t);
void terminal_enter(struct terminal *t);

#endif
