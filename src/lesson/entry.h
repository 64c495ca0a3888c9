/* The lines of a fenced block: `key: value`, options, replies, `if COND: text`.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LESSON_ENTRY_H
#define LESSON_ENTRY_H

#include "lesson/lesson.h"

enum entry_kind {
    ENTRY_KEY,    /* key: value */
    ENTRY_IF,     /* if KEY: value */
    ENTRY_OPTION, /* - [ ] value */
    ENTRY_REPLY,  /*   => value */
};

struct entry {
    enum entry_kind kind;
    bool right; /* ENTRY_OPTION: [x] */
    char *key;
    char *value; /* lines that go on (indented) follow after a '\n' */
    int line;
};

struct entries {
    struct entry *entry;
    size_t n;
};

/* Reads a block's TEXT; its first line is line LINE of FILE. */
void entries_read(struct entries *e, const char *text, const char *file, int line,
                  struct faults *faults);
void entries_done(struct entries *e);

/* The value as one line: line ends become blanks (heap). */
char *entry_line(const struct entry *e);
/* The same as styled text, `code` and **bold** marked (heap). */
char *entry_styled(const struct entry *e);
/* As commands, one a line; blank lines and comments left out (heap; NULL if none). */
char *entry_commands(const char *text);

/* One of KNOWN (closed by NULL) that is near WORD; NULL if none is. */
const char *entry_near(const char *word, const char *const *known);
/* Appends " (did you mean 'NAME'?)" if one of KNOWN (closed by NULL) is near WORD. */
void entry_suggest(const char *word, const char *const *known, struct str *out);

#endif
