/* The symbols of a code as text: by fours, and what is wrong with what was typed.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LAB_CODE_SYMBOLS_H
#define LAB_CODE_SYMBOLS_H

#include "base/err.h"
#include "base/symbols.h"

enum { CODE_LEAST = 1 + SYMBOLS_SEAL }; /* symbols: a version and nothing else */

/* What was read of a code. */
struct symbols {
    unsigned char v[SYMBOLS_MOST + 1];
    size_t n;
    size_t strange, at; /* characters that no code has, and where the last one is */
    size_t alike;       /* of these, so many look like one that codes have */
    char glyph[8];      /* the last one */
};

void code_write(const unsigned char *v, size_t n, struct str *out);
/* Reads CODE into S. False sets ERR: it is not as it was made; in MEANT, how it was, if
 * that can be told. */
bool code_read(const char *code, struct symbols *s, struct err *err);

#endif
