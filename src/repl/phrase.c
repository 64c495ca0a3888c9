/* Patterns of what other programs and books say.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "repl/phrase.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "repl/words.h"

static const char *skip_gap(const char *s)
{
    while (isspace((unsigned char)*s) || *s == '=' || *s == ':')
        s++;
    return s;
}

/* Bytes of an unsigned number at S. */
static size_t number_length(const char *s)
{
    char *end;

    if (!isdigit((unsigned char)*s) && *s != '.')
        return 0;
    strtod(s, &end);
    return (size_t)(end - s);
}

/* Bytes of a list of numbers at S; 0 if there are fewer than two, or (COMMAS) no comma
 * is among them: in brackets `3 -1` is a difference. */
static size_t list_length(const char *s, bool commas)
{
    const char *from = s, *end = s;
    size_t count = 0;
    bool comma = false;

    for (;;) {
        size_t sign = *s == '-', n = number_length(s + sign);

        if (!n)
            break;
        count++;
        end = s + sign + n;
        s = words_skip(end);
        if (*s == ',') {
            comma = true;
            s = words_skip(s + 1);
        } else if (s == end) {
            break;
        }
    }
    return count > 1 && (comma || !commas) ? (size_t)(end - from) : 0;
}

/* Bytes at S that the sign of a pattern stands for; 0: it does not fit. */
static size_t part_length(const char *sign, const char *s, bool bracket,
                          enum phrase_part *part)
{
    size_t n;

    switch (*sign) {
    case '#':
    case '^':
        *part = PHRASE_NUMBER;
        n = number_length(s);
        return *sign == '^' && strtod(s, NULL) <= 0.5 ? 0 : n;
    case '@':
        *part = PHRASE_NAME;
        return words_name(s);
    case '&':
        *part = PHRASE_LIST;
        return list_length(s, bracket);
    default:
        *part = PHRASE_REST;
        return strlen(s);
    }
}

/* Past what the blank or = at *SAID stands for (` = ` is a =), which *SAID moves
 * behind; NULL: it is not there. */
static const char *past_gap(const char **said, const char *s)
{
    size_t n = strspn(*said, " ");
    const char *next = words_skip(s);

    *said += n;
    if (**said != '=')
        return skip_gap(s) == s ? NULL : skip_gap(s);
    *said += 1 + strspn(*said + 1, " ");
    return *next == '=' && next[1] != '=' ? words_skip(next + 1) : NULL;
}

bool phrase_fits(const char *said, const char *text, struct phrase *out)
{
    const char *s = skip_gap(text), *first = said;

    *out = (struct phrase){.part = {{NULL, 0}}};
    while (*said) {
        enum phrase_part part;

        if (strchr(" =", *said)) {
            s = past_gap(&said, s);
            if (!s)
                return false;
        } else if (strchr("#^@&%", *said)) {
            bool bracket = said > first && said[-1] == '(';
            size_t n = part_length(said, s, bracket, &part);

            if (!n)
                return false;
            out->part[part].s = s;
            out->part[part].n = n;
            s += n;
            said++;
        } else if (tolower((unsigned char)*said++) != tolower((unsigned char)*s++)) {
            return false;
        }
    }
    return !*skip_gap(s);
}

/* The numbers with one blank between them, in brackets with a comma too. */
static void write_list(const char *s, size_t n, bool bracket, struct str *out)
{
    for (size_t i = 0; i < n; i++) {
        size_t gap = strspn(s + i, " ,\t");

        if (i + gap > n)
            gap = n - i;
        if (gap)
            str_add(out, bracket ? ", " : " ");
        i += gap;
        if (i < n)
            str_addc(out, s[i]);
    }
}

/* What is left of a share of 1, or of 100. */
static void write_rest(double share, struct str *out)
{
    str_addf(out, "%.12g", 1 - (share > 1 ? share / 100 : share));
}

void phrase_write(const char *here, const struct phrase *p, struct str *out)
{
    static const char signs[] = "#@&%";

    for (const char *c = here; *c; c++) {
        const char *sign = strchr(signs, *c);
        size_t part = sign ? (size_t)(sign - signs) : PHRASE_NUMBER;
        const char *s = p->part[part].s;
        size_t n = p->part[part].n;

        if (*c == '~' && s)
            write_rest(strtod(s, NULL), out);
        else if (!sign || !s)
            str_addc(out, *c);
        else if (part == PHRASE_LIST)
            write_list(s, n, c > here && c[-1] == '(', out);
        else
            str_addn(out, s, n);
    }
}
