/* The second picture: what it shows is named, and it is there when there is something.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "app_kit.h"
#include "lab/reading.h"
#include "repl/shell.h"

Suite *suite_second(void);

static const struct {
    int rows, cols;
} sizes[] = {{24, 80}, {18, 80}, {16, 80}, {30, 100}, {36, 120}, {60, 200}};

/* Beside or below the picture: a row that names the loss, and its steps. */
static bool names(const char *name, const char *steps, int rows, int cols)
{
    char *s, *rest, *row;
    bool found = false;

    app_resize(app, rows, cols);
    s = rest = app_screen(rows, cols);
    while ((row = strsep(&rest, "\n"))) {
        const char *at = strstr(row, name);

        found |= at && strstr(at, steps) && !strstr(row, "──");
    }
    free(s);
    return found;
}

START_TEST(it_has_its_name)
    {
        int rows = sizes[_i].rows, cols = sizes[_i].cols;

        app_type("lab");
        app_type("data hobbits");
        app_type("step 60");
        app_type("plot scatter"); /* the transcript's last line speaks of no loss */
        ck_assert(names("loss ", " 60 steps", rows, cols));
        app_type("goto 0");
        ck_assert(names("loss ", " 0 steps", rows, cols));
        app_type("data line");
        app_type("model linear");
        app_type("step 7");
        ck_assert(names("mse ", " 7 steps", rows, cols));
    }
END_TEST

/* Of a lesson's page it stands below the other, from 36 rows on. */
START_TEST(on_a_page_too)
    {
        app_type("lesson gradient-descent 6");
        ck_assert(!names("mse ", " steps", 36, 120));
        app_type("step 5");
        ck_assert(names("mse ", " 5 steps", 36, 120));
        ck_assert(names("mse ", " 5 steps", 60, 200));
        app_type("reset weights");
        ck_assert(!names("mse ", " steps", 36, 120));
    }
END_TEST

/* A fit alone is one jump; behind steps it is the end of what they began. */
START_TEST(a_fit_is_no_run)
    {
        int rows = sizes[_i].rows, cols = sizes[_i].cols;

        app_type("lab");
        app_type("data hobbits");
        app_type("fit");
        ck_assert(!names("loss ", " fit", rows, cols));
        app_type("reset weights");
        app_type("step 60");
        app_type("fit");
        app_action(app, ACTION_ESCAPE); /* a long reply lies over a low screen */
        ck_assert(names("loss ", "60 before", rows, cols));
    }
END_TEST

static void check_shown(const char *line, const char *name, const char *shown)
{
    struct str out;

    str_init(&out);
    sh_must(line);
    ck_assert(reading_show(sh->bench, name, &out));
    ck_assert_str_eq(out.s, shown);
    str_done(&out);
}

/* No number where a word is meant. */
START_TEST(settings_in_words)
    {
        check_shown("data hobbits", "batch", "batch all");
        check_shown("batch = 4", "batch", "batch 4");
        check_shown("batch = all", "batch", "batch all");
        check_shown("data hobbits", "separable", "separable yes");
        check_shown("data archery", "separable", "separable no");
        check_shown("lambda = 0", "lambda", "λ 0");
    }
END_TEST

Suite *suite_second(void)
{
    Suite *s = suite_create("second");
    TCase *t = tcase_create("second");

    tcase_add_checked_fixture(t, app_open, app_close);
    tcase_add_loop_test(t, it_has_its_name, 0, sizeof sizes / sizeof *sizes);
    tcase_add_test(t, on_a_page_too);
    tcase_add_loop_test(t, a_fit_is_no_run, 0, sizeof sizes / sizeof *sizes);
    tcase_add_test(t, settings_in_words);
    suite_add_tcase(s, t);
    return s;
}
