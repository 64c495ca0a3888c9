/* Functions of X and Y: which names vary, values, slopes and Hessian.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <check.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "figure_kit.h"
#include "learn/function.h"

Suite *suite_function(void);

/* ---- a scope: w and b are set, x and y belong to three points ---- */

static const double xs[] = {1, 2, 6}, ys[] = {0, 1, 1};

static bool get(void *self, const char *name, struct value *out)
{
    (void)self;
    if (strcmp(name, "w") == 0)
        *out = value_number(3);
    else if (strcmp(name, "b") == 0)
        *out = value_number(-1);
    else if (strcmp(name, "features") == 0)
        *out = value_word("linear");
    else if (strlen(name) == 1 && strchr("xyzpX", *name))
        *out = value_undefined("every point has its own %s", name);
    else
        return false;
    return true;
}

static bool column(void *self, const char *name, const double **values, size_t *n)
{
    (void)self;
    *n = 3;
    *values = *name == 'x' ? xs : ys;
    return (*name == 'x' || *name == 'y') && !name[1];
}

static struct formula *square;

static const struct formula *definition(void *self, const char *name)
{
    (void)self;
    return strcmp(name, "square") == 0 ? square : NULL;
}

static const struct scope scope = {
    .name = get, .column = column, .definition = definition};

static struct function *made(const char *text, bool two)
{
    struct err err = {0};
    struct function *f = function_new(text, &scope, two, &err);

    ck_assert_msg(f != NULL, "%s: %s", text, err.message);
    return f;
}

/* ---- its variables ---- */

START_TEST(variables)
    {
        static const struct {
            const char *text;
            size_t dim;
            const char *name;
            double at, value;
        } rows[] = {
            {"x^2-2*x", 1, "x", 3, 3},      {"X^2 - 2*x", 1, "X", 3, 3},
            {"sigmoid(z)", 1, "z", 0, 0.5}, {"log(p)", 1, "p", 1, 0},
            {"t^2", 1, "t", 4, 16},         {"w*x+b", 1, "x", 2, 5},
            {"y^2", 1, "y", 3, 9},          {"7", 1, "x", 1, 7},
            {"x*mean(x)", 1, "x", 2, 6},    {"x1^2", 1, "x1", 3, 9},
            {"square+1", 1, "x", 3, 10},    {"e^x", 1, "x", 0, 1},
        };

        for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
            struct function *f = made(rows[i].text, false);
            double v;

            ck_assert_uint_eq(f->dim, rows[i].dim);
            ck_assert_str_eq(f->name[0], rows[i].name);
            ck_assert(function_value(f, &rows[i].at, &v));
            ck_assert_double_eq_tol(v, rows[i].value, 1e-12);
            function_free(f);
        }
    }
END_TEST

START_TEST(two_variables)
    {
        struct function *f = made("Y*X^2 + y", true);
        double at[] = {3, 2}, g[2], v;
        struct err err = {0};

        ck_assert_uint_eq(f->dim, 2);
        ck_assert_str_eq(f->name[0], "X");
        ck_assert_str_eq(f->name[1], "Y");
        ck_assert(function_value(f, at, &v) && v == 20);
        ck_assert(function_slope(f, at, g) && g[0] == 12 && g[1] == 10);
        function_free(f);
        ck_assert_ptr_null(function_new("x*y", &scope, false, &err));
        ck_assert(strstr(err.message, "two variables") != NULL);
    }
END_TEST

START_TEST(refused)
    {
        static const char *const rows[] = {
            "z*x",       "(p-y)^2", "foo+x", "x*(",         "features*x",
            "mean(X*x)", "a*c*t",   "q(x)",  "precision*x",
        };

        for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
            struct err err = {0};

            ck_assert_msg(!function_new(rows[i], &scope, true, &err), "%s", rows[i]);
            ck_assert_msg(err.message[0], "%s", rows[i]);
        }
    }
END_TEST

START_TEST(no_value_no_slope)
    {
        struct function *f = made("log(x)", false);
        double at = -1, v;

        ck_assert(!function_value(f, &at, &v));
        ck_assert(!function_slope(f, &at, &v));
        ck_assert_str_eq(f->slope_text, "1/x");
        function_free(f);
        f = made("max(x,2)", false);
        ck_assert(function_value(f, &at, &v) && v == 2);
        ck_assert(!function_slope(f, &at, &v));
        ck_assert_ptr_null(f->slope_text);
        function_free(f);
        f = made("abs(x)", false);
        at = 0;
        ck_assert(function_value(f, &at, &v) && !function_slope(f, &at, &v));
        function_free(f);
    }
END_TEST

/* ---- as an objective ---- */

static void check_objective(const char *text, double x, double y)
{
    struct function *f = made(text, true);
    struct objective o = {.ops = &function_ops, .dim = f->dim, .function = f};
    double at[2] = {x, y}, g[2], up[2], down[2], h = 1e-5;
    struct mat hess;

    mat_init(&hess, f->dim, f->dim);
    ck_assert_double_eq(o.ops->gradient(&o, at, g), o.ops->value(&o, at));
    o.ops->hessian(&o, at, &hess);
    for (size_t j = 0; j < f->dim; j++) {
        double a[2] = {x, y}, b[2] = {x, y}, slope;

        a[j] += h;
        b[j] -= h;
        slope = (o.ops->gradient(&o, a, up) - o.ops->gradient(&o, b, down)) / (2 * h);
        ck_assert_double_eq_tol(g[j], slope, 1e-6 * fmax(1, fabs(slope)));
        for (size_t i = 0; i < f->dim; i++)
            ck_assert_double_eq_tol(MAT(&hess, i, j), (up[i] - down[i]) / (2 * h),
                                    1e-6 * fmax(1, fabs(MAT(&hess, i, j))));
    }
    mat_done(&hess);
    function_free(f);
}

START_TEST(objective)
    {
        check_objective("x^2-2*x", 0.3, 0);
        check_objective("exp(x)*sin(3*x)", 0.7, 0);
        check_objective("log(1+exp(-x))", -1.2, 0);
        check_objective("(1-x)^2+100*(y-x^2)^2", -1.2, 1);
        check_objective("x^2/9+y^2+x*y/4", 2, -3);
        check_objective("exp(-x^2-y^2)*x", 0.5, 0.2);
        check_objective("x^y", 1.7, 2.3);
    }
END_TEST

START_TEST(curvature)
    {
        struct function *f = made("x^2+10*y^2", true), *g = made("-3*x^2", false);
        struct objective o = {.ops = &function_ops, .dim = 2, .function = f};
        double at[2] = {5, -7};

        ck_assert_double_eq_tol(o.ops->curvature(&o, at), 20, 1e-9);
        o.function = g;
        o.dim = 1;
        ck_assert_double_eq_tol(o.ops->curvature(&o, at), 6, 1e-9);
        function_free(f);
        function_free(g);
    }
END_TEST

/* Outside of what has a value NaN tells so. */
START_TEST(outside)
    {
        struct function *f = made("sqrt(x)", false);
        struct objective o = {.ops = &function_ops, .dim = 1, .function = f};
        double at = -4, g;

        ck_assert(isnan(o.ops->value(&o, &at)));
        ck_assert(isnan(o.ops->gradient(&o, &at, &g)) && isnan(g));
        ck_assert_double_eq(o.ops->curvature(&o, &at), 0);
        function_free(f);
    }
END_TEST

START_TEST(shared)
    {
        struct function *f = made("x^2", false), *g = function_ref(f);
        double at = 3, v;

        function_free(f);
        ck_assert(function_value(g, &at, &v) && v == 9);
        function_free(g);
        function_free(NULL);
        ck_assert_ptr_null(function_ref(NULL));
    }
END_TEST

/* ---- the picture f ---- */

static struct bench *bench_at(const char *text, double from, double to, double x,
                              double dx)
{
    struct bench *b = bench_new();
    double at[2] = {x, 0};

    bench_set_function(b, made(text, true), false, at);
    b->s.explorer.from = from;
    b->s.explorer.to = to;
    b->s.explorer.dX = dx;
    return b;
}

START_TEST(any_size)
    {
        static const char *const texts[] = {"x^2-2*x",  "1/x",    "log(-1-x^2)", "3",
                                            "exp(x)^9", "abs(x)", "1e300*x",     "x*y"};
        static const int sizes[][2] = {{1, 1}, {1, 200}, {3, 7}, {24, 80}, {60, 200}};

        for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
            for (size_t k = 0; k < sizeof sizes / sizeof *sizes; k++)
                for (int glyphs = GLYPHS_ASCII; glyphs <= GLYPHS_BRAILLE; glyphs++) {
                    struct bench *b = bench_at(texts[i], -6, 6, 0.5, i % 2 ? 2 : 0);
                    struct look look = {.glyphs = (enum glyphs)glyphs};

                    free(drawn(b, "f", &look, sizes[k][0], sizes[k][1]));
                    free(said(b, "f"));
                    bench_free(b);
                }
    }
END_TEST

START_TEST(in_words)
    {
        struct bench *b = bench_at("x^2-2*x", -2, 4, 0, 1);

        says(b, "f", "lowest -1 at 1, highest 8 at -2");
        says(b, "f", "At X = 0 f is 0.");
        says(b, "f", "falls, slope -2");
        says(b, "f", "the secant has slope -1");
        bench_free(b);
        b = bench_at("abs(x)", -2, 2, 0, 0);
        says(b, "f", "no slope");
        bench_free(b);
        b = bench_at("log(x)", -2, -1, -1.5, 0);
        says(b, "f", "no value");
        bench_free(b);
        b = bench_at("x^2+3*y", -2, 2, 1, 0);
        says(b, "f", "Heights of");
        says(b, "f", "slope there is 2 in X and 3 in Y");
        bench_free(b);
    }
END_TEST

/* The curve, X and the second point are there; the pole of 1/x is no line. */
START_TEST(what_is_drawn)
    {
        struct bench *b = bench_at("x^2-2*x", -2, 4, 0, 1);
        char *text = drawn(b, "f", &fine, 20, 60);

        ck_assert_int_eq(times(text, "◆"), 2); /* on the curve and on its derivative */
        ck_assert_int_eq(times(text, "o"), 1);
        ck_assert_int_eq(times(text, "x^2-2*x"), 1);
        free(text);
        bench_free(b);
        b = bench_new();
        ck_assert(figure_named("f")->lacks(b) != NULL);
        bench_free(b);
    }
END_TEST

static void setup(void)
{
    square = formula_parse("x^2", NULL);
}

static void teardown(void)
{
    formula_free(square);
}

Suite *suite_function(void)
{
    Suite *s = suite_create("function");
    TCase *t = tcase_create("function");

    tcase_add_checked_fixture(t, setup, teardown);
    tcase_add_test(t, variables);
    tcase_add_test(t, two_variables);
    tcase_add_test(t, refused);
    tcase_add_test(t, no_value_no_slope);
    tcase_add_test(t, objective);
    tcase_add_test(t, curvature);
    tcase_add_test(t, outside);
    tcase_add_test(t, shared);
    tcase_add_test(t, any_size);
    tcase_add_test(t, in_words);
    tcase_add_test(t, what_is_drawn);
    suite_add_tcase(s, t);
    return s;
}
