/* An assignment that was read and evaluated, and is not yet done.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef REPL_ASSIGN_H
#define REPL_ASSIGN_H

#include "repl/private.h"
#include "repl/setting.h"

/* One `NAME = value`, evaluated but not yet done. */
struct part {
    char name[32];
    const struct setting *setting; /* NULL: a weight */
    size_t index;                  /* of the weight in theta; 1 with all: every w */
    bool all;
    double *value; /* dim values if all, else one */
    char word[32]; /* a setting's word; "" = the number */
    double count;  /* behind the word; 0 = none */
};

struct assignment {
    struct part *part;
    size_t n;
};

/* Reads TEXT (`w = 1 -2`, `b = 6, w1 = 4.5`) into A, which the caller empties. False
 * sets ERR with its column in TEXT. */
bool assignment_read(struct shell *sh, const char *text, struct assignment *a,
                     struct err *err);
void assignment_done(struct assignment *a);

#endif
