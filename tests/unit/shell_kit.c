/* A shell for each test.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "shell_kit.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/path.h"

struct shell *sh;
static char folder[] = "/tmp/logitty-unit-XXXXXX";
static char data_place[4096];

void sh_open(void)
{
    sh = kit_shell(true);
}

void sh_close(void)
{
    kit_done(sh);
}

void sh_must(const char *line)
{
    kit_must(sh, line);
}

void sh_gets(const char *line, const char *says)
{
    kit_gets(sh, line, says);
}

void sh_refuses(const char *line, const char *because)
{
    ck_assert_msg(kit_type(sh, line) == SHELL_FAULT, "%s: %s", line, kit_row());
    ck_assert_msg(strstr(kit_row(), because) != NULL, "%s: %s", line, kit_row());
}

void sh_shelve(const char *file, const char *text)
{
    struct faults faults = {0};
    struct lesson *l = lesson_read(file, text, strlen(text), &faults);
    struct shelf *shelf = shell_shelf(sh);

    ck_assert_msg(l != NULL, "%s", faults.n ? faults.err[0].message : "");
    shelf->lesson = mem_grow(shelf->lesson, shelf->n + 1, sizeof l);
    shelf->lesson[shelf->n++] = l;
}

/* The data are found from there, too. */
void sh_open_in_folder(void)
{
    const char *home = getenv("LOGITTY_DATA");

    ck_assert(realpath(home && *home ? home : ".", data_place) != NULL);
    setenv("LOGITTY_DATA", data_place, 1);
    ck_assert_ptr_nonnull(mkdtemp(folder));
    ck_assert_int_eq(chdir(folder), 0);
    sh_open();
}

void sh_close_in_folder(void)
{
    char **names;
    size_t n = path_list(".", "", &names);

    for (size_t i = 0; i < n; i++)
        unlink(names[i]);
    path_list_free(names, n);
    sh_close();
    ck_assert_int_eq(chdir("/"), 0);
    rmdir(folder);
}
