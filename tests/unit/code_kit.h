/* What tests of codes share.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TESTS_CODE_KIT_H
#define TESTS_CODE_KIT_H

#include "repl/shell.h"

/* Codes of version 1, and what they stand for, for ever. */
extern const struct code_frozen {
    const char *code, *script;
} code_frozen[4];

/* A new one on the bench; what is refused is left out. */
void code_random_state(struct shell *sh);
/* The script of the bench now. */
void code_script(struct shell *sh, struct str *out);
/* What share says now (borrowed until the next line). */
const char *code_shared(struct shell *sh);

#endif
