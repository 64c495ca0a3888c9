/* Reliability and confidence: bins, verdicts, and points on the curve.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <check.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "decision_kit.h"
#include "plot/chart.h"

Suite *suite_reliability(void);

/* ---- reliability ---- */

struct mean {
    size_t n;
    double p, y;
};

static struct mean bin(struct bench *b, int k)
{
    const struct fitness *f = bench_fitness(b);
    struct mean m = {0};

    for (size_t i = 0; i < b->s.data->n; i++)
        if (f->p[i] >= k / 5.0 && (k == 4 || f->p[i] < (k + 1) / 5.0)) {
            m.n++;
            m.p += f->p[i];
            m.y += b->s.data->y[i];
        }
    m.p /= m.n ? (double)m.n : 1;
    m.y /= m.n ? (double)m.n : 1;
    return m;
}

/* One row is left to the counts: 12 x 34 cells. */
static void bins_hold(struct bench *b)
{
    char *text = drawn(b, "reliability", &fine, 16, 40), *row = strstr(text, "\nn ");
    int marks = 0;
    struct grid g;

    draw_into(&g, b, "reliability");
    ck_assert_msg(row != NULL, "%s", text);
    row += 2;
    for (int k = 0; k < 5; k++) {
        struct mean m = bin(b, k);

        row += strspn(row, " ");
        ck_assert_uint_eq(strtoul(row, NULL, 10), m.n);
        ck_assert(m.n || strncmp(row, "none", 4) == 0);
        row += strcspn(row, " ");
        marks += m.n > 0;
        if (m.n)
            ck_assert_uint_eq(
                grid_at(&g, 12 - (int)nearbyint(m.y * 11), 4 + (int)nearbyint(m.p * 33))
                    ->glyph,
                0x25CF);
    }
    ck_assert_int_eq(times(text, "●"), marks);
    grid_done(&g);
    free(text);
}

START_TEST(bins_are_where_they_are)
    {
        unsigned state = 13;

        for (unsigned k = 0; k < 30; k++) {
            struct bench *b = any_bench(k, &state);

            bins_hold(b);
            bench_free(b);
        }
    }
END_TEST

START_TEST(confidence_is_judged)
    {
        static const struct {
            double b, w;
            const char *said, *drawn;
        } cases[] = {{0, 1, "no more than chance", "within chance"},
                     {0, 3, "Over-confident", "over-confident"},
                     {0, 0.5, "Under-confident", "under-confident"},
                     {2, 1, "too high on the whole", "says too much"},
                     {-2, 1, "too low on the whole", "says too little"}};
        struct bench *b = bench_with("calib");

        for (size_t k = 0; k < 5; k++) {
            char *text;

            bench_set_theta(b, (const double[]){cases[k].b, cases[k].w});
            says(b, "reliability", cases[k].said);
            text = drawn(b, "reliability", &fine, 16, 40);
            ck_assert_msg(strstr(text, cases[k].drawn) != NULL, "%s", text);
            free(text);
        }
        bench_reset(b);
        says(b, "reliability",
             "p from 0 to 0.2: none; 0.2 to 0.4: none; 0.4 to 0.6: 400");
        bench_free(b);
    }
END_TEST

/* ---- confidence ---- */

START_TEST(points_are_on_the_curve)
    {
        unsigned state = 17;

        for (unsigned k = 0; k < 30; k++) {
            struct bench *b = any_bench(k, &state);
            const struct fitness *f = bench_fitness(b);
            char want[64], *text = drawn(b, "confidence", &fine, 16, 60);

            snprintf(want, sizeof want, "points: %zu x wrong", f->errors);
            if (strcmp(judged[k % 5], "archery") == 0)
                snprintf(want, sizeof want, "archers: %zu x wrong", f->errors);
            ck_assert_msg(strstr(text, want) != NULL, "%s in\n%s", want, text);
            ck_assert((times(text, "x") > 1) == (f->errors > 0));
            free(text);
            bench_free(b);
        }
    }
END_TEST

/* Two points, at z = -3 and 3, a frame from -4 to 4. */
START_TEST(sure_and_wrong)
    {
        static const double x[] = {-3, 3, 3.001}, y[] = {0, 1, 0};
        struct bench *b = bench_of(3, 1, x, y);
        struct chart c;
        struct frame frame = {.y = {.lo = 0, .hi = 1}, .halves = true};
        struct grid g, own;
        int row, col;

        bench_set_theta(b, (const double[]){0, 1});
        axis_fit(&frame.x, -3, 3.001);
        grid_init(&own, 16, 40, false);
        chart_open(&c, &own, &frame);
        draw_into(&g, b, "confidence");
        ck_assert(chart_cell(&c, -3, 1 / (1 + exp(3)), &row, &col));
        ck_assert_uint_eq(grid_at(&g, c.top + row, c.left + col)->glyph, 'o');
        ck_assert(chart_cell(&c, 3, 1 / (1 + exp(-3)), &row, &col));
        ck_assert_uint_eq(grid_at(&g, c.top + row, c.left + col)->glyph, 'x');
        says(b, "confidence",
             "Sure (p below 0.1 or above 0.9) of 3, 1 of them wrongly; "
             "undecided (p from 0.4 to 0.6) about 0. ");
        says(b, "confidence", "1 is on the wrong side: p 0.95 (class 0).");
        grid_done(&g);
        grid_done(&own);
        bench_free(b);
    }
END_TEST

Suite *suite_reliability(void)
{
    Suite *s = suite_create("reliability");
    TCase *t = tcase_create("reliability");

    tcase_add_test(t, bins_are_where_they_are);
    tcase_add_test(t, confidence_is_judged);
    tcase_add_test(t, points_are_on_the_curve);
    tcase_add_test(t, sure_and_wrong);
    suite_add_tcase(s, t);
    return s;
}
