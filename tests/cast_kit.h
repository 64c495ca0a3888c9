/* Reads what base/cast.h writes, by the rules of JSON (RFC 8259) alone: for the tests of
 * both kinds. SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TESTS_CAST_KIT_H
#define TESTS_CAST_KIT_H

#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"

struct cast_read {
    double seconds;
    char code;
    struct str text;
};

static inline const char *cast_blank(const char *s)
{
    return s + strspn(s, " \t");
}

/* The string at S, which ends in its quote; OUT gets what it means. */
static inline const char *cast_string(const char *s, struct str *out)
{
    ck_assert_msg(*s == '"', "no string: %s", s);
    for (s++; *s != '"'; ) {
        static const char from[] = "\"\\/bfnrt", to[] = "\"\\/\b\f\n\r\t";
        uint32_t cp = 0;
        size_t n = utf8_decode(s, strlen(s), &cp);

        ck_assert_msg((unsigned char)*s >= ' ' && *s != 0x7F, "a control: %d", *s);
        ck_assert_msg(cp != UTF8_BAD || n == 3, "no UTF-8");
        if (*s != '\\') {
            str_addn(out, s, n);
            s += n;
        } else if (s[1] == 'u') {
            char digits[5] = {s[2], s[3], s[4], s[5], 0};

            ck_assert_uint_eq(strspn(digits, "0123456789abcdefABCDEF"), 4);
            utf8_add(out, (uint32_t)strtoul(digits, NULL, 16));
            s += 6;
        } else {
            const char *at = s[1] ? strchr(from, s[1]) : NULL;

            ck_assert_msg(at != NULL, "\\%c", s[1]);
            str_addc(out, to[at - from]);
            s += 2;
        }
    }
    return s + 1;
}

/* [SECONDS, "CODE", "TEXT"] and nothing else. */
static inline void cast_read_event(const char *line, struct cast_read *e)
{
    char *end;
    struct str code;

    ck_assert_msg(*line == '[', "no event: %s", line);
    line = cast_blank(line + 1);
    ck_assert_msg(*line >= '0' && *line <= '9', "no time: %s", line);
    e->seconds = strtod(line, &end);
    line = cast_blank(end);
    ck_assert_int_eq(*line, ',');
    str_init(&code);
    line = cast_blank(cast_string(cast_blank(line + 1), &code));
    ck_assert_uint_eq(code.len, 1);
    e->code = code.s[0];
    str_done(&code);
    ck_assert_int_eq(*line, ',');
    str_init(&e->text);
    line = cast_blank(cast_string(cast_blank(line + 1), &e->text));
    ck_assert_str_eq(line, "]");
}

/* The header: an object with version 2, width and height. */
static inline void cast_read_header(const char *line, int *cols, int *rows)
{
    const char *width = strstr(line, "\"width\": "), *height = strstr(line, "\"height\": ");

    ck_assert_int_eq(strncmp(line, "{\"version\": 2, ", 15), 0);
    ck_assert_int_eq(line[strlen(line) - 1], '}');
    ck_assert(width && height);
    *cols = atoi(width + 9);
    *rows = atoi(height + 10);
}

#endif
