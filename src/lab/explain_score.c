/* The score of a point, product by product, neuron by neuron.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "lab/explain_number.h"
#include "lab/explain_spot.h"
#include "lab/explain_terms.h"
#include "learn/logistic.h"
#include "learn/mlp.h"

enum {
    WRITTEN = 4, /* products of a score that are all written out */
    LARGEST = 3, /* of more, or neurons of a network, that are named */
};

/* ---- which terms are named ---- */

/* The places of the COUNT largest of N terms by size, largest first. */
static size_t largest(const struct term *t, size_t n, size_t count, size_t *at)
{
    size_t named = 0;

    for (size_t i = 0; i < n; i++) {
        size_t k = named;

        while (k && fabs(term_value(&t[at[k - 1]])) < fabs(term_value(&t[i])))
            k--;
        if (k == count)
            continue;
        named += named < count;
        memmove(at + k + 1, at + k, (named - k - 1) * sizeof *at);
        at[k] = i;
    }
    return named;
}

/* ---- a weighted sum: b + w1·x1 + … ---- */

/* The digits of z after which p is the same to 3 digits as before. */
static bool same_p(double z, int decimals)
{
    struct num before = num_short(sigmoid(z));
    struct num after = num_short(sigmoid(num_rounded(z, decimals)));

    return strcmp(before.s, after.s) == 0;
}

/* Appends the sum with as many decimals as p needs; SIGMA: a p follows. Its decimals.
 */
static int add_score(struct str *out, const struct term *t, size_t n, double z,
                     bool sigma)
{
    size_t from = out->len;
    int decimals = 0;

    for (int least = 3; least <= 6; least++) {
        str_cut(out, from);
        decimals = terms_write(out, t, n, least);
        if (!sigma || same_p(z, decimals))
            break;
    }
    return decimals;
}

/* "b + w1·x1 + w2·x2" of the block BIAS, NAME %zu. */
static void add_letters(struct str *out, const char *bias, const char *weight, size_t n)
{
    str_add(out, bias);
    for (size_t j = 1; j <= n; j++)
        str_addf(out, " + %s%zu·x%zu", weight, j, j);
}

static bool is_among(const size_t *at, size_t n, size_t j)
{
    for (size_t k = 0; k < n; k++)
        if (at[k] == j)
            return true;
    return false;
}

/* A sum of many products: the bias, the largest three, the others together. */
static int add_many(struct explaining *e, struct str *out, const struct term *t,
                    const char *weight, double z, bool sigma)
{
    struct term few[LARGEST + 2] = {t[0]};
    size_t at[LARGEST + 1], dim = e->s->dim, named = largest(t + 1, dim, LARGEST, at);
    double rest = 0;
    int decimals;

    for (size_t k = 0; k < named; k++)
        few[k + 1] = t[at[k] + 1];
    for (size_t j = 1; j <= dim; j++)
        if (!is_among(at, named, j - 1))
            rest += term_value(&t[j]);
    few[named + 1] = term_of(rest);
    str_addf(out, " (sum of %zu products) = ", dim);
    decimals = add_score(out, few, named + 2, z, sigma);
    str_addf(out, "; largest:");
    for (size_t k = 0; k < named; k++)
        str_addf(out, "%s %s%zu·x%zu", k ? "," : "", weight, at[k] + 1, at[k] + 1);
    str_addf(out, "; the last term is the other %zu together", dim - named);
    return decimals;
}

/* "z = b + w1·x1 = −4.5 + 1·6.5 = −4.500 + 6.500 = 2.000" for the weights BLOCK. */
static int add_sum(struct explaining *e, struct str *out, const struct spot *k,
                   const double *block, const char *bias, const char *weight, double z,
                   bool sigma)
{
    size_t dim = e->s->dim;
    struct term *t = mem_array(dim + 1, sizeof *t);
    int decimals;

    t[0] = term_of(block[0]);
    for (size_t j = 1; j <= dim; j++)
        t[j] = term_product(block[j], k->x[j - 1]);
    if (dim > WRITTEN) {
        str_addf(out, "%s +", bias);
        decimals = add_many(e, out, t, weight, z, sigma);
    } else {
        add_letters(out, bias, weight, dim);
        str_add(out, " = ");
        decimals = add_score(out, t, dim + 1, z, sigma);
    }
    free(t);
    return decimals;
}

/* ---- the hidden neurons of a network ---- */

static double hidden_score(const struct explaining *e, const struct spot *k, size_t h)
{
    const double *block = e->s->theta + mlp_bias(e->s->dim, e->s->hidden, h);

    return block[0] + vec_dot(block + 1, k->x, e->s->dim);
}

/* "a1 = σ(h1.b + h1.w1·x1 = 0.5 + 2·1 = 0.500 + 2.000 = 2.500) = 0.924" */
static void say_neuron(struct explaining *e, const struct spot *k, size_t h)
{
    const double *block = e->s->theta + mlp_bias(e->s->dim, e->s->hidden, h);
    double z = hidden_score(e, k, h);
    char bias[16], weight[16];
    struct str text;

    snprintf(bias, sizeof bias, "h%zu.b", h + 1);
    snprintf(weight, sizeof weight, "h%zu.w", h + 1);
    str_init(&text);
    str_addf(&text, "a%zu = σ(", h + 1);
    add_sum(e, &text, k, block, bias, weight, z, true);
    str_addf(&text, ") = %s", num_short(sigmoid(z)).s);
    explain_say(e, "%s", text.s);
    str_done(&text);
}

static int by_place(const void *a, const void *b)
{
    size_t x = *(const size_t *)a, y = *(const size_t *)b;

    return (x > y) - (x < y);
}

/* The neurons that are written out, in their order: those that say most; how many. */
static size_t written_neurons(const struct explaining *e, const struct spot *k,
                              size_t *at)
{
    size_t hidden = e->s->hidden, count;
    struct term t[MLP_MOST];

    for (size_t h = 0; h < hidden; h++)
        t[h] = term_product(e->s->theta[mlp_output(h)], sigmoid(hidden_score(e, k, h)));
    count = largest(t, hidden, e->all || hidden <= LARGEST ? hidden : 2, at);
    qsort(at, count, sizeof *at, by_place);
    return count;
}

/* Its neurons, then z from all of them. */
static int say_network(struct explaining *e, const struct spot *k)
{
    size_t hidden = e->s->hidden, at[MLP_MOST + 1];
    size_t count = written_neurons(e, k, at);
    struct term t[MLP_MOST + 1] = {term_of(e->s->theta[0])};
    struct str text;
    int decimals;

    for (size_t h = 0; h < hidden; h++)
        t[h + 1] =
            term_product(e->s->theta[mlp_output(h)], sigmoid(hidden_score(e, k, h)));
    for (size_t n = 0; n < count; n++)
        say_neuron(e, k, at[n]);
    if (count < hidden && k->row)
        explain_say(e, "and %zu more neurons: explain point %zu all", hidden - count,
                    e->first + k->i + 1);
    str_init(&text);
    str_add(&text, "z = b");
    for (size_t h = 1; h <= hidden; h++)
        str_addf(&text, " + v%zu·a%zu", h, h);
    str_add(&text, " = ");
    decimals = add_score(&text, t, hidden + 1, k->z, true);
    explain_say(e, "%s", text.s);
    str_done(&text);
    return decimals;
}

/* ---- which features are named ---- */

/* Those of the sum with the weights BLOCK. */
static void named_of(const struct explaining *e, const struct spot *k,
                     const double *block, bool *named)
{
    size_t dim = e->s->dim, at[LARGEST + 1], count;
    struct term *t = mem_array(dim, sizeof *t);

    for (size_t j = 0; j < dim; j++)
        t[j] = term_product(block[j + 1], k->x[j]);
    count = largest(t, dim, LARGEST, at);
    for (size_t n = 0; n < count; n++)
        named[at[n]] = true;
    free(t);
}

void spot_named(const struct explaining *e, const struct spot *k, bool *named)
{
    size_t dim = e->s->dim, at[MLP_MOST + 1], count;

    for (size_t j = 0; j < dim; j++)
        named[j] = dim <= WRITTEN;
    if (dim <= WRITTEN)
        return;
    if (!e->s->hidden) {
        named_of(e, k, e->s->theta, named);
        return;
    }
    count = written_neurons(e, k, at);
    for (size_t n = 0; n < count; n++)
        named_of(e, k, e->s->theta + mlp_bias(dim, e->s->hidden, at[n]), named);
}

int spot_say_score(struct explaining *e, const struct spot *k)
{
    struct str text;
    int decimals;

    if (e->s->hidden)
        return say_network(e, k);
    str_init(&text);
    str_addf(&text, "%s = ", explain_linear(e) ? "ŷ" : "z");
    decimals = add_sum(e, &text, k, e->s->theta, "b", "w", k->z, !explain_linear(e));
    explain_say(e, "%s", text.s);
    str_done(&text);
    return decimals;
}
