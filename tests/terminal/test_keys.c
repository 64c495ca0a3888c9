/* Typing on the full screen: readline whole, its files, pastes, odd bytes.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>

#include "home.h"
#include "pty.h"
#include "suites.h"

enum { PROMPT_ROW = 22 };

static struct pty p;

static void begin(const struct pty_start *how)
{
    pty_open(&p, how);
    pty_await_row(&p, PROMPT_ROW, "> ");
}

/* The line is cleared first: Esc may have begun something. */
static void finish(void)
{
    pty_type(&p, "\003");
    pty_type(&p, "quit\r");
    pty_await_end(&p);
    ck_assert_exited(&p, 0);
    ck_assert(pty_cooked(&p));
    pty_close(&p);
}

/* Bytes typed, and what the prompt shows then. */
static const struct {
    const char *keys, *shown;
} cases[] = {
    {"print 1\033[D\033[D+", "> print+ 1"},
    {"abc\001x\005y", "> xabcy"},
    {"abc\177", "> ab"},
    {"abc def\027x", "> abc x"},
    {"abc\002\013\031\031", "> abcc"},
    {"one two\033bx", "> one xtwo"},
    {"abc\037", "> "},
    {"\xcf\x83(2)\033[D\033[D\033[D\033[D+", "> +\xcf\x83(2)"},
    {"a\xe2\x88\x92" "b\002\002\002x", "> xa\xe2\x88\x92" "b"},
    {"\033[9;99qk", "> k"},                      /* unknown: dropped */
    {"\033[<0;5;5Mk", "> k"},                    /* mouse */
    {"\033[I\033[?62;c\033]11;rgb:0/0/0\ak", "> k"},
    {"\xff\xfek", "> k"},                        /* no characters */
    {"\033[200~print 1\nquit\r\n\033[201~", "> print 1 quit"},
    {"\033[200~a\tb\033[201~c", "> a bc"},
    {"ab\033[200~12345\033[201~\037", "> ab"},   /* one undo step */
    {"\033[200~\xcf\x83\033[31m\033[201~", "> \xcf\x83 [31m"},
    {"\022zzz\007k", "> k"},                     /* search begun and given up */
    {"\0263k", "> 3k"},                          /* quoted insert */
    {"\033" "3k", "> kkk"},                      /* a count */
    {"abc\0332\002x", "> axbc"},
};

START_TEST(test_typing)
{
    begin(&(struct pty_start){0});
    pty_type(&p, cases[_i].keys);
    pty_await_row(&p, PROMPT_ROW, cases[_i].shown);
    finish();
}
END_TEST

/* The same, a byte at a time. */
START_TEST(test_typing_in_pieces)
{
    begin(&(struct pty_start){0});
    for (const char *s = cases[_i].keys; *s; s++) {
        pty_typen(&p, s, 1);
        while (pty_pump(&p, 1))
            ;
    }
    pty_await_row(&p, PROMPT_ROW, cases[_i].shown);
    finish();
}
END_TEST

START_TEST(test_paste_never_runs)
{
    begin(&(struct pty_start){0});
    pty_type(&p, "\033[200~print 6*7\nprint 7*8\n\033[201~");
    pty_await_row(&p, PROMPT_ROW, "> print 6*7 print 7*8");
    ck_assert(!pty_shows(&p, "42"));
    finish();
}
END_TEST

START_TEST(test_search)
{
    begin(&(struct pty_start){0});
    pty_type(&p, "print 6*7\r");
    pty_await(&p, "42");
    pty_type(&p, "print 3*5\r");
    pty_await(&p, "15");
    pty_type(&p, "\022" "6*");
    pty_await_row(&p, PROMPT_ROW, "(reverse-i-search)`6*': print 6*7");
    pty_type(&p, "\005");
    pty_await_row(&p, PROMPT_ROW, "> print 6*7");
    pty_type(&p, "\003\022" "3*");
    pty_await_row(&p, PROMPT_ROW, "(reverse-i-search)`3*': print 3*5");
    pty_type(&p, "\003"); /* Ctrl-C inside the search */
    pty_await_row(&p, PROMPT_ROW, "> ");
    pty_type(&p, "k");
    pty_await_row(&p, PROMPT_ROW, "> k");
    finish();
}
END_TEST

START_TEST(test_cursor_keys)
{
    begin(&(struct pty_start){0});
    pty_type(&p, "abcd");
    pty_key(&p, VTERM_KEY_LEFT);
    pty_key(&p, VTERM_KEY_LEFT);
    pty_type(&p, "x");
    pty_await_row(&p, PROMPT_ROW, "> abxcd");
    pty_key(&p, VTERM_KEY_HOME);
    pty_key(&p, VTERM_KEY_DEL);
    pty_key(&p, VTERM_KEY_END);
    pty_type(&p, "y");
    pty_await_row(&p, PROMPT_ROW, "> bxcdy");
    finish();
}
END_TEST

START_TEST(test_completion)
{
    begin(&(struct pty_start){0});
    pty_type(&p, "predi\t");
    pty_await_row(&p, PROMPT_ROW, "> predict ");
    finish();
}
END_TEST

START_TEST(test_help_key)
{
    begin(&(struct pty_start){0});
    pty_type(&p, "?");
    pty_await(&p, "closes this");
    pty_type(&p, "\033");
    pty_await_gone(&p, "closes this");
    pty_type(&p, "k?");
    pty_await_row(&p, PROMPT_ROW, "> k?"); /* only on an empty line */
    finish();
}
END_TEST

/* inputrc may rebind our keys and name our functions; it always wins. */
START_TEST(test_inputrc)
{
    char home[128], inputrc[300];

    home_make(home, sizeof home);
    strcpy(inputrc, "INPUTRC=");
    strcat(inputrc, home_file(home, "inputrc", "\"\\e[6~\": \"down\"\n"
                                               "$if logitty\n"
                                               "\"\\C-o\": logitty-help\n"
                                               "$endif\n"));
    begin(&(struct pty_start){.home = home, .env = {inputrc}});
    pty_key(&p, VTERM_KEY_PAGEDOWN);
    pty_await_row(&p, PROMPT_ROW, "> down");
    pty_type(&p, "\025\017");
    pty_await(&p, "closes this");
    finish();
    home_remove(home);
}
END_TEST

START_TEST(test_vi_mode)
{
    char home[128], inputrc[300];

    home_make(home, sizeof home);
    strcpy(inputrc, "INPUTRC=");
    strcat(inputrc, home_file(home, "inputrc", "set editing-mode vi\n"));
    begin(&(struct pty_start){.home = home, .env = {inputrc}});
    pty_type(&p, "abc");
    pty_await_row(&p, PROMPT_ROW, "> abc");
    pty_type(&p, "\033");
    pty_await_row(&p, PROMPT_ROW, ": abc"); /* command mode is shown */
    pty_type(&p, "0x");
    pty_await_row(&p, PROMPT_ROW, ": bc");
    pty_type(&p, "iz");
    pty_await_row(&p, PROMPT_ROW, "> zbc");
    finish();
    home_remove(home);
}
END_TEST

/* Esc and then Enter must not silently change how keys work. */
START_TEST(test_escape_is_no_trap)
{
    begin(&(struct pty_start){0});
    pty_type(&p, "print 6*7");
    pty_await_row(&p, PROMPT_ROW, "> print 6*7");
    pty_type(&p, "\033\r");
    pty_await(&p, "42");
    pty_type(&p, "\001k\001x");
    pty_await_row(&p, PROMPT_ROW, "> xk");
    finish();
}
END_TEST

/* A recalled line that was changed but not accepted is not saved. */
START_TEST(test_history_file)
{
    struct pty q;

    begin(&(struct pty_start){0});
    pty_type(&p, "print 6*7\r");
    pty_await(&p, "42");
    pty_key(&p, VTERM_KEY_UP);
    pty_type(&p, "00");
    pty_await_row(&p, PROMPT_ROW, "> print 6*700");
    pty_type(&p, "\003");
    pty_type(&p, "quit\r");
    pty_await_end(&p);
    pty_open(&q, &(struct pty_start){.home = p.home});
    pty_await_row(&q, PROMPT_ROW, "> ");
    pty_key(&q, VTERM_KEY_UP);
    pty_await_row(&q, PROMPT_ROW, "> quit");
    pty_key(&q, VTERM_KEY_UP);
    pty_await_row(&q, PROMPT_ROW, "> print 6*7");
    ck_assert(!pty_shows(&q, "> print 6*700"));
    pty_type(&q, "\025quit\r");
    pty_await_end(&q);
    pty_close(&q);
    pty_close(&p);
}
END_TEST

Suite *suite_keys(void)
{
    Suite *suite = suite_create("keys");
    TCase *tc = tcase_create("keys");
    int n = (int)(sizeof cases / sizeof *cases);

    tcase_add_loop_test(tc, test_typing, 0, n);
    tcase_add_loop_test(tc, test_typing_in_pieces, 0, n);
    tcase_add_test(tc, test_paste_never_runs);
    tcase_add_test(tc, test_search);
    tcase_add_test(tc, test_cursor_keys);
    tcase_add_test(tc, test_completion);
    tcase_add_test(tc, test_help_key);
    tcase_add_test(tc, test_inputrc);
    tcase_add_test(tc, test_vi_mode);
    tcase_add_test(tc, test_escape_is_no_trap);
    tcase_add_test(tc, test_history_file);
    suite_add_tcase(suite, tc);
    return suite;
}
