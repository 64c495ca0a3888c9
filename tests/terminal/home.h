/* A home directory for one test.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TESTS_HOME_H
#define TESTS_HOME_H

#include <stddef.h>

void home_make(char *path, size_t room);
void home_remove(const char *path); /* with all that is in it */

/* Writes TEXT into NAME in HOME; the path stays valid until the next call. */
const char *home_file(const char *home, const char *name, const char *text);

#endif
