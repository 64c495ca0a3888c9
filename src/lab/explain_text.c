/* The words of explanations: sentences, points, features.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stdarg.h>
#include <string.h>

#include "lab/dataset.h"
#include "lab/explain_number.h"
#include "lab/explaining.h"
#include "learn/logistic.h"
#include "learn/mlp.h"

/* ---- numbers beyond the range of doubles ---- */

void explain_beyond(struct explaining *e, const char *name)
{
    struct str text;

    if (e->beyond)
        return;
    e->beyond = true;
    str_init(&text);
    str_addf(&text,
             "In computing %s the numbers leave the range of doubles (about 1.8e308), "
             "so no arithmetic is shown for it.",
             name);
    paper_prose(e->out, e->width, STYLE_PLAIN, "", "  ", text.s);
    str_done(&text);
}

/* Appends what AT, a place in TEXT, is on the way to: in "There z = b + w·x = …" it is
 * "z", the last word before the first equals sign of its part of the sentence. */
static void add_goal(const char *text, const char *at, struct str *out)
{
    const char *word = text, *goal = NULL, *end = NULL;
    int depth = 0;

    for (const char *c = text; c < at; c++) {
        depth += (*c == '(' || *c == '[') - (*c == ')' || *c == ']');
        if (depth > 0 || *c != ' ')
            continue;
        if (c > text && strchr(",;:.?", c[-1]))
            goal = NULL;
        if (!goal && c[1] == '=' && c[2] == ' ') {
            goal = word;
            end = c;
        }
        word = c + 1;
    }
    if (goal)
        str_addn(out, goal, (size_t)(end - goal));
}

/* TEXT has a number that cannot be shown: says so instead. */
static bool goes_beyond(struct explaining *e, const char *text)
{
    const char *at = strstr(text, NUM_BEYOND);
    struct str goal;

    if (!at)
        return false;
    str_init(&goal);
    add_goal(text, at, &goal);
    explain_beyond(e, goal.len ? goal.s : e->name);
    str_done(&goal);
    return true;
}

/* ---- sentences ---- */

void explain_line(struct explaining *e, const char *line, const char *indent)
{
    if (!goes_beyond(e, line))
        paper_prose(e->out, e->width, STYLE_PLAIN, "", indent, line);
}

void explain_say(struct explaining *e, const char *fmt, ...)
{
    struct str text;
    va_list args;

    str_init(&text);
    va_start(args, fmt);
    str_addv(&text, fmt, args);
    va_end(args);
    explain_line(e, text.s, "  ");
    str_done(&text);
}

/* ---- points ---- */

bool explain_linear(const struct explaining *e)
{
    return !e->s->model->sigma;
}

const char *explain_prediction(const struct explaining *e)
{
    return explain_linear(e) ? "ŷ" : "p";
}

double explain_x(const struct explaining *e, size_t j, size_t i)
{
    return e->x->x[j - 1][i];
}

double explain_hidden(const struct explaining *e, size_t h, size_t i)
{
    const double *block = e->s->theta + mlp_bias(e->s->dim, e->s->hidden, h);
    double z = block[0];

    for (size_t j = 1; j <= e->s->dim; j++)
        z += block[j] * explain_x(e, j, i);
    return sigmoid(z);
}

double explain_counts_as(const struct explaining *e, size_t i)
{
    const double *c = e->o.class_weight;

    return c[0] == 0 && c[1] == 0 ? 1 : c[data_positive(e->d, i)];
}

bool explain_priced(const struct explaining *e, size_t j)
{
    bool bias = j == 0;

    for (size_t h = 0; h < e->s->hidden; h++)
        bias = bias || j == mlp_bias(e->s->dim, e->s->hidden, h);
    return e->s->lambda > 0 && (!bias || e->s->bias == BIAS_PRICED);
}

/* Decimals that show every value of column X as it is, at most 3. */
static int column_decimals(const double *x, size_t n)
{
    int decimals = 0;

    for (size_t i = 0; i < n && decimals < 3; i++)
        while (decimals < 3 &&
               fabs(x[i] * pow(10, decimals) - round(x[i] * pow(10, decimals))) >
                   1e-9 * (1 + fabs(x[i])))
            decimals++;
    return decimals;
}

static bool has_twin(const struct data *d, size_t i)
{
    for (size_t k = 0; k < d->n; k++) {
        size_t j = 0;

        while (j < d->dim && d->x[j][k] == d->x[j][i])
            j++;
        if (k != i && j == d->dim)
            return true;
    }
    return false;
}

void explain_place(const struct explaining *e, size_t i, struct str *out)
{
    const struct data *d = e->d;
    const struct dataset *set = dataset_of(d);
    struct num x = num_fixed(d->x[0][i], column_decimals(d->x[0], d->n));

    if (d->dim > 2)
        str_addf(out, "row %zu", e->first + i + 1);
    else if (d->dim == 2)
        str_addf(out, "(%s, %s)", x.s,
                 num_fixed(d->x[1][i], column_decimals(d->x[1], d->n)).s);
    else if (set && set->unit)
        str_addf(out, "%s %s", x.s, set->unit);
    else
        str_addf(out, "%s=%s", d->names[0], x.s);
}

bool explain_twin(const struct explaining *e, size_t i)
{
    return e->d->dim <= 2 && e->d->n <= 10000 && has_twin(e->d, i);
}

void explain_label(const struct explaining *e, size_t i, struct str *out)
{
    explain_place(e, i, out);
    if (explain_twin(e, i))
        str_addf(out, " (row %zu)", e->first + i + 1);
}

const char *explain_class(const struct explaining *e, size_t i)
{
    return dataset_class(e->d, data_positive(e->d, i));
}

/* The file says 0 and 1, no words. */
static bool wordless(const struct explaining *e, int class)
{
    const char *word = dataset_class(e->d, class);

    return word[0] == '0' + class && !word[1];
}

const char *explain_called(const struct explaining *e, int class)
{
    if (!wordless(e, class))
        return dataset_class(e->d, class);
    return class ? "class 1" : "class 0";
}

const char *explain_counted(const struct explaining *e, int class)
{
    if (!wordless(e, class))
        return dataset_class(e->d, class);
    return class ? "of class 1" : "of class 0";
}

/* ---- sentences that more than one needs ---- */

void explain_which_rows(struct explaining *e)
{
    size_t n = e->s->all ? e->s->all->n : 0;

    if (!e->d || e->d->n == n)
        return;
    if (e->first && e->first + 1 == n)
        explain_say(e, "split is %s: this is the row held back, %zu.",
                    num_short(e->s->split).s, n);
    else if (e->first)
        explain_say(e, "split is %s: these are the rows held back, %zu to %zu.",
                    num_short(e->s->split).s, e->first + 1, n);
    else
        explain_say(e, "split is %s: these are the rows that train, 1 to %zu of %zu.",
                    num_short(e->s->split).s, e->d->n, n);
}

void explain_class_weights(struct explaining *e)
{
    const double *c = e->o.class_weight;
    size_t n = e->s->fitted->n, one = data_positives(e->s->fitted);

    if (c[0] == 0 && c[1] == 0)
        return;
    explain_say(e,
                "classweight balanced: a point counts c = n/(2·its class): "
                "%zu/(2·%zu) = %s for %s, %zu/(2·%zu) = %s for %s.",
                n, n - one, num_long(c[0]).s, explain_called(e, 0), n, one,
                num_long(c[1]).s, explain_called(e, 1));
}

void explain_feature(struct explaining *e, size_t j)
{
    const struct state *s = e->s;

    if (s->recipe)
        explain_say(e, "x%zu is the feature %s.", j, s->fitted->names[j - 1]);
    if (s->scale)
        explain_say(e, "scale is on: x%zu = (%s − %s)/%s.", j, s->fitted->names[j - 1],
                    num_long(s->scaling.mean[j - 1]).s,
                    num_long(s->scaling.sd[j - 1]).s);
}
