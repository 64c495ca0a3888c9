/* A recording of a terminal: asciicast v2, a line of JSON for each event.
 * Source: asciinema's documentation, asciicast file format version 2.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/cast.h"

#include <stdint.h>
#include <string.h>

#include "base/utf8.h"

const char cast_marker[] = "{\"version\": 2, \"title\": \"logitty\", ";

/* ---- JSON ---- */

static void add_character(uint32_t cp, struct str *out)
{
    if (cp == '"' || cp == '\\')
        str_addf(out, "\\%c", (char)cp);
    else if (cp < ' ' || cp == 0x7F)
        str_addf(out, "\\u%04x", (unsigned)cp);
    else
        utf8_add(out, cp);
}

/* The N bytes of S as a JSON string. */
static void add_string(const char *s, size_t n, struct str *out)
{
    str_addc(out, '"');
    for (size_t i = 0; i < n;) {
        uint32_t cp;

        i += utf8_decode(s + i, n - i, &cp);
        add_character(cp, out);
    }
    str_addc(out, '"');
}

/* Six decimals, whatever the locale has for a point. */
static void add_line(double seconds, char code, const char *s, size_t n,
                     struct str *out)
{
    uint64_t micro = seconds > 0 ? (uint64_t)(seconds * 1e6 + 0.5) : 0;

    str_addf(out, "[%llu.%06llu, \"%c\", ", (unsigned long long)(micro / 1000000),
             (unsigned long long)(micro % 1000000), code);
    add_string(s, n, out);
    str_add(out, "]\n");
}

/* ---- the file ---- */

void cast_header(int cols, int rows, const char *term, struct str *out)
{
    str_addf(out, "%s\"width\": %d, \"height\": %d", cast_marker, cols, rows);
    if (term) {
        str_add(out, ", \"env\": {\"TERM\": ");
        add_string(term, strlen(term), out);
        str_add(out, "}");
    }
    str_add(out, "}\n");
}

void cast_event(double seconds, char code, const char *text, struct str *out)
{
    add_line(seconds, code, text, strlen(text), out);
}

/* The bytes at the end of S that begin a character and do not end it. */
static size_t unfinished(const char *s, size_t n)
{
    for (size_t k = 1; k <= 3 && k <= n; k++) {
        unsigned char c = (unsigned char)s[n - k];
        size_t whole = c >= 0xF0 && c < 0xF5 ? 4 : c >= 0xE0 ? 3 : c >= 0xC2 ? 2 : 1;

        if ((c & 0xC0) == 0x80)
            continue;
        return c < 0xF5 && whole > k ? k : 0;
    }
    return 0;
}

void cast_output(struct cast *c, double seconds, const char *bytes, size_t n,
                 struct str *out)
{
    struct str all;
    size_t held;

    str_init(&all);
    str_addn(&all, c->held, c->nheld);
    str_addn(&all, bytes, n);
    held = unfinished(all.s, all.len);
    memcpy(c->held, all.s + all.len - held, held);
    c->nheld = held;
    if (all.len > held)
        add_line(seconds, 'o', all.s, all.len - held, out);
    str_done(&all);
}

void cast_end(struct cast *c, double seconds, struct str *out)
{
    if (c->nheld)
        add_line(seconds, 'o', c->held, c->nheld, out);
    c->nheld = 0;
}
