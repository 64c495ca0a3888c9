/* Explanations of weights, the boundary, and the rates that training lives on.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stdlib.h>

#include "base/mem.h"
#include "lab/dataset.h"
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
    const struct dataset *set = dataset_of(e->d);
    const char *name = e->d ? e->d->names[j - 1] : "x";

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
    double amount = speaking_unit(weight), effect = fabs(weight) * amount;
    struct str unit;

    str_init(&unit);
    add_amount(e, e->feature, amount, weight < 0 ? "less" : "more", &unit);
    explain_say(e,
                "%s adds %s·%s = %s to z, so it multiplies the odds p/(1−p) of %s by "
                "e^%s = %s.",
                unit.s, num_factor(weight).s,
                num_factor(weight < 0 ? -amount : amount).s, num_fixed(effect, 3).s,
                dataset_class(e->d, 1), num_fixed(effect, 3).s,
                num_short(exp(effect)).s);
    str_done(&unit);
}

void explain_weight(struct explaining *e)
{
    double weight = e->value;
    struct str unit;

    explain_say(e, "%s = %s%s", e->name, num_long(weight).s,
                weight == 0 ? ": the feature plays no part." : "");
    if (weight == 0)
        return;
    if (!explain_linear(e)) {
        say_odds(e, weight);
        return;
    }
    str_init(&unit);
    add_amount(e, e->feature, 1, "more", &unit);
    explain_say(e, "%s adds %s to the prediction.", unit.s, num_long(weight).s);
    str_done(&unit);
}

void explain_bias(struct explaining *e)
{
    double b = e->s->theta[0];

    if (explain_linear(e))
        explain_say(e, "b = %s is the prediction where every feature is 0.",
                    num_long(b).s);
    else
        explain_say(e,
                    "b = %s is the score z where every feature is 0; there "
                    "p = 1/(1 + e^(−b)) = %s.",
                    num_long(b).s, num_short(sigmoid(b)).s);
    explain_scaling(e);
}

/* How scaled weights come from original units and back. */
void explain_scaling(struct explaining *e)
{
    double *raw;

    if (!e->s->scale || !e->d)
        return;
    raw = mem_array(e->s->dim + 1, sizeof *raw);
    bench_raw(e->b, raw);
    explain_say(e,
                "scale is on: features are (x − mean) / sd. In original units "
                "b = %s, w1 = %s: raw.w1 = w1/sd, raw.b = b − sum of w·mean/sd.",
                num_long(raw[0]).s, num_long(raw[1]).s);
    free(raw);
}

void explain_norm(struct explaining *e)
{
    struct str squares;
    size_t dim = e->s->dim, shown = dim < 6 ? dim : 6;

    str_init(&squares);
    for (size_t j = 1; j <= shown; j++)
        str_addf(&squares, "%s%s²", j > 1 ? " + " : "", num_factor(e->s->theta[j]).s);
    explain_say(e, "norm = √(%s%s) = %s", squares.s, shown < dim ? " + …" : "",
                num_trimmed(e->value, 4).s);
    if (!explain_linear(e) && e->value > 0)
        explain_say(e, "From p = 0.1 to p = 0.9 it is 2·log(9)/norm = %s wide.",
                    num_short(2 * log(9) / e->value).s);
    str_done(&squares);
}

void explain_boundary(struct explaining *e)
{
    double raw[3] = {0};
    double level = explain_linear(e) ? 0.5 : 0;
    struct num b;

    bench_raw(e->b, raw); /* has a value, so there are at most two features */
    b = num_factor(raw[0] - level);
    if (e->name[0] == 'm')
        explain_say(e, "midpoint = −b/w = −%s/%s = %s", b.s, num_factor(raw[1]).s,
                    num_trimmed(e->value, 4).s);
    else if (e->name[0] == 'i')
        explain_say(e, "height = −b/w2 = −%s/%s = %s", b.s, num_factor(raw[2]).s,
                    num_trimmed(e->value, 4).s);
    else
        explain_say(e, "slope = −w1/w2 = −%s/%s = %s", num_factor(raw[1]).s,
                    num_factor(raw[2]).s, num_trimmed(e->value, 4).s);
    if (level > 0)
        explain_say(e, "b is taken less ½: class 1 begins where the prediction is ½.");
    else if (e->s->dim == 1)
        explain_say(e, "There z = b + w·x = 0 and p is ½.");
    else
        explain_say(e, "On the boundary z = b + w1·x1 + w2·x2 = 0 and p is ½.");
    if (e->s->scale)
        explain_say(e, "b and w are those of the original units (raw.b, raw.w1).");
}

void explain_objective(struct explaining *e)
{
    double price = e->f->objective - e->f->loss;
    double norm = vec_norm(e->s->theta + 1, e->s->dim);
    int decimals = num_decimals((double[]){e->f->loss, price}, 2, e->f->objective, 4);

    explain_say(e, "objective = loss + lambda·norm² = %s + %s·%s² = %s + %s = %s",
                num_fixed(e->f->loss, decimals).s, num_long(e->s->lambda).s,
                num_long(norm).s, num_fixed(e->f->loss, decimals).s,
                num_fixed(price, decimals).s, num_fixed(e->f->objective, decimals).s);
    explain_say(e, "Training makes it small. The bias b has no price.");
}

void explain_gradnorm(struct explaining *e)
{
    struct str squares;
    size_t params = e->s->dim + 1, shown = params < 6 ? params : 6;

    str_init(&squares);
    for (size_t j = 0; j < shown; j++)
        str_addf(&squares, "%s%s²", j ? " + " : "", num_factor(e->f->grad[j]).s);
    explain_say(e, "gradnorm = √(grad.b² + grad.w1²%s) = √(%s%s) = %s",
                params > 2 ? " + …" : "", squares.s, shown < params ? " + …" : "",
                num_long(e->value).s);
    explain_say(e, "It is 0 at the bottom, where nothing pulls at the weights.");
    str_done(&squares);
}

void explain_curvature(struct explaining *e)
{
    double price = 2 * e->s->lambda;

    if (explain_linear(e))
        explain_say(e, "L = 2·(largest eigenvalue of XᵀX)/n + 2·lambda = %s + %s = %s",
                    num_long(e->value - price).s, num_long(price).s,
                    num_long(e->value).s);
    else
        explain_say(e, "L = (largest eigenvalue of XᵀX)/(4n) + 2·lambda = %s + %s = %s",
                    num_long(e->value - price).s, num_long(price).s,
                    num_long(e->value).s);
    explain_say(e,
                "X has a row for each point: a 1 for b, then its features. Values far "
                "from 0 make L large and steps small; scale on helps.");
    explain_say(e, "Safe rates: below 2/L = %s. eta = auto is 1/L = %s.",
                num_short(2 / e->value).s, num_short(1 / e->value).s);
}

void explain_safe_eta(struct explaining *e)
{
    explain_say(e, "safe_eta = 2/L = 2/%s = %s", num_long(2 / e->value).s,
                num_long(e->value).s);
    explain_say(e, "Up to this rate no step of gradient descent climbs. L: explain "
                   "curvature.");
}

void explain_eta(struct explaining *e)
{
    double safe = bench_safe_eta(e->b);

    if (e->s->eta_auto && safe > 0)
        explain_say(e, "eta = auto = 1/L = 1/%s = %s", num_long(2 / safe).s,
                    num_long(e->value).s);
    else
        explain_say(e, "eta = %s, set by hand.", num_long(e->value).s);
    explain_say(e, "A step is: weight = weight − eta · its gradient.");
    if (safe > 0)
        explain_say(e, "Safe up to 2/L = %s; this is %s of it.", num_short(safe).s,
                    num_short(e->value / safe).s);
}
