/* The file of preferences, which may hold anything, or be nowhere.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/mem.h"
#include "preferences_kit.h"

Suite *suite_preferences_file(void);

START_TEST(foreign_lines_stay)
{
    struct shell *sh;
    static const char before[] = "\xEF\xBB\xBF# mine\r\n"
                                 "Theme = mono # at night\r\n"
                                 "future-thing 3\n"
                                 "\n"
                                 "theme default\n"
                                 "no end";

    config_write(before, sizeof before - 1);
    sh = person();
    ck_assert_int_eq(sh->preferences.theme, THEME_DEFAULT); /* the last one counts */
    ck_assert_uint_eq(sh->preferences.nfaults, 2);
    ck_assert_int_eq(sh->preferences.fault[0].line, 3);
    ck_assert_int_eq(sh->preferences.fault[0].column, 1);
    ck_assert_str_eq(sh->preferences.fault[0].file, config_file);
    types(sh, "theme mono");
    types(sh, "preview off");
    shell_free(sh);
    config_is("\xEF\xBB\xBF# mine\r\n"
              "theme mono\n"
              "future-thing 3\n"
              "\n"
              "no end\n"
              "preview off\n");
}
END_TEST

/* Each line is passed over and named by its place; the good ones around it hold. */
static const struct {
    const char *line;
    int column;
} wrong[] = {
    {"step 100", 1},
    {"data /etc/passwd", 1},
    {"glyphs", 7},
    {"  theme dark", 9},
    {"glyphs ascii; quit", 13},
    {"theme mono mono", 12},
    {"load evil", 1},
    {"eta 0.5", 1},
    {"=", 1},
    {"\x1b[31m", 1},
    {"theme \x01mono", 7},
    {"\xff\xfe", 1},
    {"glyphs \xe2\xa0\x81", 8},
    {"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", 1},
};

START_TEST(nothing_but_preferences_stands_there)
{
    struct shell *sh;
    struct str text, said;

    str_init(&text);
    str_init(&said);
    str_addf(&text, "preview off\n%s\nanimate off\n", wrong[_i].line);
    config_write(text.s, text.len);
    sh = person();
    ck_assert(!sh->preferences.preview && !sh->preferences.animate);
    ck_assert_int_eq(sh->preferences.theme, THEME_DEFAULT);
    ck_assert_int_eq(sh->preferences.glyphs, CHARSET_AUTO);
    ck_assert(!sh->bench->s.data && sh->bench->s.steps == 0 && !sh->quit);
    ck_assert_uint_eq(sh->preferences.nfaults, 1);
    ck_assert_int_eq(sh->preferences.fault[0].line, 2);
    ck_assert_int_eq(sh->preferences.fault[0].column, wrong[_i].column);
    err_text(&sh->preferences.fault[0], &said);
    for (size_t i = 0; i < said.len; i++)
        ck_assert_msg((unsigned char)said.s[i] >= ' ' && said.s[i] != 0x7F, "%s",
                      said.s);
    shell_free(sh);
    str_done(&said);
    str_done(&text);
}
END_TEST

/* A byte 0 ends no line early, and stays where it was. */
START_TEST(zero_bytes_are_kept)
{
    static const char text[] = "the\0me mono\nglyphs ascii\n";
    static const char after[] = "the\0me mono\nglyphs ascii\ntheme mono\n";
    struct shell *sh;
    size_t len;
    char *is;

    config_write(text, sizeof text - 1);
    sh = person();
    ck_assert_uint_eq(sh->preferences.nfaults, 1);
    ck_assert_int_eq(sh->preferences.fault[0].column, 4);
    ck_assert_int_eq(sh->preferences.glyphs, CHARSET_ASCII);
    types(sh, "theme mono");
    shell_free(sh);
    is = config_kept(&len);
    ck_assert_uint_eq(len, sizeof after - 1);
    ck_assert_mem_eq(is, after, len);
    free(is);
}
END_TEST

/* Many wrong lines are a few sentences; a file far too large is none of ours: it is
 * neither read nor written over. */
START_TEST(a_huge_file_is_left_alone)
{
    size_t len = 1 << 20;
    char *text = mem_array(len, 1), *is;
    struct shell *sh;

    memset(text, 'x', len);
    for (size_t i = 10; i < len; i += 10)
        text[i] = '\n';
    config_write(text, 40000);
    sh = person();
    ck_assert_uint_gt(sh->preferences.nfaults, 1);
    ck_assert_uint_lt(sh->preferences.nfaults, 8);
    shell_free(sh);
    config_write(text, len);
    sh = person();
    ck_assert_uint_eq(sh->preferences.nfaults, 1);
    ck_assert_ptr_nonnull(strstr(types(sh, "theme mono"), "until you leave"));
    ck_assert_int_eq(sh->preferences.theme, THEME_MONO);
    shell_free(sh);
    is = config_kept(&len);
    ck_assert_uint_eq(len, 1 << 20);
    ck_assert_mem_eq(is, text, len);
    free(is);
    free(text);
}
END_TEST

/* Each writes its own line over what is there then. */
START_TEST(two_programs_at_once)
{
    struct shell *one = person(), *two = person();

    types(one, "theme mono");
    types(two, "glyphs ascii");
    types(one, "preview off");
    types(two, "theme default");
    shell_free(one);
    shell_free(two);
    config_is("# logitty: what you prefer, one a line\n"
              "theme default\n"
              "glyphs ascii\n"
              "preview off\n");
}
END_TEST

START_TEST(no_place_is_said_once)
{
    struct shell *sh;

    rmdir(config_dir);
    config_dir[0] = '\0';
    sh = person();
    ck_assert_ptr_nonnull(strstr(types(sh, "theme mono"), "until you leave"));
    ck_assert_ptr_null(strstr(types(sh, "glyphs ascii"), "until you leave"));
    ck_assert_int_eq(sh->preferences.theme, THEME_MONO);
    shell_free(sh);
}
END_TEST

/* A directory stands where the file would be: nobody can write it, not even root. */
START_TEST(a_place_that_cannot_be_written)
{
    struct shell *sh;

    ck_assert_int_eq(mkdir(config_file, 0700), 0);
    sh = person();
    ck_assert_uint_eq(sh->preferences.nfaults, 1);
    ck_assert_ptr_nonnull(strstr(types(sh, "theme mono"), "until you leave"));
    ck_assert_ptr_null(strstr(types(sh, "theme default"), "until you leave"));
    shell_free(sh);
    rmdir(config_file);
}
END_TEST

/* A link, as people have who keep such files elsewhere, stays one. */
START_TEST(a_link_stays_a_link)
{
    char target[128];
    struct stat st;
    struct shell *sh;
    FILE *out;

    snprintf(target, sizeof target, "%s/elsewhere", config_dir);
    out = fopen(target, "w");
    ck_assert_ptr_nonnull(out);
    fclose(out);
    ck_assert_int_eq(symlink(target, config_file), 0);
    sh = person();
    types(sh, "theme mono");
    shell_free(sh);
    ck_assert_int_eq(lstat(config_file, &st), 0);
    ck_assert(S_ISLNK(st.st_mode));
    config_is("theme mono\n");
    unlink(target);
}
END_TEST

Suite *suite_preferences_file(void)
{
    Suite *suite = suite_create("preferences_file");
    TCase *tc = tcase_create("preferences_file");

    tcase_add_checked_fixture(tc, config_open, config_close);
    tcase_add_test(tc, foreign_lines_stay);
    tcase_add_loop_test(tc, nothing_but_preferences_stands_there, 0,
                        (int)(sizeof wrong / sizeof *wrong));
    tcase_add_test(tc, zero_bytes_are_kept);
    tcase_add_test(tc, a_huge_file_is_left_alone);
    tcase_add_test(tc, two_programs_at_once);
    tcase_add_test(tc, no_place_is_said_once);
    tcase_add_test(tc, a_place_that_cannot_be_written);
    tcase_add_test(tc, a_link_stays_a_link);
    suite_add_tcase(suite, tc);
    return suite;
}
