/* Explanations: the printed arithmetic is right, fits its width, and can be added
 * again. SPDX-License-Identifier: GPL-3.0-or-later */
#include "arithmetic.h"

#include <check.h>
#include <ctype.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/utf8.h"
#include "lab/explain.h"
#include "lab/explain_cost.h"
#include "lab/explain_update.h"
#include "lab/reading.h"
#include "learn/rng.h"

Suite *suite_explain(void);

static struct bench *b;
static struct str said;

static struct data *archers(void)
{
    static const char passed[] = "000001001011011111";
    struct data *d = data_new(18, 1);

    for (int i = 0; i < 18; i++) {
        d->x[0][i] = 0.5 * (i + 1);
        d->y[i] = passed[i] - '0';
    }
    free(d->names[0]);
    free(d->label);
    free(d->source);
    d->names[0] = mem_text("hours");
    d->label = mem_text("pass");
    d->source = mem_text("archery");
    data_classify(d);
    return d;
}

/* N points of DIM features that nobody chose by hand. */
static struct data *scattered(size_t n, size_t dim)
{
    struct data *d = data_new(n, dim);
    unsigned seed = 12345;

    for (size_t i = 0; i < n; i++) {
        for (size_t j = 0; j < dim; j++) {
            seed = seed * 1103515245u + 12345u;
            d->x[j][i] = (seed >> 8) % 1000 / 137.0 - 3;
        }
        d->y[i] = i % 3 == 0;
    }
    data_classify(d);
    return d;
}

/* Two classes that overlap more or less. */
static struct data *mixed(uint64_t seed, size_t n, size_t dim)
{
    struct data *d = data_new(n, dim);
    struct rng r;

    rng_init(&r, seed, 9);
    for (size_t i = 0; i < n; i++) {
        d->y[i] = (double)(i % 2);
        for (size_t j = 0; j < dim; j++)
            d->x[j][i] = rng_normal(&r) + 2 * d->y[i];
    }
    data_classify(d);
    return d;
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

/* What is said about WHAT contains TEXT. */
static void says(const char *what, const char *text)
{
    struct err err = {0};

    ck_assert_msg(explain(what, false, 200, &err), "%s: %s", what, err.message);
    ck_assert_msg(strstr(said.s, text) != NULL, "%s:\n%s", what, said.s);
}

static void weights(double bias, double w1, double w2)
{
    double theta[16] = {bias, w1, w2};

    bench_set_theta(b, theta);
}

/* ---- what is said ---- */

START_TEST(the_loss_as_in_the_lesson)
    {
        bench_set_data(b, archers());
        weights(-45, 10, 0);
        ck_assert(explain("loss", false, 80, NULL));
        ck_assert_str_eq(
            said.s, "loss = (sum of 18 costs) / 18 = 40.707 / 18 = 2.2615\n"
                    "largest: 6.5 h 20.000, 3.0 h 15.000, 5.0 h 5.007; the other 15 "
                    "together 0.700\n"
                    "Type: explain loss all, for every line.\n");
    }
END_TEST

START_TEST(one_point)
    {
        bench_set_data(b, archers());
        weights(-4.5, 1, 0);
        says("point 13", "Point 13: 6.5 h, not passed (y = 0)");
        says("point 13", "z = b + w1·x1 = −4.5 + 1·6.5 = −4.500 + 6.500 = 2.000");
        says("point 13", "1/(1 + 0.135) = 0.881");
        says("point 13", "cost = −log(1 − p) = −log(0.119203) = 2.127");
        says("point 13", "so it is called passed: wrong.");
        says("point 18", "so it is called passed: right.");
        says("maxloss", "Point 13: 6.5 h");
    }
END_TEST

START_TEST(counts)
    {
        bench_set_data(b, archers());
        weights(-4.5, 1, 0);
        says("errors", "fp + fn = 2 + 1 = 3 of 18");
        says("errors", "3.0 h (passed, p 0.18), 5.0 h (not passed, p 0.62), 6.5 h");
        says("accuracy", "(8 + 7) / 18 = 0.8333");
        says("precision", "tp / (tp + fp) = 8 / 10 = 0.8");
        says("recall", "8 / 9 = 0.8889");
        says("f1", "16 / 19 = 0.8421");
        says("tp", "Of 9 passed: 8 called passed (tp), 1 called not passed (fn).");
        says("auc", "Of 9·9 = 81 pairs 73 are ranked right");
        says("auc", "= 73 / 81 = 0.9012");
        weights(0, 0, 0);
        says("accuracy", "Every p is ½, so all are called passed.");
    }
END_TEST

START_TEST(what_a_weight_means)
    {
        struct data *d = archers();

        bench_set_data(b, d);
        weights(-4.5, 1, 0);
        says("w", "1 h more adds 1·1 = 1.000 to z, so it multiplies the odds p/(1−p) "
                  "of passed "
                  "by e^1.000 = 2.72");
        weights(15.0429, -0.2321627, 0);
        says("w1", "10 h less adds (−0.232163)·(−10) = 2.322 to z");
        says("w1", "e^2.322 = 10.2");
        says("b", "b = 15.0429 is the score z where every feature is 0");
        says("midpoint", "midpoint = −b/w = −15.0429/(−0.232163) = 64.79");
        says("W1", "w1 = −0.232163");
        says("bias", "b = 15.0429");
        says("lr", "eta = auto = 1/L");
    }
END_TEST

START_TEST(no_value_says_why)
    {
        says("loss", "Now it has no value: there is no data yet.");
        bench_set_data(b, archers());
        says("intercept", "Now it has no value: with one feature");
        says("p", "Try: explain point 1");
        says("seed", "It is a setting");
        says("model", "model = logistic");
        says("loss - baseline", "baseline = 0.693147");
    }
END_TEST

START_TEST(mistakes)
    {
        struct err err = {0};

        ck_assert(!explain("point 1", false, 80, &err));
        ck_assert_str_eq(err.message, "There is no data yet.");
        bench_set_data(b, archers());
        ck_assert(!explain("point 19", false, 80, &err));
        ck_assert(!explain("point 0", false, 80, &err));
        ck_assert(!explain("point -1", false, 80, &err));
        ck_assert(!explain("point", false, 80, &err));
        ck_assert(!explain("acuracy", false, 80, &err));
        ck_assert_str_eq(err.meant, "explain accuracy");
        ck_assert(!explain("", false, 80, &err));
        ck_assert(!explain("2x", false, 80, &err));
        ck_assert_str_eq(err.meant, "explain 2*x");
    }
END_TEST

/* ---- adding again ---- */

/* The number at S, with the minus of prose, in units of its last decimal. */
static double read_number(const char *s)
{
    double sign = 1;

    if (*s == '(')
        s++;
    if (strncmp(s, "−", 3) == 0) {
        sign = -1;
        s += 3;
    }
    return sign * strtod(s, NULL);
}

/* The numbers that stand before , or ; or at the end of the line "largest: …" add up to
 * the one after the first "= ". */
static void adds_up(const char *what)
{
    double sum = 0, total;
    const char *s, *equals;

    ck_assert(explain(what, false, 1000, NULL));
    equals = strchr(strchr(said.s, '=') + 1, '=');
    total = read_number(equals + 2);
    s = strstr(said.s, "largest: ");
    ck_assert_msg(s != NULL, "%s", said.s);
    for (s += 9; *s != '\n'; s++) {
        const char *from = s;

        if (s[1] != ';' && s[1] != '\n' && !(s[1] == ',' && strchr("0123456789", *s)))
            continue;
        if (strchr("0123456789", *s) == NULL)
            continue;
        while (from[-1] != ' ')
            from--;
        if (*from != '(')
            sum += read_number(from);
    }
    ck_assert_msg(fabs(sum - total) < 1e-9 * (1 + fabs(total)), "%s: %.9f\n%s", what,
                  sum, said.s);
}

START_TEST(printed_parts_add_up)
    {
        bench_set_data(b, archers());
        for (int k = 0; k < 20; k++) {
            weights(-4.5 + k * 0.37, 1 - k * 0.113, 0);
            adds_up("loss");
            adds_up("mse");
            adds_up("abserr");
            adds_up("grad.b");
            adds_up("grad.w1");
        }
    }
END_TEST

START_TEST(every_line_adds_up)
    {
        double sum = 0;
        int lines = 0;

        bench_set_data(b, archers());
        weights(-45, 10, 0);
        ck_assert(explain("loss", true, 80, NULL));
        for (const char *s = said.s; (s = strstr(s, "cost ")); s += 5) {
            sum += strtod(s + 5, NULL);
            lines++;
        }
        ck_assert_int_eq(lines, 18);
        ck_assert_double_eq_tol(sum, 40.707, 1e-9);
        ck_assert_ptr_nonnull(strstr(said.s, "Sum: 40.707"));
    }
END_TEST

/* Every line of `explain WHAT all` ends in its term; their sum, as far as the line Sum
 * shows it, is what that line says, and what the first line divides. */
static void lines_add_up(const char *what, size_t n)
{
    double sum = 0, total, unit;
    size_t lines = 0;
    char first[512], *text, *line;

    ck_assert(explain(what, true, 1000, NULL));
    ck_assert_ptr_null(strstr(said.s, "rounded"));
    text = said.s;
    snprintf(first, sizeof first, "%s", strsep(&text, "\n"));
    while ((line = strsep(&text, "\n")) && strncmp(line, "Sum: ", 5) != 0) {
        sum += read_number(strrchr(line, ' ') + 1);
        lines++;
    }
    ck_assert_uint_eq(lines, n);
    ck_assert_ptr_nonnull(line);
    total = read_number(line + 5);
    unit = strchr(line, '.') ? pow(10, -(double)strlen(strchr(line, '.') + 1)) : 1;
    ck_assert_msg(fabs(sum - total) <= 0.5 * unit + 1e-9, "%s, n = %zu: %.9f, %s", what,
                  n, sum, line);
    ck_assert_msg(strstr(first, line + 5) != NULL, "%s: %s", first, line);
}

START_TEST(all_lines_add_up)
    {
        static const size_t sizes[] = {18, 24, 80, 100, 400};
        static const char *const of[] = {"loss",   "mse",     "abserr",
                                         "grad.b", "grad.w1", "grad.w2"};

        for (size_t i = 0; i < 5; i++)
            for (int k = 0; k < 3; k++) {
                bench_set_data(b, mixed(3 + i, sizes[i], 2));
                weights(-0.7 * k, 0.31 * k, 0.41 * k);
                for (size_t r = 0; r < 6; r++)
                    lines_add_up(of[r], sizes[i]);
            }
        bench_set_data(b, mixed(5, 80, 2)); /* 80 times log(2) */
        lines_add_up("loss", 80);
        ck_assert(explain("loss", true, 200, NULL));
        ck_assert_ptr_nonnull(strstr(said.s, "cost 0.69315\n"));
        bench_set_model(b, &linear_ops, 0);
        lines_add_up("grad.w1", 80);
    }
END_TEST

/* ---- the tables ---- */

START_TEST(every_cost_and_method_has_its_row)
    {
        for (size_t i = 0; objectives[i]; i++) {
            const struct cost_words *w = cost_words_of(objectives[i]->cost);

            ck_assert_msg(w != NULL, "%s %s", objectives[i]->name, objectives[i]->loss);
            ck_assert_ptr_eq(w->cost, objectives[i]->cost);
            ck_assert(w->sum && w->weighted && w->slope && w->bend && w->matrix);
            ck_assert(w->point && w->baseline);
        }
        for (size_t i = 0; methods[i]; i++) {
            const struct method_words *w = method_words_of(methods[i]);

            ck_assert_msg(w != NULL, "%s", methods[i]->name);
            ck_assert_ptr_eq(w->method, methods[i]);
            ck_assert(w->of_weight != NULL);
        }
        ck_assert_ptr_null(cost_words_of(NULL));
        ck_assert_ptr_null(method_words_of(NULL));
    }
END_TEST

/* ---- other subjects ---- */

/* What is said about WHAT does not contain TEXT. */
static void says_not(const char *what, const char *text)
{
    ck_assert(explain(what, false, 200, NULL));
    ck_assert_msg(!strstr(said.s, text), "%s:\n%s", what, said.s);
}

START_TEST(the_price_of_the_bias_is_in_the_bracket)
    {
        bench_set_data(b, scattered(20, 1));
        weights(2, 1, 0);
        b->s.lambda = 0.1;
        bench_set_bias(b, BIAS_PRICED);
        weights(2, 1, 0);
        says("objective", "objective = loss + lambda·(norm² + b²) = ");
        says("objective", "0.1·5 = ");
        says("objective", "norm² + b² = 2² + 1² = 4 + 1 = 5");
        bench_set_bias(b, BIAS_FREE);
        weights(2, 1, 0);
        says("objective", "objective = loss + lambda·norm² = ");
    }
END_TEST

START_TEST(made_features_have_no_simple_effect)
    {
        struct err err = {0};

        bench_set_data(b, scattered(20, 2));
        weights(0, 3, 4);
        says("norm", "2·log(9)/norm = 0.879 wide"); /* 4.3944/5 */
        says("w1", "multiplies the odds");
        bench_set_scale(b, true);
        says_not("norm", "wide");
        bench_set_scale(b, false);
        bench_set_features(b, recipe_parse("poly 2", 2, &err), &err);
        bench_set_theta(b, (double[]){0, 3, 4, 1, 0, 0});
        says_not("norm", "wide");
        says_not("w1", "odds");
        says("w1", "x1 is the feature x1.");
        says("w3", "There is no one effect of a column");
    }
END_TEST

START_TEST(what_a_sum_uses_is_shown)
    {
        bench_set_data(b, scattered(12, 6));
        bench_set_scale(b, true);
        bench_set_theta(b, (double[]){0.5, 0, 0, 0, 0, 2, -3});
        says("point 4", "x5 = (");
        says("point 4", "x6 = (");
        bench_set_model(b, objective_named("mlp", NULL), 3);
        ck_assert(explain("point 4", false, 200, NULL));
        ck_assert_ptr_nonnull(strstr(said.s, "\na1 = "));
        ck_assert(strstr(said.s, "\na1 = ") < strstr(said.s, "\na2 = "));
        ck_assert(strstr(said.s, "\na2 = ") < strstr(said.s, "\na3 = "));
    }
END_TEST

START_TEST(classes_without_words)
    {
        struct data *d = scattered(9, 2);

        bench_set_data(b, d);
        ck_assert(explain("point 2", false, 200, NULL));
        ck_assert_ptr_nonnull(strstr(said.s, "), y = 0\n"));
        says("point 2", "so it is called class 1: wrong.");
        says("tp", "Of 3 of class 1: 3 called class 1 (tp)");
        says("n", "3 of class 1 + 6 of class 0 = 9");
        for (size_t i = 0; i < d->n; i++)
            d->y[i] = 0;
        bench_set_data(b, data_with(d, (double[]){1, 2}, 0));
        says("recall", "Every point has class 0: add one of class 1");
        says_not("w3", "Every point");
        says_not("grad.w9", "Every point");
    }
END_TEST

START_TEST(a_number_is_no_name)
    {
        struct err err = {0};

        ck_assert(!explain("3", false, 80, &err));
        ck_assert_str_eq(err.meant, "explain loss");
        bench_set_data(b, archers());
        ck_assert(!explain("3", false, 80, &err));
        ck_assert_str_eq(err.meant, "explain point 3");
        ck_assert(!explain("19", false, 80, &err));
        ck_assert_str_eq(err.meant, "explain loss");
        says("2 + 3", "2 + 3 = 5");
    }
END_TEST


START_TEST(separable_shows_why)
    {
        struct data *d;
        unsigned long i, p, q, r;
        int checked = 0;

        for (uint64_t seed = 1; seed < 30; seed++) {
            bench_set_data(b, mixed(seed, 6 + seed, 2));
            ck_assert(explain("separable", false, 1000, NULL));
            ck_assert_ptr_nonnull(
                strstr(said.s, bench_separable(b) ? "separable = 1" : "separable = 0"));
            ck_assert_ptr_null(arithmetic_false(said.s, &checked));
            d = b->s.data;
            if (sscanf(strstr(said.s, "Point") ? strstr(said.s, "Point") : "",
                       "Point %lu, class %*[01], lies in the triangle of the points "
                       "%lu, %lu and %lu",
                       &i, &p, &q, &r) == 4) {
                ck_assert(d->y[p - 1] == d->y[q - 1] && d->y[q - 1] == d->y[r - 1]);
                ck_assert(d->y[i - 1] != d->y[p - 1]);
            } else if (!bench_separable(b)) {
                ck_assert_ptr_nonnull(strstr(said.s, "crosses that from"));
            }
        }
        bench_set_data(b, mixed(4, 30, 1));
        says("separable", "no cut has all of");
    }
END_TEST

START_TEST(pairs_and_ranks_agree)
    {
        char *at;
        double ranks, won, m;

        bench_set_data(b, scattered(80, 2));
        weights(-1, 0.3, -2);
        says("auc", "pairs");
        at = strstr(said.s, "add up to ");
        ck_assert_ptr_nonnull(at);
        ranks = strtod(at + 10, NULL);
        at = strstr(said.s, "that is ");
        won = strtod(at + 8, NULL);
        at = strstr(said.s, "less ");
        m = strtod(at + 5, NULL);
        ck_assert_double_eq(ranks - m * (m + 1) / 2, won);
    }
END_TEST

START_TEST(what_to_type_is_said)
    {
        struct err err = {0};

        says("precision", "Type: data hobbits");
        says("slope", "Type: plot f");
        bench_set_data(b, scattered(20, 2));
        says("valid.loss", "Type: split 0.7");
        says("velocity.w1", "Type: optimizer momentum; step");
        says("search", "Type: optimizer bfgs; step");
        says("gradcheck", "Type: checkgrad");
        says("midpoint", "Type: explain intercept");
        says("move.w1", "Type: step");
        says("w3", "Type: explain w1");
        bench_set_theta(b, (double[]){-9, 0, 0});
        says("precision", "The largest p is ");
        ck_assert(!explain("velosity.w1", false, 80, &err));
        ck_assert(!explain("precicion", false, 80, &err));
        ck_assert_str_eq(err.meant, "explain precision");
        ck_assert(!explain("step 3 4 5", false, 80, &err));
    }
END_TEST

START_TEST(a_place_is_explained)
    {
        bench_set_data(b, scattered(20, 2));
        bench_set_theta(b, (double[]){-3, 0.9, 1});
        says("p(6, 6)", "z = b + w1·x1 + w2·x2 = −3 + 0.9·6 + 1·6 = −3.000 + 5.400 + "
                        "6.000 = 8.400");
        b->s.placed = true;
        b->s.place[0] = 1;
        b->s.place[1] = 2;
        says("p", "The model at x1 1, x2 2:");
        says("p", "−3 + 0.9·1 + 1·2");
    }
END_TEST

START_TEST(rows_held_back)
    {
        struct err err = {0};

        bench_set_data(b, scattered(20, 1));
        ck_assert(bench_set_split(b, 0.75, &err));
        says("valid.loss", "(sum of 5 costs) / 5");
        says("valid.loss", "the rows held back, 16 to 20");
        says("loss", "the rows that train, 1 to 15 of 20");
        says("point 17", "held back by split");
        says("valid.accuracy", " / 5 = ");
        ck_assert(!explain("point 21", false, 80, &err));
    }
END_TEST

/* ---- any bench, any width ---- */

static void every_reading(int width)
{
    for (size_t i = 0; readings[i]; i++)
        for (int all = 0; all < 2; all++) {
            struct err err = {0};

            ck_assert_msg(explain(readings[i]->name, all, width, &err), "%s: %s",
                          readings[i]->name, err.message);
            ck_assert_msg(said.len > 5, "%s is not explained", readings[i]->name);
            ck_assert_msg(!strstr(said.s, "nan") && !strstr(said.s, "inf"), "%s:\n%s",
                          readings[i]->name, said.s);
            for (char *s = said.s, *line; (line = strsep(&s, "\n"));)
                ck_assert_msg(utf8_columns(line) <= (size_t)width, "%s: %s",
                              readings[i]->name, line);
        }
}

START_TEST(every_reading_has_an_explanation)
    {
        every_reading(80);
        bench_set_data(b, archers());
        every_reading(80);
        weights(-45, 10, 0);
        every_reading(35);
        bench_set_data(b, scattered(40, 2));
        weights(-1, 0.3, -2);
        b->s.lambda = 0.05;
        bench_set_scale(b, true);
        every_reading(80);
        bench_set_model(b, &linear_ops, 0);
        every_reading(60);
        bench_set_data(b, scattered(7, 9));
        every_reading(80);
        weights(1e308, -1e308, 1e308);
        every_reading(80);
    }
END_TEST

START_TEST(every_point_has_an_explanation)
    {
        char what[32];

        bench_set_data(b, scattered(40, 2));
        weights(-1, 0.3, -2);
        for (int i = 1; i <= 40; i++) {
            snprintf(what, sizeof what, "point %d", i);
            says(what, "z = b + w1·x1 + w2·x2 = −1 + 0.3·");
        }
        bench_set_data(b, scattered(5, 9));
        says("point 5", "(sum of 9 products)");
    }
END_TEST

/* ---- numbers that leave the range of doubles ---- */

/* WORD stands in TEXT by itself. */
static bool has_word(const char *text, const char *word)
{
    size_t n = strlen(word);

    for (const char *at = text; (at = strstr(at, word)); at += n) {
        bool before = at > text && isalnum((unsigned char)at[-1]);

        if (!before && !isalnum((unsigned char)at[n]))
            return true;
    }
    return false;
}

static size_t occurrences(const char *text, const char *part)
{
    size_t n = 0;

    for (; (text = strstr(text, part)); text += strlen(part))
        n++;
    return n;
}

static void no_strange_number(const char *what, const char *bench)
{
    static const char *const never[] = {"nan", "inf", "NaN", "infinity", "∞"};

    for (int all = 0; all < 2; all++) {
        struct err err = {0};

        if (!explain(what, all, 80, &err)) /* no such reading, or nothing to step on */
            continue;
        for (size_t k = 0; k < sizeof never / sizeof *never; k++)
            ck_assert_msg(!has_word(said.s, never[k]), "%s, %s:\n%s", bench, what,
                          said.s);
        ck_assert_msg(!strchr(said.s, '\x1a'), "%s, %s:\n%s", bench, what, said.s);
        ck_assert_msg(occurrences(said.s, "the range of doubles") <= 1, "%s, %s:\n%s",
                      bench, what, said.s);
    }
}

/* Every reading, every point, every entry of the gradient. */
static void nothing_strange(const char *bench)
{
    char what[64], name[16];

    no_strange_number("step", bench);
    for (size_t i = 0; readings[i]; i++)
        no_strange_number(readings[i]->name, bench);
    for (size_t i = 1; b->s.all && i <= b->s.all->n; i++) {
        snprintf(what, sizeof what, "point %zu", i);
        no_strange_number(what, bench);
    }
    for (size_t j = 0; b->s.data && j < b->s.params; j++) {
        static const char *const of[] = {"", "grad.", "raw.", "move."};

        bench_weight_name(b, j, name);
        for (size_t k = 0; k < sizeof of / sizeof *of; k++) {
            snprintf(what, sizeof what, "%s%s", of[k], name);
            no_strange_number(what, bench);
        }
    }
}

/* Four rows of the features SIZE·(1, −1, 0, 2), and of their inverses if DIM is 2. */
static struct data *hostile(double size, size_t dim, const double *y)
{
    static const double at[] = {1, -1, 0, 1.5};
    struct data *d = data_new(4, dim);

    for (size_t i = 0; i < 4; i++) {
        d->x[0][i] = size * at[i];
        if (dim > 1)
            d->x[1][i] = at[i] / size;
        d->y[i] = y ? y[i] : (double)(i % 2);
    }
    data_classify(d);
    return d;
}

static const double sizes[] = {1e308, 1e300, 1e154, 1e-300, 1e-308, 5e-324};
enum { SIZES = sizeof sizes / sizeof *sizes };

START_TEST(hostile_features)
    {
        static const double values[] = {1e308, -1e308, 5, 7};
        double size = sizes[_i];
        char bench[64];

        for (int kind = 0; kind < 12; kind++) {
            const double *y = kind % 3 == 2 ? values : NULL;
            size_t dim = kind / 3 % 2 && size > 1e-300 ? 2 : 1;

            snprintf(bench, sizeof bench, "features %g, bench %d", size, kind);
            bench_free(b);
            b = bench_new();
            bench_set_data(b, hostile(size, dim, y));
            bench_set_scale(b, kind >= 6);
            if (kind % 3 == 1)
                bench_set_model(b, objective_named("mlp", NULL), 3);
            nothing_strange(bench);
            bench_step(b);
            nothing_strange(bench);
            if (b->s.hidden)
                continue;
            weights(-1e308, 1e308, dim > 1 ? 1e308 : 0);
            nothing_strange(bench);
        }
    }
END_TEST

START_TEST(hostile_functions)
    {
        static const char *const texts[] = {"log(X)", "sqrt(X)", "exp(X)", "X^2",
                                            "1/(1 + exp(-X))"};
        static const double places[] = {2, 1e150, 1.34078e154, 1e300, 1e308};

        for (size_t t = 0; t < sizeof texts / sizeof *texts; t++)
            for (size_t k = 0; k < sizeof places / sizeof *places; k++) {
                struct scope scope = reading_scope(b);
                struct err err = {0};
                double at[2] = {places[k], 0};
                struct function *f = function_new(texts[t], &scope, false, &err);

                ck_assert_msg(f != NULL, "%s", err.message);
                bench_set_function(b, f, true, at);
                b->s.explorer.at[0] = b->s.explorer.dX = places[k];
                for (size_t m = 0; methods[m]; m++) {
                    bench_set_optimizer(b, methods[m]);
                    nothing_strange(texts[t]);
                    bench_step(b);
                    nothing_strange(texts[t]);
                }
            }
    }
END_TEST

/* Which number it is, is said instead of arithmetic. */
START_TEST(what_leaves_the_range_is_named)
    {
        static const double values[] = {1e308, -1e308, 5, 7};

        bench_set_data(b, hostile(1, 1, values));
        says("point 1", "In computing cost the numbers leave the range of doubles "
                        "(about 1.8e308), so no arithmetic is shown for it.");
        ck_assert_ptr_null(strstr(said.s, "too small"));
        ck_assert_ptr_null(strstr(said.s, "cost ="));
        weights(-1e308, 1e308, 0);
        says("point 2", "In computing ŷ the numbers leave the range");
        bench_set_data(b, hostile(1e308, 1, NULL));
        weights(0, 10, 0);
        says("point 1", "In computing z the numbers leave the range");
        says("point 3", "z = b + w1·x1 = 0 + 10·0 = 0");
        bench_set_data(b, hostile(5e-324, 1, NULL));
        bench_set_scale(b, true);
        weights(1, 2, 0);
        says("w1", "1 sd (4.94e−324) more of");
        says("b", "In computing raw.b the numbers leave the range");
    }
END_TEST

Suite *suite_explain(void)
{
    Suite *suite = suite_create("explain");
    TCase *tc = tcase_create("explain");

    tcase_add_checked_fixture(tc, setup, teardown);
    tcase_add_test(tc, the_loss_as_in_the_lesson);
    tcase_add_test(tc, one_point);
    tcase_add_test(tc, counts);
    tcase_add_test(tc, what_a_weight_means);
    tcase_add_test(tc, no_value_says_why);
    tcase_add_test(tc, mistakes);
    tcase_add_test(tc, printed_parts_add_up);
    tcase_add_test(tc, every_line_adds_up);
    tcase_add_test(tc, all_lines_add_up);
    tcase_add_test(tc, every_cost_and_method_has_its_row);
    tcase_add_test(tc, the_price_of_the_bias_is_in_the_bracket);
    tcase_add_test(tc, made_features_have_no_simple_effect);
    tcase_add_test(tc, what_a_sum_uses_is_shown);
    tcase_add_test(tc, classes_without_words);
    tcase_add_test(tc, a_number_is_no_name);
    tcase_add_test(tc, separable_shows_why);
    tcase_add_test(tc, pairs_and_ranks_agree);
    tcase_add_test(tc, what_to_type_is_said);
    tcase_add_test(tc, a_place_is_explained);
    tcase_add_test(tc, rows_held_back);
    tcase_add_test(tc, every_reading_has_an_explanation);
    tcase_add_test(tc, every_point_has_an_explanation);
    tcase_add_loop_test(tc, hostile_features, 0, SIZES);
    tcase_add_test(tc, hostile_functions);
    tcase_add_test(tc, what_leaves_the_range_is_named);
    tcase_set_timeout(tc, 60);
    suite_add_tcase(suite, tc);
    return suite;
}
