/* Dots, lines and curves: every cell that is marked contains the line.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <check.h>
#include <math.h>
#include <string.h>

#include "chance_kit.h"
#include "plot/chart.h"
#include "plot/field.h"

Suite *suite_canvas(void);

START_TEST(dots_are_braille)
{
    /* Unicode: dots 1 2 3 7 are the left column from the top, 4 5 6 8 the right
     * one. */
    static const uint32_t one[4][2] = {
        {0x2801, 0x2808}, {0x2802, 0x2810}, {0x2804, 0x2820}, {0x2840, 0x2880}};

    for (int j = 0; j < 4; j++)
        for (int i = 0; i < 2; i++) {
            struct canvas c;

            canvas_init(&c, 2, 3);
            canvas_dot(&c, 4 + i, 4 + j);
            ck_assert(canvas_lit(&c, 1, 2) && !canvas_lit(&c, 0, 2));
            ck_assert_uint_eq(canvas_glyph(&c, 1, 2, GLYPHS_BRAILLE, false), one[j][i]);
            ck_assert_uint_eq(canvas_glyph(&c, 0, 0, GLYPHS_BRAILLE, false), ' ');
            canvas_done(&c);
        }
}
END_TEST

START_TEST(outside_nothing_happens)
{
    struct canvas c;

    canvas_init(&c, 1, 1);
    canvas_dot(&c, -1, 0);
    canvas_dot(&c, 0, 4);
    canvas_dot(&c, 2, 0);
    ck_assert(!canvas_lit(&c, 0, 0) && !canvas_lit(&c, 0, 1) && !canvas_lit(&c, -1, 0));
    canvas_run(&c, 1, 1000000, -1000000);
    ck_assert_uint_eq(canvas_glyph(&c, 0, 0, GLYPHS_BRAILLE, false), 0x28B8);
    canvas_done(&c);
}
END_TEST

static uint32_t coarse(const int (*dot)[2], int n, enum glyphs glyphs)
{
    struct canvas c;
    uint32_t glyph;

    canvas_init(&c, 1, 1);
    for (int k = 0; k < n; k++)
        canvas_dot(&c, dot[k][0], dot[k][1]);
    glyph = canvas_glyph(&c, 0, 0, glyphs, false);
    canvas_done(&c);
    return glyph;
}

START_TEST(strokes_follow_the_slope)
{
    static const int flat[][2] = {{0, 0}, {1, 0}}, low[][2] = {{0, 3}, {1, 3}};
    static const int up[][2] = {{0, 3}, {0, 2}, {1, 1}, {1, 0}};
    static const int down[][2] = {{0, 0}, {0, 1}, {1, 2}, {1, 3}};
    static const int right[][2] = {{1, 0}, {1, 1}, {1, 2}, {1, 3}};

    ck_assert_uint_eq(coarse(flat, 2, GLYPHS_ASCII), '-');
    ck_assert_uint_eq(coarse(up, 4, GLYPHS_ASCII), '/');
    ck_assert_uint_eq(coarse(down, 4, GLYPHS_ASCII), '\\');
    ck_assert_uint_eq(coarse(right, 4, GLYPHS_ASCII), '|');
    ck_assert_uint_eq(coarse(flat, 2, GLYPHS_BLOCKS), 0x2580);
    ck_assert_uint_eq(coarse(low, 2, GLYPHS_BLOCKS), 0x2584);
    ck_assert_uint_eq(coarse(right, 4, GLYPHS_BLOCKS), 0x2590);
}
END_TEST

static void open_chart(struct chart *c, struct grid *g, int rows, int cols, double xhi,
                       double yhi)
{
    struct frame f = {.glyphs = GLYPHS_BRAILLE};

    grid_init(g, rows, cols, false);
    f.x = (struct axis){.lo = 0, .hi = xhi};
    f.y = (struct axis){.lo = 0, .hi = yhi};
    chart_open(c, g, &f);
}

/* z is 0 somewhere in the cell: its signs at the corners differ. A hair of rounding. */
static bool crosses(const struct chart *c, const double z[3], int row, int col)
{
    double x, y, hx = axis_unit(&c->x) / 2, hy = axis_unit(&c->y) / 2;
    double mid, reach = fabs(z[1]) * hx + fabs(z[2]) * hy;

    chart_middle(c, row, col, &x, &y);
    mid = z[0] + z[1] * x + z[2] * y;
    return fabs(mid) <= reach * (1 + 1e-6);
}

START_TEST(lines_are_where_they_are_drawn)
{
    unsigned state = 11;

    for (int k = 0; k < 3000; k++) {
        double z[3] = {0, any(&state), any(&state) * pow(10, floor(any(&state) * 4))};
        struct canvas ink;
        struct chart c;
        struct grid g;

        open_chart(&c, &g, 4 + k % 20, 8 + k % 50, k % 3 ? 6 : 600, 5);
        z[0] = -z[1] * c.x.hi * fabs(any(&state)) - z[2] * c.y.hi * fabs(any(&state));
        chart_canvas(&c, &ink);
        chart_line(&c, &ink, z, 1);
        for (int row = 0; row < c.rows; row++)
            for (int col = 0; col < c.cols; col++)
                if (canvas_lit(&ink, row, col))
                    ck_assert(crosses(&c, z, row, col));
        canvas_done(&ink);
        grid_done(&g);
    }
}
END_TEST

/* The line goes through the middle of the picture: it is seen all the way across. */
START_TEST(lines_have_no_gaps)
{
    unsigned state = 5;

    for (int k = 0; k < 500; k++) {
        double w[2] = {any(&state), any(&state) * 2};
        double z[3] = {-w[0] * 3 - w[1] * 2.5, w[0], w[1]};
        struct canvas ink;
        struct chart c;
        struct grid g;
        int rows = 0, cols = 0;

        open_chart(&c, &g, 16, 40, 6, 5);
        chart_canvas(&c, &ink);
        chart_line(&c, &ink, z, 1);
        for (int row = 0; row < c.rows; row++)
            for (int col = 0, seen = 0; col < c.cols; col++)
                if (canvas_lit(&ink, row, col) && !seen++)
                    rows++;
        for (int col = 0; col < c.cols; col++)
            for (int row = 0, seen = 0; row < c.rows; row++)
                if (canvas_lit(&ink, row, col) && !seen++)
                    cols++;
        ck_assert(rows == c.rows || cols == c.cols);
        canvas_done(&ink);
        grid_done(&g);
    }
}
END_TEST

START_TEST(lines_of_strange_weights)
{
    static const double odd[][3] = {
        {0, 0, 0},
        {1, 0, 0},
        {NAN, 1, 1},
        {INFINITY, 1, 1},
        {1e308, -1e308, 1e308},
        {1e-320, 1e-320, -1e-320},
        {-1e-5, 1e-300, 1},
        {1, 1e300, -1e-300},
    };

    for (size_t k = 0; k < sizeof odd / sizeof *odd; k++) {
        struct canvas ink;
        struct chart c;
        struct grid g;

        open_chart(&c, &g, 16, 40, k % 2 ? 1e308 : 6, 5);
        chart_canvas(&c, &ink);
        chart_line(&c, &ink, odd[k], 1);
        canvas_done(&ink);
        grid_done(&g);
    }
}
END_TEST

static double wave(const void *self, double x)
{
    return 2.5 + 2.4 * sin(*(const double *)self * x);
}

/* A curve without gaps: the dots of neighbouring columns meet. */
START_TEST(curves_have_no_gaps)
{
    for (double speed = 0.3; speed < 9; speed *= 1.7) {
        struct canvas ink;
        struct chart c;
        struct grid g;

        open_chart(&c, &g, 16, 40, 6, 5);
        chart_canvas(&c, &ink);
        chart_curve(&c, &ink, wave, &speed);
        for (int col = 0; col < c.cols; col++) {
            int seen = 0;

            for (int row = 0; row < c.rows; row++)
                seen += canvas_lit(&ink, row, col);
            ck_assert_int_ge(seen, 1);
        }
        canvas_done(&ink);
        grid_done(&g);
    }
}
END_TEST

/* One unit of x is as many cells as two of y: characters are twice as high as wide. */
START_TEST(equal_units)
{
    struct frame f = {.equal = true, .x = {0, 6, 1}, .y = {0, 5, 1}};
    struct chart c;
    struct grid g;

    grid_init(&g, 16, 40, false);
    chart_open(&c, &g, &f);
    ck_assert(fabs(axis_unit(&c.y) / axis_unit(&c.x) - 2) < 1e-9);
    ck_assert(c.x.lo <= 0 && c.x.hi >= 6 && c.y.lo <= 0 && c.y.hi >= 5);
    grid_done(&g);
}
END_TEST

START_TEST(plots_stay_inside)
{
    for (int rows = 0; rows < 30; rows++)
        for (int cols = 0; cols < 60; cols++) {
            struct chart c;
            struct grid g;

            open_chart(&c, &g, rows, cols, 6, 5);
            if (rows && cols) {
                ck_assert(c.rows >= 1 && c.cols >= 1);
                ck_assert(c.top >= 0 && c.left >= 0);
                ck_assert(c.top + c.rows <= rows && c.left + c.cols <= cols);
            }
            grid_done(&g);
        }
}
END_TEST

START_TEST(tints_by_eighths)
{
    for (double p = 0; p <= 1; p += 1.0 / 64) {
        int tint = field_tint(p);

        ck_assert(tint >= -3 && tint <= 3 && tint != 0);
        ck_assert((tint > 0) == (p >= 0.5));
        if (p > 0 && p != 0.5)
            ck_assert(field_tint(p - 1.0 / 64) <= tint);
    }
    ck_assert(field_tint(1) == 3 && field_tint(0) == -3);
}
END_TEST

Suite *suite_canvas(void)
{
    Suite *s = suite_create("canvas");
    TCase *t = tcase_create("canvas");

    tcase_add_test(t, dots_are_braille);
    tcase_add_test(t, outside_nothing_happens);
    tcase_add_test(t, strokes_follow_the_slope);
    tcase_add_test(t, lines_are_where_they_are_drawn);
    tcase_add_test(t, lines_have_no_gaps);
    tcase_add_test(t, lines_of_strange_weights);
    tcase_add_test(t, curves_have_no_gaps);
    tcase_add_test(t, equal_units);
    tcase_add_test(t, plots_stay_inside);
    tcase_add_test(t, tints_by_eighths);
    suite_add_tcase(s, t);
    return s;
}
