/* The screen without a terminal: sensible keys everywhere; no size, no key upsets it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "base/path.h"
#include "repl/commands.h"
#include "ui/app.h"
#include "ui/keymap.h"

Suite *suite_app(void);

static struct shell_host host;
static struct shell *sh;
static struct app *app;
static char lessons[1024];
static const char *dirs[1];

static void setup(void)
{
    struct path_env env = {.logitty_data = getenv("LOGITTY_DATA")};

    if (!env.logitty_data)
        env.logitty_data = getenv("srcdir");
    if (!env.logitty_data)
        env.logitty_data = ".";
    memset(&host, 0, sizeof host);
    path_places(&host.places, &env);
    ck_assert_uint_lt(strlen(env.logitty_data), sizeof lessons - 16);
    strcpy(lessons, env.logitty_data);
    strcat(lessons, "/lessons");
    dirs[0] = lessons;
    host.lesson_dirs = dirs;
    host.nlesson_dirs = 1;
    host.look.glyphs = GLYPHS_BRAILLE;
    host.width = 78;
    host.replies = true;
    sh = shell_new(&host, commands);
    shell_resume(sh);
    app = app_new(sh, false);
    app_resize(app, 24, 80);
}

static void teardown(void)
{
    app_free(app);
    shell_free(sh);
    path_places_done(&host.places);
}

/* The screen as text; the caller frees it. */
static char *screen(int rows, int cols)
{
    struct grid g;
    struct str s;
    int row = -1, col = -1;
    char *text;

    grid_init(&g, rows, cols, false);
    app_draw(app, &g, &row, &col);
    ck_assert(row >= 0 && row < rows && col >= 0 && col < cols);
    str_init(&s);
    grid_dump(&g, &s);
    text = str_take(&s);
    str_done(&s);
    grid_done(&g);
    return text;
}

static bool shows(const char *text)
{
    char *s = screen(24, 80);
    bool found = strstr(s, text) != NULL;

    free(s);
    return found;
}

static void settle(void)
{
    for (int64_t now = 0; app_tick(app, now) >= 0; now += 100)
        ;
}

static void line(const char *text)
{
    app_typed(app, "> ", text, strlen(text));
    app_line(app, text);
    app_typed(app, "> ", "", 0);
    settle();
}

/* SCREENS.md section 8: Enter, an arrow, Esc, q, Ctrl-C. */
START_TEST(five_first_keys)
    {
        char *grey;

        ck_assert(shows("> line 3 0"));
        ck_assert(shows("Enter does it"));
        ck_assert(app_action(app, ACTION_LEFT));
        ck_assert(app_action(app, ACTION_ESCAPE));
        ck_assert(shows("Nothing to close. quit leaves; your place is kept."));
        ck_assert(app_action(app, ACTION_INTERRUPT));
        ck_assert(shows("Nothing is running. quit leaves; your place is kept."));
        ck_assert(app_action(app, ACTION_RIGHT));
        grey = app_take_insert(app);
        ck_assert_str_eq(grey, "line 3 0");
        free(grey);
        ck_assert_ptr_null(app_take_insert(app));
        line("");
        ck_assert(shows("errors 4 of 24"));
        ck_assert(shows("Enter next page"));
        line("q");
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
        ck_assert(shows("(reverse-i-search)`li': line 3 0"));
    }
END_TEST

START_TEST(overlay_opens_and_closes)
    {
        ck_assert(app_action(app, ACTION_HELP));
        ck_assert(!shows("The line is wrong"));
        line("q");
        ck_assert(!app_quit(app));
        ck_assert(shows("The line is wrong"));
        line("help");
        ck_assert(!shows("The line is wrong"));
        for (int i = 0; i < 20 && !shows("The line is wrong"); i++)
            line("");
        ck_assert(shows("The line is wrong")); /* Enter reads to the end, then closes */
        ck_assert(shows("> line 3 0"));        /* and has not gone on */
        line("help");
        ck_assert(app_action(app, ACTION_ESCAPE));
        ck_assert(shows("The line is wrong"));
    }
END_TEST

START_TEST(fault_offers_what_was_meant)
    {
        char *grey;

        line("lab");
        line("data hobbits");
        line("stpe 10");
        ck_assert(shows("> step 10"));
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

        line("lab");
        line("data hobbits");
        app_line(app, "run");
        ck_assert(shell_busy(sh));
        while (app_tick(app, now) >= 0) {
            app_typed(app, "> ", "ex", 2);
            ck_assert(ticks > 3 || shows("> ex"));
            now += 100;
            ticks++;
        }
        ck_assert_int_ge(ticks, 15); /* to be watched, but not for ever */
        ck_assert_int_le(ticks, 70);
        app_line(app, "step 100000000");
        ck_assert(app_tick(app, 0) >= 0);
        ck_assert(app_action(app, ACTION_INTERRUPT));
        settle();
        ck_assert(!shell_busy(sh));
        ck_assert(shows("Stopped."));
        line("step 50"); /* short work is over before the next key */
        ck_assert(shows("50 steps"));
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
            free(screen(rows, cols));
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

Suite *suite_app(void)
{
    Suite *s = suite_create("app");
    TCase *t = tcase_create("keys");

    tcase_add_checked_fixture(t, setup, teardown);
    tcase_add_test(t, five_first_keys);
    tcase_add_test(t, the_grey_line_is_remembered);
    tcase_add_test(t, keys_leave_a_typed_line_to_readline);
    tcase_add_test(t, overlay_opens_and_closes);
    tcase_add_test(t, fault_offers_what_was_meant);
    tcase_add_test(t, long_work_goes_on_while_typing);
    tcase_add_test(t, random_sizes_and_keys);
    tcase_add_test(t, every_key_has_a_name_and_help);
    tcase_set_timeout(t, 120);
    suite_add_tcase(s, t);
    return s;
}
