/* Every picture of every state in words, which say what the readings are.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <check.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "kit.h"
#include "plot/text.h"
#include "sizes_kit.h"

Suite *suite_sizes_words(void);

static int sentences(const char *text)
{
    int n = 0;

    for (const char *s = text; *s; s++)
        n += strchr(".!?", *s) && (s[1] == ' ' || s[1] == '\n' || !s[1]);
    return n;
}

static void check_words(const struct figure *figure, struct bench *b, size_t scene)
{
    char *text = said(b, figure->name), what[160];
    struct str plain;
    size_t n;

    str_init(&plain);
    text_strip(text, &plain);
    n = plain.len;
    snprintf(what, sizeof what, "%s of '%s'", figure->name, scene_name(scene));
    MUST(n > 0, "%s: no word", what);
    check_finite(plain.s, what);
    MUST(!strstr(plain.s, "  "), "%s: two blanks: %s", what, plain.s);
    MUST(strchr(".!?", plain.s[n - 1]), "%s: no end: %s", what, plain.s);
    MUST(sentences(plain.s) >= 2 && sentences(plain.s) <= 8,
                  "%s: %d sentences: %s", what, sentences(plain.s), plain.s);
    MUST(strpbrk(plain.s, "0123456789") || strstr(plain.s, "½"),
                  "%s: no number: %s", what, plain.s);
    str_done(&plain);
    free(text);
}

START_TEST(every_picture_in_words)
    {
        struct shell *sh = scene_open((size_t)_i);

        for (size_t k = 0; figures[k]; k++)
            if (!figures[k]->lacks(sh->bench))
                check_words(figures[k], sh->bench, (size_t)_i);
        kit_done(sh);
    }
END_TEST

/* NUMBER follows NAME in the text. */
static bool names_number(const char *text, const char *before, double number)
{
    for (const char *s = text; (s = strstr(s, before)); s++)
        if (fabs(strtod(s + strlen(before), NULL) - number) < 0.006 * fmax(1e-9, fabs(number)))
            return true;
    return false;
}

/* The words say what the readings are. */
START_TEST(words_agree_with_the_readings)
    {
        static const struct {
            const char *figure, *before, *reading;
        } told[] = {
            {"roc", "AUC ", "auc"},
            {"roc", "recall ", "recall"},
            {"roc", "false-positive rate ", "fpr"},
            {"table", "Mean cost ", "loss"},
            {"pr", "precision ", "precision"},
        };
        struct shell *sh = kit_shell(false);

        kit_must(sh, "data overlap");
        for (int k = 0; k < 5; k++) {
            kit_must(sh, "step 1; tau = tau - 0.03");
            for (size_t i = 0; i < sizeof told / sizeof *told; i++) {
                char *text = said(sh->bench, told[i].figure);
                double v = kit_value(sh, told[i].reading);

                MUST(names_number(text, told[i].before, v), "%s %g: %s",
                              told[i].reading, v, text);
                free(text);
            }
        }
        kit_done(sh);
    }
END_TEST

Suite *suite_sizes_words(void)
{
    Suite *suite = suite_create("sizes_words");
    TCase *tc = tcase_create("sizes_words");

    tcase_add_loop_test(tc, every_picture_in_words, 0, (int)nscenes);
    tcase_add_test(tc, words_agree_with_the_readings);
    suite_add_tcase(suite, tc);
    return suite;
}
