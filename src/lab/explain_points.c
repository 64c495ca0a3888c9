/* Explanations that are sums over the points: the loss, the gradient, one point.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "base/utf8.h"
#include "lab/dataset.h"
#include "lab/explaining.h"
#include "learn/logistic.h"

enum {
    LARGEST = 3, /* points that are named */
    LINES = 1000 /* with `all`, at most */
};

/* What is added up: one number for each point. */
struct sum {
    const char *what;   /* "costs" */
    const char *column; /* its heading, line by line: "cost" */
    double (*term)(const struct explaining *e, size_t i);
    double total;
    size_t largest[LARGEST];
    size_t named; /* points in largest */
    int decimals; /* with which the printed parts add up */
};

static double cost(const struct explaining *e, size_t i)
{
    double r = e->f->p[i] - e->d->y[i];

    return explain_linear(e) ? r * r : log_loss(e->f->z[i], e->d->y[i]);
}

static double square(const struct explaining *e, size_t i)
{
    double r = e->f->p[i] - e->d->y[i];

    return r * r;
}

static double segment(const struct explaining *e, size_t i)
{
    return fabs(e->f->p[i] - e->d->y[i]);
}

static double pull(const struct explaining *e, size_t i)
{
    double r = e->f->p[i] - e->d->y[i];

    return e->feature ? r * explain_x(e, e->feature, i) : r;
}

/* Keeps the points with the largest terms in order. */
static void keep(const struct explaining *e, struct sum *s, size_t i)
{
    double size = fabs(s->term(e, i));
    size_t at = s->named;

    while (at && fabs(s->term(e, s->largest[at - 1])) < size)
        at--;
    if (at == LARGEST)
        return;
    if (s->named < LARGEST)
        s->named++;
    memmove(s->largest + at + 1, s->largest + at,
            (s->named - at - 1) * sizeof *s->largest);
    s->largest[at] = i;
}

/* Adds up, and finds the decimals that make the printed parts add up too. */
static void add_up(const struct explaining *e, struct sum *s)
{
    double parts[LARGEST + 1], rest;

    for (size_t i = 0; i < e->d->n; i++) {
        s->total += s->term(e, i);
        keep(e, s, i);
    }
    rest = s->total;
    for (size_t k = 0; k < s->named; k++) {
        parts[k] = s->term(e, s->largest[k]);
        rest -= parts[k];
    }
    parts[s->named] = rest;
    s->decimals = num_decimals(parts, s->named + 1, s->total, 3);
}

/* "largest: 6.5 h 20.000, 3.0 h 15.000; the other 16 together 5.707" */
static void say_largest(struct explaining *e, const struct sum *s)
{
    struct str text;
    double rest = num_rounded(s->total, s->decimals); /* so that it adds up as shown */

    str_init(&text);
    str_add(&text, e->d->n > s->named ? "largest: " : "they are: ");
    for (size_t k = 0; k < s->named; k++) {
        double term = s->term(e, s->largest[k]);

        str_add(&text, k ? ", " : "");
        explain_label(e, s->largest[k], &text);
        str_addf(&text, " %s", num_fixed(term, s->decimals).s);
        rest -= num_rounded(term, s->decimals);
    }
    if (e->d->n == s->named + 1)
        str_addf(&text, "; the other one %s", num_fixed(rest, s->decimals).s);
    else if (e->d->n > s->named)
        str_addf(&text, "; the other %zu together %s", e->d->n - s->named,
                 num_fixed(rest, s->decimals).s);
    explain_say(e, "%s", text.s);
    str_done(&text);
}

/* ---- every line ---- */

static size_t label_columns(const struct explaining *e, size_t lines)
{
    size_t most = 0;

    for (size_t i = 0; i < lines; i++) {
        struct str label;

        str_init(&label);
        explain_label(e, i, &label);
        if (utf8_columns(label.s) > most)
            most = utf8_columns(label.s);
        str_done(&label);
    }
    return most;
}

static void say_line(struct explaining *e, const struct sum *s, size_t i,
                     size_t columns)
{
    struct str line;
    size_t start;

    str_init(&line);
    str_addf(&line, "%4zu  ", i + 1);
    start = line.len;
    explain_label(e, i, &line);
    while (utf8_columns(line.s + start) < columns)
        str_addc(&line, ' ');
    str_addf(&line, "  y %s  %s %s", num_short(e->d->y[i]).s,
             explain_linear(e) ? "ŷ" : "p", num_fixed(e->f->p[i], 3).s);
    str_addf(&line, "  %s %s", s->column, num_fixed(s->term(e, i), s->decimals).s);
    paper_prose(e->out, e->width, STYLE_PLAIN, "", "      ", line.s);
    str_done(&line);
}

/* All points line by line, and what the printed lines add up to. */
static void say_all(struct explaining *e, struct sum *s)
{
    size_t lines = e->d->n < LINES ? e->d->n : LINES;
    size_t columns = label_columns(e, lines);
    double printed = 0;

    for (size_t i = 0; i < lines; i++) {
        say_line(e, s, i, columns);
        printed += num_rounded(s->term(e, i), s->decimals);
    }
    if (lines < e->d->n)
        explain_say(e, "… and %zu more lines.", e->d->n - lines);
    else if (fabs(printed - num_rounded(s->total, s->decimals)) >
             pow(10, -s->decimals) / 2)
        explain_say(e, "Every line is rounded; before rounding they add up to %s.",
                    num_fixed(s->total, s->decimals).s);
    else
        explain_say(e, "Sum: %s", num_fixed(s->total, s->decimals).s);
}

static void say_points(struct explaining *e, struct sum *s)
{
    if (e->all) {
        say_all(e, s);
        return;
    }
    say_largest(e, s);
    if (e->d->n > s->named)
        explain_say(e, "Type: explain %s all, for every line.", e->name);
}

/* ---- the readings ---- */

static void say_mean(struct explaining *e, struct sum *s)
{
    size_t n = e->d->n;

    add_up(e, s);
    explain_say(e, "%s = (sum of %zu %s) / %zu = %s / %zu = %s", e->name, n, s->what, n,
                num_fixed(s->total, s->decimals).s, n,
                num_fixed(s->total / (double)n, s->decimals + 1).s);
    say_points(e, s);
}

void explain_loss(struct explaining *e)
{
    struct sum s = {.what = "costs", .column = "cost", .term = cost};

    if (explain_linear(e))
        s.what = "squared residuals";
    say_mean(e, &s);
}

void explain_mse(struct explaining *e)
{
    struct sum s = {.what = explain_linear(e) ? "squared residuals" : "(p − y)²",
                    .column = explain_linear(e) ? "(ŷ−y)²" : "(p−y)²",
                    .term = square};

    say_mean(e, &s);
}

void explain_abserr(struct explaining *e)
{
    struct sum s = {.what = "segments |y − p|", .column = "|y−p|", .term = segment};

    add_up(e, &s);
    explain_say(e, "abserr = sum of %zu %s = %s", e->d->n, s.what,
                num_fixed(s.total, s.decimals).s);
    say_points(e, &s);
}

void explain_maxloss(struct explaining *e)
{
    size_t worst = 0;

    for (size_t i = 0; i < e->d->n; i++)
        if (cost(e, i) > cost(e, worst))
            worst = i;
    explain_say(e, "maxloss is the cost of the worst point:");
    explain_point(e, worst);
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

/* The price of weights in the gradient: + 2·lambda·w1. */
static void say_priced(struct explaining *e, const struct sum *s, double mean,
                       double price)
{
    const char *twice = explain_linear(e) ? "2·" : "";
    int decimals =
        num_decimals((double[]){mean, price}, 2, mean + price, s->decimals + 1);
    struct num sum = num_fixed(s->total, s->decimals);

    if (*twice)
        sum = num_bracketed(sum);
    explain_say(e, "%s = %s(sum of %zu %s) / %zu + 2·lambda·w%zu", e->name, twice,
                e->d->n, s->what, e->d->n, e->feature);
    explain_say(e, "= %s%s / %zu + 2·%s·%s = %s + %s = %s", twice, sum.s, e->d->n,
                num_long(e->s->lambda).s, num_factor(e->s->theta[e->feature]).s,
                num_fixed(mean, decimals).s,
                num_bracketed(num_fixed(price, decimals)).s,
                num_fixed(mean + price, decimals).s);
}

void explain_gradient(struct explaining *e)
{
    struct sum s = {.term = pull};
    size_t n = e->d->n, j = e->feature;
    double weight = e->s->theta[j], price = j ? 2 * e->s->lambda * weight : 0;
    double mean;
    const char *twice = explain_linear(e) ? "2·" : "";
    struct str what;

    str_init(&what);
    str_addf(&what, "(%s − y)", explain_linear(e) ? "ŷ" : "p");
    if (j)
        str_addf(&what, "·x%zu", j);
    s.what = s.column = what.s;
    add_up(e, &s);
    mean = (explain_linear(e) ? 2 : 1) * s.total / (double)n;
    if (price != 0)
        say_priced(e, &s, mean, price);
    else
        explain_say(e, "%s = %s(sum of %zu %s) / %zu = %s%s / %zu = %s", e->name, twice,
                    n, s.what, n, twice,
                    (*twice ? num_bracketed(num_fixed(s.total, s.decimals))
                            : num_fixed(s.total, s.decimals))
                        .s,
                    n, num_fixed(mean, s.decimals + 1).s);
    say_points(e, &s);
    say_downhill(e);
    str_done(&what);
}

/* ---- one point ---- */

/* z = b + w1·x1 + …, with the products, and their sum. */
static void say_score(struct explaining *e, size_t i)
{
    const double *theta = e->s->theta;
    double parts[5] = {theta[0]};
    size_t dim = e->s->dim;
    struct str letters, numbers, sum;
    int decimals;

    if (dim > 4) {
        explain_say(e, "z = b + (sum of %zu products) = %s", dim,
                    num_short(e->f->z[i]).s);
        return;
    }
    for (size_t j = 1; j <= dim; j++)
        parts[j] = theta[j] * explain_x(e, j, i);
    decimals = num_decimals(parts, dim + 1, e->f->z[i], 3);
    str_init(&letters);
    str_init(&numbers);
    str_init(&sum);
    str_addf(&sum, "%s", num_fixed(theta[0], decimals).s);
    for (size_t j = 1; j <= dim; j++) {
        str_addf(&letters, " + w%zu·x%zu", j, j);
        str_addf(&numbers, " + %s·%s", num_factor(theta[j]).s,
                 num_factor(explain_x(e, j, i)).s);
        str_addf(&sum, " %s %s", parts[j] < 0 ? "−" : "+",
                 num_fixed(fabs(parts[j]), decimals).s);
    }
    explain_say(e, "%s = b%s = %s%s = %s = %s", explain_linear(e) ? "ŷ" : "z",
                letters.s, num_long(theta[0]).s, numbers.s, sum.s,
                num_fixed(e->f->z[i], decimals).s);
    str_done(&letters);
    str_done(&numbers);
    str_done(&sum);
}

static void say_cost(struct explaining *e, size_t i)
{
    double z = e->f->z[i], p = e->f->p[i], y = e->d->y[i];

    if (explain_linear(e)) {
        explain_say(e, "cost = (ŷ − y)² = (%s − %s)² = %s", num_long(p).s,
                    num_factor(y).s, num_fixed(cost(e, i), 3).s);
        return;
    }
    explain_say(e, "p = 1/(1 + e^(−z)) = 1/(1 + %s) = %s%s", num_short(exp(-z)).s,
                p > 0.9995 ? "1 − " : "", num_short(p > 0.9995 ? sigmoid(-z) : p).s);
    if (y == 1)
        explain_say(e, "cost = −log(p) = −log(%s) = %s", num_long(p).s,
                    num_fixed(cost(e, i), 3).s);
    else if (y == 0)
        explain_say(e, "cost = −log(1 − p) = −log(%s) = %s", num_long(sigmoid(-z)).s,
                    num_fixed(cost(e, i), 3).s);
    else
        explain_say(e, "cost = −(y·log(p) + (1 − y)·log(1 − p)) = %s, with y = %s",
                    num_fixed(cost(e, i), 3).s, num_short(y).s);
}

static void say_scaled(struct explaining *e)
{
    if (e->s->scale)
        explain_say(e, "scale is on: x1 … are the scaled features, (x − mean) / sd.");
}

void explain_point(struct explaining *e, size_t i)
{
    bool one = e->f->p[i] >= e->s->tau, values = e->d->kind == LABEL_VALUE;
    struct str label;

    str_init(&label);
    explain_place(e, i, &label);
    if (values)
        explain_say(e, "Point %zu: %s, y = %s", i + 1, label.s,
                    num_short(e->d->y[i]).s);
    else
        explain_say(e, "Point %zu: %s, %s (y = %s)", i + 1, label.s,
                    explain_class(e, i), num_short(e->d->y[i]).s);
    str_done(&label);
    say_score(e, i);
    say_scaled(e);
    say_cost(e, i);
    if (!values)
        explain_say(e, "p %s %s (tau), so it is called %s: %s.", one ? "≥" : "<",
                    num_short(e->s->tau).s, dataset_class(e->d, one),
                    one == data_positive(e->d, i) ? "right" : "wrong");
}
