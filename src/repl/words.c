/* The text of a line.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "repl/words.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

#include "base/mem.h"
#include "base/utf8.h"

/* What people's editors and chats make of plain signs. */
static const struct {
    const char *typed, *meant;
} signs[] = {
    /* the Greek names, at the end, are no slip */
    {"−", "-"},     {"–", "-"},      {"—", "-"},     {"“", "\""},  {"”", "\""},
    {"„", "\""},    {"×", "*"},      {"·", "*"},     {"≤", "<="},  {"≥", ">="},
    {"≠", "!="},    {"\u00a0", " "}, {"²", "^2"},    {"³", "^3"},  {"÷", "/"},
    {"½", "(1/2)"}, {"√", "sqrt "},  {"σ", "sigma"}, {"η", "eta"}, {"λ", "lambda"},
    {"τ", "tau"},   {"β", "beta"},   {"ρ", "rho"},   {"ε", "eps"}, {"θ", "theta"},
    {"α", "alpha"}, {"π", "pi"},
};

static bool is_greek(const char *s)
{
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
        if (strncmp(s, signs[i].typed, strlen(signs[i].typed)) == 0)
            return isalpha((unsigned char)signs[i].meant[0]) &&
                   !strchr(signs[i].meant, ' ');
    return false;
}

/* TEXT ends inside a name: the w of "w", the 1 of "w1", not the 2 of "g + 2". */
static bool in_name(const struct str *text)
{
    size_t i = text->len;

    while (i && (isalnum((unsigned char)text->s[i - 1]) || text->s[i - 1] == '_'))
        i--;
    return i < text->len && !isdigit((unsigned char)text->s[i]);
}

/* The Greek letter of N bytes at S begins the product of two names, "λw1". A formula
 * can tell them apart only while the letter is still one. */
static bool times_name(const char *s, size_t n, const struct str *before)
{
    return is_greek(s) && (isalpha((unsigned char)s[n]) || is_greek(s + n)) &&
           !in_name(before);
}

static size_t replace_sign(const char *s, struct str *out, bool *slip)
{
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
        size_t n = strlen(signs[i].typed);

        if (strncmp(s, signs[i].typed, n) == 0) {
            if (times_name(s, n, out))
                return 0;
            str_add(out, signs[i].meant);
            *slip = *slip || !isalpha((unsigned char)*signs[i].meant);
            return n;
        }
    }
    return 0;
}

/* Bytes of a prompt that the N bytes at S begin with, ours or another program's; 0. */
static size_t prompt_length(const char *s, size_t n)
{
    static const char *const prompts[] = {"> ", "$ ", ">>> ", "logitty> ", "logitty$ "};
    const char *end = n > 4 && strncmp(s, "In [", 4) == 0 ? strstr(s, "]: ") : NULL;

    for (size_t i = 0; i < sizeof prompts / sizeof *prompts; i++)
        if (n > strlen(prompts[i]) && strncmp(s, prompts[i], strlen(prompts[i])) == 0)
            return strlen(prompts[i]);
    return end && (size_t)(end + 3 - s) < n ? (size_t)(end + 3 - s) : 0;
}

/* The line without a prompt in front and backquotes around. */
static bool peel(const char **s, size_t *n)
{
    bool peeled = false;

    while (*n && isspace((unsigned char)(*s)[*n - 1]))
        --*n;
    while (*n && isspace((unsigned char)**s))
        ++*s, --*n;
    for (size_t i = prompt_length(*s, *n); i; i = prompt_length(*s, *n)) {
        *n -= i;
        *s += i;
        peeled = true;
    }
    while (*n > 1 && **s == '`' && (*s)[*n - 1] == '`') {
        ++*s;
        *n -= 2;
        peeled = true;
    }
    return peeled;
}

bool words_tidy(const char *line, struct str *out)
{
    size_t n = strlen(line);
    bool changed = peel(&line, &n);
    bool quoted = false; /* a file's name is left as it is */
    struct str clean;

    str_init(&clean);
    utf8_clean(line, n, &clean);
    for (const char *s = clean.s; *s;) {
        size_t used = quoted ? 0 : replace_sign(s, out, &changed);

        if (!used)
            str_addn(out, s, used = 1);
        quoted = quoted != (*s == '"');
        s += used;
    }
    str_done(&clean);
    return changed;
}

size_t words_name(const char *s)
{
    size_t n = 0;

    if (!isalpha((unsigned char)s[0]) && s[0] != '_')
        return 0;
    while (isalnum((unsigned char)s[n]) || s[n] == '_' ||
           (s[n] == '.' && (isalnum((unsigned char)s[n + 1]) || s[n + 1] == '_')))
        n++;
    return n;
}

void words_lower(char *out, size_t room, const char *s, size_t n)
{
    size_t i;

    for (i = 0; i < n && i + 1 < room; i++)
        out[i] = (char)tolower((unsigned char)s[i]);
    out[i] = '\0';
}

const char *words_skip(const char *s)
{
    while (isspace((unsigned char)*s))
        s++;
    return s;
}

bool words_ends(const char *s)
{
    return !*s || *s == ';' || *s == '#';
}

size_t words_statement(const char *s)
{
    size_t n = 0;
    bool quoted = false;

    for (; s[n] && (quoted || !words_ends(s + n)); n++)
        if (s[n] == '"')
            quoted = !quoted;
    return n;
}

size_t words_word(const char *s, struct str *out)
{
    size_t n = 0;

    str_clear(out);
    if (words_ends(s))
        return 0;
    if (*s == '"') {
        const char *end = strchr(s + 1, '"');

        if (!end)
            return 0;
        str_addn(out, s + 1, (size_t)(end - s - 1));
        return (size_t)(end - s + 1);
    }
    while (s[n] && !isspace((unsigned char)s[n]) && s[n] != ';' && s[n] != '#' &&
           !(s[n] == ',' && (!s[n + 1] || isspace((unsigned char)s[n + 1]))))
        n++;
    str_addn(out, s, n);
    return n;
}

char *words_trim(const char *s, size_t n)
{
    while (n && isspace((unsigned char)*s))
        s++, n--;
    while (n && isspace((unsigned char)s[n - 1]))
        n--;
    return mem_textn(s, n);
}

enum { LONGEST = 32 };

size_t words_distance(const char *a, const char *b)
{
    size_t na = strlen(a), nb = strlen(b);
    size_t d[LONGEST + 1][LONGEST + 1];

    if (na > LONGEST || nb > LONGEST)
        return LONGEST;
    for (size_t i = 0; i <= na; i++)
        for (size_t j = 0; j <= nb; j++) {
            size_t best = i ? d[i - 1][j] + 1 : j;

            if (i && j) {
                bool same = tolower((unsigned char)a[i - 1]) ==
                            tolower((unsigned char)b[j - 1]);
                size_t change = d[i - 1][j - 1] + !same;

                best = d[i][j - 1] + 1 < best ? d[i][j - 1] + 1 : best;
                best = change < best ? change : best;
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] &&
                    d[i - 2][j - 2] + 1 < best)
                    best = d[i - 2][j - 2] + 1;
            }
            d[i][j] = best;
        }
    return d[na][nb];
}

bool words_among(const char *list, const char *word)
{
    size_t n = strlen(word);

    if (!list || !n)
        return false;
    for (const char *s = words_skip(list); *s; s = words_skip(s)) {
        size_t len = strcspn(s, " ");

        if (len == n && strncasecmp(s, word, n) == 0)
            return true;
        s += len;
    }
    return false;
}
