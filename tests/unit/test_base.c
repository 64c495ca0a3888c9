/* base: memory, text, errors as values, UTF-8, places and files.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <check.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/err.h"
#include "base/mem.h"
#include "base/path.h"
#include "base/str.h"
#include "base/utf8.h"

Suite *suite_base(void);

START_TEST(mem_is_zeroed_and_copies)
    {
        unsigned char *p = mem_alloc(100);
        char *s = mem_textn("abcdef", 3);

        for (int i = 0; i < 100; i++)
            ck_assert_uint_eq(p[i], 0);
        p = mem_grow(p, 50, 4);
        ck_assert_uint_eq(p[99], 0);
        ck_assert_str_eq(s, "abc");
        ck_assert_ptr_null(mem_text(NULL));
        free(p);
        free(s);
    }
END_TEST

START_TEST(mem_overflow_ends_the_program)
    {
        free(mem_grow(NULL, (size_t)-1, 16));
    }
END_TEST

START_TEST(str_grows_cuts_and_is_taken)
    {
        struct str t;
        char *s;

        str_init(&t);
        ck_assert_str_eq(t.s, "");
        for (int i = 0; i < 1000; i++)
            str_addf(&t, "%d,", i % 10);
        ck_assert_uint_eq(t.len, 2000);
        ck_assert_uint_eq(strlen(t.s), 2000);
        str_cut(&t, 5);
        ck_assert_str_eq(t.s, "0,1,2");
        str_cut(&t, 99);
        ck_assert_uint_eq(t.len, 5);
        str_addn(&t, "xyz", 2);
        str_addc(&t, '!');
        s = str_take(&t);
        ck_assert_str_eq(s, "0,1,2xy!");
        ck_assert_str_eq(t.s, "");
        free(s);
        str_done(&t);
    }
END_TEST

START_TEST(err_has_a_place_and_is_safe)
    {
        struct err e = {0};
        struct str t;

        str_init(&t);
        ck_assert(!err_at(&e, "a\x1b[2J.csv", 3, 7, "bad '%s'",
                          "\x07\xff"
                          "x\n"));
        err_text(&e, &t);
        ck_assert_str_eq(t.s, "a [2J.csv:3:7: bad ' \xEF\xBF\xBDx '");
        err_meant(&e, "step 10");
        ck_assert_str_eq(e.meant, "step 10");
        err_set(&e, "again");
        ck_assert_str_eq(e.meant, "");
        ck_assert_int_eq(e.line, 0);
        ck_assert(!err_set(NULL, "nobody listens"));
        str_done(&t);
    }
END_TEST

START_TEST(err_may_quote_itself)
    {
        struct err e = {0};

        err_at(&e, "file", 1, 2, "inner");
        err_at(&e, e.file, 3, 4, "outer: %s", e.message);
        ck_assert_str_eq(e.message, "outer: inner");
        ck_assert_str_eq(e.file, "file");
        err_set(&e, "%s", e.message);
        ck_assert_str_eq(e.message, "outer: inner");
    }
END_TEST

static void check_utf8(const char *s)
{
    while (*s) {
        uint32_t cp;

        s += utf8_decode(s, strlen(s), &cp);
        ck_assert_uint_ne(cp, UTF8_BAD);
    }
}

START_TEST(err_cuts_no_character)
    {
        struct err e = {0};
        struct str t;

        str_init(&t);
        for (int i = 0; i < 2000; i++)
            str_add(&t, i % 2 ? "σ" : "≥");
        err_at(&e, t.s, 1, 1, "x%s", t.s);
        check_utf8(e.message);
        check_utf8(e.file);
        ck_assert_uint_gt(strlen(e.message), 500);
        ck_assert_uint_gt(strlen(e.file), 250);
        str_done(&t);
    }
END_TEST

START_TEST(utf8_round_trip)
    {
        for (uint32_t cp = 1; cp <= 0x10FFFF; cp += cp < 0x3000 ? 1 : 37) {
            char buf[4];
            size_t n = utf8_encode(cp, buf);
            uint32_t back;

            if (cp >= 0xD800 && cp <= 0xDFFF) {
                ck_assert_uint_eq(utf8_decode(buf, n, &back), 1);
                ck_assert_uint_eq(back, UTF8_BAD);
                continue;
            }
            ck_assert_uint_eq(utf8_decode(buf, n, &back), n);
            ck_assert_uint_eq(back, cp);
            if (n > 1) {
                ck_assert_uint_eq(utf8_decode(buf, n - 1, &back), 1);
                ck_assert_uint_eq(back, UTF8_BAD);
            }
        }
    }
END_TEST

START_TEST(utf8_refuses_what_is_none)
    {
        static const char *const bad[] = {"\x80",
                                          "\xC0\x80",
                                          "\xC1\xBF",
                                          "\xE0\x80\x80",
                                          "\xED\xA0\x80",
                                          "\xF0\x80\x80\x80",
                                          "\xF4\x90\x80\x80",
                                          "\xF8\x88\x80\x80\x80",
                                          "\xFF",
                                          "\xC3"
                                          "A"};

        for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
            uint32_t cp;

            ck_assert_uint_eq(utf8_decode(bad[i], strlen(bad[i]), &cp), 1);
            ck_assert_uint_eq(cp, UTF8_BAD);
        }
    }
END_TEST

START_TEST(utf8_widths)
    {
        ck_assert_int_eq(utf8_width('a'), 1);
        ck_assert_int_eq(utf8_width(0x3C3), 1);  /* σ */
        ck_assert_int_eq(utf8_width(0x28FF), 1); /* braille */
        ck_assert_int_eq(utf8_width(0x2588), 1); /* block */
        ck_assert_int_eq(utf8_width(0x302), 0);  /* a hat on the letter before */
        ck_assert_int_eq(utf8_width(0x4E00), 2);
        ck_assert_int_eq(utf8_width(0x1F600), 2);
        ck_assert_int_eq(utf8_width('\n'), -1);
        ck_assert_int_eq(utf8_width(0x9B), -1);
        ck_assert_uint_eq(utf8_columns("p\xCC\x82 \xE4\xB8\x80\n"), 4);
        ck_assert_uint_eq(utf8_fit("aσb", 2), 1);
        ck_assert_uint_eq(utf8_fit("aσb", 3), 3);
        ck_assert_uint_eq(utf8_fit("aσb", 9), 4);
    }
END_TEST

static void check_clean(const char *raw, size_t n, const char *safe)
{
    struct str t;

    str_init(&t);
    utf8_clean(raw, n, &t);
    ck_assert_str_eq(t.s, safe);
    str_done(&t);
}

START_TEST(utf8_clean_lets_no_control_through)
    {
        check_clean("a\0b\t\x1b[31m\x7f", 10, "a b  [31m ");
        check_clean("\xC2\x9B"
                    "31m",
                    5,
                    "\xEF\xBF\xBD"
                    "31m");                                         /* C1 CSI */
        check_clean("x\xE2\x80\xAEy", 5, "x\xEF\xBF\xBDy");         /* override */
        check_clean("\xE2\x89\xA5", 2, "\xEF\xBF\xBD\xEF\xBF\xBD"); /* cut short */
        check_clean("ŷ ≥ σ", strlen("ŷ ≥ σ"), "ŷ ≥ σ");
    }
END_TEST

static void check_ascii(const char *text, const char *plain)
{
    struct str t;

    str_init(&t);
    utf8_ascii(text, &t);
    ck_assert_str_eq(t.s, plain);
    str_done(&t);
}

START_TEST(utf8_twins)
    {
        check_ascii("σ(z) ≥ ½", "sigma(z) >= 1/2");
        check_ascii("café, naïve, Ærø", "cafe, naive, AEro");
        check_ascii("10⁻³ and x² + y²", "10^-3 and x^2 + y^2");
        check_ascii("p\xCC\x82", "p");
        check_ascii("\xE4\xB8\x80\xFF", "??");
        for (uint32_t cp = 0x80; cp < 0x30000; cp++) {
            const char *twin = utf8_twin(cp);

            ck_assert_str_ne(twin, "");
            for (; *twin; twin++)
                ck_assert(*twin >= ' ' && *twin <= '~');
        }
    }
END_TEST

START_TEST(places_follow_xdg)
    {
        struct path_env env = {.home = "/home/a",
                               .config_home = "relative",
                               .data_dirs = "/x:rel::/y/",
                               .logitty_data = "co",
                               .installed = "/z"};
        struct places p;

        path_places(&p, &env);
        ck_assert_str_eq(p.state, "/home/a/.local/state/logitty");
        ck_assert_str_eq(p.config, "/home/a/.config/logitty");
        ck_assert_uint_eq(p.ndata, 5);
        ck_assert_str_eq(p.data[0], "co");
        ck_assert_str_eq(p.data[1], "/home/a/.local/share/logitty");
        ck_assert_str_eq(p.data[2], "/x/logitty");
        ck_assert_str_eq(p.data[3], "/y/logitty");
        ck_assert_str_eq(p.data[4], "/z");
        path_places_done(&p);
        env = (struct path_env){0};
        path_places(&p, &env);
        ck_assert_ptr_null(p.state);
        ck_assert_uint_eq(p.ndata, 2);
        path_places_done(&p);
    }
END_TEST

/* A fresh directory; FILE = it / NAME. */
static void in_directory(struct str *dir, struct str *file, const char *name)
{
    char template[] = "logitty-test-XXXXXX";

    str_init(dir);
    str_init(file);
    ck_assert_ptr_nonnull(mkdtemp(template));
    str_add(dir, template);
    path_join(file, dir->s, name);
}

START_TEST(files_are_saved_whole)
    {
        struct str dir, file;
        struct err e = {0};
        struct stat st;
        size_t len;
        char *text, **names;

        in_directory(&dir, &file, "a/b/c.txt");
        ck_assert(path_save(file.s, "one\0two", 7, &e));
        ck_assert(path_save(file.s, "three", 5, &e));
        text = path_read(file.s, 5, &len, &e);
        ck_assert_ptr_nonnull(text);
        ck_assert_uint_eq(len, 5);
        ck_assert_str_eq(text, "three");
        ck_assert_int_eq(stat(file.s, &st), 0);
        ck_assert_uint_eq(st.st_mode & 0777, 0600);
        ck_assert_ptr_null(path_read(file.s, 4, &len, &e));
        ck_assert_str_eq(e.file, file.s);
        ck_assert(path_is_file(file.s));
        unlink(file.s);
        str_cut(&file, file.len - strlen("/c.txt"));
        ck_assert_uint_eq(path_list(file.s, "", &names),
                          0); /* nothing left beside it */
        ck_assert(!path_is_file(file.s));
        ck_assert_ptr_null(path_read(file.s, 100, &len, &e));
        ck_assert_str_eq(e.message, "this is not a regular file");
        rmdir(file.s);
        str_cut(&file, file.len - strlen("/b"));
        rmdir(file.s);
        rmdir(dir.s);
        free(text);
        str_done(&dir);
        str_done(&file);
    }
END_TEST

START_TEST(saving_fails_politely)
    {
        struct err e = {0};
        size_t len;

        ck_assert(!path_save("", "x", 1, &e));
        ck_assert(!path_save("/dev/null/no/such/place", "x", 1, &e));
        ck_assert_str_ne(e.message, "");
        ck_assert_ptr_null(path_read("no-such-file", 10, &len, &e));
        ck_assert_str_eq(e.file, "no-such-file");
    }
END_TEST

START_TEST(lists_and_finds)
    {
        struct str dir, file, found;
        struct places p = {0};
        char **names, *data;
        struct err e = {0};
        size_t n;

        str_init(&found);
        in_directory(&dir, &file, "sets/b.csv");
        path_save(file.s, "x", 1, &e);
        str_clear(&file);
        path_join(&file, dir.s, "sets/a.csv");
        path_save(file.s, "x", 1, &e);
        data = dir.s;
        p.data = &data;
        p.ndata = 1;
        ck_assert(path_find(&p, "sets", "a.csv", &found));
        ck_assert_str_eq(found.s, file.s);
        ck_assert(!path_find(&p, "sets", "c.csv", &found));
        ck_assert_str_eq(found.s, "");
        unlink(file.s);
        str_cut(&file, file.len - strlen("/a.csv"));
        n = path_list(file.s, ".csv", &names);
        ck_assert_uint_eq(n, 1);
        ck_assert_str_eq(names[0], "b.csv");
        path_list_free(names, n);
        path_join(&file, "", "/b.csv");
        unlink(file.s);
        str_cut(&file, file.len - strlen("/b.csv"));
        rmdir(file.s);
        rmdir(dir.s);
        str_done(&dir);
        str_done(&file);
        str_done(&found);
    }
END_TEST

Suite *suite_base(void)
{
    Suite *s = suite_create("base");
    TCase *c = tcase_create("base");

    tcase_add_test(c, mem_is_zeroed_and_copies);
    tcase_add_exit_test(c, mem_overflow_ends_the_program, 1);
    tcase_add_test(c, str_grows_cuts_and_is_taken);
    tcase_add_test(c, err_has_a_place_and_is_safe);
    tcase_add_test(c, err_may_quote_itself);
    tcase_add_test(c, err_cuts_no_character);
    tcase_add_test(c, utf8_round_trip);
    tcase_add_test(c, utf8_refuses_what_is_none);
    tcase_add_test(c, utf8_widths);
    tcase_add_test(c, utf8_clean_lets_no_control_through);
    tcase_add_test(c, utf8_twins);
    tcase_add_test(c, places_follow_xdg);
    tcase_add_test(c, files_are_saved_whole);
    tcase_add_test(c, saving_fails_politely);
    tcase_add_test(c, lists_and_finds);
    suite_add_tcase(s, c);
    return s;
}
