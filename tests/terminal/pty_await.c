/* Waiting for what a program shows or does, with a deadline.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "pty.h"

#include <check.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static long milliseconds(void)
{
    struct timespec now;

    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static void fail_with_picture(struct pty *p, const char *what)
{
    char *picture = pty_picture(p);

    ck_abort_msg("waited in vain for %s; status %x; the screen is\n%s", what,
                 (unsigned)p->status, picture);
}

static bool shows_text(struct pty *p, const void *text)
{
    return pty_shows(p, text);
}

static bool has_sent(struct pty *p, const void *bytes)
{
    return strstr(p->raw.s, bytes) != NULL;
}

static bool is_alternate(struct pty *p, const void *on)
{
    return p->alternate == *(const bool *)on;
}

static bool is_raw(struct pty *p, const void *unused)
{
    (void)unused;
    return !pty_cooked(p);
}

static bool has_ended(struct pty *p, const void *unused)
{
    (void)unused;
    if (!p->ended && waitpid(p->pid, &p->status, WNOHANG) == p->pid)
        p->ended = true;
    return p->ended;
}

struct row_begin {
    int row;
    const char *begin;
};

static bool row_begins(struct pty *p, const void *what)
{
    const struct row_begin *want = what;
    int rows, cols;
    struct str text;
    bool so;

    str_init(&text);
    vterm_get_size(p->vt, &rows, &cols);
    pty_add_row(p, want->row, cols, &text);
    so = strncmp(text.s, want->begin, strlen(want->begin)) == 0;
    str_done(&text);
    return so;
}

static void await(struct pty *p, bool (*so)(struct pty *, const void *),
                  const void *what, const char *name)
{
    long until = milliseconds() + DEADLINE_MS;

    while (!so(p, what)) {
        if (milliseconds() > until || (p->ended && !pty_pump(p, 0)))
            fail_with_picture(p, name);
        if (!pty_pump(p, 20))
            has_ended(p, NULL);
    }
}

void pty_await(struct pty *p, const char *text)
{
    await(p, shows_text, text, text);
}

static bool hides_text(struct pty *p, const void *text)
{
    return !pty_shows(p, text);
}

void pty_await_gone(struct pty *p, const char *text)
{
    await(p, hides_text, text, text);
}

void pty_await_row(struct pty *p, int row, const char *begin)
{
    struct row_begin want = {row, begin};

    await(p, row_begins, &want, begin);
}

static bool cursor_at(struct pty *p, const void *where)
{
    const VTermPos *at = where;

    return p->cursor.row == at->row && p->cursor.col == at->col;
}

void pty_await_cursor(struct pty *p, int row, int col)
{
    VTermPos at = {row, col};

    await(p, cursor_at, &at, "the cursor");
}

static bool at_prompt(struct pty *p, const void *unused)
{
    (void)unused;
    return p->cursor.col == 2
           && row_begins(p, &(struct row_begin){p->cursor.row, "> "});
}

void pty_await_prompt(struct pty *p)
{
    await(p, at_prompt, NULL, "an empty prompt");
}

void pty_await_raw(struct pty *p, const char *bytes)
{
    await(p, has_sent, bytes, bytes + (bytes[0] == '\033'));
}

void pty_await_alternate(struct pty *p, bool on)
{
    await(p, is_alternate, &on, on ? "the alternate screen" : "the main screen");
}

void pty_await_told(struct pty *p, char what)
{
    struct pollfd in = {.fd = p->told, .events = POLLIN};
    long until = milliseconds() + DEADLINE_MS;
    char byte = 0;

    while (poll(&in, 1, 10) == 0 && milliseconds() < until)
        pty_pump(p, 0);
    ck_assert(read(p->told, &byte, 1) == 1);
    ck_assert_int_eq(byte, what);
}

void pty_await_started(struct pty *p)
{
    await(p, is_raw, NULL, "its own modes");
}

/* A pseudo-terminal that is not read holds its program back. */
void pty_await_end(struct pty *p)
{
    long until = milliseconds() + DEADLINE_MS;

    while (!has_ended(p, NULL) && milliseconds() < until)
        if (!pty_pump(p, 10) && p->master < 0)
            poll(NULL, 0, 5);
    if (!p->ended)
        fail_with_picture(p, "the end");
    while (pty_pump(p, 0))
        ;
}
