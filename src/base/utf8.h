/* UTF-8: decoding, cell width, what is safe to print, and the ASCII twins.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef BASE_UTF8_H
#define BASE_UTF8_H

#include <stddef.h>
#include <stdint.h>

#include "base/str.h"

#define UTF8_BAD 0xFFFDu /* stands for bytes that are no UTF-8 */

/* The code point at S (N > 0 bytes are there); returns the bytes it takes, at least 1.
 * Overlong forms, surrogates and stray bytes give UTF8_BAD and 1. */
size_t utf8_decode(const char *s, size_t n, uint32_t *cp);

/* Writes CP into OUT; returns the bytes, 1 to 4. */
size_t utf8_encode(uint32_t cp, char out[4]);
void utf8_add(struct str *t, uint32_t cp);

/* Columns that CP takes on a terminal: 0 (combining), 1 or 2; -1 for controls.
 * Independent of the locale. */
int utf8_width(uint32_t cp);

/* Columns of a whole text; controls count 0. */
size_t utf8_columns(const char *s);

/* The largest prefix of S, at most ROOM bytes, that cuts no character. */
size_t utf8_fit(const char *s, size_t room);

/* Appends N bytes of S made safe for a terminal: controls (tab and newline too) become
 * a space, C1 controls, bidirectional marks and invalid bytes U+FFFD. */
void utf8_clean(const char *s, size_t n, struct str *out);

/* Appends S in ASCII: σ as "sigma", ≥ as ">=", é as "e", unknown ones as "?".
 * Control bytes pass unchanged (TEXT_… style marks live there). */
void utf8_ascii(const char *s, struct str *out);

/* The twin of one code point: "" never, "?" when there is none. */
const char *utf8_twin(uint32_t cp);

#endif
