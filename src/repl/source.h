/* Where rows come from: a shipped set, a file, a law; and what is said about them.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef REPL_SOURCE_H
#define REPL_SOURCE_H

#include "lab/dataset.h"
#include "repl/shell.h"

/* What `data` calls a table whose points were all put by hand. */
#define SOURCE_EMPTY DATASET_EMPTY

/* The file of NAME (a shipped set, or a path with . or /), appended to PATH. False sets
 * ERR: there is none. */
bool source_file(struct shell *sh, const char *name, struct str *path, struct err *err);

/* NAME's rows with COLUMNS (NULL: all); its source is what brings it back from any
 * directory. A set without a file is drawn from its law. NULL sets ERR. */
struct data *source_load(struct shell *sh, const char *name, const char *columns,
                         struct err *err);

/* NAME could not be read: what ERR offers begins with COMMAND ("columns", or `data`
 * with the name), and if nothing is offered, the columns that can be read are. Always
 * false.
 */
bool source_offer(struct shell *sh, const char *name, const char *command,
                  struct err *err);

/* Where the rows of S that train are all of one class, the others not: T says so, with
 * the least share in twentieths that has both classes, and MEANT has that line. */
void source_one_class(const struct state *s, struct str *t, struct err *meant);

/* D (taken over) becomes the data of the bench; the reply says what was understood. */
void source_take(struct shell *sh, struct data *d);

/* There are data; else ERR says what to type. */
bool source_needed(struct shell *sh, struct err *err);

#endif
