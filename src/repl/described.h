/* A picture in words, as far as they are to be told here.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef REPL_DESCRIBED_H
#define REPL_DESCRIBED_H

#include "repl/shell.h"

/* Appends what F shows. On a page of a lesson: no answer to the task that is open, and
 * no term that a later page introduces. */
void described(struct shell *sh, const struct figure *f, struct str *out);
/* TERM is introduced on a later page of the lessons. */
bool described_early(const struct shell *sh, const char *term);

#endif
