/* What tests of the whole screen share.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TESTS_APP_KIT_H
#define TESTS_APP_KIT_H

#include "shell_kit.h"
#include "ui/app.h"

enum { ROWS = 24, COLS = 80 };

/* The screen over the hobbits, of the test that runs; its shell is sh. */
extern struct app *app;
void app_open(void);
void app_show(void); /* over what sh has, which is open */
void app_close(void);
/* Until nothing moves; a line as if it were typed. */
void app_settle(void);
void app_type(const char *text);

/* The screen as text, with the cursor on it; the caller frees it. */
char *app_screen(int rows, int cols);
bool app_shows(const char *text);

/* 0 … N - 1, of a state of its own. */
extern unsigned app_chance;
unsigned app_any(unsigned n);

#endif
