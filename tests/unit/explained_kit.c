/* What tests of explanations share: benches of every kind, and what is said of them.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "explained_kit.h"

#include <check.h>
#include <math.h>
#include <string.h>

#include "arithmetic.h"
#include "lab/explain.h"
#include "lab/reading.h"
#include "learn/rng.h"

struct str words;

int true_sums(const char *what)
{
    int checked = 0;
    const char *fault = arithmetic_false(words.s, &checked);

    ck_assert_msg(!fault, "%s: %s", what, fault ? fault : "");
    return checked;
}

/* ---- benches of every kind ---- */

static double drawn(struct rng *r, double size)
{
    return floor(rng_normal(r) * size * 1000 + 0.5) / 1000;
}

struct data *kind_table(uint64_t seed, size_t n, size_t dim, bool classes)
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

void kind_look_at(const char *text, bool minimizing)
{
    look_at(text, minimizing, 1.4, -0.7);
    b->s.explorer.dX = 2;
    bench_changed(b);
}

void kind_classes(size_t n, size_t dim, uint64_t seed)
{
    bench_set_data(b, kind_table(seed, n, dim, true));
    random_weights(seed);
}

void kind_make(int kind, uint64_t seed)
{
    struct err err = {0};

    if (kind == 0)
        return;
    if (kind < 12)
        kind_classes(kind == 1 ? 4 : 10 + (size_t)kind * 7,
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
        bench_set_data(b, kind_table(seed, 20, (size_t)kind - 11, false));
        random_weights(seed);
    }
    if (kind == 14)
        kind_look_at("x^3/4 + exp(-x) - 2*x", true);
    if (kind == 15)
        kind_look_at("(x^2 + y - 1)^2 + y^2*x", true);
    b->s.lambda = kind % 3 == 2 ? 0.05 : 0;
    b->s.balanced = kind % 5 == 4;
    b->s.tau = kind % 4 == 1 ? 0.3 : 0.5;
    b->s.gradcheck = kind % 2 ? 1e-9 : -1;
    bench_changed(b);
}

void explain_open(void)
{
    b_open();
    str_init(&words);
}

void explain_close(void)
{
    b_close();
    str_done(&words);
}

bool explained(const char *what, bool all, int width, struct err *err)
{
    struct paper paper;
    bool ok;

    paper_init(&paper, false);
    ok = explain_write(b, what, all, width, &paper, err);
    str_clear(&words);
    paper_dump(&paper, &words);
    paper_done(&paper);
    return ok;
}

void explains(const char *what, const char *text)
{
    struct err err = {0};

    ck_assert_msg(explained(what, false, 1000, &err), "%s: %s", what, err.message);
    ck_assert_msg(strstr(words.s, text) != NULL, "%s:\n%s\nwithout: %s", what, words.s,
                  text);
}

void explains_not(const char *what, const char *text)
{
    ck_assert(explained(what, false, 1000, NULL));
    ck_assert_msg(!strstr(words.s, text), "%s:\n%s", what, words.s);
}
