/* The model as a program: it is run, and says what the model says.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <check.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>

#include "base/path.h"
#include "base/utf8.h"
#include "export_kit.h"
#include "learn/csv.h"
#include "learn/expand.h"
#include "learn/rng.h"

Suite *suite_export_model(void);

enum { PLACES = 40 };

static struct rng rng;

static void setup(void)
{
    sh_open_in_folder();
    rng_init(&rng, 7, 0);
}

/* ---- places ---- */

static double uniform(void)
{
    return 2 * rng_uniform(&rng) - 1;
}

struct places_of {
    size_t inputs, n;
    double x[PLACES][8];
    bool has[PLACES]; /* every feature has a value there */
};

static void choose(struct places_of *at)
{
    const struct bench *b = sh->bench;
    double *features = calloc(b->s.dim + 1, sizeof *features);
    FILE *in = fopen("in", "w");

    at->inputs = bench_inputs(b);
    at->n = PLACES;
    for (size_t i = 0; i < PLACES; i++) {
        double size = pow(10, 3 * uniform());

        for (size_t j = 0; j < at->inputs; j++) {
            at->x[i][j] = i == 0 ? 0 : i < 3 ? floor(4 * uniform()) : size * uniform();
            fprintf(in, "%s%.17g", j ? i % 2 ? ", " : "\t" : "", at->x[i][j]);
        }
        fprintf(in, "\n%s", i == 5 ? "\n" : "");
        at->has[i] = !b->s.recipe || recipe_place(b->s.recipe, at->inputs, at->x[i],
                                                  features);
    }
    fclose(in);
    free(features);
}

/* What the program of R prints is what the bench says, place by place. */
static void compare(const struct runner *r, const struct places_of *at,
                    const char *const class_name[2])
{
    char command[300], line[500], class[300];
    bool whole = true;
    FILE *out;
    int status;

    snprintf(command, sizeof command, "{ %s; } <in 2>said", r->run);
    out = popen(command, "r");
    ck_assert_ptr_nonnull(out);
    for (size_t i = 0; i < at->n; i++) {
        double p = bench_p(sh->bench, at->x[i]), printed;
        bool sigma = sh->bench->s.model->sigma;
        int used = 0;

        whole = whole && at->has[i];
        if (!at->has[i] || isnan(p))
            continue;
        ck_assert_msg(fgets(line, sizeof line, out) != NULL, "%s: place %zu is missing",
                      r->file, i);
        ck_assert_msg(sscanf(line, "%lf%n", &printed, &used) == 1, "%s: %s", r->file, line);
        ck_assert_msg(printed == p ||
                          fabs(printed - p) <= 1e-12 * fmax(1, sigma ? 1 : fabs(p)),
                      "%s: place %zu: %.17g, not %.17g", r->file, i, printed, p);
        if (!class_name)
            continue;
        line[strcspn(line, "\n")] = '\0';
        snprintf(class, sizeof class, " %s",
                 class_name[printed >= sh->bench->s.tau]);
        ck_assert_str_eq(line + used, class);
    }
    ck_assert_msg(!fgets(line, sizeof line, out), "%s: more: %s", r->file, line);
    status = pclose(out);
    ck_assert_msg(WIFEXITED(status) && WEXITSTATUS(status) == !whole, "%s: status %x",
                  r->file, (unsigned)status);
}

/* Nothing is said but of places without a value; a compiler has nothing to say. */
static void quiet(const struct runner *r)
{
    struct err err = {0};
    size_t len;
    char *said = path_read("said", 1 << 20, &len, &err), *rest = said, *row;

    while ((row = strsep(&rest, "\n")))
        ck_assert_msg(!*row || strcmp(row, "There the model has no value.") == 0, "%s: %s",
                      r->file, row);
    free(said);
}

static void check_all(const char *const class_name[2])
{
    struct places_of at;

    choose(&at);
    for (size_t i = 0; i < RUNNERS; i++) {
        char line[60];

        if (!installed(runners[i].needs)) {
            fprintf(stderr, "export_model: %s is not installed: %s is not run.\n",
                    runners[i].needs, runners[i].file);
            continue;
        }
        snprintf(line, sizeof line, "export %s", runners[i].file);
        kit_must(sh, line);
        compare(&runners[i], &at, class_name);
        quiet(&runners[i]);
    }
}

/* ---- models ---- */

static void random_weights(double size)
{
    const struct state *s = &sh->bench->s;
    double *theta = calloc(s->params, sizeof *theta);

    for (size_t j = 0; j < s->params; j++)
        theta[j] = size * uniform() * pow(10, uniform());
    bench_set_theta(sh->bench, theta);
    free(theta);
}

static const char *const models[] = {
    "data hobbits; scale off",
    "data hobbits; scale on; tau = 0.3",
    "data hobbits; features product; scale on",
    "data hobbits; features poly 4; scale off",
    "data hobbits; features square; model mlp 3; scale on",
    "data circles; model mlp 8",
    "data hobbits; model mlp 1; bias off",
    "data archery; features poly 5; scale on; tau = 0.123456789",
    "data line; fit",
    "data line; features x, x^2, sin(x); scale on",
    "data hobbits; model linear",
    "data hobbits; split 0.7; features x1*x2, max(x1, 0.1, x2), exp(-x1^2)",
};

START_TEST(programs_say_what_the_model_says)
    {
        static const char *const digits[] = {"0", "1"};
        const struct state *s;

        kit_must(sh, models[_i]);
        s = &sh->bench->s;
        ck_assert_ptr_nonnull(s->data);
        random_weights(_i % 3 == 2 ? 100 : 2);
        check_all(s->data->kind == LABEL_VALUE ? NULL : digits);
    }
END_TEST

/* ---- own formulas ---- */

static void expression(struct str *out, int depth)
{
    static const char *const binary[] = {"+", "-", "*", "/", "^", "<",
                                         "<=", ">", ">=", "==", "!=", " and ", " or "};
    static const char *const one[] = {"exp", "log", "log10", "sqrt", "abs", "sign",
                                      "sin", "cos", "tanh", "sigmoid", "logit",
                                      "softplus", "-", "not ", "min", "max", "ln"};
    static const char *const many[] = {"near", "within", "min", "max"};
    double pick = rng_uniform(&rng);

    if (depth == 0 || pick < 0.15) {
        if (rng_uniform(&rng) < 0.6)
            str_addf(out, "x%d", 1 + (rng_uniform(&rng) < 0.5));
        else
            str_addf(out, rng_uniform(&rng) < 0.5 ? "%.0f" : "%.17g",
                     fabs(9 * uniform()));
    } else if (pick < 0.6) {
        str_addc(out, '(');
        expression(out, depth - 1);
        str_add(out, binary[(size_t)(13 * rng_uniform(&rng))]);
        expression(out, depth - 1);
        str_addc(out, ')');
    } else if (pick < 0.9) {
        str_add(out, one[(size_t)(17 * rng_uniform(&rng))]);
        str_addc(out, '(');
        expression(out, depth - 1);
        str_addc(out, ')');
    } else {
        str_addf(out, "%s(", many[(size_t)(4 * rng_uniform(&rng))]);
        for (int i = 0; i < 3; i++) {
            str_add(out, i ? ", " : "");
            expression(out, depth - 1);
        }
        str_addc(out, ')');
    }
}

/* Two columns, and a row that most formulas can bear. */
static void one_row(void)
{
    static const char text[] = "x1,x2,y\n1.5,2.5,1\n1.5,2.5,0\n";
    struct err err = {0};
    struct data *d = csv_read("two", text, strlen(text), NULL, &err);

    ck_assert_msg(d != NULL, "%s", err.message);
    bench_set_data(sh->bench, d);
}

START_TEST(own_formulas_are_the_same_everywhere)
    {
        static const char *const digits[] = {"0", "1"};
        struct str text, line;

        rng_init(&rng, 100 + (uint64_t)_i, 0);
        one_row();
        str_init(&text);
        str_init(&line);
        for (int n = 0, tries = 0; n < 3 && tries < 300; tries++) {
            size_t before = text.len;

            str_add(&text, n ? ", " : "");
            expression(&text, 1 + _i % 5);
            str_clear(&line);
            str_addf(&line, "features %s", text.s);
            if (kit_type(sh, line.s) == SHELL_READY)
                n++;
            else /* it has no value at that row */
                str_cut(&text, before);
        }
        ck_assert_ptr_nonnull(sh->bench->s.recipe);
        random_weights(1);
        check_all(digits);
        str_done(&line);
        str_done(&text);
    }
END_TEST

/* Where brackets matter, and where a sign stands between operators. */
START_TEST(brackets_are_kept)
    {
        static const char *const digits[] = {"0", "1"};

        one_row();
        kit_must(sh, "features x1-(x2-(x1-3)), x1*(x2*(x1+x2)), (x1-x2)*(x2-x1), "
                     "-(x1-x2), 2- -x1, -x1^2, (-x1)^2, 2*-x1, -(-x1), x1-(-x2)*3, "
                     "x1/(x2/x1), (x1/x2)/x1, 2^x1^2, (2^x1)^2, not (x1 > 1 and x2), "
                     "2*min(x1-x2), 1-max(x1-x2, x2-x1, 0.5)");
        random_weights(1);
        check_all(digits);
    }
END_TEST

/* A very deep one: compilers bear only so many brackets. */
START_TEST(deep_formulas_are_cut_in_pieces)
    {
        static const char *const digits[] = {"0", "1"};
        struct str line;

        one_row();
        str_init(&line);
        str_add(&line, "features ");
        for (int i = 0; i < 190; i++)
            str_add(&line, "(x1-");
        str_add(&line, "x2");
        for (int i = 0; i < 190; i++)
            str_add(&line, ")");
        kit_must(sh, line.s);
        random_weights(1);
        check_all(digits);
        str_done(&line);
    }
END_TEST

/* ---- names ---- */

static const char *const hostile[] = {
    "\"\"\"", "'''", "\\", "a\\\"b\\", "*/ int main;", "/* ", "?\?/", "?\?'?\?(",
    "%s%n%d", "line\nbreak", "tab\tcr\r", "#{x}", "${HOME}`id`", "\\N{DIGIT ONE}\\x41\\u0041",
    "\xce\xbb \xc3\xa9\xe6\xbc\xa2", "\xff\xfe", "\xe2\x80\xae" "evil", "// \\", "", "\"; quit() #",
};

START_TEST(no_name_leaves_its_string)
    {
        enum { NAMES = sizeof hostile / sizeof *hostile };
        struct data *d;
        struct str clean[2];
        const char *class_name[2];

        kit_must(sh, "data hobbits");
        d = data_like(sh->bench->s.data, 3);
        for (size_t i = 0; i < 3; i++)
            d->x[0][i] = (double)i, d->x[1][i] = 1, d->y[i] = i > 0;
        for (size_t k = 0; k < 2; k++) {
            const char *name = hostile[((size_t)_i + k) % NAMES];

            free(d->names[k]), free(d->class_name[k]);
            d->names[k] = strdup(name);
            d->class_name[k] = strdup(name);
            str_init(&clean[k]);
            utf8_clean(name, strlen(name), &clean[k]);
            class_name[k] = clean[k].s;
        }
        free(d->label), free(d->source);
        d->label = strdup(hostile[((size_t)_i + 2) % NAMES]);
        d->source = strdup(hostile[((size_t)_i + 3) % NAMES]);
        data_classify(d);
        bench_set_data(sh->bench, d);
        if (_i % 2)
            kit_must(sh, "features x1*x2, x2");
        random_weights(1);
        check_all(class_name);
        str_done(&clean[0]), str_done(&clean[1]);
    }
END_TEST

Suite *suite_export_model(void)
{
    Suite *s = suite_create("export_model");
    TCase *tc = tcase_create("export_model");

    tcase_add_checked_fixture(tc, setup, sh_close_in_folder);
    tcase_add_loop_test(tc, programs_say_what_the_model_says, 0,
                        sizeof models / sizeof *models);
    tcase_add_loop_test(tc, own_formulas_are_the_same_everywhere, 0, 8);
    tcase_add_test(tc, brackets_are_kept);
    tcase_add_test(tc, deep_formulas_are_cut_in_pieces);
    tcase_add_loop_test(tc, no_name_leaves_its_string, 0,
                        sizeof hostile / sizeof *hostile);
    suite_add_tcase(s, tc);
    return s;
}
