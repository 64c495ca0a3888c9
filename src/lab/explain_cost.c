/* The table of the kinds of cost, and the cost of a point in numbers.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "lab/explain_cost.h"

#include <assert.h>
#include <math.h>

#include "lab/explain_number.h"
#include "learn/logistic.h"

static const struct cost_words rows[] = {
    {&cost_log, "costs", "costs, each times c", "(p − y)", "p·(1 − p)",
     "M = XᵀX/(4n) + the price of the weights", NULL, point_log, baseline_entropy,
     false},
    {&cost_squared, "(p − y)²", "c·(p − y)²", "2·(p − y)·p·(1 − p)", "bend",
     "M = (largest bend of a cost)·XᵀX/n + the price of the weights", NULL,
     point_squared, baseline_variance, false},
    {&cost_errors, "costs (1 if wrong, else 0)", "costs (c if wrong, else 0)", "0", "0",
     "M, the price of the weights alone: the number of errors has no bend",
     "Counted at p = ½; it changes only when a point changes sides, so it has no slope "
     "to follow.",
     point_errors, baseline_share, true},
    {&cost_residual, "squared residuals", "squared residuals", "(ŷ − y)", "2",
     "M = 2·XᵀX/n + the price of the weights", NULL, point_squared, baseline_variance,
     false},
};

const struct cost_words *cost_words_of(const struct cost *cost)
{
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (rows[i].cost == cost)
            return &rows[i];
    return NULL;
}

const struct cost_words *explain_cost(const struct explaining *e)
{
    const struct cost_words *w = cost_words_of(e->s->model->cost);

    assert(w); /* a test walks all objectives */
    return w;
}

/* ---- the cost of a point ---- */

static double minus_log(const double *args, size_t n)
{
    (void)n;
    return -log(args[0]);
}

static double squared_gap(const double *args, size_t n)
{
    (void)n;
    return (args[0] - args[1]) * (args[0] - args[1]);
}

static double soft_cost(const double *args, size_t n)
{
    (void)n;
    return -args[1] * log(args[0]) - (1 - args[1]) * log(args[2]);
}

void point_log(struct explaining *e, const struct spot *k, double cost)
{
    double other = sigmoid(-k->z), said = k->y == 1 ? k->p : other;
    double args[3] = {k->p, k->y, other};
    int decimals = num_places(cost, 3, 3), digits;
    struct num value = num_fixed(cost, decimals);

    if (fabs(k->z) > 700) {
        explain_say(e, "cost = log(1 + e^z) − y·z = %s", value.s);
        return;
    }
    if (k->y == 1 || k->y == 0) {
        digits = num_enough(minus_log, &said, 1, cost, decimals);
        explain_say(e, "cost = −log(%s) = −log(%s) = %s", k->y == 1 ? "p" : "1 − p",
                    num_digits(said, digits).s, value.s);
        return;
    }
    digits = num_enough(soft_cost, args, 3, cost, decimals);
    explain_say(e,
                "cost = −y·log(p) − (1 − y)·log(1 − p) = −%s·log(%s) − %s·log(%s) = %s",
                num_digits(k->y, digits).s, num_digits(k->p, digits).s,
                num_digits(1 - k->y, digits).s, num_digits(other, digits).s, value.s);
}

void point_squared(struct explaining *e, const struct spot *k, double cost)
{
    double args[2] = {k->p, k->y};
    int decimals = num_places(cost, 3, 3);
    int digits = num_enough(squared_gap, args, 2, cost, decimals);

    explain_say(e, "cost = (%s − y)² = (%s − %s)² = %s", explain_prediction(e),
                num_digits(k->p, digits).s, num_bracketed(num_digits(k->y, digits)).s,
                num_fixed(cost, decimals).s);
}

void point_errors(struct explaining *e, const struct spot *k, double cost)
{
    (void)k;
    explain_say(e, "cost = %s: 1 on the wrong side of ½, else 0.", num_short(cost).s);
}
