/* What tests of exported programs share.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "export_kit.h"

#include <check.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/path.h"

const struct runner runners[RUNNERS] = {
    {"model.py", "python3", "python3 model.py"},
    {"model.R", "Rscript", "LC_ALL=C Rscript model.R"},
    {"model.c", "cc", "cc -std=c11 -O1 -Wall -Wextra -pedantic -o model model.c -lm && ./model"},
};

bool installed(const char *command)
{
    char line[100];

    snprintf(line, sizeof line, "command -v %s >/dev/null 2>&1", command);
    return system(line) == 0;
}

char *exported(const char *file)
{
    char line[60];
    struct err err = {0};
    size_t len;
    char *text;

    snprintf(line, sizeof line, "export %s", file);
    kit_must(sh, line);
    text = path_read(file, 1 << 20, &len, &err);
    ck_assert_msg(text != NULL, "%s", err.message);
    return text;
}
