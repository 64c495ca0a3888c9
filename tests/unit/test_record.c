/* Recordings: valid lines for any bytes, however they are cut; the command without a
 * terminal and with one. SPDX-License-Identifier: GPL-3.0-or-later */
#include <check.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "../cast_kit.h"
#include "base/cast.h"
#include "base/path.h"
#include "kit.h"
#include "learn/rng.h"

Suite *suite_record(void);

/* ---- events ---- */

/* What all output events of LINES mean, one after the other. */
static void meaning(const char *lines, struct str *out)
{
    char *copy = strdup(lines), *rest = copy, *line;

    while ((line = strsep(&rest, "\n")) && *line) {
        struct cast_read e;

        cast_read_event(line, &e);
        ck_assert_int_eq(e.code, 'o');
        str_addn(out, e.text.s, e.text.len);
        str_done(&e.text);
    }
    ck_assert_msg(line && !*line && !rest, "the last line has no end");
    free(copy);
}

/* BYTES with U+FFFD for what is no UTF-8. */
static void repaired(const char *bytes, size_t n, struct str *out)
{
    for (size_t i = 0; i < n;) {
        uint32_t cp;

        i += utf8_decode(bytes + i, n - i, &cp);
        utf8_add(out, cp);
    }
}

static void any_bytes(struct rng *rng, char *bytes, size_t n)
{
    static const char *const pieces[] = {"\x1b[1;31m", "\"", "\\", "\xe2\x96\x88",
                                         "\xf0\x9f\x98\x80", "\r\n", "\xc3\xa9", "\x7f"};

    for (size_t i = 0; i < n;) {
        const char *p = pieces[rng_below(rng, 8)];

        if (rng_below(rng, 3)) {
            bytes[i++] = (char)(1 + rng_below(rng, 255));
            continue;
        }
        for (; *p && i < n; p++)
            bytes[i++] = *p;
    }
}

/* Wherever the bytes are cut, the events mean what the whole means. */
START_TEST(cuts_do_not_show)
    {
        struct rng rng;

        rng_init(&rng, 5, 0);
        for (int round = 0; round < 2000; round++) {
            char bytes[120];
            size_t n = rng_below(&rng, sizeof bytes), at = 0;
            struct str lines, got, want;
            struct cast c = {0};

            any_bytes(&rng, bytes, n);
            str_init(&lines), str_init(&got), str_init(&want);
            while (at < n) {
                size_t part = 1 + rng_below(&rng, 1 + rng_below(&rng, 20));

                part = part < n - at ? part : n - at;
                cast_output(&c, 0.1 * (double)at, bytes + at, part, &lines);
                ck_assert_uint_le(c.nheld, 3);
                at += part;
            }
            cast_end(&c, 99, &lines);
            meaning(lines.s, &got);
            repaired(bytes, n, &want);
            ck_assert_uint_eq(got.len, want.len);
            ck_assert(memcmp(got.s, want.s, got.len) == 0);
            str_done(&lines), str_done(&got), str_done(&want);
        }
    }
END_TEST

START_TEST(a_zero_byte_is_told)
    {
        struct cast c = {0};
        struct str line;

        str_init(&line);
        cast_output(&c, 1.5, "a\0b", 3, &line);
        ck_assert_str_eq(line.s, "[1.500000, \"o\", \"a\\u0000b\"]\n");
        str_done(&line);
    }
END_TEST

START_TEST(header_marker_and_size)
    {
        struct str line;
        int cols, rows;

        str_init(&line);
        cast_header(80, 24, "x\"term\\", &line);
        ck_assert_str_eq(line.s,
                         "{\"version\": 2, \"title\": \"logitty\", \"width\": 80, "
                         "\"height\": 24, \"env\": {\"TERM\": \"x\\\"term\\\\\"}}\n");
        str_cut(&line, line.len - 1);
        cast_read_header(line.s, &cols, &rows);
        ck_assert(cols == 80 && rows == 24);
        str_clear(&line);
        cast_event(0.0000005, 'm', "lesson 1 page 3", &line);
        cast_event(1e6, 'r', "100x30", &line);
        ck_assert_str_eq(line.s, "[0.000001, \"m\", \"lesson 1 page 3\"]\n"
                                 "[1000000.000000, \"r\", \"100x30\"]\n");
        str_done(&line);
    }
END_TEST

/* ---- the command ---- */

static char folder[] = "/tmp/logitty-record-XXXXXX";

START_TEST(without_a_terminal_nothing_is_written)
    {
        struct shell *sh = kit_shell(true), *script = kit_shell(false);

        ck_assert_ptr_nonnull(mkdtemp(folder));
        ck_assert_int_eq(chdir(folder), 0);
        kit_gets(sh, "record a.cast", "no terminal here");
        kit_gets(sh, "record", "Nothing is being recorded");
        kit_gets(sh, "record off", "Nothing is being recorded");
        kit_must(script, "record a.cast");
        ck_assert_str_eq(script->remark.s,
                         "record: there is no terminal here; nothing is written.");
        ck_assert(!path_is_file("a.cast"));
        ck_assert_ptr_null(sh->film.file);
        kit_done(script);
        kit_done(sh);
        rmdir(folder);
    }
END_TEST

static void refused(struct shell *sh, const char *line, const char *meant)
{
    ck_assert_msg(kit_type(sh, line) == SHELL_FAULT, "%s", line);
    ck_assert_str_eq(sh->fault.meant, meant);
}

START_TEST(with_one_it_is_wished_for)
    {
        struct shell *sh = kit_shell(true);
        struct err err = {0};
        unsigned long version;

        sh->host.filmed = true;
        ck_assert_ptr_nonnull(mkdtemp(folder));
        ck_assert_int_eq(chdir(folder), 0);
        refused(sh, "record a", "record a.cast");
        kit_gets(sh, "record a.cast", "a.cast is being recorded");
        ck_assert_str_eq(sh->film.file, "a.cast");
        version = sh->film.version;
        refused(sh, "record b.cast", "record off");
        ck_assert_uint_eq(sh->film.version, version);
        kit_gets(sh, "record", "a.cast is being recorded");
        kit_gets(sh, "record off", "a.cast is complete");
        ck_assert_ptr_null(sh->film.file);
        ck_assert_uint_gt(sh->film.version, version);
        kit_gets(sh, "record a.cast", "a.cast is being recorded"); /* its own */
        kit_must(sh, "record off");
        ck_assert(path_save("mine.cast", "{\"version\": 2}\n", 15, &err));
        refused(sh, "record mine.cast", "record mine2.cast");
        ck_assert_int_eq(kit_type(sh, "record no/a.cast"), SHELL_FAULT);
        unlink("a.cast"), unlink("mine.cast");
        kit_done(sh);
        rmdir(folder);
    }
END_TEST

Suite *suite_record(void)
{
    Suite *s = suite_create("record");
    TCase *tc = tcase_create("record");

    tcase_add_test(tc, cuts_do_not_show);
    tcase_add_test(tc, a_zero_byte_is_told);
    tcase_add_test(tc, header_marker_and_size);
    tcase_add_test(tc, without_a_terminal_nothing_is_written);
    tcase_add_test(tc, with_one_it_is_wished_for);
    suite_add_tcase(s, tc);
    return s;
}
