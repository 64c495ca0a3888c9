/* A monkey at the keyboard: random lines of the language, and what must hold after each.
 *
 * MONKEY_LIVES=200 MONKEY_SEED=7 play longer and otherwise.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <check.h>
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/mem.h"
#include "chance_kit.h"
#include "kit.h"
#include "monkey_kit.h"
#include "plot/text.h"
#include "repl/private.h"
#include "state_kit.h"

Suite *suite_monkey(void);

enum { LIVES = 12, LINES = 250 };

/* What the optimizer remembers, bit by bit. */
static void write_memory(const struct opt_memory *m, struct str *out)
{
    if (!m)
        return;
    str_addf(out, "t %zu:", m->t);
    for (int k = 0; k < OPT_INVERSE; k++)
        for (size_t j = 0; m->slot[k] && j < m->dim; j++)
            str_addf(out, " %a", m->slot[k][j]);
}

/* What a refused statement must leave alone. */
static void picture_of(struct bench *b, struct str *out)
{
    str_clear(out);
    bench_script(b, out);
    str_addf(out, "%zu steps, %zu rises, %zu rows\n", b->s.steps, b->s.rises,
             b->s.data ? b->s.data->n : 0);
    for (size_t j = 0; j < b->s.params; j++)
        str_addf(out, "%a ", b->s.theta[j]);
    str_addf(out, "at %a %a, %zu passes and %zu, ", b->s.explorer.at[0],
             b->s.explorer.at[1], (size_t)b->s.pass, b->s.at);
    write_memory(b->s.memory, out);
}

static bool word_at(const char *text, const char *s, const char *word)
{
    size_t n = strlen(word);

    return strncmp(s, word, n) == 0 && (s == text || !isalnum((unsigned char)s[-1])) &&
           !isalnum((unsigned char)s[n]);
}

static void check_text(const char *text, const char *line)
{
    for (const char *s = text; *s; s++) {
        ck_assert_msg((unsigned char)*s >= 0x20 || *s == '\n', "%s says %s", line,
                      text);
        ck_assert_msg(!word_at(text, s, "nan") && !word_at(text, s, "inf"),
                      "%s says %s", line, text);
    }
}

static void check_finite(struct bench *b, const char *line)
{
    for (int j = 0; j < 2; j++)
        ck_assert_msg(b->s.explorer.at[j] - b->s.explorer.at[j] == 0, "%s: X or Y",
                      line);
    for (size_t j = 0; j < b->s.params; j++)
        ck_assert_msg(b->s.theta[j] - b->s.theta[j] == 0, "%s: weight %zu is %g", line,
                      j, b->s.theta[j]);
}

/* Appends the argument line without the marks of its styles. */
static void add_argument(struct shell *sh, const char *typed, struct str *out)
{
    struct str styled;

    str_init(&styled);
    shell_argument(sh, typed, &styled);
    text_strip(styled.s, out);
    str_done(&styled);
}

/* What the screen asks while a line is typed and when it has been done. */
static void look_around(struct shell *sh, const char *line)
{
    struct str text;
    const char *phrase;
    char **list;
    char *typed = mem_textn(line, below(strlen(line) + 1));
    size_t start;

    str_init(&text);
    shell_ghost(sh, typed, &text);
    add_argument(sh, typed, &text);
    str_add(&text, shell_strip(sh));
    str_add(&text, shell_next_line(sh, &phrase));
    check_text(text.s, typed);
    list = shell_complete(sh, typed, strlen(typed), &start);
    for (size_t i = 0; list && list[i]; i++)
        free(list[i]);
    free(list);
    free(typed);
    str_done(&text);
}

/* Types LINE; if it takes long, other lines come between, then Ctrl-C. */
static enum shell_state type(struct shell *sh, const char *line, bool *alone)
{
    enum shell_state now = shell_line(sh, line);
    struct str other;

    str_init(&other);
    for (int i = 0; i < 4 && shell_busy(sh); i++) {
        now = shell_work(sh, 1 + below(40));
        if (shell_busy(sh) && below(8) == 0) {
            monkey_line(&other);
            *alone = false;
            now = shell_line(sh, other.s);
        }
    }
    while (shell_busy(sh)) {
        shell_interrupt(sh);
        now = shell_work(sh, 1);
    }
    str_done(&other);
    return now;
}

static void one_line(struct shell *sh, struct str *line)
{
    struct str before, after, text;
    struct bench *bench = sh->bench;
    bool alone;
    enum shell_state now;

    str_init(&before);
    str_init(&after);
    str_init(&text);
    monkey_line(line);
    look_around(sh, line->s);
    alone = !strchr(line->s, ';');
    picture_of(bench, &before);
    now = type(sh, line->s, &alone);
    if (strncmp(sh->fault.message, "In round", 8) == 0)
        alone = false; /* the rounds before are kept */
    if (now == SHELL_FAULT && alone && sh->bench == bench) {
        picture_of(bench, &after);
        ck_assert_msg(strcmp(before.s, after.s) == 0,
                      "%s: refused, but\n%s\n became\n%s", line->s, before.s, after.s);
    }
    ck_assert_msg(now != SHELL_FAULT || sh->fault.message[0], "%s: no message",
                  line->s);
    paper_dump(&sh->out, &text);
    paper_clear(&sh->out);
    check_text(text.s, line->s);
    check_text(sh->fault.message, line->s);
    check_text(sh->fault.meant, line->s);
    check_finite(sh->bench, line->s);
    sh->quit = false;
    str_done(&before);
    str_done(&after);
    str_done(&text);
}

/* BIRTH with what NOW looks at: looking is not in undo's list. Shallow. */
static struct state looking_alike(const struct state *birth, const struct state *now)
{
    struct state s = *birth;

    memcpy(s.plot, now->plot, sizeof s.plot);
    s.axes = now->axes;
    s.loss_view = now->loss_view;
    s.matrix_row = now->matrix_row;
    s.gradcheck = now->gradcheck;
    if (!s.explorer.minimizing && !now->explorer.minimizing)
        s.explorer = now->explorer;
    return s;
}

/* Undo to the very start gives the very start; redo to the end gives the end. */
static void check_time(struct shell *sh, const struct state *birth)
{
    struct state *now, start;
    const char *what;
    size_t n = sh->in->history->npast + sh->in->history->nfuture;

    while (sh->in->history->nfuture)
        kit_type(sh, "redo");
    now = state_copy(&sh->bench->s);
    ck_assert_uint_eq(sh->in->history->npast, n);
    for (size_t i = 0; i < n; i++)
        ck_assert_msg(kit_type(sh, "undo") == SHELL_READY, "undo %zu of %zu: %s", i, n,
                      kit_said());
    start = looking_alike(birth, &sh->bench->s);
    what = state_differs(&sh->bench->s, &start);
    ck_assert_msg(!what, "the start has another %s", what);
    for (size_t i = 0; i < n; i++)
        ck_assert_int_eq(kit_type(sh, "redo"), SHELL_READY);
    what = state_differs(&sh->bench->s, now);
    ck_assert_msg(!what, "the end has another %s", what);
    state_free(now);
}

/* The SCRIPT of a bench makes the same bench in another shell. */
static void check_script(const char *script)
{
    struct shell *again = kit_shell(false);
    struct str second;
    char *copy = mem_text(script), *rest = copy, *line;

    str_init(&second);
    while ((line = strsep(&rest, "\n")))
        ck_assert_msg(kit_type(again, line) == SHELL_READY, "%s: %s of\n%s", line,
                      kit_said(), script);
    bench_script(again->bench, &second);
    ck_assert_str_eq(second.s, script);
    free(copy);
    str_done(&second);
    kit_done(again);
}

static void one_life(void)
{
    struct shell *sh = kit_shell(below(4) != 0);
    struct state *birth = state_copy(&sh->lab->s);
    struct str text;

    str_init(&text);
    sh->host.pictures_inline = below(2);
    for (int k = 0; k < LINES; k++)
        one_line(sh, &text);
    kit_type(sh, "lab");
    check_time(sh, birth);
    state_free(birth);
    str_clear(&text);
    bench_script(sh->bench, &text);
    kit_done(sh);
    check_script(text.s);
    str_done(&text);
}

static size_t number_in(const char *variable, size_t otherwise)
{
    const char *s = getenv(variable);

    return s ? strtoul(s, NULL, 10) : otherwise;
}

static void remove_files(void)
{
    char name[64];

    for (int i = 0; i < 3; i++) {
        snprintf(name, sizeof name, "%s/%d.lt", monkey_folder, i);
        unlink(name);
    }
    rmdir(monkey_folder);
}

START_TEST(a_long_life)
    {
        size_t lives = number_in("MONKEY_LIVES", LIVES);

        chance = 0x9e3779b97f4a7c15u ^ number_in("MONKEY_SEED", 1);
        ck_assert_ptr_nonnull(mkdtemp(monkey_folder));
        for (size_t i = 0; i < lives; i++)
            one_life();
        remove_files();
    }
END_TEST

Suite *suite_monkey(void)
{
    Suite *s = suite_create("monkey");
    TCase *t = tcase_create("monkey");

    tcase_add_test(t, a_long_life);
    suite_add_tcase(s, t);
    return s;
}
