/* States of the bench that were kept under a name, to go back to, compare and race.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LAB_FORK_H
#define LAB_FORK_H

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"

struct bench;
struct state;

enum {
    FORKS_MOST = 12,
    FORK_COLUMNS = 20, /* of a name */
    FORK_NAME = 4 * FORK_COLUMNS + 1,
};

struct fork {
    char name[FORK_NAME];
    struct state *state; /* without the forks that were there; shared by all lists */
    int refs;
};

/* Never changed once made; shared by reference count; NULL has none. */
struct forks {
    struct fork *fork[FORKS_MOST]; /* the oldest first */
    size_t n;
    int refs;
};

struct forks *forks_ref(struct forks *f);
void forks_free(struct forks *f);

/* The fork of NAME: as it stands, else whatever its case; NULL if there is none. */
const struct fork *forks_named(const struct forks *f, const char *name);

/* What NAME stands for in the lists where forks are named: a number, a word of `race`
 * or `diff`, or what is no name. NULL: it can name a fork; else a sentence why not. */
const char *fork_refuses(const char *name);

/* Keeps the present state as NAME, which fork_refuses() allows. False sets ERR (there
 * is one of that name, there are too many), nothing changes. */
bool bench_fork(struct bench *b, const char *name, struct err *err);
/* Drops one of its forks. */
void bench_fork_drop(struct bench *b, const struct fork *f);
/* Puts the bench back to where F was kept. Forks stay, and so do earlier runs on the
 * same data, among them the run so far if F does not have it: its letter, else 0. */
char bench_fork_back(struct bench *b, const struct fork *f);

#endif
