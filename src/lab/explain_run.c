/* Explanations of settings and of the counts of the run and the data.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "lab/explain_number.h"
#include "lab/explaining.h"

enum { NAMED = 8 }; /* steps that are named */

/* ---- settings ---- */

static double log_odds(const double *args, size_t n)
{
    (void)n;
    return log(args[0] / args[1]);
}

void explain_tau(struct explaining *e)
{
    double args[2] = {e->value, 1 - e->value}, z;
    int decimals, digits;

    explain_say(e, "tau = %s: a point is called %s when p ≥ tau.", num_long(e->value).s,
                explain_called(e, 1));
    if (e->value > 0 && e->value < 1) {
        z = log_odds(args, 2);
        decimals = num_places(z, 3, 3);
        digits = num_enough(log_odds, args, 2, z, decimals);
        explain_say(e, "That is z ≥ log(tau/(1 − tau)) = log(%s/%s) = %s.",
                    num_digits(args[0], digits).s, num_digits(args[1], digits).s,
                    num_fixed(z, decimals).s);
    }
    explain_say(e, "The loss does not see tau; errors, precision and recall do.");
}

void explain_lambda(struct explaining *e)
{
    explain_say(e,
                "lambda = %s is the price of large weights: objective = loss + "
                "lambda·norm²; the gradient gets + 2·lambda·w.",
                num_long(e->value).s);
    if (e->f && !e->s->explorer.minimizing && isfinite(e->f->objective)) {
        e->name = "objective";
        e->value = e->f->objective;
        explain_objective(e);
    }
}

void explain_batch(struct explaining *e)
{
    size_t n = e->d ? e->d->n : 0, size = e->s->batch, whole, rest;

    if (size == 0 || !n) {
        explain_say(e, "batch = %s: so many examples make one update%s.",
                    size ? num_short((double)size).s : "all",
                    size ? "" : "; a step is a pass");
        return;
    }
    size = size < n ? size : n;
    whole = n / size;
    rest = n - whole * size;
    if (e->s->optimizer->no_batch)
        explain_say(e, "batch = %zu is not used now: %s", e->s->batch,
                    e->s->optimizer->no_batch);
    else if (rest)
        explain_say(
            e,
            "batch = %zu: a pass over %zu rows is %zu updates of %zu and one of "
            "%zu: %zu·%zu + %zu = %zu.",
            e->s->batch, n, whole, size, rest, whole, size, rest, n);
    else
        explain_say(e,
                    "batch = %zu: a pass over %zu rows is %zu update%s of %zu: "
                    "%zu·%zu = %zu.",
                    e->s->batch, n, whole, whole == 1 ? "" : "s", size, whole, size, n);
    explain_say(e, "Which rows the next one sees: explain step");
}

void explain_split(struct explaining *e)
{
    size_t n = e->s->all ? e->s->all->n : 0;

    if (!e->d) {
        explain_say(e, "split = %s: the first rows train, the others are held back.",
                    num_long(e->value).s);
    } else if (e->d->n == n) {
        explain_say(e, "split = %s: all %zu rows train, none is held back.",
                    num_long(e->value).s, n);
        explain_say(e, "Type: split 0.7, and the last 30 %% tell how the model does on "
                       "rows it has not seen.");
    } else {
        explain_say(e,
                    "split = %s: %s·%zu = %s, so the first %zu rows train; %zu − %zu "
                    "= %zu are held back.",
                    num_long(e->value).s, num_long(e->value).s, n,
                    num_long(e->value * (double)n).s, e->d->n, n, e->d->n, n - e->d->n);
        explain_say(e, "How the model does on those: explain valid.loss");
    }
}

/* beta, rho, beta2, eps: a number of the method's rule. */
void explain_knob(struct explaining *e)
{
    const char *knobs = e->s->optimizer->knobs, *at = strstr(knobs, e->name);
    size_t n = strlen(e->name);

    while (at && ((at != knobs && at[-1] != ' ') || (at[n] && at[n] != ' ')))
        at = strstr(at + 1, e->name);
    explain_say(e, "%s = %s: %s.", e->name, num_long(e->value).s,
                reading_named(e->name)->help);
    if (at)
        explain_say(e, "%s: %s", e->s->optimizer->name, e->s->optimizer->rule);
    else
        explain_say(e, "%s does not use it: %s", e->s->optimizer->name,
                    e->s->optimizer->rule);
}

/* ---- the run ---- */

void explain_steps(struct explaining *e)
{
    explain_say(e, "%s = %s: %s.", e->name, num_short(e->value).s,
                reading_named(e->name)->help);
    if (e->s->iterations && e->s->steps == 1)
        explain_say(e,
                    "fit went the whole way in one jump of %zu iteration%s: they are "
                    "counted in iterations, not in steps.",
                    e->s->iterations, e->s->iterations == 1 ? "" : "s");
    explain_say(e, "It counts since the weights were last set by hand, reset, or the "
                   "data changed. An update in numbers: explain step");
}

void explain_passes(struct explaining *e)
{
    size_t n = e->d ? e->d->n : 1, at = e->s->at;
    double args[2] = {(double)at, (double)n};

    if (at == 0)
        explain_say(e, "passes = %s: every example was used so often in this run.",
                    num_short(e->value).s);
    else
        explain_say(e,
                    "passes = %.0f whole ones + %zu of %zu examples = %.0f + %s = %s",
                    (double)e->s->pass, at, n, (double)e->s->pass,
                    num_fixed(num_quotient(args, 2), 3).s, num_fixed(e->value, 3).s);
    explain_say(e, "It counts since the weights were last set by hand, reset, or the "
                   "data changed.");
}

/* The kept steps after which the objective was higher. */
void explain_rises(struct explaining *e)
{
    const struct trace *t = e->s->trace;
    size_t rows = t ? trace_upto(t, e->s->steps) : 0, seen = 0;
    struct str steps;

    explain_say(e, "rises = %s of %zu updates: so many ended higher than they began.",
                num_short(e->value).s, e->s->steps);
    if (!(e->value > 0))
        return;
    str_init(&steps);
    for (size_t k = 1; k < rows && seen < NAMED; k++)
        if (t->step[k] == t->step[k - 1] + 1 && t->objective[k] > t->objective[k - 1])
            str_addf(&steps, "%s%zu (%s → %s)", seen++ ? ", " : "", t->step[k],
                     num_digits(t->objective[k - 1], 4).s,
                     num_digits(t->objective[k], 4).s);
    if (seen)
        explain_say(e, "%s %s%s", seen == 1 ? "Update" : "Updates", steps.s,
                    (double)seen < e->value ? " …" : "");
    explain_say(e, "A jump longer than 2/L can climb: explain safe_eta. Or a batch saw "
                   "other points than the rest: explain step");
    str_done(&steps);
}

/* ---- the data ---- */

void explain_n(struct explaining *e)
{
    size_t ones;

    explain_say(e, "%s = %s: %s.", e->name, num_short(e->value).s,
                reading_named(e->name)->help);
    if (!e->d || e->d->kind == LABEL_VALUE)
        return;
    ones = data_positives(e->d);
    explain_say(e, "n = npos + nneg = %zu %s + %zu %s = %zu", ones,
                explain_counted(e, 1), e->d->n - ones, explain_counted(e, 0), e->d->n);
    if (e->d->skipped)
        explain_say(e, "%zu rows of the file were left out for a missing value.",
                    e->d->skipped);
    explain_which_rows(e);
}

void explain_dim(struct explaining *e)
{
    enum { SHOWN = 12 };
    size_t dim = e->s->dim;
    struct str names;

    explain_say(e, "dim = %zu: so many features the model sees.", dim);
    if (!e->d)
        return;
    str_init(&names);
    for (size_t j = 0; j < dim && j < SHOWN; j++)
        str_addf(&names, "%sx%zu %s", j ? ", " : "", j + 1, e->x->names[j]);
    explain_say(e, "%s%s", names.s, dim > SHOWN ? ", …" : "");
    str_done(&names);
}

void explain_params(struct explaining *e)
{
    size_t h = e->s->hidden, d = e->s->dim;

    if (h)
        explain_say(
            e,
            "params = b + %zu v + %zu·(bias + %zu weights) = 1 + %zu + %zu·%zu = "
            "%zu",
            h, h, d, h, h, d + 1, e->s->params);
    else
        explain_say(e, "params = b + %zu weight%s = 1 + %zu = %zu", d,
                    d == 1 ? "" : "s", d, e->s->params);
}
