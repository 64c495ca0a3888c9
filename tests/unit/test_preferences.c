/* Preferences: settings of the person, kept in a file that may hold anything.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/utf8.h"
#include "repl/commands.h"
#include "repl/setting.h"
#include "repl/shell.h"

Suite *suite_preferences(void);

static char dir[64], file[96];
static char *data[1]; /* where the shipped data are */

/* As a person on a UTF-8 terminal with tints has it. */
static struct shell_host host_with(struct circumstances here)
{
    struct shell_host host = {.here = here,
                              .look = {.glyphs = GLYPHS_BRAILLE, .tints = true},
                              .width = 80,
                              .picture_rows = 17,
                              .picture_cols = 60,
                              .replies = true};

    host.places.config = dir[0] ? dir : NULL;
    host.places.data = data;
    host.places.ndata = data[0] ? 1 : 0;
    return host;
}

static struct shell *person(void)
{
    struct shell_host host = host_with((struct circumstances){.keep = true});

    return shell_new(&host, commands);
}

static void setup(void)
{
    data[0] = getenv("LOGITTY_DATA");
    snprintf(dir, sizeof dir, "/tmp/logitty-preferences-XXXXXX");
    ck_assert_ptr_nonnull(mkdtemp(dir));
    snprintf(file, sizeof file, "%s/config", dir);
}

static void teardown(void)
{
    chmod(dir, 0700);
    unlink(file);
    rmdir(dir);
}

static void write_file(const char *text, size_t len)
{
    FILE *out = fopen(file, "w");

    ck_assert_ptr_nonnull(out);
    ck_assert_uint_eq(fwrite(text, 1, len, out), len);
    fclose(out);
}

/* All of the file (heap). */
static char *kept(size_t *len)
{
    char *text = path_read(file, 4 << 20, len, NULL);

    ck_assert_ptr_nonnull(text);
    return text;
}

static void ck_assert_kept(const char *want)
{
    size_t len;
    char *is = kept(&len);

    ck_assert_str_eq(is, want);
    free(is);
}

/* Types LINE; what was said (borrowed until the next). */
static const char *type(struct shell *sh, const char *line)
{
    static char text[8192];
    struct str said;

    str_init(&said);
    shell_line(sh, line);
    paper_dump(&sh->out, &said);
    paper_clear(&sh->out);
    snprintf(text, sizeof text, "%s", said.s);
    str_done(&said);
    return text;
}

/* ---- they hold, and come back ---- */

START_TEST(a_choice_is_kept_and_comes_back)
{
    struct shell *sh = person();
    struct stat st;

    ck_assert(access(file, F_OK) != 0); /* nothing was chosen: nothing is written */
    type(sh, "glyphs blocks");
    type(sh, "set theme = mono; preview off");
    type(sh, "Animate OFF");
    ck_assert_int_eq(sh->host.look.glyphs, GLYPHS_BLOCKS);
    ck_assert(!sh->host.look.tints);
    shell_free(sh);
    ck_assert_int_eq(stat(file, &st), 0);
    ck_assert_int_eq(st.st_mode & 0777, 0600);
    sh = person();
    ck_assert_int_eq(sh->preferences.glyphs, CHARSET_BLOCKS);
    ck_assert_int_eq(sh->preferences.theme, THEME_MONO);
    ck_assert(!sh->preferences.preview && !sh->preferences.animate);
    ck_assert_int_eq(sh->host.look.glyphs, GLYPHS_BLOCKS);
    ck_assert(!sh->host.look.tints);
    ck_assert_uint_eq(sh->preferences.nfaults, 0);
    type(sh, "glyphs auto; theme default");
    ck_assert_int_eq(sh->host.look.glyphs, GLYPHS_BRAILLE);
    ck_assert(sh->host.look.tints);
    shell_free(sh);
}
END_TEST

START_TEST(they_are_no_part_of_the_experiment)
{
    struct shell *sh = person();
    unsigned long version;

    type(sh, "b = 3");
    version = sh->bench->version;
    type(sh, "glyphs ascii");
    ck_assert_uint_eq(sh->bench->version, version);
    type(sh, "undo"); /* … the weight, not the characters */
    ck_assert_int_eq(sh->preferences.glyphs, CHARSET_ASCII);
    ck_assert(sh->bench->s.theta[0] == 0);
    type(sh, "reset all");
    ck_assert_int_eq(sh->preferences.glyphs, CHARSET_ASCII);
    ck_assert(sh->out.ascii);
    shell_free(sh);
}
END_TEST

/* A fault anywhere in a joined assignment leaves all of it undone. */
START_TEST(a_fault_changes_nothing)
{
    struct shell *sh = person();

    ck_assert_int_eq(shell_line(sh, "theme = mono, tau = 7"), SHELL_FAULT);
    ck_assert_int_eq(sh->preferences.theme, THEME_DEFAULT);
    type(sh, "data hobbits");
    type(sh, "bias off");
    ck_assert_int_eq(shell_line(sh, "theme = mono, b = 3"), SHELL_FAULT);
    ck_assert_int_eq(sh->preferences.theme, THEME_DEFAULT);
    ck_assert_int_eq(shell_line(sh, "theme = 3"), SHELL_FAULT);
    ck_assert_int_eq(shell_line(sh, "glyphs = asci"), SHELL_FAULT);
    ck_assert_str_eq(sh->fault.meant, "glyphs ascii");
    ck_assert(access(file, F_OK) != 0);
    shell_free(sh);
}
END_TEST

/* Scripts and pipes neither read nor write the file. */
START_TEST(scripts_keep_nothing)
{
    static const char mono[] = "theme mono\n";
    struct shell_host host = host_with((struct circumstances){.keep = false});
    struct shell *sh;

    write_file(mono, sizeof mono - 1);
    sh = shell_new(&host, commands);
    ck_assert_int_eq(sh->preferences.theme, THEME_DEFAULT);
    ck_assert_ptr_null(strstr(type(sh, "glyphs ascii"), "until you leave"));
    ck_assert_int_eq(sh->host.look.glyphs, GLYPHS_ASCII);
    shell_free(sh);
    ck_assert_kept(mono);
}
END_TEST

/* Nor does what a person did not type: a script that is loaded, as lessons set up. */
START_TEST(what_is_loaded_is_not_kept)
{
    struct shell *sh = person();
    char line[128];
    FILE *out;

    snprintf(line, sizeof line, "%s/x.lt", dir);
    out = fopen(line, "w");
    ck_assert_ptr_nonnull(out);
    fputs("theme mono\n", out);
    fclose(out);
    snprintf(line, sizeof line, "load %s/x.lt", dir);
    type(sh, line);
    ck_assert_int_eq(sh->preferences.theme, THEME_MONO);
    ck_assert(access(file, F_OK) != 0);
    shell_free(sh);
    unlink(line + 5);
}
END_TEST

/* Who beats whom: a person, an option, the file, the environment, the program. */
START_TEST(an_option_beats_the_file_and_that_the_environment)
{
    static const char text[] = "glyphs blocks\ntheme default\n";
    struct circumstances option = {.keep = true,
                                   .charset = CHARSET_ASCII,
                                   .theme = THEME_MONO,
                                   .theme_from = FROM_OPTION};
    struct circumstances environment = {
        .keep = true, .theme = THEME_MONO, .theme_from = FROM_ENVIRONMENT};
    struct shell_host host = host_with(option);
    struct shell *sh;

    write_file(text, sizeof text - 1);
    sh = shell_new(&host, commands);
    ck_assert_int_eq(sh->preferences.theme, THEME_MONO);
    ck_assert_int_eq(sh->host.look.glyphs, GLYPHS_ASCII);
    type(sh, "preview off");
    ck_assert_kept("glyphs blocks\ntheme default\npreview off\n"); /* no option in it */
    type(sh, "theme default");
    ck_assert_int_eq(sh->preferences.theme, THEME_DEFAULT);
    shell_free(sh);
    host = host_with(environment);
    sh = shell_new(&host, commands);
    ck_assert_int_eq(sh->preferences.theme, THEME_DEFAULT);
    shell_free(sh);
    unlink(file);
    sh = shell_new(&host, commands);
    ck_assert_int_eq(sh->preferences.theme, THEME_MONO);
    shell_free(sh);
}
END_TEST

/* ASCII is all that the codeset has: a wish is kept for another terminal. */
START_TEST(a_codeset_without_more_stays_ascii)
{
    struct shell_host host =
        host_with((struct circumstances){.keep = true, .ascii_only = true});
    struct shell *sh = shell_new(&host, commands);

    ck_assert_int_eq(sh->host.look.glyphs, GLYPHS_ASCII);
    ck_assert_ptr_nonnull(strstr(type(sh, "glyphs braille"), "here ascii"));
    ck_assert_int_eq(sh->host.look.glyphs, GLYPHS_ASCII);
    ck_assert_ptr_nonnull(strstr(type(sh, "glyphs"), "only ASCII"));
    shell_free(sh);
    sh = person();
    ck_assert_int_eq(sh->host.look.glyphs, GLYPHS_BRAILLE);
    shell_free(sh);
}
END_TEST

/* ---- the file ---- */

START_TEST(foreign_lines_stay)
{
    struct shell *sh;
    static const char before[] = "\xEF\xBB\xBF# mine\r\n"
                                 "Theme = mono # at night\r\n"
                                 "future-thing 3\n"
                                 "\n"
                                 "theme default\n"
                                 "no end";

    write_file(before, sizeof before - 1);
    sh = person();
    ck_assert_int_eq(sh->preferences.theme, THEME_DEFAULT); /* the last one counts */
    ck_assert_uint_eq(sh->preferences.nfaults, 2);
    ck_assert_int_eq(sh->preferences.fault[0].line, 3);
    ck_assert_int_eq(sh->preferences.fault[0].column, 1);
    ck_assert_str_eq(sh->preferences.fault[0].file, file);
    type(sh, "theme mono");
    type(sh, "preview off");
    shell_free(sh);
    ck_assert_kept("\xEF\xBB\xBF# mine\r\n"
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
    write_file(text.s, text.len);
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

    write_file(text, sizeof text - 1);
    sh = person();
    ck_assert_uint_eq(sh->preferences.nfaults, 1);
    ck_assert_int_eq(sh->preferences.fault[0].column, 4);
    ck_assert_int_eq(sh->preferences.glyphs, CHARSET_ASCII);
    type(sh, "theme mono");
    shell_free(sh);
    is = kept(&len);
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
    write_file(text, 40000);
    sh = person();
    ck_assert_uint_gt(sh->preferences.nfaults, 1);
    ck_assert_uint_lt(sh->preferences.nfaults, 8);
    shell_free(sh);
    write_file(text, len);
    sh = person();
    ck_assert_uint_eq(sh->preferences.nfaults, 1);
    ck_assert_ptr_nonnull(strstr(type(sh, "theme mono"), "until you leave"));
    ck_assert_int_eq(sh->preferences.theme, THEME_MONO);
    shell_free(sh);
    is = kept(&len);
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

    type(one, "theme mono");
    type(two, "glyphs ascii");
    type(one, "preview off");
    type(two, "theme default");
    shell_free(one);
    shell_free(two);
    ck_assert_kept("# logitty: what you prefer, one a line\n"
                   "theme default\n"
                   "glyphs ascii\n"
                   "preview off\n");
}
END_TEST

START_TEST(no_place_is_said_once)
{
    struct shell *sh;

    rmdir(dir);
    dir[0] = '\0';
    sh = person();
    ck_assert_ptr_nonnull(strstr(type(sh, "theme mono"), "until you leave"));
    ck_assert_ptr_null(strstr(type(sh, "glyphs ascii"), "until you leave"));
    ck_assert_int_eq(sh->preferences.theme, THEME_MONO);
    shell_free(sh);
}
END_TEST

/* A directory stands where the file would be: nobody can write it, not even root. */
START_TEST(a_place_that_cannot_be_written)
{
    struct shell *sh;

    ck_assert_int_eq(mkdir(file, 0700), 0);
    sh = person();
    ck_assert_uint_eq(sh->preferences.nfaults, 1);
    ck_assert_ptr_nonnull(strstr(type(sh, "theme mono"), "until you leave"));
    ck_assert_ptr_null(strstr(type(sh, "theme default"), "until you leave"));
    shell_free(sh);
    rmdir(file);
}
END_TEST

/* A link, as people have who keep such files elsewhere, stays one. */
START_TEST(a_link_stays_a_link)
{
    char target[128];
    struct stat st;
    struct shell *sh;
    FILE *out;

    snprintf(target, sizeof target, "%s/elsewhere", dir);
    out = fopen(target, "w");
    ck_assert_ptr_nonnull(out);
    fclose(out);
    ck_assert_int_eq(symlink(target, file), 0);
    sh = person();
    type(sh, "theme mono");
    shell_free(sh);
    ck_assert_int_eq(lstat(file, &st), 0);
    ck_assert(S_ISLNK(st.st_mode));
    ck_assert_kept("theme mono\n");
    unlink(target);
}
END_TEST

Suite *suite_preferences(void)
{
    Suite *suite = suite_create("preferences");
    TCase *tc = tcase_create("preferences");

    tcase_add_checked_fixture(tc, setup, teardown);
    tcase_add_test(tc, a_choice_is_kept_and_comes_back);
    tcase_add_test(tc, they_are_no_part_of_the_experiment);
    tcase_add_test(tc, a_fault_changes_nothing);
    tcase_add_test(tc, scripts_keep_nothing);
    tcase_add_test(tc, what_is_loaded_is_not_kept);
    tcase_add_test(tc, an_option_beats_the_file_and_that_the_environment);
    tcase_add_test(tc, a_codeset_without_more_stays_ascii);
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
