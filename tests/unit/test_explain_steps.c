/* Explanations of any bench: whatever is printed as arithmetic is true for the printed
 * digits, and the explained step is the one that is taken.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "arithmetic.h"

#include <check.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "lab/explain.h"
#include "lab/reading.h"
#include "learn/rng.h"

Suite *suite_explain_steps(void);

static struct bench *b;
static struct str said;

/* Every printed equation of numbers is true; how many there are. */
static int check_arithmetic(const char *what)
{
    int checked = 0;
    const char *fault = arithmetic_false(said.s, &checked);

    ck_assert_msg(!fault, "%s: %s", what, fault ? fault : "");
    return checked;
}

/* ---- benches of every kind ---- */

static double drawn(struct rng *r, double size)
{
    return floor(rng_normal(r) * size * 1000 + 0.5) / 1000;
}

static struct data *table(uint64_t seed, size_t n, size_t dim, bool classes)
{
    struct data *d = data_new(n, dim);
    struct rng r;

    rng_init(&r, seed, 9);
    for (size_t i = 0; i < n; i++) {
        double score = 0;

        for (size_t j = 0; j < dim; j++) {
            d->x[j][i] = drawn(&r, 1 + (double)j);
            score += d->x[j][i];
        }
        d->y[i] = classes ? score + drawn(&r, 2) > 0 : score + drawn(&r, 1);
    }
    if (classes) { /* both classes are there */
        d->y[0] = 0;
        d->y[1] = 1;
    }
    data_classify(d);
    return d;
}

static void random_weights(uint64_t seed)
{
    double theta[64];
    struct rng r;

    rng_init(&r, seed, 10);
    for (size_t j = 0; j < b->s.params; j++)
        theta[j] = drawn(&r, 1);
    bench_set_theta(b, theta);
}

static void look_at(const char *text, bool two, bool minimizing)
{
    struct scope scope = reading_scope(b);
    struct err err = {0};
    struct function *f = function_new(text, &scope, two, &err);
    double at[2] = {1.4, -0.7};

    ck_assert_msg(f != NULL, "%s: %s", text, err.message);
    bench_set_function(b, f, minimizing, at);
    b->s.explorer.at[0] = 1.4;
    b->s.explorer.dX = 2;
    bench_changed(b);
}

static void classes(size_t n, size_t dim, uint64_t seed)
{
    bench_set_data(b, table(seed, n, dim, true));
    random_weights(seed);
}

enum { KINDS = 16 };

/* Bench number KIND; false: there is none. */
static void make(int kind, uint64_t seed)
{
    struct err err = {0};

    if (kind == 0)
        return;
    if (kind < 12)
        classes(kind == 1 ? 4 : 10 + (size_t)kind * 7,
                kind <= 2   ? 1
                : kind == 4 ? 5
                            : 2,
                seed);
    if (kind == 3)
        bench_set_scale(b, true);
    if (kind == 5 || kind == 6)
        bench_set_model(b, objective_named("mlp", NULL), (size_t)(kind == 5 ? 2 : 5));
    if (kind == 7)
        bench_set_model(b, objective_named("logistic", "mse"), 0);
    if (kind == 8)
        bench_set_model(b, objective_named("logistic", "errors"), 0);
    if (kind == 9)
        bench_set_features(b, recipe_parse("product", 2, &err), &err);
    if (kind == 10)
        bench_set_split(b, 0.7, &err);
    if (kind == 11)
        bench_set_bias(b, BIAS_OFF);
    if (kind >= 5 && kind < 12)
        random_weights(seed + 1);
    if (kind == 12 || kind == 13) {
        bench_set_data(b, table(seed, 20, (size_t)kind - 11, false));
        random_weights(seed);
    }
    if (kind == 14)
        look_at("x^3/4 + exp(-x) - 2*x", false, true);
    if (kind == 15)
        look_at("(x^2 + y - 1)^2 + y^2*x", true, true);
    b->s.lambda = kind % 3 == 2 ? 0.05 : 0;
    b->s.balanced = kind % 5 == 4;
    b->s.tau = kind % 4 == 1 ? 0.3 : 0.5;
    b->s.gradcheck = kind % 2 ? 1e-9 : -1;
    bench_changed(b);
}

static void setup(void)
{
    b = bench_new();
    str_init(&said);
}

static void teardown(void)
{
    bench_free(b);
    str_done(&said);
}

static void again(void)
{
    bench_free(b);
    b = bench_new();
}

static bool explain(const char *what, bool all, int width, struct err *err)
{
    struct paper paper;
    bool ok;

    paper_init(&paper, false);
    ok = explain_write(b, what, all, width, &paper, err);
    str_clear(&said);
    paper_dump(&paper, &said);
    paper_done(&paper);
    return ok;
}

static void says(const char *what, const char *text)
{
    struct err err = {0};

    ck_assert_msg(explain(what, false, 1000, &err), "%s: %s", what, err.message);
    ck_assert_msg(strstr(said.s, text) != NULL, "%s:\n%s\nwithout: %s", what, said.s,
                  text);
}

/* ---- the checker itself ---- */

START_TEST(the_checker_sees_what_is_false)
    {
        static const struct {
            const char *line;
            bool good;
        } rows[] = {
            {"z = b + w1·x1 = −4.5 + 1·6.5 = −4.500 + 6.500 = 2.000", true},
            {"z = b + w1·x1 = −4.5 + 1·6.5 = −4.500 + 6.500 = 2.001", false},
            {"cost = −log(1 − p) = −log(0.119203) = 2.127", true},
            {"loss = (sum of 18 costs) / 18 = 40.707 / 18 = 2.2615", true},
            {"loss = (sum of 18 costs) / 18 = 40.707 / 18 = 2.2617", false},
            {"w = 0 − 0.1·(−0.5)/0.25 = 0.0 + 0.2 = 0.2", true},
            {"w = 0 − 0.1·(−0.5)² = 0.0 + 0.2 = 0.2", false},
            {"small: 2e−3·3 = 0.006", true},
        };

        for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
            int checked = 0;
            bool good = !arithmetic_false(rows[i].line, &checked);

            ck_assert_msg(good == rows[i].good && checked > 0, "%s", rows[i].line);
        }
    }
END_TEST

/* ---- every reading of every bench ---- */

static int check_reading(const char *name)
{
    static const int widths[] = {40, 80, 120};
    struct err err = {0};

    for (int all = 0; all < 2; all++)
        for (size_t w = 0; w < 3; w++) {
            int lines = 0;

            ck_assert_msg(explain(name, all, widths[w], &err), "%s: %s", name,
                          err.message);
            ck_assert_msg(said.len > 5, "%s is not explained", name);
            ck_assert_msg(!strstr(said.s, "nan") && !strstr(said.s, " inf") &&
                              !strstr(said.s, "−inf"),
                          "%s: %s", name, said.s);
            for (char *s = said.s, *line; (line = strsep(&s, "\n")); lines++)
                ck_assert_msg(utf8_columns(line) <= (size_t)widths[w], "%s: %s", name,
                              line);
            ck_assert_msg(all || widths[w] < 80 || lines <= 17, "%s: %d lines", name,
                          lines);
        }
    ck_assert(explain(name, false, 1000, &err));
    return check_arithmetic(name);
}

static int check_all(void)
{
    int checked = 0;

    for (size_t i = 0; readings[i]; i++)
        checked += check_reading(readings[i]->name);
    for (size_t i = 0; reading_families[i].prefix; i++)
        checked += check_reading(reading_families[i].example);
    checked += check_reading("step");
    return checked;
}

START_TEST(every_reading_of_every_bench)
    {
        make(_i, 3);
        ck_assert_int_gt(check_all(), _i ? 10 : -1);
        b->s.knobs.eta = 0.3;
        b->s.eta_auto = false;
        bench_changed(b);
        if (_i)
            bench_step(b);
        check_all();
    }
END_TEST

START_TEST(every_point_adds_up)
    {
        char what[32];

        make(_i, 5);
        if (!b->s.data)
            return;
        for (size_t i = 1; i <= b->s.all->n; i++) {
            snprintf(what, sizeof what, "point %zu", i);
            check_reading(what);
        }
    }
END_TEST

/* The named terms and the others together are the total that is divided. */
static void check_largest(const char *what)
{
    const char *at = strstr(said.s, "(sum of "), *end, *number;
    double unit = 0, total, sum = 0;
    char alone[64];

    if (!at || !strstr(said.s, "\nlargest: ") || strstr(said.s, "(rounded)"))
        return;
    at = strstr(at, " = ") + 3;
    at += strncmp(at, "2·", strlen("2·")) == 0 ? strlen("2·") : 0;
    at += *at == '(';
    snprintf(alone, sizeof alone, "%.*s", (int)strcspn(at, " )"), at);
    total = arithmetic_value(alone, &unit);
    at = strstr(said.s, "\nlargest: ") + strlen("\nlargest: ");
    end = strchr(at, '\n');
    for (; at < end; at++) {
        if (!((*at == ',' && at[1] == ' ') || *at == ';' || at + 1 == end))
            continue;
        for (number = at; number[-1] != ' ';)
            number--;
        sum += *number == '(' || at[-1] == ')' ? 0 : arithmetic_value(number, &unit);
    }
    ck_assert_msg(fabs(sum - total) < unit / 2, "%s: %.9g\n%s", what, sum, said.s);
}

START_TEST(many_seeds_add_up)
    {
        static const char *const names[] = {
            "loss",      "grad.b",       "grad.w1",  "objective", "norm",
            "step",      "auc",          "brier",    "bin3.p",    "eta",
            "curvature", "hessian.b.w1", "midpoint", "intercept", "point 2"};
        int rounded = 0;

        for (uint64_t seed = 100; seed < 140; seed++) {
            again();
            make(1 + (int)(seed % 12), seed);
            for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
                ck_assert(explain(names[i], false, 1000, NULL));
                check_arithmetic(names[i]);
                check_largest(names[i]);
                rounded += strstr(said.s, "(rounded)") != NULL;
            }
        }
        ck_assert_int_le(rounded, 3);
    }
END_TEST

/* ---- steps ---- */

/* The number that a line about weight NAME ends in; NAN without such a line. */
static double ends_in(const char *name, double *unit)
{
    char start[40];
    const char *line, *last;

    snprintf(start, sizeof start, "\n%s = %s ", name, name);
    line = strstr(said.s, start);
    if (!line)
        return NAN;
    last = ++line;
    for (const char *at = line; at < strchr(line, '\n'); at++)
        if (strncmp(at, " = ", 3) == 0)
            last = at + 3;
    return arithmetic_value(last, unit);
}

/* What is said of the next step is what it then does, and saying it changes nothing. */
static void check_step(void)
{
    const double *theta;
    size_t n, found = 0;
    double now[64], told[64], unit[64];
    unsigned long version = b->version;
    char name[16];

    theta = bench_weights(b, &n);
    memcpy(now, theta, n * sizeof *now);
    ck_assert(explain("step", true, 1000, NULL));
    ck_assert_ptr_nonnull(strstr(said.s, "The next update"));
    for (size_t j = 0; j < n; j++) {
        bench_weight_name(b, j, name);
        told[j] = ends_in(name, &unit[j]);
    }
    check_arithmetic("step all");
    theta = bench_weights(b, &n);
    ck_assert_mem_eq(now, theta, n * sizeof *now);
    ck_assert(b->version == version);
    if (bench_step(b) != OPT_MOVED)
        return;
    theta = bench_weights(b, &n);
    for (size_t j = 0; j < n; j++)
        if (!isnan(told[j])) {
            ck_assert_double_eq_tol(told[j], theta[j],
                                    0.51 * unit[j] + 1e-9 * fabs(theta[j]));
            found++;
        }
    ck_assert_uint_eq(found, n);
    ck_assert(explain("step", true, 1000, NULL));
    ck_assert_ptr_nonnull(strstr(said.s, "the last one"));
    for (size_t j = 0; j < n; j++) {
        double v;

        bench_weight_name(b, j, name);
        v = ends_in(name, &unit[j]);
        ck_assert_double_eq_tol(v, theta[j], 0.51 * unit[j] + 1e-9 * fabs(theta[j]));
    }
    check_arithmetic("step all, after");
    bench_changed(b); /* the last update is not known any more */
}

START_TEST(every_method_does_what_is_said)
    {
        static const int kinds[] = {1, 2, 4, 5, 12, 14, 15, 3, 9, 11};

        for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
            again();
            make(kinds[i], 7);
            bench_set_optimizer(b, methods[_i]);
            b->s.knobs.eta = 0.05;
            b->s.eta_auto = kinds[i] % 2;
            bench_changed(b);
            for (int k = 0; k < 4; k++)
                check_step();
        }
    }
END_TEST

START_TEST(a_batch_names_its_rows)
    {
        size_t rows[5];
        const char *at;
        double g = 0;
        char *end;

        make(2, 11);
        b->s.lambda = 0;
        b->s.balanced = false;
        b->s.batch = 5;
        bench_changed(b);
        for (int k = 0; k < 9; k++) {
            ck_assert(explain("step", true, 1000, NULL));
            at = strstr(said.s, "over rows ");
            if (!at) /* what is left of a pass */
                ck_assert_ptr_nonnull(strstr(said.s, "over row"));
            g = 0;
            if (at) {
                size_t count = 0;

                for (at += 10; count < 5; at = end + 2) {
                    rows[count++] = strtoul(at, &end, 10);
                    if (*end != ',')
                        break;
                }
                for (size_t i = 0; i < count; i++)
                    g +=
                        (bench_fitness(b)->p[rows[i] - 1] - b->s.data->y[rows[i] - 1]) /
                        (double)count;
                bench_step(b);
                ck_assert_double_eq_tol(b->opt.g[0], g, 1e-12);
            } else {
                bench_step(b);
            }
            bench_changed(b);
        }
    }
END_TEST

START_TEST(a_rise_is_measured)
    {
        struct data *d = table(2, 40, 2, true);

        for (size_t i = 0; i < d->n; i++)
            d->x[0][i] = 300 + 10 * d->x[0][i];
        bench_set_data(b, d);
        b->s.eta_auto = false;
        b->s.knobs.eta = 0.1;
        bench_changed(b);
        ck_assert_int_eq(bench_step(b), OPT_MOVED);
        says("step", "it rose.");
        says("step", "safe lengths; 2/L = ");
        says("step", "The units are to blame: with scale on");
        check_arithmetic("step");
        says("rises", "rises = 1 of 1 updates");
        bench_set_scale(b, true);
        b->s.knobs.eta = 1e4;
        bench_changed(b);
        bench_step(b);
        ck_assert(explain("step", false, 1000, NULL));
        ck_assert_ptr_null(strstr(said.s, "The units are to blame"));
    }
END_TEST

START_TEST(no_step_says_why)
    {
        says("step", "Type: data hobbits");
        make(2, 3);
        b->s.lambda = 0;
        bench_set_model(b, objective_named("logistic", "errors"), 0);
        says("step", "loss log");
        bench_set_model(b, &logistic_ops, 0);
        b->s.balanced = false;
        bench_fit(b);
        if (bench_fitness(b)->gradnorm == 0)
            says("step", "would not move");
        again();
        look_at("x^2-2*x", false, true);
        b->s.explorer.at[0] = 1;
        bench_changed(b);
        says("step", "This is the bottom");
    }
END_TEST

/* ---- single explanations ---- */

START_TEST(a_function_down_to_numbers)
    {
        look_at("x^2-2*x", false, false);
        says("slope", "by the rules its derivative is 2*x-2");
        says("secant", "secant = dY/dX = ");
        says("slope", "2*1.4-2 = 0.8");
        look_at("1/(1+exp(-z))", false, false);
        says("dY", "0.9677 − 0.8022 = 0.1655");
        says("Y", "1/(1+exp(-1.4)) = 0.8022");
        look_at("x^2-2*x", false, true);
        b->s.explorer.at[0] = 3;
        b->s.eta_auto = false;
        b->s.knobs.eta = 0.1;
        bench_changed(b);
        says("objective", "3^2-2*3 = 3");
        says("step", "X = X − eta·grad.X = 3 − 0.1·4 = 3.000 − 0.400 = 2.600");
    }
END_TEST

START_TEST(a_network_neuron_by_neuron)
    {
        static const double theta[] = {0.5, 2, -1, 0.25, 1, -1, 0, 0.5, 0.5};
        struct data *d = table(1, 8, 2, true);

        d->x[0][0] = 1;
        d->x[1][0] = 2;
        bench_set_data(b, d);
        bench_set_model(b, objective_named("mlp", NULL), 2);
        bench_set_theta(b, theta);
        says("point 1", "a1 = σ(h1.b + h1.w1·x1 + h1.w2·x2 = 0.25 + 1·1 + (−1)·2 =");
        says("point 1", "z = b + v1·a1 + v2·a2 = 0.5 + 2·");
        says("grad.h2.w1", "(p − y)·v2·a2·(1 − a2)·x1");
        says("grad.v1", "(p − y)·a1");
        says("h1.w2", "hidden neuron 1 listens to x2");
        says("params", "1 + 2 + 2·3 = 9");
    }
END_TEST

/* Down the valley until nothing but rounding is left, and past it. */
START_TEST(a_refused_step_is_said)
    {
        classes(24, 1, 7);
        b->s.lambda = 0.01;
        bench_changed(b);
        bench_step(b);
        bench_step(b);
        says("step", "Update 2, the last one");
        b->s.eta_auto = false;
        b->s.knobs.eta = 1e-30;
        ck_assert_int_eq(bench_step(b), OPT_UNMOVED);
        says("step", "would not move.");
        says("step", "but eta = 1e−30 is too small");
        ck_assert_ptr_null(strstr(said.s, "This is the bottom"));
        ck_assert_ptr_null(strstr(said.s, "the last one"));
        b->s.eta_auto = true;
        b->s.optimizer = method_named("newton");
        for (int i = 0; i < 30; i++)
            bench_step(b);
        says("step", "the slope is 0 as far as can be computed. This is the bottom.");
    }
END_TEST

START_TEST(small_values_keep_their_digits)
    {
        classes(24, 2, 7);
        b->s.optimizer = method_named("adam");
        b->s.lambda = 0;
        bench_fit(b);
        bench_step(b);
        for (size_t j = 0; j < b->s.params; j++)
            b->opt.memory->slot[OPT_SQUARES][j] = 7.18865e-9;
        says("squares.b", "7.18865e−9");
        ck_assert_ptr_null(strstr(said.s, "= 0.000000"));
        check_arithmetic("squares.b");
    }
END_TEST

/* Three weights of every method, without `all`. */
static void shows(const char *what, const char *text)
{
    struct err err = {0};
    bool all = strstr(what, " all") != NULL;

    ck_assert_msg(explain("step", all, 1000, &err), "%s: %s", what, err.message);
    ck_assert_msg(strstr(said.s, text) != NULL, "%s:\n%s", what, said.s);
}

/* Of a method with long rules one, and all of them on request. */
START_TEST(three_weights_are_shown)
    {
        for (size_t i = 0; methods[i]; i++) {
            const char *what = i ? "step all" : "step";

            again();
            classes(24, 2, 7);
            b->s.lambda = 0.1;
            b->s.optimizer = methods[i];
            bench_changed(b);
            bench_step(b);
            shows(what, "\nb = b ");
            shows(what, "\nw1 = w1 ");
            shows(what, "\nw2 = w2 ");
        }
    }
END_TEST

Suite *suite_explain_steps(void)
{
    Suite *suite = suite_create("explain_steps");
    TCase *tc = tcase_create("explain_steps");

    tcase_add_checked_fixture(tc, setup, teardown);
    tcase_set_timeout(tc, 60);
    tcase_add_test(tc, the_checker_sees_what_is_false);
    tcase_add_loop_test(tc, every_reading_of_every_bench, 0, KINDS);
    tcase_add_loop_test(tc, every_point_adds_up, 1, KINDS);
    tcase_add_test(tc, many_seeds_add_up);
    tcase_add_loop_test(tc, every_method_does_what_is_said, 0, 8);
    tcase_add_test(tc, a_batch_names_its_rows);
    tcase_add_test(tc, a_rise_is_measured);
    tcase_add_test(tc, no_step_says_why);
    tcase_add_test(tc, a_function_down_to_numbers);
    tcase_add_test(tc, a_network_neuron_by_neuron);
    tcase_add_test(tc, a_refused_step_is_said);
    tcase_add_test(tc, small_values_keep_their_digits);
    tcase_add_test(tc, three_weights_are_shown);
    suite_add_tcase(suite, tc);
    return suite;
}
