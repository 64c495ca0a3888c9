/* What people really type: every row of said.tsv is played.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <check.h>
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

/* Plays a row; what differs is added to FAULTS. */
static void play_row(const char *row, int number, struct str *faults)
{
    char *copy = strdup(row), *rest = copy, *reply;
    char *context = strsep(&rest, "\t"), *typed = strsep(&rest, "\t");
    char *expected = strsep(&rest, "\t"), *changed = strsep(&rest, "\t");
    struct shell *sh = kit_shell(true);
    unsigned long version;

    ck_assert_msg(changed != NULL, "said.tsv:%d has too few columns", number);
    set_scene(sh, context);
    version = sh->bench->version;
    kit_type(sh, typed);
    reply = joined();
    if (!strstr(reply, expected))
        str_addf(faults, "said.tsv:%d: %s: said '%s', not '%s'\n", number, typed, reply,
                 expected);
    if ((sh->bench->version != version) != (*changed == 'y'))
        str_addf(faults, "said.tsv:%d: %s: the bench %s\n", number, typed,
                 *changed == 'y' ? "did not change" : "changed");
    free(reply);
    free(copy);
    kit_done(sh);
}

START_TEST(every_row)
{
    char *text = kit_file("said.tsv"), *rest = text, *row;
    int number = 0, played = 0;
    struct str faults;

    str_init(&faults);
    while ((row = strsep(&rest, "\n"))) {
        number++;
        if (!*row || *row == '#')
            continue;
        play_row(row, number, &faults);
        played++;
    }
    ck_assert_int_ge(played, 40);
    ck_assert_msg(!faults.len, "%s", faults.s);
    str_done(&faults);
    free(text);
}
END_TEST

Suite *suite_said(void)
{
    Suite *s = suite_create("said");
    TCase *t = tcase_create("said");

    tcase_set_timeout(t, 60);
    tcase_add_test(t, every_row);
    suite_add_tcase(s, t);
    return s;
}
