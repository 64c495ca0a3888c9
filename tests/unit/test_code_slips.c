/* What is wrong with a code: slips are found and told, and nothing else passes for one.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/symbols.h"
#include "chance_kit.h"
#include "code_kit.h"
#include "kit.h"
#include "lab/code.h"

Suite *suite_code_slips(void);

/* ---- what is wrong with a code ---- */

/* One or several letters read as what they look like: the same code, ready for Tab. */
START_TEST(look_alikes_are_told)
    {
        static const char from[] = "01258U01", to[] = "OLZSBVOI";
        struct shell *sh = kit_shell(false);
        struct code_file file;
        struct str code, script;
        size_t told = 0;

        str_init(&code);
        str_init(&script);
        for (int i = 0; i < 60; i++) {
            struct err err = {0};
            size_t changed = 0;
            char *other;

            code_random_state(sh);
            str_clear(&code);
            ck_assert(shell_code(sh, &code, &err));
            other = mem_text(code.s);
            for (char *c = other; *c; c++) {
                const char *at = strchr(from, *c);

                if (at && below(3)) {
                    *c = to[at - from];
                    changed++;
                }
            }
            if (changed) {
                ck_assert(!code_unpack(other, NULL, &file, &script, &err));
                ck_assert_int_ne(code_like(other), CODE_SOUND);
                ck_assert(!err.meant[0] || strcmp(err.meant, code.s) == 0);
                told += err.meant[0] != 0;
            }
            free(other);
        }
        ck_assert_uint_gt(told, 30);
        str_done(&script);
        str_done(&code);
        kit_done(sh);
    }
END_TEST

/* Every other symbol at every place, and every swap of neighbours. */
static void all_slips(const char *code)
{
    char *other = mem_text(code);

    for (size_t i = 0; code[i]; i++) {
        if (code[i] == '-')
            continue;
        for (unsigned char v = 0; v < SYMBOLS; v++) {
            other[i] = symbols_letter(v);
            ck_assert_msg(other[i] == code[i] || code_like(other) != CODE_SOUND,
                          "%s passes for %s", other, code);
        }
        other[i] = code[i];
        if (!code[i + 1])
            continue;
        size_t next = i + 1 + (code[i + 1] == '-');

        other[i] = code[next];
        other[next] = code[i];
        ck_assert(code[i] == code[next] || code_like(other) != CODE_SOUND);
        other[i] = code[i];
        other[next] = code[next];
    }
    free(other);
}

START_TEST(every_slip_is_found)
    {
        struct shell *sh = kit_shell(false);
        struct err err = {0};
        struct str code;

        str_init(&code);
        for (int i = 0; i < 40; i++) {
            code_random_state(sh);
            str_clear(&code);
            ck_assert(shell_code(sh, &code, &err));
            ck_assert_int_eq(code_like(code.s), CODE_SOUND);
            all_slips(code.s);
        }
        str_done(&code);
        kit_done(sh);
    }
END_TEST

/* WRONG is refused with SAYS and the line that was meant. */
static void refuses(const char *wrong, const char *says, const char *meant)
{
    struct code_file file;
    struct str script;
    struct err err = {0};

    str_init(&script);
    ck_assert_msg(!code_unpack(wrong, NULL, &file, &script, &err), "%s is taken", wrong);
    ck_assert_msg(strstr(err.message, says) != NULL, "%s: %s", wrong, err.message);
    ck_assert_str_eq(err.meant, meant);
    ck_assert_str_eq(script.s, "");
    str_done(&script);
}

START_TEST(slips_are_told)
    {
        const char *right = code_frozen[1].code; /* 12PP-YP7D-P4CY-3G */

        refuses("12PP-YP7D-P5CY-3G", "One character of this code is wrong, in the 3rd group "
                                     "(P5CY).", right);
        refuses("12PP-PY7D-P4CY-3G", "changed places, in the 2nd group (PY7D).", right);
        refuses("12PY-PP7D-P4CY-3G", "changed places, in the 1st group (12PY).", right);
        refuses("12PP-YPDP-4CY3-G", "is missing, near the 2nd group (YPDP).", right);
        refuses("12PP-YP7D-NP4C-Y3G", "a character too many, near the 3rd group (NP4C)",
                right);
        refuses("1ZPP-YP7D-P4CY-3G", "No code has the character Z: look at the 1st group "
                                     "(1ZPP). O I L Z S B V are read as 0 1 1 2 5 8 U, and "
                                     "so it is sound.", right);
        refuses("lzpp-yp7d-p4cy-3g", "No code has the character z", right);
        refuses("1ZPP-YP7D-P5CY-3G", "look at the 1st group (1ZPP).", "");
        refuses("12PP-YP7D-P4CY-3*", "No code has the character *", right);
        refuses("12PP-Y\xc3\x9f" "7D-P4CY-3G", "No code has the character \xc3\x9f", right);
        refuses("12PP-YP7\x1b-P4CY-3G", "is missing, near the 2nd group", right);
        refuses("12PP-YPD7-P4CY-3H", "more than one character is wrong", "");
        refuses("OOOO-IIII", "No code has the character", "");
        refuses("12PP", "at least 7", "");
        refuses("", "at least 7", "");
    }
END_TEST

START_TEST(longer_ones_are_no_codes)
    {
        char text[10002];

        memset(text, 'A', sizeof text - 1);
        text[sizeof text - 1] = '\0';
        refuses(text, "longer than any code", "");
        text[SYMBOLS_MOST] = '\0';
        refuses(text, "more than one character is wrong", "");
        memset(text, ' ', sizeof text - 1);
        refuses(text, "at least 7", "");
    }
END_TEST

/* The code of N values V, sealed. */
static void sealed(const unsigned char *v, size_t n, char *code)
{
    unsigned char seal[SYMBOLS_SEAL];

    symbols_seal(v, n, seal);
    for (size_t i = 0; i < n; i++)
        *code++ = symbols_letter(v[i]);
    for (size_t i = 0; i < SYMBOLS_SEAL; i++)
        *code++ = symbols_letter(seal[i]);
    *code = '\0';
}

START_TEST(newer_codes_say_so)
    {
        static const unsigned char later[] = {2, 1, 2, 3}, form[] = {1, 10, 1, 21},
                                   none[] = {0, 0, 0}, unused[] = {1, 0, 0},
                                   full[] = {1, 28, 28};
        char code[32];

        sealed(later, sizeof later, code);
        refuses(code, "made by a newer logitty", "");
        sealed(form, sizeof form, code); /* 1, and 63 behind 8: form 71 */
        refuses(code, "made by a newer logitty", "");
        sealed(none, sizeof none, code);
        refuses(code, "This is no code that logitty makes", "");
        sealed(full, sizeof full, code); /* 840 is no number of nine bits */
        refuses(code, "This is no code that logitty makes", "");
        sealed(unused, sizeof unused, code); /* zeros are no statement */
        refuses(code, "made by a newer logitty", "");
    }
END_TEST

/* ---- load ---- */

/* Sealed symbols that nobody made: statements of the table or a refusal, and then the
 * bench is as it was. */
START_TEST(made_up_codes_do_no_harm)
    {
        static const char *const words[] = {
            "data",   "add",   "remove",   "flip",    "split", "features", "model", "loss",
            "bias",   "batch", "optimizer", "eta",    "beta",  "rho",      "beta2", "eps",
            "h",      "order", "seed",     "lambda",  "tau",   "scale",    "field", "plot",
            "sorted", "aspect", "captions", "feel", "nudge", "line",  "w",        "X",     "Y",
            "dX",     "formula", "minimize", "predict", "segments", "derivative",
            "classweight", "v1"};
        struct shell *sh = kit_shell(false);
        struct str before, after, script, line;
        unsigned char v[300];
        char code[400];
        size_t taken = 0;

        str_init(&before);
        str_init(&after);
        str_init(&script);
        str_init(&line);
        kit_must(sh, "data hobbits; w = 1 2");
        for (int i = 0; i < 4000; i++) {
            size_t n = 2 + below(i % 10 ? 20 : 200);
            struct code_file file;
            struct err err = {0};

            v[0] = 1;
            for (size_t j = 1; j < n; j++)
                v[j] = (unsigned char)below(32);
            sealed(v, n, code);
            str_clear(&script);
            if (!code_unpack(code, NULL, &file, &script, &err))
                continue;
            taken++;
            for (char *s = script.s, *end; *s; s = end + 1) {
                size_t known = 0;

                end = strchr(s, '\n');
                while (known < sizeof words / sizeof *words &&
                       (strncmp(s, words[known], strlen(words[known])) != 0 ||
                        s[strlen(words[known])] != ' '))
                    known++;
                ck_assert_msg(known < sizeof words / sizeof *words, "%s", s);
                ck_assert(!memchr(s, ';', (size_t)(end - s)));
                ck_assert(strncmp(s, "plot", 4) != 0 || !memchr(s, '>', (size_t)(end - s)));
            }
            str_clear(&line);
            str_addf(&line, "load %s", code);
            code_script(sh, &before);
            if (kit_type(sh, line.s) == SHELL_FAULT) {
                code_script(sh, &after);
                ck_assert_str_eq(before.s, after.s);
            }
        }
        ck_assert_uint_gt(taken, 20);
        str_done(&line);
        str_done(&script);
        str_done(&after);
        str_done(&before);
        kit_done(sh);
    }
END_TEST

Suite *suite_code_slips(void)
{
    Suite *s = suite_create("code_slips");
    TCase *t = tcase_create("code_slips");

    tcase_add_test(t, look_alikes_are_told);
    tcase_add_test(t, every_slip_is_found);
    tcase_add_test(t, slips_are_told);
    tcase_add_test(t, longer_ones_are_no_codes);
    tcase_add_test(t, newer_codes_say_so);
    tcase_add_test(t, made_up_codes_do_no_harm);
    suite_add_tcase(s, t);
    return s;
}
