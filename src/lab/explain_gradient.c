/* Explanations of the slope along a weight and of how it bends: sums over the points.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "lab/explain_cost.h"
#include "lab/explain_number.h"
#include "lab/explain_sum.h"
#include "lab/explain_terms.h"
#include "learn/mlp.h"

/* What a place in theta is to the network: v_h, c_h or u_hj; all 0 for b. */
struct neuron {
    size_t output, hidden,
        feature; /* counted from 1; feature 0 with hidden: its bias */
};

static struct neuron neuron_of(const struct explaining *e, size_t j)
{
    size_t block = e->s->dim + 1, hidden = e->s->hidden;

    if (!hidden)
        return (struct neuron){0, 0, j};
    if (j == 0)
        return (struct neuron){0, 0, 0};
    if (j <= hidden)
        return (struct neuron){j, 0, 0};
    return (struct neuron){0, (j - hidden - 1) / block + 1, (j - hidden - 1) % block};
}

/* dz / d theta_j at point I: 1, x_j; a_h, v_h a_h (1 - a_h), v_h a_h (1 - a_h) x_j. */
static double score_slope(const struct explaining *e, size_t i)
{
    struct neuron k = neuron_of(e, e->weight);
    double slope = k.feature ? explain_x(e, k.feature, i) : 1;
    double a;

    if (k.output)
        return explain_hidden(e, k.output - 1, i);
    if (!k.hidden)
        return slope;
    a = explain_hidden(e, k.hidden - 1, i);
    return e->s->theta[mlp_output(k.hidden - 1)] * a * (1 - a) * slope;
}

static double pull(const struct explaining *e, size_t i)
{
    double slope;

    e->s->model->cost->value(&e->z[i], &e->d->y[i], 1, &(double){0}, &slope);
    return explain_counts_as(e, i) * slope * score_slope(e, i) /
           (explain_linear(e) ? 2 : 1);
}

static bool weighted(const struct explaining *e)
{
    return e->o.class_weight[0] > 0 || e->o.class_weight[1] > 0;
}

/* "(p − y)·x1", "(p − y)·v2·a2·(1 − a2)·x1" */
static void add_letters(const struct explaining *e, struct str *out)
{
    struct neuron k = neuron_of(e, e->weight);

    str_addf(out, "%s%s", weighted(e) ? "c·" : "", explain_cost(e)->slope);
    if (k.output)
        str_addf(out, "·a%zu", k.output);
    if (k.hidden)
        str_addf(out, "·v%zu·a%zu·(1 − a%zu)", k.hidden, k.hidden, k.hidden);
    if (k.feature)
        str_addf(out, "·x%zu", k.feature);
}

static void weight_name(const struct explaining *e, size_t j, char *name)
{
    struct bench still = *e->b;

    still.s.explorer.minimizing = false;
    bench_weight_name(&still, j, name);
}

/* The price of weights in the gradient: + 2·lambda·w1. */
static void say_priced(struct explaining *e, const struct sum *s)
{
    double w = e->s->theta[e->weight];
    struct term t[2] = {term_of(sum_mean(e, s)), {.n = 3, .f = {2, e->s->lambda, w}}};
    struct str text;
    char name[16];

    weight_name(e, e->weight, name);
    str_init(&text);
    terms_write(&text, t, 2, s->mean_decimals);
    explain_say(e, "%s = mean + the price of %s = mean + 2·lambda·%s = %s", e->name,
                name, name, text.s);
    str_done(&text);
}

/* What a step of gradient descent does about grad.NAME. */
static void say_downhill(struct explaining *e)
{
    const char *weight = e->name + strlen("grad.");

    if (fabs(e->value) < 1e-12)
        explain_say(e, "It is 0, as far as can be computed: nothing pulls at %s.",
                    weight);
    else
        explain_say(e, "It is %s 0: a step makes %s %s.",
                    e->value > 0 ? "above" : "below", weight,
                    e->value > 0 ? "smaller" : "larger");
}

static bool held_at_zero(const struct explaining *e)
{
    struct neuron k = neuron_of(e, e->weight);

    return e->s->bias == BIAS_OFF && !k.output && !k.feature;
}

/* The chain that the letters of a network stand for. */
static void say_chain(struct explaining *e)
{
    struct neuron k = neuron_of(e, e->weight);

    if (!k.hidden)
        return;
    explain_say(
        e,
        "The chain rule: how p misses y, times how much of a%zu reaches z (v%zu "
        "= %s), times the slope a(1 − a) of that neuron%s.",
        k.hidden, k.hidden, num_long(e->s->theta[mlp_output(k.hidden - 1)]).s,
        k.feature ? ", times its input" : "");
}

static void say_sum(struct explaining *e, struct sum *s)
{
    bool priced = explain_priced(e, e->weight) && e->s->theta[e->weight] != 0;
    struct neuron k = neuron_of(e, e->weight);
    struct str text;

    str_init(&text);
    sum_up(e, s);
    sum_add_mean(e, s, &text);
    explain_say(e, "%s = %s", priced ? "mean" : e->name, text.s);
    if (priced)
        say_priced(e, s);
    sum_say(e, s);
    say_downhill(e);
    say_chain(e);
    if (k.feature)
        explain_feature(e, k.feature);
    explain_class_weights(e);
    explain_which_rows(e);
    str_done(&text);
}

void explain_gradient(struct explaining *e)
{
    struct sum s = {.term = pull, .factor = explain_linear(e) ? 2 : 1};
    struct str what;

    if (held_at_zero(e)) {
        explain_say(e,
                    "%s = 0: bias is off, so it is held at 0 and nothing pulls "
                    "at it.",
                    e->name);
        return;
    }
    if (!e->s->model->smooth) {
        explain_say(e,
                    "%s = %s: the number of errors stays as it is while a weight "
                    "moves a little, and then jumps. There is no slope to follow%s; "
                    "loss log has one.",
                    e->name, num_long(e->value).s,
                    e->value != 0 ? " but that of the price, 2·lambda·weight" : "");
        return;
    }
    str_init(&what);
    add_letters(e, &what);
    s.what = s.column = what.s;
    say_sum(e, &s);
    str_done(&what);
}

void explain_gradnorm(struct explaining *e)
{
    enum { SHOWN = 3 };
    struct term t[SHOWN + 1];
    const double *g = e->f->grad;
    size_t n = e->s->params, shown = n < SHOWN ? n : SHOWN;
    double norm = vec_norm(g + shown, n - shown), rest = norm * norm;
    struct str squares;

    str_init(&squares);
    for (size_t j = 0; j < shown; j++)
        t[j] = (struct term){.square = true, .n = 1, .f = {g[j]}};
    if (n > shown)
        t[shown] = term_of(rest);
    terms_under_root(&squares, t, shown + (n > shown), e->value);
    explain_say(e, "gradnorm = √(grad.b² + grad.%s²%s) = %s",
                e->s->hidden ? "v1" : "w1", n > 2 ? " + …" : "",
                num_digits(e->value, 4).s);
    explain_say(e, "under the root: %s%s", squares.s,
                n > shown ? "; the last term is all others together" : "");
    explain_say(e, "It is 0 at the bottom, where nothing pulls at the weights.");
    str_done(&squares);
}

/* ---- the Hessian ---- */

/* hessian.w1.w2: the places of both names; false if the name does not split so. */
static bool both_weights(const struct explaining *e, size_t *a, size_t *b)
{
    struct bench still = *e->b;
    const char *names = e->name + strlen("hessian.");
    bool found = false;

    still.s.explorer.minimizing = false;
    for (const char *dot = names; (dot = strchr(dot, '.')) && !found; dot++) {
        char *first = mem_textn(names, (size_t)(dot - names));

        found = bench_weight_named(&still, first, a) &&
                bench_weight_named(&still, dot + 1, b);
        free(first);
    }
    return found;
}

static double column_value(const struct explaining *e, size_t j, size_t i)
{
    return j ? explain_x(e, j, i) : 1;
}

/* bend · x_a · x_b, where weight holds a and b together. */
static double bend(const struct explaining *e, size_t i)
{
    size_t a = e->weight / (e->s->params), b = e->weight % (e->s->params);
    double v;

    e->s->model->cost->bend(&e->z[i], &e->d->y[i], 1, &v);
    return explain_counts_as(e, i) * v * column_value(e, a, i) * column_value(e, b, i);
}

static void add_bend_letters(const struct explaining *e, size_t a, size_t b,
                             struct str *out)
{
    str_addf(out, "%s%s", weighted(e) ? "c·" : "", explain_cost(e)->bend);
    if (a)
        str_addf(out, "·x%zu", a);
    if (b)
        str_addf(out, "·x%zu", b);
}

static void say_entry(struct explaining *e, size_t a, size_t b)
{
    struct sum s = {.term = bend, .factor = 1};
    struct str what, text;
    struct term t[2];

    str_init(&what);
    str_init(&text);
    add_bend_letters(e, a, b, &what);
    s.what = s.column = what.s;
    e->weight = a * e->s->params + b;
    sum_up(e, &s);
    sum_add_mean(e, &s, &text);
    explain_say(e, "%s = %s", a == b && explain_priced(e, a) ? "mean" : e->name,
                text.s);
    if (a == b && explain_priced(e, a)) {
        t[0] = term_of(sum_mean(e, &s));
        t[1] = term_product(2, e->s->lambda);
        str_clear(&text);
        terms_write(&text, t, 2, s.mean_decimals);
        explain_say(e, "%s = mean + 2·lambda = %s", e->name, text.s);
    }
    sum_say(e, &s);
    str_done(&what);
    str_done(&text);
}

void explain_hessian(struct explaining *e)
{
    size_t a, b;

    if (e->s->hidden || !both_weights(e, &a, &b) || !e->s->model->smooth ||
        (e->s->bias == BIAS_OFF && (a == 0 || b == 0))) {
        explain_say(e,
                    "%s = %s: how much the slope along the one changes per unit of "
                    "the other.",
                    e->name, num_long(e->value).s);
        return;
    }
    say_entry(e, a, b);
    explain_say(e,
                "It says how much the slope along one weight changes per unit of the "
                "other.");
    explain_class_weights(e);
    explain_which_rows(e);
}
