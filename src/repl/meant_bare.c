/* What stands around the words of a line that was refused.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/mem.h"
#include "repl/meant.h"
#include "repl/words.h"

/* Appends the N bytes at S without blanks around them. True: they are fewer than TEXT
 * has, and some. */
static bool keep(const char *text, const char *s, size_t n, struct str *out)
{
    char *trimmed = words_trim(s, n);
    size_t len = strlen(trimmed);

    str_add(out, trimmed);
    free(trimmed);
    return len && len < strlen(text);
}

/* ---- marks before, behind and around ---- */

/* Past a prompt, a bullet, or the number of a row: ">>> ", "- ", "1. ", "/". */
static const char *past_bullet(const char *s)
{
    size_t marks = strspn(s, ">$*-+/:!\\|~");
    size_t digits = strspn(s, "0123456789");

    if (marks && (s[marks] == ' ' || (isalpha((unsigned char)s[marks]) && s[0] != '-')))
        return words_skip(s + marks);
    if (digits && strchr(".)", s[digits]) && s[digits] && s[digits + 1] == ' ')
        return words_skip(s + digits + 1);
    return s;
}

/* N bytes at S are between two marks that belong together. */
static bool wrapped(const char *s, size_t n)
{
    static const char open[] = "\"'`([{<*_", close[] = "\"'`)]}>*_";
    const char *at = n > 2 ? strchr(open, *s) : NULL;

    return at && *s && s[n - 1] == close[at - open] && !memchr(s + 1, *s, n - 2) &&
           !memchr(s + 1, s[n - 1], n - 2);
}

bool bare_outside(struct shell *sh, const char *text, struct str *out)
{
    const char *s = past_bullet(words_skip(text));
    size_t n = strlen(s);

    (void)sh;
    for (size_t was = n + 1; n && n < was;) {
        was = n;
        while (n && strchr(" .,:!?=", s[n - 1]))
            n--;
        if (n && wrapped(s, n)) {
            s++;
            n -= 2;
        }
    }
    return keep(text, s, n, out);
}

/* ---- politely ---- */

static const char *const phrases[] = {
    "please ",
    "pls ",
    "can you ",
    "could you ",
    "would you ",
    "will you ",
    "can i ",
    "i want to ",
    "i want ",
    "i need to ",
    "i would like to ",
    "i'd like to ",
    "i wanna ",
    "let me ",
    "let us ",
    "let's ",
    "lets ",
    "how about ",
    "just ",
    "now ",
    "then ",
    "try to ",
    "try ",
    "do a ",
    "do ",
    "perform ",
    "execute ",
    "exec ",
    "call ",
    "command ",
    "cmd ",
    "type ",
    "enter ",
    "to ",
    "and ",
    "also ",
    "again ",
    "ok ",
    "okay ",
    "yes ",
    "hey ",
    "so ",
    "int ",
    "float ",
    "const ",
    "double ",
    "auto ",
    "local ",
    "my ",
    "the ",
    "a ",
    "logitty ",
};
#define PHRASES (sizeof phrases / sizeof *phrases)

bool bare_politely(struct shell *sh, const char *text, struct str *out)
{
    const char *s = words_skip(text);
    bool any = true;

    (void)sh;
    while (any) {
        any = false;
        for (size_t i = 0; i < PHRASES; i++)
            if (strncasecmp(s, phrases[i], strlen(phrases[i])) == 0) {
                s = words_skip(s + strlen(phrases[i]));
                any = true;
            }
    }
    return keep(text, s, strlen(s), out);
}

/* ---- quotes, objects, brackets ---- */

bool bare_quotes(struct shell *sh, const char *text, struct str *out)
{
    (void)sh;
    for (const char *c = text; *c; c++)
        if (!strchr("\"'`", *c))
            str_addc(out, *c);
    return out->len + 1 < strlen(text); /* f' has one, and it is a derivative */
}

bool bare_signs(struct shell *sh, const char *text, struct str *out)
{
    (void)sh;
    if (strpbrk(text, "./\"")) /* a file's name has its case */
        return false;
    for (const char *s = text; *s; s++) {
        bool power = s[0] == '*' && s[1] == '*';
        bool word = isalpha((unsigned char)s[1]) ||
                    (s > text && isalpha((unsigned char)s[-1])); /* X is not x */

        str_addc(out, (char)(power ? '^' : word ? tolower((unsigned char)*s) : *s));
        s += power;
    }
    return strcmp(out->s, text) != 0;
}

/* What people write before a dot. */
static bool is_object(const char *name, size_t n)
{
    char *word = mem_textn(name, n);
    bool yes = words_among("np numpy math torch tf keras plt pd sk sklearn scipy model "
                           "clf self this nn optim layers net lab logitty logit",
                           word);

    free(word);
    return yes;
}

bool bare_objects(struct shell *sh, const char *text, struct str *out)
{
    bool inside = false; /* a word */

    (void)sh;
    for (const char *s = text; *s;) {
        size_t n = inside ? 0 : strspn(s, "abcdefghijklmnopqrstuvwxyz");

        if (n && s[n] == '.' && isalpha((unsigned char)s[n + 1]) && is_object(s, n)) {
            s += n + 1;
            continue;
        }
        inside = isalnum((unsigned char)*s) || *s == '_';
        str_addc(out, *s++);
    }
    return out->len < strlen(text);
}

/* "c(", "array(": only says that values follow. */
static size_t collects(const char *s)
{
    size_t n = words_name(s);
    char *word = mem_textn(s, n);
    bool yes = strchr("([{", s[n]) && s[n] &&
               words_among("c list array tuple vector matrix tensor Tensor mat", word);

    free(word);
    return yes ? n : 0;
}

/* Only of a statement that begins with a name: in an expression they mean something. */
bool bare_brackets(struct shell *sh, const char *text, struct str *out)
{
    bool any = false;
    size_t head = words_name(text);
    const char *marks =
        strchr(text, '<') && strchr(text, '>') ? "()[]{}<>,;:" : "()[]{},;:";

    (void)sh;
    if (!head)
        return false;
    for (const char *s = text; *s; s++) {
        size_t n = s == text || !isalnum((unsigned char)s[-1]) ? collects(s) : 0;

        s += n;
        if (strchr(marks, *s)) {
            any = true;
            if (out->len && out->s[out->len - 1] != ' ')
                str_addc(out, ' ');
        } else if (*s != ' ' || !out->len || out->s[out->len - 1] != ' ') {
            str_addc(out, *s);
        }
    }
    while (out->len && out->s[out->len - 1] == ' ')
        str_cut(out, out->len - 1);
    return any;
}

/* ---- a blank that is missing ---- */

bool bare_joined(struct shell *sh, const char *text, struct str *out)
{
    size_t letters =
        strspn(text, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ");
    const char *rest = text + letters;
    char name[48];

    rest += *rest == '_' || *rest == '-' || *rest == ':';
    words_lower(name, sizeof name, text, letters);
    if (!isdigit((unsigned char)*rest) || !command_named(sh->commands, name))
        return false;
    str_addf(out, "%s %s", name, rest);
    return true;
}
