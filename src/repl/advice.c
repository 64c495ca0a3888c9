/* What to type next: never what the open task of a page forbids.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "repl/advice.h"

#include "repl/private.h"
#include "repl/words.h"

const char *advice_forbidden(const struct shell *sh, const char *line)
{
    const char *why = NULL;

    for (const char *s = words_skip(line); sh->guide && *s && !why;) {
        size_t n = words_statement(s);
        char name[32];

        words_lower(name, sizeof name, s, words_name(s));
        why = guide_forbids(sh->guide, name);
        s = words_skip(s + n + (s[n] == ';'));
        if (!n && *s == '#')
            break;
    }
    return why;
}

void advice_offer(struct shell *sh, const char *line)
{
    if (!sh->in->quiet && !advice_forbidden(sh, line))
        err_meant(&sh->fault, "%s", line);
}

/* The sentence before the advice is at its end. */
static void close_sentence(struct str *t)
{
    size_t n = t->len;

    while (n && t->s[n - 1] == ' ')
        n--;
    if (n && t->s[n - 1] != '.')
        str_addc(t, '.');
}

void advise(struct shell *sh, const char *lead, const char *const *lines, struct str *t)
{
    const char *first = NULL;

    for (; *lines; lines++) {
        if (!**lines || advice_forbidden(sh, *lines))
            continue;
        str_addf(t, "%s%s", first ? ", or " : lead, *lines);
        first = first ? first : *lines;
    }
    if (first)
        advice_offer(sh, first);
    else
        close_sentence(t);
}
