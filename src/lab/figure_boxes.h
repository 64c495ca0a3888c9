/* Where the four boxes of a confusion matrix and what is around them go.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LAB_FIGURE_BOXES_H
#define LAB_FIGURE_BOXES_H

#include "lab/figure_parts.h"

enum { BOXES_RATES = 4 }; /* lines of rates beneath, at most */

/* Row 0 is what is class 1, column 0 what is called so. */
struct boxes {
    struct grid *g;
    const struct data *d;
    size_t n[2][2]; /* [is][called] */
    bool ascii;
    double tau;
    int number;              /* columns of the largest number */
    int label, width, total; /* columns: words at the left, a box, sums at the right */
    int gap;                 /* columns between the boxes */
    bool caption, header, cross, words, sums;
    int bars, rates, air; /* rows: of a bar, of rates, blank ones around the boxes */
};

/* The layout for B's counts at tau in G. */
struct boxes boxes_of(struct bench *b, const struct look *look, struct grid *g);

/* The first column of a box. */
int boxes_column(const struct boxes *m, int called);
/* How many are of row IS and column CALLED; -1: of both. */
size_t boxes_sum(const struct boxes *m, int is, int called);
int boxes_digits(size_t n);
/* "is hero", "called not"; the class alone where the verb makes one of them longer than
 * ROOM. */
void boxes_side(const struct boxes *m, const char *verb, int k, int room,
                struct str *out);

#endif
