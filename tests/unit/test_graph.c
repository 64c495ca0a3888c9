/* The graph of a function: each lit dot is on it, each place of it is lit, and no line
 * runs over a gap, a pole or a jump; its course from end to end.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <check.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "lab/course.h"
#include "plot/graph.h"

Suite *suite_graph(void);

static const double pi = 3.14159265358979323846;

/* ---- functions whose inverse is known ---- */

static double parabola(const void *self, double x) { (void)self; return x * x - 2 * x; }
static double inverse(const void *self, double x) { (void)self; return x == 0 ? NAN : 1 / x; }
static double tangent(const void *self, double x) { (void)self; return sin(x) / cos(x); }
static double sign(const void *self, double x) { (void)self; return (x > 0) - (x < 0); }
static double logarithm(const void *self, double x) { (void)self; return x > 0 ? log(x) : NAN; }
static double root(const void *self, double x) { (void)self; return x >= 0 ? sqrt(x) : NAN; }
static double square_pole(const void *self, double x)
{
    double d = x - 0.1234;

    (void)self;
    return d == 0 ? NAN : 1 / (d * d);
}
static double steep(const void *self, double x) { (void)self; return tanh(200 * x); }
static double peak(const void *self, double x)
{
    (void)self;
    return exp(-100 * (x - 0.003) * (x - 0.003));
}
static double nothing(const void *self, double x) { (void)self, (void)x; return NAN; }

/* Is there an x in [A, B] with a value in [C, D]? */
static bool parabola_in(double a, double b, double c, double d)
{
    double lo = fmax(c, -1), e1, e2;

    if (d < -1)
        return false;
    e1 = sqrt(1 + lo);
    e2 = sqrt(1 + d);
    return (a <= 1 + e2 && b >= 1 + e1) || (a <= 1 - e1 && b >= 1 - e2);
}

static bool inverse_in(double a, double b, double c, double d)
{
    return (d > 0 && b >= 1 / d && a <= (c > 0 ? 1 / c : HUGE_VAL)) ||
           (c < 0 && a <= 1 / c && b >= (d < 0 ? 1 / d : -HUGE_VAL));
}

static bool tangent_in(double a, double b, double c, double d)
{
    for (int k = -5; k <= 5; k++)
        if (a <= atan(d) + k * pi && b >= atan(c) + k * pi)
            return true;
    return false;
}

static bool sign_in(double a, double b, double c, double d)
{
    return (a < 0 && c <= -1 && d >= -1) || (b > 0 && c <= 1 && d >= 1) ||
           (a <= 0 && b >= 0 && c <= 0 && d >= 0);
}

static bool log_in(double a, double b, double c, double d)
{
    return b >= exp(c) && a <= exp(d);
}

static bool root_in(double a, double b, double c, double d)
{
    return d >= 0 && a <= d * d && b >= (c > 0 ? c * c : 0);
}

static bool steep_in(double a, double b, double c, double d)
{
    double lo = c <= -1 ? -HUGE_VAL : atanh(c) / 200;
    double hi = d >= 1 ? HUGE_VAL : atanh(d) / 200;

    return c < 1 && d > -1 && a <= hi && b >= lo;
}

static const struct {
    double (*f)(const void *self, double x);
    bool (*in)(double a, double b, double c, double d);
    double lo, hi;
} known[] = {
    {parabola, parabola_in, -2, 9}, {inverse, inverse_in, -5, 5},
    {tangent, tangent_in, -8, 8},   {sign, sign_in, -1.5, 1.5},
    {logarithm, log_in, -4, 2},     {root, root_in, -1, 3},
    {steep, steep_in, -1.5, 1.5},
};

static const int sizes[][2] = {{1, 1}, {2, 9}, {9, 40}, {15, 78}, {40, 110}, {3, 200}};

static void opened(struct chart *c, struct grid *g, int rows, int cols, double lo,
                   double hi)
{
    struct frame f = {.x = {-6, 6, 1}, .y = {lo, hi, 1}, .glyphs = GLYPHS_BRAILLE};

    grid_init(g, rows, cols, false);
    chart_open(c, g, &f);
}

static bool lit(const struct chart *c, int i, int j)
{
    static const int bit[4][2] = {{0x01, 0x08}, {0x02, 0x10}, {0x04, 0x20}, {0x40, 0x80}};
    uint32_t glyph = grid_at(c->grid, c->top + j / 4, c->left + i / 2)->glyph;

    return glyph >= 0x2800 && glyph <= 0x28FF && (glyph & (uint32_t)bit[j % 4][i % 2]);
}

/* The part of the plane that a dot stands for. */
static void box(const struct chart *c, int i, int j, double *a, double *b, double *lo,
                double *hi)
{
    *a = axis_value(&c->x, i / 2.0 - 0.5);
    *b = axis_value(&c->x, (i + 1) / 2.0 - 0.5);
    *hi = axis_value(&c->y, c->rows - 1 - (j / 4.0 - 0.5));
    *lo = axis_value(&c->y, c->rows - 1 - ((j + 1) / 4.0 - 0.5));
}

START_TEST(each_dot_is_on_the_graph)
    {
        size_t k = (size_t)_i / 6, dots = 0;
        const int *size = sizes[_i % 6];
        struct graph graph = {known[k].f, NULL, -6, 6};
        struct chart c;
        struct grid g;

        opened(&c, &g, size[0], size[1], known[k].lo, known[k].hi);
        graph_draw(&c, &graph, STROKE_SOLID, STYLE_BOUNDARY);
        for (int i = 0; i < 2 * c.cols; i++)
            for (int j = 0; j < 4 * c.rows; j++) {
                double a, b, lo, hi, margin = axis_unit(&c.y) * 1e-6;

                if (!lit(&c, i, j))
                    continue;
                box(&c, i, j, &a, &b, &lo, &hi);
                ck_assert_msg(known[k].in(fmax(a, -6) - 1e-9, fmin(b, 6) + 1e-9,
                                          lo - margin, hi + margin),
                              "function %zu, %dx%d: no value of %g … %g in %g … %g", k,
                              size[0], size[1], a, b, lo, hi);
                dots++;
            }
        ck_assert(dots > 0 || size[0] < 3);
        grid_done(&g);
    }
END_TEST

START_TEST(each_place_is_lit)
    {
        size_t k = (size_t)_i / 6;
        const int *size = sizes[_i % 6];
        struct graph graph = {known[k].f, NULL, -6, 6};
        struct chart c;
        struct grid g;

        opened(&c, &g, size[0], size[1], known[k].lo, known[k].hi);
        graph_draw(&c, &graph, STROKE_SOLID, STYLE_BOUNDARY);
        for (int n = 0; n <= 3000; n++) {
            double x = -6 + n / 250.0, y = known[k].f(NULL, x);
            int row, col, i, j, j1;
            double near;

            if (isnan(y) || !chart_cell(&c, x, y, &row, &col))
                continue;
            i = (int)floor((axis_place(&c.x, x) + 0.5) * 2 + 1e-9);
            i = i < 0 ? 0 : i >= 2 * c.cols ? 2 * c.cols - 1 : i;
            near = axis_unit(&c.y) * 0.02; /* on the line between two dots either will do */
            j1 = chart_dot_row(&c, y - near);
            j = chart_dot_row(&c, y + near);
            ck_assert_msg(j < 0 || j1 >= 4 * c.rows || lit(&c, i, j) || lit(&c, i, j1) ||
                              (i > 0 && (lit(&c, i - 1, j) || lit(&c, i - 1, j1))),
                          "function %zu, %dx%d: nothing at %g, %g", k, size[0], size[1],
                          x, y);
        }
        grid_done(&g);
    }
END_TEST

/* Dashed, dotted and second lines are parts of the solid one, in this order sparser. */
START_TEST(strokes_differ)
    {
        struct graph graph = {parabola, NULL, -6, 6};
        struct grid g[4];
        struct chart c[4];
        int dots[4] = {0};

        for (int s = STROKE_SOLID; s <= STROKE_DOTTED; s++) {
            opened(&c[s], &g[s], 20, 60, -2, 9);
            graph_draw(&c[s], &graph, (enum stroke)s, STYLE_BOUNDARY);
            for (int i = 0; i < 2 * c[s].cols; i++)
                for (int j = 0; j < 4 * c[s].rows; j++) {
                    dots[s] += lit(&c[s], i, j);
                    ck_assert(!lit(&c[s], i, j) || lit(&c[0], i, j));
                }
        }
        ck_assert_int_gt(dots[STROKE_SOLID], dots[STROKE_DASHED]);
        ck_assert_int_gt(dots[STROKE_DASHED], 2 * dots[STROKE_DOTTED]);
        ck_assert_int_gt(dots[STROKE_DOTTED], 10);
        for (int s = 0; s < 4; s++)
            grid_done(&g[s]);
    }
END_TEST

START_TEST(straight_is_straight)
    {
        struct chart c;
        struct grid g;

        opened(&c, &g, 20, 60, -2, 9);
        graph_straight(&c, 1, 2, 1.5, STROKE_DOTTED, STYLE_DIM);
        for (int i = 0; i < 2 * c.cols; i++)
            for (int j = 0; j < 4 * c.rows; j++) {
                double a, b, lo, hi;

                if (!lit(&c, i, j))
                    continue;
                box(&c, i, j, &a, &b, &lo, &hi);
                ck_assert(2 + 1.5 * (a - 1) <= hi + 1e-9);
                ck_assert(2 + 1.5 * (b - 1) >= lo - 1e-9);
            }
        grid_done(&g);
    }
END_TEST

/* ---- its course ---- */

static struct course course(double (*f)(const void *self, double x))
{
    struct graph g = {f, NULL, -6, 6};
    struct course c;

    course_of(&g, &c);
    return c;
}

START_TEST(poles_jumps_and_ends)
    {
        struct course c = course(tangent);

        ck_assert_uint_eq(c.gaps, 4);
        ck_assert_uint_eq(c.poles, 4);
        for (int i = 0; i < 4; i++) {
            ck_assert_double_eq_tol(c.gap[i].x, (i - 1.5) * pi, 1e-6);
            ck_assert_int_eq(c.gap[i].side[0].way, 1);
            ck_assert_int_eq(c.gap[i].side[1].way, -1);
        }
        ck_assert(c.to - c.from < 100);
        c = course(inverse);
        ck_assert_uint_eq(c.poles, 1);
        ck_assert_double_eq(c.gap[0].x, 0);
        ck_assert_int_eq(c.gap[0].side[0].way, -1);
        ck_assert_int_eq(c.gap[0].side[1].way, 1);
        c = course(square_pole);
        ck_assert_uint_eq(c.poles, 1);
        ck_assert_double_eq_tol(c.gap[0].x, 0.1234, 1e-6);
        ck_assert(c.gap[0].side[0].way == 1 && c.gap[0].side[1].way == 1);
        c = course(logarithm);
        ck_assert_uint_eq(c.poles, 1);
        ck_assert(!c.gap[0].side[0].there && c.gap[0].side[1].way == -1);
        c = course(root);
        ck_assert(c.gaps == 1 && c.poles == 0 && !c.gap[0].side[0].there);
        ck_assert_double_eq_tol(c.gap[0].side[1].y, 0, 1e-3);
        c = course(sign);
        ck_assert(c.gaps == 1 && c.poles == 0 && c.gap[0].x == 0);
        ck_assert(c.gap[0].side[0].y == -1 && c.gap[0].side[1].y == 1);
    }
END_TEST

START_TEST(no_pole_where_there_is_none)
    {
        struct course c = course(parabola);

        ck_assert_uint_eq(c.gaps, 0);
        ck_assert_double_eq(c.low, -1);
        ck_assert_double_eq(c.low_at, 1);
        ck_assert_double_eq(c.high, 48);
        ck_assert_double_eq(c.high_at, -6);
        ck_assert_uint_eq(course(steep).gaps, 0);
        c = course(peak); /* narrow: most of the graph is 0, but the peak is seen */
        ck_assert_uint_eq(c.gaps, 0);
        ck_assert_double_eq_tol(c.to, 1, 1e-9);
        ck_assert_double_eq_tol(c.high_at, 0.003, 1e-6);
        ck_assert(!course(nothing).any);
    }
END_TEST

static double sine_line(const void *self, double x) { (void)self; return sin(x) - x / 4; }
static double touching(const void *self, double x) { (void)self; return (x - 1.003) * (x - 1.003); }
static double above(const void *self, double x) { (void)self; return x * x + 1e-9; }

START_TEST(roots)
    {
        double x[COURSE_ROOTS];
        struct graph g = {sine_line, NULL, -6, 6};

        ck_assert_uint_eq(course_roots(&g, x), 3);
        ck_assert_double_eq(x[1], 0);
        for (int i = 0; i < 3; i++)
            ck_assert_double_eq_tol(sine_line(NULL, x[i]), 0, 1e-6);
        ck_assert_double_eq_tol(x[2], 2.4746, 1e-4);
        g.f = parabola;
        ck_assert_uint_eq(course_roots(&g, x), 2);
        ck_assert(x[0] == 0 && x[1] == 2);
        g.f = touching;
        ck_assert_uint_eq(course_roots(&g, x), 1);
        ck_assert_double_eq_tol(x[0], 1.003, 1e-5);
        g.f = above;
        ck_assert_uint_eq(course_roots(&g, x), 0);
        g.f = inverse; /* it changes its sign, but not through zero */
        ck_assert_uint_eq(course_roots(&g, x), 0);
        g.f = tangent;
        ck_assert_uint_eq(course_roots(&g, x), 3);
        g.f = nothing;
        ck_assert_uint_eq(course_roots(&g, x), 0);
    }
END_TEST

Suite *suite_graph(void)
{
    Suite *s = suite_create("graph");
    TCase *t = tcase_create("graph");

    tcase_add_loop_test(t, each_dot_is_on_the_graph, 0, 42);
    tcase_add_loop_test(t, each_place_is_lit, 0, 42);
    tcase_add_test(t, strokes_differ);
    tcase_add_test(t, straight_is_straight);
    tcase_add_test(t, poles_jumps_and_ends);
    tcase_add_test(t, no_pole_where_there_is_none);
    tcase_add_test(t, roots);
    suite_add_tcase(s, t);
    return s;
}
