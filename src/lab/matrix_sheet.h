/* How a product of a table and weights is laid out: "[X] · [θ] w1 = [z]" in so many
 * cells. SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LAB_MATRIX_SHEET_H
#define LAB_MATRIX_SHEET_H

#include "lab/explain_number.h"
#include "lab/figure.h"
#include "lab/product.h"

enum { SHEET_COLUMNS = 12 }; /* of X, and rows of the weights, that are shown at most */

/* One way to write it, from the richest on. */
struct manner {
    int head;   /* columns that a name may take beyond its numbers */
    bool names; /* of the weights */
    int digits; /* significant ones of the factors */
    int gap;    /* blanks between columns */
    bool bare;  /* no scores; a row that is written out says its own */
    int pad;    /* blanks inside of the brackets and around the sign of the product */
};

struct sheet {
    const struct product *m;
    struct grid *g;
    enum glyphs glyphs;
    struct manner how;
    struct window rows, columns;
    int column[SHEET_COLUMNS]; /* columns that the entries of X take */
    int x, theta, name, z;     /* the same of X, the weights, their names, the scores */
    int top;                   /* row of the upper ends of the brackets */
    int x_at, theta_at, z_at;  /* columns of the left brackets */
    double *row;               /* room for one row of X */
};

/* Chooses the columns and the manner for the rows that are chosen and the grid's width:
 * the most columns of X, at most ROOM, with the scores if any number of columns leaves
 * room for them. TOP 0: columns are not named. False: nothing fits. */
bool sheet_fit(struct sheet *s, int room);

/* An entry of X or of the weights, and the score of a row, as the manner writes it. */
struct num sheet_entry(const struct sheet *s, double v);
struct num sheet_score(const struct sheet *s, size_t i);

#endif
