/* What `plot f` understands, and what it leaves as it was.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <check.h>
#include <stdio.h>
#include <string.h>

#include "repl/shell.h"
#include "shell_kit.h"

Suite *suite_plot_f(void);

/* ---- what plot f understands ---- */

static void works(const char *line)
{
    kit_type(sh, line);
    ck_assert_msg(!sh->fault.message[0], "%s: %s", line, sh->fault.message);
}

START_TEST(understood)
    {
        static const struct {
            const char *line, *f, *g;
            double from, to;
        } rows[] = {
            {"plot f x^2", "x^2", NULL, -6, 6},
            {"plot f x^2 -2 4", "x^2", NULL, -2, 4},
            {"plot f x^2 -2, 4", "x^2", NULL, -2, 4},
            {"plot f x^2, -2, 4", "x^2", NULL, -2, 4},
            {"plot f x^2, 2*x", "x^2", "2*x", -6, 6},
            {"plot f x^2, 2*x -2 4", "x^2", "2*x", -2, 4},
            {"plot f x^2, 2*x, -2, 4", "x^2", "2*x", -2, 4},
            {"plot f x^2, 3", "x^2", "3", -6, 6},
            {"plot f 3, t^2 0 1", "3", "t^2", 0, 1},
            {"plot f -log(p), -log(1-p)", "-log(p)", "-log(1-p)", 0, 1},
            {"formula square = x^2; plot f square, 2*x", "square", "2*x", -6, 6},
        };

        for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
            const struct explorer *e;

            works(rows[i].line);
            e = &sh->bench->s.explorer;
            ck_assert_str_eq(e->function->text, rows[i].f);
            ck_assert(!e->other == !rows[i].g);
            if (e->other)
                ck_assert_str_eq(e->other->text, rows[i].g);
            ck_assert(e->from == rows[i].from && e->to == rows[i].to);
        }
    }
END_TEST

START_TEST(meant)
    {
        static const char *const rows[][2] = {
            {"plot x^2", "plot f x^2"},
            {"plot f(x) = x^2", "plot f x^2"},
            {"plot f x^2 from -2 to 4", "plot f x^2 -2 4"},
            {"plot f x^2 -2..4", "plot f x^2 -2 4"},
            {"plot sin(x)", "plot f sin(x)"},
            {"plot y = x^2", "plot f x^2"},
            {"plot f x^2 and 2*x", "plot f x^2, 2*x"},
            {"plot log loss", "plot f -log(p), -log(1-p)"},
            {"plot -log(p), -log(1-p)", "plot f -log(p), -log(1-p)"},
            {"plot f x^2 2*x", "plot f x^2, 2*x"},
            {"plot f x^2 [-2, 4]", "plot f x^2 -2, 4"},
            {"plot f x^2 2*x -2 4", "plot f x^2, 2*x -2 4"},
        };

        for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
            struct err fault;

            kit_type(sh, rows[i][0]);
            fault = sh->fault;
            ck_assert_str_eq(fault.meant, rows[i][1]);
            works(fault.meant);
        }
    }
END_TEST

START_TEST(refused_changes_nothing)
    {
        static const char *const rows[] = {
            "plot f x^2, z", "plot f x*y, x", "plot f x^2, 2*x 4", "plot f x^2, 2*x 4 1",
            "plot f x^2, 2*x -2 4 6", "plot f x^2, foo", "plot f x^2,, 3"};

        works("plot f x^2, 2*x -2 4");
        for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
            const struct explorer *e = &sh->bench->s.explorer;

            kit_type(sh, rows[i]);
            ck_assert_msg(sh->fault.message[0], "%s", rows[i]);
            ck_assert_str_eq(e->function->text, "x^2");
            ck_assert_str_eq(e->other->text, "2*x");
            ck_assert(e->from == -2 && e->to == 4);
        }
    }
END_TEST

/* A second function is undone, kept in a script, and gone with the next one. */
START_TEST(kept)
    {
        struct str script;

        works("plot f x^2, 2*x -2 4; derivative off");
        str_init(&script);
        bench_script(sh->bench, &script);
        ck_assert(strstr(script.s, "plot f x^2, 2*x -2 4\n") != NULL);
        ck_assert(strstr(script.s, "derivative off\n") != NULL);
        works("derivative on; plot f x^2 -2 4");
        ck_assert_ptr_null(sh->bench->s.explorer.other);
        works("undo");
        ck_assert_str_eq(sh->bench->s.explorer.other->text, "2*x");
        works("minimize x^2 from 1");
        ck_assert_ptr_null(sh->bench->s.explorer.other);
        str_done(&script);
    }
END_TEST

/* A picture written to a file leaves what is on show, and the run, alone. */
START_TEST(a_file_disturbs_nothing)
    {
        static const char *const rows[] = {
            "plot f sin(x), cos(x) 0 7 > /tmp/logitty-f.svg",
            "plot slice w > /tmp/logitty-f.svg", "plot f t^3 > /tmp/logitty-f.csv"};
        struct str before, after;

        works("data archery; minimize x^2-2*x from 3; eta = 0.1; step 3");
        str_init(&before);
        bench_script(sh->bench, &before);
        for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
            unsigned long version = sh->bench->version;

            works(rows[i]);
            str_init(&after);
            bench_script(sh->bench, &after);
            ck_assert_str_eq(after.s, before.s);
            ck_assert_uint_eq(sh->bench->version, version);
            ck_assert_uint_eq(sh->bench->s.steps, 3);
            str_done(&after);
        }
        str_done(&before);
        remove("/tmp/logitty-f.svg");
        remove("/tmp/logitty-f.csv");
    }
END_TEST

Suite *suite_plot_f(void)
{
    Suite *s = suite_create("plot_f");
    TCase *typed = tcase_create("plot_f");

    tcase_add_checked_fixture(typed, sh_open, sh_close);
    tcase_add_test(typed, understood);
    tcase_add_test(typed, meant);
    tcase_add_test(typed, refused_changes_nothing);
    tcase_add_test(typed, kept);
    tcase_add_test(typed, a_file_disturbs_nothing);
    suite_add_tcase(s, typed);
    return s;
}
