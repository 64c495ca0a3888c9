/* What people really type: every row of said.tsv is played.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "kit.h"

Suite *suite_said(void);

/* Sets the scene: `lesson ID PAGE` and commands, separated by `;`. */
static void set_scene(struct shell *sh, char *context)
{
    char *save = NULL;

    for (char *line = strtok_r(context, ";", &save); line;
         line = strtok_r(NULL, ";", &save))
        ck_assert_msg(kit_type(sh, line) == SHELL_READY, "context %s: %s", line,
                      kit_said());
}

/* The rows of the reply joined, so that a fragment may run over a line's end. */
static char *joined(void)
{
    char *text = strdup(kit_said());

    for (char *s = text; *s; s++)
        if (*s == '\n')
            *s = ' ';
    return text;
}

/* How many rows were refused, and how many of these had a line that runs. */
struct score {
    int rows, refused, meant;
    struct str faults, without;
};

/* The line that was meant, where there is one, runs. */
static void play_meant(struct shell *sh, const char *typed, int number, struct score *t)
{
    char *meant = strdup(sh->fault.meant);

    t->refused++;
    t->meant += *meant != '\0';
    if (!*meant)
        str_addf(&t->without, "said.tsv:%d: %s: %s\n", number, typed,
                 sh->fault.message);
    else if (kit_type(sh, meant) == SHELL_FAULT)
        str_addf(&t->faults, "said.tsv:%d: %s: the line that was meant, %s, is refused: %s\n",
                 number, typed, meant, kit_said());
    free(meant);
}

/* Plays a row; what differs is added to the faults. */
static void play_row(const char *row, int number, struct score *t)
{
    char *copy = strdup(row), *rest = copy, *reply;
    char *context = strsep(&rest, "\t"), *typed = strsep(&rest, "\t");
    char *expected = strsep(&rest, "\t"), *changed = strsep(&rest, "\t");
    struct shell *sh = kit_shell(true);
    enum shell_state state;
    unsigned long version;

    ck_assert_msg(changed != NULL, "said.tsv:%d has too few columns", number);
    t->rows++;
    set_scene(sh, context);
    version = sh->bench->version;
    state = kit_type(sh, typed);
    reply = joined();
    if (!strstr(reply, expected))
        str_addf(&t->faults, "said.tsv:%d: %s: said '%s', not '%s'\n", number, typed,
                 reply, expected);
    if ((sh->bench->version != version) != (*changed == 'y'))
        str_addf(&t->faults, "said.tsv:%d: %s: the bench %s\n", number, typed,
                 *changed == 'y' ? "did not change" : "changed");
    if (state == SHELL_FAULT && *changed == 'n')
        play_meant(sh, typed, number, t);
    free(reply);
    free(copy);
    kit_done(sh);
}

static void play_all(struct score *t)
{
    char *text = kit_file("said.tsv"), *rest = text, *row;

    *t = (struct score){0};
    str_init(&t->faults);
    str_init(&t->without);
    for (int number = 1; (row = strsep(&rest, "\n")); number++)
        if (*row && *row != '#')
            play_row(row, number, t);
    free(text);
}

/* What the rows write, and a file that one of them names in quotes. */
static void remove_files(void)
{
    static const char *const names[] = {"my file.csv", "a.svg", "picture.svg",
                                        "data.csv", "model.py", "session.md",
                                        "a.csv", "pic.svg", "m.R", "m.c"};

    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        remove(names[i]);
}

static void make_file(void)
{
    FILE *f = fopen("my file.csv", "w");

    ck_assert_ptr_nonnull(f);
    fputs("x,y\n1,0\n2,1\n", f);
    fclose(f);
}

/* What the offered lines have written. */
static void remove_written(void)
{
    static const char *const files[] = {"picture.svg", "model.py", "data.csv", "notes.md"};

    for (size_t i = 0; i < sizeof files / sizeof *files; i++)
        remove(files[i]);
}

/* At least 95 of 100 mistakes are answered with a line that Tab can run. */
START_TEST(every_row)
{
    struct score t;

    remove_files();
    make_file();
    play_all(&t);
    remove_files();
    remove_written();
    ck_assert_int_ge(t.rows, 800);
    ck_assert_msg(!t.faults.len, "%s", t.faults.s);
    ck_assert_msg(t.meant * 100 >= t.refused * 95, "%d of %d refusals have a line; not:\n%s",
                  t.meant, t.refused, t.without.s);
    str_done(&t.faults);
    str_done(&t.without);
}
END_TEST

Suite *suite_said(void)
{
    Suite *s = suite_create("said");
    TCase *t = tcase_create("said");

    tcase_set_timeout(t, 240);
    tcase_add_test(t, every_row);
    suite_add_tcase(s, t);
    return s;
}
