/* Terminals, locales, colours: the same program, shown as well as each can.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>

#include "home.h"
#include "pty.h"
#include "suites.h"

static void finish(struct pty *p)
{
    pty_type(p, "\025quit\r");
    pty_await_end(p);
    ck_assert_exited(p, 0);
    ck_assert(!p->alternate);
    ck_assert(pty_cooked(p));
    pty_close(p);
}

static bool ascii(const struct pty *p)
{
    for (size_t i = 0; i < p->raw.len; i++)
        if ((unsigned char)p->raw.s[i] >= 0x80)
            return false;
    return true;
}

/* ---- every terminal in both locales at five sizes ---- */

static const char *const terms[] = {
    "xterm-256color", "screen-256color", "tmux-256color", "vt100",
    "linux",          "xterm-direct",    "vt220",         "rxvt-unicode-256color",
    "wsvt25",         "xterm-mono",      "alacritty",     "no-such-terminal",
};
static const char *const langs[] = {"C.UTF-8", "C"};
static const struct {
    int rows, cols;
} sizes[] = {{24, 80}, {5, 20}, {2, 10}, {1, 1}, {60, 200}};

enum { TERMS = sizeof terms / sizeof *terms, SIZES = 5, MATRIX = TERMS * 2 * SIZES };

/* On the smallest ones the line is there although it cannot be seen. */
START_TEST(test_matrix)
{
    const char *term = terms[_i / (2 * SIZES)], *lang = langs[_i / SIZES % 2];
    int rows = sizes[_i % SIZES].rows, cols = sizes[_i % SIZES].cols;
    struct pty p;

    pty_open(&p, &(struct pty_start){
                     .term = term, .lang = lang, .rows = rows, .cols = cols});
    pty_await_started(&p);
    pty_type(&p, "quix");
    pty_key(&p, VTERM_KEY_LEFT);
    pty_type(&p, "t\005\177");
    if (cols >= 10)
        pty_await(&p, "> quit");
    pty_type(&p, "\r");
    pty_await_end(&p);
    ck_assert_exited(&p, 0);
    ck_assert(!p.alternate);
    ck_assert(pty_cooked(&p));
    if (strcmp(lang, "C") == 0)
        ck_assert(ascii(&p));
    pty_close(&p);
}
END_TEST

/* ---- characters ---- */

START_TEST(test_c_is_ascii)
{
    struct pty p;

    pty_open(&p, &(struct pty_start){.lang = "C", .arg = {"1"}});
    pty_await(&p, "> ");
    for (int page = 2; page < 7; page++) {
        pty_type(&p, "next\r");
        pty_await(&p, "> ");
    }
    pty_type(&p, "help\r");
    pty_await(&p, "closes this");
    pty_type(&p, "\033");
    pty_await_gone(&p, "closes this");
    pty_type(&p, "\xcf\x83(1)");
    pty_await(&p, "> sigma(1)"); /* what is typed becomes ASCII, too */
    ck_assert(ascii(&p));
    finish(&p);
}
END_TEST

START_TEST(test_utf8_is_used)
{
    struct pty p;

    pty_open(&p, &(struct pty_start){.arg = {"1"}});
    pty_await(&p, "◉");
    pty_await(&p, "┤");
    finish(&p);
}
END_TEST

/* SSH hands over a locale that this machine does not have. */
START_TEST(test_missing_locale)
{
    struct pty p;

    pty_open(&p, &(struct pty_start){.lang = "xx_YY.UTF-8"});
    pty_await(&p, "○");
    finish(&p);
}
END_TEST

/* No locale at all: the terminal is asked, and what is typed meanwhile is not lost. */
START_TEST(test_terminal_is_asked)
{
    struct pty p;

    pty_open(&p, &(struct pty_start){.lang = ""});
    pty_type(&p, "early");
    pty_await(&p, "○");
    pty_await(&p, "> early");
    finish(&p);
}
END_TEST

START_TEST(test_eight_bit_terminal)
{
    struct pty p;

    pty_open(&p, &(struct pty_start){.lang = ""});
    vterm_set_utf8(p.vt, 0);
    vterm_screen_reset(p.screen, 1);
    pty_await(&p, "> ");
    finish(&p);
}
END_TEST

START_TEST(test_charset_option)
{
    struct pty p;

    pty_open(&p, &(struct pty_start){.arg = {"--charset=ascii", "1"}});
    pty_await(&p, "> ");
    ck_assert(ascii(&p));
    finish(&p);
}
END_TEST

/* ---- colours ---- */

static const struct {
    struct pty_start how;
    bool coloured;
} colour_cases[] = {
    {{.arg = {"1"}}, true},
    {{.arg = {"1"}, .env = {"NO_COLOR=1"}}, false},
    {{.arg = {"1"}, .env = {"NO_COLOR="}}, true}, /* empty counts as not set */
    {{.arg = {"1", "--color=never"}}, false},
    {{.arg = {"1", "--color=always"}, .env = {"NO_COLOR=1"}}, true}, /* it wins */
    {{.arg = {"1"}, .term = "vt100"}, false},
    {{.arg = {"1"}, .term = "xterm-mono"}, false},
    {{.arg = {"1"}, .term = "linux"}, true},
    {{.arg = {"1"}, .term = "xterm"}, true},
};

START_TEST(test_colour)
{
    struct pty p;

    pty_open(&p, &colour_cases[_i].how);
    pty_await(&p, "> ");
    pty_await(&p, "o");
    pty_type(&p, "k");
    pty_await(&p, "> k");
    ck_assert_int_eq(pty_coloured(&p), colour_cases[_i].coloured);
    finish(&p);
}
END_TEST

/* What is offered in grey must not look typed, whatever the terminal. */
static bool plain_cell(struct pty *p, int row, int col)
{
    VTermScreenCell cell;
    VTermPos at = {row, col};

    vterm_screen_get_cell(p->screen, at, &cell);
    return !cell.attrs.underline && VTERM_COLOR_IS_DEFAULT_FG(&cell.fg);
}

START_TEST(test_ghost_on_vt100)
{
    struct pty p;

    pty_open(&p, &(struct pty_start){.term = "vt100", .arg = {"0"}});
    pty_await_row(&p, 22, "> l"); /* lesson 0 offers a line */
    ck_assert(!plain_cell(&p, 22, 3));
    pty_type(&p, "k");
    pty_await_row(&p, 22, "> k");
    ck_assert(plain_cell(&p, 22, 2));
    finish(&p);
}
END_TEST

START_TEST(test_unknown_terminal_is_told)
{
    struct pty p;

    pty_open(&p, &(struct pty_start){.term = "no-such-terminal"});
    pty_await_raw(&p, "does not know the terminal no-such-terminal");
    pty_await(&p, "> ");
    finish(&p);
}
END_TEST

/* ---- preferences: at once, and after a restart ---- */

/* Whether a cell of the screen has a colour, or what is no ASCII. */
static bool any_colour(const VTermScreenCell *cell)
{
    return !VTERM_COLOR_IS_DEFAULT_FG(&cell->fg) || !VTERM_COLOR_IS_DEFAULT_BG(&cell->bg);
}

static bool any_glyph(const VTermScreenCell *cell)
{
    return cell->chars[0] >= 0x80 && cell->chars[0] != (uint32_t)-1;
}

static bool on_screen(struct pty *p, bool (*has)(const VTermScreenCell *))
{
    for (int row = 0; row < 24; row++)
        for (int col = 0; col < 80; col++) {
            VTermScreenCell cell;

            vterm_screen_get_cell(p->screen, (VTermPos){row, col}, &cell);
            if (has(&cell))
                return true;
        }
    return false;
}

static const struct {
    const char *line, *said;
    bool (*has)(const VTermScreenCell *);
} preferences[] = {
    {"theme mono", "theme = mono", any_colour},
    {"glyphs ascii", "glyphs = ascii", any_glyph},
};

START_TEST(test_preference_is_followed_and_kept)
{
    bool theme = _i == 0;
    char home[128];
    struct pty p;

    home_make(home, sizeof home);
    pty_open(&p, &(struct pty_start){.home = home, .arg = {"1"}});
    pty_await(&p, "> ");
    pty_await(&p, "o");
    pty_type(&p, "field on\r");
    pty_await(&p, "field = on");
    ck_assert(on_screen(&p, preferences[_i].has));
    pty_type(&p, preferences[_i].line);
    pty_await(&p, preferences[_i].line);
    str_clear(&p.raw);
    pty_type(&p, "\r");
    pty_await(&p, preferences[_i].said);
    pty_type(&p, "k");
    pty_await(&p, "> k");
    ck_assert(!on_screen(&p, preferences[_i].has));
    ck_assert(theme ? !pty_coloured(&p) : ascii(&p));
    finish(&p);
    pty_open(&p, &(struct pty_start){.home = home, .arg = {"1"}});
    pty_await(&p, "> ");
    pty_await(&p, "o");
    pty_type(&p, "k");
    pty_await(&p, "> k");
    ck_assert(theme ? !pty_coloured(&p) : ascii(&p));
    finish(&p);
    home_remove(home);
}
END_TEST

START_TEST(test_test_card)
{
    struct pty p;

    pty_open(&p, &(struct pty_start){.arg = {"1"}});
    pty_await(&p, "> ");
    pty_type(&p, "glyphs ascii\r");
    pty_await(&p, "glyphs = ascii");
    pty_type(&p, "glyphs\r");
    pty_await(&p, "Which line is smooth");
    pty_await(&p, "\u2840"); /* all tiers are there, whatever is in use */
    pty_await(&p, "\u2584");
    pty_type(&p, "\r");
    pty_await_gone(&p, "Which line is smooth");
    ck_assert(!on_screen(&p, any_glyph));
    finish(&p);
}
END_TEST

/* What is wrong in the file is said, and the rest holds. */
START_TEST(test_wrong_preferences)
{
    char home[128], dir[160];
    struct pty p;

    home_make(home, sizeof home);
    snprintf(dir, sizeof dir, "%s/.config", home);
    mkdir(dir, 0700);
    snprintf(dir, sizeof dir, "%s/.config/logitty", home);
    mkdir(dir, 0700);
    home_file(home, ".config/logitty/config", "theme dark\nglyphs ascii\n");
    pty_open(&p, &(struct pty_start){.home = home, .arg = {"--plain"}});
    pty_await_raw(&p, "config:1:7: theme cannot be 'dark'.");
    pty_await(&p, "> ");
    ck_assert(ascii(&p));
    pty_type(&p, "quit\r");
    pty_await_end(&p);
    ck_assert_exited(&p, 0);
    pty_close(&p);
    home_remove(home);
}
END_TEST

Suite *suite_looks(void)
{
    Suite *suite = suite_create("looks");
    TCase *tc = tcase_create("looks");

    tcase_add_loop_test(tc, test_matrix, 0, MATRIX);
    tcase_add_test(tc, test_c_is_ascii);
    tcase_add_test(tc, test_utf8_is_used);
    tcase_add_test(tc, test_missing_locale);
    tcase_add_test(tc, test_terminal_is_asked);
    tcase_add_test(tc, test_eight_bit_terminal);
    tcase_add_test(tc, test_charset_option);
    tcase_add_loop_test(tc, test_colour, 0,
                        (int)(sizeof colour_cases / sizeof *colour_cases));
    tcase_add_test(tc, test_ghost_on_vt100);
    tcase_add_test(tc, test_unknown_terminal_is_told);
    tcase_add_loop_test(tc, test_preference_is_followed_and_kept, 0,
                        (int)(sizeof preferences / sizeof *preferences));
    tcase_add_test(tc, test_test_card);
    tcase_add_test(tc, test_wrong_preferences);
    suite_add_tcase(suite, tc);
    return suite;
}
