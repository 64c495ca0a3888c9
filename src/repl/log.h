/* What was typed and said in this session, for a report: in bounded memory.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef REPL_LOG_H
#define REPL_LOG_H

#include "repl/shell.h"

enum {
    LOG_BYTES = 1 << 20, /* kept of all; what is older goes */
    LOG_ENTRIES = 5000,
    LOG_ENTRY_BYTES = 1 << 16 /* of one entry; the rest is cut off */
};

enum log_kind {
    LOG_TYPED,   /* a line */
    LOG_SAID,    /* rows that followed it */
    LOG_PAGE,    /* a page of a lesson was opened: its title */
    LOG_ASKED,   /* the task that waits there, as rows */
    LOG_PICTURE, /* a picture: its title in the first row, then its own */
};

struct log {
    struct log_entry {
        enum log_kind kind;
        char *text;
    } * entry;
    size_t n, bytes;
    size_t dropped; /* entries that are gone */
    size_t seen;    /* rows of the paper that are in it, or are not to be */
};

void log_done(struct log *log);
void log_add(struct log *log, enum log_kind kind, const char *text);

/* The shell is given a line, or time. */
void log_begin(struct shell *sh);
void log_typed(struct shell *sh, const char *line);
void log_said(struct shell *sh); /* what it has said since log_begin() */
void log_page(struct shell *sh); /* a page was opened */
/* F as it is now, where the front end shows pictures elsewhere. */
void log_picture(struct shell *sh, const struct figure *f);

/* Appends F in text, as large as pictures between lines are: its title and its rows. */
void log_draw(struct shell *sh, const struct figure *f, struct str *out);

#endif
