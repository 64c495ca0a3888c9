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
    ck_assert_int_ge(t.rows, 930);
    ck_assert_msg(!t.faults.len, "%s", t.faults.s);
    ck_assert_msg(t.meant * 100 >= t.refused * 95, "%d of %d refusals have a line; not:\n%s",
                  t.meant, t.refused, t.without.s);
    str_done(&t.faults);
    str_done(&t.without);
}
END_TEST

/* Where it is not known what was meant, the line that is offered changes nothing. */
START_TEST(nothing_arbitrary)
{
    static const char *const typed[] = {
        "remove", "remove 99", "flip all", "add point", "line up", "line 3 / -0.4",
        "w1 = x", "w = -", "eta = quite large", "b ==", "w1^2 + w2^2 =", "random walk home",
        "features q r s", "reset my bicycle", "split hairs", "back 3", "p = 0.5",
    };

    for (size_t i = 0; i < sizeof typed / sizeof *typed; i++) {
        struct shell *sh = kit_shell(true);
        struct state *before;
        char *meant;

        kit_must(sh, "data hobbits; step 3");
        ck_assert_msg(kit_type(sh, typed[i]) == SHELL_FAULT, "%s", typed[i]);
        meant = strdup(sh->fault.meant);
        before = state_copy(&sh->bench->s);
        ck_assert_msg(*meant && kit_type(sh, meant) != SHELL_FAULT, "%s: %s", typed[i],
                      meant);
        for (size_t j = 0; j < before->params; j++)
            ck_assert_msg(before->theta[j] == sh->bench->s.theta[j], "%s: %s changes a weight",
                          typed[i], meant);
        ck_assert_msg(before->data == sh->bench->s.data, "%s: %s changes the data", typed[i],
                      meant);
        state_free(before);
        free(meant);
        kit_done(sh);
    }
}
END_TEST

/* A remedy that a command thought of stands, though its numbers are those of an example
 * or were not typed: of another command, with what was typed in it, a name spelled
 * right, a number for a number. An example of the command itself does not. */
START_TEST(remedies_stand)
{
    static const struct {
        const char *scene, *typed, *meant;
    } rows[] = {
        {"data hobbits", "goto 3", "step 10"},
        {"data hobbits", "rewind", "step 10"},
        {"data hobbits; step 5", "rewind 0", "rewind 3"},
        {"data hobbits", "split 50", "split 0.5"},
        {"data hobbits", "features prodct", "features product"},
        {"data hobbits", "dta hobbits", "data hobbits"},
        {"data hobbits", "data hobits", "data hobbits"},
        {"data hobbits", "diff x^2", "derive x^2"},
        {"data hobbits", "sqrt(4", "sqrt(4)"},
        {"data hobbits", "derive (x^2) x", "derive x^2 by x"},
        {"data hobbits", "split hairs", "help split"},
        {"data hobbits", "remove", "points"},
    };

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct shell *sh = kit_shell(true);

        kit_must(sh, rows[i].scene);
        ck_assert_msg(kit_type(sh, rows[i].typed) == SHELL_FAULT, "%s", rows[i].typed);
        ck_assert_msg(strcmp(sh->fault.meant, rows[i].meant) == 0, "%s: %s, not %s",
                      rows[i].typed, sh->fault.meant, rows[i].meant);
        kit_done(sh);
    }
}
END_TEST

/* To try a line leaves no trace: not on the bench, in undo's list, or in preferences. */
START_TEST(tried_without_trace)
{
    static const char *const typed[] = {
        "please undo twice now", "step 10 then fit", "please theme mono", "remove 3 4 5",
        "please reset all", "do run until errors == 0", "please quit", "next please",
        "w = c(1, 2)", "please save mine",
    };

    for (size_t i = 0; i < sizeof typed / sizeof *typed; i++) {
        struct shell *sh = kit_shell(true);
        unsigned long version, look;

        kit_must(sh, "data hobbits; step 3");
        version = sh->bench->version;
        look = sh->preferences.version;
        ck_assert_msg(kit_type(sh, typed[i]) == SHELL_FAULT, "%s", typed[i]);
        ck_assert_msg(*sh->fault.meant, "%s", typed[i]);
        ck_assert_msg(sh->bench->version == version && sh->preferences.version == look &&
                          !sh->quit && !shell_busy(sh),
                      "%s left a trace", typed[i]);
        kit_gets(sh, "undo", "Taken back: step 3");
        kit_done(sh);
    }
}
END_TEST

Suite *suite_said(void)
{
    Suite *s = suite_create("said");
    TCase *t = tcase_create("said");

    tcase_add_test(t, every_row);
    tcase_add_test(t, nothing_arbitrary);
    tcase_add_test(t, remedies_stand);
    tcase_add_test(t, tried_without_trace);
    suite_add_tcase(s, t);
    return s;
}
