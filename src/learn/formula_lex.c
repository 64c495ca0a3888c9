/* Expressions: bytes to tokens.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "learn/formula_tree.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

static bool is_beyond_ascii(char c)
{
    return ((unsigned char)c & 0x80) != 0;
}

/* A spelling and what it stands for. */
struct spelling {
    const char *text, *means;
};

static const struct spelling greek[] = {
    {"σ", "sigma"}, {"η", "eta"}, {"λ", "lambda"}, {"τ", "tau"},   {"π", "pi"},
    {"β", "beta"},  {"ρ", "rho"}, {"ε", "eps"},    {"θ", "theta"}, {"α", "alpha"},
};
#define GREEK (sizeof greek / sizeof *greek)

static bool starts(const char *s, const char *with)
{
    return strncmp(s, with, strlen(with)) == 0;
}

static const struct spelling *greek_at(const char *s)
{
    for (size_t i = 0; is_beyond_ascii(*s) && i < GREEK; i++)
        if (starts(s, greek[i].text))
            return &greek[i];
    return NULL;
}

static bool begins_name(const char *s)
{
    return (is_letter(*s) && *s != '_') || greek_at(s);
}

/* Bytes of the blanks at S; a no-break space comes with pasted text. */
static size_t blanks(const char *s)
{
    size_t n = 0;

    for (;;) {
        if (s[n] == ' ' || s[n] == '\t' || s[n] == '\n' || s[n] == '\r')
            n++;
        else if (starts(s + n, "\u00a0"))
            n += 2;
        else
            return n;
    }
}

/* Bytes of a minus at S: -, U+2212, or the dash that some editors make of it. */
static size_t minus(const char *s)
{
    if (*s == '-')
        return 1;
    return starts(s, "\u2212") || starts(s, "\u2013") ? 3 : 0;
}

static size_t sign(const char *s)
{
    return *s == '+' ? 1 : minus(s);
}

/* Bytes of the name at S: letters, digits, _, dots inside; 0 = none begins there. A
 * Greek letter before a letter is a name of its own: λw1 is a product without its *. */
static size_t name_length(const char *s)
{
    size_t n = 0;

    for (;;) {
        const struct spelling *g = greek_at(s + n);

        if (g && n == 0 && begins_name(s + strlen(g->text)))
            return strlen(g->text);
        if (g)
            n += strlen(g->text);
        else if (is_letter(s[n]) || (n && is_digit(s[n])))
            n++;
        else if (n && s[n] == '.' && (is_letter(s[n + 1]) || is_digit(s[n + 1])))
            n++;
        else
            return n;
    }
}

void lex_name(const struct parser *p, const struct token *t, char name[FORMULA_NAME])
{
    size_t used = 0;

    for (size_t i = t->at; i < t->end;) {
        const struct spelling *g = greek_at(p->text + i);
        const char *from = g ? g->means : p->text + i;
        size_t n = g ? strlen(g->means) : 1;

        if (used + n >= FORMULA_NAME)
            break;
        memcpy(name + used, from, n);
        used += n;
        i += g ? strlen(g->text) : 1;
    }
    name[used] = '\0';
}

/* Bytes of the exponent at S (e-5), 0 = none; it is appended to PLAIN in ASCII. */
static size_t exponent_length(const char *s, struct str *plain)
{
    size_t n;

    if (*s != 'e' && *s != 'E')
        return 0;
    n = 1 + sign(s + 1);
    if (!is_digit(s[n]))
        return 0;
    str_add(plain, minus(s + 1) ? "e-" : "e");
    for (; is_digit(s[n]); n++)
        str_addc(plain, s[n]);
    return n;
}

/* Bytes of the number at S (digits, a point, an exponent), 0 = none; *V its value. */
static size_t number_length(const char *s, double *v)
{
    struct str plain;
    size_t n = 0, digits = 0;

    for (; is_digit(s[n]) || (s[n] == '.' && !memchr(s, '.', n)); n++)
        digits += s[n] != '.';
    if (!digits)
        return 0;
    str_init(&plain);
    str_addn(&plain, s, n);
    n += exponent_length(s + n, &plain);
    *v = strtod(plain.s, NULL);
    str_done(&plain);
    return n;
}

/* Operators, the longer ones first. */
static const struct {
    const char *text;
    enum node_kind op;
} operators[] = {
    {"<=", NODE_LESS_EQUAL},   {"≤", NODE_LESS_EQUAL}, {">=", NODE_GREATER_EQUAL},
    {"≥", NODE_GREATER_EQUAL}, {"==", NODE_EQUAL},     {"!=", NODE_UNEQUAL},
    {"≠", NODE_UNEQUAL},       {"<", NODE_LESS},       {">", NODE_GREATER},
    {"+", NODE_ADD},           {"-", NODE_SUBTRACT},   {"−", NODE_SUBTRACT},
    {"–", NODE_SUBTRACT},      {"*", NODE_MULTIPLY},   {"×", NODE_MULTIPLY},
    {"·", NODE_MULTIPLY},      {"⋅", NODE_MULTIPLY},   {"/", NODE_DIVIDE},
    {"÷", NODE_DIVIDE},        {"^", NODE_POWER},
};

/* What other languages write, and what it is here. */
static const struct spelling foreign[] = {
    {"**", "^"},    {"=<", "<="},   {"=>", ">="},  {"<>", "!="},  {"&&", " and "},
    {"||", " or "}, {"&", " and "}, {"|", " or "}, {"!", "not "}, {"[", "("},
    {"]", ")"},     {"{", "("},     {"}", ")"},    {"²", "^2"},   {"³", "^3"},
};

static void end_here(struct parser *p)
{
    p->token = (struct token){.kind = TOKEN_END, .at = p->next, .end = p->next};
}

/* A spelling of another language: a flaw that mends itself. True if there was one. */
static bool foreign_flaw(struct parser *p)
{
    const char *s = p->text + p->next;

    for (size_t i = 0; i < sizeof foreign / sizeof *foreign; i++) {
        const char *means = foreign[i].means;
        size_t n = strlen(foreign[i].text), from = p->next;
        bool word = *means == ' ';

        if (!starts(s, foreign[i].text))
            continue;
        parse_flaw(p, p->next, "%s is written %.*s here", foreign[i].text,
                   (int)strcspn(means + word, " "), means + word);
        if (word) {
            from = p->before.end;
            n += p->next - from + blanks(s + n);
        }
        parse_edit(p, true, from, n, means);
        if (*s == '[' || *s == '{') /* a list, perhaps */
            parse_remedy(p, REMEDY_DOUBTFUL);
        end_here(p);
        return true;
    }
    return false;
}

/* 75% after a number. */
static void percent_flaw(struct parser *p)
{
    char put[40];

    parse_flaw(p, p->next, "A percentage is written as a number here");
    if (p->before.kind == TOKEN_NUMBER) {
        snprintf(put, sizeof put, "%.15g", p->before.number / 100);
        parse_edit(p, true, p->before.at, p->next + 1 - p->before.at, put);
    }
    end_here(p);
}

static void strange_flaw(struct parser *p)
{
    const char *s = p->text + p->next;
    uint32_t cp;
    size_t n = utf8_decode(s, strlen(s), &cp);

    if (foreign_flaw(p))
        return;
    if (*s == '%') {
        percent_flaw(p);
        return;
    }
    parse_flaw(p, p->next, "'%.*s' has no meaning in an expression.", (int)n, s);
    end_here(p);
}

static void take(struct parser *p, enum token_kind kind, size_t n)
{
    p->token = (struct token){.kind = kind, .at = p->next, .end = p->next + n};
    p->next += n;
}

static bool take_operator(struct parser *p)
{
    const char *s = p->text + p->next;

    if (starts(s, "**") || starts(s, "<>"))
        return false;
    for (size_t i = 0; i < sizeof operators / sizeof *operators; i++)
        if (starts(s, operators[i].text)) {
            take(p, TOKEN_OPERATOR, strlen(operators[i].text));
            p->token.op = operators[i].op;
            return true;
        }
    return false;
}

static bool take_punctuation(struct parser *p)
{
    const char *s = p->text + p->next;

    if (*s == '(')
        take(p, TOKEN_OPEN, 1);
    else if (*s == ')')
        take(p, TOKEN_CLOSE, 1);
    else if (*s == ',')
        take(p, TOKEN_COMMA, 1);
    else if (*s == '=' && s[1] != '=' && s[1] != '<' && s[1] != '>')
        take(p, TOKEN_ASSIGN, 1);
    else
        return false;
    return true;
}

static bool take_name(struct parser *p)
{
    static const struct {
        const char *text;
        enum node_kind op;
    } words[] = {{"or", NODE_OR}, {"and", NODE_AND}, {"not", NODE_NOT}};
    size_t n = name_length(p->text + p->next);
    char name[FORMULA_NAME];

    if (!n)
        return false;
    take(p, TOKEN_NAME, n);
    if (n >= FORMULA_NAME) {
        parse_flaw(p, p->token.at, "This name is too long.");
        end_here(p);
        return true;
    }
    lex_name(p, &p->token, name);
    for (size_t i = 0; i < 3; i++)
        if (strcmp(name, words[i].text) == 0) {
            p->token.kind = TOKEN_OPERATOR;
            p->token.op = words[i].op;
        }
    return true;
}

static bool take_number(struct parser *p)
{
    double v = 0;
    size_t n = number_length(p->text + p->next, &v);

    if (!n)
        return false;
    take(p, TOKEN_NUMBER, n);
    p->token.number = v;
    if (p->text[p->next] == '.') {
        parse_flaw(p, p->token.at, "This number has two points.");
        end_here(p);
    } else if (!isfinite(v)) {
        parse_flaw(p, p->token.at, "This number is too large.");
        end_here(p);
    }
    return true;
}

bool lex_begins_value(const struct token *t)
{
    return t->kind == TOKEN_NUMBER || t->kind == TOKEN_NAME || t->kind == TOKEN_OPEN;
}

/* Number, name, ) */
static bool ends_value(const struct token *t)
{
    return t->kind == TOKEN_NUMBER || t->kind == TOKEN_NAME || t->kind == TOKEN_CLOSE;
}

/* Does the statement go on with something else at S? */
static bool stops(const struct parser *p, const char *s)
{
    if (*s == '\0')
        return true;
    if (p->extent == EXTENT_WHOLE)
        return false;
    return *s == ';' || *s == '#' || (!p->brackets && (*s == ',' || *s == ':'));
}

/* Rule 3 of the language: does the space before S end the value? A sign with nothing
 * behind it cannot go on with the value either (`add 2 1 +`). */
static bool next_value(const struct parser *p, const char *s)
{
    size_t n = sign(s), name = name_length(s);

    if (n)
        return blanks(s + n) == 0 || stops(p, s + n + blanks(s + n));
    if (name && (starts(s, "and") || starts(s, "or")))
        return name != (*s == 'a' ? 3u : 2u);
    return name || *s == '(' || is_digit(*s) || (*s == '.' && is_digit(s[1]));
}

void lex_next(struct parser *p)
{
    size_t gap = blanks(p->text + p->next);
    const char *s = p->text + p->next + gap;

    p->before = p->token;
    p->next += gap;
    if (p->flaw.message[0] || stops(p, s) ||
        (p->extent == EXTENT_VALUE && gap && !p->brackets && !p->joined &&
         ends_value(&p->before) && next_value(p, s))) {
        end_here(p);
        return;
    }
    if (p->next >= FORMULA_TEXT) {
        parse_flaw(p, p->next, "This expression is longer than %d bytes.",
                   FORMULA_TEXT);
        end_here(p);
        return;
    }
    if (!take_number(p) && !take_name(p) && !take_operator(p) && !take_punctuation(p))
        strange_flaw(p);
}
