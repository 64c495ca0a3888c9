/* What a typed line says to a question: which option.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "lesson/answer.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/mem.h"
#include "lesson/task.h"
#include "plot/text.h"

enum { LINE_MAX_BYTES = 200 };

/* ---- options ---- */

/* Appends C, which NEXT follows: no two blanks, none beside = < > and before %; a point
 * in a number stays. */
static void add_plain(struct str *t, char c, char next)
{
    bool sign = t->len && strchr("=<>", t->s[t->len - 1]);
    bool point = c == '.' && isdigit((unsigned char)next);

    if (!point && strchr(" .,:;!?()[]\"'`", c)) {
        if (t->len && t->s[t->len - 1] != ' ' && !sign)
            str_addc(t, ' ');
        return;
    }
    if (strchr("=<>%", c) && t->len && t->s[t->len - 1] == ' ')
        str_cut(t, t->len - 1);
    str_addc(t, c);
}

/* Lower case, without style marks, punctuation, spare blanks, a leading "it"; the minus
 * of prose is the one of the keyboard (heap). */
static char *plain(const char *text)
{
    static const char minus[] = "\xE2\x88\x92";
    struct str bare, t;
    char *result;

    str_init(&bare);
    str_init(&t);
    text_strip(text, &bare);
    for (const char *s = bare.s; *s; s++) {
        bool is_minus = strncmp(s, minus, 3) == 0;

        add_plain(&t, is_minus ? '-' : (char)tolower((unsigned char)*s), s[1]);
        s += is_minus ? 2 : 0;
    }
    while (t.len && t.s[t.len - 1] == ' ')
        str_cut(&t, t.len - 1);
    result = mem_text(t.s + (strncmp(t.s, "it ", 3) == 0 ? 3 : 0));
    str_done(&bare);
    str_done(&t);
    return result;
}

static bool is_letter(char c)
{
    return c >= 'a' && c <= 'z';
}

/* Does TEXT begin with the words SAID? At least LEAST letters of them. */
static bool begins(const char *text, const char *said, size_t least)
{
    size_t letters = 0;

    while (letters < least && is_letter(said[letters]))
        letters++;
    return letters == least && strncmp(text, said, strlen(said)) == 0;
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* A times sign at S, and how many bytes it has: × · * and the x of 24x1. */
static size_t times(const char *start, const char *s)
{
    if (strncmp(s, "\xC3\x97", 2) == 0 || strncmp(s, "\xC2\xB7", 2) == 0)
        return 2;
    if (*s == '*')
        return 1;
    return *s == 'x' && s > start && is_digit(s[-1]) &&
           is_digit(s[1 + strspn(s + 1, " ")]);
}

/* Without blanks, and every times sign the same (heap). */
static char *squeezed(const char *plain_text)
{
    struct str close, t;
    char *close_text;

    str_init(&close);
    str_init(&t);
    for (const char *s = plain_text; *s; s++)
        if (*s != ' ')
            str_addc(&close, *s);
    for (const char *s = close.s; *s;) {
        size_t n = times(close.s, s);

        str_addc(&t, n ? '*' : *s);
        s += n ? n : 1;
    }
    close_text = str_take(&t);
    str_done(&close);
    str_done(&t);
    return close_text;
}

static bool same_text(const char *a, const char *b)
{
    char *first = squeezed(a), *second = squeezed(b);
    bool same = strcmp(first, second) == 0;

    free(first);
    free(second);
    return same;
}

/* The texts that can be meant. */
struct choice {
    const char *const *text;
    size_t n;
};

static enum option_match by_words(const struct choice *c, const char *said,
                                  size_t *index)
{
    size_t starts = 0;
    bool whole = false;

    for (size_t i = 0; i < c->n && !whole; i++) {
        char *text = plain(c->text[i]);

        whole = *text && same_text(text, said);
        if (whole || begins(text, said, 3)) {
            *index = i;
            starts++;
        }
        free(text);
    }
    if (whole)
        return OPTION_WORDS;
    return starts > 1 ? OPTION_UNCLEAR : starts ? OPTION_START : OPTION_NONE;
}

/* "a falls": the letter and the beginning of that very option. */
static bool letter_and_words(const struct choice *c, const char *said)
{
    size_t i = (size_t)(said[0] - 'a');
    const char *rest = said + 2;
    char *text;
    bool same;

    if (!is_letter(said[0]) || said[1] != ' ' || i >= c->n)
        return false;
    text = plain(c->text[i]);
    same = begins(text, strncmp(rest, "it ", 3) == 0 ? rest + 3 : rest, 1);
    free(text);
    return same;
}

static enum option_match match(const struct choice *c, const char *said, size_t *index)
{
    if (is_letter(said[0]) && !said[1]) {
        *index = (size_t)(said[0] - 'a');
        return *index < c->n ? OPTION_LETTER : OPTION_OUTSIDE;
    }
    if (letter_and_words(c, said)) {
        *index = (size_t)(said[0] - 'a');
        return OPTION_START;
    }
    return *said ? by_words(c, said, index) : OPTION_NONE;
}

enum option_match answer_among(const char *const *text, size_t n, const char *line,
                               size_t *index)
{
    struct choice c = {text, n};
    enum option_match m;
    char *said;

    *index = 0;
    if (strlen(line) > LINE_MAX_BYTES)
        return OPTION_NONE;
    said = plain(line);
    m = match(&c, said, index);
    free(said);
    return m;
}

/* ---- words of an option ---- */

/* Words that say nothing of an option. */
static bool is_filler(const char *word, size_t n)
{
    static const char *const fillers[] = {"a",    "an",   "because", "it",
                                          "its",  "it's", "is",      "since",
                                          "that", "the",  "think"};

    for (size_t i = 0; i < sizeof fillers / sizeof *fillers; i++)
        if (strlen(fillers[i]) == n && strncmp(fillers[i], word, n) == 0)
            return true;
    return false;
}

static bool same_number(const char *a, size_t na, const char *b, size_t nb)
{
    char *first = mem_textn(a, na), *second = mem_textn(b, nb);
    double x, y;
    bool same = answer_number(first, &x) && answer_number(second, &y) && x == y;

    free(first);
    free(second);
    return same;
}

/* Bytes of the word without the s of a plural, or a percent sign. */
static size_t stem(const char *word, size_t n)
{
    return n > 1 && (word[n - 1] == '%' || (n > 2 && word[n - 1] == 's')) ? n - 1 : n;
}

static bool same_word(const char *a, size_t na, const char *b, size_t nb)
{
    size_t n = stem(a, na);

    return (n == stem(b, nb) && strncmp(a, b, n) == 0) || same_number(a, na, b, nb);
}

static bool has_word(const char *text, const char *word, size_t n)
{
    for (const char *s = text; *s; s += strspn(s, " ")) {
        size_t len = strcspn(s, " ");

        if (same_word(s, len, word, n))
            return true;
        s += len;
    }
    return false;
}

/* The next word at *S that says something, of *N bytes; NULL at the end. */
static const char *next_word(const char **s, size_t *n)
{
    for (;;) {
        const char *word = *s + strspn(*s, " ");

        *n = strcspn(word, " ");
        *s = word + *n;
        if (!*n)
            return NULL;
        if (!is_filler(word, *n))
            return word;
    }
}

/* TEXT begins with all words of SAID that say something. */
static bool begins_with(const char *text, const char *said)
{
    const char *word, *here;
    size_t n, len;

    while ((word = next_word(&said, &n)) != NULL) {
        here = next_word(&text, &len);
        if (!here || !same_word(here, len, word, n))
            return false;
    }
    return true;
}

/* TEXT has all words of SAID side by side, and they are not all fillers: "TP falls" is
 * not in "TP rises, FP falls". */
static bool has_words(const char *text, const char *said)
{
    const char *rest = said;
    size_t n;

    if (!next_word(&rest, &n))
        return false;
    do
        if (begins_with(text, said))
            return true;
    while (next_word(&text, &n));
    return false;
}

/* "a" before words that only another option has: which of the two is meant? */
static bool other_letter(const struct choice *c, const char *said, size_t index)
{
    return is_letter(said[0]) && said[1] == ' ' && (size_t)(said[0] - 'a') < c->n &&
           (size_t)(said[0] - 'a') != index;
}

/* The one option that has all words of LINE. An option that is that very number comes
 * before those that have it somewhere. */
static bool find_within(const struct choice *c, const char *line, size_t *index)
{
    char *said = plain(line);
    size_t found = 0, equal = 0, at = 0;

    for (size_t i = 0; i < c->n; i++) {
        char *text = plain(c->text[i]);
        bool is = same_number(text, strlen(text), said, strlen(said));

        if (is || (!equal && has_words(text, said))) {
            at = i;
            found++;
        }
        if (is && !equal++)
            found = 1;
        free(text);
    }
    if (found == 1 && other_letter(c, said, at))
        found = 0;
    free(said);
    if (found == 1)
        *index = at;
    return found == 1;
}

enum option_match answer_option(const struct task *t, const char *line, size_t *index)
{
    const char *text[OPTIONS_MAX];
    size_t n = t->options < OPTIONS_MAX ? t->options : OPTIONS_MAX;
    struct choice c = {text, n};
    enum option_match m;

    for (size_t i = 0; i < n; i++)
        text[i] = t->option[i].text;
    m = answer_among(text, n, line, index);
    if (m == OPTION_LETTER || m == OPTION_WORDS || strlen(line) > LINE_MAX_BYTES)
        return m;
    return find_within(&c, line, index) ? OPTION_WITHIN : m;
}

size_t answer_sharing(const struct task *t, const char *line, size_t *index)
{
    char *said = plain(line);
    size_t found = 0;

    for (size_t i = 0; i < t->options; i++) {
        char *text = plain(t->option[i].text);
        bool shares = false;

        for (const char *s = said; *s && !shares; s += strspn(s, " ")) {
            size_t n = strcspn(s, " ");

            shares = n > 2 && !is_filler(s, n) && has_word(text, s, n);
            s += n;
        }
        if (shares && !found++)
            *index = i;
        free(text);
    }
    free(said);
    return found;
}
