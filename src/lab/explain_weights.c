/* Explanations of weights and the boundary: what they mean, in which units.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "lab/dataset.h"
#include "lab/explain_number.h"
#include "lab/explain_terms.h"
#include "lab/explaining.h"
#include "learn/logistic.h"

/* Units of the feature to speak of: 1, 10, 0.1 …, so that the effect on z is near 1. */
static double speaking_unit(double weight)
{
    double unit = 1;

    while (fabs(weight) * unit < 0.3 && unit < 1e6)
        unit *= 10;
    while (fabs(weight) * unit > 5 && unit > 1e-6)
        unit /= 10;
    return unit;
}

/* What AMOUNT more (or less) of feature J is called: "10 °F less", "1 more of foot". */
static void add_amount(const struct explaining *e, size_t j, double amount,
                       const char *more, struct str *out)
{
    const struct dataset *set = e->s->recipe ? NULL : dataset_of(e->d);
    const char *name = e->d ? e->x->names[j - 1] : "x";

    if (e->s->scale && e->d)
        str_addf(out, "%s sd (%s) %s of %s", num_short(amount).s,
                 num_short(amount * e->s->scaling.sd[j - 1]).s, more, name);
    else if (set && set->unit && j == 1)
        str_addf(out, "%s %s %s", num_short(amount).s, set->unit, more);
    else
        str_addf(out, "%s %s of %s", num_short(amount).s, more, name);
}

/* e^(w·amount), as the factor of the odds. */
static void say_odds(struct explaining *e, double weight)
{
    double amount = e->s->scale ? 1 : speaking_unit(weight),
           effect = fabs(weight) * amount;
    double args[2] = {weight, weight < 0 ? -amount : amount};
    int decimals = 3, digits;
    struct str unit;

    while (decimals < 9 && strcmp(num_short(exp(num_rounded(effect, decimals))).s,
                                  num_short(exp(effect)).s) != 0)
        decimals++;
    digits = num_enough(num_product, args, 2, effect, decimals);
    str_init(&unit);
    add_amount(e, e->weight, amount, weight < 0 ? "less" : "more", &unit);
    explain_say(e,
                "%s adds %s·%s = %s to z, so it multiplies the odds p/(1−p) of %s by "
                "e^%s = %s.",
                unit.s, num_bracketed(num_digits(weight, digits)).s,
                num_factor(args[1]).s, num_fixed(effect, decimals).s,
                explain_called(e, 1), num_fixed(effect, decimals).s,
                num_short(exp(effect)).s);
    str_done(&unit);
}

/* Features made of the same columns do not change one by one: no factor of the odds
 * would be true. */
static void say_made(struct explaining *e)
{
    size_t j = e->weight;

    explain_feature(e, j);
    explain_say(e,
                "%s·x%zu is its part of %s. There is no one effect of a column here: "
                "what changes a column changes all features that are made of it. At a "
                "point: explain point 1",
                e->name, j, explain_linear(e) ? "the prediction" : "z");
}

void explain_weight(struct explaining *e)
{
    double weight = e->value;
    struct str unit;

    explain_say(e, "%s = %s%s", e->name, num_long(weight).s,
                weight == 0 ? ": the feature plays no part." : "");
    if (weight == 0)
        return;
    if (e->s->recipe) {
        say_made(e);
        return;
    }
    if (!explain_linear(e)) {
        say_odds(e, weight);
        return;
    }
    str_init(&unit);
    add_amount(e, e->weight, 1, "more", &unit);
    explain_say(e, "%s adds %s to the prediction.", unit.s, num_long(weight).s);
    str_done(&unit);
}

/* How scaled weights come from original units and back. */
static void say_scaling(struct explaining *e)
{
    double *raw;

    if (!e->s->scale || !e->d || e->s->hidden)
        return;
    raw = mem_array(e->s->params, sizeof *raw);
    bench_raw(e->b, raw);
    if (!isfinite(raw[0]) || !isfinite(raw[1]))
        explain_beyond(e, isfinite(raw[0]) ? "raw.w1" : "raw.b");
    else
        explain_say(e,
                    "scale is on: features are (x − mean) / sd. In original units "
                    "b = %s, w1 = %s: explain raw.b",
                    num_long(raw[0]).s, num_long(raw[1]).s);
    free(raw);
}

void explain_bias(struct explaining *e)
{
    double b = e->s->theta[0];

    if (e->s->bias == BIAS_OFF)
        explain_say(e, "b = %s: bias is off, so it stays 0.", num_long(b).s);
    else if (e->s->hidden)
        explain_say(e, "b = %s is the score z where no hidden neuron says anything.",
                    num_long(b).s);
    else if (explain_linear(e))
        explain_say(e, "b = %s is the prediction where every feature is 0.",
                    num_long(b).s);
    else
        explain_say(e,
                    "b = %s is the score z where every feature is 0; there "
                    "p = 1/(1 + e^(−b)) = %s.",
                    num_long(b).s, num_short(sigmoid(b)).s);
    say_scaling(e);
}

/* v1, h1.b, h1.w2: which part of the network it is. */
void explain_network_weight(struct explaining *e)
{
    size_t hidden = e->s->hidden, block = e->s->dim + 1, j = e->weight, h;

    h = j > hidden ? (j - hidden - 1) / block + 1 : j;
    j = j > hidden ? (j - hidden - 1) % block : 0;
    explain_say(e, "%s = %s", e->name, num_long(e->value).s);
    if (e->weight <= hidden)
        explain_say(e,
                    "It is what hidden neuron %zu counts in z: z = b + v1·a1 + …, so "
                    "its activation a%zu, from 0 to 1, adds from 0 to %s.",
                    h, h, num_long(e->value).s);
    else if (j)
        explain_say(e,
                    "It is how much hidden neuron %zu listens to x%zu (%s): "
                    "a%zu = σ(h%zu.b + h%zu.w1·x1 + …).",
                    h, j, e->d ? e->x->names[j - 1] : "x", h, h, h);
    else
        explain_say(e,
                    "It is the bias of hidden neuron %zu: a%zu = σ(h%zu.b + "
                    "h%zu.w1·x1 + …).",
                    h, h, h, h);
    explain_say(e, "A whole point, neuron by neuron: explain point 1");
}

/* ---- scaled and original units ---- */

/* raw.wJ = wJ/sdJ */
static void say_raw_weight(struct explaining *e, size_t j)
{
    double args[2] = {e->s->theta[j], e->s->scaling.sd[j - 1]};
    int decimals = num_places(e->value, 4, 4);
    int digits = num_enough(num_quotient, args, 2, e->value, decimals);

    explain_say(e, "raw.w%zu = w%zu/sd of %s = %s/%s = %s", j, j, e->x->names[j - 1],
                num_digits(args[0], digits).s, num_digits(args[1], digits).s,
                num_fixed(e->value, decimals).s);
}

/* raw.b = b − w1·mean/sd − … */
static void say_raw_bias(struct explaining *e)
{
    enum { SHOWN = 4 };
    const struct scaling *k = &e->s->scaling;
    struct term t[SHOWN + 1] = {term_of(e->s->theta[0])};
    struct str text;

    if (e->s->dim > SHOWN) {
        explain_say(e, "raw.b = b − sum of w·mean/sd = %s", num_long(e->value).s);
        return;
    }
    for (size_t j = 1; j <= e->s->dim; j++)
        t[j] = (struct term){.minus = true,
                             .n = 2,
                             .f = {e->s->theta[j], k->mean[j - 1]},
                             .over = k->sd[j - 1]};
    str_init(&text);
    terms_write(&text, t, e->s->dim + 1, 3);
    explain_say(e, "raw.b = b − sum of w·mean/sd = %s", text.s);
    str_done(&text);
}

void explain_raw(struct explaining *e)
{
    if (!e->s->scale || !e->d || e->s->hidden) {
        explain_say(e, "%s = %s", e->name, num_long(e->value).s);
        explain_say(e, "scale is %s: it is %s.", e->s->scale ? "on" : "off",
                    e->s->scale ? "the weight for the feature before scaling"
                                : "the weight itself");
        return;
    }
    if (e->weight)
        say_raw_weight(e, e->weight);
    else
        say_raw_bias(e);
    explain_say(e, "scale is on: features are (x − mean)/sd. With the raw weights the "
                   "columns as they are give the same z.");
}

/* ---- the length of the weights, the boundary ---- */

void explain_norm(struct explaining *e)
{
    enum { SHOWN = 3 };
    struct term t[SHOWN + 1];
    double rest = e->value * e->value;
    size_t shown = 0, j = 1, n;
    struct str squares;

    for (n = 0;
         j < e->s->params && shown < SHOWN && (!e->s->hidden || j <= e->s->hidden);
         j++) {
        t[shown++] = (struct term){.square = true, .n = 1, .f = {e->s->theta[j]}};
        rest -= e->s->theta[j] * e->s->theta[j];
    }
    n = j < e->s->params ? shown + 1 : shown;
    t[shown] = term_of(fmax(0, rest));
    str_init(&squares);
    terms_under_root(&squares, t, n, e->value);
    explain_say(e, "norm = √(w1² + …) = %s, the length of the weights without the bias",
                num_digits(e->value, 4).s);
    explain_say(e, "under the root: %s%s", squares.s,
                n > shown ? "; the last term is the others together" : "");
    if (!explain_linear(e) && !e->s->hidden && !e->s->recipe && !e->s->scale &&
        e->value > 0) /* the distance of a straight boundary's contours */
        explain_say(e, "From p = 0.1 to p = 0.9 it is 2·log(9)/norm = %s wide.",
                    num_short(2 * log(9) / e->value).s);
    str_done(&squares);
}

/* −a/b with enough digits: "−15.0429/(−0.232163) = 64.79". */
static void add_ratio(struct explaining *e, double a, double b, struct str *out)
{
    double args[2] = {a, b};
    int decimals = num_places(e->value, 4, 2);
    int digits = num_enough(num_quotient, args, 2, -e->value, decimals);

    str_addf(out, "−%s/%s = %s", num_bracketed(num_digits(a, digits)).s,
             num_bracketed(num_digits(b, digits)).s, num_trimmed(e->value, decimals).s);
}

void explain_boundary(struct explaining *e)
{
    double raw[3] = {0}, level = explain_linear(e) ? 0.5 : 0;
    struct str text;

    bench_raw(e->b, raw); /* has a value, so there are at most two features */
    str_init(&text);
    if (e->name[0] == 'm')
        add_ratio(e, raw[0] - level, raw[1], &text);
    else
        add_ratio(e, e->name[0] == 'i' ? raw[0] - level : raw[1], raw[2], &text);
    explain_say(e, "%s = %s",
                e->name[0] == 'm'   ? "midpoint = −b/w"
                : e->name[0] == 'i' ? "height = −b/w2"
                                    : "slope = −w1/w2",
                text.s);
    str_done(&text);
    if (level > 0)
        explain_say(e, "b is taken less ½: class 1 begins where the prediction is ½.");
    else if (e->s->dim == 1)
        explain_say(e, "There z = b + w·x = 0 and p is ½.");
    else
        explain_say(e, "On the boundary z = b + w1·x1 + w2·x2 = 0 and p is ½.");
    if (e->s->scale)
        explain_say(e, "b and w are those of the original units (raw.b, raw.w1).");
}
