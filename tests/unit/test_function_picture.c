/* The picture f: places, slopes, legs, derivatives and meetings against numbers found
 * another way.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <check.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "figure_kit.h"
#include "lab/function_view.h"
#include "repl/shell.h"

Suite *suite_function_picture(void);

/* ---- a bench that looks at functions ---- */

static struct function *made(const char *text)
{
    struct err err = {0};
    struct scope none = {0};
    struct function *f = function_new(text, &none, true, &err);

    ck_assert_msg(f != NULL, "%s: %s", text, err.message);
    return f;
}

static struct bench *looking(const char *f, const char *g, double from, double to,
                             double x, double dx)
{
    struct bench *b = bench_new();

    bench_set_function(b, made(f), false, &x);
    if (g)
        bench_set_other(b, made(g));
    b->s.explorer.from = from;
    b->s.explorer.to = to;
    b->s.explorer.dX = dx;
    return b;
}

static void grid_of(struct bench *b, const struct look *look, int rows, int cols,
                    struct grid *g)
{
    grid_init(g, rows, cols, look->glyphs == GLYPHS_ASCII);
    figure_draw(figure_named("f"), b, look, g);
}

/* The numbers go before the names of the lines. */
START_TEST(captions_give_way)
{
    static const struct {
        int room;
        const char *is;
    } seen[] = {
        {70, "x^2+x   ·· tangent 3   ╌╌ secant 3.5"},
        {36, "x^2+x   ·· tangent 3   ╌╌ secant 3.5"},
        {35, "x^2+x   ·· tangent   ╌╌ secant"},
        {29, "·· tangent 3   ╌╌ secant 3.5"},
        {26, "·· tangent   ╌╌ secant"},
        {21, "x^2+x"},
        {4, ""},
    };
    struct bench *b = looking("x^2+x", NULL, -2, 2, 1, 0.5);
    struct function_view v;

    function_view_of(&v, b);
    for (size_t i = 0; i < sizeof seen / sizeof *seen; i++) {
        struct str out;

        str_init(&out);
        function_caption(&v, seen[i].room, false, false, &out);
        ck_assert_str_eq(out.s, seen[i].is);
        str_done(&out);
    }
    bench_free(b);
}
END_TEST

/* cos(pi/2) is 6e-17 in numbers. */
START_TEST(rounding_is_level)
{
    struct bench *b = looking("sin(x)", NULL, -4, 4, acos(0), 0);

    struct function_view v;
    struct str out;

    says(b, "f", "The tangent there is level, slope 0.");
    function_view_of(&v, b);
    str_init(&out);
    function_caption(&v, 70, false, false, &out);
    ck_assert_str_eq(out.s, "sin(x)   ·· tangent 0");
    str_done(&out);
    bench_free(b);
    b = looking("1e-9*sin(x)", NULL, -4, 4, 0, 0);
    says(b, "f", "The tangent there rises");
    bench_free(b);
}
END_TEST

/* The chart that a picture of one part has in its grid. */
static void chart_of(const struct function_view *v, int rows, int cols, bool below,
                     struct chart *c, struct grid *g)
{
    struct frame f = {.x = {v->graph[0].from, v->graph[0].to, 1},
                      .y = below ? v->below : v->range,
                      .glyphs = GLYPHS_BRAILLE};

    grid_init(g, rows, cols, false);
    chart_open(c, g, &f);
}

static uint32_t cell(const struct chart *c, const struct grid *g, double x, double y)
{
    int row, col;

    ck_assert(chart_cell(c, x, y, &row, &col));
    return grid_at(g, c->top + row, c->left + col)->glyph;
}

static const struct {
    const char *text;
    double from, to, x, dx;
} seen[] = {
    {"x^2-2*x", -2, 4, 1.5, 2},  {"x^2-2*x", -2, 4, 3, -2.5}, {"sigmoid(z)", -6, 6, 1.4, 2},
    {"sin(x)", -4, 4, -1, 1.5},  {"exp(x)", -1, 3, 1, 1},     {"-x^3", -2, 2, -1.5, 3},
    {"log(p)", 0, 1, 0.2, 0.5},  {"1/x", -4, 4, 1, 2},        {"x*exp(-x^2)", -3, 3, 0, 1},
    {"1e6*x^2", -2, 2, 1, 0.5},  {"1e-9*x", -2, 2, 1, 0.5},
};

enum { SEEN = sizeof seen / sizeof *seen };

/* X and the second point are at their heights, the legs between them. */
START_TEST(places_and_legs)
    {
        for (size_t i = 0; i < SEEN; i++) {
            struct bench *b = looking(seen[i].text, NULL, seen[i].from, seen[i].to,
                                      seen[i].x, seen[i].dx);
            double x = seen[i].x, end = x + seen[i].dx, at[2] = {x, 0}, y, last;
            struct function_view v;
            struct chart c;
            struct grid g, unused;
            int row, col, row2, col2;

            b->s.explorer.derivative = false;
            function_view_of(&v, b);
            chart_of(&v, 24, 70, false, &c, &unused);
            grid_of(b, &fine, 24, 70, &g);
            ck_assert(function_value(b->s.explorer.function, at, &y));
            at[0] = end;
            ck_assert(function_value(b->s.explorer.function, at, &last));
            ck_assert_uint_eq(cell(&c, &g, x, y), 0x25C6);
            ck_assert_uint_eq(cell(&c, &g, end, last), 'o');
            ck_assert(chart_cell(&c, x, y, &row, &col));
            ck_assert(chart_cell(&c, end, last, &row2, &col2));
            if (row != row2) {
                uint32_t corner = cell(&c, &g, end, y);

                ck_assert_msg(corner == 0x2518 || corner == 0x2510 || corner == 0x2514 ||
                                  corner == 0x250C || (corner & 0xFF00) == 0x2800,
                              "%s: %x", seen[i].text, corner);
            }
            grid_done(&g);
            grid_done(&unused);
            bench_free(b);
        }
    }
END_TEST

/* Slopes and derivatives are those of differences. */
START_TEST(slopes_are_differences)
    {
        for (size_t i = 0; i < SEEN; i++) {
            struct bench *b = looking(seen[i].text, NULL, seen[i].from, seen[i].to,
                                      seen[i].x, seen[i].dx);
            struct function_view v;
            double h = 1e-5;

            function_view_of(&v, b);
            ck_assert(v.sloped);
            for (int k = 1; k < 40; k++) {
                double x = seen[i].from + (seen[i].to - seen[i].from) * (k + 0.37) / 41;
                double d = (function_at(&v.graph[0], x + h) -
                            function_at(&v.graph[0], x - h)) / (2 * h);

                ck_assert_double_eq_tol(function_at(&v.slope[0], x), d,
                                        1e-5 * fmax(1e-9, fabs(d)) + 1e-8 * fabs(v.course[0].high));
            }
            ck_assert_double_eq_tol(
                function_secant(&v) * seen[i].dx,
                function_at(&v.graph[0], seen[i].x + seen[i].dx) -
                    function_at(&v.graph[0], seen[i].x),
                1e-12 * (1 + fabs(v.course[0].high)));
            bench_free(b);
        }
    }
END_TEST

/* Each cell of the lower curve holds the derivative, found by differences. */
START_TEST(the_lower_curve_is_the_derivative)
    {
        for (size_t i = 0; i < SEEN; i++) {
            struct bench *b = looking(seen[i].text, NULL, seen[i].from, seen[i].to,
                                      seen[i].x, 0);
            struct function_view v;
            struct chart c;
            struct grid g;
            double h = 1e-6;

            function_view_of(&v, b);
            chart_of(&v, 11, 60, true, &c, &g);
            graph_draw(&c, &v.slope[0], STROKE_SOLID, STYLE_BOUNDARY);
            for (int row = 0; row < c.rows; row++)
                for (int col = 0; col < c.cols; col++) {
                    double low = HUGE_VAL, high = -HUGE_VAL, x, y, half;

                    chart_middle(&c, row, col, &x, &y);
                    if (grid_at(&g, c.top + row, c.left + col)->style != STYLE_BOUNDARY)
                        continue;
                    for (int k = -20; k <= 20; k++) {
                        double at = x + axis_unit(&c.x) * k / 40;
                        double d = (function_at(&v.graph[0], at + h) -
                                    function_at(&v.graph[0], at - h)) / (2 * h);

                        low = fmin(low, d);
                        high = fmax(high, d);
                    }
                    half = axis_unit(&c.y) * 0.52;
                    ck_assert_msg(!(low > y + half) && !(high < y - half),
                                  "%s: f' at %g is %g … %g, not %g", seen[i].text, x, low,
                                  high, y);
                }
            grid_done(&g);
            bench_free(b);
        }
    }
END_TEST

/* One below the other, the axes of y in one column and every row used. */
START_TEST(axes_align)
    {
        static const char *const texts[] = {"x^2-2*x", "1e6*x^2", "exp(x)/1e5", "sin(x)"};

        for (size_t i = 0; i < 4; i++)
            for (int rows = 15; rows <= 40; rows += 5) {
                struct bench *b = looking(texts[i], NULL, -6, 6, 0.5, 0);
                struct grid g;
                int col = -1, axes = 0;

                grid_of(b, &fine, rows, 60, &g);
                for (int r = 0; r < rows; r++)
                    for (int k = 0; k < 12; k++) {
                        uint32_t glyph = grid_at(&g, r, k)->glyph;

                        if (glyph != 0x2502 && glyph != 0x2524 && glyph != 0x2514)
                            continue;
                        ck_assert(col < 0 || col == k);
                        col = k;
                        axes++;
                    }
                ck_assert_int_eq(axes, rows - 3); /* two rows of names, one of labels */
                grid_done(&g);
                bench_free(b);
            }
    }
END_TEST

START_TEST(where_there_is_room)
    {
        struct bench *b = looking("x^2", NULL, -2, 2, 1, 0);
        char *text = drawn(b, "f", &fine, 15, 40);

        ck_assert_int_eq(times(text, "f'"), 1);
        free(text);
        text = drawn(b, "f", &fine, 14, 40);
        ck_assert_int_eq(times(text, "f'"), 0);
        free(text);
        b->s.explorer.derivative = false;
        text = drawn(b, "f", &fine, 40, 100);
        ck_assert_int_eq(times(text, "f'"), 0);
        free(text);
        bench_free(b);
        b = looking("max(x,2)", NULL, -2, 4, 1, 0); /* no rule, no picture of it */
        text = drawn(b, "f", &fine, 40, 100);
        ck_assert_int_eq(times(text, "f'"), 0);
        free(text);
        bench_free(b);
    }
END_TEST

START_TEST(every_size)
    {
        static const char *const texts[][2] = {
            {"x^2-2*x", "2*x"}, {"1/x", "log(x)"},  {"log(-1-x^2)", "x"}, {"3", "x"},
            {"exp(x)^9", NULL}, {"1e300*x", NULL}, {"sin(x)/cos(x)", "sign(x)"},
            {"-log(p)", "-log(1-p)"}, {"x/(x-x)", NULL}};
        static const int sizes[][2] = {{1, 1}, {2, 2}, {1, 200}, {7, 12}, {14, 19}, {15, 20},
                                       {17, 40}, {15, 300}, {36, 120}, {100, 9}};
        size_t i = (size_t)_i;

        for (size_t k = 0; k < sizeof sizes / sizeof *sizes; k++)
            for (int glyphs = GLYPHS_ASCII; glyphs <= GLYPHS_BRAILLE; glyphs++) {
                struct bench *b = looking(texts[i][0], texts[i][1], -6, 6, 0.5,
                                          texts[i][1] ? 0 : 2);
                struct look look = {.glyphs = (enum glyphs)glyphs, .bare = k % 2};
                char *text = drawn(b, "f", &look, sizes[k][0], sizes[k][1]);

                for (const char *s = text; glyphs == GLYPHS_ASCII && *s; s++)
                    ck_assert_msg((*s >= ' ' && *s <= '~') || *s == '\n', "%s", text);
                ck_assert(!strstr(text, "nan") && !strstr(text, "inf"));
                free(text);
                bench_free(b);
            }
    }
END_TEST

/* ---- two functions ---- */

START_TEST(where_they_meet)
    {
        struct bench *b = looking("x^2", "2*x", -2, 4, 1, 0);
        double root[COURSE_ROOTS];
        struct function_view v;
        bool same;

        function_view_of(&v, b);
        ck_assert_uint_eq(function_meetings(&v, root, &same), 2);
        ck_assert(!same);
        for (int i = 0; i < 2; i++)
            ck_assert_double_eq_tol(root[i] * root[i], 2 * root[i], 1e-9);
        says(b, "f", "They are equal at x = 0 and 2.");
        says(b, "f", "At X = 1 f is 1 and g is 2.");
        bench_free(b);
        b = looking("-log(p)", "-log(1-p)", 0, 1, 0.25, 0);
        says(b, "f", "They are equal at p = 0.5.");
        says(b, "f", "It rises without limit towards p = 0.");
        says(b, "f", "It rises without limit towards p = 1.");
        bench_free(b);
        b = looking("(x+1)^2", "x^2+2*x+1", -2, 2, 0, 0); /* everywhere, not here and there */
        says(b, "f", "They are equal everywhere here.");
        bench_free(b);
        b = looking("x^2", "-1", -2, 2, 0, 0);
        says(b, "f", "They are equal nowhere here.");
        bench_free(b);
    }
END_TEST

START_TEST(told_in_words)
    {
        struct bench *b = looking("1/x", NULL, -6, 6, 2, 0);

        says(b, "f", "has no lowest and no highest value");
        says(b, "f", "Towards x = 0 it falls without limit on the left");
        bench_free(b);
        b = looking("sqrt(x)", NULL, -2, 6, -1, 0);
        says(b, "f", "It has no value left of x = 0.");
        says(b, "f", "At X = -1 f has no value.");
        bench_free(b);
        b = looking("sign(x)", NULL, -2, 6, 9, 0);
        says(b, "f", "It jumps at x = 0 from -1 to 1.");
        says(b, "f", "At X = 9, right of the picture, f is 1.");
        bench_free(b);
        b = looking("sin(x)/cos(x)", NULL, -6, 6, 0, 0);
        says(b, "f", "It breaks at 4 places, all of them poles");
        bench_free(b);
        b = looking("x^2-2*x", NULL, -2, 4, 0, 1);
        says(b, "f", "It is level, f' = 0, at x = 1.");
        bench_free(b);
    }
END_TEST

/* Between two and eight sentences, whatever is on show. */
START_TEST(sentences)
    {
        static const char *const texts[][2] = {
            {"x^2-2*x", NULL}, {"1/x", "log(x)"}, {"sin(x)/cos(x)", "1/(x-1)+1/x"},
            {"sqrt(x)+1/(x-3)", "1/x+sqrt(4-x)"}, {"log(-1-x^2)", NULL}};

        for (size_t i = 0; i < 5; i++) {
            struct bench *b = looking(texts[i][0], texts[i][1], -6, 6, 0.5, 1);
            char *text = said(b, "f");
            int n = times(text, ". ") + 1;

            ck_assert_msg(n >= 2 && n <= 8, "%d: %s", n, text);
            free(text);
            bench_free(b);
        }
    }
END_TEST

/* ---- a run ---- */

START_TEST(the_point_moves)
    {
        struct bench *b = bench_new();
        double x = 3;
        char *text;
        struct function_view v;

        bench_set_function(b, made("x^2"), true, &x);
        b->s.explorer.from = -2;
        b->s.explorer.to = 4;
        b->s.eta_auto = false;
        b->s.knobs.eta = 0.3;
        for (int i = 0; i < 3; i++)
            bench_step(b);
        text = drawn(b, "f", &fine, 14, 60);
        ck_assert_int_eq(times(text, "@"), 1);
        ck_assert(strchr(text, '0') && strchr(text, '2'));
        free(text);
        says(b, "f", "3 steps brought X here from 3");
        b->s.knobs.eta = 1.3; /* it climbs: the frame follows, then does not */
        for (int i = 0; i < 7; i++)
            bench_step(b);
        function_view_of(&v, b);
        ck_assert(!v.away && (v.graph[0].from < -2 || v.graph[0].to > 4));
        for (int i = 0; i < 30; i++)
            bench_step(b);
        function_view_of(&v, b);
        ck_assert(v.away && v.graph[0].from == -2 && v.graph[0].to == 4);
        says(b, "f", "of the picture");
        bench_free(b);
    }
END_TEST

Suite *suite_function_picture(void)
{
    Suite *s = suite_create("function_picture");
    TCase *t = tcase_create("function_picture");

    tcase_add_test(t, places_and_legs);
    tcase_add_test(t, slopes_are_differences);
    tcase_add_test(t, the_lower_curve_is_the_derivative);
    tcase_add_test(t, axes_align);
    tcase_add_test(t, where_there_is_room);
    tcase_add_test(t, captions_give_way);
    tcase_add_test(t, rounding_is_level);
    tcase_add_loop_test(t, every_size, 0, 9);
    tcase_add_test(t, where_they_meet);
    tcase_add_test(t, told_in_words);
    tcase_add_test(t, sentences);
    tcase_add_test(t, the_point_moves);
    suite_add_tcase(s, t);
    return s;
}
