/* Files and places: where things are kept, whole-file reading, saving all or nothing.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef BASE_PATH_H
#define BASE_PATH_H

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"
#include "base/str.h"

/* Where things are; every string is owned, NULL = there is no such place. The caller
 * reads the environment; relative XDG values are ignored, as the specification says. */
struct places {
    char *state;  /* …/logitty: progress, history */
    char *config; /* …/logitty */
    char *home;   /* ~ */
    char **data;  /* directories that may hold lessons/ and datasets/, best first */
    size_t ndata;
};

/* The environment as path_places wants it; NULL = not set. */
struct path_env {
    const char *home, *state_home, *config_home, *data_home, *data_dirs;
    const char *logitty_data; /* LOGITTY_DATA: a checkout or an installed directory */
    const char *installed;    /* the directory chosen by configure */
};

void path_places(struct places *p, const struct path_env *env);
void path_places_done(struct places *p);

/* Appends A/B (B alone if A is NULL or empty). */
void path_join(struct str *out, const char *a, const char *b);

/* Finds SUBDIR/NAME in the data places; false if no such file (OUT is then empty). */
bool path_find(const struct places *p, const char *subdir, const char *name,
               struct str *out);

/* Reads a regular file of at most LIMIT bytes. The heap text ends in 0 and is the
 * caller's; NULL sets ERR with the file's name. */
char *path_read(const char *file, size_t limit, size_t *len, struct err *err);

/* Writes all of TEXT beside FILE, syncs, renames: FILE is the old or the new one, never
 * half. Directories that are missing are made (0700); the file is 0600. */
bool path_save(const char *file, const char *text, size_t len, struct err *err);
/* The same for what is made to be passed on: others may read it as the umask has it. */
bool path_publish(const char *file, const char *text, size_t len, struct err *err);

bool path_is_file(const char *file);

/* FILE from the root, links resolved (heap); FILE itself if that cannot be told. */
char *path_absolute(const char *file);

/* Names (heap strings, sorted) in DIR that end in SUFFIX; 0 if there is no such DIR. */
size_t path_list(const char *dir, const char *suffix, char ***names);
void path_list_free(char **names, size_t n);

#endif
