/* Figures of any size, of any data, of any run.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <check.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "figure_kit.h"
#include "plot/crowd.h"

Suite *suite_pictures_any(void);

/* ---- any size, any data ---- */

static void printable(const struct grid *g, bool ascii)
{
    int odd = 0;

    for (int r = 0; r < g->rows; r++)
        for (int c = 0; c < g->cols; c++) {
            uint32_t glyph = grid_at(g, r, c)->glyph;

            odd += (glyph && utf8_width(glyph) < 1) || (ascii && glyph >= 0x80);
        }
    ck_assert_int_eq(odd, 0);
}

static void draw_all(struct bench *b, int rows, int cols)
{
    for (size_t i = 0; figures[i]; i++)
        for (int k = 0; k < 6; k++) {
            struct look look = {
                .glyphs = (enum glyphs)(k % 3), .bare = k > 2, .tints = k % 2};
            bool ascii = look.glyphs == GLYPHS_ASCII;
            struct grid g;

            grid_init(&g, rows, cols, ascii);
            figure_draw(figures[i], b, &look, &g);
            printable(&g, ascii);
            grid_done(&g);
        }
}

static void describe_all(struct bench *b)
{
    for (size_t i = 0; figures[i]; i++) {
        char *text;

        if (figures[i]->lacks(b))
            continue;
        text = said(b, figures[i]->name);
        ck_assert_msg(!strstr(text, "nan") && !strstr(text, "inf"), "%s", text);
        ck_assert_msg(text[0] && text[strlen(text) - 1] == '.', "%s", text);
        free(text);
    }
}

START_TEST(every_size_draws)
{
    static const char *const names[] = {"hobbits", "archery", "line"};
    static const int size[] = {1, 2, 3, 5, 8, 10, 14, 15, 20, 40, 100, 300};

    for (size_t k = 0; k < 3; k++) {
        struct bench *b = bench_with(names[k]);

        b->s.field = b->s.segments = b->s.placed = true;
        b->s.place[0] = 3;
        for (int i = 0; i < 5; i++)
            bench_step(b);
        for (size_t r = 0; r < sizeof size / sizeof *size - 1; r++)
            for (size_t c = 0; c < sizeof size / sizeof *size; c++)
                if (r == c || k == (r + c) % 3)
                    draw_all(b, size[r], size[c]);
        bench_free(b);
    }
}
END_TEST

/* Points are never given up, however small the picture is. */
START_TEST(points_stay_in_small_pictures)
{
    struct bench *b = bench_with("hobbits");

    bench_set_theta(b, (const double[]){-3, 0, 1});
    for (int rows = 3; rows < 20; rows++)
        for (int cols = 6; cols < 50; cols++) {
            char *text = drawn(b, "scatter", &fine, rows, cols);

            ck_assert_int_ge(times(text, "+"), 2);
            ck_assert_int_ge(times(text, "o"), 2);
            free(text);
        }
    bench_free(b);
}
END_TEST

START_TEST(strange_data_draws)
{
    static const double column[][6] = {
        {1e308, -1e308, 0, 1, 2, 3},
        {5, 5, 5, 5, 5, 5},
        {1e-308, 2e-308, 0, 0, 0, 0},
        {1e15, 1e15 + 1, 1e15 + 2, 1e15, 1e15, 1e15},
        {-1e308, -1.7e308, -1e307, -1, 0, 0},
        {0, 0, 0, 0, 0, 1e-320},
    };
    static const double labels[][6] = {{0, 1, 0, 1, 0, 1}, {1e308, -1e308, 7, 7, 7, 7}};
    static const double theta[][3] = {{0, 0, 0},
                                      {1e308, -1e308, 1e308},
                                      {-3, 0.4, 1},
                                      {0, 1e-300, 0},
                                      {1e10, 1, -1e-10}};

    for (size_t k = 0; k < 6; k++)
        for (size_t l = 0; l < 2; l++)
            for (size_t dim = 1; dim < 3; dim++) {
                double x[12];
                struct bench *b;

                memcpy(x, column[k], sizeof column[k]);
                memcpy(x + 6, column[(k + dim) % 6], sizeof column[k]);
                b = bench_of(k == 1 ? 1 : 6, dim, x, labels[l]);
                b->s.field = b->s.segments = true;
                for (size_t t = 0; t < 5; t++) {
                    bench_set_theta(b, theta[t]);
                    draw_all(b, 16, 40);
                    draw_all(b, 5, 12);
                    describe_all(b);
                }
                bench_free(b);
            }
}
END_TEST

START_TEST(every_set_is_described)
{
    static const char *const names[] = {"hobbits", "archery",  "line",
                                        "xor4",    "tiny",     "fuzzy",
                                        "calib",   "sim-soft", "curve"};

    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        struct bench *b = bench_with(names[i]);

        describe_all(b);
        bench_step(b);
        describe_all(b);
        bench_free(b);
    }
}
END_TEST

/* ---- runs ---- */

/* A trace as a run of N steps leaves it, with these losses over and over. */
static void pretend_run(struct bench *b, size_t n, const double *loss, size_t losses)
{
    const double theta[3] = {0, 0, 0};

    trace_free(b->s.trace);
    b->s.trace = trace_new(b->s.dim + 1);
    for (size_t i = 0; i <= n; i++)
        trace_add(b->s.trace, i, (double)i, loss[i % losses], loss[i % losses], theta);
    b->s.steps = n;
}

START_TEST(losses_of_all_sizes)
{
    static const double loss[][4] = {{0, 0, 0, 0},
                                     {1e300, 2e300, 1e308, 1},
                                     {1e-300, 0, 1e-310, 2},
                                     {0.7, 0.6, 0.5, 0.4},
                                     {INFINITY, 1, NAN, 2}};
    static const size_t steps[] = {0, 1, 2, 7, 5000, 100000};
    struct bench *b = bench_with("hobbits");

    for (size_t k = 0; k < 5; k++)
        for (size_t i = 0; i < 6; i++) {
            struct str s;

            pretend_run(b, steps[i], loss[k], 4);
            draw_all(b, 16, 40);
            draw_all(b, 3, 7);
            str_init(&s);
            figure_sparkline(b, 40, false, &s);
            ck_assert_uint_le(utf8_columns(s.s), 40);
            str_done(&s);
        }
    bench_free(b);
}
END_TEST

/* One spike among 4000 steps is seen. */
START_TEST(spikes_are_not_lost)
{
    struct bench *b = bench_with("hobbits");
    double loss[4000];
    char *text, *top;

    for (size_t i = 0; i < 4000; i++)
        loss[i] = i == 2345 ? 1 : 0.1;
    pretend_run(b, 3999, loss, 4000);
    text = drawn(b, "loss", &fine, 14, 34);
    top = strstr(text, "1┤") + strlen("1┤");
    top[strcspn(top, "\n")] = '\0';
    ck_assert_msg(strlen(top) > 3 && strspn(top, " ") == strlen(top) - 3, "%s", top);
    free(text);
    bench_free(b);
}
END_TEST

START_TEST(sparkline)
{
    static const double falling[] = {8, 7, 6, 5, 4, 3, 2, 1};
    struct bench *b = bench_with("hobbits");
    struct str s;

    str_init(&s);
    figure_sparkline(b, 8, false, &s);
    ck_assert_str_eq(s.s, "");
    pretend_run(b, 7, falling, 8);
    figure_sparkline(b, 40, false, &s);
    ck_assert_str_eq(s.s, "█▇▆▅▄▃▂▁");
    str_clear(&s);
    figure_sparkline(b, 40, true, &s);
    ck_assert_str_eq(s.s, "#Xxo=-._");
    str_clear(&s);
    figure_sparkline(b, 2, false, &s);
    ck_assert_str_eq(s.s, "█▁");
    str_done(&s);
    bench_free(b);
}
END_TEST

Suite *suite_pictures_any(void)
{
    Suite *s = suite_create("pictures_any");
    TCase *t = tcase_create("pictures_any");

    tcase_add_test(t, every_size_draws);
    tcase_add_test(t, points_stay_in_small_pictures);
    tcase_add_test(t, strange_data_draws);
    tcase_add_test(t, every_set_is_described);
    tcase_add_test(t, losses_of_all_sizes);
    tcase_add_test(t, spikes_are_not_lost);
    tcase_add_test(t, sparkline);
    suite_add_tcase(s, t);
    return s;
}
