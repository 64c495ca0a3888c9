/* Forks: back to the last bit, what is left is kept; what differs between two.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lab/fork.h"
#include "shell_kit.h"

Suite *suite_forks(void);

/* ---- forks ---- */

START_TEST(back_to_the_last_bit)
{
    const char *const make = "data overlap; optimizer adam; batch = 5; seed = 9; step 7";
    char *was, *is;
    double *theta;
    size_t n;

    kit_must(sh, make);
    kit_must(sh, "fork hill");
    was = kit_experiment(sh->bench);
    kit_must(sh, "step 5");
    n = sh->bench->s.params;
    theta = malloc(n * sizeof *theta);
    memcpy(theta, sh->bench->s.theta, n * sizeof *theta);
    kit_must(sh, "data hobbits; scale on; fit; fork other");
    kit_must(sh, "back hill");
    is = kit_experiment(sh->bench);
    ck_assert_str_eq(was, is);
    ck_assert_uint_eq(sh->bench->s.steps, 7);
    kit_must(sh, "step 5"); /* memory and the order of the batches are back as well */
    ck_assert_int_eq(memcmp(theta, sh->bench->s.theta, n * sizeof *theta), 0);
    ck_assert(forks_named(sh->bench->s.forks, "other") != NULL);
    kit_must(sh, "undo; undo");
    ck_assert_str_eq(sh->bench->s.all->source, "hobbits");
    free(theta);
    free(was);
    free(is);
}
END_TEST

START_TEST(what_is_left_is_kept)
{
    kit_must(sh, "data overlap; fork start; eta = 0.3; step 10");
    kit_gets(sh, "back start", "The run so far is kept as A.");
    ck_assert_uint_eq(sh->bench->s.runs.n, 1);
    ck_assert_uint_eq(sh->bench->s.runs.run[0]->steps, 10);
    kit_must(sh, "back start");
    ck_assert_uint_eq(sh->bench->s.runs.n, 1);
    kit_gets(sh, "diff A", "0.3");
    kit_gets(sh, "race A now 10", "is lowest after 10 updates");
}
END_TEST

START_TEST(forks_are_bounded)
{
    char line[64];

    kit_must(sh, "data overlap");
    for (int i = 0; i < FORKS_MOST; i++) {
        snprintf(line, sizeof line, "step; fork f%d", i);
        kit_must(sh, line);
    }
    ck_assert_int_eq(kit_type(sh, "fork more"), SHELL_FAULT);
    ck_assert_str_eq(sh->fault.meant, "fork drop f0; fork more");
    kit_must(sh, "fork drop f0; fork more");
    ck_assert_uint_eq(sh->bench->s.forks->n, FORKS_MOST);
    kit_must(sh, "undo; undo");
    ck_assert(forks_named(sh->bench->s.forks, "f0") != NULL);
    ck_assert(forks_named(sh->bench->s.forks, "more") == NULL);
    ck_assert_int_eq(kit_type(sh, "fork f3"), SHELL_FAULT);
    ck_assert_str_eq(sh->fault.meant, "fork drop f3; fork f3");
}
END_TEST

START_TEST(names_are_names)
{
    static const char *const bad[] = {"now",  "10",    "drop",
                                      "a=b",  "-x",    "updates",
                                      "a/b",  "\"a b\"", "abcdefghijklmnopqrstu"};

    kit_must(sh, "data overlap");
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        char line[64];

        snprintf(line, sizeof line, "fork %s", bad[i]);
        ck_assert_int_eq(kit_type(sh, line), SHELL_FAULT);
    }
    kit_must(sh, "fork größe; fork gd; fork A");
    kit_must(sh, "step; back größe");
    ck_assert_uint_eq(sh->bench->s.runs.n, 1); /* not called A, for a fork is */
    ck_assert_int_eq(sh->bench->s.runs.run[0]->letter, 'B');
}
END_TEST

/* ---- diff ---- */

START_TEST(lists_what_differs)
{
    kit_must(sh, "data overlap; fork one");
    kit_gets(sh, "diff one", "one and now are the same");
    kit_must(sh, "eta = 0.5; w1 = 2");
    kit_must(sh, "diff one");
    ck_assert(strstr(kit_said(), "eta") && strstr(kit_said(), "0.5"));
    ck_assert(strstr(kit_said(), "w1") && strstr(kit_said(), "loss"));
    ck_assert(!strstr(kit_said(), "lambda") && !strstr(kit_said(), "w2"));
    ck_assert(!strstr(kit_said(), "data") && !strstr(kit_said(), "steps"));
    ck_assert(strstr(kit_said(), "Otherwise"));
    kit_must(sh, "model mlp 3; data hobbits; diff one now");
    kit_must(sh, "minimize X^2; diff one");
}
END_TEST

START_TEST(differentiating_is_derive)
{
    ck_assert_int_eq(kit_type(sh, "diff x^2"), SHELL_FAULT);
    ck_assert_str_eq(sh->fault.meant, "derive x^2");
    ck_assert_int_eq(kit_type(sh, "diff x^2 + 1"), SHELL_FAULT);
    ck_assert_str_eq(sh->fault.meant, "derive x^2 + 1");
}
END_TEST

Suite *suite_forks(void)
{
    Suite *s = suite_create("forks");
    TCase *t = tcase_create("forks");

    tcase_add_checked_fixture(t, sh_open, sh_close);
    tcase_add_test(t, back_to_the_last_bit);
    tcase_add_test(t, what_is_left_is_kept);
    tcase_add_test(t, forks_are_bounded);
    tcase_add_test(t, names_are_names);
    tcase_add_test(t, lists_what_differs);
    tcase_add_test(t, differentiating_is_derive);
    suite_add_tcase(s, t);
    return s;
}
