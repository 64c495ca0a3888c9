/* A function that is made small comes back as it was shown: the same place and the same
 * range, from a file of commands and from a code.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <check.h>
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "kit.h"

Suite *suite_minimized_state(void);

static const char *const lines[] = {
    "minimize x^2 - 2*x from 3; eta = 0.1; step 5",
    "minimize x^2 - 2*x from 3",
    "minimize x^4 - x from -5; eta = 0.001; step 40",
    "minimize X^2 + 3*Y^2 from 4 1; eta = 0.1; step 7",
    "minimize X^2 + 3*Y^2 from 4 1; Y = -2; step; X = 1.5; dX = 0.5",
    "data hobbits; step 5; minimize cos(x) from 2; eta = 0.4; step 30",
    "minimize (x-1)^2 from 8; fit",
    "minimize (x-1)^2 from 8; step; plot f 0 4; plot loss",
};

/* The lines of the state into another shell. */
static struct shell *again(struct shell *sh)
{
    struct shell *other = kit_shell(false);
    struct str script;

    str_init(&script);
    bench_script(sh->bench, &script);
    for (char *s = script.s, *line; (line = strsep(&s, "\n"));)
        kit_must(other, line);
    str_done(&script);
    return other;
}

static void same(const struct bench *a, const struct bench *b)
{
    const struct explorer *x = &a->s.explorer, *y = &b->s.explorer;

    ck_assert(y->minimizing);
    ck_assert_double_eq(x->from, y->from);
    ck_assert_double_eq(x->to, y->to);
    ck_assert_double_eq(x->dX, y->dX);
    for (size_t j = 0; j < x->function->dim; j++)
        ck_assert_double_eq(x->at[j], y->at[j]);
}

START_TEST(shown_as_it_was)
{
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        struct shell *sh = kit_shell(false), *other;

        kit_must(sh, lines[i]);
        other = again(sh);
        same(sh->bench, other->bench);
        kit_done(other);
        kit_done(sh);
    }
}
END_TEST

START_TEST(from_a_code)
{
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        struct shell *sh = kit_shell(false), *other = kit_shell(false);
        char line[700] = "load ";
        size_t n = 5;

        kit_must(sh, lines[i]);
        kit_type(sh, "share");
        for (const char *s = kit_said(); *s && n + 1 < sizeof line; s++)
            if (isupper((unsigned char)*s) || isdigit((unsigned char)*s) || *s == '-')
                line[n++] = *s;
            else if (*s != '\n')
                break;
        line[n] = '\0';
        kit_must(other, line);
        same(sh->bench, other->bench);
        kit_done(other);
        kit_done(sh);
    }
}
END_TEST

/* Two ends alone: the same function, and the run on it goes on. */
START_TEST(only_the_ends)
{
    struct shell *sh = kit_shell(false);

    kit_must(sh, "minimize x^2 - 2*x from 3; eta = 0.1; step 5; plot f 0 4");
    ck_assert(sh->bench->s.explorer.minimizing);
    ck_assert_uint_eq(sh->bench->s.steps, 5);
    ck_assert_double_eq(sh->bench->s.explorer.from, 0);
    ck_assert_double_eq(sh->bench->s.explorer.to, 4);
    kit_must(sh, "undo");
    ck_assert_double_eq(sh->bench->s.explorer.from, -2);
    ck_assert_int_eq(kit_type(sh, "plot f 4 0"), SHELL_FAULT);
    kit_must(sh, "minimize off; plot f x^3 -1 1; plot f -2 2");
    ck_assert_double_eq(sh->bench->s.explorer.from, -2);
    kit_done(sh);
}
END_TEST

/* The place on a function of two variables is kept, whichever way it came on show. */
START_TEST(both_places_are_kept)
{
    static const char *const ways[] = {
        "plot f x^2 + y^2; X = 1; Y = 2",
        "minimize x^2 + y^2 from 1 2",
        "minimize x^2 + y^2 from 1 2; w1 = 1",
    };
    struct str script;
    struct shell *sh = kit_shell(true);

    str_init(&script);
    kit_must(sh, ways[_i]);
    ck_assert_double_eq(kit_value(sh, "Y"), 2);
    bench_script(sh->bench, &script);
    kit_must(sh, "reset all");
    kit_must(sh, "reset all");
    for (char *line = strtok(script.s, "\n"); line; line = strtok(NULL, "\n"))
        kit_must(sh, line);
    ck_assert_double_eq(kit_value(sh, "X"), 1);
    ck_assert_double_eq(kit_value(sh, "Y"), 2);
    str_done(&script);
    kit_done(sh);
}
END_TEST

Suite *suite_minimized_state(void)
{
    Suite *s = suite_create("minimized_state");
    TCase *c = tcase_create("minimized_state");

    tcase_add_test(c, shown_as_it_was);
    tcase_add_test(c, from_a_code);
    tcase_add_test(c, only_the_ends);
    tcase_add_loop_test(c, both_places_are_kept, 0, 3);
    suite_add_tcase(s, c);
    return s;
}
