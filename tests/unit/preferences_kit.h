/* What tests of preferences share: a person whose configuration is a folder of its own.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TESTS_PREFERENCES_KIT_H
#define TESTS_PREFERENCES_KIT_H

#include "repl/shell.h"

/* Of the test that runs; "" is no folder. */
extern char config_dir[64], config_file[96];
void config_open(void);
void config_close(void);

/* As a person on a UTF-8 terminal with tints has it; the shell of one. */
struct shell_host host_with(struct circumstances here);
struct shell *person(void);
/* Types LINE; what was said (borrowed until the next). */
const char *types(struct shell *sh, const char *line);

void config_write(const char *text, size_t len);
/* All of the file (heap); it must be WANT. */
char *config_kept(size_t *len);
void config_is(const char *want);

#endif
