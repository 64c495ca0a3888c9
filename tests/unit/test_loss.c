/* The picture of the loss: the curve, marks, passes, the logarithmic axis. The drawings
 * are read back by their own tick labels.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <check.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "kit.h"
#include "lab/figure.h"
#include "loss_kit.h"
#include "plot/text.h"

Suite *suite_loss(void);

/* ---- reading a drawing ---- */

static double number_at(const struct drawn *d, int row, int from, int to)
{
    char text[32] = "";

    for (int c = from, n = 0; c < to && n < 31; c++)
        if (grid_at(&d->g, row, c)->glyph < 128)
            text[n++] = (char)grid_at(&d->g, row, c)->glyph;
    return strtod(text, NULL);
}

/* A straight law from values to cells, by the outermost ticks. */
struct law {
    double v[2];
    int at[2], n;
    bool log;
};

static void tick(struct law *l, double v, int at)
{
    int k = l->n++ ? 1 : 0;

    l->v[k] = l->log ? log10(v) : v;
    l->at[k] = at;
}

static double place(const struct law *l, double v)
{
    v = l->log ? log10(v) : v;
    return l->at[0] + (v - l->v[0]) / (l->v[1] - l->v[0]) * (l->at[1] - l->at[0]);
}

static struct law heights(const struct drawn *d, bool log)
{
    struct law l = {.log = log};

    for (int r = 0; r < d->bottom; r++)
        if (grid_at(&d->g, r, d->left)->glyph == 0x2524)
            tick(&l, number_at(d, r, 0, d->left), r);
    ck_assert_int_gt(l.n, 1);
    return l;
}

/* Labels are centred under their ticks. */
static struct law widths(const struct drawn *d)
{
    struct law l = {.log = false};

    for (int c = d->left + 1; c < d->g.cols; c++) {
        int from = c, to = c;

        if (grid_at(&d->g, d->bottom, c)->glyph != 0x252C)
            continue;
        while (from > 0 && grid_at(&d->g, d->bottom + 1, from - 1)->glyph != ' ')
            from--;
        while (to < d->g.cols && grid_at(&d->g, d->bottom + 1, to)->glyph != ' ')
            to++;
        if (to > from)
            tick(&l, number_at(d, d->bottom + 1, from, to), c);
    }
    ck_assert_int_gt(l.n, 1);
    return l;
}

static bool path_near(const struct drawn *d, double row, double col)
{
    for (int r = (int)floor(row - 0.2); r <= (int)ceil(row + 0.2); r++)
        for (int c = (int)floor(col - 0.2); c <= (int)ceil(col + 0.2); c++) {
            const struct cell *cell = grid_at(&d->g, r, c);

            if (cell && cell->style == STYLE_PATH && cell->glyph != ' ')
                return true;
        }
    return false;
}

/* Every row of the trace is where the axes say. */
static void passes_all_rows(struct shell *sh, bool log)
{
    const struct trace *t = sh->bench->s.trace;
    struct drawn d;
    struct law x, y;

    draw_loss(&d, sh, GLYPHS_BRAILLE, 20, 70);
    x = widths(&d);
    y = heights(&d, log);
    for (size_t i = 0; i < t->rows; i++)
        ck_assert_msg(
            path_near(&d, place(&y, t->loss[i]), place(&x, (double)t->step[i])),
            "step %zu: %g", t->step[i], t->loss[i]);
    grid_done(&d.g);
}

/* ---- the curve ---- */

START_TEST(the_curve_is_where_the_axes_say)
    {
        static const char *const runs[] = {
            "data hobbits; eta = 0.3; step 60", "data hobbits; eta = 1; step 40",
            "data hobbits; eta = 0.3; step 1", "data line; eta = 0.05; step 30"};

        for (size_t i = 0; i < sizeof runs / sizeof *runs; i++) {
            struct shell *sh = kit_shell(false);

            kit_must(sh, runs[i]);
            passes_all_rows(sh, false);
            kit_must(sh, "plot loss log");
            passes_all_rows(sh, true);
            kit_done(sh);
        }
    }
END_TEST

START_TEST(a_run_that_flies_off)
    {
        struct shell *sh = kit_shell(false);
        struct drawn d;
        struct law y;
        struct str most;
        bool left = false;

        kit_must(sh, "data line; eta = 0.13; step 30");
        draw_loss(&d, sh, GLYPHS_BRAILLE, 18, 70);
        y = heights(&d, false);
        ck_assert_double_lt(place(&y, sh->bench->s.trace->loss[0]), d.bottom - 1.5);
        for (int c = 0; c < 70; c++)
            left = left || grid_at(&d.g, 1, c)->glyph == 0x25B2;
        ck_assert(left);
        str_init(&most);
        str_add(&most, "It left the picture at ▲, up to ");
        text_short(&most, sh->bench->s.trace->loss[30]);
        ck_assert(loss_says(sh, most.s));
        str_done(&most);
        grid_done(&d.g);
        kit_must(sh, "plot loss log");
        passes_all_rows(sh, true);
        ck_assert(!loss_says(sh, "▲"));
        kit_done(sh);
    }
END_TEST

/* ---- marks ---- */

START_TEST(marks_stand_at_their_steps)
    {
        static const double steps[] = {20, 30, 50};
        struct shell *sh = kit_shell(false);
        struct drawn d;
        struct law x;
        int lines = 0;

        kit_must(sh, "data hobbits; eta = 0.3; step 20; eta = 0.2; step 10; lambda = 0.1");
        kit_must(sh, "optimizer momentum; step 20; w = 1 1, b = -5; step 10");
        draw_loss(&d, sh, GLYPHS_BRAILLE, 18, 70);
        x = widths(&d);
        for (int c = d.left + 1; c < 70; c++) {
            if (grid_at(&d.g, d.bottom - 1, c)->glyph != 0x254E)
                continue;
            ck_assert_int_lt(lines, 3);
            ck_assert_double_eq_tol(place(&x, steps[lines]), c, 1);
            lines++;
        }
        ck_assert_int_eq(lines, 3);
        grid_done(&d.g);
        ck_assert(loss_shows(sh, "η 0.2") && loss_shows(sh, "λ 0.1"));
        ck_assert(loss_shows(sh, "momentum") && loss_shows(sh, "hand"));
        ck_assert(loss_shows(sh, "10 steps since w by hand, 50 before"));
        ck_assert(loss_says(sh, "Eta became 0.2 at step 20, the optimizer became momentum "
                                "at step 30, lambda became 0.1 at step 30, the weights "
                                "were set by hand at step 50."));
        kit_done(sh);
    }
END_TEST

START_TEST(nothing_changed_is_no_mark)
    {
        struct shell *sh = kit_shell(false);

        kit_must(sh, "data hobbits; w = 1 1; eta = 0.3; step 5; eta = 1; eta = 0.3");
        kit_must(sh, "step 5; tau = 0.4; step 5");
        ck_assert(!loss_shows(sh, "╎"));
        ck_assert(loss_shows(sh, "15 steps\n"));
        kit_must(sh, "eta = 1");
        ck_assert(!loss_shows(sh, "╎")); /* nothing was made with it yet */
        kit_done(sh);
    }
END_TEST

/* ---- passes ---- */

START_TEST(passes_are_examples_over_n)
    {
        static const size_t size[] = {5, 5, 5, 5, 4, 5, 5, 8, 6, 8, 8, 8};
        struct shell *sh = kit_shell(false);
        const struct trace *t;
        size_t used = 0;

        kit_must(sh, "data hobbits; eta = 0.1; batch 5; step 7; batch 8; step 5");
        t = sh->bench->s.trace;
        ck_assert_uint_eq(t->rows, 13);
        for (size_t i = 0; i < 12; i++) {
            used += size[i];
            ck_assert_double_eq_tol(t->pass[i + 1], (double)used / 24, 1e-12);
        }
        ck_assert_double_eq_tol(t->mark[0].pass, 34.0 / 24, 1e-12);
        kit_must(sh, "plot loss passes");
        ck_assert(loss_shows(sh, "3 passes, 12 steps"));
        kit_done(sh);
    }
END_TEST

/* ---- words ---- */

START_TEST(words_are_taken_or_refused)
    {
        struct shell *sh = kit_shell(false);
        struct loss_view *v = &sh->bench->s.loss_view;

        kit_must(sh, "data hobbits; step 5; plot loss log passes runs");
        ck_assert(v->log && v->passes && v->runs);
        ck_assert_int_eq(kit_type(sh, "plot loss linear logg"), SHELL_FAULT);
        ck_assert(strstr(kit_row(), "log or linear, passes or steps, runs or alone"));
        ck_assert_str_eq(sh->fault.meant, "plot loss log");
        ck_assert(v->log && v->passes && v->runs);
        kit_must(sh, "plot loss"); /* as at first */
        ck_assert(!v->log && !v->passes && !v->runs);
        kit_must(sh, "plot loss passes, log");
        kit_must(sh, "plot scatter"); /* beside it the loss keeps its axes */
        ck_assert(v->log && v->passes);
        kit_must(sh, "plot loss steps, linear");
        ck_assert(!v->log && !v->passes);
        kit_done(sh);
    }
END_TEST

START_TEST(a_log_axis_has_no_zero)
    {
        struct shell *sh = kit_shell(false);

        kit_must(sh, "minimize x^2-2*x from 4; eta = 0.1; step 10; plot loss log passes");
        ck_assert(loss_shows(sh, "a log axis has nothing below 0"));
        ck_assert(loss_says(sh, "The axis stays linear") && loss_says(sh, "has no passes"));
        kit_must(sh, "minimize (x-1)^2 from 3; eta = 0.5; step 1");
        ck_assert(loss_says(sh, "a log axis has no 0, so 1 value is left out."));
        kit_done(sh);
    }
END_TEST

/* ---- every size ---- */

START_TEST(every_size_draws)
    {
        static const int rows[] = {1, 2, 3, 7, 9, 14, 15, 24, 60};
        static const int cols[] = {1, 4, 9, 19, 30, 40, 120, 300};
        struct shell *sh = kit_shell(false);

        kit_must(sh, "data hobbits; eta = 0.3; step 20; reset; eta = 3; step 30; reset");
        kit_must(sh, "eta = 1; batch 5; step 10; w = 1 1; step; lambda = 0.1; step 5");
        for (int k = 0; k < 8; k++) {
            sh->bench->s.loss_view = (struct loss_view){k & 1, k & 2, k & 4, false};
            for (size_t i = 0; i < 9; i++)
                for (size_t j = 0; j < 8; j++)
                    for (int tier = 0; tier < 3; tier++) {
                        struct drawn d;
                        struct str s;

                        draw_loss(&d, sh, (enum glyphs)tier, rows[i], cols[j]);
                        str_init(&s);
                        grid_dump(&d.g, &s);
                        ck_assert(!strstr(s.s, "nan") && !strstr(s.s, "inf"));
                        str_done(&s);
                        grid_done(&d.g);
                    }
        }
        kit_done(sh);
    }
END_TEST

Suite *suite_loss(void)
{
    Suite *s = suite_create("loss");
    TCase *c = tcase_create("loss");

    tcase_add_test(c, the_curve_is_where_the_axes_say);
    tcase_add_test(c, a_run_that_flies_off);
    tcase_add_test(c, marks_stand_at_their_steps);
    tcase_add_test(c, nothing_changed_is_no_mark);
    tcase_add_test(c, passes_are_examples_over_n);
    tcase_add_test(c, words_are_taken_or_refused);
    tcase_add_test(c, a_log_axis_has_no_zero);
    tcase_add_test(c, every_size_draws);
    suite_add_tcase(s, c);
    return s;
}
