/* What tests of exported programs share.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TESTS_EXPORT_KIT_H
#define TESTS_EXPORT_KIT_H

#include "shell_kit.h"

/* How a program is run whose input is the file `in`; what is needed for it. */
struct runner {
    const char *file, *needs, *run;
};

enum { RUNNERS = 3 };
extern const struct runner runners[RUNNERS];

/* Is there such a command on this machine? */
bool installed(const char *command);
/* The model of sh, exported as FILE: the program's text (heap). */
char *exported(const char *file);

#endif
