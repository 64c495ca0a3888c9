/* Words, files and text in the forms of statements.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "lab/code_fill.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/utf8.h"
#include "lab/code_value.h"

/* Orders of the whole numbers (base/bits.h). */
enum { ORDER_WORD = 2, ORDER_WHOLE = 4, ORDER_ROWS = 6 };

static const uint64_t whole_most = UINT64_C(1) << 53; /* the settings take no more */

/* ---- words ---- */

/* The longest of them that S begins with. */
static size_t put_word(struct bits *b, const struct code_word *words, const char *s)
{
    const struct code_word *found = NULL;
    size_t longest = 0;

    for (; words->word; words++) {
        size_t n = strlen(words->word);

        if (n > longest && strncmp(s, words->word, n) == 0 && (!s[n] || s[n] == ' ')) {
            found = words;
            longest = n;
        }
    }
    if (found)
        bits_put_count(b, (uint64_t)found->number, ORDER_WORD);
    return longest;
}

static void take_word(struct code_fill *c, const struct code_word *words,
                      struct str *out)
{
    uint64_t number = bits_take_count(&c->bits, ORDER_WORD);
    const char *word = number < 1000 ? code_word_numbered(words, (int)number) : NULL;

    if (word)
        str_add(out, word);
    else
        c->newer = c->bits.bad = true;
}

/* ---- text ---- */

/* Text that stays what it is in its statement: it prints as it is, ends no statement,
 * closes its quotes, and no picture is written to a file. */
static bool harmless(const struct code_form *form, const char *s, size_t n)
{
    struct str clean;
    size_t quotes = 0;
    bool ok = n && s[0] != ' ' && s[n - 1] != ' ';

    str_init(&clean);
    utf8_clean(s, n, &clean);
    ok = ok && clean.len == n && memcmp(clean.s, s, n) == 0;
    str_done(&clean);
    for (size_t i = 0; i < n; i++) {
        quotes += s[i] == '"';
        ok = ok && !strchr(";#", s[i]);
        ok = ok && !(s[i] == '>' && strncmp(form->form, "plot", 4) == 0);
    }
    return ok && quotes % 2 == 0;
}

/* Text that can be a choice of columns or a name. */
static bool suits(char kind, const char *s, size_t n)
{
    if (kind == 'o') /* not n=, seed=, noise= */
        return n && strchr("xXlLyY", s[0]);
    for (size_t i = 0; kind == 'm' && i < n; i++)
        if (!(isalpha((unsigned char)s[i]) || s[i] == '_' ||
              (i && isdigit((unsigned char)s[i]))))
            return false;
    return n;
}

/* ---- a file ---- */

/* PATH without its directories, cut between characters. */
static void base_name(const char *path, size_t n, char *name, size_t room)
{
    char *all = mem_textn(path, n), *slash = strrchr(all, '/');
    const char *base = slash ? slash + 1 : all;
    struct str clean;

    str_init(&clean);
    utf8_clean(base, strlen(base), &clean);
    snprintf(name, room, "%.*s", (int)utf8_fit(clean.s, room - 1), clean.s);
    str_done(&clean);
    free(all);
}

static void put_file(struct code_fill *c, const char *path, size_t n)
{
    char name[sizeof c->file.name];

    base_name(path, n, name, sizeof name);
    code_put_text(&c->bits, name, strlen(name));
    bits_put_count(&c->bits, c->file.rows, ORDER_ROWS);
    bits_put(&c->bits, c->file.digest, 32);
}

static size_t put_path(struct code_fill *c, const char *s)
{
    const char *end = *s == '"' ? strchr(s + 1, '"') : NULL;
    size_t n = *s == '"' ? (end ? (size_t)(end - s) + 1 : 0) : strcspn(s, " ");

    if (!n || (s[n] && s[n] != ' '))
        return 0;
    if (end)
        put_file(c, s + 1, n - 2);
    else
        put_file(c, s, n);
    return n;
}

static void take_path(struct code_fill *c, const struct code_form *form,
                      struct str *out)
{
    struct str name;
    const char *path;

    str_init(&name);
    code_take_text(&c->bits, &name);
    if (!harmless(form, name.s, name.len) || strpbrk(name.s, "/\"") ||
        name.len >= sizeof c->file.name)
        c->bits.bad = true;
    snprintf(c->file.name, sizeof c->file.name, "%s", c->bits.bad ? "" : name.s);
    c->file.rows = bits_take_count(&c->bits, ORDER_ROWS);
    c->file.digest = (uint32_t)bits_take(&c->bits, 32);
    path = c->source ? c->source : c->file.name;
    str_addf(out, strpbrk(path, " \t;,#'") ? "\"%s\"" : "%s", path);
    str_done(&name);
}

/* ---- forms ---- */

static bool put_rest(struct code_fill *c, const struct code_form *form, const char *at,
                     const char *s);

/* Text may end anywhere: the longest after which the rest of the form fits. */
static bool put_some(struct code_fill *c, const struct code_form *form, const char *at,
                     const char *s)
{
    size_t from = c->bits.n;

    for (size_t n = strlen(s); n; n--) {
        if (!suits(*at, s, n) || !harmless(form, s, n))
            continue;
        code_put_text(&c->bits, s, n);
        if (put_rest(c, form, at + 1, s + n))
            return true;
        bits_cut(&c->bits, from);
    }
    return false;
}

/* What stands at S for the place of KIND; the bytes, 0: it cannot stand there. */
static size_t put_one(struct code_fill *c, const struct code_form *form, char kind,
                      const char *s)
{
    struct bits *b = &c->bits;

    switch (kind) {
    case 'w':
        return put_word(b, form->words, s);
    case 'n':
        return code_put_number(b, s, code_write_exact);
    case 's':
        return code_put_number(b, s, code_write_short);
    case 'N':
        return code_put_numbers(b, s);
    case 'c':
        return code_put_whole(b, s, ORDER_WHOLE, whole_most);
    case 'r':
        return code_put_whole(b, s, ORDER_ROWS, CODE_ROWS);
    case 'k':
        return put_path(c, s);
    default:
        return code_put_network(b, s);
    }
}

static bool put_rest(struct code_fill *c, const struct code_form *form, const char *at,
                     const char *s)
{
    for (; *at; at++)
        if (*at != '%') {
            if (*s++ != *at)
                return false;
        } else if (strchr("tom", *++at)) {
            return put_some(c, form, at, s);
        } else {
            size_t n = put_one(c, form, *at, s);

            if (!n)
                return false;
            s += n;
        }
    return !*s;
}

bool code_fill_put(struct code_fill *c, const struct code_form *form,
                   const char *statement)
{
    size_t from = c->bits.n;

    if (put_rest(c, form, form->form, statement))
        return true;
    bits_cut(&c->bits, from);
    return false;
}

static void take_some(struct code_fill *c, const struct code_form *form, char kind,
                      struct str *out)
{
    size_t from = out->len;

    code_take_text(&c->bits, out);
    if (!harmless(form, out->s + from, out->len - from) ||
        !suits(kind, out->s + from, out->len - from))
        c->bits.bad = true;
}

static void take_one(struct code_fill *c, const struct code_form *form, char kind,
                     struct str *out)
{
    struct bits *b = &c->bits;

    switch (kind) {
    case 'w':
        take_word(c, form->words, out);
        break;
    case 'n':
        code_write_exact(bits_take_number(b), out);
        break;
    case 's':
        code_write_short(bits_take_number(b), out);
        break;
    case 'N':
        code_take_numbers(b, out);
        break;
    case 'c':
        code_take_whole(b, ORDER_WHOLE, whole_most, out);
        break;
    case 'r':
        code_take_whole(b, ORDER_ROWS, CODE_ROWS, out);
        break;
    case 'k':
        take_path(c, form, out);
        break;
    case 'x':
        code_take_network(b, out);
        break;
    default:
        take_some(c, form, kind, out);
    }
}

bool code_fill_take(struct code_fill *c, const struct code_form *form, struct str *out)
{
    for (const char *at = form->form; *at && !c->bits.bad; at++)
        if (*at == '%')
            take_one(c, form, *++at, out);
        else
            str_addc(out, *at);
    return !c->bits.bad;
}
