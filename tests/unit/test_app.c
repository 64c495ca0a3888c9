/* The screen without a terminal: sensible keys everywhere; no size, no key upsets it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "app_kit.h"
#include "ui/keymap.h"
#include "ui/page.h"

Suite *suite_app(void);

/* What a learner has who comes for the first time. */
static void setup(void)
{
    sh_open();
    shell_resume(sh);
    app_show();
}

/* SCREENS.md section 8: Enter, an arrow, Esc, q, Ctrl-C. */
START_TEST(five_first_keys)
    {
        char *grey;

        ck_assert(app_shows("> line 3 0"));
        ck_assert(app_shows("Enter does it"));
        ck_assert(app_action(app, ACTION_LEFT));
        ck_assert(app_action(app, ACTION_ESCAPE));
        ck_assert(app_shows("Nothing to close. quit leaves; your place is kept."));
        ck_assert(app_action(app, ACTION_INTERRUPT));
        ck_assert(app_shows("Nothing is running. quit leaves; your place is kept."));
        ck_assert(app_action(app, ACTION_RIGHT));
        grey = app_take_insert(app);
        ck_assert_str_eq(grey, "line 3 0");
        free(grey);
        ck_assert_ptr_null(app_take_insert(app));
        app_type("");
        ck_assert(app_shows("errors 4 of 24"));
        ck_assert(app_shows("Enter next page"));
        app_type("q");
        ck_assert(app_quit(app));
    }
END_TEST

/* What Enter runs belongs into the history like what was typed; paging does not. */
START_TEST(the_grey_line_is_remembered)
{
    char *ran;

    app_line(app, "");
    ran = app_take_ran(app);
    ck_assert_ptr_nonnull(ran);
    ck_assert_str_eq(ran, "line 3 0");
    free(ran);
    ck_assert_ptr_null(app_take_ran(app));
    app_line(app, "");
    ck_assert_ptr_null(app_take_ran(app));
}
END_TEST

START_TEST(keys_leave_a_typed_line_to_readline)
    {
        app_typed(app, "> ", "w", 1);
        ck_assert(!app_action(app, ACTION_LEFT));
        ck_assert(!app_action(app, ACTION_HELP));
        ck_assert(!app_action(app, ACTION_INTERRUPT));
        ck_assert(!app_action(app, ACTION_ESCAPE));
        app_typed(app, "> ", "w1", 1);
        ck_assert(!app_action(app, ACTION_RIGHT));
        ck_assert(!app_action(app, ACTION_TAB));
        app_typed(app, "(reverse-i-search)`li': ", "line 3 0", 2);
        ck_assert(app_shows("(reverse-i-search)`li': line 3 0"));
    }
END_TEST

START_TEST(overlay_opens_and_closes)
    {
        ck_assert(app_action(app, ACTION_HELP));
        ck_assert(!app_shows("The line is wrong"));
        app_type("q");
        ck_assert(!app_quit(app));
        ck_assert(app_shows("The line is wrong"));
        app_type("help");
        ck_assert(!app_shows("The line is wrong"));
        for (int i = 0; i < 20 && !app_shows("The line is wrong"); i++)
            app_type("");
        ck_assert(app_shows("The line is wrong")); /* Enter reads on, then closes */
        ck_assert(app_shows("> line 3 0"));        /* and has not gone on */
        app_type("help");
        ck_assert(app_action(app, ACTION_ESCAPE));
        ck_assert(app_shows("The line is wrong"));
    }
END_TEST

START_TEST(fault_offers_what_was_meant)
    {
        char *grey;

        app_type("lab");
        app_type("data hobbits");
        app_type("stpe 10");
        ck_assert(app_shows("> step 10"));
        ck_assert(app_action(app, ACTION_TAB));
        grey = app_take_insert(app);
        ck_assert_str_eq(grey, "step 10");
        free(grey);
    }
END_TEST

START_TEST(long_work_goes_on_while_typing)
    {
        int64_t now = 0;
        int ticks = 0;

        app_type("lab");
        app_type("data hobbits");
        app_line(app, "run");
        ck_assert(shell_busy(sh));
        while (app_tick(app, now) >= 0) {
            app_typed(app, "> ", "ex", 2);
            ck_assert(ticks > 3 || app_shows("> ex"));
            now += 100;
            ticks++;
        }
        ck_assert_int_ge(ticks, 15); /* to be watched, but not for ever */
        ck_assert_int_le(ticks, 70);
        app_line(app, "step 100000000");
        ck_assert(app_tick(app, 0) >= 0);
        ck_assert(app_action(app, ACTION_INTERRUPT));
        app_settle();
        ck_assert(!shell_busy(sh));
        ck_assert(app_shows("Stopped."));
        app_type("step 50"); /* short work is over before the next key */
        ck_assert(app_shows("50 steps"));
    }
END_TEST

static const char *const lines[] = {
    "",
    "line 3 -0.4",
    "a",
    "next",
    "prev",
    "help",
    "lab",
    "data hobbits",
    "data archery",
    "step 3",
    "run",
    "explain loss",
    "undo",
    "q",
    "lesson 1",
    "lesson 3",
    "hint",
    "plot table",
    "x y z",
    "predict 6 6",
    "w1 = 2",
    "日本 \xff\x01",
    "datasets",
};

/* The same numbers on every machine: Numerical Recipes' linear congruence. */
static size_t below(uint32_t *seed, size_t n)
{
    *seed = *seed * 1664525u + 1013904223u;
    return (size_t)((uint64_t)*seed * n >> 32);
}

static void random_key(uint32_t *seed, int64_t *now)
{
    size_t pick = below(seed, 40);

    if (pick < sizeof lines / sizeof *lines) {
        app_typed(app, "> ", lines[pick], strlen(lines[pick]) / 2);
        app_line(app, lines[pick]);
        app_typed(app, "> ", "", 0);
    } else {
        app_action(app, (enum action)(pick % ACTIONS));
        free(app_take_insert(app));
    }
    app_tick(app, *now += 60);
    sh->quit = false;
}

/* 500 sizes with keys between them: the cursor stays on the screen, nothing runs over.
 */
START_TEST(random_sizes_and_keys)
    {
        uint32_t seed = 1;
        int64_t now = 0;

        for (int i = 0; i < 500; i++) {
            int rows = 1 + (int)below(&seed, 60), cols = 1 + (int)below(&seed, 150);

            app_resize(app, rows, cols);
            random_key(&seed, &now);
            free(app_screen(rows, cols));
        }
    }
END_TEST

START_TEST(every_key_has_a_name_and_help)
    {
        for (size_t i = 0; i < nkeys; i++) {
            ck_assert_int_eq(strncmp(keymap[i].name, "logitty-", 8), 0);
            ck_assert_ptr_nonnull(keymap[i].sequence[0]);
            ck_assert_uint_gt(strlen(keymap[i].help), 3);
            ck_assert_int_ne(keymap[i].action, ACTION_NONE);
            for (size_t j = 0; j < i; j++)
                ck_assert_str_ne(keymap[i].name, keymap[j].name);
        }
    }
END_TEST

/* Row 1 of the present page on a screen of that size. */
static void title_row(int rows, int cols, bool ascii, struct str *out)
{
    static const struct wants wants;
    struct layout at;
    struct view v = {.sh = sh, .at = &at};
    struct grid g;

    layout_make(&at, rows, cols, &wants);
    grid_init(&g, 1, cols, ascii);
    page_lesson.title(&v, &g);
    str_clear(out);
    grid_dump(&g, out);
    grid_done(&g);
}

static size_t count(const char *text, const char *const dot[], size_t dots)
{
    size_t n = 0;

    for (size_t i = 0; i < dots; i++)
        for (const char *s = text; (s = strstr(s, dot[i])); s += strlen(dot[i]))
            n++;
    return n;
}

/* "3 of 12"; a small screen may have its dots instead. The title is there from its
 * beginning, and what is missing of it is told. */
static void check_title(const struct str *row, bool small, bool ascii)
{
    static const char *const dot[] = {"○", "●", "◉", "◐"};
    const struct lesson *l = sh->guide->lesson;
    struct str page, name, begin;
    bool told, whole;

    str_init(&page);
    str_init(&name);
    str_init(&begin);
    str_addf(&page, "%zu of %zu\n", sh->guide->page + 1, l->pages);
    if (l->number >= 0)
        str_addf(&name, "%d ", l->number);
    str_add(&name, l->title);
    str_addn(&begin, name.s, 12);
    told = strstr(row->s, page.s) != NULL;
    whole = strstr(row->s, name.s) != NULL;
    ck_assert_msg(told || (small && (ascii || count(row->s, dot, 4) == l->pages)), "%s",
                  row->s);
    ck_assert_msg(strstr(row->s, begin.s) != NULL, "%s", row->s);
    ck_assert_msg(whole != (strstr(row->s, ascii ? "... " : "…") != NULL), "%s", row->s);
    str_done(&page);
    str_done(&name);
    str_done(&begin);
}

START_TEST(the_page_is_always_told)
    {
        static const int high[] = {12, 18, 24};
        struct str row;

        str_init(&row);
        for (size_t k = 0; k < shell_shelf(sh)->n; k++) {
            struct lesson *l = shell_shelf(sh)->lesson[k];

            str_clear(&row);
            str_addf(&row, "lesson %s %zu", l->id, _i ? l->pages : 1);
            ck_assert_int_ne(shell_line(sh, row.s), SHELL_FAULT);
            for (int cols = 40; cols <= 80; cols++)
                for (size_t h = 0; h < 6; h++) {
                    int rows = high[h % 3];

                    title_row(rows, cols, h > 2, &row);
                    check_title(&row, cols < LAYOUT_TAB_COLS || rows < LAYOUT_TAB_ROWS,
                                h > 2);
                }
        }
        str_done(&row);
    }
END_TEST

Suite *suite_app(void)
{
    Suite *s = suite_create("app");
    TCase *t = tcase_create("keys");

    tcase_add_checked_fixture(t, setup, app_close);
    tcase_add_test(t, five_first_keys);
    tcase_add_test(t, the_grey_line_is_remembered);
    tcase_add_test(t, keys_leave_a_typed_line_to_readline);
    tcase_add_test(t, overlay_opens_and_closes);
    tcase_add_test(t, fault_offers_what_was_meant);
    tcase_add_test(t, long_work_goes_on_while_typing);
    tcase_add_test(t, random_sizes_and_keys);
    tcase_add_test(t, every_key_has_a_name_and_help);
    tcase_add_loop_test(t, the_page_is_always_told, 0, 2);
    suite_add_tcase(s, t);
    return s;
}
