/* What Tab offers, and the argument line: over every row of the tables.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "learn/formula.h"
#include "plot/text.h"
#include "repl/commands.h"
#include "repl/setting.h"
#include "shell_kit.h"

Suite *suite_complete(void);

static void scene(const char *lines)
{
    kit_must(sh, "reset all");
    kit_must(sh, lines);
}

/* ---- what is offered ---- */

static char **offered(const char *line, size_t *n)
{
    size_t start;
    char **list = shell_complete(sh, line, strlen(line), &start);

    ck_assert_uint_le(start, strlen(line));
    for (*n = 0; list && list[*n]; ++*n)
        ;
    return list;
}

static void done(char **list)
{
    for (size_t i = 0; list && list[i]; i++)
        free(list[i]);
    free(list);
}

static bool offers(const char *line, const char *word)
{
    size_t n;
    char **list = offered(line, &n);
    bool found = false;

    for (size_t i = 0; i < n; i++)
        found = found || strcmp(list[i], word) == 0;
    done(list);
    return found;
}

START_TEST(words_where_they_belong)
{
    static const char *const rows[][3] = {
        {"data hobbits", "opti", "optimizer"},
        {"data hobbits", "optimizer ad", "adam"},
        {"data hobbits", "loss = m", "mse"},
        {"data hobbits", "data xo", "xor4"},
        {"data hobbits", "data xor n", "n="},
        {"data hobbits", "plot scatter f", "foot"},
        {"data hobbits", "plot contour w", "w2"},
        {"data hobbits; step 3", "plot loss p", "passes"},
        {"data hobbits", "print lo", "loss"},
        {"data hobbits", "print lo", "log("},
        {"data hobbits", "print -b/w", "w1"},
        {"data hobbits", "print mean(", "y"},
        {"data hobbits", "repeat 10: st", "step"},
        {"data hobbits", "w1 = 1; pl", "plot"},
        {"data hobbits", "b = 6, w", "w1"},
        {"data hobbits", "b = 6, optimizer = n", "newton"},
        {"data hobbits", "w1 = lo", "log("},
        {"data hobbits", "run until err", "errors"},
        {"data hobbits", "lesson sig", "sigmoid"},
        {"data hobbits", "help optim", "optimizer"},
        {"data hobbits", "set et", "eta"},
        {"data hobbits", "set optimizer ada", "adagrad"},
        {"data hobbits", "add 2 1 h", "hero"},
        {"data hobbits", "add 2 1 n", "\"not a hero\""},
        {"data hobbits; formula cube = x^3", "print cu", "cube"},
        {"data hobbits; formula cube = x^3", "derive cu", "cube"},
        {"data hobbits", "DATA XO", "xor"},
        {"data hobbits", "minimize X^2 f", "from"},
        {"data hobbits", "features po", "poly"},
        {"data hobbits", "list e", "errors"},
    };

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        scene(rows[i][0]);
        ck_assert_msg(offers(rows[i][1], rows[i][2]), "%s<Tab> does not offer %s",
                      rows[i][1], rows[i][2]);
    }
}
END_TEST

START_TEST(nothing_that_is_refused)
{
    static const char *const rows[][3] = {
        {"data hobbits", "plot cur", "curve"},     /* two features */
        {"data line", "plot ro", "roc"},           /* no classes */
        {"data line", "loss l", "log"},            /* model linear */
        {"data hobbits", "hin", "hint"},           /* no lesson */
        {"data hobbits", "data archery n", "n="},  /* no law */
        {"data hobbits", "print step # lo", "loss"},
        {"data hobbits", "eta los", "loss"},       /* needs a = */
        {"data hobbits", "field s", "step"},
        {"data hobbits", "walk up l", "left"},
    };

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        scene(rows[i][0]);
        ck_assert_msg(!offers(rows[i][1], rows[i][2]), "%s<Tab> offers %s", rows[i][1],
                      rows[i][2]);
    }
    kit_must(sh, "lesson 1 3");
    ck_assert(offers("hin", "hint"));
}
END_TEST

/* LINE with WORD at its end, and one of the TAILS behind it, runs. */
static void must_run(const char *context, const char *line, const char *word,
                     const char *const *tails)
{
    struct str t;
    bool ok = false;

    str_init(&t);
    for (size_t i = 0; tails[i] && !ok; i++) {
        struct shell *own = kit_shell(true);

        kit_must(own, context);
        str_clear(&t);
        str_addf(&t, "%s%s%s", line, word, tails[i]);
        ok = kit_type(own, t.s) != SHELL_FAULT;
        kit_done(own);
    }
    ck_assert_msg(ok, "%s; %s is refused: %s", context, t.s, kit_said());
    str_done(&t);
}

/* Every word that is offered behind LINE can stand there. */
START_TEST(what_is_offered_runs)
{
    static const char *const tails[] = {"", "0.5)", "step)", "x1 < 1)", "1, 2)", "0.5, 0.7, 0.1)",
                                        "x, x)", " 2", "3", "2 seed=1", NULL};
    static const char *const rows[][2] = {
        {"data hobbits; step 3", "plot "},
        {"data archery; step 3", "plot "},
        {"data line; step 3", "plot "},
        {"data xor; model mlp 2; step 3", "plot "},
        {"data hobbits", "describe "},
        {"data hobbits", "plot scatter x2 "},
        {"data hobbits", "plot contour b "},
        {"data hobbits; step 3", "plot loss "},
        {"data hobbits", "optimizer "},
        {"data hobbits; optimizer newton", "loss "},
        {"data line", "loss = "},
        {"data line", "model "},
        {"data hobbits", "model "},
        {"data hobbits", "bias "},
        {"data hobbits", "eta "},
        {"data hobbits", "order "},
        {"data hobbits", "features "},
        {"data hobbits", "print "},
        {"data hobbits", "lesson "},
        {"data hobbits", "help "},
        {"data hobbits", "explain "},
        {"data hobbits", "walk "},
        {"data hobbits", "reset "},
        {"data hobbits", "list "},
        {"data hobbits", "best "},
        {"data hobbits", "random "},
        {"data xor", "data xor "},
        {"data hobbits", "data "},
    };

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        size_t n;
        char **list;

        scene(rows[i][0]);
        list = offered(rows[i][1], &n);
        ck_assert_msg(n > 0, "%s<Tab> offers nothing", rows[i][1]);
        for (size_t k = 0; k < n; k++)
            must_run(rows[i][0], rows[i][1], list[k], tails);
        done(list);
    }
}
END_TEST

/* What is offered begins as what was typed, whatever stands before it. */
START_TEST(it_begins_as_typed)
{
    static const char *const before[] = {"", "step; ", "print ", "w1 = ", "repeat 3: ",
                                         "plot ", "set ", "help "};
    size_t n, start;

    scene("data hobbits; step 3");
    for (size_t i = 0; i < sizeof before / sizeof *before; i++)
        for (char c = 'a'; c <= 'z'; c++) {
            char line[64], **list;

            snprintf(line, sizeof line, "%s%c", before[i], c);
            list = shell_complete(sh, line, strlen(line), &start);
            for (n = 0; list && list[n]; n++)
                ck_assert_msg(list[n][0] == c || list[n][0] == c - 'a' + 'A', "%s: %s",
                              line, list[n]);
            ck_assert_uint_eq(start, strlen(before[i]) + (n == 0 && start > strlen(before[i])));
            done(list);
        }
}
END_TEST

START_TEST(files_with_blanks_are_quoted)
{
    FILE *f = fopen("two words.csv", "w");

    ck_assert_ptr_nonnull(f);
    fputs("x,y\n1,0\n2,1\n3,0\n", f);
    fclose(f);
    scene("data hobbits");
    ck_assert(offers("data tw", "\"two words.csv\""));
    ck_assert(offers("data \"two w", "\"two words.csv\""));
    kit_must(sh, "data \"two words.csv\"");
    remove("two words.csv");
}
END_TEST

/* ---- the argument line ---- */

static void must_fit(const char *typed)
{
    struct str t;

    for (int ascii = 0; ascii < 2; ascii++)
        for (int width = 30; width <= 80; width += 25) {
            int own = sh->host.width;

            str_init(&t);
            sh->out.ascii = ascii;
            sh->host.width = width;
            shell_argument(sh, typed, &t);
            ck_assert_msg(t.len > 0, "%s: nothing is said", typed);
            ck_assert_msg((int)text_columns(t.s, ascii) <= width, "%s, %d columns: %s", typed,
                          width, t.s);
            ck_assert_msg(!strstr(t.s, "nan") && !strchr(t.s, '{'), "%s: %s", typed, t.s);
            sh->host.width = own;
            sh->out.ascii = false;
            str_done(&t);
        }
}

/* While each argument of each row is typed: something is said, and it fits. */
START_TEST(every_row_has_its_argument_line)
{
    struct str typed;

    scene("data hobbits; step 3; plot contour");
    str_init(&typed);
    for (size_t i = 0; commands[i]; i++) {
        str_clear(&typed);
        str_add(&typed, commands[i]->name);
        must_fit(typed.s);
        for (const struct arg_spec *a = commands[i]->arg; a->kind != ARG_END; a++) {
            struct str t;

            str_add(&typed, " 1");
            must_fit(typed.s);
            str_init(&t);
            shell_argument(sh, typed.s, &t);
            ck_assert_msg(strstr(t.s, TEXT_BOLD) != NULL, "%s: %s", typed.s, t.s);
            str_done(&t);
        }
    }
    for (size_t i = 0; settings[i]; i++) {
        must_fit(settings[i]->name);
        must_fit(settings[i]->example);
    }
    must_fit("w1 = ");
    must_fit("w = ");
    must_fit("b");
    str_done(&typed);
}
END_TEST

static void argument_is(const char *typed, const char *says)
{
    struct str t, plain;

    str_init(&t);
    str_init(&plain);
    shell_argument(sh, typed, &t);
    text_strip(t.s, &plain);
    ck_assert_msg(strstr(plain.s, says) != NULL, "%s: %s", typed, plain.s);
    str_done(&t);
    str_done(&plain);
}

START_TEST(it_tells_range_and_value)
{
    scene("data hobbits; eta = 0.3; w1 = 2; split 0.5");
    argument_is("line 3 ", "line HEIGHT SLOPE    slope: rise per unit of foot");
    argument_is("line 3", "height: ");
    argument_is("eta = ", "the size of a jump; now 0.3");
    argument_is("step; eta", "eta = NUMBER");
    argument_is("b = 1, w1 = ", "that of foot; now 2");
    argument_is("optimizer ", "gd|momentum|");
    argument_is("tau ", "now 0.5");
    argument_is("split ", "now 0.5");
    argument_is("repeat 10: line 3 ", "slope");
}
END_TEST

Suite *suite_complete(void)
{
    Suite *s = suite_create("complete");
    TCase *t = tcase_create("complete");

    tcase_add_checked_fixture(t, sh_open, sh_close);
    tcase_add_test(t, words_where_they_belong);
    tcase_add_test(t, nothing_that_is_refused);
    tcase_add_test(t, what_is_offered_runs);
    tcase_add_test(t, it_begins_as_typed);
    tcase_add_test(t, files_with_blanks_are_quoted);
    tcase_add_test(t, every_row_has_its_argument_line);
    tcase_add_test(t, it_tells_range_and_value);
    suite_add_tcase(s, t);
    return s;
}
