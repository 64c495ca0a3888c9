/* Patterns of what other programs and books say, and the line that each is here.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef REPL_PHRASE_H
#define REPL_PHRASE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

/* In a pattern a blank stands for blanks, `=` or `:` (at least one of them), = for a =
 * with or without blanks, # for an unsigned number, ^ for one above 1/2, @ for a name,
 * & for two or more numbers with blanks or commas between (after a ( there is a comma),
 * % for the rest of the text; anything else for itself, in any case. */
enum phrase_part { PHRASE_NUMBER, PHRASE_NAME, PHRASE_LIST, PHRASE_REST, PHRASE_PARTS };

/* What stood for the signs of a pattern, in the text that fitted. */
struct phrase {
    struct {
        const char *s;
        size_t n;
    } part[PHRASE_PARTS];
};

/* All of TEXT fits the pattern SAID. */
bool phrase_fits(const char *said, const char *text, struct phrase *out);

/* HERE with # @ & % replaced by what stood for them, and ~ by 1 minus the number (a
 * percentage where it is above 1). */
void phrase_write(const char *here, const struct phrase *p, struct str *out);

#endif
