/* Sums over the points: named by their largest terms, or line by line.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LAB_EXPLAIN_SUM_H
#define LAB_EXPLAIN_SUM_H

#include "lab/explaining.h"

enum { SUM_NAMED = 3 }; /* points that are named */

/* What is added up: one number for each point. */
struct sum {
    const char *what;   /* "costs" */
    const char *column; /* its heading, line by line: "cost" */
    double (*term)(const struct explaining *e, size_t i);
    double factor; /* the reading is factor * total / n; 0: it is the total */
    double total;
    bool whole; /* every term is a whole number */
    size_t largest[SUM_NAMED];
    size_t named;      /* points in largest */
    int decimals;      /* with which the printed parts add up to the printed total */
    bool exact;        /* all parts, rounded like this, add up to the total */
    int mean_decimals; /* with which factor * printed total / n is the printed mean */
};

/* Adds up, and finds the decimals that make the printed parts add up too. */
void sum_up(const struct explaining *e, struct sum *s);
double sum_mean(const struct explaining *e, const struct sum *s);
/* "(sum of 18 costs) / 18 = 40.707 / 18 = 2.2615" */
void sum_add_mean(const struct explaining *e, const struct sum *s, struct str *out);
/* The terms: the largest, or with `all` every one. */
void sum_say(struct explaining *e, const struct sum *s);

#endif
