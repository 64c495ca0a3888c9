/* Plain mode on a terminal: the same program as a conversation.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>

#include "pty.h"
#include "suites.h"

static void leave(struct pty *p)
{
    pty_type(p, "quit\r");
    pty_await_end(p);
    ck_assert_exited(p, 0);
    pty_close(p);
}

START_TEST(test_dumb_has_no_escape)
{
    struct pty p;

    pty_open(&p, &(struct pty_start){.term = "dumb"});
    pty_await_prompt(&p);
    pty_type(&p, "data hobbits\r");
    pty_await(&p, "24 rows");
    pty_await_prompt(&p);
    pty_type(&p, "plot scatter\r");
    pty_await_raw(&p, "│");
    pty_type(&p, "help\r");
    pty_await_raw(&p, "predict");
    pty_type(&p, "quit\r");
    pty_await_end(&p);
    ck_assert_exited(&p, 0);
    ck_assert_ptr_null(strchr(p.raw.s, '\033'));
    ck_assert(!p.alternate);
    ck_assert(pty_cooked(&p));
    pty_close(&p);
}
END_TEST

START_TEST(test_no_term)
{
    struct pty p;

    pty_open(&p, &(struct pty_start){.term = ""});
    pty_await_prompt(&p);
    pty_type(&p, "print 6*7\r");
    pty_await(&p, "42");
    leave(&p);
}
END_TEST

START_TEST(test_plain_option)
{
    struct pty p;

    pty_open(&p, &(struct pty_start){.arg = {"--plain"}});
    pty_await_prompt(&p);
    pty_type(&p, "print 6*7\r");
    pty_await(&p, "42");
    ck_assert(!p.alternate);
    pty_await_prompt(&p);
    pty_type(&p, "\004");
    pty_await(&p, "Your place is kept");
    pty_await_end(&p);
    ck_assert_exited(&p, 0);
    pty_close(&p);
}
END_TEST

START_TEST(test_interrupt_at_the_prompt)
{
    struct pty p;

    pty_open(&p, &(struct pty_start){.arg = {"--plain"}});
    pty_await_prompt(&p);
    pty_type(&p, "print 1+");
    pty_await(&p, "> print 1+");
    pty_type(&p, "\003");
    pty_await(&p, "Nothing is running. quit leaves");
    pty_await_prompt(&p);
    pty_type(&p, "print 6*7000\r");
    pty_await(&p, "42000");
    leave(&p);
}
END_TEST

START_TEST(test_interrupt_of_work)
{
    struct pty p;

    pty_open(&p, &(struct pty_start){.arg = {"--plain"}});
    pty_await_prompt(&p);
    pty_type(&p, "data hobbits\r");
    pty_await(&p, "24 rows");
    pty_await_prompt(&p);
    pty_type(&p, "step 1000000000\r");
    pty_await_raw(&p, "step 1000000000\r\n");
    pty_type(&p, "\003");
    pty_await(&p, "Stopped");
    leave(&p);
}
END_TEST

START_TEST(test_completion)
{
    struct pty p;

    pty_open(&p, &(struct pty_start){.arg = {"--plain"}});
    pty_await_prompt(&p);
    pty_type(&p, "data hobbits\r");
    pty_await(&p, "24 rows");
    pty_await_prompt(&p);
    pty_type(&p, "predi\t");
    pty_await(&p, "> predict ");
    pty_type(&p, "\025");
    leave(&p);
}
END_TEST

START_TEST(test_history_is_shared)
{
    struct pty p, q;

    pty_open(&p, &(struct pty_start){.arg = {"--plain"}});
    pty_await_prompt(&p);
    pty_type(&p, "print 123+456\r");
    pty_await(&p, "579");
    pty_type(&p, "quit\r");
    pty_await_end(&p);
    pty_open(&q, &(struct pty_start){.home = p.home});
    pty_await(&q, "> ");
    pty_key(&q, VTERM_KEY_UP);
    pty_key(&q, VTERM_KEY_UP);
    pty_await(&q, "> print 123+456");
    pty_type(&q, "\025");
    leave(&q);
    pty_close(&p);
}
END_TEST

/* A long sentence about a mistake is wrapped to the width, as a reply is. */
START_TEST(test_faults_are_wrapped)
{
    struct pty p;

    pty_open(&p, &(struct pty_start){.term = "dumb"});
    pty_await_prompt(&p);
    pty_type(&p, "data hobbits n=30\r");
    pty_await_raw(&p, "calib.");
    for (const char *s = p.raw.s; *s;) {
        size_t n = strcspn(s, "\r\n");

        ck_assert_msg(n <= 80, "%zu columns: %.*s", n, (int)n, s);
        s += n + strspn(s + n, "\r\n");
    }
    leave(&p);
}
END_TEST

Suite *suite_plain(void)
{
    Suite *suite = suite_create("plain");
    TCase *tc = tcase_create("plain");

    tcase_add_test(tc, test_dumb_has_no_escape);
    tcase_add_test(tc, test_no_term);
    tcase_add_test(tc, test_plain_option);
    tcase_add_test(tc, test_interrupt_at_the_prompt);
    tcase_add_test(tc, test_interrupt_of_work);
    tcase_add_test(tc, test_completion);
    tcase_add_test(tc, test_history_is_shared);
    tcase_add_test(tc, test_faults_are_wrapped);
    suite_add_tcase(suite, tc);
    return suite;
}
