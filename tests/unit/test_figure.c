/* Figures: the pictures and sentences that the design shows, cell by cell.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "figure_kit.h"

Suite *suite_figure(void);

/* ---- the design's pictures: what stands right of the text there ---- */

static const char *const m1[] = {
    "  lift                        24 hobbits",
    "  5┤",
    "   │              +      +",
    "  4┤        +                    +",
    "   │            +",
    "   │                   +    +",
    "  3┤⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒+⠒⠒",
    "   │  o             x           x",
    "  2┤      o o o           x",
    "   │                          x",
    "   │         o   o o",
    "  1┤   o            o",
    "   │    o      o        o",
    "  0┤",
    "   └┬─────┬────┬────┬─────┬─────┬────┬",
    "    0     1    2    3     4     5    6",
};

static const char *const m2a[] = {
    "  p          18 archers: + passed, o not",
    "  1┤          +     +  + +  + +⣀+⣠++⠤⠤",
    "   │          !     ╎  ╎ ╎ ⣠⠴⠚⠉⠁",
    "   │          !     ╎  ╎ ⡴⠚⠁",
    "   │          !     ╎  ⣠⠞⠁ !",
    "   │          !     ╎ ⡴⠃   !",
    "   │          !     ⢀⡼⠁    !",
    "  ½┤          !    ⢀⡞!     !",
    "   │          !   ⢠⠞ !     !",
    "   │          !  ⣰⠋  !     !",
    "   │          !⢀⡼⠁╎  !     !",
    "   │         ⢀⡴⠋╎ ╎  !     !",
    "   │     ⣀⣠⠤⠞⠉  ╎ ╎  !     !",
    "  0┤⠒⠒oo⠉o o o  o o  o     o",
    "   └┬──────┬──────┬──────┬──────┬─────",
    "    0      2      4      6      8",
};

static const char *const m2b[] = {
    "  p          18 archers: + passed, o not",
    "  1┤          +     +⣠⠤+⠤+⠤⠤+⠤+⠤+⠤++⠤⠤",
    "   │          !     ╎⡇     !",
    "   │          !     ⢸⠁     !",
    "   │          !     ⢸!     !",
    "   │          !     ⢸!     !",
    "   │          !     ⡞!     !",
    "  ½┤          !     ⡇!     !",
    "   │          !     ⡇!     !",
    "   │          !     ⡇!     !",
    "   │          !    ⢰⠃!     !",
    "   │          !    ⢸ !     !",
    "   │          !    ⡼ !     !",
    "  0┤⠤⠤oo⠒o⠒o⠒o⠒⠒o⠒o⠃ o     o",
    "   └┬──────┬──────┬──────┬──────┬─────",
    "    0      2      4      6      8",
};

static const char *const m3_scatter[] = {
    "lift",
    "  5┤",
    "   │               +      +",
    "  4┤         +                    +",
    "   │             +",
    "  3┤⣀                   +     +      +",
    "   │ ⠉⠑⠢⠤⣀            +",
    "   │  o   ⠉⠑o⠤⣀⡀                 +",
    "  2┤      o   o⠈⠑⠒⠤⢄⡀      +    +",
    "   │         o    o o⠉⠒⠤⢄⡀",
    "  1┤   o              o  ⠈⠉⠒⠢⢄⣀",
    "   │     o      o        o     ⠉⠒⠢⠤⣀",
    "  0┤                                ⠉⠑⠢⠤",
    "   └┬─────┬─────┬─────┬────┬─────┬─────┬",
};

static const char *const m3_loss[] = {
    "loss                     60 steps",
    "   │",
    "   │⢲",
    "0.6┤⠘⠲⢤⣀",
    "   │   ⠈⠙⠲⠤⣄⡀",
    "   │        ⠉⠙⠒⠦⠤⣄⣀",
    "0.4┤              ⠈⠉⠙⠒⠲⠤⠤⣄⣀⣀",
    "   │                       ⠈⠉⠉⠓⠒",
    "   │",
    "0.2┤",
    "   │",
    "   │",
    "  0┤",
    "   └┬────────┬────────┬────────┬",
};

static const char *const m7[] = {
    "   │               +",
    "  4┤        +             +      +",
    "   │⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀+⣀⣀⣀⣀⣀⣀+⣀⣀⣀⣀⣀+⣀⣀⣀⣀⣀⣀+⣀⣀",
    "   │  o     o        x          x",
    "  2┤      o  oo   o        x   x",
    "   │   o       o    oo",
    "  0┤     o              o",
};

#define ROWS(a) ((int)(sizeof(a) / sizeof *(a)))

static void same_picture(struct bench *b, const char *name, const struct look *look,
                         int cols, const char *const *want, int rows)
{
    char *got = drawn(b, name, look, rows, cols);
    struct str all;

    str_init(&all);
    for (int r = 0; r < rows; r++)
        str_addf(&all, "%s\n", want[r]);
    ck_assert_msg(strcmp(got, all.s) == 0, "wanted\n%sgot\n%s", all.s, got);
    str_done(&all);
    free(got);
}

START_TEST(scatter_as_designed)
{
    struct bench *b = bench_with("hobbits");

    bench_set_theta(b, (const double[]){-3, 0, 1});
    same_picture(b, "scatter", &fine, 40, m1, ROWS(m1));
    same_picture(b, "scatter", &(struct look){.glyphs = GLYPHS_BRAILLE, .bare = true},
                 40, m7, ROWS(m7));
    bench_free(b);
}
END_TEST

START_TEST(curve_as_designed)
{
    struct bench *b = bench_with("archery");

    b->s.segments = true;
    bench_set_theta(b, (const double[]){-4.5, 1});
    same_picture(b, "curve", &fine, 40, m2a, ROWS(m2a));
    bench_set_theta(b, (const double[]){-45, 10});
    same_picture(b, "curve", &fine, 40, m2b, ROWS(m2b));
    bench_free(b);
}
END_TEST

START_TEST(lab_as_designed)
{
    struct bench *b = bench_with("hobbits");

    b->s.eta_auto = false;
    b->s.knobs.eta = 0.3;
    for (int i = 0; i < 60; i++)
        ck_assert(bench_step(b) == OPT_MOVED);
    same_picture(b, "scatter", &fine, 42, m3_scatter, ROWS(m3_scatter));
    same_picture(b, "loss", &fine, 34, m3_loss, ROWS(m3_loss));
    bench_free(b);
}
END_TEST

/* ---- what is said ---- */

START_TEST(scatter_in_words)
{
    struct bench *b = bench_with("hobbits");
    char *text;

    bench_set_theta(b, (const double[]){-3, 0.4, 1});
    text = said(b, "scatter");
    ck_assert_str_eq(text,
                     "24 hobbits, 12 heroes. Line from (0, 3.0) to (6, 0.6), heroes "
                     "above. Errors 0. Nearest to the line: (1.4, 2.2), not a hero, "
                     "0.22 below.");
    free(text);
    bench_set_theta(b, (const double[]){-3, 1, 0});
    says(b, "scatter", "Line from (3, 0.0) to (3, 5.0), heroes right of it. Errors 5.");
    bench_reset(b);
    says(b, "scatter", "No line: every p is ½. Errors 12.");
    bench_set_theta(b, (const double[]){40, 1, 1});
    says(b, "scatter", "outside the picture");
    bench_free(b);
}
END_TEST

/* The sentences of the design's plain mode. */
START_TEST(curve_in_words)
{
    struct bench *b = bench_with("archery");
    char *text;

    bench_set_theta(b, (const double[]){-4.5, 1});
    text = said(b, "curve");
    ck_assert_str_eq(
        text, "Curve: p rises from 0.02 at 0.5 hours to 0.99 at 9 hours; p is one "
              "half at 4.5. 18 archers, 9 passed. 3 on the wrong side: 3.0 h (passed, "
              "p 0.18), 5.0 h (not, p 0.62), 6.5 h (not, p 0.88). Loss 0.405.");
    free(text);
    bench_set_theta(b, (const double[]){4.5, -1});
    says(b, "curve", "Curve: p falls from 0.98 at 0.5 hours");
    bench_set_model(b, &linear_ops, 0);
    bench_fit(b);
    says(b, "curve", "rises from -0.07 at 0.5 hours to 1.07 at 9 hours");
    bench_free(b);
}
END_TEST

START_TEST(loss_in_words)
{
    struct bench *b = bench_with("hobbits");

    says(b, "loss", "No step yet. Loss 0.693.");
    b->s.eta_auto = false;
    b->s.knobs.eta = 0.3;
    for (int i = 0; i < 60; i++)
        bench_step(b);
    says(b, "loss",
         "Loss over 60 steps: first 0.693, last 0.351, lowest 0.351 at step 60. "
         "It never rose.");
    bench_free(b);
}
END_TEST

Suite *suite_figure(void)
{
    Suite *s = suite_create("figure");
    TCase *t = tcase_create("figure");

    tcase_add_test(t, scatter_as_designed);
    tcase_add_test(t, curve_as_designed);
    tcase_add_test(t, lab_as_designed);
    tcase_add_test(t, scatter_in_words);
    tcase_add_test(t, curve_in_words);
    tcase_add_test(t, loss_in_words);
    suite_add_tcase(s, t);
    return s;
}
