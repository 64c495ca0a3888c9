/* What tests of the shell share.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "kit.h"

#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "learn/formula.h"
#include "repl/commands.h"

static struct places places;
static struct str lessons, said;
static const char *dirs[1];
static int shells; /* that use them */

static const char *variable(const char *name, const char *otherwise)
{
    const char *v = getenv(name);

    return v && *v ? v : otherwise;
}

struct shell *kit_shell(bool replies)
{
    struct path_env env = {.logitty_data = variable("LOGITTY_DATA", ".")};
    struct shell_host host = {.look = {GLYPHS_BRAILLE, false, false},
                              .width = 80,
                              .picture_rows = 17,
                              .picture_cols = 60,
                              .replies = replies};

    if (!shells++) {
        path_places(&places, &env);
        str_init(&lessons);
        str_init(&said);
        path_join(&lessons, env.logitty_data, "lessons");
        dirs[0] = lessons.s;
    }
    host.places = places;
    host.lesson_dirs = dirs;
    host.nlesson_dirs = 1;
    return shell_new(&host, commands);
}

void kit_done(struct shell *sh)
{
    shell_free(sh);
    if (--shells)
        return;
    path_places_done(&places);
    str_done(&lessons);
    str_done(&said);
}

enum shell_state kit_type(struct shell *sh, const char *line)
{
    enum shell_state state = shell_line(sh, line);

    while (state == SHELL_BUSY)
        state = shell_work(sh, 100);
    str_clear(&said);
    paper_dump(&sh->out, &said);
    paper_clear(&sh->out);
    if (sh->fault.message[0])
        str_addf(&said, "%s\n", sh->fault.message);
    return state;
}

const char *kit_said(void)
{
    return said.s;
}

const char *kit_row(void)
{
    static char text[4096];

    snprintf(text, sizeof text, "%s", said.s);
    for (char *s = text; *s; s++)
        if (*s == '\n')
            *s = ' ';
    return text;
}

void kit_must(struct shell *sh, const char *line)
{
    ck_assert_msg(kit_type(sh, line) == SHELL_READY, "%s: %s", line, kit_said());
}

void kit_gets(struct shell *sh, const char *line, const char *says)
{
    kit_must(sh, line);
    ck_assert_msg(strstr(kit_row(), says) != NULL, "%s: %s", line, kit_row());
}

double kit_value(struct shell *sh, const char *expr)
{
    struct err err = {0};
    struct formula *f = formula_parse(expr, &err);
    struct value v;

    ck_assert_msg(f != NULL, "%s: %s", expr, err.message);
    ck_assert_msg(formula_eval(f, shell_scope(sh), &v, &err), "%s: %s", expr, err.message);
    formula_free(f);
    ck_assert_msg(v.kind == VALUE_NUMBER, "%s has no value: %s", expr, v.why);
    return v.number;
}

char *kit_file(const char *name)
{
    struct str file;
    struct err err = {0};
    size_t len;
    char *text;

    str_init(&file);
    path_join(&file, variable("TESTS_DIR", "tests"), name);
    text = path_read(file.s, 1 << 22, &len, &err);
    ck_assert_msg(text != NULL, "%s", err.message);
    str_done(&file);
    return text;
}

char *kit_experiment(const struct bench *b)
{
    struct str all, kept;

    str_init(&all);
    str_init(&kept);
    bench_script(b, &all);
    for (char *s = all.s, *line; (line = strsep(&s, "\n"));)
        if (strncmp(line, "plot", 4) != 0)
            str_addf(&kept, "%s\n", line);
    str_done(&all);
    return kept.s;
}
