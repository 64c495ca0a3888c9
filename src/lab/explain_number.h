/* Numbers of explanations: printed so that the arithmetic is true for what is printed.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LAB_EXPLAIN_NUMBER_H
#define LAB_EXPLAIN_NUMBER_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

/* What stands for a number that is infinite or none at all. It is never shown: of a
 * text with it, explain_say says that the numbers leave the range of doubles. */
#define NUM_BEYOND "\x1a"

/* Digits that are tried so that printed arithmetic is true. */
enum { NUM_USUAL_DIGITS = 6, NUM_MOST_DIGITS = 15, NUM_MOST_DECIMALS = 9 };

/* A number as text, with the minus of prose. */
struct num {
    char s[96];
};
struct num num_fixed(double v, int decimals);   /* exactly so many decimals: 20.000 */
struct num num_trimmed(double v, int decimals); /* at most so many: 0.8, 0.8421 */
struct num num_short(double v);                 /* 3 significant digits */
struct num num_label(double v);                 /* in a figure: or "too large" */
struct num num_digits(double v, int digits);    /* at most so many significant ones */
struct num num_long(double v);                  /* 6, for a factor of a product */
struct num num_bracketed(struct num n);         /* (−2) for a number with a minus */
struct num num_factor(double v);                /* num_long, bracketed */

/* The digits, at least 4, with which num_digits() tells A from B. */
int num_telling(double a, double b);

/* V as num_fixed prints it; as num_digits prints it. */
double num_rounded(double v, int decimals);
double num_cut(double v, int digits);

/* Decimals with which V shows DIGITS significant digits: at least LEAST, at most 8. */
int num_places(double v, int digits, int least);

/* Both are printed alike with DECIMALS. */
bool num_same(double a, double b, int decimals);
/* The N rounded PARTS add up to the rounded TOTAL. */
bool num_add_up(const double *parts, size_t n, double total, int decimals);

/* The least number of digits from 6 on for the N arguments of RULE with which it gives
 * RESULT as printed with DECIMALS; 6 if none does. */
typedef double num_rule(const double *args, size_t n);
int num_enough(num_rule *rule, const double *args, size_t n, double result,
               int decimals);
num_rule num_quotient, num_product; /* a/b/c …, a·b·c … */

/* |V| is so small that it is written with an e, though 1/V can be computed with. */
bool num_is_small(double v);

/* Appends "0.19/0.271 = 0.7011": A by B with the digits that give what is printed. */
void num_ratio(struct str *out, double a, double b);

#endif
