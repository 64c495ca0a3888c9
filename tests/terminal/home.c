/* A home directory for one test.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "home.h"

#include <check.h>
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

void home_make(char *path, size_t room)
{
    const char *tmp = getenv("TMPDIR");

    snprintf(path, room, "%s/logitty-test-XXXXXX", tmp && tmp[0] ? tmp : "/tmp");
    ck_assert_ptr_nonnull(mkdtemp(path));
}

static int drop(const char *path, const struct stat *st, int kind, struct FTW *at)
{
    (void)st;
    (void)kind;
    (void)at;
    return remove(path);
}

void home_remove(const char *path)
{
    nftw(path, drop, 8, FTW_DEPTH | FTW_PHYS);
}

const char *home_file(const char *home, const char *name, const char *text)
{
    static char path[256];
    FILE *out;

    snprintf(path, sizeof path, "%s/%s", home, name);
    out = fopen(path, "w");
    ck_assert_ptr_nonnull(out);
    fputs(text, out);
    fclose(out);
    return path;
}
