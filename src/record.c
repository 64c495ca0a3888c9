/* What the terminal is sent, on its way into a file of the person's (asciicast v2).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "record.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <time.h>
#include <unistd.h>

static double seconds(void)
{
    struct timespec now;

    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec * 1e-9;
}

/* ---- the file ---- */

/* A line is in the file with its end, or not at all. */
static bool put(struct recorder *r, const struct str *line)
{
    off_t end = lseek(r->fd, 0, SEEK_CUR);
    ssize_t n;

    do
        n = write(r->fd, line->s, line->len);
    while (n < 0 && errno == EINTR);
    if (n == (ssize_t)line->len)
        return true;
    if (end < 0 || ftruncate(r->fd, end) < 0)
        errno = EIO;
    close(r->fd);
    r->on = false;
    return false;
}

static void put_event(struct recorder *r, char code, const char *text)
{
    struct str line;

    str_init(&line);
    cast_event(seconds() - r->start, code, text, &line);
    put(r, &line);
    str_done(&line);
}

void record_bytes(struct recorder *r, const char *bytes, size_t n)
{
    struct str line;

    if (!r->on || !n)
        return;
    str_init(&line);
    cast_output(&r->cast, seconds() - r->start, bytes, n, &line);
    if (line.len)
        put(r, &line);
    str_done(&line);
}

void record_lines(struct recorder *r, const char *text, size_t n)
{
    struct str out;

    if (!r || !r->on)
        return;
    str_init(&out);
    for (size_t i = 0; i < n; i++) {
        str_add(&out, text[i] == '\n' ? "\r" : "");
        str_addc(&out, text[i]);
    }
    record_bytes(r, out.s, out.len);
    str_done(&out);
}

void record_size(struct recorder *r, int rows, int cols)
{
    char size[40];

    if (!r->on || (rows == r->rows && cols == r->cols))
        return;
    r->rows = rows;
    r->cols = cols;
    snprintf(size, sizeof size, "%dx%d", cols, rows);
    put_event(r, 'r', size);
}

void record_stop(struct recorder *r)
{
    struct str line;

    if (!r->on)
        return;
    str_init(&line);
    cast_end(&r->cast, seconds() - r->start, &line);
    if (!line.len || put(r, &line))
        close(r->fd);
    r->on = false;
    str_done(&line);
}

/* ---- as the shell wants it ---- */

static void terminal_room(int *rows, int *cols)
{
    struct winsize size;

    if (*rows > 0 && *cols > 0)
        return;
    *rows = 24;
    *cols = 80;
    if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) < 0 || !size.ws_row || !size.ws_col)
        return;
    *rows = size.ws_row;
    *cols = size.ws_col;
}

static bool start(struct recorder *r, const char *file, int rows, int cols)
{
    struct str head;
    bool ok;

    r->fd = open(file, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
    if (r->fd < 0)
        return false;
    terminal_room(&rows, &cols);
    r->on = true;
    r->rows = rows;
    r->cols = cols;
    r->cast.nheld = 0;
    r->place[0] = '\0';
    r->start = seconds();
    str_init(&head);
    cast_header(cols, rows, getenv("TERM"), &head);
    ok = put(r, &head);
    str_done(&head);
    return ok;
}

static void mark_place(struct recorder *r, const struct shell *sh)
{
    char place[sizeof r->place] = "lab";

    if (sh->guide)
        snprintf(place, sizeof place, "lesson %d page %zu", sh->guide->lesson->number,
                 sh->guide->page + 1);
    if (strcmp(place, r->place) == 0)
        return;
    memcpy(r->place, place, sizeof place);
    put_event(r, 'm', place);
}

/* The disk is full, or the file can no longer be opened. */
static void give_up(struct recorder *r, struct shell *sh)
{
    struct str said;

    str_init(&said);
    str_addf(&said, "The recording has ended: %s: %s", sh->film.file, strerror(errno));
    paper_prose(&sh->out, sh->host.width, STYLE_PLAIN, "", "", said.s);
    str_done(&said);
    free(sh->film.file);
    sh->film.file = NULL;
    r->version = ++sh->film.version;
}

bool record_follow(struct recorder *r, struct shell *sh, int rows, int cols)
{
    bool begun = false;

    if (r->version != sh->film.version) {
        r->version = sh->film.version;
        record_stop(r);
        begun = sh->film.file && start(r, sh->film.file, rows, cols);
    }
    if (sh->film.file && r->on)
        mark_place(r, sh);
    if (sh->film.file && !r->on)
        give_up(r, sh);
    return begun && r->on;
}
