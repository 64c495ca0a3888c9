/* Symbols as text.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "lab/code_symbols.h"

#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "base/utf8.h"
#include "lab/code.h"

enum {
    TEXT_MOST = 10000, /* bytes that are looked at */
    CODE_CERTAIN = 12, /* so many symbols in one piece are hardly a name */
};

void code_write(const unsigned char *v, size_t n, struct str *out)
{
    for (size_t i = 0; i < n; i++) {
        if (i && i % SYMBOLS_GROUP == 0)
            str_addc(out, '-');
        str_addc(out, symbols_letter(v[i]));
    }
}

/* What stands between groups: blanks, and dashes as editors and chats make them. */
static bool between(uint32_t cp)
{
    return cp <= ' ' || cp == '-' || cp == 0xa0 || (cp >= 0x2010 && cp <= 0x2015) ||
           cp == 0x2212;
}

/* The USED bytes at TEXT are no symbol, or only look like one. */
static void note_strange(struct symbols *s, const char *text, size_t used, bool alike)
{
    struct str clean;

    s->strange++;
    s->alike += alike;
    s->at = s->n;
    str_init(&clean);
    utf8_clean(text, used, &clean);
    snprintf(s->glyph, sizeof s->glyph, "%.7s", clean.s);
    str_done(&clean);
}

/* False: there are too many. */
static bool read_symbols(const char *text, struct symbols *s)
{
    size_t len = strlen(text), used;
    uint32_t cp;

    memset(s, 0, sizeof *s);
    for (size_t i = 0; i < len; i += used) {
        int value;

        used = utf8_decode(text + i, len - i, &cp);
        if (between(cp))
            continue;
        value = cp < 128 ? symbols_value((char)cp) : -1;
        if (s->n == SYMBOLS_MOST || len > TEXT_MOST)
            return false;
        if (value < 0) {
            value = cp < 128 ? symbols_alike((char)cp) : -1;
            note_strange(s, text + i, used, value >= 0);
        }
        s->v[s->n++] = value < 0 ? 0 : (unsigned char)value;
    }
    return true;
}

/* Nothing but letters, digits, dashes and blanks; one of them a digit. */
static bool plain(const char *text)
{
    return text[strspn(text, "- 0123456789abcdefghijklmnopqrstuvwxyz"
                             "ABCDEFGHIJKLMNOPQRSTUVWXYZ")] == '\0' &&
           strpbrk(text, "0123456789");
}

enum code_likeness code_like(const char *text)
{
    struct symbols s;
    size_t groups = 1;

    if (!read_symbols(text, &s) || s.n < CODE_LEAST)
        return CODE_NOT;
    if (!s.strange && symbols_sound(s.v, s.n))
        return CODE_SOUND;
    for (const char *dash = text; (dash = strchr(dash, '-')); dash++)
        groups++;
    return plain(text) && (groups > 2 || s.n >= CODE_CERTAIN) ? CODE_LIKE : CODE_NOT;
}

/* ---- what is wrong ---- */

/* "3rd group (7K4Q)", the one that symbol AT is in. */
static void name_group(const struct symbols *s, size_t at, struct str *out)
{
    size_t group = (at < s->n ? at : s->n - 1) / SYMBOLS_GROUP;
    size_t from = SYMBOLS_GROUP * group;
    size_t number = group + 1;
    size_t teen = number % 100 >= 11 && number % 100 <= 13 ? 0 : number % 10;

    str_addf(out, "%zu%s group (", number,
             teen == 1   ? "st"
             : teen == 2 ? "nd"
             : teen == 3 ? "rd"
                         : "th");
    for (size_t i = from; i < s->n && i < from + SYMBOLS_GROUP; i++)
        if (s->strange && i == s->at)
            str_add(out, s->glyph);
        else
            str_addc(out, symbols_letter(s->v[i]));
    str_addc(out, ')');
}

/* MEANT is the code as it must have been, if it is short enough to be typed. */
static bool tell(const unsigned char *fixed, size_t n, const char *text,
                 struct err *err)
{
    struct str code;

    str_init(&code);
    code_write(fixed, n, &code);
    err_set(err, "%s", text);
    if (n && code.len + sizeof "load " < sizeof err->meant)
        err_meant(err, "%s", code.s);
    str_done(&code);
    return false;
}

static bool tell_slip(const struct symbols *s, struct err *err)
{
    static const char *const what[] = {
        [SLIP_CHANGED] = "One character of this code is wrong, in the ",
        [SLIP_SWAPPED] = "Two neighbours in this code have changed places, in the ",
        [SLIP_MISSING] = "A character of this code is missing, near the ",
        [SLIP_EXTRA] = "This code has a character too many, near the ",
    };
    unsigned char fixed[SYMBOLS_MOST + 2];
    size_t at, n = 0;
    enum slip slip = symbols_slip(s->v, s->n, &at, fixed, &n);
    struct str text;
    bool ok;

    str_init(&text);
    if (slip == SLIP_NONE) {
        n = 0;
        str_add(&text, "This code is not as it was made: more than one character is "
                       "wrong, or a part of it is missing. Compare it group by group.");
    } else {
        str_add(&text, what[slip]);
        name_group(s, at, &text);
        str_addc(&text, '.');
    }
    ok = tell(fixed, n, text.s, err);
    str_done(&text);
    return ok;
}

/* How it was: what only looks like a symbol is that one; of the others one can be found
 * where all else is known. The number of symbols, 0: not to be told. */
static size_t mend(const struct symbols *s, unsigned char *fixed)
{
    size_t at, n;

    if (s->strange - s->alike <= 1 && symbols_sound(s->v, s->n)) {
        memcpy(fixed, s->v, s->n);
        return s->n;
    }
    return s->strange == 1 &&
                   symbols_slip(s->v, s->n, &at, fixed, &n) == SLIP_CHANGED &&
                   at == s->at
               ? n
               : 0;
}

static bool tell_strange(const struct symbols *s, struct err *err)
{
    unsigned char fixed[SYMBOLS_MOST + 2];
    size_t n = mend(s, fixed);
    struct str text;
    bool ok;

    str_init(&text);
    str_addf(&text, "No code has the character %s: look at the ", s->glyph);
    name_group(s, s->at, &text);
    if (s->alike)
        str_addf(&text, ". %s are read as 0 1 1 2 5 8 U%s", "O I L Z S B V",
                 n ? ", and so it is sound." : ".");
    else
        str_add(&text, ". It has digits and letters, but none of O I L Z S B V.");
    ok = tell(fixed, n, text.s, err);
    str_done(&text);
    return ok;
}

bool code_read(const char *code, struct symbols *s, struct err *err)
{
    if (!read_symbols(code, s))
        return err_set(err,
                       "That is longer than any code: they have up to %d "
                       "characters.",
                       SYMBOLS_MOST);
    if (s->n < CODE_LEAST)
        return err_set(err, "A code has more characters than that: at least %d.",
                       CODE_LEAST);
    if (s->strange)
        return tell_strange(s, err);
    return symbols_sound(s->v, s->n) || tell_slip(s, err);
}
