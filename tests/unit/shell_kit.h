/* A shell for each test: tcase_add_checked_fixture(t, sh_open, sh_close).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TESTS_SHELL_KIT_H
#define TESTS_SHELL_KIT_H

#include "kit.h"

extern struct shell *sh; /* of the test that runs; it replies */
void sh_open(void);
void sh_close(void);

/* LINE must not be at fault, and must be answered with SAYS. */
void sh_must(const char *line);
void sh_gets(const char *line, const char *says);
/* It must be at fault, and say BECAUSE. */
void sh_refuses(const char *line, const char *because);

/* The lesson in TEXT, as of FILE, is on the shelf, too. */
void sh_shelve(const char *file, const char *text);

/* A shell in a new folder, where files may be written; it is removed with them. */
void sh_open_in_folder(void);
void sh_close_in_folder(void);

#endif
