/* Sums of explanations: "0.9 − 0.3·(−0.5) = 0.900 + 0.150 = 1.050".
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LAB_EXPLAIN_TERMS_H
#define LAB_EXPLAIN_TERMS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

/* A term of a sum: a product, its last factor squared or not, over a divisor or not. */
enum { TERM_FACTORS = 4 };
struct term {
    bool minus, square;
    size_t n;
    double f[TERM_FACTORS];
    double over; /* 0: none */
};
struct term term_of(double v); /* V alone */
struct term term_product(double a, double b);
double term_value(const struct term *t);

/* Appends "0.9 − 0.3·(−0.5) = 0.900 + 0.150 = 1.050": the terms, what they come to, and
 * their sum with at least LEAST decimals; where that would be all zeros, "7.189e−9".
 * The printed numbers give each other, or "(rounded)" is said. How many decimals were
 * used.
 */
int terms_write(struct str *out, const struct term *t, size_t n, int least);
/* The same for a sum whose square root V is printed with 4 digits: it gives them. */
void terms_under_root(struct str *out, const struct term *t, size_t n, double v);

#endif
