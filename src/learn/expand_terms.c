/* The lists of products and powers, and what they are called.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "learn/expand_terms.h"

#include "base/str.h"

/* C(inputs + degree, degree) - 1: each factor of the product divides exactly. */
static size_t monomials(size_t inputs, int degree)
{
    size_t count = 1;

    for (size_t k = 1; k <= (size_t)degree; k++) {
        count = count * (inputs + k) / k;
        if (count > DATA_MAX_DIM + 1)
            return DATA_MAX_DIM + 1;
    }
    return count - 1;
}

size_t terms_count(enum recipe_kind kind, int degree, size_t inputs)
{
    size_t n = inputs;

    if (kind == RECIPE_PRODUCT)
        n = inputs + inputs * (inputs - 1) / 2;
    else if (kind == RECIPE_SQUARE)
        n = 2 * inputs;
    else if (kind == RECIPE_POLY)
        n = monomials(inputs, degree);
    return n <= DATA_MAX_DIM ? n : DATA_MAX_DIM + 1;
}

/* Those of one degree more behind the N that there are: column i times every one of
 * the last degree whose first factor is column i or a later one. START[i] is where
 * these begin; they reach to N. */
static size_t next_degree(struct term *t, size_t n, size_t inputs, uint16_t *start)
{
    size_t end = n;

    for (size_t i = 0; i < inputs; i++) {
        size_t from = start[i];

        start[i] = (uint16_t)n;
        for (; from < end; from++)
            t[n++] = (struct term){(uint16_t)i, (uint16_t)from};
    }
    return n;
}

void terms_list(enum recipe_kind kind, int degree, size_t inputs, struct term *t)
{
    uint16_t start[DATA_MAX_DIM];
    size_t n = inputs;

    for (size_t i = 0; i < inputs; i++) {
        t[i] = (struct term){(uint16_t)i, TERM_ALONE};
        start[i] = (uint16_t)i;
    }
    for (size_t i = 0; kind == RECIPE_PRODUCT && i < inputs; i++)
        for (size_t j = i + 1; j < inputs; j++)
            t[n++] = (struct term){(uint16_t)i, (uint16_t)j};
    for (size_t i = 0; kind == RECIPE_SQUARE && i < inputs; i++)
        t[n++] = (struct term){(uint16_t)i, (uint16_t)i};
    for (int k = 2; kind == RECIPE_POLY && k <= degree; k++)
        n = next_degree(t, n, inputs, start);
}

/* A term's factors come in the order of the columns, equal ones side by side. */
char *term_name(const struct term *t, size_t j, char *const *names)
{
    struct str out;

    str_init(&out);
    for (size_t at = j; at != TERM_ALONE;) {
        size_t input = t[at].input;
        int power = 0;

        for (; at != TERM_ALONE && t[at].input == input; at = t[at].from)
            power++;
        str_addf(&out, "%s%s", out.len ? "*" : "", names[input]);
        if (power > 1)
            str_addf(&out, "^%d", power);
    }
    return out.s;
}
