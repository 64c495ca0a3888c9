/* Codes: the tables of numbers, version 1 for ever, and the statement that loads them.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <check.h>
#include <string.h>

#include "code_kit.h"
#include "kit.h"
#include "lab/code.h"
#include "lab/code_form.h"
#include "lab/dataset.h"
#include "lab/figure.h"
#include "learn/generate.h"

Suite *suite_code(void);

/* ---- the tables ---- */

static void check_words(const struct code_word *words)
{
    for (const struct code_word *w = words; w->word; w++) {
        ck_assert(w->number >= 0 && w->number < 1000);
        for (const struct code_word *v = words; v != w; v++) {
            ck_assert_msg(v->number != w->number, "%s and %s are both %d", v->word, w->word,
                          w->number);
            ck_assert_str_ne(v->word, w->word);
        }
    }
}

static void has_word(const struct code_word *words, const char *word)
{
    while (words->word && strcmp(words->word, word) != 0)
        words++;
    ck_assert_msg(words->word != NULL, "%s has no number in codes", word);
}

START_TEST(numbers_are_given_once)
    {
        for (const struct code_form *f = code_forms; f->number; f++) {
            ck_assert(f->number > 0 && f->number < 72);
            ck_assert_ptr_eq(code_form_numbered(f->number), f);
            ck_assert_int_eq(strstr(f->form, "%w") != NULL, f->words != NULL);
            if (f->words)
                check_words(f->words);
        }
    }
END_TEST

START_TEST(everything_named_has_a_number)
    {
        for (size_t i = 0; i < ndatasets; i++)
            has_word(code_sets, datasets[i].name);
        for (size_t i = 0; laws[i]; i++)
            has_word(code_sets, laws[i]->name);
        for (size_t i = 0; methods[i]; i++)
            has_word(code_methods, methods[i]->name);
        for (size_t i = 0; objectives[i]; i++) {
            has_word(code_models, objectives[i]->name);
            has_word(code_losses, objectives[i]->loss);
        }
        for (size_t i = 0; figures[i]; i++)
            has_word(code_figures, figures[i]->name);
    }
END_TEST

/* ---- version 1, for ever ---- */

static void unpacks(const char *code, const char *script)
{
    struct code_file file;
    struct str text;
    struct err err = {0};

    str_init(&text);
    ck_assert_msg(code_unpack(code, NULL, &file, &text, &err), "%s: %s", code,
                  err.message);
    ck_assert_str_eq(text.s, script);
    str_done(&text);
}

START_TEST(version_1_never_changes)
    {
        for (size_t i = 0; i < sizeof code_frozen / sizeof *code_frozen; i++) {
            struct code_file none = {.rows = 0};
            struct str code;
            struct err err = {0};

            unpacks(code_frozen[i].code, code_frozen[i].script);
            str_init(&code);
            ck_assert(code_pack(code_frozen[i].script, &none, &code, &err));
            ck_assert_str_eq(code.s, code_frozen[i].code);
            str_done(&code);
        }
    }
END_TEST

START_TEST(case_dashes_and_blanks_do_not_count)
    {
        unpacks("12ppyp7dp4cy3g", code_frozen[1].script);
        unpacks("  12PP yp7d-P4CY\n- 3 G\t", code_frozen[1].script);
        unpacks("1-2-P-P-Y-P-7-D-P-4-C-Y-3-G", code_frozen[1].script);
        unpacks("12PP\u2013YP7D\u2212P4CY\u00a03G", code_frozen[1].script);
        ck_assert_int_eq(code_like("12pp yp7d-p4cy3g"), CODE_SOUND);
        ck_assert_int_eq(code_like("hobbits"), CODE_NOT);
        ck_assert_int_eq(code_like("break-it"), CODE_NOT);
        ck_assert_int_eq(code_like("my-best-line"), CODE_NOT);
        ck_assert_int_eq(code_like("12PP-YP7D-P4CY-3H"), CODE_LIKE);
        ck_assert_int_eq(code_like("12PPYP7DP4CY3H"), CODE_LIKE);
        ck_assert_int_eq(code_like("12PPYP7DP4"), CODE_NOT);
        ck_assert_int_eq(code_like("mybestlineever"), CODE_NOT);
        ck_assert_int_eq(code_like(""), CODE_NOT);
    }
END_TEST

/* ---- load ---- */

START_TEST(load_is_one_statement)
    {
        struct shell *sh = kit_shell(true);
        struct str before, after;

        str_init(&before);
        str_init(&after);
        kit_must(sh, "data archery; w = 2; b = 1; field on");
        code_script(sh, &before);
        kit_gets(sh, "load 12PP-YP7D-P4CY-3G", "Loaded.");
        ck_assert_double_eq(kit_value(sh, "w2"), 1);
        ck_assert_double_eq(kit_value(sh, "-b/w2"), 6);
        kit_must(sh, "undo");
        code_script(sh, &after);
        ck_assert_str_eq(before.s, after.s);
        ck_assert_int_eq(kit_type(sh, "load 12PP-YP7D-P4CY-3H"), SHELL_FAULT);
        ck_assert_str_eq(sh->fault.meant, "load 12PP-YP7D-P4CY-3G");
        code_script(sh, &after);
        ck_assert_str_eq(before.s, after.s);
        kit_must(sh, "load logitty 12pp yp7d p4cy 3g");
        kit_gets(sh, "load 1A0R-99G", "Loaded.");
        ck_assert_ptr_null(sh->bench->s.data);
        ck_assert_int_eq(kit_type(sh, "load my best"), SHELL_FAULT);
        ck_assert_int_eq(kit_type(sh, "load mine"), SHELL_FAULT);
        str_done(&after);
        str_done(&before);
        kit_done(sh);
    }
END_TEST

Suite *suite_code(void)
{
    Suite *s = suite_create("code");
    TCase *t = tcase_create("code");

    tcase_add_test(t, numbers_are_given_once);
    tcase_add_test(t, everything_named_has_a_number);
    tcase_add_test(t, version_1_never_changes);
    tcase_add_test(t, case_dashes_and_blanks_do_not_count);
    tcase_add_test(t, load_is_one_statement);
    suite_add_tcase(s, t);
    return s;
}
