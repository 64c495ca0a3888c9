/* The text of a line: tidying what was pasted, names, words, where a statement ends.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef REPL_WORDS_H
#define REPL_WORDS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

/* LINE as it was meant: a pasted prompt ("> ", "$ "), backquotes around it, typographic
 * quotes and long minus signs are put right, controls become blanks, Greek names Latin.
 * True if a slip was put right that the learner should see (not a Greek name). */
bool words_tidy(const char *line, struct str *out);

/* Bytes of the NAME at S (letters, digits, _, dots inside; no digit first); 0 if none.
 */
size_t words_name(const char *s);
/* The same in lower case into OUT (cut at ROOM). */
void words_lower(char *out, size_t room, const char *s, size_t n);

/* Past blanks. */
const char *words_skip(const char *s);
/* At the end of a statement: the end of the text, `;` or `#`. */
bool words_ends(const char *s);
/* Bytes of S up to the `;` or `#` that ends the statement, quotes respected. */
size_t words_statement(const char *s);
/* One word, "quoted" or up to a blank, `;` or a separating comma; OUT gets it without
 * quotes. Returns the bytes taken, 0 at the end of the statement or without the closing
 * quote. */
size_t words_word(const char *s, struct str *out);
/* S without blanks at both ends, as a heap string. */
char *words_trim(const char *s, size_t n);

/* How far apart two words are: insertions, deletions, changes, swaps of neighbours. */
size_t words_distance(const char *a, const char *b);

/* The names of LIST (blank separated) contain WORD. */
bool words_among(const char *list, const char *word);

#endif
