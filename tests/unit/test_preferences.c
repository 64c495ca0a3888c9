/* Preferences: settings of the person, which hold and come back.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "preferences_kit.h"
#include "repl/commands.h"

Suite *suite_preferences(void);

START_TEST(a_choice_is_kept_and_comes_back)
{
    struct shell *sh = person();
    struct stat st;

    ck_assert(access(config_file, F_OK) != 0); /* nothing was chosen, none is written */
    types(sh, "glyphs blocks");
    types(sh, "set theme = mono; preview off");
    types(sh, "Animate OFF");
    ck_assert_int_eq(sh->host.look.glyphs, GLYPHS_BLOCKS);
    ck_assert(!sh->host.look.tints);
    shell_free(sh);
    ck_assert_int_eq(stat(config_file, &st), 0);
    ck_assert_int_eq(st.st_mode & 0777, 0600);
    sh = person();
    ck_assert_int_eq(sh->preferences.glyphs, CHARSET_BLOCKS);
    ck_assert_int_eq(sh->preferences.theme, THEME_MONO);
    ck_assert(!sh->preferences.preview && !sh->preferences.animate);
    ck_assert_int_eq(sh->host.look.glyphs, GLYPHS_BLOCKS);
    ck_assert(!sh->host.look.tints);
    ck_assert_uint_eq(sh->preferences.nfaults, 0);
    types(sh, "glyphs auto; theme default");
    ck_assert_int_eq(sh->host.look.glyphs, GLYPHS_BRAILLE);
    ck_assert(sh->host.look.tints);
    shell_free(sh);
}
END_TEST

START_TEST(they_are_no_part_of_the_experiment)
{
    struct shell *sh = person();
    unsigned long version;

    types(sh, "b = 3");
    version = sh->bench->version;
    types(sh, "glyphs ascii");
    ck_assert_uint_eq(sh->bench->version, version);
    types(sh, "undo"); /* … the weight, not the characters */
    ck_assert_int_eq(sh->preferences.glyphs, CHARSET_ASCII);
    ck_assert(sh->bench->s.theta[0] == 0);
    types(sh, "reset all");
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
    types(sh, "data hobbits");
    types(sh, "bias off");
    ck_assert_int_eq(shell_line(sh, "theme = mono, b = 3"), SHELL_FAULT);
    ck_assert_int_eq(sh->preferences.theme, THEME_DEFAULT);
    ck_assert_int_eq(shell_line(sh, "theme = 3"), SHELL_FAULT);
    ck_assert_int_eq(shell_line(sh, "glyphs = asci"), SHELL_FAULT);
    ck_assert_str_eq(sh->fault.meant, "glyphs ascii");
    ck_assert(access(config_file, F_OK) != 0);
    shell_free(sh);
}
END_TEST

/* Scripts and pipes neither read nor write the file. */
START_TEST(scripts_keep_nothing)
{
    static const char mono[] = "theme mono\n";
    struct shell_host host = host_with((struct circumstances){.keep = false});
    struct shell *sh;

    config_write(mono, sizeof mono - 1);
    sh = shell_new(&host, commands);
    ck_assert_int_eq(sh->preferences.theme, THEME_DEFAULT);
    ck_assert_ptr_null(strstr(types(sh, "glyphs ascii"), "until you leave"));
    ck_assert_int_eq(sh->host.look.glyphs, GLYPHS_ASCII);
    shell_free(sh);
    config_is(mono);
}
END_TEST

/* Nor does what a person did not type: a script that is loaded, as lessons set up. */
START_TEST(what_is_loaded_is_not_kept)
{
    struct shell *sh = person();
    char line[128];
    FILE *out;

    snprintf(line, sizeof line, "%s/x.lt", config_dir);
    out = fopen(line, "w");
    ck_assert_ptr_nonnull(out);
    fputs("theme mono\n", out);
    fclose(out);
    snprintf(line, sizeof line, "load %s/x.lt", config_dir);
    types(sh, line);
    ck_assert_int_eq(sh->preferences.theme, THEME_MONO);
    ck_assert(access(config_file, F_OK) != 0);
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

    config_write(text, sizeof text - 1);
    sh = shell_new(&host, commands);
    ck_assert_int_eq(sh->preferences.theme, THEME_MONO);
    ck_assert_int_eq(sh->host.look.glyphs, GLYPHS_ASCII);
    types(sh, "preview off");
    config_is("glyphs blocks\ntheme default\npreview off\n"); /* no option in it */
    types(sh, "theme default");
    ck_assert_int_eq(sh->preferences.theme, THEME_DEFAULT);
    shell_free(sh);
    host = host_with(environment);
    sh = shell_new(&host, commands);
    ck_assert_int_eq(sh->preferences.theme, THEME_DEFAULT);
    shell_free(sh);
    unlink(config_file);
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
    ck_assert_ptr_nonnull(strstr(types(sh, "glyphs braille"), "here ascii"));
    ck_assert_int_eq(sh->host.look.glyphs, GLYPHS_ASCII);
    ck_assert_ptr_nonnull(strstr(types(sh, "glyphs"), "only ASCII"));
    shell_free(sh);
    sh = person();
    ck_assert_int_eq(sh->host.look.glyphs, GLYPHS_BRAILLE);
    shell_free(sh);
}
END_TEST

Suite *suite_preferences(void)
{
    Suite *suite = suite_create("preferences");
    TCase *tc = tcase_create("preferences");

    tcase_add_checked_fixture(tc, config_open, config_close);
    tcase_add_test(tc, a_choice_is_kept_and_comes_back);
    tcase_add_test(tc, they_are_no_part_of_the_experiment);
    tcase_add_test(tc, a_fault_changes_nothing);
    tcase_add_test(tc, scripts_keep_nothing);
    tcase_add_test(tc, what_is_loaded_is_not_kept);
    tcase_add_test(tc, an_option_beats_the_file_and_that_the_environment);
    tcase_add_test(tc, a_codeset_without_more_stays_ascii);
    suite_add_tcase(suite, tc);
    return suite;
}
