/* The suites of the terminal tests.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TESTS_TERMINAL_SUITES_H
#define TESTS_TERMINAL_SUITES_H

#include <check.h>

Suite *suite_stream(void); /* -e, -f, a pipe, options: no terminal at all */
Suite *suite_plain(void);  /* lines on a terminal */
Suite *suite_screen(void); /* start, type, run, quit */
Suite *suite_keys(void);   /* readline, its files, pastes, odd bytes */
Suite *suite_looks(void);  /* terminals, locales, colours */
Suite *suite_size(void);   /* resizing */
Suite *suite_record(void); /* what was recorded is what was seen */
Suite *suite_leave(void);  /* signals, hang-up, crash, suspend */

#endif
