/* Explanations of what the weights cost: the loss in its kinds, the objective.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "lab/explain_cost.h"
#include "lab/explain_number.h"
#include "lab/explain_sum.h"
#include "lab/explain_terms.h"

static double plain_cost(const struct explaining *e, size_t i)
{
    double cost;

    e->s->model->cost->value(&e->z[i], &e->d->y[i], 1, &cost, NULL);
    return cost;
}

static double cost(const struct explaining *e, size_t i)
{
    return explain_counts_as(e, i) * plain_cost(e, i);
}

static double square(const struct explaining *e, size_t i)
{
    double r = e->p[i] - e->d->y[i];

    return r * r;
}

static double segment(const struct explaining *e, size_t i)
{
    return fabs(e->p[i] - e->d->y[i]);
}

static bool weighted(const struct explaining *e)
{
    return e->o.class_weight[0] > 0 || e->o.class_weight[1] > 0;
}

/* What the costs of the loss that is set are called. */
static struct sum costs(const struct explaining *e)
{
    const struct cost_words *w = explain_cost(e);

    return (struct sum){.what = weighted(e) ? w->weighted : w->sum,
                        .column = "cost",
                        .term = cost,
                        .factor = 1};
}

static void say_mean(struct explaining *e, struct sum *s)
{
    struct str text;

    sum_up(e, s);
    str_init(&text);
    str_addf(&text, "%s = ", e->name);
    sum_add_mean(e, s, &text);
    explain_say(e, "%s", text.s);
    sum_say(e, s);
    explain_which_rows(e);
    str_done(&text);
}

void explain_loss(struct explaining *e)
{
    struct sum s = costs(e);

    say_mean(e, &s);
    explain_class_weights(e);
    if (explain_cost(e)->remark)
        explain_say(e, "%s", explain_cost(e)->remark);
}

void explain_mse(struct explaining *e)
{
    struct sum s = {.what = explain_linear(e) ? "squared residuals" : "(p − y)²",
                    .column = explain_linear(e) ? "(ŷ−y)²" : "(p−y)²",
                    .term = square,
                    .factor = 1};

    say_mean(e, &s);
}

void explain_abserr(struct explaining *e)
{
    struct sum s = {.what =
                        explain_linear(e) ? "residuals |y − ŷ|" : "segments |y − p|",
                    .column = explain_linear(e) ? "|y−ŷ|" : "|y−p|",
                    .term = segment};

    sum_up(e, &s);
    explain_say(e, "abserr = sum of %zu %s = %s", e->d->n, s.what,
                num_fixed(s.total, s.decimals).s);
    sum_say(e, &s);
    explain_which_rows(e);
}

void explain_maxloss(struct explaining *e)
{
    size_t worst = 0;

    for (size_t i = 0; i < e->d->n; i++)
        if (plain_cost(e, i) > plain_cost(e, worst))
            worst = i;
    explain_say(e,
                "maxloss = %s is the cost of the worst point:", num_long(e->value).s);
    explain_point(e, worst);
}

/* ---- the objective ---- */

/* "norm² = 0.9² + (−0.6)² = …": the weights that have a price. */
static double say_squares(struct explaining *e, const char *what)
{
    enum { SHOWN = 3 };
    struct term t[SHOWN + 1];
    double rest = 0, total = 0;
    size_t shown = 0, left = 0;
    struct str text;

    for (size_t j = 0; j < e->s->params; j++) {
        double w = e->s->theta[j];

        if (!explain_priced(e, j))
            continue;
        total += w * w;
        if (shown < SHOWN)
            t[shown++] = (struct term){.square = true, .n = 1, .f = {w}};
        else
            rest += w * w, left++;
    }
    if (left)
        t[shown++] = term_of(rest);
    str_init(&text);
    terms_write(&text, t, shown, 4);
    explain_say(e, "%s = %s%s", what, text.s,
                left ? "; the last term is that of the other weights together" : "");
    str_done(&text);
    return total;
}

void explain_objective(struct explaining *e)
{
    bool both = e->s->bias == BIAS_PRICED;
    const char *what = !both          ? "norm²"
                       : e->s->hidden ? "norm² + biases²"
                                      : "norm² + b²";
    double price = e->f->objective - e->f->loss;
    struct term t[2] = {term_of(e->f->loss)};
    struct str text;

    str_init(&text);
    if (e->s->lambda > 0) {
        t[1] = term_product(e->s->lambda, price / e->s->lambda);
        terms_write(&text, t, 2, 4);
        explain_say(e, "objective = loss + lambda·%s%s%s = %s", both ? "(" : "", what,
                    both ? ")" : "", text.s);
        say_squares(e, what);
        explain_say(e, "Training makes it small. %s",
                    both           ? "The bias has its price too."
                    : e->s->hidden ? "The biases have no price."
                                   : "The bias b has no price.");
    } else {
        explain_say(e, "objective = loss + lambda·norm² = loss = %s, for lambda is 0.",
                    num_fixed(e->f->loss, num_places(e->f->loss, 3, 4)).s);
        explain_say(e,
                    "Training makes it small. Its sum over the points: explain loss");
    }
    str_done(&text);
}
