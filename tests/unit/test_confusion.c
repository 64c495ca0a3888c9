/* The four boxes: every number counted again.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "decision_kit.h"
#include "plot/text.h"

Suite *suite_confusion(void);

/* ---- the four boxes ---- */

/* is class I, called class K: counted here, not by the program. */
static size_t in_box(struct bench *b, int i, int k)
{
    const struct fitness *f = bench_fitness(b);
    size_t n = 0;

    for (size_t row = 0; row < b->s.data->n; row++)
        n += (b->s.data->y[row] >= 0.5) == i && (f->p[row] >= b->s.tau) == k;
    return n;
}

static size_t after(const char *text, const char *letters)
{
    const char *at = strstr(text, letters);

    ck_assert_msg(at != NULL, "no %s in\n%s", letters, text);
    return strtoul(at + strlen(letters), NULL, 10);
}

static void boxes_hold(struct bench *b, int rows, int cols)
{
    char *text = drawn(b, "confusion", &fine, rows, cols);

    ck_assert_uint_eq(after(text, "TP "), in_box(b, 1, 1));
    ck_assert_uint_eq(after(text, "FN "), in_box(b, 1, 0));
    ck_assert_uint_eq(after(text, "FP "), in_box(b, 0, 1));
    ck_assert_uint_eq(after(text, "TN "), in_box(b, 0, 0));
    free(text);
}

/* "recall  21/30 = 0.7", or why there is none. */
static void rate_holds(const char *text, const char *name, size_t part, size_t whole)
{
    const char *at = strstr(text, name);
    char ratio[64];
    struct str want;

    ck_assert_msg(at != NULL, "%s", text);
    snprintf(ratio, sizeof ratio, "%zu/%zu", part, whole);
    str_init(&want);
    str_addf(&want, "%s%s", ratio, whole ? " = " : ", no point");
    if (whole)
        text_short(&want, (double)part / (double)whole);
    at = strstr(at, want.s);
    ck_assert_msg(at != NULL, "no '%s' for %s in\n%s", want.s, name, text);
    str_done(&want);
}

START_TEST(boxes_are_the_counts)
    {
        unsigned state = 3;

        for (unsigned k = 0; k < 40; k++) {
            struct bench *b = any_bench(k, &state);
            size_t tp = in_box(b, 1, 1), fp = in_box(b, 0, 1), fn = in_box(b, 1, 0),
                   tn = in_box(b, 0, 0);
            char *text = drawn(b, "confusion", &fine, 16, 40);

            boxes_hold(b, 16, 40);
            boxes_hold(b, 2, 15);
            boxes_hold(b, 36, 120);
            rate_holds(text, "recall", tp, tp + fn);
            rate_holds(text, "precision", tp, tp + fp);
            rate_holds(text, "false-positive rate", fp, fp + tn);
            rate_holds(text, "accuracy", tp + tn, tp + tn + fp + fn);
            free(text);
            bench_free(b);
        }
    }
END_TEST

/* The longest bar fills its box, the others are in proportion; in whole cells. */
START_TEST(bars_are_in_proportion)
    {
        struct look look = {.glyphs = GLYPHS_ASCII};
        struct bench *b = bench_with("overlap");
        char *text;

        bench_fit(b);
        text = drawn(b, "confusion", &look, 16, 40);
        /* 13 wide: 21 and 9, 7 and 23 of 23. */
        ck_assert_msg(strstr(text, "############  | #####\n"), "%s", text);
        ck_assert_msg(strstr(text, "####          | #############\n"), "%s", text);
        free(text);
        says(b, "confusion",
             "At tau 0.5, 28 are called class 1: 21 rightly (TP, hits), 7 wrongly (FP, "
             "false alarms). 32 are called class 0: 23 rightly (TN, correct no), 9 "
             "wrongly "
             "(FN, misses). Recall 21/30 = 0.7; precision 21/28 = 0.75; false-positive "
             "rate 7/30 = 0.233; accuracy 44/60 = 0.733.");
        b->s.tau = 1;
        bench_changed(b);
        says(b, "confusion", "At tau 1, none is called class 1. 60 are called class 0");
        says(b, "confusion", "precision undefined, no point is predicted 1");
        bench_free(b);
    }
END_TEST

/* Nothing is written over something else: the labels of an axis stand whole. */
START_TEST(numbers_stay_whole)
    {
        struct bench *b = bench_with("overlap");

        bench_fit(b);
        for (int rows = 2; rows < 30; rows++)
            for (int cols = 11; cols < 90; cols += 3)
                boxes_hold(b, rows, cols);
        bench_free(b);
    }
END_TEST

Suite *suite_confusion(void)
{
    Suite *s = suite_create("confusion");
    TCase *t = tcase_create("confusion");

    tcase_add_test(t, boxes_are_the_counts);
    tcase_add_test(t, bars_are_in_proportion);
    tcase_add_test(t, numbers_stay_whole);
    suite_add_tcase(s, t);
    return s;
}
