/* What the terminal is sent, on its way into a file of the person's (asciicast v2).
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The bytes themselves are recorded, not pictures of our own: each frame of curses goes
 * through one place (screen_terminal.c), so they are whole, and what is played is what
 * was seen. Every event is one write of one line: whatever happens the file is valid.
 */
#ifndef RECORD_H
#define RECORD_H

#include <stdbool.h>

#include "base/cast.h"
#include "repl/shell.h"

/* Zeroed it records nothing. */
struct recorder {
    bool on;
    int fd;
    struct cast cast;
    double start;
    unsigned long version; /* of what the shell wants */
    int rows, cols;
    char place[80]; /* the last marker */
};

/* Begins and ends as the shell of a person wants it, and marks where the learner is.
 * ROWS and COLS 0: as large as the terminal. True: it has just begun, and what is on
 * the screen is not in it. */
bool record_follow(struct recorder *r, struct shell *sh, int rows, int cols);
void record_bytes(struct recorder *r, const char *bytes, size_t n);
/* The same of lines that end in \n, as the terminal makes them. R may be NULL. */
void record_lines(struct recorder *r, const char *text, size_t n);
void record_size(struct recorder *r, int rows, int cols);
void record_stop(struct recorder *r);

#endif
