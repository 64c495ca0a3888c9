/* The numbers that the documents print, computed again by the program's own commands.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <check.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/path.h"
#include "base/str.h"
#include "kit.h"

Suite *suite_experiments(void);

enum { FACTS_MOST = 1000 };

/* A row of tests/facts.tsv; its first lines say what the columns mean. */
struct fact {
    char *where, *start, *each, *expressions, *expected, *tolerance;
    int line;
};

static struct fact facts[FACTS_MOST];
static size_t nfacts, starts[FACTS_MOST], nstarts; /* rows that begin anew */
static int bad_line;                               /* of facts.tsv; 0 = none */

/* Cuts the field at *REST off; "" when there is none. */
static char *field(char **rest, char end)
{
    char *s = *rest, *stop = strchr(s, end);

    *rest = stop ? stop + 1 : s + strlen(s);
    if (stop)
        *stop = '\0';
    return s + strspn(s, " ");
}

/* Goes this row on where the one above ended? */
static bool goes_on(const struct fact *f)
{
    return strncmp(f->start, "…", strlen("…")) == 0;
}

/* The table is read before the tests run and kept for all of them. */
static void read_facts(char *text)
{
    for (int line = 1; *text; line++) {
        char *row = field(&text, '\n');
        struct fact *f = &facts[nfacts];

        if (*row == '#' || *row == '\0')
            continue;
        f->line = line;
        f->where = field(&row, '\t');
        f->start = field(&row, '\t');
        f->each = field(&row, '\t');
        f->expressions = field(&row, '\t');
        f->expected = field(&row, '\t');
        f->tolerance = field(&row, '\t');
        if (!*f->expected || nfacts == FACTS_MOST - 1) {
            bad_line = line;
            return;
        }
        if (!goes_on(f))
            starts[nstarts++] = nfacts;
        nfacts++;
    }
}

/* Half a unit of the last digit that is printed. */
static double half_digit(const char *number)
{
    const char *point = strchr(number, '.'), *e = strpbrk(number, "eE");
    double decimals = point ? (double)strspn(point + 1, "0123456789") : 0;

    return 0.5000001 * pow(10, (e ? strtod(e + 1, NULL) : 0) - decimals);
}

/* COMMANDS with @NAME made the path of a reference set. */
static void type(struct shell *sh, const struct fact *f, const char *commands)
{
    const char *tests = getenv("TESTS_DIR");
    struct str line;

    str_init(&line);
    for (const char *at; (at = strchr(commands, '@')); commands = at) {
        size_t name = strspn(++at, "abcdefghijklmnopqrstuvwxyz0123456789");

        str_addn(&line, commands, (size_t)(at - 1 - commands));
        str_addf(&line, "\"%s/reference/datasets/%.*s.csv\"",
                 tests && *tests ? tests : "tests", (int)name, at);
        at += name;
    }
    str_add(&line, commands);
    kit_type(sh, line.s);
    ck_assert_msg(!sh->fault.message[0], "facts.tsv:%d: %s: %s", f->line, line.s,
                  sh->fault.message);
    str_done(&line);
}

/* The first number of what the commands of the row printed. */
static double said(void)
{
    const char *text = kit_said();

    return strtod(text + strcspn(text, "0123456789"), NULL);
}

/* One number of a row; what is wrong with it is added to WRONG. */
static void compare(struct shell *sh, const struct fact *f, const char *expression,
                    const char *expected, struct str *wrong)
{
    double want = strtod(expected, NULL);
    double have = strcmp(expression, "said") == 0 ? said() : kit_value(sh, expression);
    double tolerance =
        *f->tolerance ? strtod(f->tolerance, NULL) : half_digit(expected);

    if (!(fabs(have - want) <= tolerance))
        str_addf(wrong, "facts.tsv:%d: %s: %s is %.10g, printed %s\n", f->line,
                 f->where, expression, have, expected);
}

/* Expected values and expressions go round together; EACH is typed before every round.
 */
static void play(struct shell *sh, const struct fact *f, struct str *wrong)
{
    char *expected = mem_text(f->expected), *rest = expected;

    type(sh, f, goes_on(f) ? f->start + strlen("…") : f->start);
    while (*rest) {
        char *expressions = mem_text(f->expressions), *next = expressions;

        if (*f->each)
            type(sh, f, f->each);
        while (*next && *rest) {
            char *expression = field(&next, ';');

            compare(sh, f, expression, field(&rest, ' '), wrong);
        }
        free(expressions);
    }
    free(expected);
}

/* A row that starts anew and those that go on from it. */
START_TEST(as_printed)
    {
        struct shell *sh = kit_shell(false);
        size_t i = starts[_i];
        struct str wrong;

        str_init(&wrong);
        do
            play(sh, &facts[i++], &wrong);
        while (i < nfacts && goes_on(&facts[i]));
        ck_assert_msg(wrong.len == 0, "%s", wrong.s);
        str_done(&wrong);
        kit_done(sh);
    }
END_TEST

/* The comparison itself can fail: half a digit more is too much. */
START_TEST(digits_count)
    {
        ck_assert_msg(bad_line == 0, "facts.tsv:%d: five or six columns", bad_line);
        ck_assert_double_eq_tol(half_digit(".6931"), 5e-5, 1e-10);
        ck_assert_double_eq_tol(half_digit("-2.4e12"), 5e10, 1e5);
        ck_assert_double_eq_tol(half_digit("1066"), 0.5, 1e-6);
        ck_assert_double_eq_tol(half_digit("9.36e-4"), 5e-7, 1e-12);
        ck_assert_uint_gt(nfacts, 100);
        ck_assert(!goes_on(&facts[0]));
    }
END_TEST

Suite *suite_experiments(void)
{
    Suite *s = suite_create("experiments");
    TCase *t = tcase_create("experiments");
    const char *tests = getenv("TESTS_DIR");
    struct str file;
    char *text;
    size_t len;

    str_init(&file);
    path_join(&file, tests && *tests ? tests : "tests", "facts.tsv");
    text = path_read(file.s, 1 << 20, &len, NULL);
    str_done(&file);
    if (text && nfacts == 0)
        read_facts(text);
    tcase_add_test(t, digits_count);
    tcase_add_loop_test(t, as_printed, 0, (int)nstarts);
    suite_add_tcase(s, t);
    return s;
}
