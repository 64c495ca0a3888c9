/* The picture of the loss: marks, earlier runs, logarithmic axis, passes. The drawings
 * are read back by their own tick labels.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <check.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "kit.h"
#include "lab/figure.h"
#include "plot/axis.h"
#include "plot/text.h"

Suite *suite_loss(void);

/* ---- reading a drawing ---- */

struct drawn {
    struct grid g;
    int left, bottom; /* the axes */
};

static void draw(struct drawn *d, struct shell *sh, enum glyphs glyphs, int rows,
                 int cols)
{
    struct look look = {.glyphs = glyphs};

    grid_init(&d->g, rows, cols, glyphs == GLYPHS_ASCII);
    figure_draw(figure_named("loss"), sh->bench, &look, &d->g);
    d->left = d->bottom = -1;
    for (int r = 0; r < rows; r++)
        for (int c = 0; c < cols; c++)
            if (grid_at(&d->g, r, c)->glyph == 0x2514) {
                d->left = c;
                d->bottom = r;
            }
}

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

    draw(&d, sh, GLYPHS_BRAILLE, 20, 70);
    x = widths(&d);
    y = heights(&d, log);
    for (size_t i = 0; i < t->rows; i++)
        ck_assert_msg(
            path_near(&d, place(&y, t->loss[i]), place(&x, (double)t->step[i])),
            "step %zu: %g", t->step[i], t->loss[i]);
    grid_done(&d.g);
}

static char *dump(struct shell *sh)
{
    struct drawn d;
    struct str s;
    char *text;

    draw(&d, sh, GLYPHS_BRAILLE, 18, 70);
    str_init(&s);
    grid_dump(&d.g, &s);
    grid_dump_styles(&d.g, &s);
    figure_named("loss")->describe(sh->bench, &s);
    figure_named("loss")->numbers(sh->bench, &s);
    grid_done(&d.g);
    text = str_take(&s);
    str_done(&s);
    return text;
}

static bool says(struct shell *sh, const char *what)
{
    struct str s;
    bool found;

    str_init(&s);
    figure_named("loss")->describe(sh->bench, &s);
    found = strstr(s.s, what) != NULL;
    str_done(&s);
    return found;
}

static bool shows(struct shell *sh, const char *what)
{
    char *text = dump(sh), *end = strstr(text, "Loss over");
    bool found;

    if (end)
        *end = '\0';
    found = strstr(text, what) != NULL;
    free(text);
    return found;
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
        draw(&d, sh, GLYPHS_BRAILLE, 18, 70);
        y = heights(&d, false);
        ck_assert_double_lt(place(&y, sh->bench->s.trace->loss[0]), d.bottom - 1.5);
        for (int c = 0; c < 70; c++)
            left = left || grid_at(&d.g, 1, c)->glyph == 0x25B2;
        ck_assert(left);
        str_init(&most);
        str_add(&most, "It left the picture at ▲, up to ");
        text_short(&most, sh->bench->s.trace->loss[30]);
        ck_assert(says(sh, most.s));
        str_done(&most);
        grid_done(&d.g);
        kit_must(sh, "plot loss log");
        passes_all_rows(sh, true);
        ck_assert(!says(sh, "▲"));
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
        draw(&d, sh, GLYPHS_BRAILLE, 18, 70);
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
        ck_assert(shows(sh, "η 0.2") && shows(sh, "λ 0.1") && shows(sh, "momentum"));
        ck_assert(shows(sh, "hand") && shows(sh, "10 steps since w by hand, 50 before"));
        ck_assert(says(sh, "Eta became 0.2 at step 20, the optimizer became momentum at "
                           "step 30, lambda became 0.1 at step 30, the weights were set "
                           "by hand at step 50."));
        kit_done(sh);
    }
END_TEST

START_TEST(nothing_changed_is_no_mark)
    {
        struct shell *sh = kit_shell(false);

        kit_must(sh, "data hobbits; w = 1 1; eta = 0.3; step 5; eta = 1; eta = 0.3");
        kit_must(sh, "step 5; tau = 0.4; step 5");
        ck_assert(!shows(sh, "╎"));
        ck_assert(shows(sh, "15 steps\n"));
        kit_must(sh, "eta = 1");
        ck_assert(!shows(sh, "╎")); /* nothing was made with it yet */
        kit_done(sh);
    }
END_TEST

/* Each undo and redo shows exactly what was there. */
START_TEST(undo_is_exact)
    {
        static const char *const lines[] = {
            "data hobbits", "eta = 0.3",     "step 10", "eta = 1",        "step 10",
            "reset weights", "step 5",       "reset weights", "w = 1 1, b = 0", "step 4",
            "add 2 1 0",    "step 3",        "scale on", "step 3",        "batch 5",
            "step 7",       "reset weights", "step 2",  "reset weights",  "step 30",
            "fit",          "step 3",        "reset weights"};
        enum { N = sizeof lines / sizeof *lines };
        struct shell *sh = kit_shell(false);
        char *was[N + 1] = {NULL};

        kit_must(sh, "data hobbits; step 1; plot loss log passes runs; w = 0 0");
        for (int i = 0; i < N; i++) {
            kit_must(sh, lines[i]);
            was[i] = dump(sh);
        }
        for (int turn = 0; turn < 2; turn++) {
            for (int i = N - 1; i > 0; i--) {
                kit_must(sh, "undo");
                free(was[N]);
                was[N] = dump(sh);
                ck_assert_msg(strcmp(was[N], was[i - 1]) == 0, "undo %s", lines[i]);
            }
            for (int i = 1; i < N; i++) {
                kit_must(sh, "redo");
                free(was[N]);
                was[N] = dump(sh);
                ck_assert_msg(strcmp(was[N], was[i]) == 0, "redo %s", lines[i]);
            }
        }
        for (int i = 0; i <= N; i++)
            free(was[i]);
        kit_done(sh);
    }
END_TEST

/* A run that goes another way from the same place leaves what was there to the other. */
START_TEST(two_ways_from_one_place)
    {
        struct shell *sh = kit_shell(false);
        struct state *before, *after;
        size_t rows;

        kit_must(sh, "data hobbits; eta = 0.3; step 10");
        before = state_copy(&sh->bench->s);
        kit_must(sh, "eta = 1; step 10");
        after = state_copy(&sh->bench->s);
        bench_restore(sh->bench, before);
        kit_must(sh, "optimizer newton; step 2");
        rows = trace_upto(after->trace, after->steps);
        ck_assert_uint_eq(rows, 21);
        ck_assert_double_eq(after->trace->loss[20], after->trace->loss[20]);
        ck_assert_uint_eq(trace_marks(after->trace, after->steps), 1);
        ck_assert_int_eq(after->trace->mark[0].kind, CHANGE_ETA);
        ck_assert_int_eq(sh->bench->s.trace->mark[0].kind, CHANGE_OPTIMIZER);
        ck_assert_uint_eq(trace_upto(sh->bench->s.trace, 100), 13);
        state_free(before);
        state_free(after);
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
        ck_assert(shows(sh, "3 passes, 12 steps"));
        kit_done(sh);
    }
END_TEST

/* ---- earlier runs ---- */

START_TEST(runs_overlaid)
    {
        struct shell *sh = kit_shell(false);

        kit_must(sh, "data hobbits; eta = 0.3; step 60; reset weights");
        kit_must(sh, "optimizer adam; eta = 0.1; step 40; reset weights");
        kit_must(sh, "optimizer gd; eta = 0.2; step 50");
        ck_assert(!shows(sh, "gd η 0.3"));
        kit_must(sh, "plot loss runs");
        ck_assert(shows(sh, "A gd η 0.3") && shows(sh, "B adam η 0.1"));
        ck_assert(shows(sh, "now gd η 0.2"));
        ck_assert(says(sh, "Run A, gd with eta 0.3: 60 steps to 0.351; run B, adam with "
                           "eta 0.1: 40 steps to 0.258."));
        kit_must(sh, "plot loss");
        ck_assert(!shows(sh, "gd η 0.3") && !says(sh, "Run A"));
        kit_must(sh, "plot loss runs; loss mse");
        ck_assert(!says(sh, "Run A")); /* another loss is none to compare with */
        kit_must(sh, "loss log");
        ck_assert(says(sh, "Run A"));
        kit_must(sh, "add 2 1 0");
        ck_assert(!says(sh, "Run A"));
        kit_done(sh);
    }
END_TEST

START_TEST(runs_are_bounded)
    {
        struct bench *b = bench_new();
        struct shell *sh = kit_shell(false);

        kit_must(sh, "data hobbits");
        bench_restore(b, &sh->bench->s);
        for (int i = 0; i < 10000; i++) {
            const double w[] = {i % 7, 1, -1};

            bench_step(b);
            if (i % 3)
                bench_set_theta(b, w);
            else
                bench_reset(b);
        }
        ck_assert_uint_eq(b->s.runs.n, RUNS_KEPT);
        for (size_t i = 0; i < RUNS_KEPT; i++) {
            ck_assert_int_eq(b->s.runs.run[i]->refs, 1);
            ck_assert(i == 0 || b->s.runs.run[i]->letter != b->s.runs.run[i - 1]->letter);
        }
        for (int i = 0; i < 1000; i++) {
            bench_set_theta(b, (const double[]){0, 0, 0});
            bench_step(b);
        }
        ck_assert_uint_eq(b->s.before.n, STRETCHES);
        ck_assert_uint_ge(chain_steps(&b->s.before) + b->s.steps, 1000);
        bench_free(b);
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
        ck_assert(shows(sh, "a log axis has nothing below 0"));
        ck_assert(says(sh, "The axis stays linear") && says(sh, "has no passes"));
        kit_must(sh, "minimize (x-1)^2 from 3; eta = 0.5; step 1");
        ck_assert(says(sh, "a log axis has no 0, so 1 value is left out."));
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

                        draw(&d, sh, (enum glyphs)tier, rows[i], cols[j]);
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

/* ---- the logarithmic axis ---- */

START_TEST(log_places_and_values)
    {
        for (int i = 0; i < 4000; i++) {
            double lo = pow(10, -280 + (i * 37) % 560), hi = lo * pow(10, i % 41 / 4.0);
            struct axis a = {.cells = 1 + i % 60};
            struct ticks t;

            axis_fit_log(&a, lo, hi);
            ck_assert(a.lo > 0 && a.lo <= lo * 1.0001 && a.hi >= hi * 0.9999);
            ck_assert(a.hi > a.lo && isfinite(a.hi));
            for (double s = 0; s <= 1; s += 0.125) {
                double v = lo * pow(hi / lo, s);

                ck_assert_double_eq_tol(axis_value(&a, axis_place(&a, v)) / v, 1, 1e-9);
            }
            ck_assert_double_lt(axis_place(&a, 0), -1000);
            ck_assert_double_lt(axis_place(&a, -1), -1000);
            t = axis_ticks(&a, 2);
            ck_assert_int_ge(t.n, 1);
            for (int k = 0; k < t.n; k++) {
                double v = ticks_value(&t, k), lead = v / pow(10, floor(log10(v) + 1e-9));

                ck_assert(v >= a.lo * (1 - 1e-6) && v <= a.hi * (1 + 1e-6));
                ck_assert(fabs(lead - 1) < 1e-6 || fabs(lead - 2) < 1e-6 ||
                          fabs(lead - 5) < 1e-6);
                ck_assert(k == 0 || axis_place(&a, v) -
                                            axis_place(&a, ticks_value(&t, k - 1)) >
                                        2 - 1e-6);
            }
        }
    }
END_TEST

START_TEST(log_labels)
    {
        static const struct {
            double lo, hi;
            const char *labels;
        } rows[] = {{0.2, 1, "0.2 0.5 1 "},
                    {0.001, 1, "0.001 0.01 0.1 1 "},
                    {1, 1e9, "1 10 100 1000 10000 100000 1e6 1e7 1e8 1e9 "},
                    {1e-8, 1e-5, "1e-8 1e-7 1e-6 1e-5 "}};

        for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
            struct axis a = {.cells = i == 0 ? 12 : i == 2 ? 19 : 7};
            struct ticks t;
            struct str s;

            axis_fit_log(&a, rows[i].lo, rows[i].hi);
            t = axis_ticks(&a, 2);
            str_init(&s);
            for (int k = 0; k < t.n; k++) {
                ticks_label(&t, k, &s);
                str_addc(&s, ' ');
            }
            ck_assert_str_eq(s.s, rows[i].labels);
            str_done(&s);
        }
    }
END_TEST

Suite *suite_loss(void)
{
    Suite *s = suite_create("loss");
    TCase *c = tcase_create("loss");

    tcase_set_timeout(c, 60);
    tcase_add_test(c, the_curve_is_where_the_axes_say);
    tcase_add_test(c, a_run_that_flies_off);
    tcase_add_test(c, marks_stand_at_their_steps);
    tcase_add_test(c, nothing_changed_is_no_mark);
    tcase_add_test(c, undo_is_exact);
    tcase_add_test(c, two_ways_from_one_place);
    tcase_add_test(c, passes_are_examples_over_n);
    tcase_add_test(c, runs_overlaid);
    tcase_add_test(c, runs_are_bounded);
    tcase_add_test(c, words_are_taken_or_refused);
    tcase_add_test(c, a_log_axis_has_no_zero);
    tcase_add_test(c, every_size_draws);
    tcase_add_test(c, log_places_and_values);
    tcase_add_test(c, log_labels);
    suite_add_tcase(s, c);
    return s;
}
