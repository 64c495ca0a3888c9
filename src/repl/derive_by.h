/* The name that `derive` derives by: said, or chosen, and whether it makes sense.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef REPL_DERIVE_BY_H
#define REPL_DERIVE_BY_H

#include "base/err.h"
#include "learn/formula.h"

/* The names of a formula, each once; those past the room are left out. */
struct names {
    char name[12][64];
    size_t n;
};
void names_of(const struct formula *f, struct names *s);
bool names_among(const struct names *s, const char *name);

/* "EXPR by NAME": how long EXPR is; BY (of ROOM bytes) gets the name, "" if there is
 * none. */
size_t by_split(const char *text, char *by, size_t room);
/* "EXPR by" and no name: how long EXPR is; else 0. */
size_t by_open(const char *text);

/* Chooses BY if it is empty. False sets ERR: it has to be said, or F is nothing that
 * could be derived by it. */
bool by_choose(const struct formula *f, char *by, size_t room, struct err *err);

#endif
